// Envelopes: every size around a chunk boundary, and every way to change, cut, reorder or re-key one.
#include <openssl/evp.h>
#include <sodium.h>

#include <QtTest>

#include "crypto/envelope.h"
#include "crypto/hash.h"
#include "support/code_of.h"
#include "unit/crypto/support.h"

using namespace leo;
using namespace leo::crypto;

namespace {

constexpr std::size_t kSealedChunk = kEnvelopeChunkBytes + 16;

std::size_t headerSize(EnvelopeSuite suite) {
    return envelopeSize(0, suite) - 16;
}

QString detailOf(const Result<SecretBytes>& result) {
    return QString::fromStdString(result.error().detail);
}

}  // namespace

Q_DECLARE_METATYPE(leo::crypto::EnvelopeSuite)

class EnvelopeTest : public QObject {
    Q_OBJECT

    void suites() {
        QTest::addColumn<EnvelopeSuite>("suite");
        QTest::newRow("AES-256-GCM") << EnvelopeSuite::Aes256Gcm;
        QTest::newRow("XChaCha20-Poly1305") << EnvelopeSuite::XChaCha20Poly1305;
    }

private Q_SLOTS:
    void initTestCase() { initialise(); }

    void roundTrip_data() {
        QTest::addColumn<EnvelopeSuite>("suite");
        QTest::addColumn<int>("size");
        constexpr int kChunk = kEnvelopeChunkBytes;
        constexpr int kPiece = kEnvelopePieceBytes;
        for (const auto suite : {EnvelopeSuite::Aes256Gcm, EnvelopeSuite::XChaCha20Poly1305})
            for (const int size : {0, 1, 15, kChunk - 1, kChunk, kChunk + 1, 3 * kChunk, 3 * kChunk + 7, kPiece,
                                   kPiece + 1, 2 * kPiece + 5 * kChunk})
                QTest::addRow("suite %d, %d bytes", static_cast<int>(suite), size) << suite << size;
    }

    void roundTrip() {
        QFETCH(const EnvelopeSuite, suite);
        QFETCH(const int, size);
        test::SeededRandom random(1);
        const Bytes key = random.bytes(32);
        const Bytes content = random.bytes(static_cast<std::size_t>(size));
        const Bytes envelope = sealEnvelope(key, content, random, suite).value();
        QCOMPARE(envelope.size(), envelopeSize(content.size(), suite));
        const Result<SecretBytes> opened = openEnvelope(key, envelope);
        LEO_SUCCEEDS(opened);
        QVERIFY(equal(opened->view(), content));
    }

    void piecesMakeTheSameEnvelope_data() { roundTrip_data(); }

    void piecesMakeTheSameEnvelope() {
        QFETCH(const EnvelopeSuite, suite);
        QFETCH(const int, size);
        test::SeededRandom random(12), same(12);
        const Bytes key = random.bytes(32);
        const Bytes content = random.bytes(static_cast<std::size_t>(size));
        same.bytes(32), same.bytes(static_cast<std::size_t>(size));
        const Bytes whole = sealEnvelope(key, content, random, suite).value();
        auto sealer = EnvelopeSealer::create(key, same, suite).value();
        Bytes pieces = toBytes(sealer.header());
        ByteView rest(content);
        do {
            const ByteView chunk = rest.first(std::min(rest.size(), kEnvelopeChunkBytes));
            rest = rest.subspan(chunk.size());
            Bytes sealed(chunk.size() + kEnvelopeTagBytes);
            LEO_SUCCEEDS(sealer.seal(chunk, rest.empty(), sealed.data()));
            append(pieces, sealed);
        } while (!rest.empty());
        QVERIFY(pieces == whole);
    }

    void formatIsTheDocumentedOne() {
        test::SeededRandom random(2);
        const Bytes key = random.bytes(32);
        const Bytes envelope = sealEnvelope(key, viewOf("hello"), random, EnvelopeSuite::XChaCha20Poly1305).value();
        QCOMPARE(test::text(ByteView(envelope).first(7)), "4c454f45010210"_L);
        QCOMPARE(test::text(ByteView(envelope).subspan(26, 32)),
                 test::text(hkdfSha256(key, {}, viewOf("leo-envelope-commit-v1"), 32)));
        Bytes nonce = toBytes(ByteView(envelope).subspan(7, 19));
        append(nonce, Bytes{0, 0, 0, 0, 1});
        const ByteView header = ByteView(envelope).first(58);
        const ByteView body = ByteView(envelope).subspan(58);
        Bytes opened(5);
        QCOMPARE(crypto_aead_xchacha20poly1305_ietf_decrypt(opened.data(), nullptr, nullptr, body.data(), body.size(),
                                                            header.data(), header.size(), nonce.data(), key.data()),
                 0);
        QVERIFY(equal(opened, viewOf("hello")));
    }

