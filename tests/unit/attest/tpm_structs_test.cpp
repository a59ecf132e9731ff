// The parser of TPM structures against what strangers may send.

#include "attest/tpm_crypto.h"
#include "crypto/hash.h"
#include "unit/attest/fixture.h"

using namespace leo;
using namespace leo::attest;
using namespace leo::attest::test;

namespace {

template <class T>
Code codeOf(const Result<T>& result) {
    return result.ok() ? Code::Ok : result.error().code;
}

// Offsets in an encoded quote of a SoftTpm: magic 4, type 2, signer 2+34, extra 2+32, clock 8+4+4, safe 1,
// firmware 8.
constexpr std::size_t kSignerSizeAt = 6;
constexpr std::size_t kSafeAt = 4 + 2 + 36 + 34 + 16;
constexpr std::size_t kBankCountAt = kSafeAt + 1 + 8;
constexpr std::size_t kSelectSizeAt = kBankCountAt + 4 + 2;

Bytes goodQuote() {
    return encodeAttest(Node().goodAttest(Phase::Before));
}
Bytes goodTime() {
    return encodeAttest(Node().tpm.timeAttest(hashOf(5)));
}

Bytes changed(Bytes bytes, std::size_t at, std::uint8_t value) {
    bytes.at(at) = value;
    return bytes;
}

}  // namespace

class TpmStructsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrips() {
        const Attest quote = Node().goodAttest(Phase::Before);
        QVERIFY(parseAttest(encodeAttest(quote)).value() == quote);
        const Attest time = Node().tpm.timeAttest(hashOf(5));
        QVERIFY(parseAttest(encodeAttest(time)).value() == time);
        for (const PublicArea& area :
             {akTemplate(), ekTemplate(EkAlgorithm::EccP256), ekTemplate(EkAlgorithm::Rsa2048)})
            QVERIFY(parsePublic(encodePublic(area)).value() == area);
    }

    void truncatedAtEveryLength() {
        SeededRandom random(3);
        SoftTpm tpm(random);
        for (const Bytes& whole : {goodQuote(), goodTime()})
            for (std::size_t size = 0; size < whole.size(); ++size)
                QVERIFY(!parseAttest(ByteView(whole).first(size)).ok());
        for (const Bytes& whole : {tpm.akPublic(), tpm.ekPublic(), encodePublic(ekTemplate(EkAlgorithm::Rsa2048))})
            for (std::size_t size = 0; size < whole.size(); ++size)
                QVERIFY(!parsePublic(ByteView(whole).first(size)).ok());
        const Bytes signature = encodeSignature(tpm.signRaw(viewOf("x")));
        for (std::size_t size = 0; size < signature.size(); ++size)
            QVERIFY(!parseSignature(ByteView(signature).first(size)).ok());
    }

    void trailingBytes() {
        SeededRandom random(3);
        SoftTpm tpm(random);
        const auto longer = [](Bytes bytes) {
            bytes.push_back(0);
            return bytes;
        };
        QCOMPARE(codeOf(parseAttest(longer(goodQuote()))), Code::Malformed);
        QCOMPARE(codeOf(parseAttest(longer(goodTime()))), Code::Malformed);
        QCOMPARE(codeOf(parsePublic(longer(tpm.akPublic()))), Code::Malformed);
        QCOMPARE(codeOf(parseSignature(longer(encodeSignature(tpm.signRaw(viewOf("x")))))), Code::Malformed);
    }

    void malformedAttest_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const Bytes& bytes, Code code) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()))
                                << static_cast<int>(code);
        };
        const Bytes quote = goodQuote();
        row("good", quote, Code::Ok);
        row("empty", {}, Code::Malformed);
        row("magic zero", changed(quote, 0, 0), Code::BadProof);
        row("magic off by one", changed(quote, 3, 0x46), Code::BadProof);
        row("type NV", changed(quote, 5, 0x14), Code::Unsupported);
        row("type NV digest", changed(quote, 5, 0x1C), Code::Unsupported);
        row("type command audit", changed(quote, 5, 0x15), Code::Unsupported);
        row("type session audit", changed(quote, 5, 0x16), Code::Unsupported);
        row("type certify", changed(quote, 5, 0x17), Code::Unsupported);
        row("type creation", changed(quote, 5, 0x1A), Code::Unsupported);
        row("quote read as time", changed(quote, 5, 0x19), Code::Malformed);
        row("signer too long", changed(quote, kSignerSizeAt, 0x01), Code::Malformed);
        row("signer beyond the rest", changed(changed(quote, kSignerSizeAt, 0xFF), kSignerSizeAt + 1, 0xFF),
            Code::Malformed);
        row("safe 2", changed(quote, kSafeAt, 2), Code::Malformed);
        row("safe 255", changed(quote, kSafeAt, 255), Code::Malformed);
        row("17 banks", changed(quote, kBankCountAt + 3, 17), Code::Malformed);
        row("2^24 banks", changed(quote, kBankCountAt, 1), Code::Malformed);
        row("sizeofSelect 2", changed(quote, kSelectSizeAt, 2), Code::Malformed);
        row("sizeofSelect 4", changed(quote, kSelectSizeAt, 4), Code::Malformed);
        row("sizeofSelect 255", changed(quote, kSelectSizeAt, 255), Code::Malformed);
        row("over the limit", Bytes(kMaxAttestBytes + 1, 0xFF), Code::Malformed);
    }
    void malformedAttest() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        const Bytes input(bytes.begin(), bytes.end());
        QCOMPARE(static_cast<int>(codeOf(parseAttest(input))), code);
    }

    void malformedPublic_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const Bytes& bytes, Code code) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()))
                                << static_cast<int>(code);
        };
        const PublicArea ak = akTemplate();
        PublicArea area = ak;
        row("good", encodePublic(ak), Code::Ok);
        row("symmetric cipher", changed(encodePublic(ak), 1, 0x25), Code::Unsupported);
        area.symmetric = kAlgCfb;
        row("symmetric not AES", encodePublic(area), Code::Unsupported);
        area = ak;
        area.scheme = 0x0016;
        row("scheme RSAPSS", encodePublic(area), Code::Unsupported);
        area = ak;
        area.kdf = 0x0020;
        row("kdf", encodePublic(area), Code::Unsupported);
        area = ak;
        area.authPolicy = Bytes(65, 1);
        row("policy longer than a digest", encodePublic(area), Code::Malformed);
        area = ak;
        area.x = Bytes(67, 1);
        row("coordinate longer than P-521", encodePublic(area), Code::Malformed);
        PublicArea rsa = ekTemplate(EkAlgorithm::Rsa2048);
        rsa.keyBits = 1024;
        row("modulus longer than keyBits", encodePublic(rsa), Code::Malformed);
        rsa = ekTemplate(EkAlgorithm::Rsa2048);
        rsa.modulus = Bytes(513, 1);
        row("modulus over the limit", encodePublic(rsa), Code::Malformed);
        row("over the limit", Bytes(kMaxPublicBytes + 1, 0), Code::Malformed);
    }
    void malformedPublic() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        const Bytes input(bytes.begin(), bytes.end());
        QCOMPARE(static_cast<int>(codeOf(parsePublic(input))), code);
    }

    void malformedSignature() {
        SeededRandom random(3);
        SoftTpm tpm(random);
        const EcdsaSignature good = tpm.signRaw(viewOf("x"));
        QVERIFY(parseSignature(encodeSignature(good)).ok());
        QCOMPARE(codeOf(parseSignature(changed(encodeSignature(good), 1, 0x14))), Code::Unsupported);  // RSASSA
        QCOMPARE(codeOf(parseSignature(changed(encodeSignature(good), 1, 0x1C))), Code::Unsupported);  // ECSchnorr
        EcdsaSignature longer = good;
        longer.r.push_back(0);
        QCOMPARE(codeOf(parseSignature(encodeSignature(longer))), Code::Malformed);
    }

    // Whatever the parser accepts has exactly one encoding.
    void mutatedInputs() {
        SeededRandom random(20);
        SoftTpm tpm(random);
        const Bytes quote = goodQuote(), time = goodTime(), signature = encodeSignature(tpm.signRaw(viewOf("x")));
        for (int round = 0; round < 20'000; ++round) {
            const auto mutated = [&](Bytes bytes) {
                for (std::uint64_t i = 0, n = 1 + random.below(3); i < n; ++i)
                    bytes[random.below(bytes.size())] = static_cast<std::uint8_t>(random.below(256));
                if (random.below(8) == 0) bytes.resize(random.below(bytes.size()));
                return bytes;
            };
            for (const Bytes* whole : {&quote, &time}) {
                const Bytes input = mutated(*whole);
                if (const auto parsed = parseAttest(input); parsed.ok()) QVERIFY(encodeAttest(*parsed) == input);
            }
            for (const Bytes* whole : {&tpm.akPublic(), &tpm.ekPublic()}) {
                const Bytes input = mutated(*whole);
                if (const auto parsed = parsePublic(input); parsed.ok()) QVERIFY(encodePublic(*parsed) == input);
            }
            const Bytes input = mutated(signature);
            if (const auto parsed = parseSignature(input); parsed.ok()) QVERIFY(encodeSignature(*parsed) == input);
        }
    }

    void namesAndDigests() {
        // Part 1: an extend of zeros with zeros, and the digest of no PCR at all.
        QCOMPARE(QString::fromStdString(toHex(extendPcr(Hash{}, Hash{}))),
                 QStringLiteral("f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"));
        QVERIFY(pcrDigest({}) == crypto::sha256(ByteView()));
        QCOMPARE(maskOf(PcrValues{{0, Hash{}}, {7, Hash{}}, {13, Hash{}}}), PcrMask{0x2081});
        const Bytes name = nameOf(viewOf("area"));
        QCOMPARE(name.size(), std::size_t{34});
        QVERIFY(qualifiedNameOfPrimary(kHandleOwner, name) != qualifiedNameOfPrimary(0x4000000B, name));
    }
};

QTEST_GUILESS_MAIN(TpmStructsTest)
#include "tpm_structs_test.moc"
