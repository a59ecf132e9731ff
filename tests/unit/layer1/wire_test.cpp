// The records of the local chain's protocols: what is written is what is read, and nothing else is.
#include "layer1/local/wire.h"

#include <QtTest>

#include "codec/cbor.h"
#include "unit/layer1/chain_builder.h"

using namespace leo;
using namespace leo::layer1;

class WireTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requestsRoundTrip_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const SyncRequest& request) {
            const Bytes bytes = encodeRequest(request);
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                              static_cast<qsizetype>(bytes.size()));
        };
        row("genesis", GetGenesis{77});
        row("head", GetHead{ChainId{Hash{1}}});
        row("blocks", GetBlocks{ChainId{Hash{1}}, Height{5}, 1000});
        row("submit", SubmitTx{Bytes{1, 2, 3}});
        row("receipts", GetReceipts{ChainId{Hash{1}}, Height{9}});
    }
    void requestsRoundTrip() {
        QFETCH(QByteArray, bytes);
        const ByteView view(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                            static_cast<std::size_t>(bytes.size()));
        const auto request = decodeRequest(view);
        QVERIFY(request.ok());
        QVERIFY(equal(encodeRequest(*request), view));
        // Every cut and every trailing byte is refused.
        for (std::size_t n = 0; n < view.size(); ++n) QVERIFY(!decodeRequest(view.first(n)).ok());
        Bytes longer = toBytes(view);
        longer.push_back(0);
        QVERIFY(!decodeRequest(longer).ok());
    }

    void refusesForeignRequests() {
        const auto code = [](const Bytes& bytes) {
            const auto request = decodeRequest(bytes);
            return request.ok() ? Code::Ok : request.error().code;
        };
        QCOMPARE(code(codec::Writer().array(0).take()), Code::Malformed);
        QCOMPARE(code(codec::Writer().array(1).u64(1).take()), Code::Malformed);
        QCOMPARE(code(codec::Writer().array(2).u64(9).u64(1).take()), Code::Unsupported);
        QCOMPARE(code(codec::Writer().array(2).u64(0).u64(1).take()), Code::Unsupported);
        QCOMPARE(code(codec::Writer().array(2).u64(2).bytes(Bytes(31)).take()), Code::Malformed);
        QVERIFY(code(codec::Writer().array(2).u64(4).bytes(Bytes(ledger::kMaxTxBytes + 1)).take()) != Code::Ok);
    }

    void responsesRoundTrip() {
        const SyncResponse good{Code::Ok, {}, Height{12}, Bytes{1, 2}};
        const auto decoded = SyncResponse::decode(good.encode());
        QVERIFY(decoded.ok());
        QCOMPARE(decoded->height.value, 12u);
        QCOMPARE(decoded->body, good.body);

        SyncResponse bad = SyncResponse::failure(makeError(Code::BadNonce, "used"), Height{3});
        QCOMPARE(SyncResponse::decode(bad.encode())->code, Code::BadNonce);
        QCOMPARE(SyncResponse::decode(bad.encode())->detail, std::string("used"));
        bad.detail = std::string(2000, 'x');
        QCOMPARE(SyncResponse::decode(bad.encode())->detail.size(), kMaxDetailBytes);
        bad.detail = "\xff\xfe";
        QVERIFY(SyncResponse::decode(bad.encode()).ok());

        const Bytes later = codec::Writer().array(4).u64(60'000).text("?").u64(1).null().take();
        QCOMPARE(SyncResponse::decode(later)->code, Code::Internal);
    }

    void headersProveThemselves() {
        test::ChainBuilder chain;
        const test::Made made = chain.next();
        const SignedHeader header{made.block.header, made.block.commit};
        auto decoded = SignedHeader::decode(header.encode());
        QVERIFY(decoded.ok());
        QVERIFY(decoded->valid(chain.world.authority.id()));
        QVERIFY(!decoded->valid(chain.world.alice.id()));
        decoded->header.time = decoded->header.time + 1;
        QVERIFY(!decoded->valid(chain.world.authority.id()));
    }

    void listsAreBounded() {
        const std::vector<Bytes> items{{1}, {}, {2, 3}};
        QCOMPARE(decodeList(encodeList(items), 3).value(), items);
        QVERIFY(!decodeList(encodeList(items), 2).ok());

        std::vector<PeerAddress> peers{{AccountId{Hash{1}}, "ws://127.0.0.1:1"}};
        QCOMPARE(decodePeers(encodePeers(peers))->front().url, peers.front().url);
        peers.assign(kMaxPeerList + 1, peers.front());
        QVERIFY(!decodePeers(encodePeers(peers)).ok());
        QVERIFY(!decodePeers(encodePeers({{AccountId{}, std::string(kMaxUrlBytes + 1, 'a')}})).ok());
        QCOMPARE(decodePeersRequest(encodePeersRequest("")).value(), std::string());

        const TxMessage message{3, Bytes{9}};
        QCOMPARE(TxMessage::decode(message.encode())->attempt, 3u);
        QVERIFY(message.encode() != (TxMessage{4, Bytes{9}}).encode());
    }
};

QTEST_GUILESS_MAIN(WireTest)
#include "wire_test.moc"