    void aesNonceIsPrefixCounterLast() {
        test::SeededRandom random(3);
        const Bytes key = random.bytes(32);
        const Bytes content = random.bytes(kEnvelopeChunkBytes + 3);
        const Bytes envelope = sealEnvelope(key, content, random, EnvelopeSuite::Aes256Gcm).value();
        QCOMPARE(test::text(ByteView(envelope).first(7)), "4c454f45010110"_L);
        Bytes nonce = toBytes(ByteView(envelope).subspan(7, 7));
        append(nonce, Bytes{0, 0, 0, 1, 1});
        const ByteView last = ByteView(envelope).last(3 + 16);
        EVP_CIPHER_CTX* const context = EVP_CIPHER_CTX_new();
        Bytes opened(3);
        Bytes tag = toBytes(last.last(16));
        int size = 0;
        QVERIFY(EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nullptr, key.data(), nonce.data()) == 1);
        QVERIFY(EVP_DecryptUpdate(context, nullptr, &size, envelope.data(), 46) == 1);
        QVERIFY(EVP_DecryptUpdate(context, opened.data(), &size, last.data(), 3) == 1);
        QVERIFY(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, 16, tag.data()) == 1);
        QVERIFY(EVP_DecryptFinal_ex(context, tag.data(), &size) == 1);
        EVP_CIPHER_CTX_free(context);
        QVERIFY(equal(opened, ByteView(content).last(3)));
    }

    void everyHeaderByteCounts_data() { suites(); }

    void everyHeaderByteCounts() {
        QFETCH(const EnvelopeSuite, suite);
        test::SeededRandom random(4);
        const Bytes key = random.bytes(32);
        const Bytes envelope = sealEnvelope(key, random.bytes(100), random, suite).value();
        for (std::size_t i = 0; i < headerSize(suite); ++i) {
            for (const std::uint8_t flip : Bytes{0x01, 0x02, 0x80}) {
                Bytes changed = envelope;
                changed[i] ^= flip;
                const Result<SecretBytes> opened = openEnvelope(key, changed);
                QVERIFY2(!opened.ok(), qPrintable(QString::number(i)));
                // The suite byte may name the other suite, whose commitment then does not match.
                const bool suiteByte = i == 5 && (changed[5] == 1 || changed[5] == 2);
                const Code expected = i < 4                 ? Code::Malformed
                                      : i < 7 && !suiteByte ? Code::Unsupported
                                                            : Code::DecryptFailed;
                LEO_FAILS(opened, expected);
            }
        }
    }

    void everyBodyByteCounts_data() { suites(); }

    void everyBodyByteCounts() {
        QFETCH(const EnvelopeSuite, suite);
        test::SeededRandom random(5);
        const Bytes key = random.bytes(32);
        const Bytes envelope = sealEnvelope(key, random.bytes(100), random, suite).value();
        for (std::size_t i = headerSize(suite); i < envelope.size(); ++i) {
            Bytes changed = envelope;
            changed[i] ^= 0x10;
            LEO_FAILS(openEnvelope(key, changed), Code::DecryptFailed);
        }
    }

    void errorsNameTheChunk_data() { suites(); }

    void errorsNameTheChunk() {
        QFETCH(const EnvelopeSuite, suite);
        test::SeededRandom random(6);
        const Bytes key = random.bytes(32);
        const Bytes envelope = sealEnvelope(key, random.bytes(3 * kEnvelopeChunkBytes), random, suite).value();
        for (std::size_t chunk = 0; chunk < 3; ++chunk) {
            Bytes changed = envelope;
            changed[headerSize(suite) + chunk * kSealedChunk + 77] ^= 1;
            const Result<SecretBytes> opened = openEnvelope(key, changed);
            LEO_FAILS(opened, Code::DecryptFailed);
            QVERIFY2(detailOf(opened).contains(QStringLiteral("chunk %1 of 3").arg(chunk + 1)),
                     qPrintable(detailOf(opened)));
        }
    }

    void truncation_data() { suites(); }

    void truncation() {
        QFETCH(const EnvelopeSuite, suite);
        test::SeededRandom random(7);
        const Bytes key = random.bytes(32);
        const Bytes envelope = sealEnvelope(key, random.bytes(3 * kEnvelopeChunkBytes + 500), random, suite).value();
        const std::size_t header = headerSize(suite);
        for (std::size_t size = 0; size < header; ++size)
            LEO_FAILS(openEnvelope(key, ByteView(envelope).first(size)), Code::Malformed);
        for (std::size_t chunk = 0; chunk <= 3; ++chunk) {
            const std::size_t boundary = header + chunk * kSealedChunk;
            // Whole chunks only: the last one lacks the last flag. Without any, even the tag is missing.
            LEO_FAILS(openEnvelope(key, ByteView(envelope).first(boundary)),
                      chunk == 0 ? Code::Malformed : Code::DecryptFailed);
            for (const std::size_t more : {std::size_t{1}, std::size_t{15}})
                LEO_FAILS(openEnvelope(key, ByteView(envelope).first(boundary + more)), Code::Malformed);
            // A bare tag is an empty chunk, which only an empty plaintext has.
            LEO_FAILS(openEnvelope(key, ByteView(envelope).first(boundary + 16)),
                      chunk == 0 ? Code::DecryptFailed : Code::Malformed);
            LEO_FAILS(openEnvelope(key, ByteView(envelope).first(boundary + 17)), Code::DecryptFailed);
            if (boundary > header)
                LEO_FAILS(openEnvelope(key, ByteView(envelope).first(boundary - 1)), Code::DecryptFailed);
        }
        Bytes longer = envelope;
        longer.push_back(0);
        LEO_FAILS(openEnvelope(key, longer), Code::DecryptFailed);
    }

    void chunksStayInOrder_data() { suites(); }

    void chunksStayInOrder() {
        QFETCH(const EnvelopeSuite, suite);
        test::SeededRandom random(8);
        const Bytes key = random.bytes(32);
        // All plaintext chunks equal: only the nonce tells them apart.
        const Bytes envelope = sealEnvelope(key, Bytes(4 * kEnvelopeChunkBytes, 0x42), random, suite).value();
        const std::size_t header = headerSize(suite);
        const auto chunkAt = [&](Bytes& bytes, std::size_t i) {
            return bytes.begin() + static_cast<std::ptrdiff_t>(header + i * kSealedChunk);
        };
        for (std::size_t a = 0; a < 4; ++a) {
            for (std::size_t b = a + 1; b < 4; ++b) {
                Bytes swapped = envelope;
                std::swap_ranges(chunkAt(swapped, a), chunkAt(swapped, a + 1), chunkAt(swapped, b));
                LEO_FAILS(openEnvelope(key, swapped), Code::DecryptFailed);
            }
            Bytes dropped = envelope;
            dropped.erase(chunkAt(dropped, a), chunkAt(dropped, a + 1));
            LEO_FAILS(openEnvelope(key, dropped), Code::DecryptFailed);
            Bytes doubled = envelope;
            const Bytes again(chunkAt(doubled, a), chunkAt(doubled, a + 1));
            doubled.insert(chunkAt(doubled, a), again.begin(), again.end());
            LEO_FAILS(openEnvelope(key, doubled), Code::DecryptFailed);
        }
    }

    void chunksOfAnotherEnvelopeDoNotFit_data() { suites(); }

    void chunksOfAnotherEnvelopeDoNotFit() {
        QFETCH(const EnvelopeSuite, suite);
        test::SeededRandom random(9);
        const Bytes key = random.bytes(32);
        const Bytes content(2 * kEnvelopeChunkBytes, 1);
        Bytes one = sealEnvelope(key, content, random, suite).value();
        const Bytes two = sealEnvelope(key, content, random, suite).value();
        QVERIFY(one != two);
        std::copy(two.begin() + static_cast<std::ptrdiff_t>(headerSize(suite)), two.end(),
                  one.begin() + static_cast<std::ptrdiff_t>(headerSize(suite)));
        LEO_FAILS(openEnvelope(key, one), Code::DecryptFailed);
    }

    void headerCommitsToTheKey_data() { suites(); }

    void headerCommitsToTheKey() {
        QFETCH(const EnvelopeSuite, suite);
        test::SeededRandom random(10);
        const Bytes key = random.bytes(32);
        const Bytes other = random.bytes(32);
        Bytes envelope = sealEnvelope(key, random.bytes(10), random, suite).value();
        Result<SecretBytes> opened = openEnvelope(other, envelope);
        LEO_FAILS(opened, Code::DecryptFailed);
        QVERIFY(detailOf(opened).contains("another key"_L));
        // A forged commitment gets as far as the first chunk, whose associated data it is.
        const Bytes forged = hkdfSha256(other, {}, viewOf("leo-envelope-commit-v1"), 32);
        std::copy(forged.begin(), forged.end(),
                  envelope.begin() + static_cast<std::ptrdiff_t>(headerSize(suite) - 32));
        opened = openEnvelope(other, envelope);
        LEO_FAILS(opened, Code::DecryptFailed);
        QVERIFY(detailOf(opened).contains("chunk 1 of 1"_L));
        opened = openEnvelope(key, envelope);
        LEO_FAILS(opened, Code::DecryptFailed);
        QVERIFY(detailOf(opened).contains("another key"_L));
    }

    void limits() {
        test::SeededRandom random(11);
        const Bytes key = random.bytes(32);
        LEO_FAILS(sealEnvelope(Bytes(31), {}, random), Code::BadKey);
        LEO_FAILS(openEnvelope(Bytes(33), Bytes(200)), Code::BadKey);
        // Neither side may touch the bytes before it has seen the size, so a view over nothing real will do.
        const Bytes some(16);
        const ByteView huge(some.data(), kMaxEnvelopePlaintext + 1);
        LEO_FAILS(sealEnvelope(key, huge, random), Code::TooLarge);
        LEO_FAILS(openEnvelope(key, {}), Code::Malformed);
        QVERIFY(preferredSuite() == EnvelopeSuite::Aes256Gcm || preferredSuite() == EnvelopeSuite::XChaCha20Poly1305);
    }
};

QTEST_GUILESS_MAIN(EnvelopeTest)
#include "envelope_test.moc"
