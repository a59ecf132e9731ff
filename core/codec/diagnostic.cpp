#include "codec/diagnostic.h"

#include <algorithm>

#include "codec/cbor_major.h"

namespace leo::codec {

namespace {

// Reads what a Reader has accepted as canonical, so nothing can be out of place here.
class Walk {
public:
    Walk(ByteView data, Diagnosis& out) : m_data(data), m_out(out) {}

    Status item(std::vector<std::uint32_t>& path) {
        LEO_REQUIRE(m_out.items.size() < kMaxDiagnosticItems, Code::TooLarge, "too many items to show");
        const std::size_t place = m_out.items.size();
        m_out.items.push_back(DiagnosticItem{path, {}, m_at, 0, false});
        const std::uint8_t major = m_data[m_at] >> 5;
        const std::uint64_t argument = head();
        std::string value;
        switch (major) {
            case kUnsigned:
                value = std::to_string(argument);
                m_writer.u64(argument);
                break;
            case kByteString: value = bytes(take(argument)); break;
            case kTextString: value = text(take(argument)); break;
            case kArray: {
                value = '[' + std::to_string(argument) + ']';
                m_writer.array(argument);
                for (std::uint32_t i = 0; i < argument; ++i) {
                    path.push_back(i);
                    LEO_TRY(item(path));
                    path.pop_back();
                }
                break;
            }
            default:
                value = argument == kTrue ? "true" : argument == kFalse ? "false" : "null";
                if (argument == kTrue || argument == kFalse)
                    m_writer.boolean(argument == kTrue);
                else
                    m_writer.null();
        }
        m_out.items[place].value = std::move(value);
        m_out.items[place].to = m_at;
        m_out.items[place].array = major == kArray;
        return {};
    }
    const Bytes& written() const { return m_writer.view(); }

private:
    std::uint64_t head() {
        const std::uint8_t info = m_data[m_at++] & 0x1f;
        if (info < 24) return info;
        const std::size_t width = std::size_t{1} << (info - 24);
        std::uint64_t argument = 0;
        for (std::size_t i = 0; i < width; ++i) argument = argument << 8 | m_data[m_at++];
        return argument;
    }
    ByteView take(std::uint64_t length) {
        const ByteView content = m_data.subspan(m_at, static_cast<std::size_t>(length));
        m_at += content.size();
        return content;
    }
    std::string bytes(ByteView content) {
        m_writer.bytes(content);
        const bool cut = content.size() > kMaxDiagnosticBytes;
        return "h'" + toHex(content.first(std::min(content.size(), kMaxDiagnosticBytes))) + (cut ? "…'" : "'");
    }
    std::string text(ByteView content) {
        m_writer.text(textOf(content));
        std::string out = "\"";
        for (const char c : textOf(content)) {
            if (c == '"' || c == '\\') out += '\\';
            // Control characters would be lines and colours of a terminal.
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
                const auto byte = static_cast<std::uint8_t>(c);
                out += "\\u00" + toHex(ByteView(&byte, 1));
            } else {
                out += c;
            }
        }
        return out + '"';
    }

    ByteView m_data;
    Diagnosis& m_out;
    std::size_t m_at = 0;
    Writer m_writer;
};

}  // namespace

Result<Diagnosis> diagnose(ByteView record, std::size_t maxBytes) {
    Reader reader(record, maxBytes);
    LEO_TRY(reader.rawItem());
    LEO_TRY(reader.finish());
    Diagnosis out;
    Walk walk(record, out);
    std::vector<std::uint32_t> path;
    LEO_TRY(walk.item(path));
    out.reencodesEqual = equal(walk.written(), record);
    return out;
}

}  // namespace leo::codec
