// WordEntry: 24 recovery words being typed: completion of each, and which one is wrong.
//
// Holds secrets: clear() forgets them, and every page that uses it calls that when it goes.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QStringList>

#include "api/wallets.h"

namespace leo::ui {

inline constexpr int kRecoveryWords = 24;  // BIP39, 256 bits

class WordEntry : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("WalletsArea has the only one")
    Q_PROPERTY(QStringList words READ words NOTIFY changed)
    Q_PROPERTY(int filled READ filled NOTIFY changed)
    Q_PROPERTY(int wrongAt READ wrongAt NOTIFY changed)  // from 1; 0 while every finished word is on the list
    Q_PROPERTY(bool complete READ complete NOTIFY changed)
    Q_PROPERTY(bool valid READ valid NOTIFY changed)         // complete and the checksum holds
    Q_PROPERTY(QString problem READ problem NOTIFY changed)  // one sentence, names the position

public:
    explicit WordEntry(api::Wallets& wallets, QObject* parent = nullptr);

    QStringList words() const { return m_words; }
    int filled() const;
    int wrongAt() const { return m_wrongAt; }
    bool complete() const { return filled() == kRecoveryWords; }
    bool valid() const { return complete() && m_problem.isEmpty(); }
    QString problem() const { return m_problem; }
    QByteArray joined() const;

    // A word at a place from 0. Text with spaces is a phrase: it fills this place and those after it.
    Q_INVOKABLE void setWord(int place, const QString& text);
    // Words of the list that begin like this, at most eight.
    Q_INVOKABLE QStringList completions(const QString& prefix) const;
    Q_INVOKABLE bool onList(const QString& word) const;
    // Judges the words as they stand; a word still being typed at `except` is not called wrong.
    Q_INVOKABLE void judge(int except = -1);
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void changed();

private:
    api::Wallets& m_api;
    QStringList m_words;
    int m_wrongAt = 0;
    QString m_problem;
};

}  // namespace leo::ui
