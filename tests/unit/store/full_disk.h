// A SQLite VFS for tests: the system's, but while fullDisk::full is set every write fails as on a full disk.
#pragma once

#include <sqlite3.h>

#include <map>

namespace leo::store::test::fullDisk {

inline constexpr const char* kVfsName = "leo-full-disk";
inline bool full = false;
inline sqlite3_vfs vfs;
inline int (*systemOpen)(sqlite3_vfs*, const char*, sqlite3_file*, int, int*) = nullptr;

// SQLite has several tables of file methods: each gets a twin that can fail.
struct Methods {
    sqlite3_io_methods twin;  // first: a file's table is found from it
    const sqlite3_io_methods* original;
};
inline std::map<const sqlite3_io_methods*, Methods> tables;

inline int write(sqlite3_file* file, const void* data, int count, sqlite3_int64 at) {
    if (full) return SQLITE_FULL;
    return reinterpret_cast<const Methods*>(file->pMethods)->original->xWrite(file, data, count, at);
}

inline int open(sqlite3_vfs* self, const char* name, sqlite3_file* file, int flags, int* out) {
    const int code = systemOpen(self, name, file, flags, out);
    if (code != SQLITE_OK || file->pMethods == nullptr) return code;
    Methods& entry = tables.try_emplace(file->pMethods, Methods{*file->pMethods, file->pMethods}).first->second;
    entry.twin.xWrite = write;
    file->pMethods = &entry.twin;
    return code;
}

// Once per program.
inline void install() {
    vfs = *sqlite3_vfs_find(nullptr);
    systemOpen = vfs.xOpen;
    vfs.xOpen = open;
    vfs.zName = kVfsName;
    vfs.pNext = nullptr;
    sqlite3_vfs_register(&vfs, 0);
}

}  // namespace leo::store::test::fullDisk
