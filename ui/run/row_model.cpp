#include "run/row_model.h"

#include <QSet>
#include <algorithm>

namespace leo::ui {

RowModel::RowModel(const QList<QByteArray>& roles, QObject* parent) : QAbstractListModel(parent), m_roles(roles) {}

int RowModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant RowModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const int column = role == Qt::DisplayRole ? 0 : role - Qt::UserRole;
    return m_rows[static_cast<std::size_t>(index.row())].values.value(column);
}

QHash<int, QByteArray> RowModel::roleNames() const {
    QHash<int, QByteArray> names;
    for (qsizetype i = 0; i < m_roles.size(); ++i) names.insert(Qt::UserRole + static_cast<int>(i), m_roles[i]);
    return names;
}

QVariant RowModel::value(int row, const QString& role) const {
    const auto column = m_roles.indexOf(role.toUtf8());
    if (row < 0 || row >= count() || column < 0) return {};
    return m_rows[static_cast<std::size_t>(row)].values.value(column);
}

int RowModel::rowOf(const QString& key) const {
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.key == key; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void RowModel::removeMissing(const std::vector<Row>& rows) {
    QSet<QString> keys;
    for (const Row& row : rows) keys.insert(row.key);
    for (std::size_t i = m_rows.size(); i-- > 0;) {
        if (keys.contains(m_rows[i].key)) continue;
        beginRemoveRows({}, static_cast<int>(i), static_cast<int>(i));
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(i));
        endRemoveRows();
    }
}

void RowModel::change(std::size_t row, QVariantList values) {
    QList<int> changed;
    for (qsizetype i = 0; i < m_roles.size(); ++i)
        if (m_rows[row].values.value(i) != values.value(i)) changed.append(Qt::UserRole + static_cast<int>(i));
    if (changed.isEmpty()) return;
    if (changed.front() == Qt::UserRole) changed.append(Qt::DisplayRole);
    m_rows[row].values = std::move(values);
    const QModelIndex at = index(static_cast<int>(row));
    Q_EMIT dataChanged(at, at, changed);
}

void RowModel::assign(std::vector<Row> rows) {
    const std::size_t before = m_rows.size();
    removeMissing(rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto here = m_rows.begin() + static_cast<std::ptrdiff_t>(i);
        const auto found = i < m_rows.size() ? std::find_if(here, m_rows.end(),
                                                            [&](const Row& row) { return row.key == rows[i].key; })
                                             : m_rows.end();
        if (found == m_rows.end()) {
            beginInsertRows({}, static_cast<int>(i), static_cast<int>(i));
            m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(i), std::move(rows[i]));
            endInsertRows();
            continue;
        }
        if (found != here) {
            const int from = static_cast<int>(found - m_rows.begin());
            beginMoveRows({}, from, from, {}, static_cast<int>(i));
            std::rotate(here, found, found + 1);
            endMoveRows();
        }
        change(i, std::move(rows[i].values));
    }
    if (m_rows.size() != before) Q_EMIT countChanged();
}

void RowModel::sayAgain(const std::vector<Row>& rows) {
    for (const Row& row : rows)
        if (const int at = rowOf(row.key); at >= 0) change(static_cast<std::size_t>(at), row.values);
}

}  // namespace leo::ui
