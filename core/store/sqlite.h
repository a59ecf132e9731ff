// SQLite in C++: a database, a statement, a transaction; errors as Result.
//
// Every database of Leo is opened the same way: WAL, synchronous=FULL (what is acknowledged survives a power cut),
// foreign keys on, strict about its schema version, private to the user (0600). A full disk is DiskFull, a lock held
// by another process InUse, a medium error Io, a damaged file Malformed, each with a sentence that names the file.
// Thread: an object and everything made from it belong to one thread. Source: sqlite.org/pragma.html, /wal.html,
// /rescode.html.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

struct sqlite3;
struct sqlite3_stmt;

namespace leo::store {

// How long a statement waits for another process (the explorer, `leod verify`) before it fails with InUse.
inline constexpr int kBusyTimeoutMs = 5'000;

struct DatabaseOptions {
    bool readOnly = false;
    // Bytes a page; takes effect when the file is created. 4096 suits records, larger pages suit blocks of content.
    std::uint32_t pageBytes = 4096;
    // Whether reclaim() can give the space of deleted rows back to the file system; takes effect when the file is
    // created.
    bool reclaimSpace = false;
    int busyTimeoutMs = kBusyTimeoutMs;
    // The file grows no further than this many pages: DiskFull. 0 is no limit.
    std::uint32_t maxPages = 0;
    // Name of a registered VFS; tests inject faults through it. Empty is the system's.
    std::string vfs = {};
};

// One prepared statement. Parameters count from 1, columns from 0, as in SQLite.
class Statement {
public:
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    // Binding never fails at once: the first error is kept and comes back from step() or run().
    Statement& bind(int index, std::int64_t value);
    // As the 64-bit pattern: equality holds for every value, SQL order and sums below 2^63 (all amounts and heights
    // are).
    Statement& bind(int index, std::uint64_t value);
    Statement& bind(int index, ByteView value);          // copied
    Statement& bind(int index, std::string_view value);  // copied
    Statement& bindNull(int index);
    // Not copied: the bytes must stay until the statement is reset. For large blobs.
    Statement& bindBorrowed(int index, ByteView value);

    // True: a row is ready. False: done, and the statement is reset for its next use.
    Result<bool> step();
    // Steps to the end, ignoring rows, and resets.
    Status run();
    // Ready for new values; also needed when a loop over rows is left early, or the read transaction stays open.
    void reset();

    std::int64_t columnInt(int column) const;
    std::uint64_t columnU64(int column) const;
    bool columnIsNull(int column) const;
    // Views are valid until the next step or reset.
    ByteView columnBytes(int column) const;
    std::string_view columnText(int column) const;
    // A column that must hold exactly N bytes: Malformed otherwise.
    template <std::size_t N>
    Result<ByteArray<N>> columnArray(int column) const {
        return toArray<N>(columnBytes(column));
    }

private:
    friend class Database;
    explicit Statement(sqlite3_stmt* statement) : m_statement(statement) {}
    void note(int code);

    sqlite3_stmt* m_statement = nullptr;
    int m_bindError = 0;
};

class Database {
public:
    // Opens or creates. NotFound when the directory (or, to read, the file) is not there; Malformed when the file is
    // no database.
    static Result<Database> open(const std::filesystem::path& file, const DatabaseOptions& options = {});
    ~Database();
    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // One or more statements without parameters.
    Status execute(const std::string& sql);
    Result<Statement> prepare(std::string_view sql);
    // The first column of the first row; NotFound without a row.
    Result<std::int64_t> queryInt(std::string_view sql);

    // The schema version of the file (PRAGMA user_version); 0 for a new one.
    Result<std::int64_t> schemaVersion();
    Status setSchemaVersion(std::int64_t version);

    // Rows changed by the last insert, update or delete.
    std::int64_t changes() const;
    bool inTransaction() const;
    // Moves the log into the database file, so that the file alone can be copied.
    Status checkpoint();
    // Gives free pages back to the file system. Outside a transaction, with DatabaseOptions::reclaimSpace.
    Status reclaim();
    // PRAGMA quick_check: Malformed with SQLite's first finding.
    Status quickCheck();

    sqlite3* handle() { return m_handle; }

private:
    explicit Database(sqlite3* handle) : m_handle(handle) {}
    Status renewLog();
    sqlite3* m_handle = nullptr;
};

// All or nothing. Rolls back when it goes unless commit() succeeded.
class SqlTransaction {
public:
    // Takes the write lock at once (BEGIN IMMEDIATE), so a later write cannot fail for a lock. The database outlives
    // it and has no other transaction open.
    static Result<SqlTransaction> begin(Database& database);
    ~SqlTransaction();
    SqlTransaction(SqlTransaction&& other) noexcept;
    SqlTransaction& operator=(SqlTransaction&&) = delete;
    SqlTransaction(const SqlTransaction&) = delete;
    SqlTransaction& operator=(const SqlTransaction&) = delete;

    // On return the changes are on the medium. On an error nothing has changed.
    Status commit();
    void rollback();

private:
    explicit SqlTransaction(Database& database) : m_database(&database) {}
    Database* m_database = nullptr;
};

}  // namespace leo::store
