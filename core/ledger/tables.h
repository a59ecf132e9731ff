// Table: an ordered table of records with an undo log, so that a transaction or a whole block can be taken back.
//
// Two levels: a scope (one transaction, one deadline) inside a block. The first edit of a record in a scope keeps its
// old copy. rollbackScope() and rollbackBlock() put old copies back; forget() ends the block. The log also says which
// records the block touched, which is what the store and the state root need. References returned by edit() stay
// valid until the record is erased or rolled back. Internal to ledger/.
#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "base/result.h"

namespace leo::ledger {

template <class Key, class Row>
class Table {
public:
    const std::map<Key, Row>& rows() const { return m_rows; }
    const Row* find(const Key& key) const {
        const auto it = m_rows.find(key);
        return it == m_rows.end() ? nullptr : &it->second;
    }
    // The record, which must exist.
    Row& edit(const Key& key) {
        const auto it = m_rows.find(key);
        LEO_ASSERT(it != m_rows.end());
        remember(key, &it->second);
        return it->second;
    }
    // The record, made empty if there is none.
    Row& editOrCreate(const Key& key) {
        const auto it = m_rows.find(key);
        if (it != m_rows.end()) {
            remember(key, &it->second);
            return it->second;
        }
        remember(key, nullptr);
        return m_rows[key];
    }
    Row& create(const Key& key, Row row) {
        LEO_ASSERT(!m_rows.contains(key));
        remember(key, nullptr);
        return m_rows.emplace(key, std::move(row)).first->second;
    }
    void erase(const Key& key) {
        const auto it = m_rows.find(key);
        LEO_ASSERT(it != m_rows.end());
        remember(key, &it->second);
        m_rows.erase(it);
    }

    void beginScope() { m_scope = m_log.size(); }
    void rollbackScope() { rollbackTo(m_scope); }
    void rollbackBlock() {
        rollbackTo(0);
        m_scope = 0;
    }
    void forget() {
        m_log.clear();
        m_scope = 0;
    }

    // visit(key, before, now) for each record touched in this scope or block, in order of key; null is "not there".
    template <class Visit>
    void eachInScope(Visit&& visit) const {
        each(m_scope, visit);
    }
    template <class Visit>
    void eachInBlock(Visit&& visit) const {
        each(0, visit);
    }

private:
    struct Old {
        Key key;
        std::optional<Row> row;
    };

    void remember(const Key& key, const Row* row) {
        // A scope touches a few dozen records, so looking through them beats an index.
        for (std::size_t i = m_log.size(); i > m_scope; --i)
            if (m_log[i - 1].key == key) return;
        m_log.push_back(Old{key, row == nullptr ? std::nullopt : std::optional<Row>(*row)});
    }
    void rollbackTo(std::size_t mark) {
        while (m_log.size() > mark) {
            Old& old = m_log.back();
            if (old.row.has_value())
                m_rows.insert_or_assign(old.key, std::move(*old.row));
            else
                m_rows.erase(old.key);
            m_log.pop_back();
        }
    }
    template <class Visit>
    void each(std::size_t from, Visit& visit) const {
        std::map<Key, const Old*> first;
        for (std::size_t i = from; i < m_log.size(); ++i) first.try_emplace(m_log[i].key, &m_log[i]);
        for (const auto& [key, old] : first) visit(key, old->row.has_value() ? &*old->row : nullptr, find(key));
    }

    std::map<Key, Row> m_rows;
    std::vector<Old> m_log;
    std::size_t m_scope = 0;
};

}  // namespace leo::ledger
