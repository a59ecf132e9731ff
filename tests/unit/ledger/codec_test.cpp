#include "codec/cbor.h"
#include "unit/ledger/world.h"

namespace leo::ledger::test {

namespace {

// A record with its decoder: decode and encode again.
struct Sample {
    QByteArray name;
    Bytes bytes;
    std::function<Result<Bytes>(ByteView)> again;
};

template <class T>
Sample sample(QByteArray name, const T& record) {
    return Sample{std::move(name), record.encode(), [](ByteView bytes) -> Result<Bytes> {
                      LEO_TRY_ASSIGN(const T decoded, T::decode(bytes));
                      return decoded.encode();
                  }};
}

template <std::size_t N>
ByteArray<N> filled(std::uint8_t value) {
    ByteArray<N> out;
    out.fill(value);
    return out;
}

Certificate certificateOf(std::size_t members) {
    Certificate certificate;
    certificate.task = TaskId{filled<32>(1)};
    certificate.draw = 2;
    for (std::size_t i = 0; i < members; ++i) {
        Member member;
        member.node = NodeId{filled<32>(static_cast<std::uint8_t>(i))};
        member.j = 3;
        member.beta = filled<64>(4);
        member.proof = filled<80>(5);
        member.salt = filled<32>(6);
        certificate.members.push_back(member);
    }
    return certificate;
}

SignedVerdict verdictOf(Phase phase, bool ok) {
    SignedVerdict statement;
    Verdict& v = statement.verdict;
    v.task = TaskId{filled<32>(1)};
    v.draw = 300;
    v.turn = 1;
    v.phase = phase;
    v.monitor = NodeId{filled<32>(9)};
    v.seen = filled<32>(8);
    v.ok = ok;
    v.reason = ok ? 0 : 30;
    if (phase == Phase::After)
        v.outcome = Outcome{rawCid(viewOf("r")), filled<32>(7), 513, filled<32>(6), filled<32>(5)};
    statement.signature = filled<64>(5);
    return statement;
}

NodeRegister registrationOf() {
    NodeRegister body;
    body.name = "node";
    body.vrfKey = filled<32>(1);
    body.proofOfPossession = filled<80>(2);
    body.ekPublic = toBytes("ek");
    body.ekCertificates = {toBytes("certificate"), toBytes("intermediate")};
    body.akPublic = toBytes("ak");
    body.features = kFeatureRunc;
    body.deposit = leo(100);
    return body;
}

Dispute disputeOf(LieEvidence evidence) {
    return Dispute{TaskId{filled<32>(1)}, 1, NodeId{filled<32>(4)}, std::move(evidence), leo(5)};
}

// Each body once, and disputes with each kind of evidence.
std::vector<TxBody> bodies() {
    const TaskId task{filled<32>(1)};
    TaskPost post;
    post.lambda = LambdaId{filled<32>(2)};
    post.manifestCid = post.inputCid = rawCid(viewOf("x"));
    post.price = leo(3);
    post.inputBytes = 70'000;
    post.inputType = "image/png";
    post.offer = leo(10);
    post.requirements = Requirements{true, Isolation::Gvisor, 1000};
    post.windows = Windows{1, 25, 300, 70'000, kMaxWindowMs, 6};
    TaskAnchor anchor{task, 1, filled<32>(3), {true, false, true}, {}};
    anchor.signatures = {{0, 0, filled<64>(1)}, {2, 1, filled<64>(2)}};
    TaskComplete complete;
    complete.task = task;
    complete.certificate = certificateOf(3);
    complete.resultCid = rawCid(viewOf("r"));
    complete.exit = 0x1'00ff;
    complete.sealedResultKey = toBytes("sealed");
    complete.verdicts = {verdictOf(Phase::After, true), verdictOf(Phase::After, false)};
    return {Transfer{AccountId{filled<32>(4)}, Amount{5}},
            LambdaPublish{toBytes("any bytes"), rawCid(viewOf("c")), leo(3), leo(1), leo(20)},
            LambdaPrice{LambdaId{filled<32>(2)}, leo(4)},
            LambdaRetire{LambdaId{filled<32>(2)}},
            post,
            TaskJoin{task, 1, filled<32>(3), filled<32>(4), leo(10)},
            anchor,
            KeyRequest{task, 1, 0, rawCid(viewOf("a")), rawCid(viewOf("b"))},
            KeyGrant{task, 1, 0, Party::Publisher, rawCid(viewOf("a")), toBytes("box")},
            KeyRefuse{task, 1, 0, Party::Requester},
            complete,
            TaskConfirm{verdictOf(Phase::Before, false)},
            TurnFail{task, 1, 0, certificateOf(2)},
            registrationOf(),
            AdmissionVerdict{NodeId{filled<32>(4)}, TxId{filled<32>(5)}, filled<80>(6), filled<32>(7), false, 55},
            Renewal{3, true, toBytes("evidence")},
            NodeExit{},
            ResultComplaint{task, 1, 0, {7}},
            KeyUnusable{task, 1, 0, Party::Publisher, KeyFault::Sealed, certificateOf(2), toBytes("package"),
                        filled<32>(8)},
            DemandReveal{task, 1, NodeId{filled<32>(4)}, leo(5)},
            PublicReveal{task, 1, 7, filled<64>(1), filled<80>(2), filled<32>(3)},
            disputeOf(FalseReveal{{certificateOf(1).members[0], filled<64>(5)}}),
            disputeOf(FalseCertificate{2, certificateOf(2), filled<64>(5)}),
            disputeOf(TwoCertificates{0, {filled<32>(1), filled<64>(5)}, {filled<32>(2), filled<64>(6)}}),
            disputeOf(TwoVerdicts{verdictOf(Phase::After, true), verdictOf(Phase::After, false)})};
}

SignedTx txOf(TxBody body) {
    SignedTx tx;
    tx.tx.chain = ChainId{filled<32>(1)};
    tx.tx.sender = AccountId{filled<32>(2)};
    tx.tx.nonce = 77;
    tx.tx.fee = Amount{1000};
    tx.tx.body = std::move(body);
    tx.signature = filled<64>(3);
    return tx;
}

Genesis genesisOf() {
    Genesis genesis;
    genesis.network = "test";
    genesis.time = TimeMs{1};
    genesis.roots = {TpmRoot{"swtpm", true, toBytes("der")}};
    genesis.platformDigests = {filled<32>(1), filled<32>(2)};
    GenesisNode node;
    node.node = NodeId{filled<32>(1)};
    node.name = "één";
    node.ekPublic = toBytes("ek");
    node.credit = Credit{100};
    node.balance = leo(7);
    genesis.nodes = {node};
    genesis.accounts = {GenesisAccount{AccountId{filled<32>(2)}, leo(1)}};
    return genesis;
}

Manifest manifestOf() {
    Manifest manifest;
    manifest.name = "n";
    manifest.description = "d";
    manifest.command = {"/bin/true", "--x"};
    manifest.accepts = {"image/png", "image/jpeg"};
    manifest.produces = "image/png";
    return manifest;
}

Receipt receiptOf() {
    Receipt receipt;
    receipt.subject = filled<32>(1);
    receipt.code = Code::Late;
    receipt.detail = "too late";
    receipt.movements = {
        Movement{Pot{PotKind::Account, filled<32>(1), {}}, Pot{PotKind::Burned, {}, {}}, leo(1), "fee"}};
    receipt.credits = {CreditChange{NodeId{filled<32>(2)}, -5, "failed executor"},
                       CreditChange{NodeId{filled<32>(3)}, 5, "executor"}};
    return receipt;
}

std::vector<Sample> samples() {
    std::vector<Sample> out;
    for (const TxBody& body : bodies()) {
        const std::string_view name = kindName(body);
        out.push_back(sample(QByteArray(name.data(), static_cast<qsizetype>(name.size())), txOf(body)));
    }
    Block block;
    block.commit = filled<64>(1);
    block.header.height = Height{7};
    for (const TxBody& body : bodies()) block.txs.push_back(txOf(body));
    block.txs.resize(4);
    out.push_back(sample("block", block));
    out.push_back(sample("header", block.header));
    out.push_back(sample("receipt", receiptOf()));
    out.push_back(sample("genesis", genesisOf()));
    out.push_back(sample("manifest", manifestOf()));
    out.push_back(sample("certificate", certificateOf(3)));
    out.push_back(sample("empty certificate", certificateOf(0)));
    for (const Phase phase : {Phase::Before, Phase::During, Phase::After}) {
        out.push_back(sample("verdict", verdictOf(phase, true).verdict));
        out.push_back(sample("signed verdict", verdictOf(phase, false)));
    }
    return out;
}

// The unsigned bytes inside an encoded transaction, changed and put back.
Result<SignedTx> withContent(const Bytes& content) {
    codec::Writer writer;
    writer.array(2).bytes(content).bytes(filled<64>(0));
    return SignedTx::decode(writer.view());
}

Code codeOf(const Result<SignedTx>& result) {
    return result.ok() ? Code::Ok : result.error().code;
}

}  // namespace

class CodecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip() {
        constexpr std::size_t kKinds = std::variant_size_v<TxBody>;
        QCOMPARE(bodies().size(), kKinds + std::variant_size_v<LieEvidence> - 1);
        for (std::size_t i = 0; i < bodies().size(); ++i) QCOMPARE(bodies()[i].index(), std::min(i, kKinds - 1));
        for (const Sample& s : samples()) {
            const auto again = s.again(s.bytes);
            QVERIFY2(again.ok(), s.name.constData());
            QVERIFY2(*again == s.bytes, s.name.constData());
        }
    }

