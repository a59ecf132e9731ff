#include "codec/cbor.h"

#include "codec/cbor_major.h"
#include "codec/utf8.h"

namespace leo::codec {

namespace {

constexpr std::uint8_t kNullByte = kSimple << 5 | kNull;

// Arguments below this sit in the initial byte; 24 … 27 there announce 1, 2, 4 or 8 bytes.
constexpr std::uint64_t kFirstLong = 24;
constexpr std::uint8_t kOneByte = 24;
constexpr std::uint8_t kEightBytes = 27;

Error malformedAt(std::size_t at, std::string_view what) {
    return makeError(Code::Malformed, "leo-cbor: " + std::string(what) + " at byte " + std::to_string(at));
}

}  // namespace

Writer& Writer::array(std::uint64_t count) {
    head(kArray, count);
    return *this;
}

Writer& Writer::u64(std::uint64_t value) {
    head(kUnsigned, value);
    return *this;
}

Writer& Writer::boolean(bool value) {
    head(kSimple, value ? kTrue : kFalse);
    return *this;
}

Writer& Writer::null() {
    head(kSimple, kNull);
    return *this;
}

Writer& Writer::bytes(ByteView value) {
    head(kByteString, value.size());
    append(m_out, value);
    return *this;
}

Writer& Writer::text(std::string_view value) {
    LEO_ASSERT(isValidUtf8(viewOf(value)));
    head(kTextString, value.size());
    append(m_out, viewOf(value));
    return *this;
}

Writer& Writer::raw(ByteView item) {
    append(m_out, item);
    return *this;
}

void Writer::head(std::uint8_t major, std::uint64_t argument) {
    const auto initial = [&](std::uint64_t info) { m_out.push_back(static_cast<std::uint8_t>(major << 5 | info)); };
    if (argument < kFirstLong) {
        initial(argument);
    } else if (argument <= 0xff) {
        initial(kOneByte);
        m_out.push_back(static_cast<std::uint8_t>(argument));
    } else if (argument <= 0xffff) {
        initial(kOneByte + 1);
        appendU16be(m_out, static_cast<std::uint16_t>(argument));
    } else if (argument <= 0xffff'ffff) {
        initial(kOneByte + 2);
        appendU32be(m_out, static_cast<std::uint32_t>(argument));
    } else {
        initial(kEightBytes);
        appendU64be(m_out, argument);
    }
}

Reader::Reader(ByteView data, std::size_t maxBytes) : m_data(data), m_tooLarge(data.size() > maxBytes) {
    m_left[0] = 1;
}

Status Reader::expectItem() {
    LEO_REQUIRE(!m_tooLarge, Code::TooLarge, "leo-cbor: record of " + std::to_string(m_data.size()) + " bytes");
    if (m_left[m_depth] == 0) return malformedAt(m_at, "more items expected than there are");
    return {};
}

Result<Reader::Head> Reader::head() {
    if (m_at >= m_data.size()) return malformedAt(m_at, "data ends early");
    const std::size_t start = m_at;
    const std::uint8_t initial = m_data[m_at++];
    const std::uint8_t info = initial & 0x1f;
    const auto major = static_cast<std::uint8_t>(initial >> 5);
    if (info < kFirstLong) return Head{major, info};
    if (info > kEightBytes) return malformedAt(start, "indefinite or reserved length");

    const std::size_t width = std::size_t{1} << (info - kOneByte);
    if (m_data.size() - m_at < width) return malformedAt(m_at, "data ends early");
    std::uint64_t argument = 0;
    for (std::size_t i = 0; i < width; ++i) argument = argument << 8 | m_data[m_at + i];
    m_at += width;
    const std::uint64_t least = width == 1 ? kFirstLong : std::uint64_t{1} << (width * 4);
    if (argument < least) return malformedAt(start, "length or number not in its shortest form");
    return Head{major, argument};
}

Status Reader::arrayOf(std::uint64_t exactCount) {
    const std::size_t start = m_at;
    LEO_TRY_ASSIGN(const std::uint64_t count, array(m_data.size()));  // any count that fits
    if (count != exactCount)
        return malformedAt(
            start, "array of " + std::to_string(count) + " where " + std::to_string(exactCount) + " items belong");
    return {};
}

Result<std::uint64_t> Reader::array(std::uint64_t maxCount) {
    LEO_TRY(expectItem());
    const std::size_t start = m_at;
    LEO_TRY_ASSIGN(const Head item, head());
    if (item.major != kArray) return malformedAt(start, "an array belongs");
    // Every item takes a byte, so a count that passes here is safe to reserve for.
    if (item.argument > m_data.size() - m_at) return malformedAt(start, "array longer than the data");
    LEO_REQUIRE(
        item.argument <= maxCount, Code::TooLarge,
        "leo-cbor: array of " + std::to_string(item.argument) + " items, at most " + std::to_string(maxCount));
    if (m_depth == kMaxDepth) return malformedAt(start, "arrays nested too deep");
    --m_left[m_depth];
    m_left[++m_depth] = item.argument;
    return item.argument;
}

Status Reader::leave() {
    LEO_ASSERT(m_depth > 0);
    if (m_left[m_depth] != 0) return malformedAt(m_at, "array with more items than its record has");
    --m_depth;
    return {};
}

Result<std::uint64_t> Reader::u64() {
    LEO_TRY(expectItem());
    const std::size_t start = m_at;
    LEO_TRY_ASSIGN(const Head item, head());
    if (item.major != kUnsigned) return malformedAt(start, "an unsigned integer belongs");
    --m_left[m_depth];
    return item.argument;
}

Result<std::uint64_t> Reader::u64(std::uint64_t max) {
    LEO_TRY_ASSIGN(const std::uint64_t value, u64());
    LEO_REQUIRE(value <= max, Code::OutOfRange,
                "leo-cbor: " + std::to_string(value) + " where at most " + std::to_string(max) + " is allowed");
    return value;
}

Result<bool> Reader::boolean() {
    LEO_TRY(expectItem());
    const std::size_t start = m_at;
    LEO_TRY_ASSIGN(const Head item, head());
    if (item.major != kSimple || (item.argument != kFalse && item.argument != kTrue))
        return malformedAt(start, "true or false belongs");
    --m_left[m_depth];
    return item.argument == kTrue;
}

Result<bool> Reader::isNull() {
    LEO_TRY(expectItem());
    if (m_at >= m_data.size()) return malformedAt(m_at, "data ends early");
    if (m_data[m_at] != kNullByte) return false;
    ++m_at;
    --m_left[m_depth];
    return true;
}

Result<ByteView> Reader::string(std::uint8_t major, std::size_t maxBytes) {
    LEO_TRY(expectItem());
    const std::size_t start = m_at;
    LEO_TRY_ASSIGN(const Head item, head());
    if (item.major != major) return malformedAt(start, major == kTextString ? "text belongs" : "bytes belong");
    if (item.argument > m_data.size() - m_at) return malformedAt(start, "string longer than the data");
    LEO_REQUIRE(
        item.argument <= maxBytes, Code::TooLarge,
        "leo-cbor: string of " + std::to_string(item.argument) + " bytes, at most " + std::to_string(maxBytes));
    const ByteView content = m_data.subspan(m_at, static_cast<std::size_t>(item.argument));
    if (major == kTextString && !isValidUtf8(content)) return malformedAt(start, "text that is not UTF-8");
    m_at += content.size();
    --m_left[m_depth];
    return content;
}

Result<ByteView> Reader::bytes(std::size_t maxBytes) {
    return string(kByteString, maxBytes);
}

Result<std::string> Reader::text(std::size_t maxBytes) {
    LEO_TRY_ASSIGN(const ByteView content, string(kTextString, maxBytes));
    return std::string(textOf(content));
}

Result<Amount> Reader::amount() {
    LEO_TRY_ASSIGN(const std::uint64_t units, u64(kMaxSupplyUnits));
    return Amount{units};
}

Result<TimeMs> Reader::time() {
    LEO_TRY_ASSIGN(const std::uint64_t value, u64());
    return TimeMs{value};
}

Result<ByteView> Reader::rawItem() {
    LEO_TRY(expectItem());
    const std::size_t start = m_at;
    LEO_TRY(skipItem(m_depth));
    --m_left[m_depth];
    return m_data.subspan(start, m_at - start);
}

Status Reader::skipItem(unsigned depth) {
    const std::size_t start = m_at;
    LEO_TRY_ASSIGN(const Head item, head());
    switch (item.major) {
        case kUnsigned: return {};
        case kByteString:
        case kTextString: {
            if (item.argument > m_data.size() - m_at) return malformedAt(start, "string longer than the data");
            const ByteView content = m_data.subspan(m_at, static_cast<std::size_t>(item.argument));
            if (item.major == kTextString && !isValidUtf8(content))
                return malformedAt(start, "text that is not UTF-8");
            m_at += content.size();
            return {};
        }
        case kArray:
            if (item.argument > m_data.size() - m_at) return malformedAt(start, "array longer than the data");
            if (depth == kMaxDepth) return malformedAt(start, "arrays nested too deep");
            for (std::uint64_t i = 0; i < item.argument; ++i) LEO_TRY(skipItem(depth + 1));
            return {};
        case kSimple:
            if (item.argument >= kFalse && item.argument <= kNull) return {};
            return malformedAt(start, "simple value or float outside leo-cbor");
        default: return malformedAt(start, "negative integer, map or tag");
    }
}

Status Reader::finish() const {
    LEO_REQUIRE(!m_tooLarge, Code::TooLarge, "leo-cbor: record of " + std::to_string(m_data.size()) + " bytes");
    if (m_depth != 0 || m_left[0] != 0) return malformedAt(m_at, "record not read to its end");
    if (m_at != m_data.size()) return malformedAt(m_at, "bytes after the record");
    return {};
}

}  // namespace leo::codec
