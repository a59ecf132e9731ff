#include <QtTest>

#include "protocol/attestor_duty.h"
#include "protocol/renewal_duty.h"
#include "unit/ledger/chips.h"

namespace leo::protocol::test {

using attest::Reason;
using ledger::AdmissionPhase;
using ledger::test::Candidate;
using ledger::test::Chip;
using ledger::test::ChipWorld;

// A machine before its attestors; what goes over the air can be changed on the way.
struct Meeting {
    ChipWorld w;
    Candidate who;
    RegisteringNode machine;
    TimeMs now;

    Meeting() : who(w.candidate()), machine(who.keys.identity, w.world.random) {}

    void enrol() {
        w.enrol(who);
        machine.handleHead(w.world.state);
        now = w.world.state.time();
    }
    const ledger::Admission& admission() const { return w.admission(who); }
    AttestorDuty duty(std::size_t node, std::vector<Hash> profiles = {}) {
        auto made = AttestorDuty::create(
            {&w.identity(node), &w.world.random, w.evaluate(node, admission()).proof, std::move(profiles)},
            w.world.state, admission(), now);
        if (!made.ok()) qFatal("duty");
        return std::move(*made);
    }
    template <class Wanted, class Machine>
    static std::optional<Wanted> next(Machine& from) {
        while (auto command = from.pollCommand())
            if (auto* wanted = std::get_if<Wanted>(&*command)) return std::move(*wanted);
        return std::nullopt;
    }
    ActivationAnswer prove(const ProveMachine& asked) {
        ActivationAnswer answer;
        const auto secret = who.chip.tpm.activateCredential(asked.credential);
        if (secret.ok()) answer.secret = toBytes(secret->view());
        answer.evidence = who.chip.evidence(asked.qualifier);
        answer.time = who.chip.tpm.getTime(asked.qualifier);
        return answer;
    }
    // The whole exchange; `change` is what a liar does to the honest answer.
    Reason exchange(std::size_t node, const std::function<void(ActivationAnswer&)>& change = {},
                    std::vector<Hash> profiles = {}) {
        AttestorDuty attestor = duty(node, std::move(profiles));
        const auto call = next<AdmissionFrame>(attestor);
        machine.handleFrame(w.identity(node).id(), call->bytes);
        const auto asked = next<ProveMachine>(machine);
        ActivationAnswer answer = prove(*asked);
        if (change) change(answer);
        machine.handleProof(w.identity(node).id(), answer);
        const auto reply = next<AdmissionFrame>(machine);
        attestor.handleFrame(who.id(), reply->bytes, now);
        const auto verdict = next<Submit>(attestor);
        if (!verdict) qFatal("no verdict");
        const auto& body = std::get<ledger::AdmissionVerdict>(verdict->body);
        if (!w.world.check(w.identity(node), body).ok()) qFatal("layer one refuses the verdict");
        if (body.ok != (body.reason == 0)) qFatal("verdict");
        return static_cast<Reason>(body.reason);
    }
};

class AdmissionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void honest() {
        Meeting m;
        QCOMPARE(m.machine.stage(), RegisteringNode::Stage::Unregistered);
        m.w.world.must(m.who.keys.identity, m.w.registering(m.who));
        m.machine.handleHead(m.w.world.state);
        QCOMPARE(m.machine.stage(), RegisteringNode::Stage::Waiting);
        m.w.world.step();
        m.machine.handleHead(m.w.world.state);
        m.now = m.w.world.state.time();
        QCOMPARE(m.machine.stage(), RegisteringNode::Stage::Attesting);
        for (const std::size_t node : m.w.attestors(m.admission()))
            QCOMPARE(m.exchange(node, {}, {Chip::nodeStart().configDigest}), Reason::Ok);
        m.w.decide(m.who);
        m.machine.handleHead(m.w.world.state);
        QCOMPARE(m.machine.stage(), RegisteringNode::Stage::Decided);
        QCOMPARE(m.machine.admission()->phase, AdmissionPhase::Admitted);
    }

