// Addresses: the strings of BIP-350, right and wrong, and Leo's own use of them.
#include <QtTest>

#include "base/address.h"

namespace leo {
namespace {

AccountId numbered(std::uint8_t first) {
    AccountId account;
    for (std::size_t i = 0; i < account.bytes.size(); ++i)
        account.bytes[i] = static_cast<std::uint8_t>(first + i * 7);
    return account;
}

}  // namespace

class AddressTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void validBech32m() {
        for (const char* text :
             {"A1LQFN3A", "a1lqfn3a",
              "an83characterlonghumanreadablepartthatcontainsthetheexcludedcharactersbioandnumber11sg7hg6",
              "abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx",
              "11llllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllludsr8",
              "split1checkupstagehandshakeupstreamerranterredcaperredlc445v", "?1v759aa"}) {
            const auto decoded = decodeBech32m(text);
            QVERIFY2(decoded.ok(), text);
            QCOMPARE(QByteArray::fromStdString(encodeBech32m(*decoded)), QByteArray(text).toLower());
        }
    }

    void invalidBech32m() {
        for (const char* text :
             {"\x20"
              "1xj0phk",
              "\x7f"
              "1g6xzxy",
              "\x80"
              "1vctc34",
              "an84characterslonghumanreadablepartthatcontainsthetheexcludedcharactersbioandnumber11d6pts4",
              "qyrz8wqd2c9m", "1qyrz8wqd2c9m", "y1b0jsk6g", "lt1igcx5c0", "in1muywd", "mm1crxm3i", "au1s5cgom",
              "M1VUXWEZ", "16plkw9", "1p2gdwpf", "a1LQFN3A", "",
              "A12UEL5L"}) {  // the last has the checksum of BIP-173
            const auto decoded = decodeBech32m(text);
            QVERIFY2(!decoded.ok(), text);
            QCOMPARE(static_cast<int>(decoded.error().code), static_cast<int>(Code::Malformed));
        }
    }

    void roundTrip() {
        for (unsigned first = 0; first < 256; ++first) {
            const AccountId account = numbered(static_cast<std::uint8_t>(first));
            const std::string text = toAddress(account);
            QCOMPARE(text.size(), kAddressChars);
            QVERIFY(text.rfind("leo1", 0) == 0);
            const auto read = parseAddress(text);
            QVERIFY(read.ok());
            QVERIFY(*read == account);
            const auto upper = parseAddress(QByteArray::fromStdString(text).toUpper().toStdString());
            QVERIFY(upper.ok() && *upper == account);
        }
        // All zero: data and checksum are fixed for ever.
        QCOMPARE(QByteArray::fromStdString(toAddress({})).left(56), QByteArray("leo1") + QByteArray(52, 'q'));
    }

    // The checksum finds each single wrong character and each swap of neighbours.
    void typingErrors() {
        const std::string right = toAddress(numbered(3));
        const std::string alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        for (std::size_t i = 4; i < right.size(); ++i) {
            for (const char c : alphabet) {
                std::string wrong = right;
                wrong[i] = c;
                QCOMPARE(parseAddress(wrong).ok(), wrong == right);
            }
            std::string swapped = right;
            std::swap(swapped[i - 1], swapped[i]);
            QCOMPARE(parseAddress(swapped).ok(), swapped == right);
        }
    }

    void says() {
        const std::string right = toAddress(numbered(3));
        const auto hint = [](const std::string& text) {
            const auto read = parseAddress(text);
            return read.ok() ? QByteArray() : QByteArray::fromStdString(read.error().detail);
        };
        QVERIFY(hint("btc1" + right.substr(4)).contains("begins with"));
        QVERIFY(hint("").contains("begins with"));
        QVERIFY(hint(right.substr(0, 61)).contains("62 characters, this one 61"));
        QVERIFY(hint(right + "q").contains("this one 63"));
        QVERIFY(hint("leo1B" + right.substr(5)).contains("mixed"));
        std::string never = right;
        never[10] = 'b';
        QVERIFY(hint(never).contains("\"b\" at position 11"));
        std::string space = right;
        space[20] = ' ';
        QVERIFY(hint(space).contains("character 21"));
        // 52 groups carry four bits more than the account: they must be zero.
        Bech32m padded = *decodeBech32m(right);
        padded.groups.back() |= 1;
        QVERIFY(hint(encodeBech32m(padded)).contains("not written"));
        // A 1 inside would move the separator.
        std::string one = right;
        one[12] = '1';
        QVERIFY(!hint(one).isEmpty());
    }

    void alike() {
        const AccountId known = numbered(3);
        QVERIFY(!looksAlike(known, known));
        QVERIFY(!looksAlike(known, numbered(4)));
        // Searched as an attacker does: the first four characters are given, the last four come up by trying.
        Bech32m content = *decodeBech32m(toAddress(known));
        const std::string wanted = toAddress(known).substr(58);
        bool found = false;
        for (std::uint32_t i = 1; i < (1u << 25) && !found; ++i) {
            Bech32m trial = content;
            for (unsigned k = 0; k < 5; ++k)
                trial.groups[20 + k] = static_cast<std::uint8_t>((content.groups[20 + k] ^ (i >> 5 * k)) & 31);
            const std::string text = encodeBech32m(trial);
            if (text.compare(58, 4, wanted) != 0) continue;
            const auto account = parseAddress(text);
            QVERIFY(account.ok());
            QVERIFY(looksAlike(known, *account));
            found = true;
        }
        QVERIFY(found);
    }
};

}  // namespace leo

QTEST_GUILESS_MAIN(leo::AddressTest)
#include "address_test.moc"
