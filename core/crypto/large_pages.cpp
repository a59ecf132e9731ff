#include "crypto/large_pages.h"

#include <sys/mman.h>

#include <cstdint>

namespace leo::crypto {

void preferLargePages(void* data, std::size_t size) {
    const auto start = reinterpret_cast<std::uintptr_t>(data);
    const std::uintptr_t first = (start + kLargePageBytes - 1) & ~(kLargePageBytes - 1);
    const std::uintptr_t end = (start + size) & ~(kLargePageBytes - 1);
    if (first < end) static_cast<void>(::madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE));
}

}  // namespace leo::crypto