    void liars_data() {
        QTest::addColumn<int>("lie");
        QTest::addColumn<int>("reason");
        const auto row = [](const char* name, int lie, Reason reason) {
            QTest::newRow(name) << lie << static_cast<int>(reason);
        };
        row("the secret is not opened", 1, Reason::ActivationWrong);
        row("another secret", 2, Reason::ActivationWrong);
        row("quote of another AK", 3, Reason::SignatureWrong);
        row("quote over another nonce", 4, Reason::Qualifier);
        row("time over another nonce", 5, Reason::TimeNonce);
        row("a quote in the place of the time", 6, Reason::AttestType);
        row("evidence that is none", 7, Reason::MalformedEvidence);
        row("log without its beginning", 8, Reason::LogGrammar);
        row("a task is open", 9, Reason::LogPhase);
        row("another sandbox profile", 10, Reason::LogOtherProfile);
    }
    void liars() {
        QFETCH(int, lie);
        QFETCH(int, reason);
        Meeting m;
        m.enrol();
        Chip& chip = m.who.chip;
        if (lie == 8) chip.log = attest::RuntimeLog(chip.log.pcr13());
        if (lie == 9) chip.task(3, false);
        std::vector<Hash> profiles;
        if (lie == 10) profiles.push_back(Hash{});
        const Candidate other = m.w.candidate(Amount{});
        const auto change = [&](ActivationAnswer& answer) {
            Hash nonce{};
            switch (lie) {
                case 1: answer.secret.clear(); break;
                case 2: answer.secret.back() ^= 1; break;
                case 3: {
                    Chip& foreign = *m.w.chips[0];
                    answer.evidence = foreign.evidence(nonce);
                    break;
                }
                case 4: answer.evidence = chip.evidence(nonce); break;
                case 5: answer.time = chip.tpm.getTime(nonce); break;
                case 6: answer.time = chip.tpm.quote(nonce, ledger::Params{}.pcrMask); break;
                case 7: answer.evidence = toBytes("nonsense"); break;
                default: break;
            }
        };
        const std::size_t node = m.w.attestors(m.admission()).front();
        QCOMPARE(static_cast<int>(m.exchange(node, change, profiles)), reason);
    }

    // The AK lies in software, or on another chip: the credential does not open.
    void borrowedEk() {
        Meeting m;
        // Registers the certificate of its EK with an AK of another chip.
        ledger::NodeRegister body = m.w.registering(m.who);
        const Candidate other = m.w.candidate(Amount{});
        body.akPublic = other.chip.tpm.akPublic();
        m.w.world.must(m.who.keys.identity, body);
        m.w.world.step();
        m.machine.handleHead(m.w.world.state);
        m.now = m.w.world.state.time();
        const std::size_t node = m.w.attestors(m.admission()).front();
        QCOMPARE(m.exchange(node), Reason::ActivationWrong);
    }

    void silence() {
        Meeting m;
        m.enrol();
        const std::size_t node = m.w.attestors(m.admission()).front();
        AttestorDuty attestor = m.duty(node);
        std::size_t calls = 0;
        while (attestor.stage() == AttestorDuty::Stage::Challenging) {
            if (Meeting::next<AdmissionFrame>(attestor)) ++calls;
            QVERIFY(attestor.pollTimeout().has_value());
            m.now = *attestor.pollTimeout();
            attestor.handleTimeout(m.now);
        }
        QVERIFY(calls > 5);  // it asked again and again
        QVERIFY(m.now < m.admission().deadline);
        const auto verdict = Meeting::next<Submit>(attestor);
        QVERIFY(verdict.has_value());
        const auto& body = std::get<ledger::AdmissionVerdict>(verdict->body);
        QVERIFY(!body.ok);
        QCOMPARE(attest::classOf(static_cast<Reason>(body.reason)), attest::ReasonClass::Unreachable);
        m.w.world.must(m.w.identity(node), body);
        attestor.handleHead(m.w.world.state);
        QCOMPARE(attestor.stage(), AttestorDuty::Stage::Done);
        QVERIFY(!attestor.pollTimeout().has_value());
    }

