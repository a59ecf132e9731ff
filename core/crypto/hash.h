// SHA-256 and SHA-512, HMAC, HKDF, and Leo's tagged hash H(tag; fields). OpenSSL underneath.
#pragma once

#include <initializer_list>
#include <memory>
#include <span>
#include <string_view>

#include "base/bytes.h"

namespace leo::crypto {

Hash sha256(ByteView data);
Hash sha256(std::initializer_list<ByteView> parts);
ByteArray<64> sha512(std::initializer_list<ByteView> parts);
Hash hmacSha256(ByteView key, ByteView data);
// RFC 5869 with SHA-256; length at most 255*32 (asserted). An empty ikm, salt or info is allowed.
Bytes hkdfSha256(ByteView ikm, ByteView salt, ByteView info, std::size_t length);
// The same into memory of the caller, for keys that must not pass through an unlocked buffer; out is not empty.
void hkdfSha256(ByteView ikm, ByteView salt, ByteView info, std::span<std::uint8_t> out);

// H(tag; fields) = SHA-256(tag ‖ encoded), where encoded is a leo-cbor array of the fields (protocol section 2).
Hash taggedHash(std::string_view tag, ByteView encodedFields);

// SHA-256 over a stream of pieces. Nothing may follow finish() or a move (asserted).
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    Sha256& update(ByteView data);
    Hash finish();  // once

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

// Compares in time that depends on the length alone.
bool equalConstantTime(ByteView a, ByteView b);

}  // namespace leo::crypto