    void everyTruncationIsRefused() {
        for (const Sample& s : samples())
            for (std::size_t size = 0; size < s.bytes.size(); ++size)
                QVERIFY2(!s.again(ByteView(s.bytes).first(size)).ok(), s.name.constData());
    }

    void trailingBytesAreRefused() {
        for (const Sample& s : samples()) {
            Bytes longer = s.bytes;
            longer.push_back(0);
            QVERIFY2(!s.again(longer).ok(), s.name.constData());
        }
    }

    // The outermost array of every record is short enough for its count to sit in the first byte, or in the second.
    void wrongArityIsRefused() {
        for (const Sample& s : samples()) {
            const std::size_t at = (s.bytes[0] & 0x1f) < 24 ? 0 : 1;
            for (const int by : {-1, 1}) {
                Bytes other = s.bytes;
                other[at] = static_cast<std::uint8_t>(other[at] + by);
                QVERIFY2(!s.again(other).ok(), s.name.constData());
                if (by > 0) other.push_back(0);
                QVERIFY2(!s.again(other).ok(), s.name.constData());
            }
        }
    }

    // One bit changed anywhere: refused, or another record with exactly these bytes. Nothing is read two ways.
    void everyChangedBitIsRefusedOrCanonical() {
        for (const Sample& s : samples())
            for (std::size_t i = 0; i < s.bytes.size(); ++i)
                for (int bit = 0; bit < 8; ++bit) {
                    Bytes other = s.bytes;
                    other[i] = static_cast<std::uint8_t>(other[i] ^ 1 << bit);
                    const auto again = s.again(other);
                    QVERIFY2(!again.ok() || *again == other, s.name.constData());
                }
    }

