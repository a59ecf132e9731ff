#include "untar.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { kBlock = 512, kPiece = 64 * 1024 };

struct header {
    char name[100], mode[8], uid[8], gid[8], size[12], mtime[12], checksum[8], type, linkName[100], magic[6],
        version[2];
    char userName[32], groupName[32], deviceMajor[8], deviceMinor[8], prefix[155], padding[12];
};
_Static_assert(sizeof(struct header) == kBlock, "a ustar header is one block");

struct source {
    leo_read_fn read;
    void* context;
    uint64_t left;
};

static int take(struct source* from, void* buffer, size_t size) {
    if (size > from->left) return -1;
    from->left -= size;
    return from->read(from->context, buffer, size);
}

/* Octal digits, then spaces or zeros. -1 for anything else: base-256 sizes are over every limit of Leo. */
static int64_t octal(const char* field, size_t size) {
    int64_t value = 0;
    size_t i = 0;
    while (i < size && field[i] == ' ') ++i;
    for (; i < size && field[i] >= '0' && field[i] <= '7'; ++i) {
        if (value > (INT64_MAX >> 3)) return -1;
        value = value * 8 + (field[i] - '0');
    }
    for (; i < size; ++i)
        if (field[i] != ' ' && field[i] != 0) return -1;
    return value;
}

static int checksumHolds(const struct header* head) {
    const unsigned char* bytes = (const unsigned char*)head;
    const size_t from = offsetof(struct header, checksum), to = from + sizeof head->checksum;
    int64_t sum = 0;
    for (size_t i = 0; i < kBlock; ++i) sum += i >= from && i < to ? ' ' : bytes[i];
    return octal(head->checksum, sizeof head->checksum) == sum;
}

static int isZero(const void* block, size_t size) {
    const unsigned char* bytes = block;
    for (size_t i = 0; i < size; ++i)
        if (bytes[i]) return 0;
    return 1;
}

static void joinName(const struct header* head, char out[LEO_UNTAR_MAX_NAME + 2]) {
    size_t n = strnlen(head->prefix, sizeof head->prefix);
    memcpy(out, head->prefix, n);
    if (n) out[n++] = '/';
    const size_t m = strnlen(head->name, sizeof head->name);
    memcpy(out + n, head->name, m);
    n += m;
    while (n && out[n - 1] == '/') --n;
    out[n] = 0;
}

/* Relative, no empty, "." or ".." component. */
static int nameIsSafe(const char* name) {
    if (!*name) return 0;
    for (const char* part = name;;) {
        const char* slash = strchr(part, '/');
        const size_t n = slash ? (size_t)(slash - part) : strlen(part);
        if (n == 0 || (n == 1 && part[0] == '.') || (n == 2 && part[0] == '.' && part[1] == '.')) return 0;
        if (!slash) return 1;
        part = slash + 1;
    }
}

/* The directory that holds the last component, made where missing, no link followed; *last is set to that component.
 */
static int openParent(int directory, char* name, const char** last) {
    int at = dup(directory);
    char* part = name;
    for (char* slash; at >= 0 && (slash = strchr(part, '/')); part = slash + 1) {
        *slash = 0;
        if (mkdirat(at, part, 0755) && errno != EEXIST) {
            close(at);
            return -1;
        }
        const int next = openat(at, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        close(at);
        at = next;
    }
    *last = part;
    return at;
}

static const char* writeFile(int parent, const char* name, int64_t size, int executable, struct source* from) {
    static unsigned char piece[kPiece];
    const int file =
        openat(parent, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, executable ? 0755 : 0644);
    if (file < 0) return "the code archive names a path twice, or the path cannot be made";
    const char* problem = NULL;
    for (uint64_t left = (uint64_t)size; left && !problem;) {
        const size_t data = left < kPiece ? (size_t)left : kPiece;
        const size_t padded = (data + kBlock - 1) / kBlock * kBlock;
        if (take(from, piece, padded)) problem = "the code archive is cut short";
        for (size_t done = 0; done < data && !problem;) {
            const ssize_t n = write(file, piece + done, data - done);
            if (n < 0 && errno != EINTR) problem = "the code does not fit into /tmp";
            if (n > 0) done += (size_t)n;
        }
        left -= data;
    }
    close(file);
    return problem;
}

static const char* unpackEntry(int directory, const struct header* head, struct source* from) {
    char name[LEO_UNTAR_MAX_NAME + 2];
    const int64_t size = octal(head->size, sizeof head->size), mode = octal(head->mode, sizeof head->mode);
    if (memcmp(head->magic, "ustar", 6) || memcmp(head->version, "00", 2)) return "the code archive is not ustar";
    if (!checksumHolds(head)) return "the code archive has a header with a wrong checksum";
    joinName(head, name);
    if (size < 0 || mode < 0) return "the code archive has a header with a bad number";
    if (!nameIsSafe(name)) return "the code archive has an absolute or \"..\" name";
    const int isDirectory = head->type == '5';
    if (!isDirectory && head->type != '0' && head->type != 0)
        return "the code archive has something other than files and directories";
    if (isDirectory && size) return "the code archive has a directory with a size";
    const char* last;
    const int parent = openParent(directory, name, &last);
    if (parent < 0) return "the code archive has a path through something that is no directory";
    const char* problem = NULL;
    if (isDirectory) {
        if (mkdirat(parent, last, 0755)) problem = "the code archive names a path twice, or the path cannot be made";
    } else {
        problem = writeFile(parent, last, size, (mode & 0100) != 0, from);
    }
    close(parent);
    return problem;
}

const char* leo_untar(int directory, leo_read_fn read, void* context, uint64_t archiveBytes) {
    struct source from = {read, context, archiveBytes};
    struct header head;
    for (unsigned entries = 0;; ++entries) {
        if (from.left == 0) return entries ? NULL : "the code archive is empty";
        if (take(&from, &head, sizeof head)) return "the code archive is cut short";
        if (isZero(&head, sizeof head)) break;
        if (entries == LEO_UNTAR_MAX_ENTRIES) return "the code archive has too many entries";
        const char* problem = unpackEntry(directory, &head, &from);
        if (problem) return problem;
    }
    while (from.left) {
        const size_t n = from.left < sizeof head ? (size_t)from.left : sizeof head;
        if (take(&from, &head, n)) return "the code archive is cut short";
        if (!isZero(&head, n)) return "the code archive has data after its end";
    }
    return NULL;
}