    // The TPM of a machine works for drawn attestors only, once each.
    void callsDropped() {
        Meeting m;
        m.enrol();
        const std::size_t drawn = m.w.attestors(m.admission()).front();
        const std::size_t idle = m.w.attestors(m.admission(), false).front();
        AttestorDuty stranger = m.duty(idle);
        const Bytes frame = Meeting::next<AdmissionFrame>(stranger)->bytes;
        m.machine.handleFrame(m.w.identity(idle).id(), frame);
        QVERIFY(!m.machine.pollCommand().has_value());
        AttestorDuty good = m.duty(drawn);
        const Bytes call = Meeting::next<AdmissionFrame>(good)->bytes;
        m.machine.handleFrame(m.w.identity(idle).id(), call);  // another author
        m.machine.handleFrame(m.w.identity(drawn).id(), Bytes(40, 1));
        QVERIFY(!m.machine.pollCommand().has_value());
        m.machine.handleFrame(m.w.identity(drawn).id(), call);
        const auto asked = Meeting::next<ProveMachine>(m.machine);
        QVERIFY(asked.has_value());
        m.machine.handleFrame(m.w.identity(drawn).id(), call);  // while the TPM works
        QVERIFY(!m.machine.pollCommand().has_value());
        m.machine.handleProof(m.w.identity(drawn).id(), m.prove(*asked));
        QVERIFY(Meeting::next<AdmissionFrame>(m.machine).has_value());
        m.machine.handleFrame(m.w.identity(drawn).id(), call);  // it got lost: said again
        QVERIFY(Meeting::next<AdmissionFrame>(m.machine).has_value());
        // The attestor was started again, and again; after that somebody plays with the TPM.
        for (std::uint32_t calls = 2; calls <= RegisteringNode::kMaxCalls + 1; ++calls) {
            AttestorDuty again = m.duty(drawn);
            m.machine.handleFrame(m.w.identity(drawn).id(), Meeting::next<AdmissionFrame>(again)->bytes);
            const auto more = Meeting::next<ProveMachine>(m.machine);
            QCOMPARE(more.has_value(), calls <= RegisteringNode::kMaxCalls);
            if (!more) break;
            m.machine.handleProof(m.w.identity(drawn).id(), m.prove(*more));
            again.handleFrame(m.who.id(), Meeting::next<AdmissionFrame>(m.machine)->bytes, m.now);
            QVERIFY(again.finding().ok());
        }
    }

    void candidateStages() {
        // Every stage meets every event; what does not belong there changes nothing and breaks nothing.
        for (const int stage : {0, 1, 2, 3}) {
            Meeting m;
            if (stage >= 1) m.w.world.must(m.who.keys.identity, m.w.registering(m.who));
            if (stage >= 2) m.w.world.step();
            // The same world a little later: a call that is good in stage 2.
            Meeting other;
            other.enrol();
            const std::size_t drawn = other.w.attestors(other.admission()).front();
            AttestorDuty duty = other.duty(drawn);
            const Bytes call = Meeting::next<AdmissionFrame>(duty)->bytes;
            if (stage == 3) m.w.decide(m.who);
            m.machine.handleHead(m.w.world.state);
            const auto before = m.machine.stage();
            QCOMPARE(static_cast<int>(before), stage);
            if (stage != 2) m.machine.handleFrame(m.w.identity(drawn).id(), call);  // callsDropped has stage 2
            m.machine.handleProof(m.w.identity(0).id(), ActivationAnswer{});
            m.machine.handleProof(m.w.identity(0).id(), makeError(Code::TpmFailure, "no"));
            QVERIFY(!m.machine.pollCommand().has_value());
            m.machine.handleHead(m.w.world.state);
            QCOMPARE(m.machine.stage(), before);
        }
    }

    void attestorStages() {
        for (const int stage : {0, 1, 2}) {
            Meeting m;
            m.enrol();
            const std::size_t node = m.w.attestors(m.admission()).front();
            AttestorDuty attestor = m.duty(node);
            const Bytes call = Meeting::next<AdmissionFrame>(attestor)->bytes;
            m.machine.handleFrame(m.w.identity(node).id(), call);
            m.machine.handleProof(m.w.identity(node).id(), m.prove(*Meeting::next<ProveMachine>(m.machine)));
            const Bytes reply = Meeting::next<AdmissionFrame>(m.machine)->bytes;
            if (stage >= 1) attestor.handleFrame(m.who.id(), reply, m.now);
            if (stage >= 1) QVERIFY(attestor.finding().ok());
            if (stage == 2) {
                m.w.lapse(m.who);
                attestor.handleHead(m.w.world.state);
            }
            QCOMPARE(static_cast<int>(attestor.stage()), stage);
            while (attestor.pollCommand()) continue;
            attestor.handleFrame(m.w.identity(node).id(), reply, m.now);  // its own voice
            attestor.handleFrame(m.who.id(), Bytes(10, 3), m.now);
            attestor.handleFrame(m.who.id(), call, m.now);  // sealed to another
            QVERIFY(!attestor.pollCommand().has_value());
            attestor.handleTimeout(m.now + 1'000'000);
            QCOMPARE(attestor.pollCommand().has_value(), stage == 0);  // gives up, once
            attestor.handleHead(m.w.world.state);
            if (stage == 1) attestor.handleFrame(m.who.id(), reply, m.now);
            QVERIFY(!Meeting::next<Submit>(attestor).has_value() || stage == 0);
        }
    }

