// Sealed boxes: the format rebuilt step by step, and every way to open one that must not work.
#include <sodium.h>

#include <QtTest>

#include "crypto/box.h"
#include "crypto/hash.h"
#include "support/code_of.h"
#include "unit/crypto/support.h"

using namespace leo;
using namespace leo::crypto;

class BoxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initialise(); }

    void opensForItsRecipient_data() {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 32, 1000, 100'000}) QTest::addRow("%d", size) << size;
    }

    void opensForItsRecipient() {
        QFETCH(const int, size);
        test::SeededRandom random(1);
        const BoxKeyPair recipient = BoxKeyPair::generate(random);
        const Bytes message = random.bytes(static_cast<std::size_t>(size));
        const Bytes box = sealBox(recipient.publicKey, message, "leo-reveal", random).value();
        QCOMPARE(box.size(), message.size() + kBoxOverhead);
        QVERIFY(equal(openBox(recipient.secret.view(), box, "leo-reveal").value().view(), message));
        LEO_FAILS(openBox(recipient.secret.view(), box, "leo-key"), Code::DecryptFailed);
        LEO_FAILS(openBox(recipient.secret.view(), box, ""), Code::DecryptFailed);
        LEO_FAILS(openBox(BoxKeyPair::generate(random).secret.view(), box, "leo-reveal"), Code::DecryptFailed);
        LEO_FAILS(openBox(Bytes(31), box, "leo-reveal"), Code::BadKey);
    }

    // Layer one opens boxes in a dispute: other implementations must arrive at the same bytes.
    void formatIsTheDocumentedOne() {
        test::SeededRandom random(2);
        const BoxKeyPair recipient = BoxKeyPair::generate(random);
        const Bytes message = random.bytes(50);
        const Bytes box = sealBox(recipient.publicKey, message, "ctx", random).value();
        Bytes both = toBytes(ByteView(box).first(32));
        append(both, recipient.publicKey);
        ByteArray<32> shared;
        QCOMPARE(crypto_scalarmult(shared.data(), recipient.secret.view().data(), box.data()), 0);
        const Bytes key = hkdfSha256(shared, both, viewOf("leo-box-v1"), 32);
        const Hash nonce = sha256(both);
        Bytes opened(message.size());
        QCOMPARE(crypto_aead_xchacha20poly1305_ietf_decrypt(opened.data(), nullptr, nullptr, box.data() + 32,
                                                            box.size() - 32, viewOf("ctx").data(), 3, nonce.data(),
                                                            key.data()),
                 0);
        QCOMPARE(opened, message);
    }

    void everyByteAndLengthCounts() {
        test::SeededRandom random(3);
        const BoxKeyPair recipient = BoxKeyPair::generate(random);
        const Bytes box = sealBox(recipient.publicKey, random.bytes(20), "ctx", random).value();
        for (std::size_t i = 0; i < box.size(); ++i) {
            Bytes changed = box;
            changed[i] ^= 0x01;
            LEO_FAILS(openBox(recipient.secret.view(), changed, "ctx"), Code::DecryptFailed);
            const Code expected = i < kBoxOverhead ? Code::Malformed : Code::DecryptFailed;
            LEO_FAILS(openBox(recipient.secret.view(), ByteView(box).first(i), "ctx"), expected);
        }
        Bytes longer = box;
        longer.push_back(0);
        LEO_FAILS(openBox(recipient.secret.view(), longer, "ctx"), Code::DecryptFailed);
    }

    void boxesOfOneMessageDiffer() {
        test::SeededRandom random(4);
        const BoxKeyPair recipient = BoxKeyPair::generate(random);
        const Bytes message(10);
        QVERIFY(sealBox(recipient.publicKey, message, "", random).value() !=
                sealBox(recipient.publicKey, message, "", random).value());
    }

    void keysOfSmallOrderAreRefused() {
        test::SeededRandom random(5);
        X25519Public smallOrder{};
        LEO_FAILS(sealBox(smallOrder, Bytes(1), "", random), Code::BadKey);
        smallOrder[0] = 1;
        LEO_FAILS(sealBox(smallOrder, Bytes(1), "", random), Code::BadKey);
        const BoxKeyPair recipient = BoxKeyPair::generate(random);
        LEO_FAILS(openBox(recipient.secret.view(), Bytes(64), ""), Code::DecryptFailed);
    }
};

QTEST_GUILESS_MAIN(BoxTest)
#include "box_test.moc"
