// Tasks of a test: a task at any of its steps, a quote by the rule of the ledger, and a record of every command.
#pragma once

#include <QDateTime>
#include <map>

#include "api/tasks.h"
#include "fake/later.h"
#include "fake/silent.h"

namespace leo::ui::fake {

inline TimeMs realNow() {
    return TimeMs{static_cast<std::uint64_t>(QDateTime::currentMSecsSinceEpoch())};
}

class FakeResult : public api::OpenedResult {
public:
    Bytes outputBytes, inputBytes, logBytes;
    std::string type = "image/png";
    std::uint32_t code = 0;
    bool matches = true;

    ByteView output() const override { return outputBytes; }
    ByteView input() const override { return inputBytes; }
    ByteView log() const override { return logBytes; }
    const std::string& mediaType() const override { return type; }
    std::uint32_t exit() const override { return code; }
    bool hashMatches() const override { return matches; }
};

// The example of protocol section 3: offer 10, price 3, nine monitors, burn 10 %, idle pay 20 %.
inline std::vector<api::Share> exampleSettled() {
    using api::ShareRole;
    return {{ShareRole::Burned, Amount{1'000'000'003}, 1, Amount{1'000'000'003}, true},
            {ShareRole::Publisher, leo(3), 1, leo(3), false},
            {ShareRole::Executor, leo(3), 1, leo(3), false},
            {ShareRole::Monitors, Amount{2'999'999'997}, 9, Amount{333'333'333}, false}};
}
inline std::vector<api::Share> exampleCodeFailed() {
    using api::ShareRole;
    return {{ShareRole::Burned, Amount{4'000'000'003}, 1, Amount{4'000'000'003}, true},
            {ShareRole::Executor, leo(3), 1, leo(3), false},
            {ShareRole::Monitors, Amount{2'999'999'997}, 9, Amount{333'333'333}, false}};
}
inline std::vector<api::Share> exampleRefused() {
    using api::ShareRole;
    return {{ShareRole::Burned, leo(1), 1, leo(1), false},
            {ShareRole::Committee, Amount{1'200'000'000}, 10, Amount{120'000'000}, false},
            {ShareRole::Requester, Amount{7'800'000'000}, 1, Amount{7'800'000'000}, false}};
}
inline std::vector<api::Share> exampleRefund() {
    return {{api::ShareRole::Requester, leo(10), 1, leo(10), false}};
}

inline NodeId memberOf(int i) {
    constexpr std::uint8_t kFirst[10][2] = {{0xca, 0x12}, {0x15, 0xb1}, {0x3b, 0x5b}, {0xd2, 0xb8}, {0x23, 0xaf},
                                            {0x8e, 0x26}, {0x9b, 0xe3}, {0xce, 0x8c}, {0x1e, 0x7b}, {0x9c, 0x58}};
    constexpr std::uint8_t kLast[10][2] = {{0xb9, 0x8a}, {0xb7, 0xec}, {0x23, 0x8d}, {0x3c, 0x33}, {0x02, 0x6f},
                                           {0x31, 0xc1}, {0xef, 0x9f}, {0xeb, 0x7f}, {0x85, 0xc8}, {0x5c, 0x0e}};
    NodeId node{hashOf(static_cast<std::uint8_t>(i))};
    node.bytes[0] = kFirst[i][0];
    node.bytes[1] = kFirst[i][1];
    node.bytes[30] = kLast[i][0];
    node.bytes[31] = kLast[i][1];
    return node;
}
inline constexpr int kLeader = 4;

class FakeTasks : public SilentTasks {
public:
    Snapshot<api::TasksState> tasks;
    std::map<TaskId, std::shared_ptr<Snapshot<api::Task>>> followed;
    Result<api::InputReport> report = makeError(Code::NotFound, "no file");
    api::OfferQuote offerQuote;
    std::vector<api::OfferQuery> asked;
    std::optional<api::TaskDraft> posting;
    std::function<Result<api::SigningRequest>(const api::TaskDraft&)> prepare;
    std::optional<TaskId> posted;
    Status keyAnswer;
    std::vector<std::pair<TaskId, bool>> releases, refusals;
    Result<std::shared_ptr<const api::OpenedResult>> result = makeError(Code::Unavailable, "not here");
    int retries = 0, deletes = 0;
    std::string saved, evidence;
    Status fileAnswer;

    Subscription observe(api::Handler<api::TasksState> handler) override { return tasks.observe(std::move(handler)); }
    Subscription observeTask(const TaskId& id, api::Handler<api::Task> handler) override {
        return at(id).observe(std::move(handler));
    }
    void inspectInput(const std::string& path, api::Done<api::InputReport> done) override {
        Result<api::InputReport> answered = report;
        if (answered.ok()) answered->path = path;
        answer<api::InputReport>(std::move(done), std::move(answered));
    }
    void inspectBytes(Bytes, const std::string&, api::Done<api::InputReport> done) override {
        answer<api::InputReport>(std::move(done), report);
    }
    void quote(const api::OfferQuery& query, api::Done<api::OfferQuote> done) override {
        asked.push_back(query);
        answer<api::OfferQuote>(std::move(done), offerQuote);
    }
    void preparePost(const api::TaskDraft& draft, api::Done<api::SigningRequest> done) override {
        posting = draft;
        answer<api::SigningRequest>(std::move(done), prepare(draft));
    }
    std::optional<TaskId> taskOf(std::uint64_t) const override { return posted; }
    void releaseKey(const TaskId& id, bool asPublisher, api::Finished done) override {
        releases.emplace_back(id, asPublisher);
        answer(std::move(done), keyAnswer);
    }
    void refuseKey(const TaskId& id, bool asPublisher, api::Finished done) override {
        refusals.emplace_back(id, asPublisher);
        answer(std::move(done), keyAnswer);
    }
    void openResult(const TaskId&, api::Done<std::shared_ptr<const api::OpenedResult>> done) override {
        answer<std::shared_ptr<const api::OpenedResult>>(std::move(done), result);
    }
    void retryResult(const TaskId&) override { ++retries; }
    void saveResult(const TaskId&, const std::string& path, api::Finished done) override {
        saved = path;
        answer(std::move(done), fileAnswer);
    }
    void deleteLocalCopies(const TaskId&, api::Finished done) override {
        ++deletes;
        answer(std::move(done), fileAnswer);
    }
    void receiptJson(const TaskId&, api::Done<std::string> done) override {
        answer<std::string>(std::move(done), std::string("{\"task\":\"03\"}\n"));
    }
    void exportEvidence(const TaskId&, const std::string& path, api::Finished done) override {
        evidence = path;
        answer(std::move(done), fileAnswer);
    }

    Snapshot<api::Task>& at(const TaskId& id) {
        auto& slot = followed[id];
        if (!slot) {
            slot = std::make_shared<Snapshot<api::Task>>();
            slot->state.id = id;
        }
        return *slot;
    }
    void publish(const api::Task& task) {
        Snapshot<api::Task>& snapshot = at(task.id);
        const std::uint64_t sequence = snapshot.state.sequence;
        snapshot.state = task;
        snapshot.state.sequence = sequence;
        snapshot.publish();
    }
    // As it came: for frames that are late, twice or in another order.
    void deliver(const api::Task& task) {
        Snapshot<api::Task>& snapshot = at(task.id);
        snapshot.state = task;
        snapshot.state.sequence = task.sequence - 1;
        snapshot.publish();
    }

    static TaskId exampleId() { return TaskId{hashOf(3)}; }

    // Alice's task in the middle of a step; all before it is done.
    static api::Task at(api::Step step);
    // Ended as the table of ui section 6.7 says.
    static api::Task ended(api::TaskEnd end);
    static api::Task withConsent(api::Task task, api::ConsentMark mark);
    void beQuoting();
    void beBusy();
};

inline api::Task FakeTasks::at(api::Step step) {
    using api::Step;
    const TimeMs now = realNow();
    const auto stepIndex = static_cast<std::size_t>(step);
    api::Task task;
    task.id = exampleId();
    task.requester = idOf<AccountId>(0xa1);
    task.publisher = idOf<AccountId>(0xb0);
    task.mine = true;
    task.lambda = idOf<LambdaId>(1);
    task.lambdaName = "Color to Black & White";
    task.inputName = "IMG_2041.jpg";
    task.inputType = "image/jpeg";
    task.inputBytes = 1'900'000;
    task.inputCid = "bafyreic6k3mzt6w2qvn5r7c3k2j6h5g4f3d2s1a7p8o9i6u5y4tbdsde";
    task.offer = leo(10);
    task.requirements.minCredit = 100;
    task.askBeforeRelease = true;
    task.step = step;
    task.postedAt = TimeMs{now.value - 4'000 * (stepIndex + 1)};
    task.deadline = now + 296'000;
    task.postedHeight = Height{128'402};
    task.seedHeight = Height{128'403};
    task.snapshotHeight = Height{128'394};
    task.seed = hashOf(9);
    task.totalWeight = 5'870;
    task.eligible = 31;
    task.expectedMembers = 10;
    task.tau = 14;
    task.joinDeposit = leo(10);
    task.limitMs = 60'000;
    for (std::size_t i = 0; i < api::kSteps; ++i) {
        api::StepState state;
        state.mark = i < stepIndex    ? api::StepMark::Done
                     : i == stepIndex ? api::StepMark::Running
                                      : api::StepMark::NotYet;
        state.offChain = i == 2 || i == 3 || i == 5 || i == 6;
        if (i <= stepIndex) {
            if (!state.offChain) state.height = Height{128'402 + i};
            state.begun = TimeMs{task.postedAt.value + 4'000 * i};
            if (i < stepIndex) state.durationMs = 2'200 + 100 * i;
        }
        task.steps.push_back(state);
    }
    const int members = step == Step::Posted ? 0 : step == Step::Election ? 7 : 10;
    constexpr std::uint32_t kVotes[10] = {1, 1, 2, 1, 3, 1, 1, 2, 1, 1};
    constexpr std::uint32_t kCredit[10] = {184, 141, 336, 127, 612, 158, 233, 402, 119, 148};
    for (int i = 0; i < members; ++i) {
        api::TaskMember member;
        member.node = memberOf(i);
        member.credit = kCredit[i];
        if (step >= Step::Keys) {
            member.role = i == kLeader ? api::MemberRole::Executor : api::MemberRole::Monitor;
            member.j = kVotes[i];
            if (i != kLeader) {
                member.before = api::PhaseMark::Confirmed;
                member.beforeAt = TimeMs{task.postedAt.value + 14'000 + 130 * static_cast<std::uint64_t>(i)};
                if (step == Step::Execute)
                    member.during = i < 4   ? api::PhaseMark::Confirmed
                                    : i < 6 ? api::PhaseMark::Checking
                                            : api::PhaseMark::None;
                if (step > Step::Execute) member.during = api::PhaseMark::Confirmed;
                if (member.during == api::PhaseMark::Confirmed) member.duringAt = TimeMs{now.value - 900};
                if (step > Step::AttestAfter) member.after = api::PhaseMark::Confirmed;
            }
        }
        task.members.push_back(member);
    }
    const auto happened = [&](api::EventKind kind, std::uint64_t ago, std::optional<NodeId> node = {},
                              std::optional<Height> height = {}) {
        api::TaskEvent event;
        event.time = TimeMs{now.value - ago};
        event.kind = kind;
        event.node = node;
        event.height = height;
        task.events.insert(task.events.begin(), event);
    };
    happened(api::EventKind::Posted, 19'000, {}, Height{128'402});
    if (step >= Step::Election) happened(api::EventKind::SeedFixed, 17'000, {}, Height{128'403});
    for (int i = 0; i < members; ++i)
        happened(api::EventKind::Joined, 16'000 - 300 * static_cast<std::uint64_t>(i), memberOf(i));
    if (step >= Step::Leader) happened(api::EventKind::JoinClosed, 12'000);
    if (step >= Step::AttestBefore) happened(api::EventKind::Anchored, 9'000, {}, Height{128'404});
    if (step >= Step::Keys) happened(api::EventKind::KeysAsked, 6'000);
    if (step >= Step::Execute) happened(api::EventKind::PublisherGranted, 5'000);
    if (step >= Step::Execute) happened(api::EventKind::RequesterGranted, 3'000);
    if (step == Step::Keys) return withConsent(task, api::ConsentMark::Ready);
    if (step > Step::Keys) return withConsent(task, api::ConsentMark::Released);
    return task;
}

inline api::Task FakeTasks::withConsent(api::Task task, api::ConsentMark mark) {
    using Mark = api::Check::Mark;
    api::KeyConsent consent;
    consent.consent = mark;
    consent.executor = memberOf(kLeader);
    consent.executorName = "node05";
    consent.softwareTpm = true;
    consent.deadline = realNow() + 296'000;
    if (mark != api::ConsentMark::Ready && mark != api::ConsentMark::Checking) consent.answeredAt = realNow();
    consent.ifRefused = exampleRefused();
    consent.verdictsOk = consent.verdictsOf = 9;
    consent.checks = {{Mark::Passed, "VRF proofs verified against #128403", "J 3"},
                      {Mark::Passed, "highest J of 10 verified members", "1/10"},
                      {Mark::Passed, "the task asks for 100", "612"},
                      {Mark::Passed, "9 of 9 monitors say ok", "9/9"},
                      {Mark::Passed, "fresh, software TPM, PCRs match", "7/7"},
                      {Mark::Passed, "image digest, no network, memory only", "runc"}};
    if (mark == api::ConsentMark::Checking)
        for (std::size_t i = 3; i < api::kChecks; ++i) consent.checks[i] = {};
    if (mark == api::ConsentMark::Blocked) {
        consent.checks[3] = {Mark::Failed, "Eight saw a boot manager you did not allow, one did not answer", "0/9"};
        consent.checks[4] = {Mark::Failed, "PCR 4 differs from the task policy", "6/7"};
        consent.checks[5] = {};
        consent.verdictsOk = 0;
    }
    task.consent = consent;
    return task;
}

inline api::Task FakeTasks::ended(api::TaskEnd end) {
    using api::TaskEnd;
    api::Task task = at(api::Step::Settle);
    task.end = end;
    task.moving = false;
    task.closedAt = TimeMs{realNow().value - 2'000};
    task.closedHeight = Height{128'409};
    task.deadline = {};
    for (api::StepState& state : task.steps) {
        state.mark = api::StepMark::Done;
        if (!state.durationMs) state.durationMs = 2'900;
    }
    task.resultCid = "bafyreif6k3mzt6w2qvn5r7c3k2j6h5g4f3d2s1a7p8o9i6u5y4t335939";
    const auto happened = [&](api::EventKind kind) {
        api::TaskEvent event;
        event.time = task.closedAt;
        event.kind = kind;
        event.height = task.closedHeight;
        task.events.insert(task.events.begin(), event);
    };
    const auto skip = [&](std::size_t from) {
        for (std::size_t i = from; i + 1 < api::kSteps; ++i)
            task.steps[i] = {api::StepMark::Skipped, {}, {}, {}, false};
    };
    switch (end) {
        case TaskEnd::Settled:
            task.settlement = exampleSettled();
            task.result = api::ResultMark::Opened;
            break;
        case TaskEnd::CodeFailed:
            task.settlement = exampleCodeFailed();
            task.exit = 137;
            task.exitText = "The code hit your 1:00 limit.";
            task.result = api::ResultMark::NoResult;
            break;
        case TaskEnd::RequesterMissed:
        case TaskEnd::RequesterRefused:
            task.settlement = exampleRefused();
            task = withConsent(task, api::ConsentMark::Refused);
            skip(5);
            task.steps[4].mark = api::StepMark::Failed;
            break;
        case TaskEnd::ExecutorFault:
            task.settlement = exampleRefund();
            task = withConsent(task, api::ConsentMark::Blocked);
            for (api::TaskMember& member : task.members) {
                if (member.role == api::MemberRole::Executor) continue;
                member.before = api::PhaseMark::Failed;
                member.during = member.after = api::PhaseMark::None;
                member.note = "PCR 4";
            }
            task.members[9].before = api::PhaseMark::Silent;
            task.members[9].note = "silent";
            skip(4);
            task.steps[3].mark = api::StepMark::Failed;
            break;
        default: task.settlement = exampleRefund(); skip(2);
    }
    for (const api::TaskMember& member : task.members)
        task.depositsReturned.push_back({member.node, api::ShareRole::Committee, leo(10), "deposit returned"});
    for (api::TaskMember& member : task.members)
        if (end == TaskEnd::Settled) member.creditChange = member.role == api::MemberRole::Executor ? 5 : 1;
    happened(end == TaskEnd::Settled || end == TaskEnd::CodeFailed ? api::EventKind::Settled
                                                                   : api::EventKind::Refunded);
    return task;
}

inline void FakeTasks::beQuoting() {
    api::OfferQuote& q = offerQuote;
    q.minimum = leo(6);
    q.usualLow = leo(10);
    q.usualHigh = leo(12);
    q.settled = exampleSettled();
    q.codeFailed = exampleCodeFailed();
    q.refusedKey = exampleRefused();
    q.publisherMissed = exampleRefund();
    q.nodesOnline = 38;
    q.nodesQualify = 31;
    q.tau = 14;
    q.expectedMembers = 10;
    q.spread = 3;
    q.startsInMs = 4'000;
    q.doneInMs = 55'000;
    q.balanceAfter = Amount{828'499'000'000};
    q.joinDeposit = leo(10);
    q.keyWindowMs = 300'000;
    q.executeWindowMs = 65'000;
}

inline void FakeTasks::beBusy() {
    const TimeMs now = realNow();
    const auto row = [&](std::uint8_t byte, const char* name, const char* lambda, const char* type, Amount offer) {
        api::TaskRow r;
        r.id = TaskId{hashOf(byte)};
        r.inputName = name;
        r.lambdaName = lambda;
        r.lambda = idOf<LambdaId>(1);
        r.inputType = type;
        r.offer = offer;
        r.mine = true;
        r.members = 10;
        return r;
    };
    api::TaskRow running = row(3, "IMG_2041.jpg", "Color to Black & White", "image/jpeg", leo(10));
    running.step = api::Step::Execute;
    running.postedAt = TimeMs{now.value - 37'000};
    api::TaskRow asking = row(4, "Invoice 0098.pdf", "Invoice to JSON", "application/pdf", Amount{8'500'000'000});
    asking.step = api::Step::Keys;
    asking.needsYou = true;
    asking.members = 9;
    asking.postedAt = TimeMs{now.value - 21'000};
    tasks.state.inFlight = {running, asking};
    struct Old {
        const char *name, *lambda, *type;
        std::uint64_t offer, took, block;
        api::TaskEnd end;
    };
    constexpr Old kOld[] = {
        {"portrait-04.png", "Face blur", "image/png", 9, 52, 2301, api::TaskEnd::Settled},
        {"patients-q3.csv", "CSV de-identify", "text/csv", 6, 74, 2268, api::TaskEnd::Settled},
        {"scan_0007.tif", "Denoise RAW", "image/tiff", 4, 48, 2240, api::TaskEnd::NoFault},
        {"contract-v7.pdf", "PDF redact", "application/pdf", 7, 300, 2089, api::TaskEnd::CodeFailed},
        {"IMG_1987.jpg", "Color to Black & White", "image/jpeg", 10, 41, 1914, api::TaskEnd::Settled},
        {"IMG_1986.jpg", "Color to Black & White", "image/jpeg", 10, 44, 1897, api::TaskEnd::RequesterRefused},
        {"interview.wav", "Transcribe", "audio/wav", 14, 151, 1660, api::TaskEnd::Settled},
    };
    std::uint8_t byte = 20;
    for (const Old& old : kOld) {
        api::TaskRow r = row(byte++, old.name, old.lambda, old.type, leo(old.offer));
        r.end = old.end;
        r.step = api::Step::Settle;
        r.paid = old.end == api::TaskEnd::NoFault ? Amount{} : r.offer;
        r.closedAt = TimeMs{now.value - 400'000};
        r.postedAt = TimeMs{r.closedAt.value - old.took * 1000};
        r.closedHeight = Height{old.block};
        tasks.state.ended.push_back(r);
    }
    tasks.publish();
}

}  // namespace leo::ui::fake
