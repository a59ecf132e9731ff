#include "store/sqlite.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "store/data_dir.h"

namespace leo::store {

namespace {

constexpr sqlite3_int64 kLogPieceBytes = 64 * 1024;  // SQLite writes less than 128 KiB at a time

std::string fileOf(sqlite3* handle) {
    const char* name = handle ? sqlite3_db_filename(handle, "main") : nullptr;
    return name && *name ? name : "the database";
}

Error sqlError(int code, const std::string& file, const char* message, int systemErrno = 0) {
    const std::string detail = message ? std::string(" (") + message + ")" : std::string();
    // A sync that finds no space is an I/O error to SQLite; only errno tells that it is the disk that is full.
    const bool noSpace = (code & 0xff) == SQLITE_IOERR && (systemErrno == ENOSPC || systemErrno == EDQUOT);
    switch (noSpace ? SQLITE_FULL : code & 0xff) {
        case SQLITE_FULL: return makeError(Code::DiskFull, "no room on the disk to write " + file);
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return makeError(Code::InUse, "another process is using " + file);
        case SQLITE_IOERR: return makeError(Code::Io, "reading or writing " + file + " failed" + detail);
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return makeError(Code::Malformed, file + " is damaged or not a database" + detail);
        case SQLITE_CANTOPEN: return makeError(Code::Io, "cannot open " + file + detail);
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH: return makeError(Code::NotPermitted, "no permission to write " + file + detail);
        case SQLITE_TOOBIG: return makeError(Code::TooLarge, "a record too large for " + file);
        case SQLITE_CONSTRAINT: return makeError(Code::Duplicate, "a constraint of " + file + " failed" + detail);
        default: return makeError(Code::Internal, "SQLite error " + std::to_string(code) + " in " + file + detail);
    }
}

Error sqlError(int code, sqlite3* handle) {
    return sqlError(code, fileOf(handle), sqlite3_errmsg(handle), sqlite3_system_errno(handle));
}

// SQLite would create the file with the umask's mode, and its log with the mode of the file; and of a file that it
// finds it does not know that its name is not on the medium yet.
Status createPrivate(const std::filesystem::path& file) {
    int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const bool existed = fd < 0 && errno == EEXIST;
    if (existed) fd = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
    if (fd < 0) {
        const int number = errno;
        const Code code = number == ENOSPC || number == EDQUOT  ? Code::DiskFull
                          : number == EACCES || number == EROFS ? Code::NotPermitted
                          : number == ENOENT                    ? Code::NotFound
                                                                : Code::Io;
        return makeError(code, "cannot create " + file.string() + ": " + std::strerror(number));
    }
    ::close(fd);
    if (existed) return {};
    return syncDirectory(file.has_parent_path() ? file.parent_path() : ".");
}

}  // namespace

// ---- Statement

Statement::~Statement() {
    sqlite3_finalize(m_statement);
}

Statement::Statement(Statement&& other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr)), m_bindError(other.m_bindError) {}

Statement& Statement::operator=(Statement&& other) noexcept {
    std::swap(m_statement, other.m_statement);
    std::swap(m_bindError, other.m_bindError);
    return *this;
}

void Statement::note(int code) {
    if (code != SQLITE_OK && m_bindError == 0) m_bindError = code;
}

Statement& Statement::bind(int index, std::int64_t value) {
    note(sqlite3_bind_int64(m_statement, index, value));
    return *this;
}

Statement& Statement::bind(int index, std::uint64_t value) {
    return bind(index, static_cast<std::int64_t>(value));
}

Statement& Statement::bind(int index, ByteView value) {
    // A null pointer would bind NULL: an empty blob needs an address.
    const void* data = value.empty() ? static_cast<const void*>("") : value.data();
    note(sqlite3_bind_blob64(m_statement, index, data, value.size(), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bind(int index, std::string_view value) {
    const char* data = value.empty() ? "" : value.data();
    note(sqlite3_bind_text64(m_statement, index, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bindNull(int index) {
    note(sqlite3_bind_null(m_statement, index));
    return *this;
}

Statement& Statement::bindBorrowed(int index, ByteView value) {
    const void* data = value.empty() ? static_cast<const void*>("") : value.data();
    note(sqlite3_bind_blob64(m_statement, index, data, value.size(), SQLITE_STATIC));
    return *this;
}

Result<bool> Statement::step() {
    sqlite3* handle = sqlite3_db_handle(m_statement);
    if (m_bindError != 0) {
        const Error error = sqlError(m_bindError, fileOf(handle), "bad parameter");
        reset();
        return error;
    }
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) {
        reset();
        return false;
    }
    Error error = sqlError(code, handle);
    reset();
    return error;
}

Status Statement::run() {
    for (;;) {
        LEO_TRY_ASSIGN(const bool row, step());
        if (!row) return {};
    }
}

void Statement::reset() {
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_bindError = 0;
}

std::int64_t Statement::columnInt(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

std::uint64_t Statement::columnU64(int column) const {
    return static_cast<std::uint64_t>(columnInt(column));
}

bool Statement::columnIsNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

ByteView Statement::columnBytes(int column) const {
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, column));
    return ByteView(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)));
}

std::string_view Statement::columnText(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return std::string_view(data ? data : "", static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)));
}

// ---- Database

