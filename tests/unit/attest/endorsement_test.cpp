// EK certificates and credential activation: good ones, and one wrong thing at a time.

#include "attest/certificate.h"
#include "attest/tpm_crypto.h"
#include "crypto/hash.h"
#include "unit/attest/fixture.h"

using namespace leo;
using namespace leo::attest;
using namespace leo::attest::test;

namespace {

constexpr TimeMs k2025{1'735'689'600'000};

struct EndorsementWorld {
    SeededRandom random{11};
    SoftTpm tpm{random};
    SoftCa ca{random};
    EkPolicy policy;

    EndorsementWorld() { policy.roots.push_back(ca.vendorRoot()); }
    Finding judge(const std::vector<Bytes>& chain) const { return verifyEk(policy, chain, tpm.ekPublic()).finding; }
    Finding judge(const CertificateOptions& options) const { return judge({ca.issue(tpm.ekPublic(), options)}); }
    Finding judgeArea(const PublicArea& area) const {
        return verifyEk(policy, {ca.issue(tpm.ekPublic())}, encodePublic(area)).finding;
    }
};

PublicArea areaOf(const Bytes& encoded) {
    return parsePublic(encoded).value();
}

}  // namespace

class EndorsementTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void accepts() {
        EndorsementWorld world;
        const EkOutcome outcome =
            verifyEk(world.policy, {world.ca.issue(world.tpm.ekPublic())}, world.tpm.ekPublic());
        VERIFY_REASON(outcome.finding, Reason::Ok);
        QVERIFY(outcome.identity.ekId == ekIdOf(world.tpm.ekPublic()).value());
        QVERIFY(outcome.identity.software);
        QCOMPARE(outcome.identity.root, std::size_t{0});
        const auto key = publicKeyOf(areaOf(world.tpm.ekPublic())).value();
        QVERIFY(outcome.identity.ekId == crypto::sha256(spkiOf(key.get()).value()));
    }

    void chains() {
        EndorsementWorld world;
        SoftCa foreign(world.random, "Another vendor root");
        const SoftCa middle = world.ca.intermediate(world.random);
        const Bytes leaf = middle.issue(world.tpm.ekPublic());
        VERIFY_REASON(world.judge({leaf, middle.der()}), Reason::Ok);
        VERIFY_REASON(world.judge(std::vector<Bytes>{leaf}), Reason::EkChain);
        VERIFY_REASON(world.judge({foreign.issue(world.tpm.ekPublic())}), Reason::EkChain);
        // The same name and another key.
        SoftCa twin(world.random);
        VERIFY_REASON(world.judge({twin.issue(world.tpm.ekPublic())}), Reason::EkChain);
        VERIFY_REASON(world.judge({twin.issue(world.tpm.ekPublic()), twin.der()}), Reason::EkChain);
        VERIFY_REASON(world.judge(std::vector<Bytes>{}), Reason::MalformedCertificate);
        VERIFY_REASON(world.judge(std::vector<Bytes>(kMaxCertificateChain + 1, leaf)), Reason::MalformedCertificate);

        world.policy.roots.insert(world.policy.roots.begin(), foreign.vendorRoot());
        const EkOutcome outcome = verifyEk(world.policy, {leaf, middle.der()}, world.tpm.ekPublic());
        VERIFY_REASON(outcome.finding, Reason::Ok);
        QCOMPARE(outcome.identity.root, std::size_t{1});
        world.policy.roots.clear();
        VERIFY_REASON(world.judge({leaf, middle.der()}), Reason::EkChain);
        // A network may trust one product line: the intermediate as its root.
        world.policy.roots = {middle.vendorRoot()};
        VERIFY_REASON(world.judge(std::vector<Bytes>{leaf}), Reason::Ok);
    }

    void certificates() {
        EndorsementWorld world;
        CertificateOptions options;
        VERIFY_REASON(world.judge(options), Reason::Ok);
        options.isCa = true;
        VERIFY_REASON(world.judge(options), Reason::EkIsCa);
        options = {};
        options.ekUsage = false;  // a platform certificate
        VERIFY_REASON(world.judge(options), Reason::EkUsage);
        VERIFY_REASON(world.judge({world.ca.der()}), Reason::EkIsCa);

        SoftTpm other(world.random);
        VERIFY_REASON(world.judge({world.ca.issue(other.ekPublic())}), Reason::EkKeyMismatch);

        const Bytes good = world.ca.issue(world.tpm.ekPublic());
        for (std::size_t size = 0; size < good.size(); ++size)
            VERIFY_REASON(world.judge({Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size))}),
                          Reason::MalformedCertificate);
        Bytes longer = good;
        longer.push_back(0);
        VERIFY_REASON(world.judge({longer}), Reason::MalformedCertificate);
        Bytes forged = good;
        forged.back() ^= 1;
        VERIFY_REASON(world.judge({forged}), Reason::EkChain);
        VERIFY_REASON(world.judge({Bytes(kMaxCertificateBytes + 1, 0x30)}), Reason::MalformedCertificate);
    }

    void validity() {
        EndorsementWorld world;
        CertificateOptions expired, future;
        expired.notAfter = "20240601000000Z";
        future.notBefore = "20260101000000Z";
        // Without a time, dates say nothing.
        VERIFY_REASON(world.judge(expired), Reason::Ok);
        world.policy.validAt = k2025;
        VERIFY_REASON(world.judge(CertificateOptions{}), Reason::Ok);
        VERIFY_REASON(world.judge(expired), Reason::EkExpired);
        VERIFY_REASON(world.judge(future), Reason::EkNotYetValid);
    }

    void revocationAndAlgorithm() {
        EndorsementWorld world;
        world.policy.deniedEkIds.insert(hashOf(1));
        VERIFY_REASON(world.judge(CertificateOptions{}), Reason::Ok);
        world.policy.deniedEkIds.insert(ekIdOf(world.tpm.ekPublic()).value());
        VERIFY_REASON(world.judge(CertificateOptions{}), Reason::EkRevoked);
        world.policy.deniedEkIds.clear();
        // A chip's other EK would be a second identity: the root names one algorithm.
        world.policy.roots[0].algorithm = EkAlgorithm::Rsa2048;
        VERIFY_REASON(world.judge(CertificateOptions{}), Reason::EkKind);
    }

    void publicAreas() {
        EndorsementWorld world;
        const PublicArea good = areaOf(world.tpm.ekPublic());
        VERIFY_REASON(world.judgeArea(good), Reason::Ok);
        VERIFY_REASON(verifyEk(world.policy, {world.ca.issue(world.tpm.ekPublic())}, Bytes(5, 0)).finding,
                      Reason::MalformedPublic);
        for (const std::uint32_t bit : {kAttrFixedTpm, kAttrFixedParent, kAttrSensitiveDataOrigin, kAttrRestricted,
                                        kAttrDecrypt, kAttrSign, kAttrUserWithAuth}) {
            PublicArea area = good;
            area.attributes ^= bit;
            VERIFY_REASON(world.judgeArea(area), Reason::EkAttributes);
        }
        PublicArea area = good;
        area.authPolicy[0] ^= 1;
        VERIFY_REASON(world.judgeArea(area), Reason::EkAttributes);
        area = good;
        area.nameAlg = kAlgSha1;
        VERIFY_REASON(world.judgeArea(area), Reason::EkAttributes);
        area = good;
        area.symmetricBits = 256;
        VERIFY_REASON(world.judgeArea(area), Reason::EkAttributes);
        area = good;
        area.curve = 4;
        VERIFY_REASON(world.judgeArea(area), Reason::EkKind);
        area = good;
        area.y[0] ^= 1;
        VERIFY_REASON(world.judgeArea(area), Reason::EkWeakKey);
        area = ekTemplate(EkAlgorithm::Rsa2048);
        area.modulus.assign(128, 0xC1);
        area.keyBits = 1024;
        VERIFY_REASON(world.judgeArea(area), Reason::EkWeakKey);
        area = ekTemplate(EkAlgorithm::Rsa2048);
        area.modulus.assign(256, 0xC1);
        area.exponent = 3;
        VERIFY_REASON(world.judgeArea(area), Reason::EkWeakKey);
        // The AK shown as an EK.
        VERIFY_REASON(world.judgeArea(areaOf(world.tpm.akPublic())), Reason::EkAttributes);
    }

    void trimsCertificates() {
        EndorsementWorld world;
        const Bytes good = world.ca.issue(world.tpm.ekPublic());
        Bytes padded = good;
        padded.resize(good.size() + 300, 0xFF);
        QVERIFY(trimCertificate(good).value() == good);
        QVERIFY(trimCertificate(padded).value() == good);
        Bytes wrapped = {0x10, 0x01, 0x00};
        appendU16be(wrapped, static_cast<std::uint16_t>(good.size()));
        append(wrapped, good);
        QVERIFY(trimCertificate(wrapped).value() == good);
        wrapped[3] = 0xFF;
        QCOMPARE(trimCertificate(wrapped).error().code, Code::Malformed);
        QCOMPARE(trimCertificate(Bytes(100, 0xFF)).error().code, Code::Malformed);
        QCOMPARE(trimCertificate({}).error().code, Code::Malformed);
    }

    void chainsAreFoundInWhatIsHeld() {
        EndorsementWorld world;
        const SoftCa line = world.ca.intermediate(world.random), stranger(world.random, "Stranger");
        const Bytes ek = line.issue(world.tpm.ekPublic());
        const std::vector<Bytes> whole = {ek, line.der()};
        // Others' certificates and the root itself are no part of it, in whatever order they are held.
        QVERIFY(chainOf(ek, {stranger.der(), world.ca.der(), line.der()}) == whole);
        QVERIFY(chainOf(ek, {line.der(), world.ca.der()}) == whole);
        QVERIFY(chainOf(ek, {stranger.der()}) == std::vector<Bytes>{ek});
        EkPolicy policy;
        policy.roots.push_back(world.ca.vendorRoot());
        VERIFY_REASON(verifyEk(policy, chainOf(ek, {line.der()}), world.tpm.ekPublic()).finding, Reason::Ok);
        VERIFY_REASON(verifyEk(policy, chainOf(ek, {}), world.tpm.ekPublic()).finding, Reason::EkChain);
        // A line that never ends is cut where a verifier would refuse it.
        std::vector<SoftCa> longLine;
        longLine.push_back(world.ca.intermediate(world.random));
        std::vector<Bytes> held = {longLine.back().der()};
        while (held.size() < 2 * kMaxCertificateChain) {
            const std::string name = "Line " + std::to_string(held.size());
            longLine.push_back(longLine.back().intermediate(world.random, name.c_str()));
            held.push_back(longLine.back().der());
        }
        QCOMPARE(chainOf(longLine.back().issue(world.tpm.ekPublic()), held).size(), kMaxCertificateChain);
    }

    void certificatesOfAFile() {
        EndorsementWorld world;
        const Bytes one = world.ca.der(), two = world.ca.intermediate(world.random).der();
        const auto pem = [](const Bytes& der) {
            return "-----BEGIN CERTIFICATE-----\n" + toBase64(der) + "\n-----END CERTIFICATE-----\n";
        };
        const std::string text = "From the maker's page:\n" + pem(one) + "and\n" + pem(two);
        QVERIFY(certificatesIn(viewOf(text)) == std::vector<Bytes>({one, two}));
        Bytes bare = one;
        append(bare, two);
        bare.resize(bare.size() + 100, 0xFF);
        QVERIFY(certificatesIn(bare) == std::vector<Bytes>({one, two}));
        QVERIFY(certificatesIn(viewOf("no certificate")).empty());
        QVERIFY(certificatesIn({}).empty());
        bare.resize(one.size() + two.size() - 1);
        QVERIFY(certificatesIn(bare) == std::vector<Bytes>{one});
    }

    void activation() {
        EndorsementWorld world;
        auto challenge =
            ActivationChallenge::create(world.tpm.ekPublic(), world.tpm.akPublic(), TimeMs{1000}, world.random)
                .value();
        const Credential credential = decodeCredential(encodeCredential(challenge.credential())).value();
        QVERIFY(credential == challenge.credential());
        const auto secret = world.tpm.activateCredential(credential).value();
        QCOMPARE(secret.size(), std::size_t{32});
        VERIFY_REASON(challenge.answer(secret.view(), TimeMs{999}), Reason::Ok);
        VERIFY_REASON(challenge.answer(secret.view(), TimeMs{999}), Reason::ActivationUsed);
    }

    void activationHasOneAttempt() {
        EndorsementWorld world;
        auto challenge =
            ActivationChallenge::create(world.tpm.ekPublic(), world.tpm.akPublic(), TimeMs{1000}, world.random)
                .value();
        const auto secret = world.tpm.activateCredential(challenge.credential()).value();
        VERIFY_REASON(challenge.answer(hashOf(1), TimeMs{1}), Reason::ActivationWrong);
        VERIFY_REASON(challenge.answer(secret.view(), TimeMs{1}), Reason::ActivationUsed);

        auto late =
            ActivationChallenge::create(world.tpm.ekPublic(), world.tpm.akPublic(), TimeMs{1000}, world.random)
                .value();
        const auto right = world.tpm.activateCredential(late.credential()).value();
        VERIFY_REASON(late.answer(right.view(), TimeMs{1000}), Reason::ActivationLate);
        VERIFY_REASON(late.answer(right.view(), TimeMs{1}), Reason::ActivationUsed);
        for (const Bytes& wrong : {Bytes{}, Bytes(31, 0), Bytes(33, 0)}) {
            auto fresh =
                ActivationChallenge::create(world.tpm.ekPublic(), world.tpm.akPublic(), TimeMs{1000}, world.random)
                    .value();
            VERIFY_REASON(fresh.answer(wrong, TimeMs{1}), Reason::ActivationWrong);
        }
    }

    void activationNeedsThisEkAndThisAk() {
        EndorsementWorld world;
        SoftTpm other(world.random);
        const auto forOtherEk =
            ActivationChallenge::create(other.ekPublic(), world.tpm.akPublic(), TimeMs{1}, world.random).value();
        QCOMPARE(world.tpm.activateCredential(forOtherEk.credential()).error().code, Code::DecryptFailed);
        // Our EK, a software AK's name: the TPM holds no such object.
        const auto forOtherAk =
            ActivationChallenge::create(world.tpm.ekPublic(), other.akPublic(), TimeMs{1}, world.random).value();
        QCOMPARE(world.tpm.activateCredential(forOtherAk.credential()).error().code, Code::DecryptFailed);

        PublicArea unrestricted = areaOf(world.tpm.akPublic());
        unrestricted.attributes &= ~kAttrRestricted;
        const auto refused =
            ActivationChallenge::create(world.tpm.ekPublic(), encodePublic(unrestricted), TimeMs{1}, world.random);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, Code::BadKey);
        QCOMPARE(
            makeCredential(world.tpm.akPublic(), nameOf(world.tpm.akPublic()), hashOf(1), world.random).error().code,
            Code::BadKey);
    }

    void replaysFromItsSeed() {
        EndorsementWorld one, two;
        QVERIFY(one.tpm.ekPublic() == two.tpm.ekPublic());
        QVERIFY(one.ca.issue(one.tpm.ekPublic()) == two.ca.issue(two.tpm.ekPublic()));
        const auto make = [](EndorsementWorld& world) {
            return makeCredential(world.tpm.ekPublic(), nameOf(world.tpm.akPublic()), hashOf(1), world.random)
                .value();
        };
        QVERIFY(make(one) == make(two));
    }
};

QTEST_GUILESS_MAIN(EndorsementTest)
#include "endorsement_test.moc"
