#include "node/facade/task_records.h"

#include "base/log.h"

namespace leo::node {
namespace {

void warnOfTask(const Status& status) {
    if (!status.ok())
        logWarning("tasks", "the record of a task could not be read or written: " + toString(status.error()));
}

// A fetch under way ends with the program.
api::ResultMark storedMark(api::ResultMark mark) {
    return mark == api::ResultMark::Fetching ? api::ResultMark::NotYet : mark;
}

}  // namespace

TaskRecords::TaskRecords(store::Database& database) : m_database(database) {
    warnOfTask(
        m_database.execute("CREATE TABLE IF NOT EXISTS own_tasks(chain BLOB, key_id BLOB, account BLOB, name TEXT,"
                           " ask INTEGER, result INTEGER, problem TEXT, type TEXT, bytes INTEGER, opened INTEGER,"
                           " deleted INTEGER, turn INTEGER NOT NULL DEFAULT 0,"
                           " PRIMARY KEY(chain, key_id));"));
    // Made by an earlier version.
    if (!m_database.prepare("SELECT turn FROM own_tasks").ok())
        warnOfTask(m_database.execute("ALTER TABLE own_tasks ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;"));
}

void TaskRecords::use(const ChainId& chain) {
    m_chain = chain;
    m_tasks.clear();
    const auto read = [&]() -> Status {
        LEO_TRY_ASSIGN(store::Statement query,
                       m_database.prepare("SELECT key_id, account, name, ask, result, problem, type, bytes, opened,"
                                          " deleted, turn FROM own_tasks WHERE chain=?"));
        query.bind(1, chain.view());
        for (;;) {
            LEO_TRY_ASSIGN(const bool more, query.step());
            if (!more) return {};
            LEO_TRY_ASSIGN(const Hash keyId, query.columnArray<32>(0));
            OwnTask task;
            LEO_TRY_ASSIGN(task.account.bytes, query.columnArray<32>(1));
            task.local.inputName = query.columnText(2);
            task.local.ask = query.columnInt(3) != 0;
            task.local.result = static_cast<api::ResultMark>(query.columnInt(4));
            task.local.resultProblem = query.columnText(5);
            task.local.resultType = query.columnText(6);
            task.local.resultBytes = query.columnU64(7);
            if (!query.columnIsNull(8)) task.local.openedAt = TimeMs{query.columnU64(8)};
            task.deleted = query.columnInt(9) != 0;
            task.local.resultTurn = static_cast<std::uint32_t>(query.columnInt(10));
            m_tasks[keyId] = std::move(task);
        }
    };
    warnOfTask(read());
}

const OwnTask* TaskRecords::find(const Hash& keyId) const {
    const auto found = m_tasks.find(keyId);
    return found == m_tasks.end() ? nullptr : &found->second;
}

void TaskRecords::update(const Hash& keyId, const std::function<void(OwnTask&)>& change) {
    OwnTask& task = m_tasks[keyId];
    change(task);
    warnOfTask(write(keyId, task));
}

Status TaskRecords::write(const Hash& keyId, const OwnTask& task) {
    LEO_TRY_ASSIGN(store::Statement insert,
                   m_database.prepare("INSERT OR REPLACE INTO own_tasks(chain, key_id, account, name, ask, result,"
                                      " problem, type, bytes, opened, deleted, turn)"
                                      " VALUES(?,?,?,?,?,?,?,?,?,?,?,?)"));
    insert.bind(1, m_chain.view()).bind(2, ByteView(keyId)).bind(3, task.account.view());
    insert.bind(4, std::string_view(task.local.inputName)).bind(5, std::int64_t{task.local.ask});
    insert.bind(6, static_cast<std::int64_t>(storedMark(task.local.result)));
    insert.bind(7, std::string_view(task.local.resultProblem)).bind(8, std::string_view(task.local.resultType));
    insert.bind(9, task.local.resultBytes);
    if (task.local.openedAt)
        insert.bind(10, task.local.openedAt->value);
    else
        insert.bindNull(10);
    insert.bind(11, std::int64_t{task.deleted}).bind(12, std::int64_t{task.local.resultTurn});
    return insert.run();
}

void TaskRecords::erase(const Hash& keyId) {
    m_tasks.erase(keyId);
    const auto remove = [&]() -> Status {
        LEO_TRY_ASSIGN(store::Statement statement,
                       m_database.prepare("DELETE FROM own_tasks WHERE chain=? AND key_id=?"));
        statement.bind(1, m_chain.view()).bind(2, ByteView(keyId));
        return statement.run();
    };
    warnOfTask(remove());
}

}  // namespace leo::node
