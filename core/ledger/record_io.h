// Small readers and writers shared by the ledger's codecs: numbers narrower than u64, CIDs, enumerators.
// Internal to ledger/.
#pragma once

#include <limits>
#include <type_traits>

#include "codec/cbor.h"
#include "ledger/statements.h"

namespace leo::ledger::io {

inline Result<std::uint32_t> readU32(codec::Reader& reader) {
    LEO_TRY_ASSIGN(const std::uint64_t value, reader.u64(std::numeric_limits<std::uint32_t>::max()));
    return static_cast<std::uint32_t>(value);
}

inline Result<std::uint8_t> readU8(codec::Reader& reader) {
    LEO_TRY_ASSIGN(const std::uint64_t value, reader.u64(std::numeric_limits<std::uint8_t>::max()));
    return static_cast<std::uint8_t>(value);
}

inline Result<Height> readHeight(codec::Reader& reader) {
    LEO_TRY_ASSIGN(const std::uint64_t value, reader.u64());
    return Height{value};
}

inline Result<Credit> readCredit(codec::Reader& reader) {
    LEO_TRY_ASSIGN(const std::uint32_t value, readU32(reader));
    return Credit{value};
}

inline Result<Bytes> readBytes(codec::Reader& reader, std::size_t maxBytes) {
    LEO_TRY_ASSIGN(const ByteView view, reader.bytes(maxBytes));
    return toBytes(view);
}

// An enumerator in [first, last]; a number outside is Unsupported: a later version may know it.
template <class E>
Result<E> readEnum(codec::Reader& reader, E first, E last) {
    using U = std::underlying_type_t<E>;
    LEO_TRY_ASSIGN(const std::uint64_t value, reader.u64());
    LEO_REQUIRE(value >= static_cast<U>(first) && value <= static_cast<U>(last), Code::Unsupported,
                "unknown enumerator " + std::to_string(value));
    return static_cast<E>(value);
}

template <class E>
void writeEnum(codec::Writer& writer, E value) {
    writer.u64(static_cast<std::uint64_t>(value));
}

void writeMember(codec::Writer& writer, const Member& member);
Result<Member> readMember(codec::Reader& reader);

// Refuses anything but CIDv1, raw or dag-pb, SHA-256.
Status checkCid(const CidBytes& cid);

inline Result<CidBytes> readCid(codec::Reader& reader) {
    LEO_TRY_ASSIGN(const CidBytes cid, reader.fixed<36>());
    LEO_TRY(checkCid(cid));
    return cid;
}

}  // namespace leo::ledger::io
