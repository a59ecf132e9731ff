#include "crypto/secret.h"

#include <sodium.h>
#include <sys/mman.h>

#include <atomic>

#include "crypto/large_pages.h"

namespace leo::crypto {

namespace {

// Above this the guard pages and canary of sodium_malloc buy little, and mapping costs less.
constexpr std::size_t kGuardedBytes = 4096;

std::uint8_t* map(std::size_t size) {
    void* const mapped = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    LEO_ASSERT(mapped != MAP_FAILED);
    preferLargePages(mapped, size);
    // Both are best effort: an unprivileged process may lock little, and a failed hint leaves the wiping in place.
    static_cast<void>(::madvise(mapped, size, MADV_DONTDUMP));
    static_cast<void>(::mlock(mapped, size));
    return static_cast<std::uint8_t*>(mapped);
}

// Regions of kSpareBytes that nobody uses: mapped, locked, in memory and zero. Mapping, locking and faulting 64 KiB
// in takes twice as long as decrypting them. Never unmapped: a secret may outlive every static object. Above their
// size a mapping is made for each secret; from 2 MiB on large pages make it cheap.
constexpr std::size_t kSpareBytes = 64 * 1024;
constexpr std::size_t kSpares = 4;  // 256 KiB stay locked, of the 8 MiB an unprivileged process may lock
std::atomic<std::uint8_t*> g_spares[kSpares];

std::uint8_t* takeSpare() {
    for (std::atomic<std::uint8_t*>& place : g_spares)
        if (std::uint8_t* const region = place.exchange(nullptr, std::memory_order_acquire)) return region;
    return map(kSpareBytes);
}

void giveBack(std::uint8_t* wiped) {
    for (std::atomic<std::uint8_t*>& place : g_spares) {
        std::uint8_t* none = nullptr;
        if (place.compare_exchange_strong(none, wiped, std::memory_order_release, std::memory_order_relaxed)) return;
    }
    ::munmap(wiped, kSpareBytes);  // unlocks as well
}

std::uint8_t* allocate(std::size_t size) {
    initialise();
    if (size <= kGuardedBytes) {
        void* const guarded = sodium_malloc(size);
        LEO_ASSERT(guarded != nullptr);
        std::memset(guarded, 0, size);  // sodium_malloc fills with a pattern
        return static_cast<std::uint8_t*>(guarded);
    }
    return size <= kSpareBytes ? takeSpare() : map(size);
}

void release(std::uint8_t* data, std::size_t used, std::size_t capacity) {
    if (data == nullptr) return;
    if (capacity <= kGuardedBytes) {
        sodium_free(data);
        return;
    }
    sodium_memzero(data, used);
    if (capacity <= kSpareBytes)
        giveBack(data);
    else
        ::munmap(data, capacity);
}

}  // namespace

void initialise() {
    static const bool ready = sodium_init() >= 0;
    LEO_ASSERT(ready);
}

SecretBytes::SecretBytes(std::size_t size) : m_size(size), m_capacity(size) {
    if (size > 0) m_data = allocate(size);
}

SecretBytes SecretBytes::copyOf(ByteView view) {
    SecretBytes out(view.size());
    if (!view.empty()) std::memcpy(out.m_data, view.data(), view.size());
    return out;
}

SecretBytes SecretBytes::random(std::size_t size, Random& random) {
    SecretBytes out(size);
    random.fill(out.span());
    return out;
}

SecretBytes::~SecretBytes() {
    release(m_data, m_size, m_capacity);
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)),
      m_size(std::exchange(other.m_size, 0)),
      m_capacity(std::exchange(other.m_capacity, 0)) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
    if (this == &other) return *this;
    release(m_data, m_size, m_capacity);
    m_data = std::exchange(other.m_data, nullptr);
    m_size = std::exchange(other.m_size, 0);
    m_capacity = std::exchange(other.m_capacity, 0);
    return *this;
}

void SecretBytes::truncate(std::size_t size) {
    LEO_ASSERT(size <= m_size);
    wipe(span().subspan(size));
    m_size = size;
}

void wipe(std::span<std::uint8_t> memory) {
    if (!memory.empty()) sodium_memzero(memory.data(), memory.size());
}

}  // namespace leo::crypto