    void randomBytes() {
        SeededRandom random(5);
        for (const Sample& s : samples())
            for (int i = 0; i < 200; ++i) {
                Bytes noise(random.below(300));
                random.fill(noise);
                const auto again = s.again(noise);
                QVERIFY(!again.ok() || *again == noise);
            }
    }

    void transactionHeader() {
        const Tx tx = txOf(Transfer{AccountId{filled<32>(4)}, Amount{5}}).tx;
        const auto content = [&](std::uint64_t version, std::uint64_t kind) {
            codec::Writer writer;
            writer.array(7).u64(version).id(tx.chain).id(tx.sender).u64(tx.nonce).amount(tx.fee).u64(kind);
            writer.array(2).bytes(filled<32>(4)).u64(5);
            return writer.take();
        };
        QCOMPARE(codeOf(withContent(content(1, 1))), Code::Ok);
        QCOMPARE(withContent(content(1, 1))->tx.id(), tx.id());
        QCOMPARE(codeOf(withContent(content(2, 1))), Code::Unsupported);
        QCOMPARE(codeOf(withContent(content(1, 0))), Code::Unsupported);
        QCOMPARE(codeOf(withContent(content(1, std::variant_size_v<TxBody> + 1))), Code::Unsupported);
        QCOMPARE(codeOf(withContent(content(1, ~0ull))), Code::Unsupported);
        QCOMPARE(codeOf(withContent(content(1, 2))), Code::Malformed);  // a Transfer's array is no LambdaPublish
        Bytes huge(kMaxTxBytes + 1, 0);
        QCOMPARE(SignedTx::decode(huge).error().code, Code::TooLarge);
    }

