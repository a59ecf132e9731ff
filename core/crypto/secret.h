// Secret: key material and plaintext in memory that is locked, kept out of core dumps and wiped when it goes.
//
// Move-only; copy() is explicit. Up to a page: sodium_malloc (guard pages, mlock, zeroed on free). Above (a picture):
// an anonymous mapping excluded from core dumps. A few places of up to 64 bytes (a key) and of up to 64 KiB are kept,
// wiped and locked, for the next secret. Locking may fail beyond RLIMIT_MEMLOCK, wiping does not. Single thread per
// object. Out of memory asserts: a key has nowhere else to go.
#pragma once

#include <cstring>
#include <span>

#include "base/bytes.h"
#include "base/random.h"

namespace leo::crypto {

// Call once before anything else of crypto/: initialises libsodium and OpenSSL, the latter without this machine's
// openssl.cnf. Asserts on failure. Idempotent, any thread.
void initialise();

class SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(std::size_t size);  // zeroed
    static SecretBytes copyOf(ByteView view);
    static SecretBytes random(std::size_t size, Random& random);
    ~SecretBytes();
    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;

    SecretBytes copy() const { return copyOf(view()); }
    ByteView view() const { return ByteView(m_data, m_size); }
    std::span<std::uint8_t> span() { return std::span<std::uint8_t>(m_data, m_size); }
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    // Forgets and wipes everything from `size` on; never grows (asserted).
    void truncate(std::size_t size);

private:
    std::uint8_t* m_data = nullptr;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

// Wipes memory so that the compiler cannot drop it.
void wipe(std::span<std::uint8_t> memory);

}  // namespace leo::crypto
