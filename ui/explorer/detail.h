// Detail: what the pages of single things share: whether the thing is there, its facts, and its raw bytes.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/explorer.h"
#include "explorer/explorer_words.h"

namespace leo::ui {

class Detail : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by ExplorerArea")
    Q_PROPERTY(QString status READ status NOTIFY changed)  // "loading", "ready", "missing", "error"
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString fullId READ fullId NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* facts READ facts CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* rawFields READ rawFields CONSTANT)  // path, value, depth, from, to
    Q_PROPERTY(QString rawHex READ rawHex NOTIFY changed)             // lines of 16 bytes with their offset
    Q_PROPERTY(QString rawBytes READ rawBytes NOTIFY changed)
    Q_PROPERTY(bool reencodes READ reencodes NOTIFY changed)

public:
    explicit Detail(QObject* parent);

    const QString& status() const { return m_status; }
    const QString& problem() const { return m_problem; }
    const QString& fullId() const { return m_fullId; }
    RowModel* facts() { return &m_facts; }
    RowModel* rawFields() { return &m_rawFields; }
    const QString& rawHex() const { return m_rawHex; }
    const QString& rawBytes() const { return m_rawBytes; }
    bool reencodes() const { return m_reencodes; }

Q_SIGNALS:
    void changed();

protected:
    void setMissing(const QString& sentence);
    void setFailed(const Error& error);
    void setReady();
    void setRaw(const api::RawView& raw);

    RowModel m_facts;
    QString m_fullId;

private:
    QString m_status = QStringLiteral("loading");
    QString m_problem;
    RowModel m_rawFields;
    QString m_rawHex;
    QString m_rawBytes;
    bool m_reencodes = false;
};

}  // namespace leo::ui
