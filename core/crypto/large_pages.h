// Large pages for large buffers: where a fault costs a microsecond, filling 64 MiB page by page takes longer than
// encrypting it.
#pragma once

#include <cstddef>

namespace leo::crypto {

inline constexpr std::size_t kLargePageBytes = std::size_t{2} << 20;  // x86-64 and most arm64 kernels

// Asks the kernel to back fresh, untouched memory with large pages where it spans whole ones. A hint: cannot fail.
void preferLargePages(void* data, std::size_t size);

}  // namespace leo::crypto
