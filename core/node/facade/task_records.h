// TaskRecords: what this computer alone knows of the tasks that its wallets posted: the input's name, whether its key
// is asked for, what became of the result. No plaintext, no key, no path.
//
// A record is found by TaskPost::keyId, which is known before the task has an id, so that a program that ends between
// signing and the block finds its task again. Thread: the core's.
#pragma once

#include "node/view/task_view.h"
#include "store/sqlite.h"

namespace leo::node {

struct OwnTask {
    AccountId account;
    LocalTask local;
    bool deleted = false;  // the copies of input and result were deleted here
};

class TaskRecords {
public:
    explicit TaskRecords(store::Database& database);

    // Reads the records of a chain; the ones of another are dropped from memory.
    void use(const ChainId& chain);
    const OwnTask* find(const Hash& keyId) const;
    const std::map<Hash, OwnTask>& all() const { return m_tasks; }
    // Writes what `change` made of the record, a new one when there is none.
    void update(const Hash& keyId, const std::function<void(OwnTask&)>& change);
    void erase(const Hash& keyId);

private:
    Status write(const Hash& keyId, const OwnTask& task);

    store::Database& m_database;
    ChainId m_chain;
    std::map<Hash, OwnTask> m_tasks;
};

}  // namespace leo::node
