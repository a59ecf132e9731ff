// BIP39: the standard's vectors of 24 words both ways, and what is wrong is named.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "crypto/bip39.h"
#include "crypto/sign.h"

namespace leo::crypto {

class Bip39Test : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        initialise();
        QFile file(QStringLiteral(LEO_TEST_DATA "/bip39_vectors.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_vectors = QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("english")).toArray();
        QVERIFY(m_vectors.size() >= 8);
    }

    void list() {
        QCOMPARE(bip39Words().size(), std::size_t{2048});
        QVERIFY(std::is_sorted(bip39Words().begin(), bip39Words().end()));
        QCOMPARE(bip39Words().front(), std::string("abandon"));
        QCOMPARE(bip39Words().back(), std::string("zoo"));
    }

    void vectors() {
        for (const QJsonValue& value : m_vectors) {
            const Bytes entropy = *fromHex(value[0].toString().toStdString());
            const std::string sentence = value[1].toString().toStdString();
            QCOMPARE(std::string(textOf(bip39Sentence(entropy).view())), sentence);
            const auto read = bip39Entropy(sentence);
            QVERIFY(read.ok());
            QVERIFY(equal(read->view(), entropy));
            const auto seed = bip39Seed(sentence, "TREZOR");
            QVERIFY(seed.ok());
            QCOMPARE(toHex(seed->view()), value[2].toString().toStdString());
        }
    }

    // Computed once by another implementation (Python's hashlib and hmac): a changed derivation loses every wallet.
    void identity() {
        const auto seed = walletSeed(sentenceOf(0));
        QVERIFY(seed.ok());
        QCOMPARE(toHex(seed->view()),
                 std::string("a551d9171385b8e7b437d3125444fe2dc6d3c8049dba7950212a4222d216a3cf"));
    }

    void readsAsTyped() {
        const std::string sentence = sentenceOf(4);
        std::string typed = "  " + QString::fromStdString(sentence).toUpper().toStdString() + "\n";
        typed.insert(typed.find(' ', 4), "\t \n");
        const auto one = walletSeed(sentence), other = walletSeed(typed);
        QVERIFY(one.ok() && other.ok());
        QVERIFY(equal(one->view(), other->view()));
    }

    void refuses_data() {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("hint");
        const QStringList right = QString::fromStdString(sentenceOf(5)).split(QLatin1Char(' '));
        const auto joined = [](const QStringList& words) { return words.join(QLatin1Char(' ')); };
        const auto with = [&](int at, const char* word) {
            QStringList words = right;
            words[at] = QString::fromLatin1(word);
            return joined(words);
        };
        QTest::newRow("empty") << QString() << QStringLiteral("these are 0");
        QTest::newRow("blank") << QStringLiteral("  \n ") << QStringLiteral("these are 0");
        QTest::newRow("23 words") << joined(right.mid(1)) << QStringLiteral("these are 23");
        QTest::newRow("25 words") << joined(right) + QStringLiteral(" zoo") << QStringLiteral("these are 25");
        QTest::newRow("12 words of the standard")
            << QStringLiteral(
                   "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon "
                   "about")
            << QStringLiteral("these are 12");
        QTest::newRow("word 7") << with(6, "colr") << QStringLiteral("word 7: \"colr\"");
        QTest::newRow("word 1") << with(0, "zzz") << QStringLiteral("word 1: \"zzz\"");
        QTest::newRow("word 24") << with(23, "insid") << QStringLiteral("word 24: \"insid\"");
        QTest::newRow("not a letter") << with(3, "go,rilla") << QStringLiteral("word 4");
        QTest::newRow("another word") << with(10, "zoo") << QStringLiteral("checksum");
        QStringList swapped = right;
        swapped.swapItemsAt(2, 3);
        QTest::newRow("changed places") << joined(swapped) << QStringLiteral("checksum");
        QTest::newRow("endless") << QString(5000, QLatin1Char('a')) << QStringLiteral("too long");
    }
    void refuses() {
        QFETCH(QString, sentence);
        QFETCH(QString, hint);
        const auto read = bip39Entropy(sentence.toStdString());
        QVERIFY(!read.ok());
        QCOMPARE(static_cast<int>(read.error().code), static_cast<int>(Code::Malformed));
        QVERIFY2(read.error().detail.find(hint.toStdString()) != std::string::npos, read.error().detail.c_str());
        QVERIFY(!walletSeed(sentence.toStdString()).ok());
    }

private:
    std::string sentenceOf(int index) const { return m_vectors[index][1].toString().toStdString(); }
    QJsonArray m_vectors;
};

}  // namespace leo::crypto

QTEST_GUILESS_MAIN(leo::crypto::Bip39Test)
#include "bip39_test.moc"
