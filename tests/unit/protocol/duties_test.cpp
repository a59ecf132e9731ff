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
    std::set<NodeId> deaf;  // monitors that hear nothing
    Result<Hash> content{hashOf(0)};

    explicit Run(std::size_t size = 4)
        : group(size), turn(group.turn()), executor(turn, group.executor().channel.secret.view()) {
        report.outcome.resultCid = ledger::rawCid(viewOf("result"));
        report.outcome.resultHash = crypto::sha256(viewOf("result"));
        report.sealedResultKey = toBytes("sealed result key");
        report.outcome.sealedResultKeyHash = crypto::sha256(report.sealedResultKey);
        report.cleanupDigest = group.references.cleanDigest;
        content = report.outcome.resultHash;
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
        if (auto* ready = std::get_if<ResultReady>(&message)) monitors.at(to)->handle(from, *ready, now);
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
        executor.handleGranted(boxes[0], boxes[1], now);
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

// An ExecutorDuty brought to a state, with nobody around it.
struct Lone {
    Run run{3};
    std::optional<TakeQuote> asked;

    explicit Lone(State state) {
        if (state == State::Proving) return;
        run.begin();
        if (state == State::Failed) {
            run.executor.handleGranted({}, {}, run.now);
        } else {
            auto& world = run.group.world;
            const PackageReport report =
                verifyPackage(world.state, run.group.task, packageOf(), run.group.references);
            Bytes boxes[2];
            for (int i = 0; i < 2; ++i)
                boxes[i] = *makeGrantBox(world.state, run.group.task,
                                         i == 0 ? ledger::Party::Requester : ledger::Party::Publisher, report,
                                         hashOf(1), run.random);
            run.executor.handleGranted(boxes[0], boxes[1], run.now);
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
        run.content = hashOf(0x66);
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
                case 4: run.executor.handleGranted(Bytes(80, 1), Bytes(80, 1), run.now); break;
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
