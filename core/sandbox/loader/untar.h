/* Unpacks a ustar archive of regular files and directories below a directory, as it streams in.
 *
 * Everything else is refused: links, devices, absolute names, "..", names that pass through a symbolic link, a second
 * entry of the same name, a bad checksum, bytes after the end that are not zero. */
#ifndef LEO_SANDBOX_UNTAR_H
#define LEO_SANDBOX_UNTAR_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Reads exactly `size` bytes; 0, or -1 when there are not so many. */
typedef int (*leo_read_fn)(void* context, void* buffer, size_t size);

enum { LEO_UNTAR_MAX_ENTRIES = 8192, LEO_UNTAR_MAX_NAME = 256 };

/* Consumes exactly `archiveBytes`. Returns NULL, or a constant sentence about what was refused. */
const char* leo_untar(int directory, leo_read_fn read, void* context, uint64_t archiveBytes);

#ifdef __cplusplus
}
#endif

#endif
