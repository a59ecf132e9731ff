// Sealing to a chip: the policy's bytes, the executor's check, and the software TPM opening what it should.

#include <openssl/rsa.h>

#include "attest/tpm_crypto.h"
#include "crypto/hash.h"
#include "unit/attest/fixture.h"

using namespace leo;
using namespace leo::attest;
using namespace leo::attest::test;

namespace {

struct SealingWorld {
    SeededRandom random{12};
    SoftTpm tpm{random};
    PolicySpec spec;
    Hash secret = hashOf(0x5E);
    ImportBlob blob;

    SealingWorld() {
        spec.pcrs = tpm.readPcrs(kMask);
        spec.resetCount = tpm.clock.resetCount;
        spec.restartCount = tpm.clock.restartCount;
        spec.clockDeadlineMs = tpm.clock.clock + 1000;
        blob = sealToEk(tpm.ekPublic(), secret, spec, random).value();
    }
    Finding check() const { return checkImportBlob(blob, tpm.ekPublic(), spec); }
    Code open() const {
        const auto opened = tpm.importAndUnseal(blob, spec);
        if (opened.ok()) return equal(opened->view(), secret) ? Code::Ok : Code::Internal;
        return opened.error().code;
    }
    void changeArea(std::uint32_t attributes, bool otherPolicy) {
        PublicArea area = parsePublic(blob.publicArea).value();
        area.attributes = attributes;
        if (otherPolicy) area.authPolicy[0] ^= 1;
        blob.publicArea = encodePublic(area);
    }
};

}  // namespace

class SealingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opens() {
        SealingWorld world;
        VERIFY_REASON(world.check(), Reason::Ok);
        QCOMPARE(world.open(), Code::Ok);
        QVERIFY(decodeImportBlob(encodeImportBlob(world.blob)).value() == world.blob);
        QVERIFY(encodeImportBlob(world.blob).size() <= kMaxImportBlobBytes);
    }

    void staysClosed() {
        SealingWorld world;
        world.tpm.extendPcr13(hashOf(1));
        QCOMPARE(world.open(), Code::NotPermitted);
        SealingWorld reset;
        ++reset.tpm.clock.resetCount;
        QCOMPARE(reset.open(), Code::NotPermitted);
        SealingWorld restarted;
        ++restarted.tpm.clock.restartCount;
        QCOMPARE(restarted.open(), Code::NotPermitted);
        SealingWorld late;
        late.tpm.advance(1000);
        QCOMPARE(late.open(), Code::NotPermitted);
        SealingWorld tampered;
        tampered.spec.clockDeadlineMs += 1;
        QCOMPARE(tampered.open(), Code::NotPermitted);
        VERIFY_REASON(tampered.check(), Reason::BlobPolicy);
    }

    // Written out by hand from Part 3 (PolicyPCR, PolicyCounterTimer), for one fixed spec.
    void policyBytes() {
        PolicySpec spec;
        spec.pcrs = {{0, hashOf(0)}, {13, hashOf(1)}};
        spec.resetCount = 0x01020304;
        spec.restartCount = 0x05060708;
        spec.clockDeadlineMs = 0x1112131415161718;
        const auto hash = [](std::string_view hexText) { return crypto::sha256(fromHex(hexText).value()); };
        const std::string zeros(64, '0'), ones = toHex(hashOf(1));
        const std::string pcrDigestHex = toHex(hash(zeros + ones));
        const std::string step1 =
            toHex(hash(zeros + "0000017f" + "00000001" + "000b" + "03" + "012000" + pcrDigestHex));
        const std::string counters =
            toHex(hash("0102030405060708"
                       "0010"
                       "0000"));
        const std::string step2 = toHex(hash(step1 + "0000016d" + counters));
        const std::string deadline =
            toHex(hash("1112131415161718"
                       "0008"
                       "0005"));
        QCOMPARE(QString::fromStdString(toHex(policyDigest(spec))),
                 QString::fromStdString(toHex(hash(step2 + "0000016d" + deadline))));
    }

    void policyCoversEveryField() {
        const SealingWorld world;
        std::vector<PolicySpec> specs(6, world.spec);
        specs[1].pcrs[13][0] ^= 1;
        specs[2].pcrs.erase(0);
        specs[3].resetCount += 1;
        specs[4].restartCount += 1;
        specs[5].clockDeadlineMs += 1;
        std::set<Hash> digests;
        for (const PolicySpec& spec : specs) digests.insert(policyDigest(spec));
        QCOMPARE(digests.size(), specs.size());
    }

    void executorsCheck() {
        SealingWorld world;
        SoftTpm other(world.random);
        VERIFY_REASON(checkImportBlob(world.blob, other.ekPublic(), world.spec), Reason::BlobParent);
        QCOMPARE(other.importAndUnseal(world.blob, world.spec).error().code, Code::DecryptFailed);
        // A false claim about the parent is seen; what the TPM says is the truth.
        world.blob.parentEkId = ekIdOf(other.ekPublic()).value();
        VERIFY_REASON(checkImportBlob(world.blob, other.ekPublic(), world.spec), Reason::Ok);
        QCOMPARE(other.importAndUnseal(world.blob, world.spec).error().code, Code::DecryptFailed);

        constexpr std::uint32_t kGood = kAttrAdminWithPolicy | kAttrNoDa;
        SealingWorld area;
        area.changeArea(kGood | kAttrUserWithAuth, false);
        VERIFY_REASON(area.check(), Reason::BlobAttributes);
        QCOMPARE(area.open(), Code::DecryptFailed);
        area.changeArea(kAttrNoDa, false);
        VERIFY_REASON(area.check(), Reason::BlobAttributes);
        area.changeArea(kGood, true);
        VERIFY_REASON(area.check(), Reason::BlobPolicy);
    }

    void malformed() {
        const auto with = [](auto change) {
            SealingWorld world;
            change(world.blob);
            return world.check();
        };
        VERIFY_REASON(with([](ImportBlob&) {}), Reason::Ok);
        VERIFY_REASON(with([](ImportBlob& b) { b.publicArea.pop_back(); }), Reason::BlobMalformed);
        VERIFY_REASON(with([](ImportBlob& b) { b.publicArea = encodePublic(akTemplate()); }), Reason::BlobMalformed);
        VERIFY_REASON(with([](ImportBlob& b) { b.duplicate.pop_back(); }), Reason::BlobMalformed);
        VERIFY_REASON(with([](ImportBlob& b) { b.duplicate.push_back(0); }), Reason::BlobMalformed);
        VERIFY_REASON(with([](ImportBlob& b) { b.encryptedSeed.pop_back(); }), Reason::BlobMalformed);
        VERIFY_REASON(with([](ImportBlob& b) { b.encryptedSeed.clear(); }), Reason::BlobMalformed);
        VERIFY_REASON(with([](ImportBlob& b) { b.encryptedSeed.assign(256, 1); }), Reason::BlobMalformed);

        const SealingWorld world;
        const Bytes good = encodeImportBlob(world.blob);
        for (std::size_t size = 0; size < good.size(); ++size)
            QVERIFY(!decodeImportBlob(ByteView(good).first(size)).ok());
        Bytes longer = good;
        longer.push_back(0);
        QVERIFY(!decodeImportBlob(longer).ok());
    }

    void tamperedBlobsDoNotOpen() {
        for (std::size_t at = 0; at < SealingWorld().blob.duplicate.size(); ++at) {
            SealingWorld world;
            world.blob.duplicate[at] ^= 1;
            QCOMPARE(world.open(), Code::DecryptFailed);
        }
        SealingWorld world;
        world.blob.encryptedSeed[5] ^= 1;
        QCOMPARE(world.open(), Code::DecryptFailed);
    }

    void refusesWrongArguments() {
        SealingWorld world;
        QCOMPARE(sealToEk(world.tpm.ekPublic(), Bytes(31, 1), world.spec, world.random).error().code,
                 Code::InvalidArgument);
        QCOMPARE(sealToEk(world.tpm.akPublic(), world.secret, world.spec, world.random).error().code, Code::BadKey);
        PublicArea off = parsePublic(world.tpm.ekPublic()).value();
        off.x[0] ^= 1;
        QCOMPARE(sealToEk(encodePublic(off), world.secret, world.spec, world.random).error().code, Code::BadKey);
    }

    // Our own OAEP, opened by OpenSSL's.
    void rsaSeedOpensWithOpenSsl() {
        SeededRandom random(13);
        const KeyPtr key(EVP_RSA_gen(2048));
        PublicArea ek = ekTemplate(EkAlgorithm::Rsa2048);
        BIGNUM* modulus = nullptr;
        QVERIFY(EVP_PKEY_get_bn_param(key.get(), "n", &modulus) == 1);
        BN_bn2binpad(modulus, ek.modulus.data(), 256);
        BN_free(modulus);
        for (const std::string_view label : {"DUPLICATE", "IDENTITY"}) {
            const ProtectedSeed seed = makeSeed(ek, label, random).value();
            EVP_PKEY_CTX* context = EVP_PKEY_CTX_new(key.get(), nullptr);
            EVP_PKEY_decrypt_init(context);
            EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING);
            EVP_PKEY_CTX_set_rsa_oaep_md(context, EVP_sha256());
            EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256());
            char* labelCopy = OPENSSL_strdup(std::string(label).c_str());
            EVP_PKEY_CTX_set0_rsa_oaep_label(context, labelCopy, static_cast<int>(label.size() + 1));
            Bytes opened(256);
            std::size_t size = opened.size();
            QVERIFY(EVP_PKEY_decrypt(context, opened.data(), &size, seed.encrypted.data(), seed.encrypted.size()) ==
                    1);
            opened.resize(size);
            QVERIFY(equal(opened, seed.seed.view()));
            EVP_PKEY_CTX_free(context);
        }
    }
};

QTEST_GUILESS_MAIN(SealingTest)
#include "sealing_test.moc"
