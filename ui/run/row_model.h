// RowModel: a list with stable rows for the pages of tasks.
//
// A page computes the whole list from a snapshot and hands it over; rows with the same key stay the same row, so that
// a delegate, its focus and its scroll position survive an update. Never resets. GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QVariantList>
#include <vector>

namespace leo::ui {

struct Row {
    QString key;          // unique in its list
    QVariantList values;  // in the order of the model's roles
};

class RowModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Its area has it")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    // Roles get consecutive numbers from Qt::UserRole; the first one is also Qt::DisplayRole.
    explicit RowModel(const QList<QByteArray>& roles, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(m_rows.size()); }
    // Inserts, moves, changes and removes rows until the list equals `rows`.
    void assign(std::vector<Row> rows);
    // Gives the rows that are there what they say in `rows`; none comes, moves or goes.
    void sayAgain(const std::vector<Row>& rows);
    // The value of a role by name; for the first selected row and for tests.
    Q_INVOKABLE QVariant value(int row, const QString& role) const;
    Q_INVOKABLE int rowOf(const QString& key) const;
    QString keyOf(int row) const { return m_rows.at(static_cast<std::size_t>(row)).key; }

Q_SIGNALS:
    void countChanged();

private:
    void removeMissing(const std::vector<Row>& rows);
    void change(std::size_t row, QVariantList values);

    QList<QByteArray> m_roles;
    std::vector<Row> m_rows;
};

}  // namespace leo::ui
