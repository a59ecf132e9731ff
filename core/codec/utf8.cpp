#include "codec/utf8.h"

namespace leo::codec {

namespace {

struct Sequence {
    std::size_t length;  // 0: not a lead byte
    std::uint8_t secondLow;
    std::uint8_t secondHigh;
};

// The bounds of the second byte are what excludes overlong forms, surrogates and code points past the last.
Sequence sequenceOf(std::uint8_t lead) {
    if (lead < 0x80) return {1, 0, 0};
    if (lead >= 0xc2 && lead <= 0xdf) return {2, 0x80, 0xbf};
    if (lead == 0xe0) return {3, 0xa0, 0xbf};
    if (lead == 0xed) return {3, 0x80, 0x9f};
    if (lead >= 0xe1 && lead <= 0xef) return {3, 0x80, 0xbf};
    if (lead == 0xf0) return {4, 0x90, 0xbf};
    if (lead >= 0xf1 && lead <= 0xf3) return {4, 0x80, 0xbf};
    if (lead == 0xf4) return {4, 0x80, 0x8f};
    return {0, 0, 0};
}

}  // namespace

bool isValidUtf8(ByteView text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const Sequence sequence = sequenceOf(text[at]);
        if (sequence.length == 0 || sequence.length > text.size() - at) return false;
        for (std::size_t i = 1; i < sequence.length; ++i) {
            const std::uint8_t low = i == 1 ? sequence.secondLow : 0x80;
            const std::uint8_t high = i == 1 ? sequence.secondHigh : 0xbf;
            if (text[at + i] < low || text[at + i] > high) return false;
        }
        at += sequence.length;
    }
    return true;
}

}  // namespace leo::codec
