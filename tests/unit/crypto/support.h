// What the tests of crypto/ share: randomness that replays from a seed, and short ways to write bytes.
#pragma once

#include <QByteArray>
#include <QString>
#include <random>

#include "base/bytes.h"
#include "base/random.h"

// "…"_L is a QString; QT_NO_CAST_FROM_ASCII forbids the plain literal.
inline QString operator""_L(const char* text, std::size_t size) {
    return QString::fromLatin1(text, static_cast<qsizetype>(size));
}

namespace leo::test {

class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : m_engine(seed) {}
    void fill(std::span<std::uint8_t> out) override {
        for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(m_engine());
    }
    Bytes bytes(std::size_t size) {
        Bytes out(size);
        fill(out);
        return out;
    }

private:
    std::mt19937_64 m_engine;
};

inline Bytes hex(const QString& text) {
    return fromHex(text.toStdString()).value();
}
inline Bytes hex(std::string_view text) {
    return fromHex(text).value();
}

template <std::size_t N>
ByteArray<N> hexArray(const QString& text) {
    return toArray<N>(hex(text)).value();
}

inline QString text(ByteView bytes) {
    return QString::fromStdString(toHex(bytes));
}

}  // namespace leo::test