    // A second signature over the same content is the same transaction.
    void idIgnoresTheSignature() {
        SignedTx a = txOf(LambdaRetire{});
        SignedTx b = a;
        b.signature = filled<64>(99);
        QCOMPARE(a.tx.id(), b.tx.id());
        b.tx.nonce++;
        QVERIFY(a.tx.id() != b.tx.id());
    }

    void hostileBodies() {
        const auto decodeBody = [](TxBody body) { return codeOf(SignedTx::decode(txOf(std::move(body)).encode())); };
        const TaskId task{filled<32>(1)};
        TaskAnchor anchor = std::get<TaskAnchor>(bodies()[6]);
        QCOMPARE(decodeBody(anchor), Code::Ok);
        std::swap(anchor.signatures[0], anchor.signatures[1]);
        QCOMPARE(decodeBody(anchor), Code::Malformed);
        anchor.signatures[1].joiner = anchor.signatures[0].joiner;
        QCOMPARE(decodeBody(anchor), Code::Malformed);
        anchor.signatures = {{3, 0, filled<64>(1)}};  // beyond the bitmap
        QCOMPARE(decodeBody(anchor), Code::Malformed);
        anchor.signatures.clear();
        anchor.members.assign(kMaxJoins, true);
        QCOMPARE(decodeBody(anchor), Code::Ok);
        anchor.members.push_back(true);
        QCOMPARE(decodeBody(anchor), Code::TooLarge);

        const CidBytes cid = rawCid(viewOf("package"));
        QCOMPARE(decodeBody(KeyGrant{task, 0, 0, Party::Requester, cid, {}}), Code::Malformed);
        QCOMPARE(decodeBody(KeyGrant{task, 0, 0, Party::Requester, cid, Bytes(kMaxKeyBoxBytes)}), Code::Ok);
        QCOMPARE(decodeBody(KeyGrant{task, 0, 0, Party::Requester, cid, Bytes(kMaxKeyBoxBytes + 1)}), Code::TooLarge);
        QCOMPARE(decodeBody(KeyGrant{task, 0, 0, static_cast<Party>(3), cid, toBytes("b")}), Code::Unsupported);
        QCOMPARE(decodeBody(KeyGrant{task, 0, 0, Party::Requester, CidBytes{}, toBytes("b")}), Code::Malformed);
        KeyUnusable claim = std::get<KeyUnusable>(bodies()[18]);
        claim.package.resize(kMaxClaimedPackageBytes);
        QCOMPARE(decodeBody(claim), Code::Ok);
        claim.package.push_back(0);
        QCOMPARE(decodeBody(claim), Code::TooLarge);
        claim.package.clear();
        claim.fault = static_cast<KeyFault>(3);
        QCOMPARE(decodeBody(claim), Code::Unsupported);

        TaskPost post = std::get<TaskPost>(bodies()[4]);
        post.windows.keyMs = kMaxWindowMs + 1;
        QCOMPARE(decodeBody(post), Code::OutOfRange);
        post = std::get<TaskPost>(bodies()[4]);
        post.proofMode = static_cast<ProofMode>(2);
        QCOMPARE(decodeBody(post), Code::Unsupported);
        post = std::get<TaskPost>(bodies()[4]);
        post.inputCid[1] = 0x56;
        QCOMPARE(decodeBody(post), Code::Malformed);
        post = std::get<TaskPost>(bodies()[4]);
        post.inputType = std::string(kMaxMediaTypeBytes + 1, 'x');
        QCOMPARE(decodeBody(post), Code::TooLarge);
        QCOMPARE(decodeBody(Transfer{AccountId{}, Amount{kMaxSupplyUnits}}), Code::Ok);
        QCOMPARE(decodeBody(Transfer{AccountId{}, Amount{kMaxSupplyUnits + 1}}), Code::OutOfRange);

        TurnFail fail{task, 0, 0, certificateOf(0)};
        fail.certificate.members.resize(kMaxMembers);
        QCOMPARE(decodeBody(fail), Code::Ok);
        fail.certificate.members.resize(kMaxMembers + 1);
        QVERIFY(decodeBody(fail) != Code::Ok);
    }

