// Archives for the tests, good and bad ones: every field can be set to what a hostile author would write.
#pragma once

#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace leo::sandbox::test {

struct TarEntry {
    std::string name;
    char type = '0';
    std::string content{};
    std::string link{};
    std::string prefix{};
    unsigned mode = 0644;
    std::string magic = std::string("ustar\00000", 8);
    int checksumError = 0;
};

inline void appendEntry(Bytes& tar, const TarEntry& entry) {
    Bytes head(512);
    const auto put = [&](std::size_t at, const std::string& text) {
        std::memcpy(head.data() + at, text.data(), text.size());
    };
    const auto octal = [&](std::size_t at, int digits, std::size_t value) {
        char text[16];
        std::snprintf(text, sizeof text, "%0*zo", digits, value);
        put(at, text);
    };
    put(0, entry.name.substr(0, 100));
    octal(100, 7, entry.mode);
    octal(108, 7, 0);
    octal(116, 7, 0);
    octal(124, 11, entry.content.size());
    octal(136, 11, 0);
    head[156] = static_cast<std::uint8_t>(entry.type);
    put(157, entry.link.substr(0, 100));
    put(257, entry.magic);
    put(345, entry.prefix);
    int sum = 8 * ' ' + entry.checksumError;
    for (const std::uint8_t byte : head) sum += byte;
    octal(148, 6, static_cast<std::size_t>(sum));
    head[155] = ' ';
    append(tar, head);
    append(tar, viewOf(entry.content));
    tar.resize((tar.size() + 511) / 512 * 512);
}

inline Bytes tarOf(const std::vector<TarEntry>& entries) {
    Bytes tar;
    for (const TarEntry& entry : entries) appendEntry(tar, entry);
    tar.resize(tar.size() + 1024);
    return tar;
}

}  // namespace leo::sandbox::test