    void drawIsLayerOnes() {
        Meeting m;
        m.enrol();
        for (std::size_t i = 0; i < m.w.world.nodes.size(); ++i) {
            const auto& keys = m.w.world.nodes[i];
            const auto draw = drawAttestor(m.w.world.state, m.admission(), keys.id(), keys.vrf);
            QVERIFY(draw.ok());
            QCOMPARE(draw->has_value(), m.w.seatsOf(i, m.admission()) > 0);
        }
        const auto outsider = drawAttestor(m.w.world.state, m.admission(), m.who.id(), m.who.keys.vrf);
        QVERIFY(outsider.ok() && !outsider->has_value());
    }

    void messages() {
        ledger::test::SeededRandom random(9);
        ActivationCall call;
        call.draw.fill(7);
        call.credential = {Bytes(60, 1), Bytes(70, 2)};
        call.nonce.fill(9);
        const ActivationAnswer answer{Bytes(32, 3), Bytes(500, 4), {Bytes(100, 5), Bytes(72, 6)}};
        for (const AdmissionMessage& message : {AdmissionMessage{call}, AdmissionMessage{answer}}) {
            const Bytes bytes = encodeAdmissionMessage(message);
            const auto again = decodeAdmissionMessage(bytes);
            QVERIFY(again.ok());
            QVERIFY(encodeAdmissionMessage(*again) == bytes);
            for (std::size_t cut = 0; cut < bytes.size(); cut += 7)
                QVERIFY(!decodeAdmissionMessage(ByteView(bytes).first(cut)).ok());
            Bytes longer = bytes;
            longer.push_back(0);
            QVERIFY(!decodeAdmissionMessage(longer).ok());
        }
        const auto a = crypto::Identity::generate(random), b = crypto::Identity::generate(random);
        const ChainId chain{random.array<32>()};
        const TxId registration{random.array<32>()}, other{random.array<32>()};
        const Bytes frame = *sealAdmissionFrame(chain, registration, a.id(), b.id(), call, random);
        QVERIFY(openAdmissionFrame(chain, registration, a.id(), b, frame)->has_value());
        QVERIFY(!openAdmissionFrame(chain, registration, a.id(), a, frame)->has_value());  // not for a
        QVERIFY(!openAdmissionFrame(chain, registration, b.id(), b, frame).ok());          // another author
        QVERIFY(!openAdmissionFrame(chain, other, a.id(), b, frame).ok());
        QVERIFY(!openAdmissionFrame(ChainId{}, registration, a.id(), b, frame).ok());
    }
};

class RenewalTest : public QObject {
    Q_OBJECT

