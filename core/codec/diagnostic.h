// diagnose: what leo-cbor bytes say, item by item, in the notation of RFC 8949 section 8, with where each item lies.
//
// For raw views, where a person compares bytes and meaning. Byte strings that are records themselves are looked into
// only by whoever knows that they are. An item's bytes come from a second, independent writing of what was read, so
// reencodesEqual is a check and not an echo.
#pragma once

#include <vector>

#include "codec/cbor.h"

namespace leo::codec {

inline constexpr std::size_t kMaxDiagnosticBytes = 64;      // of a byte or text string; a longer one ends in "…"
inline constexpr std::size_t kMaxDiagnosticItems = 20'000;  // of one record: a raw view is a page, not a file

struct DiagnosticItem {
    std::vector<std::uint32_t> path;  // index in each array from the outermost; empty for the whole
    std::string value;                // "25", "h'0102'", "\"text\"", "true", "[3]" for an array of three
    std::size_t from = 0, to = 0;     // bytes, `to` excluded
    bool array = false;
};
struct Diagnosis {
    std::vector<DiagnosticItem> items;  // in the order of their bytes, an array before its items
    bool reencodesEqual = false;
};

// Malformed for anything but one leo-cbor item, TooLarge above the limits.
Result<Diagnosis> diagnose(ByteView record, std::size_t maxBytes = kMaxRecordBytes);

}  // namespace leo::codec
