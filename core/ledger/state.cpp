#include "ledger/state.h"

#include <algorithm>

#include "crypto/hash.h"
#include "ledger/engine.h"

namespace leo::ledger {

struct State::Impl {
    explicit Impl(const Genesis& genesis) : engine(genesis) {}
    Engine engine;
};

State::State() = default;
State::~State() = default;
State::State(State&&) noexcept = default;
State& State::operator=(State&&) noexcept = default;

Result<State> State::fromGenesis(const Genesis& genesis) {
    State state;
    state.m = std::make_unique<Impl>(genesis);
    LEO_TRY(state.m->engine.buildGenesis());
    return state;
}

// --- what it shows -------------------------------------------------------------------------------------------------

const Genesis& State::genesis() const {
    return m->engine.genesis;
}
const ChainId& State::chain() const {
    return m->engine.chain;
}
Height State::height() const {
    return m->engine.tip.height;
}
TimeMs State::time() const {
    return m->engine.tip.time;
}
BlockHash State::tip() const {
    return m->engine.tipHash;
}
const BlockHeader& State::tipHeader() const {
    return m->engine.tip;
}
const Account* State::account(const AccountId& id) const {
    return m->engine.accounts.find(id);
}
Amount State::balance(const AccountId& id) const {
    const Account* found = account(id);
    return found == nullptr ? Amount{} : found->balance;
}
std::uint64_t State::nonce(const AccountId& id) const {
    const Account* found = account(id);
    return found == nullptr ? 0 : found->nonce;
}
const NodeRecord* State::node(const NodeId& id) const {
    return m->engine.nodes.find(id);
}
const std::map<NodeId, NodeRecord>& State::nodes() const {
    return m->engine.nodes.rows();
}
const Admission* State::admission(const NodeId& id) const {
    return m->engine.admissions.find(id);
}
const std::map<NodeId, Admission>& State::admissions() const {
    return m->engine.admissions.rows();
}
const std::set<NodeId>& State::openAdmissions() const {
    return m->engine.openAdmissions;
}
const Epoch& State::epoch() const {
    return m->engine.globals.find(0)->epoch;
}
const LambdaRecord* State::lambda(const LambdaId& id) const {
    return m->engine.lambdas.find(id);
}
const std::map<LambdaId, LambdaRecord>& State::lambdas() const {
    return m->engine.lambdas.rows();
}
const Task* State::task(const TaskId& id) const {
    return m->engine.tasks.find(id);
}
const std::map<TaskId, Task>& State::tasks() const {
    return m->engine.tasks.rows();
}
const std::set<TaskId>& State::openTasks() const {
    return m->engine.openTasks;
}
Amount State::burned() const {
    return m->engine.globals.find(0)->burned;
}
std::shared_ptr<const Snapshot> State::snapshotAt(Height height) const {
    return m->engine.snapshotAt(height);
}
std::shared_ptr<const Snapshot> State::snapshotForNext() const {
    return m->engine.snapshotAt(m->engine.snapshotHeightFor(height() + 1));
}
std::optional<TimeMs> State::nextDeadline() const {
    return m->engine.nextDeadline();
}
bool State::wantsBlock() const {
    return !m->engine.waiting.empty() || !m->engine.waitingAdmissions.empty();
}
const std::vector<StateChange>& State::lastChanges() const {
    return m->engine.changes;
}
Result<Amount> State::totalSupply() const {
    return m->engine.total();
}

// --- what changes it -----------------------------------------------------------------------------------------------

namespace {

BlockContext nextContext(const Engine& engine, TimeMs time) {
    BlockContext context;
    context.height = engine.tip.height + 1;
    context.time = time;
    context.previous = engine.tipHash;
    return context;
}

// Room for header, commit and the array heads around the transactions.
constexpr std::size_t kBlockOverhead = 2048;

// The header of the block the engine has just finished.
void seal(Engine& engine, const BlockHeader& header) {
    engine.tip = header;
    engine.tipHash = header.hash();
    engine.commit();
}

}  // namespace

Status State::check(const SignedTx& tx, TimeMs time) {
    Engine& engine = m->engine;
    // A block is later than its parent, whatever the caller's clock says.
    engine.begin(nextContext(engine, std::clamp(time, engine.tip.time + 1, kMaxHeaderTime + 1)), true);
    const std::size_t deadlines = engine.receipts.size();
    Status status = engine.apply(tx);
    if (status.ok() && engine.receipts[deadlines].code != Code::Ok)
        status = makeError(engine.receipts[deadlines].code, engine.receipts[deadlines].detail);
    engine.rollback();
    return status;
}

Result<State::Built> State::build(const std::vector<SignedTx>& candidates, TimeMs time,
                                  const crypto::VrfKey& authorityVrf) {
    Engine& engine = m->engine;
    LEO_REQUIRE(time > engine.tip.time && time <= kMaxHeaderTime, Code::InvalidArgument,
                "a block is later than its parent");
    LEO_REQUIRE(authorityVrf.publicKey() == engine.genesis.authorityVrf, Code::BadKey, "not the authority's VRF key");
    BlockContext context = nextContext(engine, time);
    LEO_TRY_ASSIGN(const crypto::VrfOutput beacon,
                   authorityVrf.prove(beaconAlpha(engine.tip.beacon, context.height)));
    context.beacon = beacon.beta;

    Built built;
    engine.begin(context);
    std::size_t bytes = kBlockOverhead;
    for (const SignedTx& tx : candidates) {
        const std::size_t size = tx.encode().size() + 8;
        const bool room = built.block.txs.size() < kMaxBlockTxs && bytes + size <= kMaxBlockBytes;
        Status status = room ? engine.apply(tx) : Status(makeError(Code::Exhausted, "the block is full"));
        if (!status.ok()) {
            built.refused.emplace_back(tx.tx.id(), status.takeError());
            continue;
        }
        bytes += size;
        built.block.txs.push_back(tx);
    }
    BlockHeader& header = built.block.header;
    header.chain = engine.chain;
    header.height = context.height;
    header.previous = context.previous;
    header.time = time;
    header.authoritySet = engine.authoritySet;
    header.txRoot = txRootOf(built.block.txs);
    header.receiptRoot = receiptRootOf(engine.receipts);
    header.stateRoot = engine.finish();
    header.beacon = beacon.beta;
    header.beaconProof = beacon.proof;
    seal(engine, header);
    built.receipts = engine.receipts;
    return built;
}

namespace {

// Everything about a block that does not need its transactions to run.
Status checkHeader(const Engine& engine, const Block& block) {
    const BlockHeader& header = block.header;
    LEO_REQUIRE(header.version == kHeaderVersion, Code::Unsupported, "block version");
    LEO_REQUIRE(header.chain == engine.chain, Code::WrongChain, "block of another chain");
    LEO_REQUIRE(header.height == engine.tip.height + 1, Code::WrongState, "block of another height");
    LEO_REQUIRE(header.previous == engine.tipHash, Code::DigestMismatch, "block on another parent");
    LEO_REQUIRE(header.time > engine.tip.time, Code::Stale, "block not later than its parent");
    LEO_REQUIRE(header.time <= kMaxHeaderTime, Code::OutOfRange, "block of a time that can't be");
    LEO_REQUIRE(header.authoritySet == engine.authoritySet, Code::Untrusted, "block of another authority set");
    LEO_REQUIRE(block.txs.size() <= kMaxBlockTxs, Code::TooLarge, "too many transactions");
    LEO_REQUIRE(block.commitValid(engine.genesis.authority), Code::BadSignature, "commit of the authority");
    LEO_REQUIRE(header.txRoot == txRootOf(block.txs), Code::DigestMismatch, "transaction root");
    const Hash alpha = beaconAlpha(engine.tip.beacon, header.height);
    const auto beta = crypto::verifyVrf(engine.genesis.authorityVrf, alpha, header.beaconProof);
    LEO_REQUIRE(beta.ok() && *beta == header.beacon, Code::BadProof, "beacon");
    return {};
}

Status execute(Engine& engine, const Block& block) {
    for (const SignedTx& tx : block.txs) LEO_TRY(engine.apply(tx));
    LEO_REQUIRE(block.header.receiptRoot == receiptRootOf(engine.receipts), Code::DigestMismatch, "receipt root");
    LEO_REQUIRE(block.header.stateRoot == engine.finish(), Code::DigestMismatch, "state root");
    return {};
}

}  // namespace

Result<std::vector<Receipt>> State::apply(const Block& block) {
    Engine& engine = m->engine;
    LEO_TRY(checkHeader(engine, block));
    BlockContext context = nextContext(engine, block.header.time);
    context.beacon = block.header.beacon;
    engine.begin(context);
    Status status = execute(engine, block);
    if (!status.ok()) {
        engine.rollback();
        return status.takeError();
    }
    seal(engine, block.header);
    return engine.receipts;
}

// --- loading -------------------------------------------------------------------------------------------------------

namespace {

Status loadRecord(Engine& engine, ByteView key, ByteView value) {
    using records::Kind;
    LEO_REQUIRE(!key.empty(), Code::Malformed, "state record without a key");
    const ByteView id = key.subspan(1);
    switch (static_cast<Kind>(key[0])) {
        case Kind::Account: {
            LEO_TRY_ASSIGN(const AccountId account, AccountId::fromBytes(id));
            LEO_TRY_ASSIGN(engine.accounts.editOrCreate(account), records::decodeAccount(value));
            return {};
        }
        case Kind::Globals: {
            LEO_REQUIRE(id.empty(), Code::Malformed, "key of the totals");
            LEO_TRY_ASSIGN(engine.globals.editOrCreate(0), records::decodeGlobals(value));
            return {};
        }
        case Kind::Identity:
        case Kind::Node: {
            LEO_TRY_ASSIGN(const NodeId node, NodeId::fromBytes(id));
            NodeRecord& row = engine.nodes.editOrCreate(node);
            row.node = node;
            return static_cast<Kind>(key[0]) == Kind::Node ? records::decodeNode(value, row)
                                                           : records::decodeIdentity(value, row);
        }
        case Kind::Lambda: {
            LEO_TRY_ASSIGN(const LambdaId lambda, LambdaId::fromBytes(id));
            LEO_TRY_ASSIGN(engine.lambdas.editOrCreate(lambda), records::decodeLambda(lambda, value));
            return {};
        }
        case Kind::Task: {
            LEO_TRY_ASSIGN(const TaskId task, TaskId::fromBytes(id));
            LEO_TRY_ASSIGN(engine.tasks.editOrCreate(task), records::decodeTask(task, value));
            return {};
        }
        case Kind::Admission: {
            LEO_TRY_ASSIGN(const NodeId node, NodeId::fromBytes(id));
            LEO_TRY_ASSIGN(engine.admissions.editOrCreate(node), records::decodeAdmission(node, value));
            return {};
        }
        case Kind::Snapshot: {
            LEO_REQUIRE(id.size() == 8, Code::Malformed, "key of a snapshot");
            LEO_TRY_ASSIGN(Snapshot snapshot, records::decodeSnapshot(value));
            engine.snapshots.editOrCreate(Height{readU64be(id.data())}) =
                std::make_shared<const Snapshot>(std::move(snapshot));
            return {};
        }
        case Kind::Tip: {
            LEO_REQUIRE(id.empty(), Code::Malformed, "key of the tip");
            LEO_TRY_ASSIGN(engine.tip, BlockHeader::decode(value));
            return {};
        }
    }
    return makeError(Code::Unsupported, "state record of an unknown table");
}

}  // namespace

Result<State> State::load(const Genesis& genesis, const std::vector<std::pair<Bytes, Bytes>>& records) {
    // On top of genesis, so a store may or may not have kept the records of height 0.
    LEO_TRY_ASSIGN(State state, fromGenesis(genesis));
    Engine& engine = state.m->engine;
    for (const auto& [key, value] : records) {
        engine.beginScope();
        LEO_TRY(loadRecord(engine, key, value));
    }
    LEO_REQUIRE(engine.tip.chain == engine.chain, Code::WrongChain, "state of another chain");
    for (const auto& [id, task] : engine.tasks.rows()) {
        LEO_REQUIRE(engine.lambdas.find(task.post.lambda) != nullptr, Code::Malformed, "task without its lambda");
        for (const Joiner& joiner : task.joins)
            LEO_REQUIRE(engine.nodes.find(joiner.node) != nullptr, Code::Malformed, "joiner that is no node");
    }
    for (const auto& [id, admission] : engine.admissions.rows())
        for (const Opinion& opinion : admission.opinions)
            LEO_REQUIRE(engine.nodes.find(opinion.attestor) != nullptr, Code::Malformed, "attestor that is no node");
    LEO_REQUIRE(engine.restore() == engine.tip.stateRoot, Code::DigestMismatch,
                "records that do not give the tip's state root");
    return state;
}

// --- small views ---------------------------------------------------------------------------------------------------

const Joiner* Task::joiner(const NodeId& node) const {
    const auto it = std::lower_bound(joins.begin(), joins.end(), node,
                                     [](const Joiner& joiner_, const NodeId& id) { return joiner_.node < id; });
    return it == joins.end() || it->node != node ? nullptr : &*it;
}

const Opinion* Admission::opinion(const NodeId& attestor) const {
    const auto it =
        std::lower_bound(opinions.begin(), opinions.end(), attestor,
                         [](const Opinion& opinion_, const NodeId& id) { return opinion_.attestor < id; });
    return it == opinions.end() || it->attestor != attestor ? nullptr : &*it;
}

std::vector<const Joiner*> Task::members() const {
    std::vector<const Joiner*> out;
    for (const Joiner& joiner : joins)
        if (joiner.member) out.push_back(&joiner);
    return out;
}

std::vector<const Joiner*> Task::group() const {
    std::vector<const Joiner*> in;
    for (const Joiner& joiner : joins)
        if (joiner.member && !joiner.out) in.push_back(&joiner);
    return in;
}

const Joiner* Task::leaderOf(std::uint32_t wanted) const {
    for (const Joiner* member : group())
        if (member->j > 0 && member->rank == wanted) return member;
    return nullptr;
}

const SnapshotEntry* findEntry(const Snapshot& snapshot, const NodeId& node) {
    const auto it = std::lower_bound(snapshot.begin(), snapshot.end(), node,
                                     [](const SnapshotEntry& entry, const NodeId& id) { return entry.node < id; });
    return it == snapshot.end() || it->node != node ? nullptr : &*it;
}

bool meets(const SnapshotEntry& entry, const Requirements& requirements) {
    if (requirements.hardwareTpm && (entry.features & kFeatureHardwareTpm) == 0) return false;
    if (requirements.isolation == Isolation::Gvisor && (entry.features & kFeatureGvisor) == 0) return false;
    return entry.credit.value >= requirements.minCredit;
}

std::pair<std::uint32_t, std::uint64_t> eligibility(const Snapshot& snapshot, const Requirements& requirements) {
    std::uint32_t count = 0;
    std::uint64_t weight = 0;
    for (const SnapshotEntry& entry : snapshot) {
        if (entry.credit.value == 0 || !meets(entry, requirements)) continue;
        ++count;
        weight += entry.credit.value;
    }
    return {count, weight};
}

std::string_view phaseName(TaskPhase phase) {
    switch (phase) {
        case TaskPhase::AwaitingSeed: return "AwaitingSeed";
        case TaskPhase::Joining: return "Joining";
        case TaskPhase::Forming: return "Forming";
        case TaskPhase::Attesting: return "Attesting";
        case TaskPhase::Keys: return "Keys";
        case TaskPhase::Executing: return "Executing";
        case TaskPhase::Confirming: return "Confirming";
        case TaskPhase::Failing: return "Failing";
        case TaskPhase::Closed: return "Closed";
    }
    return "Unknown";
}

std::string_view admissionPhaseName(AdmissionPhase phase) {
    switch (phase) {
        case AdmissionPhase::AwaitingSeed: return "AwaitingSeed";
        case AdmissionPhase::Attesting: return "Attesting";
        case AdmissionPhase::Admitted: return "Admitted";
        case AdmissionPhase::Rejected: return "Rejected";
        case AdmissionPhase::Undecided: return "Undecided";
        case AdmissionPhase::Taken: return "Taken";
    }
    return "Unknown";
}

std::string_view endName(TaskEnd end) {
    switch (end) {
        case TaskEnd::None: return "None";
        case TaskEnd::Settled: return "Settled";
        case TaskEnd::CodeFailed: return "CodeFailed";
        case TaskEnd::NoGroup: return "NoGroup";
        case TaskEnd::NoFault: return "NoFault";
        case TaskEnd::RequesterMissed: return "RequesterMissed";
        case TaskEnd::PublisherMissed: return "PublisherMissed";
        case TaskEnd::ExecutorFault: return "ExecutorFault";
        case TaskEnd::RequesterRefused: return "RequesterRefused";
        case TaskEnd::PublisherRefused: return "PublisherRefused";
    }
    return "Unknown";
}

}  // namespace leo::ledger
