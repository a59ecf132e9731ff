// OperatorView: a node as its operator sees it, from what its process tells, what the chain says and what this
// computer was found to have. Pure functions.
#pragma once

#include <filesystem>
#include <map>

#include "api/node.h"
#include "ledger/state.h"
#include "node/node_status.h"
#include "store/explorer_index.h"

namespace leo::node {

// What the index says of a node.
struct NodePast {
    std::vector<store::IndexedCredit> credit;      // 90 days, newest first
    std::vector<store::IndexedEarnings> earnings;  // 30 days, oldest first
    std::vector<store::IndexedPart> parts;         // newest first
};

using Platform = std::map<std::uint32_t, Hash>;  // platform PCRs

struct OperatorFacts {
    const ledger::State* chain = nullptr;  // null: no network
    std::optional<NodeId> node;
    std::filesystem::path home;
    bool keptRunning = false;
    bool alive = false;                // its process works
    std::optional<NodeStatus> status;  // of the living process, or of one that failed
    NodeWishes wishes;
    bool starting = false;  // a start was asked for
    bool stopping = false;
    std::string problem;  // of this program with the process
    std::vector<api::StartCheck> checks;
    std::optional<api::TpmInfo> chip;  // seen by the checks; counts until the node is registered
    std::vector<api::Pcr> chipPcrs;
    Platform accepted;  // registers that the operator took as this computer's
    api::Measured computer;
    std::uint32_t images = 0;
    std::uint64_t imageBytes = 0;
    const NodePast* past = nullptr;
    TimeMs now;
};

api::NodeMark nodeMark(const OperatorFacts& facts);
api::NodeState nodeState(const OperatorFacts& facts, std::uint64_t sequence);

// The registers beside what they should be: PCR 13 beside the runtime log, the platform's beside those that were
// accepted here or, without, beside the network's policy.
std::vector<api::Pcr> registersOf(const NodeStatus& status, const Platform& accepted,
                                  const std::vector<Hash>& platformDigests);
Platform platformOf(const NodeStatus& status);
std::string encodePlatform(const Platform& platform);  // "0:953e…,1:…"
Platform decodePlatform(std::string_view text);        // what is damaged is left out

}  // namespace leo::node
