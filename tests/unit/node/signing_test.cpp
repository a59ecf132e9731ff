// What a person signs: decoded from the bytes, with every field; requests that end in each way.
#include <QtTest>

#include "node/facade/core.h"

namespace leo::node {
namespace {

AccountId account(std::uint8_t fill) {
    AccountId id;
    id.bytes.fill(fill);
    return id;
}

ledger::Tx txOf(ledger::TxBody body) {
    ledger::Tx tx;
    tx.sender = account(1);
    tx.nonce = 7;
    tx.fee = Amount{3};
    tx.body = std::move(body);
    return tx;
}

std::string valueOf(const std::vector<api::SigningField>& fields, std::string_view name) {
    for (const api::SigningField& field : fields)
        if (field.name == name) return field.value;
    return "(missing)";
}

}  // namespace

class SigningTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void decodesItsOwnBytes() {
        const ledger::Tx tx = txOf(ledger::Transfer{account(2), leo(5)});
        const Bytes bytes = tx.encodeUnsigned();
        const auto read = decodeUnsigned(bytes);
        QVERIFY(read.ok());
        QVERIFY(read->sender == tx.sender && read->nonce == 7 && read->fee == Amount{3});
        QCOMPARE(read->encodeUnsigned(), bytes);
        for (std::size_t cut = 0; cut < bytes.size(); ++cut)
            QVERIFY(!decodeUnsigned(ByteView(bytes).first(cut)).ok());
        Bytes more = bytes;
        more.push_back(0);
        QVERIFY(!decodeUnsigned(more).ok());
    }

    void fields() {
        const auto transfer = fieldsOf(ledger::Transfer{account(2), Amount{1}});
        QCOMPARE(valueOf(transfer, "to"), account(2).hex());
        QCOMPARE(valueOf(transfer, "amount"), std::string("0.000000001"));
        ledger::TaskPost post;
        post.offer = leo(10);
        post.inputType = "image/jpeg";
        post.requirements.hardwareTpm = true;
        const auto task = fieldsOf(post);
        QCOMPARE(valueOf(task, "offer"), std::string("10"));
        QCOMPARE(valueOf(task, "inputType"), std::string("image/jpeg"));
        QCOMPARE(valueOf(task, "hardwareTpm"), std::string("yes"));
        ledger::LambdaPublish lambda;
        lambda.bond = leo(20);
        QCOMPARE(valueOf(fieldsOf(lambda), "bond"), std::string("20"));
        QCOMPARE(valueOf(fieldsOf(ledger::KeyRefuse{{}, 1, 2, ledger::Party::Publisher}), "party"),
                 std::string("publisher"));
    }

    void spends_data() {
        QTest::addColumn<quint64>("units");
        QTest::addColumn<int>("which");
        QTest::newRow("transfer") << quint64{5} << 0;
        QTest::newRow("publish") << quint64{6} << 1;
        QTest::newRow("post") << quint64{7} << 2;
        QTest::newRow("price") << quint64{0} << 3;
    }
    void spends() {
        QFETCH(quint64, units);
        QFETCH(int, which);
        ledger::LambdaPublish lambda;
        lambda.price = Amount{1};
        lambda.bond = Amount{6};
        ledger::TaskPost post;
        post.price = Amount{2};
        post.offer = Amount{7};
        const ledger::TxBody bodies[] = {ledger::Transfer{account(2), Amount{5}}, lambda, post,
                                         ledger::LambdaPrice{{}, Amount{9}}};
        QCOMPARE(spentBy(bodies[which]).units, std::uint64_t{units});
        QCOMPARE(recipientOf(bodies[which]).has_value(), which == 0);
    }

    void needsNetworkAndOpenWallet() {
        QTemporaryDir directory;
        FacadeConfig config;
        config.dataDirectory = directory.path().toStdString() + "/leo";
        auto core = Core::create(config, std::make_shared<Hop>([](Hop::Work) {}));
        QVERIFY2(core.ok(), core.ok() ? "" : toString(core.error()).c_str());
        const auto prepared = (*core)->signing().prepare({account(1), ledger::Transfer{account(2), leo(1)}, {}, {}});
        QVERIFY(!prepared.ok());
        QCOMPARE(static_cast<int>(prepared.error().code), static_cast<int>(Code::Unreachable));
        std::optional<Code> answered;
        (*core)->signing().sign(1, [&](const Result<Height>& height) { answered = height.error().code; });
        QVERIFY(answered == Code::NotFound);
        (*core)->signing().discard(1);
        // Settings outlive the program.
        (*core)->putSetting("area.name", "value");
        core = makeError(Code::Internal, "closed");
        core = Core::create(config, std::make_shared<Hop>([](Hop::Work) {}));
        QVERIFY(core.ok());
        QCOMPARE((*core)->setting("area.name"), std::string("value"));
        QCOMPARE((*core)->setting("area.other"), std::string());
    }
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::SigningTest)
#include "signing_test.moc"
