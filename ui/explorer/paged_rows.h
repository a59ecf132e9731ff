// PagedRows: a list of the chain that is read newest first, a page at a time, as far as somebody scrolls.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <functional>

#include "api/common.h"
#include "run/row_model.h"

namespace leo::ui {

class PagedRows : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by its area")
    Q_PROPERTY(leo::ui::RowModel* rows READ rows CONSTANT)
    Q_PROPERTY(QString status READ status NOTIFY statusChanged)  // "loading", "empty", "ready", "error"
    Q_PROPERTY(QString problem READ problem NOTIFY statusChanged)
    Q_PROPERTY(bool more READ more NOTIFY statusChanged)

public:
    using Answer = std::function<void(Result<api::Page<Row>>)>;
    using Source = std::function<void(const api::Cursor& from, Answer answer)>;

    static constexpr std::size_t kMaxRows = 5'000;  // nobody scrolls further; the search leads there

    PagedRows(const QList<QByteArray>& roles, Source source, QObject* parent);

    RowModel* rows() { return &m_rows; }
    const QString& status() const { return m_status; }
    const QString& problem() const { return m_problem; }
    bool more() const { return !m_next.empty(); }

    Q_INVOKABLE void reload();
    // The next page, when there is one and none is on its way.
    Q_INVOKABLE void fetchMore();

Q_SIGNALS:
    void statusChanged();

private:
    void ask();

    RowModel m_rows;
    Source m_source;
    std::vector<Row> m_all;
    api::Cursor m_next;
    QString m_status = QStringLiteral("loading");
    QString m_problem;
    bool m_asking = false;
    std::uint64_t m_generation = 0;
};

}  // namespace leo::ui
