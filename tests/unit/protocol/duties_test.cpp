// Duties: one executor and its monitors with TPMs in software, from the first challenge to a completion that layer
// one takes, and every lie an executor can tell, with the reason the monitors give.
#include <QtTest>

#include "unit/protocol/group.h"

namespace leo::protocol {
namespace {

using attest::Phase;
using attest::Reason;
using test::Group;
using test::hashOf;
using State = ExecutorDuty::State;

// A turn in virtual time, on a channel that delivers at once; every step open to a lie.
struct Run {
    Group group;
    Turn turn;
    ledger::test::SeededRandom random{9};
    TimeMs now{50'000};
    std::map<NodeId, std::unique_ptr<MonitorDuty>> monitors;
    ExecutorDuty executor;
    std::vector<EvidenceShare> shares;
    std::vector<std::pair<NodeId, ledger::TxBody>> submitted;
    std::optional<Hash> unsealedInput, unsealedCode;
    RunReport report;
    // lies
    std::function<bool(const NodeId& to, EvidenceShare&)> onShare;  // false: lost
    std::function<void(attest::TaskStart&)> onStart;
    std::function<void(ResultReady&)> onReady;
    std::set<NodeId> deaf;  // monitors that hear nothing
    Result<Fetched> content{Fetched{}};

    explicit Run(std::size_t size = 4)
        : group(size), turn(group.turn()), executor(turn, group.executor().channel.secret.view()) {
        report.outcome.resultCid = ledger::rawCid(viewOf("result"));
        report.outcome.resultHash = crypto::sha256(viewOf("result"));
        report.sealedResultKey = toBytes("sealed result key");
        report.outcome.sealedResultKeyHash = crypto::sha256(report.sealedResultKey);
        report.cleanupDigest = group.references.cleanDigest;
        report.outcome.resultKeyCommitment = hashOf(0x77);
        content = Fetched{report.outcome.resultHash, report.outcome.resultKeyCommitment};
    }
    void begin() {
        for (std::size_t index : group.draw.monitors) {
            const auto& node = group.world.nodes[index];
            monitors[node.id()] = std::make_unique<MonitorDuty>(turn, node.identity, random, now);
        }
        pump();
    }
    void perform(const NodeId& from, Command& command) {
        if (auto* send = std::get_if<Send>(&command)) {
            for (const NodeId& to : send->to) deliver(from, to, send->message);
        } else if (auto* submit = std::get_if<Submit>(&command)) {
            submitted.emplace_back(from, submit->body);
        } else if (auto* quote = std::get_if<TakeQuote>(&command)) {
            EvidenceShare share = group.machine().answer(*quote, group.mask());
            executor.handleQuote(*quote, std::move(share), now);
        } else if (auto* fetch = std::get_if<FetchContent>(&command)) {
            monitors.at(from)->handleContent(fetch->cid, content, now);
        } else if (auto* run = std::get_if<BeginRun>(&command)) {
            beginRun(*run);
        } else if (auto* end = std::get_if<EndRun>(&command)) {
            group.machine().extend(end->end);
            executor.handleTaskEndMeasured({}, now);
        }
    }
    void beginRun(const BeginRun& run) {
        attest::TaskStart start = run.start;
        if (onStart) onStart(start);
        group.machine().extend(start);
        if (!onStart) {
            const auto input = group.machine().tpm.importAndUnseal(run.inputKey, run.inputPolicy);
            const auto code = group.machine().tpm.importAndUnseal(run.codeKey, run.codePolicy);
            if (input.ok()) unsealedInput = *toArray<32>(input->view());
            if (code.ok()) unsealedCode = *toArray<32>(code->view());
        }
        executor.handleRunBegun({}, now);
    }
    void deliver(const NodeId& from, const NodeId& to, Message message) {
        if (deaf.count(to)) return;
        if (to == turn.executorId()) {
            if (auto* challenge = std::get_if<Challenge>(&message)) executor.handle(from, *challenge, now);
            if (auto* verdict = std::get_if<VerdictShare>(&message)) executor.handle(from, *verdict, now);
            return;
        }
        if (auto* ready = std::get_if<ResultReady>(&message)) {
            if (onReady) onReady(*ready);
            monitors.at(to)->handle(from, *ready, now);
        }
        if (auto* share = std::get_if<EvidenceShare>(&message)) {
            shares.push_back(*share);
            if (!onShare || onShare(to, *share)) monitors.at(to)->handle(from, *share, now);
        }
    }
    void pump() {
        bool busy = true;
        while (busy) {
            busy = false;
            for (auto& [id, monitor] : monitors)
                while (auto command = monitor->outbox().pop()) busy = true, perform(id, *command);
            while (auto command = executor.outbox().pop()) busy = true, perform(turn.executorId(), *command);
        }
    }
    void advance(std::uint64_t ms) {
        for (std::uint64_t passed = 0; passed < ms; passed += 50) {
            now = now + 50;
            group.machine().tpm.advance(50);
            executor.handleTimeout(now);
            for (auto& [id, monitor] : monitors) monitor->handleTimeout(now);
            pump();
        }
    }
    // From the monitors' verdicts to both keys, through layer one.
    bool grant() {
        auto& world = group.world;
        KeyPackage package;
        package.certificate = turn.certificate;
        for (const EvidenceShare& share : shares) {
            if (package.evidence.empty()) package.evidence.push_back({share.nonces, share.evidence});
            if (share.time) package.time = *share.time;
        }
        for (const auto& [id, monitor] : monitors)
            if (monitor->verdict(Phase::Before)) package.verdicts.push_back(*monitor->verdict(Phase::Before));
        world.must(group.world.nodes[group.draw.monitors[0]].identity, world.requesting(group.task));
        const PackageReport checked = verifyPackage(world.state, group.task, package, group.references);
        if (!checked.passed()) return false;
        Bytes boxes[2];
        for (const auto party : {ledger::Party::Requester, ledger::Party::Publisher}) {
            const bool alice = party == ledger::Party::Requester;
            auto box =
                makeGrantBox(world.state, group.task, party, checked, alice ? hashOf(0xA1) : hashOf(0xB0), random);
            ledger::KeyGrant grant = world.granting(group.task, party);
            grant.box = *box;
            world.must(alice ? world.alice : world.bob, grant);
            boxes[alice ? 0 : 1] = std::move(*box);
        }
        for (auto& [id, monitor] : monitors) monitor->handleExecuting(now);
        executor.handleGranted({boxes[0], package.encode()}, {boxes[1], package.encode()},
                               turn.task.post.windows.executeMs, now);
        pump();
        return true;
    }
    void finish() {
        advance(200);
        executor.handleRunEnded(report, now);
        pump();
        advance(6'000);
    }
    bool honestly() {
        begin();
        if (!grant()) return false;
        finish();
        return true;
    }
    const ledger::TaskComplete* completion() const {
        for (const auto& [from, body] : submitted)
            if (const auto* complete = std::get_if<ledger::TaskComplete>(&body)) return complete;
        return nullptr;
    }
    // What every monitor that hears says of a phase.
    void says(Phase phase, Reason reason) const {
        for (const auto& [id, monitor] : monitors) {
            if (deaf.count(id)) continue;
            QVERIFY(monitor->verdict(phase).has_value());
            const ledger::SignedVerdict& given = *monitor->verdict(phase);
            QVERIFY(given.valid());
            const auto got = attest::reasonFromNumber(given.verdict.reason);
            QVERIFY2(got == reason, std::string(attest::reasonName(got.value_or(Reason::Ok))).c_str());
            QCOMPARE(given.verdict.ok, reason == Reason::Ok);
        }
    }
};

// One field of an answer to a challenge, and what monitors find. NoAnswer: it is no answer to them.
struct AnswerLie {
    const char* field;
    Reason reason;
    void (*share)(EvidenceShare&) = nullptr;
    void (*evidence)(attest::TpmQuoteEvidence&) = nullptr;
    void (*attest)(attest::Attest&) = nullptr;
    Phase phase = Phase::Before;
};
attest::QuoteInfo& quoteOf(attest::Attest& attest) {
    return std::get<attest::QuoteInfo>(attest.attested);
}
// The same log, with one event changed and none left out.
template <class Event>
void rewrite(attest::RuntimeLog& log, void (*change)(Event&)) {
    attest::RuntimeLog out(log.base());
    for (attest::LogEvent event : log.events()) {
        if (auto* wanted = std::get_if<Event>(&event)) change(*wanted);
        LEO_ASSERT(out.append(event).ok());
    }
    log = out;
}
using Quote = attest::TpmQuoteEvidence;
const AnswerLie kAnswerLies[] = {
    {"turn", Reason::NoAnswer, [](EvidenceShare& s) { s.turn += 1; }},
    {"phase", Reason::NoAnswer, [](EvidenceShare& s) { s.phase = Phase::After; }},
    {"nonces: none", Reason::NoAnswer, [](EvidenceShare& s) { s.nonces.clear(); }},
    {"nonces: others", Reason::NoAnswer,
     [](EvidenceShare& s) {
         for (auto& n : s.nonces) n.nonce[0] ^= 1;
     }},
    {"nonces: one more", Reason::Qualifier,
     [](EvidenceShare& s) {
         s.nonces.push_back({NodeId{hashOf(0xFF)}, hashOf(1)});
     }},
    {"evidence: empty", Reason::MalformedEvidence, [](EvidenceShare& s) { s.evidence.clear(); }},
    {"evidence: trailing byte", Reason::MalformedEvidence, [](EvidenceShare& s) { s.evidence.push_back(0); }},
    {"evidence: version", Reason::UnsupportedEvidence, [](EvidenceShare& s) { s.evidence[1] += 1; }},
    {"evidence: kind", Reason::UnsupportedEvidence, [](EvidenceShare& s) { s.evidence[2] += 1; }},
    {"attest: magic", Reason::SignatureWrong, nullptr, [](Quote& q) { q.quote.attest[0] ^= 1; }},
    {"attest: type", Reason::SignatureWrong, nullptr, [](Quote& q) { q.quote.attest[5] ^= 1; }},
    {"attest: signer", Reason::AkHierarchy, nullptr, nullptr, [](attest::Attest& a) { a.qualifiedSigner[5] ^= 1; }},
    {"attest: extraData", Reason::Qualifier, nullptr, nullptr, [](attest::Attest& a) { a.extraData[5] ^= 1; }},
    {"attest: safe", Reason::ClockNotSafe, nullptr, nullptr, [](attest::Attest& a) { a.clock.safe = false; }},
    {"attest: bank", Reason::PcrSelection, nullptr, nullptr,
     [](attest::Attest& a) { quoteOf(a).selections[0].hash = attest::kAlgSha1; }},
    {"attest: PCRs", Reason::PcrSelection, nullptr, nullptr,
     [](attest::Attest& a) { quoteOf(a).selections[0].mask ^= 1; }},
    {"attest: digest", Reason::PcrDigest, nullptr, nullptr, [](attest::Attest& a) { quoteOf(a).pcrDigest[5] ^= 1; }},
    {"signature: scheme", Reason::SignatureScheme, nullptr, [](Quote& q) { q.quote.signature[1] = 0x14; }},
    {"signature: hash", Reason::SignatureHash, nullptr, [](Quote& q) { q.quote.signature[3] = 0x0C; }},
    {"signature: r", Reason::SignatureWrong, nullptr, [](Quote& q) { q.quote.signature[10] ^= 1; }},
    {"signature: s", Reason::SignatureWrong, nullptr, [](Quote& q) { q.quote.signature.back() ^= 1; }},
    {"signature: trailing byte", Reason::MalformedSignature, nullptr,
     [](Quote& q) { q.quote.signature.push_back(0); }},
    {"PCR value", Reason::PcrDigest, nullptr, [](Quote& q) { q.pcrs[2][0] ^= 1; }},
    {"PCR 13", Reason::PcrDigest, nullptr, [](Quote& q) { q.pcrs.back()[0] ^= 1; }},
    {"PCR values swapped", Reason::PcrDigest, nullptr, [](Quote& q) { std::swap(q.pcrs[0], q.pcrs[1]); }},
    {"PCR left out", Reason::PcrSelection, nullptr, [](Quote& q) { q.pcrs.pop_back(); }},
    {"PCR twice", Reason::PcrSelection, nullptr, [](Quote& q) { q.pcrs.push_back(q.pcrs.back()); }},
    {"log: base", Reason::LogReplay, nullptr,
     [](Quote& q) {
         attest::RuntimeLog other(hashOf(0x78));
         for (const attest::LogEvent& event : q.log.events()) LEO_ASSERT(other.append(event).ok());
         q.log = other;
     }},
    {"log: empty", Reason::LogGrammar, nullptr, [](Quote& q) { q.log = attest::RuntimeLog(q.pcrs.back()); }},
    {"log: binary", Reason::LogReplay, nullptr,
     [](Quote& q) { rewrite<attest::NodeStart>(q.log, [](auto& e) { e.binaryDigest[0] ^= 1; }); }},
    {"log: profile", Reason::LogOtherProfile, nullptr,
     [](Quote& q) { rewrite<attest::NodeStart>(q.log, [](auto& e) { e.configDigest[0] ^= 1; }); }},
    {"log: runner", Reason::LogReplay, nullptr,
     [](Quote& q) { rewrite<attest::NodeStart>(q.log, [](auto& e) { e.runner = "runsc"; }); }},
    {"log: version", Reason::LogReplay, nullptr,
     [](Quote& q) { rewrite<attest::NodeStart>(q.log, [](auto& e) { e.version = "9"; }); }},
    {"log: a task that is open", Reason::LogReplay, nullptr,
     [](Quote& q) {
         attest::TaskStart start;
         start.codeCid = start.inputCid = Bytes(36, 1);
         LEO_ASSERT(q.log.append(start).ok());
     }},
    {"attest: resetCount", Reason::ResetChanged, nullptr, nullptr, [](attest::Attest& a) { a.clock.resetCount += 1; },
     Phase::During},
    {"attest: restartCount", Reason::RestartChanged, nullptr, nullptr,
     [](attest::Attest& a) { a.clock.restartCount += 1; }, Phase::During},
    {"attest: firmware", Reason::FirmwareChanged, nullptr, nullptr, [](attest::Attest& a) { a.firmware += 1; },
     Phase::During},
    {"attest: clock back", Reason::ClockBack, nullptr, nullptr, [](attest::Attest& a) { a.clock.clock = 1; },
     Phase::During},
    {"attest: clock ahead", Reason::ClockAgainstWall, nullptr, nullptr,
     [](attest::Attest& a) { a.clock.clock += 60'000; }, Phase::During},
};

// The answer with the lie in it, signed again by the TPM where it is about what was signed.
void spoil(const AnswerLie& lie, EvidenceShare& share, attest::test::SoftTpm& tpm, bool resigned) {
    if (lie.share) lie.share(share);
    if (!lie.evidence && !lie.attest) return;
    attest::Evidence evidence = attest::decodeEvidence(share.evidence).value();
    auto& quote = std::get<attest::TpmQuoteEvidence>(evidence);
    if (lie.evidence) lie.evidence(quote);
    if (lie.attest) {
        attest::Attest attest = attest::parseAttest(quote.quote.attest).value();
        lie.attest(attest);
        const attest::SignedAttest changed = tpm.sign(attest::encodeAttest(attest));
        quote.quote.attest = changed.attest;
        if (resigned) quote.quote.signature = changed.signature;
    }
    share.evidence = attest::encodeEvidence(evidence);
}

// What a monitor says that hears this lie, and only this one. The machine's log is closed again afterwards.
Reason toldToOneMonitor(Run& run, const AnswerLie& lie, bool resigned) {
    const auto& node = run.group.world.nodes[run.group.draw.monitors[0]];
    MonitorDuty monitor(run.turn, node.identity, run.random, run.now);
    const auto answer = [&](Phase phase) {
        const auto asked = test::drain<Send>(monitor.outbox());
        EvidenceShare share;
        share.phase = phase;
        share.nonces = {{node.id(), std::get<Challenge>(asked.back().message).nonce}};
        TakeQuote quote;
        quote.fields = run.turn.qualifier(phase, nonceSet(share.nonces).value());
        share.evidence = run.group.machine().answer(quote, run.group.mask()).evidence;
        if (phase == lie.phase) spoil(lie, share, run.group.machine().tpm, resigned);
        monitor.handle(run.turn.executorId(), share, run.now);
    };
    answer(Phase::Before);
    if (lie.phase == Phase::During) {
        const attest::TaskStart start = run.turn.taskStart(run.group.machine().log);
        run.group.machine().extend(start);
        monitor.handleExecuting(run.now);
        run.now = run.now + run.turn.params.duringWindowMs;
        run.group.machine().tpm.advance(run.turn.params.duringWindowMs);
        monitor.handleTimeout(run.now);
        answer(Phase::During);
        run.group.machine().extend(attest::TaskEnd{start.task, {}, 0, {}});
    } else if (!monitor.verdict(Phase::Before)) {
        monitor.handleKeyRequestOverdue(run.now);  // it was no answer: nothing becomes a pass by silence
    }
    if (!monitor.verdict(lie.phase)) return Reason::Ok;
    return attest::reasonFromNumber(monitor.verdict(lie.phase)->verdict.reason).value_or(Reason::Ok);
}

// An ExecutorDuty brought to a state, with nobody around it.
struct Lone {
    Run run{3};
    std::optional<TakeQuote> asked;

    explicit Lone(State state) {
        if (state == State::Proving) return;
        run.begin();
        if (state == State::Failed) {
            run.executor.handleGranted({}, {}, 0, run.now);
        } else {
            auto& world = run.group.world;
            const PackageReport report =
                verifyPackage(world.state, run.group.task, packageOf(), run.group.references);
            Bytes boxes[2];
            for (int i = 0; i < 2; ++i)
                boxes[i] = *makeGrantBox(world.state, run.group.task,
                                         i == 0 ? ledger::Party::Requester : ledger::Party::Publisher, report,
                                         hashOf(1), run.random);
            run.executor.handleGranted({boxes[0], {}}, {boxes[1], {}}, 0, run.now);
        }
        if (state == State::Running || after(state)) run.executor.handleRunBegun({}, run.now);
        if (after(state)) {
            run.executor.handleRunEnded(run.report, run.now);
            run.now = run.now + 5'000;
            run.executor.handleTimeout(run.now);
        }
        if (state == State::Showing || state == State::Completed) run.executor.handleTaskEndMeasured({}, run.now);
        if (state == State::Completed) {
            run.now = run.now + 5'000;
            run.executor.handleTimeout(run.now);
        }
        commands();
    }
    static bool after(State state) {
        return state == State::Ending || state == State::Showing || state == State::Completed;
    }
    KeyPackage packageOf() {
        KeyPackage package;
        package.certificate = run.turn.certificate;
        package.evidence.push_back({run.shares[0].nonces, run.shares[0].evidence});
        package.time = *run.shares[0].time;
        for (const auto& [id, monitor] : run.monitors) package.verdicts.push_back(*monitor->verdict(Phase::Before));
        return package;
    }
    // What it wants done, as one letter per command; notes left out.
    std::string commands() {
        std::string out;
        while (auto command = run.executor.outbox().pop()) {
            if (std::holds_alternative<Send>(*command)) out += 'S';
            if (std::holds_alternative<Submit>(*command)) out += 'C';
            if (std::holds_alternative<TakeQuote>(*command)) out += 'Q';
            if (std::holds_alternative<BeginRun>(*command)) out += 'B';
            if (std::holds_alternative<EndRun>(*command)) out += 'E';
        }
        return out;
    }
    // A challenge of each monitor with fresh nonces.
    void challenge(Phase phase, std::uint32_t turn = 0) {
        // Challenges answered before would be repeats: a new duty has answered none of During and After.
        for (std::size_t index : run.group.draw.monitors)
            run.executor.handle(run.group.world.nodes[index].id(), Challenge{turn, phase, hashOf(9)}, run.now);
        run.executor.handleTimeout(run.now + ExecutorDuty::kGatherMs);
    }
};

const char* name(State state) {
    static const char* const names[] = {"Proving", "Opening", "Running", "Ending", "Showing", "Completed", "Failed"};
    return names[static_cast<std::size_t>(state)];
}

constexpr State kStates[] = {State::Proving, State::Opening,   State::Running, State::Ending,
                             State::Showing, State::Completed, State::Failed};

}  // namespace

class DutiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }

    void happyPath() {
        for (const std::size_t size : {4u, 6u, 10u}) {
            Run run(size);
            run.begin();
            run.says(Phase::Before, Reason::Ok);
            QCOMPARE(run.executor.state(), State::Proving);
            QVERIFY(run.grant());
            QCOMPARE(run.executor.state(), State::Running);
            QVERIFY(run.unsealedInput == hashOf(0xA1) && run.unsealedCode == hashOf(0xB0));
            run.finish();
            run.says(Phase::During, Reason::Ok);
            run.says(Phase::After, Reason::Ok);
            QCOMPARE(run.executor.state(), State::Completed);
            QCOMPARE(run.submitted.size(), std::size_t{1});
            const ledger::TaskComplete* complete = run.completion();
            QVERIFY(complete != nullptr);
            QCOMPARE(complete->verdicts.size(), 2 * (size - 1));
            run.group.world.must(run.group.executor().identity, *complete);
        }
    }

    void runtimeLies_data() {
        QTest::addColumn<int>("field");
        QTest::addColumn<int>("reason");
        const auto row = [](const char* what, int field, Reason reason) {
            QTest::newRow(what) << field << static_cast<int>(reason);
        };
        row("other code", 0, Reason::LogOtherCode);
        row("other image", 1, Reason::LogOtherImage);
        row("other input", 2, Reason::LogOtherInput);
        row("other limits", 3, Reason::LogOtherLimits);
        row("other profile", 4, Reason::LogOtherProfile);
        row("other turn", 5, Reason::LogOtherTurn);
    }
    void runtimeLies() {
        QFETCH(int, field);
        QFETCH(int, reason);
        Run run;
        run.onStart = [field](attest::TaskStart& start) {
            if (field == 0) start.codeCid[10] ^= 1;
            if (field == 1) start.imageDigest[0] ^= 1;
            if (field == 2) start.inputCid[10] ^= 1;
            if (field == 3) start.limitsDigest[0] ^= 1;
            if (field == 4) start.profileDigest[0] ^= 1;
            if (field == 5) start.turn += 1;
        };
        QVERIFY(run.honestly());
        run.says(Phase::During, static_cast<Reason>(reason));
        run.says(Phase::After, static_cast<Reason>(reason));
    }

    void otherCleanup() {
        Run run;
        run.report.cleanupDigest = hashOf(0x66);
        QVERIFY(run.honestly());
        run.says(Phase::During, Reason::Ok);
        run.says(Phase::After, Reason::LogOtherCleanup);
    }

    void resultThatIsNotWhatItsHashSays() {
        Run run;
        run.content = Fetched{hashOf(0x66), run.report.outcome.resultKeyCommitment};
        QVERIFY(run.honestly());
        run.says(Phase::After, Reason::LogOtherResult);
    }

    void resultThatCannotBeFetched() {
        Run run;
        run.content = makeError(Code::Unreachable, "nobody has it");
        QVERIFY(run.honestly());
        run.says(Phase::After, Reason::NoAnswer);
    }

    void machineRestartedDuringTheRun() {
        Run run;
        run.begin();
        QVERIFY(run.grant());
        run.group.machine().tpm.clock.resetCount += 1;
        run.finish();
        run.says(Phase::During, Reason::ResetChanged);
    }

    void clockThatStraysFromTheMonitors() {
        Run run;
        run.begin();
        QVERIFY(run.grant());
        run.advance(1'000);
        run.says(Phase::During, Reason::Ok);
        run.group.machine().tpm.advance(2 * MonitorDuty::kClockToleranceMs);
        run.finish();
        run.says(Phase::After, Reason::ClockAgainstWall);
    }

    void quoteOverOtherNonces() {
        Run run;
        // It claims to answer fresh nonces, but quoted others.
        run.onShare = [&](const NodeId&, EvidenceShare& share) {
            share.nonces.front().nonce[0] ^= 1;
            return true;
        };
        run.begin();
        run.advance(1'000);
        const NodeId first = run.shares.front().nonces.front().node;
        for (const auto& [id, monitor] : run.monitors) {
            if (id == first) {  // not its nonce: still waiting
                QVERIFY(!monitor->verdict(Phase::Before));
                continue;
            }
            QCOMPARE(static_cast<int>(monitor->verdict(Phase::Before)->verdict.reason),
                     static_cast<int>(Reason::Qualifier));
        }
    }

    // It quotes before anybody asks, over nonces of its own, and later names the fresh ones beside them.
    void quoteInAdvance() {
        for (const bool ownFirst : {true, false}) {
            Run run;
            std::vector<NonceEntry> own;
            for (const NodeId& monitor : run.turn.monitors()) own.push_back({monitor, hashOf(0xEE)});
            test::sortByNode(own);
            TakeQuote early;
            early.fields = run.turn.qualifier(Phase::Before, nonceSet(own).value());
            const EvidenceShare made = run.group.machine().answer(early, run.group.mask());
            run.onShare = [&](const NodeId&, EvidenceShare& share) {
                std::vector<NonceEntry> both;
                for (std::size_t i = 0; i < own.size(); ++i) {
                    both.push_back(ownFirst ? own[i] : share.nonces[i]);
                    both.push_back(ownFirst ? share.nonces[i] : own[i]);
                }
                share.evidence = made.evidence;
                share.nonces = both;
                return true;
            };
            run.begin();
            run.advance(1'000);
            for (auto& [id, monitor] : run.monitors) {
                QVERIFY(!monitor->verdict(Phase::Before));
                monitor->handleKeyRequestOverdue(run.now);
            }
            run.says(Phase::Before, Reason::NoAnswer);
        }
    }

    // Every field of what answers a challenge, changed by an executor that also signs what it changed, as a chip that
    // lies would; and the same change without a new signature.
    void everyFieldOfAnAnswer_data() {
        QTest::addColumn<int>("field");
        for (std::size_t i = 0; i < std::size(kAnswerLies); ++i) QTest::newRow(kAnswerLies[i].field) << int(i);
    }
    void everyFieldOfAnAnswer() {
        QFETCH(int, field);
        static Run run;  // one group for all rows: what lies is the answer, not the machine
        const AnswerLie& lie = kAnswerLies[field];
        for (const bool resigned : {true, false}) {
            if (!lie.attest && !resigned) continue;
            const Reason expected = resigned ? lie.reason : Reason::SignatureWrong;
            const auto got = toldToOneMonitor(run, lie, resigned);
            QVERIFY2(got == expected, std::string(attest::reasonName(got)).c_str());
        }
    }

    // What it says of the result, against what it measured and what monitors fetched.
    void everyFieldOfAResult_data() {
        QTest::addColumn<int>("field");
        QTest::addColumn<int>("reason");
        QTest::newRow("turn") << 0 << int(Reason::NoAnswer);  // says nothing about this turn
        QTest::newRow("resultCid") << 1 << int(Reason::LogOtherResult);
        QTest::newRow("resultHash") << 2 << int(Reason::LogOtherResult);
        QTest::newRow("exit") << 3 << int(Reason::LogOtherExit);
        QTest::newRow("key") << 4 << int(Reason::LogOtherResult);
    }
    void everyFieldOfAResult() {
        QFETCH(int, field);
        QFETCH(int, reason);
        Run run;
        run.onReady = [field](ResultReady& ready) {
            if (field == 0) ready.turn += 1;
            if (field == 1) ready.outcome.resultCid = ledger::rawCid(viewOf("another"));
            if (field == 2) ready.outcome.resultHash = hashOf(0x66);
            if (field == 3) ready.outcome.exit += 1;
            if (field == 4) ready.outcome.resultKeyCommitment = hashOf(0x78);
        };
        QVERIFY(run.honestly());
        for (auto& [id, monitor] : run.monitors) {
            if (field != 0) break;
            QVERIFY(!monitor->verdict(Phase::After));
            monitor->handleCompleted(run.report.outcome, false, run.now);
        }
        // Told nothing, a monitor asks about what layer one was told; this executor does not answer any more.
        run.onShare = [](const NodeId&, EvidenceShare&) { return false; };
        run.pump();
        run.advance(run.turn.task.post.windows.confirmMs);
        run.says(Phase::After, static_cast<Reason>(reason));
    }

    void evidenceOfAnotherTurnOrPhase() {
        Run turnLie;
        turnLie.onShare = [](const NodeId&, EvidenceShare& share) {
            share.turn += 1;
            return true;
        };
        turnLie.begin();
        for (const auto& [id, monitor] : turnLie.monitors) QVERIFY(!monitor->verdict(Phase::Before));

        Run phaseLie;
        phaseLie.begin();
        const Bytes old = phaseLie.shares.front().evidence;
        phaseLie.onShare = [&](const NodeId&, EvidenceShare& share) {
            if (share.phase == Phase::During) share.evidence = old;  // the quote from before the run
            return true;
        };
        QVERIFY(phaseLie.grant());
        phaseLie.finish();
        phaseLie.says(Phase::During, Reason::Qualifier);
    }

    void executorThatNeverAnswers() {
        Run run;
        run.onShare = [](const NodeId&, EvidenceShare&) { return false; };
        run.begin();
        run.advance(2'000);
        for (auto& [id, monitor] : run.monitors) {
            QVERIFY(!monitor->verdict(Phase::Before));
            monitor->handleKeyRequestOverdue(run.now);
            monitor->handleKeyRequestOverdue(run.now);  // once is enough
        }
        run.pump();
        run.says(Phase::Before, Reason::NoAnswer);
        QCOMPARE(run.submitted.size(), run.monitors.size());
        for (const auto& [from, body] : run.submitted) {
            const auto& confirm = std::get<ledger::TaskConfirm>(body);
            QVERIFY(run.group.world.check(run.group.node(from).identity, confirm).ok());
        }
    }

    void layerOneWasToldAnotherOutcome() {
        Run run;
        QVERIFY(run.honestly());
        run.submitted.clear();
        ledger::Outcome other = run.report.outcome;
        other.exit = 1;
        for (auto& [id, monitor] : run.monitors) monitor->handleCompleted(other, false, run.now);
        run.pump();
        run.says(Phase::After, Reason::LogOtherResult);
        QCOMPARE(run.submitted.size(), run.monitors.size());
    }

    void lateMonitorsAreLeftOutAndConfirmThemselves() {
        Run run(4);
        run.begin();
        QVERIFY(run.grant());
        run.advance(1'000);
        const NodeId late = run.monitors.begin()->first;
        run.deaf = {late};
        run.executor.handleRunEnded(run.report, run.now);
        run.pump();
        QCOMPARE(run.executor.state(), State::Showing);
        run.advance(ExecutorDuty::kVerdictWaitMs + ExecutorDuty::kGatherMs - 50);
        QCOMPARE(run.executor.state(), State::Showing);
        run.advance(50);
        QCOMPARE(run.executor.state(), State::Completed);
        QCOMPARE(run.completion()->verdicts.size(), std::size_t{3 + 2});
        const ledger::TaskComplete complete = *run.completion();
        run.group.world.must(run.group.executor().identity, complete);
        run.submitted.clear();
        for (auto& [id, monitor] : run.monitors) monitor->handleCompleted(run.report.outcome, id != late, run.now);
        run.pump();
        run.advance(run.turn.task.post.windows.confirmMs / 2 + 50);
        QCOMPARE(run.submitted.size(), std::size_t{1});
        QVERIFY(run.submitted[0].first == late);
        const auto& confirm = std::get<ledger::TaskConfirm>(run.submitted[0].second);
        QCOMPARE(confirm.verdict.verdict.phase, Phase::After);
        QVERIFY(run.group.world.check(run.group.node(late).identity, confirm).ok());
    }

    void monitorHearsTheExecutorOnly() {
        Run run;
        run.onShare = [](const NodeId&, EvidenceShare&) { return false; };
        run.begin();
        const EvidenceShare share = run.shares.front();
        MonitorDuty& monitor = *run.monitors.begin()->second;
        monitor.handle(std::next(run.monitors.begin())->first, share, run.now);
        QVERIFY(!monitor.verdict(Phase::Before));
        monitor.handle(run.turn.executorId(), share, run.now);
        QVERIFY(monitor.verdict(Phase::Before).has_value());
    }

    void executorTable_data() {
        QTest::addColumn<int>("event");
        QTest::addColumn<QStringList>("expected");  // by state: the state after, and what it wants done
        const auto row = [](const char* event, int number, const char* cells) {
            QTest::newRow(event) << number << QString::fromLatin1(cells).split(QLatin1Char(' '));
        };
        // clang-format off
        //                          Proving    Opening    Running    Ending    Showing    Completed    Failed
        row("challenge before", 0, "Proving:Q Opening:   Running:   Ending:   Showing:   Completed:   Failed:");
        row("challenge during", 1, "Proving:  Opening:   Running:Q  Ending:   Showing:   Completed:   Failed:");
        row("challenge after",  2, "Proving:  Opening:   Running:   Ending:   Showing:Q  Completed:   Failed:");
        row("another turn",     3, "Proving:  Opening:   Running:   Ending:   Showing:   Completed:   Failed:");
        row("granted, unusable",4, "Failed:   Opening:   Running:   Ending:   Showing:   Completed:   Failed:");
        row("run begun",        5, "Proving:  Running:   Running:   Ending:   Showing:   Completed:   Failed:");
        row("run not begun",    6, "Proving:  Failed:E   Running:   Ending:   Showing:   Completed:   Failed:");
        row("run ended",        7, "Proving:  Opening:   Ending:E   Ending:   Showing:   Completed:   Failed:");
        row("run failed",       8, "Proving:  Opening:   Failed:E   Ending:   Showing:   Completed:   Failed:");
        row("end measured",     9, "Proving:  Opening:   Running:   Showing:S Showing:   Completed:   Failed:");
        row("end not measured",10, "Proving:  Opening:   Running:   Failed:   Showing:   Completed:   Failed:");
        row("a long time",     11, "Proving:  Opening:   Running:   Ending:   Completed:C Completed:  Failed:");
        // clang-format on
    }
    void executorTable() {
        QFETCH(int, event);
        QFETCH(QStringList, expected);
        expected.removeAll(QString());
        QCOMPARE(expected.size(), 7);
        for (const State state : kStates) {
            Lone lone(state);
            Run& run = lone.run;
            QCOMPARE(run.executor.state(), state);
            const Status bad = makeError(Code::SandboxFailure, "no");
            switch (event) {
                case 0: lone.challenge(Phase::Before); break;
                case 1: lone.challenge(Phase::During); break;
                case 2: lone.challenge(Phase::After); break;
                case 3: lone.challenge(Phase::Before, 1); break;
                case 4: run.executor.handleGranted({Bytes(80, 1), {}}, {Bytes(80, 1), {}}, 0, run.now); break;
                case 5: run.executor.handleRunBegun({}, run.now); break;
                case 6: run.executor.handleRunBegun(bad, run.now); break;
                case 7:
                    run.executor.handleRunEnded(run.report, run.now);
                    run.executor.handleTimeout(run.now + 5'000);
                    break;
                case 8: run.executor.handleRunEnded(makeError(Code::SandboxFailure, "no"), run.now); break;
                case 9: run.executor.handleTaskEndMeasured({}, run.now); break;
                case 10: run.executor.handleTaskEndMeasured(bad, run.now); break;
                default: run.executor.handleTimeout(run.now + 60'000); break;
            }
            // "run ended" waits five seconds, in which a showing executor completes.
            std::string want = expected[static_cast<int>(state)].toStdString();
            if (event == 7 && state == State::Showing) want = "Completed:C";
            const std::string got = std::string(name(run.executor.state())) + ":" + lone.commands();
            QVERIFY2(got == want, (std::string(name(state)) + " -> " + got).c_str());
        }
    }
};

}  // namespace leo::protocol

QTEST_GUILESS_MAIN(leo::protocol::DutiesTest)
#include "duties_test.moc"