Result<Database> Database::open(const std::filesystem::path& file, const DatabaseOptions& options) {
    if (!options.readOnly) LEO_TRY(createPrivate(file));
    const int access = options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &handle, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                                     options.vfs.empty() ? nullptr : options.vfs.c_str());
    Database database(handle);
    if (code != SQLITE_OK) {
        if (options.readOnly && !std::filesystem::exists(file))
            return makeError(Code::NotFound, "there is no " + file.string());
        return sqlError(code, file.string(), handle ? sqlite3_errmsg(handle) : nullptr);
    }
    sqlite3_busy_timeout(handle, options.busyTimeoutMs);
    // A damaged or hostile file must not run code through its schema, nor crash on broken pages.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    LEO_TRY(database.execute("PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON;"));
    if (!options.readOnly)
        LEO_TRY(database.execute("PRAGMA page_size=" + std::to_string(options.pageBytes) +
                                 (options.reclaimSpace ? "; PRAGMA auto_vacuum=INCREMENTAL" : "") +
                                 "; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"));
    if (!options.readOnly) LEO_TRY(database.renewLog());
    if (options.maxPages > 0) LEO_TRY(database.execute("PRAGMA max_page_count=" + std::to_string(options.maxPages)));
    // The first real read: this is where a file that is no database shows.
    LEO_TRY(database.schemaVersion());
    return database;
}

Database::~Database() {
    sqlite3_close_v2(m_handle);
}

Database::Database(Database&& other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) {}

Database& Database::operator=(Database&& other) noexcept {
    std::swap(m_handle, other.m_handle);
    return *this;
}

Status Database::execute(const std::string& sql) {
    const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return sqlError(code, m_handle);
    return {};
}

Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &statement, nullptr);
    if (code != SQLITE_OK) return sqlError(code, m_handle);
    LEO_ASSERT(statement != nullptr);
    return Statement(statement);
}

Result<std::int64_t> Database::queryInt(std::string_view sql) {
    LEO_TRY_ASSIGN(Statement statement, prepare(sql));
    LEO_TRY_ASSIGN(const bool row, statement.step());
    LEO_REQUIRE(row, Code::NotFound, "no row");
    return statement.columnInt(0);
}

Result<std::int64_t> Database::schemaVersion() {
    return queryInt("PRAGMA user_version");
}

Status Database::setSchemaVersion(std::int64_t version) {
    return execute("PRAGMA user_version=" + std::to_string(version));
}

std::int64_t Database::changes() const {
    return sqlite3_changes64(m_handle);
}

bool Database::inTransaction() const {
    return sqlite3_get_autocommit(m_handle) == 0;
}

Status Database::checkpoint() {
    const int code = sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK) return sqlError(code, m_handle);
    return {};
}

// A program before this one may have ended after a sync that failed: its last changes are in the log and can be read,
// but only out of the system's cache, and no later sync writes them (the pages count as clean). What is built on them
// would be lost with them. Written once more they are dirty again, and the sync tells the truth.
Status Database::renewLog() {
    const int begun = sqlite3_exec(m_handle, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    if ((begun & 0xff) == SQLITE_BUSY) return {};  // another program writes it, so it is not what one left behind
    if (begun != SQLITE_OK) return sqlError(begun, m_handle);
    sqlite3_file* log = nullptr;
    int code = sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    sqlite3_int64 size = 0;
    if (code == SQLITE_OK && log->pMethods) code = log->pMethods->xFileSize(log, &size);
    Bytes piece(static_cast<std::size_t>(std::min<sqlite3_int64>(size, kLogPieceBytes)));
    for (sqlite3_int64 at = 0; code == SQLITE_OK && at < size; at += kLogPieceBytes) {
        const int count = static_cast<int>(std::min<sqlite3_int64>(size - at, kLogPieceBytes));
        code = log->pMethods->xRead(log, piece.data(), count, at);
        if (code == SQLITE_OK) code = log->pMethods->xWrite(log, piece.data(), count, at);
    }
    if (code == SQLITE_OK && size > 0) code = log->pMethods->xSync(log, SQLITE_SYNC_NORMAL);
    LEO_TRY(execute("ROLLBACK"));
    if (code != SQLITE_OK) return sqlError(code, fileOf(m_handle), "its log");
    return {};
}

Status Database::reclaim() {
    LEO_TRY_ASSIGN(Statement vacuum, prepare("PRAGMA incremental_vacuum"));
    LEO_TRY(vacuum.run());
    return checkpoint();
}

Status Database::quickCheck() {
    LEO_TRY_ASSIGN(Statement check, prepare("PRAGMA quick_check(1)"));
    LEO_TRY_ASSIGN(const bool row, check.step());
    const std::string finding = row ? std::string(check.columnText(0)) : "no answer";
    LEO_REQUIRE(finding == "ok", Code::Malformed, fileOf(m_handle) + " is damaged: " + finding);
    return {};
}

// ---- SqlTransaction

Result<SqlTransaction> SqlTransaction::begin(Database& database) {
    LEO_ASSERT(!database.inTransaction());
    LEO_TRY(database.execute("BEGIN IMMEDIATE"));
    return SqlTransaction(database);
}

SqlTransaction::~SqlTransaction() {
    rollback();
}

SqlTransaction::SqlTransaction(SqlTransaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)) {}

Status SqlTransaction::commit() {
    LEO_ASSERT(m_database != nullptr);
    // SQLite rolls back by itself on a full disk; a COMMIT then would report success of nothing.
    LEO_REQUIRE(m_database->inTransaction(), Code::Cancelled, "the transaction was rolled back by an earlier error");
    Status status = m_database->execute("COMMIT");
    if (!status) rollback();
    m_database = nullptr;
    return status;
}

void SqlTransaction::rollback() {
    if (m_database != nullptr && m_database->inTransaction()) {
        // It cannot fail in a way that leaves changes: an unfinished log is ignored by every later reader.
        static_cast<void>(m_database->execute("ROLLBACK"));
    }
    m_database = nullptr;
}

}  // namespace leo::store
