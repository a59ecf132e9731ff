// KeyReleases: every answer of this wallet to a key request, newest first, and its export.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QUrl>
#include <map>

#include "api/lambdas.h"
#include "run/row_model.h"

namespace leo::ui {

inline constexpr std::size_t kMaxReleaseRows = 500;  // a live list; the export has as many

class KeyReleases : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("PublishArea has the only one")
    Q_PROPERTY(Stage stage READ stage NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* rows READ rows CONSTANT)
    Q_PROPERTY(bool refusedOnly READ refusedOnly WRITE setRefusedOnly NOTIFY changed)
    Q_PROPERTY(bool more READ more NOTIFY changed)
    Q_PROPERTY(QString released READ released NOTIFY changed)  // of those loaded
    Q_PROPERTY(QString refused READ refused NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(QString exported READ exported NOTIFY changed)

public:
    enum class Stage { Loading, Empty, Ready, Error };
    Q_ENUM(Stage)

    explicit KeyReleases(api::Lambdas& lambdas, QObject* parent = nullptr);

    Stage stage() const { return m_stage; }
    RowModel* rows() { return &m_rows; }
    bool refusedOnly() const { return m_refusedOnly; }
    void setRefusedOnly(bool only);
    bool more() const { return !m_next.empty() && m_releases.size() < kMaxReleaseRows; }
    QString released() const;
    QString refused() const;
    QString error() const { return m_error; }
    QString exported() const { return m_exported; }

    Q_INVOKABLE void load();
    Q_INVOKABLE void loadMore();
    // What is listed, as CSV (RFC 4180) when the name ends so, else as JSON. Numbers and ids in their neutral form.
    Q_INVOKABLE void exportTo(const QUrl& file);

    QByteArray csv() const;
    QByteArray json() const;

Q_SIGNALS:
    void changed();

private:
    void fetch(const api::Cursor& from);
    void show();
    std::vector<api::KeyRelease> listed() const;

    api::Lambdas& m_api;
    RowModel m_rows;
    std::vector<api::KeyRelease> m_releases;
    std::map<LambdaId, std::string> m_names;
    api::Cursor m_next;
    Stage m_stage = Stage::Loading;
    bool m_refusedOnly = false, m_fetching = false;
    QString m_error, m_exported;
    Subscription m_subscription, m_namesSubscription;
};

}  // namespace leo::ui
