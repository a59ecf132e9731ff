// A SQLite VFS for tests: the system's, on a disk that can lose power, fill up or fail.
//
// What SQLite writes goes to the real file, so that it reads what it wrote; beside it the disk keeps what a medium
// would hold: the bytes as of the last sync, and what was written since. losePower() puts each file back to a state
// such a medium may come back with: everything synced, and of the rest any part, in any order, single writes torn at
// a sector. A sync that fails loses what it should have written for good, as on Linux, where the pages count as clean
// afterwards. Operations that change something (write, truncate, sync, delete) are counted; crashAt and faults name
// them by that count. One per program, one thread.
#pragma once

#include <sqlite3.h>

#include <QFile>
#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace leo::store::test {

class FaultyDisk {
public:
    static constexpr const char* kVfsName = "leo-faulty-disk";
    static constexpr std::size_t kSectorBytes = 512;

    static FaultyDisk& instance() {
        static FaultyDisk disk;
        return disk;
    }

    // Once per program. Checkpoints come often, so that a short test meets them.
    void install() {
        m_vfs = *sqlite3_vfs_find(nullptr);
        m_systemOpen = m_vfs.xOpen;
        m_systemDelete = m_vfs.xDelete;
        m_vfs.xOpen = open;
        m_vfs.xDelete = remove;
        m_vfs.zName = kVfsName;
        m_vfs.pNext = nullptr;
        sqlite3_vfs_register(&m_vfs, 0);
        sqlite3_auto_extension(reinterpret_cast<void (*)()>(+[](sqlite3* handle, char**, const void*) {
            return sqlite3_wal_autocheckpoint(handle, kCheckpointPages);
        }));
    }

    // A new disk: nothing is known of any file, nothing will go wrong.
    void reset() {
        m_images.clear();
        operations = 0;
        crashAt.reset();
        faultAt.reset();
        full = crashed = killedByFault = false;
    }

    std::uint64_t operations = 0;
    // From this operation on nothing reaches the disk and nothing can be read: the machine is off.
    std::optional<std::uint64_t> crashAt;
    bool crashed = false;
    // This operation fails with this code (SQLITE_FULL, SQLITE_IOERR); with `full`, every write.
    std::optional<std::uint64_t> faultAt;
    int faultCode = SQLITE_FULL;
    // The program is killed right after the fault: it cannot tidy up. What it wrote stays in the system's cache; set
    // crashed to false for the next program.
    bool killedByFault = false;
    bool full = false;

    // The power was lost: what is on the disk when it is back. All objects that used it are gone.
    void losePower(std::mt19937_64& random) {
        for (auto& [path, image] : m_images) {
            std::optional<Bytes> content;
            if (image.onDisk || (!image.deleted && random() % 2 == 0)) {
                content = image.synced;  // empty when only the luck of its directory brought it here
                applySome(*content, image.unsynced, random);
            } else if (random() % 2 == 0) {
                content = image.before;
            }
            const QString name = QString::fromStdString(path);
            QFile file(name);
            if (!content) {
                file.remove();
            } else if (file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
                file.write(reinterpret_cast<const char*>(content->data()), static_cast<qint64>(content->size()));
            }
            QFile::remove(name + QStringLiteral("-shm"));
        }
        reset();
    }

private:
    static constexpr int kCheckpointPages = 12;

    struct Change {
        std::uint64_t at = 0;
        Bytes data;
        bool truncate = false;  // to `at`
    };
    struct Image {
        Bytes synced;
        std::vector<Change> unsynced;
        bool onDisk = false;          // the directory's entry is on the medium
        bool deleted = false;         // in memory only
        std::optional<Bytes> before;  // under this name until the directory is synced
    };
    struct OpenFile {
        std::string name;
        // The system's VFS syncs the directory with the first sync of a journal or log.
        bool syncsDirectory = false;
    };
    // SQLite has several tables of file methods: each gets a twin of ours.
    struct Methods {
        sqlite3_io_methods twin;  // first: a file's table is found from it
        const sqlite3_io_methods* original;
    };

    static const sqlite3_io_methods* original(sqlite3_file* file) {
        return reinterpret_cast<const Methods*>(file->pMethods)->original;
    }

    static void apply(Bytes& content, const Change& change, std::size_t bytes) {
        if (change.truncate) return content.resize(change.at);
        if (content.size() < change.at + bytes) content.resize(change.at + bytes);
        std::copy_n(change.data.begin(), bytes, content.begin() + static_cast<std::ptrdiff_t>(change.at));
    }

    static void applySome(Bytes& content, const std::vector<Change>& changes, std::mt19937_64& random) {
        const std::uint64_t kind = random() % 4;
        const std::size_t first = changes.empty() ? 0 : random() % (changes.size() + 1);
        for (std::size_t i = 0; i < changes.size(); ++i) {
            const bool kept = kind == 1 || (kind == 2 && i < first) || (kind == 3 && random() % 2 == 0);
            if (!kept) continue;
            const std::size_t size = changes[i].data.size();
            const bool torn = !changes[i].truncate && random() % 8 == 0;
            apply(content, changes[i], torn ? random() % (size / kSectorBytes + 1) * kSectorBytes : size);
        }
    }

