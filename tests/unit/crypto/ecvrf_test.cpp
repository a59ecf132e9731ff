// The VRF against the examples of RFC 9381, a table of honest and hostile proofs, and libsodium as an independent
// oracle.
#include <sodium.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "crypto/ecvrf.h"
#include "crypto/edwards.h"
#include "support/code_of.h"
#include "unit/crypto/support.h"

using namespace leo;
using namespace leo::crypto;
using leo::test::hex;
using leo::test::hexArray;

namespace {

QJsonObject readJson(const QString& name) {
    QFile file(QStringLiteral(LEO_TEST_DATA "/") + name);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

QString field(const QJsonObject& object, const char* name) {
    return object[QLatin1String(name)].toString();
}

ByteArray<32> scalarFrom(ByteView little) {
    ByteArray<32> out{};
    std::copy(little.begin(), little.end(), out.begin());
    return out;
}

// a·P − b·Q by double-and-add on libsodium's complete addition.
EncodedPoint naiveDifference(const ByteArray<32>& a, const EncodedPoint& p, const ByteArray<32>& b,
                             const EncodedPoint& q) {
    const auto times = [](const ByteArray<32>& scalar, const EncodedPoint& point) {
        EncodedPoint sum{};
        sum[0] = 1;
        for (int i = 255; i >= 0; --i) {
            EncodedPoint next;
            crypto_core_ed25519_add(next.data(), sum.data(), sum.data());
            sum = next;
            if ((scalar[static_cast<std::size_t>(i) / 8] >> (i % 8) & 1) == 0) continue;
            crypto_core_ed25519_add(next.data(), sum.data(), point.data());
            sum = next;
        }
        return sum;
    };
    EncodedPoint out;
    crypto_core_ed25519_sub(out.data(), times(a, p).data(), times(b, q).data());
    return out;
}

// Generators of the torsion subgroup: the eight points of small order.
std::vector<EncodedPoint> torsionPoints() {
    const char* const kText[] = {
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    };
    std::vector<EncodedPoint> points;
    for (const char* text : kText) points.push_back(toArray<32>(hex(std::string_view(text))).value());
    return points;
}

}  // namespace

class EcvrfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initialise(); }

    void rfcVectors_data() {
        QTest::addColumn<QJsonObject>("vector");
        const QJsonArray vectors =
            readJson(QStringLiteral("rfc9381_vectors.json"))[QLatin1String("vectors")].toArray();
        for (const QJsonValue& value : vectors) {
            const QJsonObject vector = value.toObject();
            if (field(vector, "suite_string") != QLatin1String("03")) continue;
            const int example = vector[QLatin1String("example")].toInt();
            QTest::addRow("example %d", example) << vector;
        }
    }

    void rfcVectors() {
        QFETCH(const QJsonObject, vector);
        const VrfKey key = VrfKey::fromSeed(hex(field(vector, "sk"))).value();
        const Bytes alpha = hex(field(vector, "alpha"));
        QCOMPARE(test::text(key.publicKey()), field(vector, "pk"));
        QCOMPARE(test::text(vrfEncodeToCurve(key.publicKey(), alpha).value()), field(vector, "H"));

        const VrfOutput output = key.prove(alpha).value();
        QCOMPARE(test::text(output.proof), field(vector, "pi"));
        QCOMPARE(test::text(output.beta), field(vector, "beta"));
        QCOMPARE(test::text(verifyVrf(key.publicKey(), alpha, output.proof).value()), field(vector, "beta"));
        QCOMPARE(test::text(vrfProofToHash(output.proof).value()), field(vector, "beta"));
        QVERIFY(validateVrfKey(key.publicKey()).ok());
    }

    void rfcIntermediates_data() { rfcVectors_data(); }

    // U and V come out of the verifier's own arithmetic: U = s·B − c·Y, V = s·H − c·Gamma.
    void rfcIntermediates() {
        QFETCH(const QJsonObject, vector);
        const Bytes proof = hex(field(vector, "pi"));
        const auto gamma = EdwardsPoint::decode(toArray<32>(ByteView(proof).first(32)).value());
        const auto y = EdwardsPoint::decode(hexArray<32>(field(vector, "pk")));
        const auto h = EdwardsPoint::decode(hexArray<32>(field(vector, "H")));
        QVERIFY(gamma && y && h);
        const ByteArray<32> c = scalarFrom(ByteView(proof).subspan(32, 16));
        const ByteArray<32> s = scalarFrom(ByteView(proof).subspan(48, 32));
        QCOMPARE(test::text(EdwardsPoint::difference(s, EdwardsPoint::base(), c, *y).encode()), field(vector, "U"));
        QCOMPARE(test::text(EdwardsPoint::difference(s, *h, c, *gamma).encode()), field(vector, "V"));
    }

    void cases_data() {
        QTest::addColumn<QJsonObject>("given");
        const QJsonArray cases = readJson(QStringLiteral("vrf_cases.json"))[QLatin1String("cases")].toArray();
        QVERIFY(cases.size() > 100);
        int row = 0;
        for (const QJsonValue& value : cases) {
            const QJsonObject given = value.toObject();
            QTest::addRow("%d %s", row++, qUtf8Printable(field(given, "kind"))) << given;
        }
    }

    void cases() {
        QFETCH(const QJsonObject, given);
        const auto key = hexArray<32>(field(given, "pk"));
        const Result<VrfBeta> beta = verifyVrf(key, hex(field(given, "alpha")), hex(field(given, "pi")));
        QCOMPARE(beta.ok(), given[QLatin1String("valid")].toBool());
        if (beta.ok()) {
            QCOMPARE(test::text(*beta), field(given, "beta"));
        } else {
            LEO_FAILS(beta, Code::BadProof);
        }
        if (field(given, "kind").startsWith(QLatin1String("small pk"))) {
            LEO_FAILS(validateVrfKey(key), Code::BadKey);
        }
    }

    void everyByteOfAProofCounts() {
        test::SeededRandom random(7);
        const VrfKey key = VrfKey::generate(random);
        const Bytes alpha = random.bytes(32);
        const VrfOutput output = key.prove(alpha).value();
        for (std::size_t i = 0; i < output.proof.size(); ++i) {
            VrfProof changed = output.proof;
            changed[i] ^= static_cast<std::uint8_t>(1u << i % 8);
            QVERIFY2(!verifyVrf(key.publicKey(), alpha, changed).ok(), qPrintable(QString::number(i)));
        }
        Bytes longer = toBytes(output.proof);
        longer.push_back(0);
        LEO_FAILS(verifyVrf(key.publicKey(), alpha, longer), Code::BadProof);
        LEO_FAILS(verifyVrf(key.publicKey(), alpha, {}), Code::BadProof);
        LEO_FAILS(vrfProofToHash(ByteView(output.proof).first(79)), Code::BadProof);
        Bytes otherAlpha = alpha;
        otherAlpha[0] ^= 1;
        LEO_FAILS(verifyVrf(key.publicKey(), otherAlpha, output.proof), Code::BadProof);
    }

    void limits() {
        test::SeededRandom random(8);
        const VrfKey key = VrfKey::generate(random);
        QVERIFY(key.prove(Bytes(4096)).ok());
        LEO_FAILS(key.prove(Bytes(4097)), Code::TooLarge);
        LEO_FAILS(VrfKey::fromSeed(Bytes(31)), Code::BadKey);
        QCOMPARE(key.copy().publicKey(), key.publicKey());
        QVERIFY(equal(key.copy().seed(), key.seed()));
    }

    void badKeys_data() {
        QTest::addColumn<QString>("key");
        for (const EncodedPoint& point : torsionPoints()) {
            QTest::addRow("small order %s", toHex(ByteView(point).first(4)).c_str()) << test::text(point);
        }
        QTest::newRow("identity with sign")
            << QStringLiteral("0100000000000000000000000000000000000000000000000000000000000080");
        QTest::newRow("y = p - 1 with sign")
            << QStringLiteral("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff");
        QTest::newRow("y = p") << QStringLiteral("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
        QTest::newRow("y = p + 1") << QStringLiteral(
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
        QTest::newRow("y = 2^255 - 1") << QStringLiteral(
            "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
        QTest::newRow("off the curve") << QStringLiteral(
            "0200000000000000000000000000000000000000000000000000000000000000");
    }

    void badKeys() {
        QFETCH(const QString, key);
        LEO_FAILS(validateVrfKey(hexArray<32>(key)), Code::BadKey);
        LEO_FAILS(verifyVrf(hexArray<32>(key), Bytes(32), Bytes(80)), Code::BadProof);
    }

    // A key with a torsion part is no point of the prime-order group, and yet valid by RFC 9381 section 5.4.5.
    void keyWithTorsionIsValid() {
        test::SeededRandom random(9);
        const VrfKey key = VrfKey::generate(random);
        for (const EncodedPoint& torsion : torsionPoints()) {
            VrfPublic mixed;
            QCOMPARE(crypto_core_ed25519_add(mixed.data(), key.publicKey().data(), torsion.data()), 0);
            QVERIFY(validateVrfKey(mixed).ok());
        }
    }

    void decodingAgreesWithLibsodium() {
        test::SeededRandom random(10);
        int points = 0;
        for (int i = 0; i < 2000; ++i) {
            const EncodedPoint encoded = random.array<32>();
            EncodedPoint doubled;
            // libsodium's addition fails for what is not on the curve; canonical form is ours to check.
            const bool onCurve = crypto_core_ed25519_add(doubled.data(), encoded.data(), encoded.data()) == 0;
            const auto point = EdwardsPoint::decode(encoded);
            QCOMPARE(point.has_value(), onCurve && isCanonicalPoint(encoded));
            if (!point) continue;
            ++points;
            QCOMPARE(point->encode(), encoded);
            QCOMPARE(point->doubled().encode(), doubled);
        }
        QVERIFY(points > 800 && points < 1200);
    }

    void arithmeticAgreesWithLibsodium() {
        test::SeededRandom random(11);
        std::vector<EncodedPoint> points = torsionPoints();
        for (const EncodedPoint& torsion : torsionPoints()) {
            EncodedPoint point;
            const ByteArray<32> uniform = random.array<32>();
            crypto_core_ed25519_from_uniform(point.data(), uniform.data());
            points.push_back(point);
            EncodedPoint mixed;
            crypto_core_ed25519_add(mixed.data(), point.data(), torsion.data());
            points.push_back(mixed);
        }
        std::vector<ByteArray<32>> scalars(6);
        scalars[1][0] = 1;
        scalars[2].fill(0xff);
        scalars[2][31] = 0x7f;
        crypto_core_ed25519_scalar_negate(scalars[3].data(), scalars[1].data());  // q − 1
        for (std::size_t i = 4; i < scalars.size(); ++i) {
            const ByteArray<64> wide = random.array<64>();
            crypto_core_ed25519_scalar_reduce(scalars[i].data(), wide.data());
        }
        for (int round = 0; round < 60; ++round) {
            const auto& a = scalars[random.below(scalars.size())];
            const auto& b = scalars[random.below(scalars.size())];
            const auto& p = points[random.below(points.size())];
            const auto& q = points[random.below(points.size())];
            const auto got = EdwardsPoint::difference(a, *EdwardsPoint::decode(p), b, *EdwardsPoint::decode(q));
            QCOMPARE(test::text(got.encode()), test::text(naiveDifference(a, p, b, q)));
        }
    }

    void proofsOfManyKeysVerifyAndDiffer() {
        test::SeededRandom random(12);
        QSet<QString> betas;
        for (int i = 0; i < 100; ++i) {
            const VrfKey key = VrfKey::generate(random);
            const Bytes alpha = random.bytes(32);
            const VrfOutput output = key.prove(alpha).value();
            QCOMPARE(verifyVrf(key.publicKey(), alpha, output.proof).value(), output.beta);
            betas.insert(test::text(output.beta));
        }
        QCOMPARE(betas.size(), 100);
    }
};

QTEST_GUILESS_MAIN(EcvrfTest)
#include "ecvrf_test.moc"
