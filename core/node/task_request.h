// TaskRequest: Alice's side of one task: encrypt, post, follow, open the result (protocol section 2).
//
// The key itself is answered by a KeyService, so that consent works the same for a task of this program and of
// another one of the wallet. Thread: that of the client.
#pragma once

#include <QObject>
#include <functional>

#include "node/client.h"
#include "node/result_payload.h"
#include "node/task_input.h"

namespace leo::node {

struct TaskOptions {
    LambdaId lambda;
    std::string inputPath;
    Amount offer;
    std::optional<std::uint32_t> tau;  // default: the network's
    ledger::Requirements requirements;
    std::optional<std::uint64_t> keyWindowMs;  // default: the network's
    std::uint64_t timeLimitMs = 0;             // of the run; the lambda's own when that is more
    bool keepMetadata = false;                 // of a picture
};

struct PreparedTask {
    ledger::TaskPost post;
    Bytes envelope;                   // encrypted input
    std::size_t metadataRemoved = 0;  // bytes
    ledger::Manifest manifest;
    std::uint32_t eligible = 0;
    ledger::Split split;  // of a group with the expected number of monitors
};
// Reads and checks the file, strips metadata of pictures, encrypts. UnknownLambda, NotFound, Unsupported (not what
// the lambda accepts), Malformed (a broken picture), TooLarge, OutOfRange (offer below the minimum),
// InsufficientFunds, NotEligible (too few nodes).
Result<PreparedTask> prepareTask(const Client& client, const TaskOptions& options, Random& random);

// The same in three steps, for a program that seals the input on another thread: keys, sealInput(), compose.
struct TaskKeys {
    Hash keyId{};
    crypto::SecretBytes input;
    crypto::X25519Public result{};
    static TaskKeys make(const crypto::Identity& requester, Random& random);
};
Result<PreparedTask> composeTask(const ledger::State& state, const AccountId& requester, const TaskOptions& options,
                                 const TaskKeys& keys, SealedInput input);
// Stores the encrypted input for peers, pinned as inputOwner(), and sends the task.
using Posted = std::function<void(Result<layer1::Receipt>)>;
void postTask(Client& client, PreparedTask task, Posted done);
std::string inputOwner(const ledger::TaskPost& post);
// The largest envelope an honest run of this lambda makes.
std::uint64_t maxResultBytes(const ledger::Manifest& manifest);

struct PhaseMark {
    ledger::TaskPhase phase;
    Height height;
    TimeMs time;  // header time
};

class TaskRequest : public QObject {
    Q_OBJECT
public:
    TaskRequest(Client& client, PreparedTask task);

    // Stores the input for peers and posts. onPosted, then onPhase for every step, onResult when the result could be
    // opened, onEnd when layer one closed the task, or onFailed when it never got there.
    void start();

    std::function<void(const TaskId&, Height)> onPosted;
    std::function<void(const PhaseMark&, const ledger::Task&)> onPhase;
    std::function<void(Result<ResultPayload>)> onResult;
    // With every receipt that moved money of the task, in order.
    std::function<void(const ledger::Task&, const std::vector<ledger::Receipt>&)> onEnd;
    std::function<void(const Error&)> onFailed;

    const TaskId& id() const { return m_id; }

private:
    void post(PreparedTask prepared);
    void follow(const layer1::Head& head);
    void openResult(const ledger::Task& task);

    Client& m_client;
    PreparedTask m_task;
    TaskId m_id;
    bool m_posted = false;
    std::optional<std::uint32_t> m_resultOf;  // the turn whose result was fetched last
    // Phase, draw and turn last told.
    std::optional<std::tuple<ledger::TaskPhase, std::uint32_t, std::uint32_t>> m_last;
    std::vector<ledger::Receipt> m_receipts;
    std::vector<std::pair<Height, std::vector<ledger::Receipt>>> m_early;  // of blocks before we knew our id
    layer1::Subscription m_heads;
};

// The receipts of `receipts` that concern a task: its post, its deadlines, and what moved its pots.
std::vector<ledger::Receipt> receiptsOf(const TaskId& task, const std::vector<ledger::Receipt>& receipts);

}  // namespace leo::node
