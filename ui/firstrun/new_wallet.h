// NewWallet: making a wallet: 24 words shown once, three of them asked for, a name and a password; or restoring one
// from its words or from a backup file.
//
// The words leave this object when they were confirmed and are never shown again; abandon() forgets everything.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QStringList>
#include <QVariantList>

#include "api/wallets.h"

namespace leo::ui {

class WordEntry;

class NewWallet : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("WalletsArea has the only one")
    Q_MOC_INCLUDE("firstrun/word_entry.h")
    Q_PROPERTY(Stage stage READ stage NOTIFY changed)
    Q_PROPERTY(QStringList words READ words NOTIFY changed)      // only while they are shown
    Q_PROPERTY(QVariantList asked READ asked NOTIFY changed)     // three places, from 1
    Q_PROPERTY(int wrongAnswer READ wrongAnswer NOTIFY changed)  // the place that was answered wrongly, else 0
    Q_PROPERTY(leo::ui::WordEntry* entry READ entry CONSTANT)    // of restoring
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)

public:
    enum class Stage { Idle, Show, Ask, Password, Done };
    Q_ENUM(Stage)
    static constexpr int kAsked = 3;
    static constexpr int kMinPassword = 8;

    explicit NewWallet(api::Wallets& wallets, QObject* parent = nullptr);
    ~NewWallet() override;

    Stage stage() const { return m_stage; }
    QStringList words() const { return m_stage == Stage::Show ? m_words : QStringList(); }
    QVariantList asked() const;
    int wrongAnswer() const { return m_wrong; }
    WordEntry* entry() { return m_entry; }
    bool busy() const { return m_busy; }
    QString error() const { return m_error; }

    Q_INVOKABLE void begin();      // makes 24 new words
    Q_INVOKABLE void written();    // "I wrote them down"
    Q_INVOKABLE void showAgain();  // while asking; the places asked for change
    // Answers in the order of asked(). Right ones lead to the password.
    Q_INVOKABLE void answer(const QStringList& words);
    // Ends with the wallet, as the active one.
    Q_INVOKABLE void create(const QString& name, const QString& password, const QString& repeated);
    Q_INVOKABLE void restoreWords(const QString& name, const QString& password, const QString& repeated);
    Q_INVOKABLE void restoreFile(const QUrl& file, const QString& password);
    // What is wrong with a name and a password typed twice; empty when nothing is.
    Q_INVOKABLE QString passwordProblem(const QString& password, const QString& repeated) const;
    Q_INVOKABLE QString nameProblem(const QString& name) const;
    Q_INVOKABLE void abandon();

Q_SIGNALS:
    void changed();
    void created();

private:
    void setStage(Stage stage);
    void draw();
    void forgetWords();
    void make(const QString& name, const QByteArray& words, const QString& password, const QString& repeated,
              bool backedUp);
    void finish(const Result<AccountId>& account, bool backedUp);

    api::Wallets& m_api;
    WordEntry* m_entry;
    Stage m_stage = Stage::Idle;
    QStringList m_words;
    QList<int> m_asked;
    int m_wrong = 0;
    bool m_busy = false;
    QString m_error;
};

}  // namespace leo::ui
