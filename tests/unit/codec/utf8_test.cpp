// UTF-8 validity against Qt's decoder, over every one- to three-byte string that starts outside ASCII.
#include <QtTest>

#include "codec/utf8.h"

using namespace leo;

namespace {

// Qt replaces what is not well-formed, so only valid text survives the round trip. It drops a leading byte order
// mark.
bool qtAccepts(const Bytes& text) {
    const QByteArray raw =
        "a" + QByteArray(reinterpret_cast<const char*>(text.data()), static_cast<qsizetype>(text.size()));
    return QString::fromUtf8(raw).toUtf8() == raw;
}

}  // namespace

class Utf8Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void table_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("valid");
        const auto row = [](const char* name, const QByteArray& text, bool valid) {
            QTest::newRow(name) << text << valid;
        };
        row("empty", "", true);
        row("ascii", "lambda", true);
        row("zero byte", QByteArray("a\0b", 3), true);
        row("two bytes", "\xc3\xa9", true);
        row("last before the surrogates", "\xed\x9f\xbf", true);
        row("first after the surrogates", "\xee\x80\x80", true);
        row("last code point", "\xf4\x8f\xbf\xbf", true);
        row("first of four bytes", "\xf0\x90\x80\x80", true);
        row("above the last", "\xf4\x90\x80\x80", false);
        row("overlong nul", "\xc0\x80", false);
        row("overlong of c1", "\xc1\xbf", false);
        row("overlong of e0", "\xe0\x9f\xbf", false);
        row("overlong of f0", "\xf0\x8f\xbf\xbf", false);
        row("high surrogate", "\xed\xa0\x80", false);
        row("low surrogate", "\xed\xbf\xbf", false);
        row("five bytes", "\xf8\x88\x80\x80\x80", false);
        row("continuation alone", "\x80", false);
        row("cut after two of three", "a\xe2\x82", false);
        row("cut and then ascii", "\xe2\x82z", false);
        row("fe", "\xfe", false);
    }

    void table() {
        QFETCH(const QByteArray, text);
        QFETCH(const bool, valid);
        const ByteView view(reinterpret_cast<const std::uint8_t*>(text.constData()),
                            static_cast<std::size_t>(text.size()));
        QCOMPARE(codec::isValidUtf8(view), valid);
    }

    void agreesWithQt() {
        for (unsigned lead = 0x80; lead < 0x100; ++lead) {
            for (unsigned second = 0x70; second < 0x100; ++second) {
                Bytes text{static_cast<std::uint8_t>(lead), static_cast<std::uint8_t>(second)};
                QCOMPARE(codec::isValidUtf8(text), qtAccepts(text));
                for (unsigned third = 0x7f; third <= 0xc0; ++third) {
                    text.resize(2);
                    text.push_back(static_cast<std::uint8_t>(third));
                    if (codec::isValidUtf8(text) != qtAccepts(text)) QFAIL(toHex(text).c_str());
                    text.push_back(0x80);
                    if (codec::isValidUtf8(text) != qtAccepts(text)) QFAIL(toHex(text).c_str());
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(Utf8Test)
#include "utf8_test.moc"
