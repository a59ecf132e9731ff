// The inside of ChainStore, shared by chain_store.cpp (writing, queries) and chain_store_verify.cpp (loading,
// checking).
#pragma once

#include <deque>
#include <map>

#include "store/chain_store.h"

namespace leo::store {

// A block ready to be written, independent of its caller's memory.
struct Prepared {
    Height height;
    BlockHash hash;
    TimeMs time;
    Bytes bytes;
    Bytes receipts;
    std::vector<TxId> txs;
    std::vector<std::pair<AccountId, std::uint32_t>> accounts;
    std::vector<ledger::StateChange> changes;
};

// Held as long as the store is open; the kernel drops it when the process ends, however it ends.
class WriterLock {
public:
    static Result<WriterLock> take(const std::filesystem::path& path);
    WriterLock() = default;
    ~WriterLock();
    WriterLock(WriterLock&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    WriterLock& operator=(WriterLock&& other) noexcept {
        std::swap(m_fd, other.m_fd);
        return *this;
    }

private:
    int m_fd = -1;
};

struct Statements {
    Statement insertBlock, insertTx, insertAccount, putState, eraseState;
};

struct ChainStore::Impl {
    Impl(std::filesystem::path file, ledger::Genesis record, Database db)
        : path(std::move(file)), genesis(std::move(record)), database(std::move(db)) {}

    Status createSchema();
    Status prepareStatements();
    Status write(const std::deque<Prepared>& blocks);
    Status writeRows(const Prepared& block);
    Status writeState(const std::deque<Prepared>& blocks);
    Result<Height> storedTip();
    Status flush();
    template <class Value, class Read>
    Result<Value> row(Height height, std::string_view column, Read read);
    const Prepared* waiting(Height height) const;
    Status verifyBlock(ledger::State& state, Height height);
    Status verifyState(const std::map<Bytes, Bytes>& expected, Height newest);

    std::filesystem::path path;
    ledger::Genesis genesis;
    WriterLock lock;
    Database database;
    bool readOnly = false;
    Durability durability = Durability::Full;
    std::optional<Statements> statements;  // of a writer
    Height tip;                            // of a writer, gathered blocks included
    std::deque<Prepared> gathered;
};

Result<std::vector<ledger::Receipt>> decodeReceipts(ByteView bytes);
std::string atHeight(Height height, const std::string& what);

}  // namespace leo::store