    struct Node {
        ChipWorld w{4, [](ledger::Genesis& genesis) { genesis.params.epochMs = 100'000; }};
        RenewalDuty duty{w.world.nodes[0].id(), w.world.random};
        bool free = true;
        std::size_t lines = 1;

        void head() { duty.handleHead(w.world.state, free, lines, w.world.state.time()); }
        void timeout() { duty.handleTimeout(w.world.state.time() + 1'000'000); }
        MachineQuote quote(const Hash& qualifier) {
            return MachineQuote{w.chips[0]->evidence(qualifier), w.chips[0]->log.pcr13()};
        }
        // To a stage, by the ordinary way.
        void to(RenewalDuty::Stage stage) {
            using Stage = RenewalDuty::Stage;
            if (stage == Stage::Idle) return head();
            w.nextEpoch();
            head();
            if (stage == Stage::Waiting) return;
            timeout();
            if (stage == Stage::Quoting) return;
            const auto asked = Meeting::next<QuoteMachine>(duty);
            duty.handleQuote(quote(asked->qualifier), w.world.state.time());
            if (stage == Stage::Sent) return;
            duty.handleReceipt({}, w.world.state.time());
        }
    };

private Q_SLOTS:
    void renews() {
        Node n;
        n.head();
        QCOMPARE(n.duty.stage(), RenewalDuty::Stage::Idle);  // admitted in this epoch
        n.to(RenewalDuty::Stage::Sent);
        QVERIFY(n.duty.holdsLog());
        const auto tx = Meeting::next<Submit>(n.duty);
        n.w.world.must(n.w.identity(0), tx->body);
        n.duty.handleReceipt({}, n.w.world.state.time());
        QCOMPARE(n.duty.stage(), RenewalDuty::Stage::Cutting);
        const auto cut = Meeting::next<CutLog>(n.duty);
        QVERIFY(cut->pcr13 == n.w.world.state.node(n.w.world.nodes[0].id())->checkpoint->pcr13);
        n.duty.handleCut({});
        n.head();
        QCOMPARE(n.duty.stage(), RenewalDuty::Stage::Idle);
        QVERIFY(!n.duty.pollTimeout().has_value());
    }

    void busyNodesKeepTheirLog() {
        Node n;
        n.free = false;
        n.to(RenewalDuty::Stage::Sent);
        QVERIFY(!n.duty.holdsLog());
        QVERIFY(!std::get<ledger::Renewal>(Meeting::next<Submit>(n.duty)->body).checkpoint);
        n.duty.handleReceipt({}, n.w.world.state.time());
        QCOMPARE(n.duty.stage(), RenewalDuty::Stage::Idle);
        QVERIFY(!Meeting::next<CutLog>(n.duty).has_value());
    }

    void longLogsAreCutEarly() {
        Node n;
        n.to(RenewalDuty::Stage::Sent);
        n.w.world.must(n.w.identity(0), Meeting::next<Submit>(n.duty)->body);
        n.duty.handleReceipt({}, n.w.world.state.time());
        n.duty.handleCut({});
        n.lines = RenewalDuty::kEarlyLines - 1;
        n.head();
        QCOMPARE(n.duty.stage(), RenewalDuty::Stage::Idle);
        n.lines = RenewalDuty::kEarlyLines;
        n.free = false;
        n.head();
        QCOMPARE(n.duty.stage(), RenewalDuty::Stage::Idle);
        n.free = true;
        n.head();
        QCOMPARE(n.duty.stage(), RenewalDuty::Stage::Waiting);
    }

    void staleHurries() {
        Node n;
        for (int epoch = 0; epoch < 2; ++epoch) n.w.nextEpoch();
        QCOMPARE(n.w.statusOf(0), ledger::NodeStatus::Stale);
        n.head();
        QVERIFY(*n.duty.pollTimeout() < n.w.world.state.time() + RenewalDuty::kHurryMs);
    }

    void whoLeftDoesNotRenew() {
        Node n;
        n.w.world.must(n.w.identity(0), ledger::NodeExit{});
        n.w.nextEpoch();
        n.head();
        QCOMPARE(n.duty.stage(), RenewalDuty::Stage::Idle);
    }

    void everyStageMeetsEveryEvent_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("event");
        QTest::addColumn<int>("to");
        using Stage = RenewalDuty::Stage;
        // head (the same epoch), timeout, quote, failed quote, receipt, refusal, cut
        const Stage table[5][7] = {
            {Stage::Idle, Stage::Idle, Stage::Idle, Stage::Idle, Stage::Idle, Stage::Idle, Stage::Idle},
            {Stage::Waiting, Stage::Quoting, Stage::Waiting, Stage::Waiting, Stage::Waiting, Stage::Waiting,
             Stage::Waiting},
            {Stage::Quoting, Stage::Quoting, Stage::Sent, Stage::Waiting, Stage::Quoting, Stage::Quoting,
             Stage::Quoting},
            {Stage::Sent, Stage::Sent, Stage::Sent, Stage::Sent, Stage::Cutting, Stage::Waiting, Stage::Sent},
            {Stage::Cutting, Stage::Cutting, Stage::Cutting, Stage::Cutting, Stage::Cutting, Stage::Cutting,
             Stage::Idle}};
        for (int from = 0; from < 5; ++from)
            for (int event = 0; event < 7; ++event)
                QTest::addRow("stage %d event %d", from, event)
                    << from << event << static_cast<int>(table[from][event]);
    }
    void everyStageMeetsEveryEvent() {
        QFETCH(int, from);
        QFETCH(int, event);
        QFETCH(int, to);
        Node n;
        n.to(static_cast<RenewalDuty::Stage>(from));
        QCOMPARE(static_cast<int>(n.duty.stage()), from);
        const TimeMs now = n.w.world.state.time();
        const Error error = makeError(Code::TpmFailure, "no");
        switch (event) {
            case 0: n.head(); break;
            case 1: n.timeout(); break;
            case 2: n.duty.handleQuote(n.quote(Hash{}), now); break;
            case 3: n.duty.handleQuote(error, now); break;
            case 4: n.duty.handleReceipt({}, now); break;
            case 5: n.duty.handleReceipt(error, now); break;
            default: n.duty.handleCut({}); break;
        }
        QCOMPARE(static_cast<int>(n.duty.stage()), to);
        // Whatever happened: it waits for something it will get, or for the next block.
        QCOMPARE(n.duty.pollTimeout().has_value(), n.duty.stage() == RenewalDuty::Stage::Waiting);
    }
};

}  // namespace leo::protocol::test

int main(int argc, char** argv) {
    leo::protocol::test::AdmissionTest admission;
    leo::protocol::test::RenewalTest renewal;
    QCoreApplication app(argc, argv);
    return QTest::qExec(&admission, argc, argv) | QTest::qExec(&renewal, argc, argv);
}
#include "admission_test.moc"