    // 0, or how the operation fails.
    int count(int failure) {
        const std::uint64_t number = operations++;
        if (crashAt && number >= *crashAt) crashed = true;
        if (killedByFault && faultAt && number > *faultAt) crashed = true;
        if (crashed) return failure;
        if (!faultAt || number != *faultAt) return SQLITE_OK;
        return faultCode == SQLITE_FULL ? SQLITE_FULL : failure;
    }

    Image* imageOf(sqlite3_file* file) {
        const auto found = m_open.find(file);
        return found == m_open.end() ? nullptr : &m_images[found->second.name];
    }

    static int open(sqlite3_vfs* self, const char* name, sqlite3_file* file, int flags, int* out) {
        FaultyDisk& disk = instance();
        if (disk.crashed) return SQLITE_CANTOPEN;
        const bool existed = name && QFile::exists(QString::fromUtf8(name));
        const int code = disk.m_systemOpen(self, name, file, flags, out);
        if (code != SQLITE_OK || file->pMethods == nullptr || name == nullptr) return code;
        Methods& entry =
            disk.m_tables.try_emplace(file->pMethods, Methods{*file->pMethods, file->pMethods}).first->second;
        entry.twin.xWrite = write;
        entry.twin.xRead = read;
        entry.twin.xTruncate = truncate;
        entry.twin.xSync = sync;
        entry.twin.xClose = close;
        file->pMethods = &entry.twin;
        const bool journal = (flags & SQLITE_OPEN_CREATE) && (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL));
        disk.m_open[file] = {name, journal};
        const auto known = disk.m_images.find(name);
        if (known == disk.m_images.end()) {
            Image& image = disk.m_images[name];
            QFile content(QString::fromUtf8(name));
            image.onDisk = existed;
            if (existed && content.open(QIODevice::ReadOnly)) {
                const QByteArray bytes = content.readAll();
                image.synced.assign(bytes.begin(), bytes.end());
            }
        } else if (!existed) {
            Image fresh;
            fresh.before = known->second.onDisk ? std::optional(known->second.synced) : known->second.before;
            known->second = std::move(fresh);
        }
        return SQLITE_OK;
    }

    static int close(sqlite3_file* file) {
        instance().m_open.erase(file);
        return original(file)->xClose(file);
    }

    static int read(sqlite3_file* file, void* data, int size, sqlite3_int64 at) {
        return instance().crashed ? SQLITE_IOERR_READ : original(file)->xRead(file, data, size, at);
    }

    static int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 at) {
        FaultyDisk& disk = instance();
        if (disk.full) return SQLITE_FULL;
        const int failed = disk.count(SQLITE_IOERR_WRITE);
        // A disk that fills takes the beginning of a write.
        if (failed != SQLITE_OK) size = disk.crashed ? 0 : size / 2;
        if (size > 0) {
            const int code = original(file)->xWrite(file, data, size, at);
            if (code != SQLITE_OK) return code;
            const auto* bytes = static_cast<const std::uint8_t*>(data);
            if (Image* image = disk.imageOf(file))
                image->unsynced.push_back({static_cast<std::uint64_t>(at), Bytes(bytes, bytes + size), false});
        }
        return failed;
    }

    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        FaultyDisk& disk = instance();
        if (const int failed = disk.count(SQLITE_IOERR_TRUNCATE)) return failed;
        if (Image* image = disk.imageOf(file))
            image->unsynced.push_back({static_cast<std::uint64_t>(size), {}, true});
        return original(file)->xTruncate(file, size);
    }

    static int sync(sqlite3_file* file, int) {
        FaultyDisk& disk = instance();
        Image* image = disk.imageOf(file);
        const int failed = disk.count(SQLITE_IOERR_FSYNC);
        if (disk.crashed) return failed;
        if (image && failed == SQLITE_OK) {
            for (const Change& change : image->unsynced) apply(image->synced, change, change.data.size());
            if (std::exchange(disk.m_open[file].syncsDirectory, false))
                for (auto& [name, other] : disk.m_images) {
                    other.onDisk = !other.deleted;
                    other.before.reset();
                }
        }
        if (image) image->unsynced.clear();
        return failed;
    }

    static int remove(sqlite3_vfs* self, const char* name, int syncDirectory) {
        FaultyDisk& disk = instance();
        if (const int failed = disk.count(SQLITE_IOERR_DELETE)) return failed;
        const auto found = disk.m_images.find(name);
        if (found != disk.m_images.end()) {
            Image& image = found->second;
            if (image.onDisk) image.before = std::move(image.synced);
            if (syncDirectory) image.before.reset();
            image.onDisk = false;
            image.deleted = true;
            image.unsynced.clear();
            image.synced.clear();
        }
        return disk.m_systemDelete(self, name, syncDirectory);
    }

    sqlite3_vfs m_vfs{};
    int (*m_systemOpen)(sqlite3_vfs*, const char*, sqlite3_file*, int, int*) = nullptr;
    int (*m_systemDelete)(sqlite3_vfs*, const char*, int) = nullptr;
    std::map<const sqlite3_io_methods*, Methods> m_tables;
    std::map<sqlite3_file*, OpenFile> m_open;
    std::map<std::string, Image> m_images;
};

}  // namespace leo::store::test
