#include "crypto/secret.h"

#include <openssl/crypto.h>
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

// Places that nobody uses now: locked, in memory and zero. Never freed: a secret may outlive every static object.
template <std::size_t N>
class Spares {
public:
    std::uint8_t* take() {
        for (std::atomic<std::uint8_t*>& place : m_places)
            if (std::uint8_t* const wiped = place.exchange(nullptr, std::memory_order_acquire)) return wiped;
        return nullptr;
    }

    bool keep(std::uint8_t* wiped) {
        for (std::atomic<std::uint8_t*>& place : m_places) {
            std::uint8_t* none = nullptr;
            if (place.compare_exchange_strong(none, wiped, std::memory_order_release, std::memory_order_relaxed))
                return true;
        }
        return false;
    }

private:
    std::atomic<std::uint8_t*> m_places[N] = {};
};

// Keys come and go with every message. The guard pages, the lock and the fault of a new one are seven system calls,
// which cost more than the box the key opens.
constexpr std::size_t kKeyBytes = 64;
Spares<32> g_keys;

// Mapping, locking and faulting 64 KiB in takes twice as long as decrypting them. Above, a mapping is made for each
// secret; from 2 MiB on large pages make it cheap. 256 KiB stay locked, of the 8 MiB an unprivileged process may
// lock.
constexpr std::size_t kSpareBytes = 64 * 1024;
Spares<4> g_spares;

std::uint8_t* guarded(std::size_t size) {
    void* const data = sodium_malloc(size);
    LEO_ASSERT(data != nullptr);
    std::memset(data, 0, size);  // sodium_malloc fills with a pattern
    return static_cast<std::uint8_t*>(data);
}

std::uint8_t* allocate(std::size_t size) {
    initialise();
    if (size <= kKeyBytes) {
        std::uint8_t* const spare = g_keys.take();
        return spare != nullptr ? spare : guarded(kKeyBytes);
    }
    if (size <= kGuardedBytes) return guarded(size);
    if (size > kSpareBytes) return map(size);
    std::uint8_t* const spare = g_spares.take();
    return spare != nullptr ? spare : map(kSpareBytes);
}

void release(std::uint8_t* data, std::size_t used, std::size_t capacity) {
    if (data == nullptr) return;
    sodium_memzero(data, used);
    if (capacity <= kKeyBytes) {
        if (!g_keys.keep(data)) sodium_free(data);
    } else if (capacity <= kGuardedBytes) {
        sodium_free(data);
    } else if (capacity > kSpareBytes) {
        ::munmap(data, capacity);  // unlocks as well
    } else if (!g_spares.keep(data)) {
        ::munmap(data, kSpareBytes);
    }
}

}  // namespace

void initialise() {
    // What is valid may not depend on a file of this machine: openssl.cnf can replace algorithms and policies.
    static const bool ready = sodium_init() >= 0 && OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr) == 1;
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