    // The largest completion fits a transaction, as the limit says.
    void largestCompletionFits() {
        TaskComplete complete = std::get<TaskComplete>(bodies()[10]);
        complete.certificate = certificateOf(kMaxMembers);
        for (Member& member : complete.certificate.members) member.j = 0xffff'ffff;
        SignedVerdict verdict = verdictOf(Phase::After, false);
        verdict.verdict.draw = verdict.verdict.turn = verdict.verdict.outcome.exit = 0xffff'ffff;
        complete.verdicts.assign(kMaxMembers - 1, verdict);
        complete.sealedResultKey.assign(kMaxResultBoxBytes, 1);
        const Bytes bytes = txOf(complete).encode();
        QVERIFY2(bytes.size() <= kMaxTxBytes, std::to_string(bytes.size()).c_str());
        QVERIFY(SignedTx::decode(bytes).ok());
    }

    void verdictsSayOneThing() {
        Verdict v = verdictOf(Phase::Before, true).verdict;
        v.reason = 1;  // ok, with a reason against it
        QCOMPARE(Verdict::decode(v.encode()).error().code, Code::Malformed);
        // An outcome in a verdict of the phase before: the encoder never writes one, so build it by hand.
        const auto byHand = [](std::uint64_t phase, bool outcome) {
            codec::Writer writer;
            writer.array(9).bytes(filled<32>(1)).u64(0).u64(0).u64(phase).bytes(filled<32>(2)).bytes(filled<32>(3));
            writer.boolean(true).u64(0);
            if (outcome)
                writer.array(5)
                    .bytes(rawCid(viewOf("r")))
                    .bytes(filled<32>(1))
                    .u64(0)
                    .bytes(filled<32>(2))
                    .bytes(filled<32>(4));
            else
                writer.null();
            return writer.take();
        };
        QVERIFY(Verdict::decode(byHand(2, true)).ok());
        QVERIFY(Verdict::decode(byHand(0, false)).ok());
        QCOMPARE(Verdict::decode(byHand(2, false)).error().code, Code::Malformed);
        QCOMPARE(Verdict::decode(byHand(0, true)).error().code, Code::Malformed);
        QCOMPARE(Verdict::decode(byHand(3, true)).error().code, Code::Unsupported);
    }

    void manifestLimits_data() {
        QTest::addColumn<int>("change");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, int change, Code code) {
            QTest::newRow(name) << change << static_cast<int>(code);
        };
        row("as it is", 0, Code::Ok);
        row("no name", 1, Code::Malformed);
        row("long name", 2, Code::TooLarge);
        row("no command", 3, Code::Malformed);
        row("33 arguments", 4, Code::TooLarge);
        row("empty argument", 5, Code::Malformed);
        row("17 media types", 6, Code::TooLarge);
        row("wall limit over an hour", 7, Code::OutOfRange);
        row("no memory", 8, Code::OutOfRange);
        row("long description", 9, Code::TooLarge);
        row("accepts anything", 10, Code::Ok);
        row("wall limit of an hour", 11, Code::Ok);
    }
    void manifestLimits() {
        QFETCH(int, change);
        QFETCH(int, code);
        Manifest m = manifestOf();
        switch (change) {
            case 1: m.name.clear(); break;
            case 2: m.name.assign(kMaxNameBytes + 1, 'n'); break;
            case 3: m.command.clear(); break;
            case 4: m.command.assign(33, "a"); break;
            case 5: m.command.emplace_back(); break;
            case 6: m.accepts.assign(17, "a/b"); break;
            case 7: m.limits.wallMs = kMaxWallMs + 1; break;
            case 8: m.limits.memoryBytes = 0; break;
            case 9: m.description.assign(kMaxDescriptionBytes + 1, 'd'); break;
            case 10: m.accepts.clear(); break;
            case 11: m.limits.wallMs = kMaxWallMs; break;
            default: break;
        }
        const auto decoded = Manifest::decode(m.encode());
        QCOMPARE(decoded.ok() ? Code::Ok : decoded.error().code, static_cast<Code>(code));
    }

    void cids() {
        // SHA-256 of the empty string as a raw CIDv1, as every IPFS tool prints it.
        const CidBytes cid = rawCid({});
        QCOMPARE(cidText(cid), std::string("bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"));
        QVERIFY(cidFromText(cidText(cid)).value() == cid);
        for (const char* wrong : {"", "b", "Qmb", "zafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku",
                                  "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyk",
                                  "BAFKREIHDWDCEFGH4DQKJV67UZCMW7OJEE6XEDZDETOJUZJEVTENXQUVYKU",
                                  "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvykua"})
            QVERIFY2(!cidFromText(wrong).ok(), wrong);
        CidBytes sha512 = cid;
        sha512[2] = 0x13;
        QVERIFY(!cidFromText(cidText(sha512)).ok());
        CidBytes dagPb = cid;
        dagPb[1] = 0x70;
        QVERIFY(cidFromText(cidText(dagPb)).value() == dagPb);
    }

    void rootLeafLeavesTheSentenceOut() {
        Receipt a = receiptOf();
        Receipt b = a;
        b.detail = "said better";
        QVERIFY(a.encode() != b.encode());
        QVERIFY(a.rootLeaf() == b.rootLeaf());
        QVERIFY(receiptRootOf({a}) == receiptRootOf({b}));
        b.movements[0].amount.units++;
        QVERIFY(a.rootLeaf() != b.rootLeaf());
    }

    void ranks() {
        Member a, b;
        a.j = 2, b.j = 1;
        QVERIFY(ranksBefore(a, b) && !ranksBefore(b, a));
        b.j = 2;
        a.beta[0] = 0xff;  // the half that made J says nothing
        b.beta[63] = 1;
        QVERIFY(ranksBefore(a, b) && !ranksBefore(b, a));
        a.beta[32] = 1;
        QVERIFY(ranksBefore(b, a) && !ranksBefore(a, b));
        QVERIFY(!ranksBefore(a, a));
    }

    // The bytes other implementations must reproduce: fixed once, so a change of format shows.
    void alphaAndCommitmentBindEveryField() {
        const ChainId chain{filled<32>(1)};
        const TaskId task{filled<32>(2)};
        const Hash seed = filled<32>(3);
        Bytes expected = toBytes("leo-vrf-v1");
        append(expected, filled<32>(1));
        append(expected, filled<32>(2));
        append(expected, ByteArray<5>{1, 0, 0, 1, 2});
        append(expected, seed);
        QVERIFY(vrfAlpha(chain, task, Role::Executor, 258, seed) == crypto::sha256(expected));
        QVERIFY(vrfAlpha(chain, task, Role::Attestor, 258, seed) != crypto::sha256(expected));

        crypto::VrfBeta beta = filled<64>(4);
        const Hash commitment = joinCommitment(beta, filled<32>(5), NodeId{filled<32>(6)});
        QVERIFY(commitment != joinCommitment(beta, filled<32>(5), NodeId{filled<32>(7)}));
        QVERIFY(commitment != joinCommitment(beta, filled<32>(6), NodeId{filled<32>(6)}));
        beta[0] ^= 1;
        QVERIFY(commitment != joinCommitment(beta, filled<32>(5), NodeId{filled<32>(6)}));
    }
};

}  // namespace leo::ledger::test

QTEST_GUILESS_MAIN(leo::ledger::test::CodecTest)
#include "codec_test.moc"
