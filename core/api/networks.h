// Networks: which network this Leo is on, how to get onto one, and how well it follows it.
#pragma once

#include "api/common.h"

namespace leo::api {

enum class LayerOneKind : std::uint8_t { Local, Evm };

struct NetworkInfo {
    std::string name;  // short, from genesis
    ChainId chain;
    LayerOneKind layerOne = LayerOneKind::Local;
    bool onThisComputer = false;    // a private network that this Leo started or found running
    bool softwareTpmsOnly = false;  // every TPM root of genesis is a software root
    std::vector<std::string> entryPoints;
};

enum class Link : std::uint8_t {
    None,        // no network chosen
    Connecting,  // no peer of this chain yet, or again
    Syncing,
    Live,
    Paused,  // by the user
    Alarm,   // layer one contradicted itself: this Leo follows it no more and signs nothing
};

// Genesis parameters an interface shows or computes with; protocol section 10 names them.
struct Parameters {
    std::uint64_t minBlockGapMs = 0, maxBlockGapMs = 0, lookbackBlocks = 0;
    std::uint64_t joinWindowMs = 0, revealWindowMs = 0, attemptMs = 0, attestWindowMs = 0, duringWindowMs = 0,
                  keyWindowMs = 0, turnAllowanceMs = 0, confirmWindowMs = 0, complaintMs = 0, failWindowMs = 0;
    std::uint32_t maxDraws = 0, maxTurns = 0, minMembers = 0;
    std::uint64_t unbondMs = 0, epochMs = 0;
    std::uint32_t burnBps = 0, idleBps = 0;
    Amount joinDeposit, registerDeposit, minMissFee, minLambdaBond, disputeBond, txFee, supply;
    std::uint32_t creditExecutor = 0, creditMonitor = 0, creditAdmitted = 0, creditAttestor = 0, creditAbsent = 0,
                  creditFailedExecutor = 0, creditRenewal = 0;
    std::uint32_t tauDefault = 0, tauMax = 0, pcrMask = 0;
};

struct NetworkState {
    std::uint64_t sequence = 0;
    std::optional<NetworkInfo> current;
    std::vector<NetworkInfo> known;  // including the current one
    Parameters parameters;           // of the current one
    Link link = Link::None;
    std::string problem;  // why Connecting lasts, or what the alarm is; empty otherwise
    // Blocks cannot be kept on this computer (DiskFull, Io): following rests until they can, which is tried by
    // itself.
    std::optional<Error> storage;
    bool localGone = false;  // the current network is this computer's, and its process is not there
    Height height, bestKnown;
    TimeMs headTime;                 // header time of the last block
    TimeMs headSeen;                 // when it came, on this computer's clock
    std::int64_t clockOffsetMs = 0;  // this computer's clock minus the network's
    std::uint32_t peers = 0;
    std::uint32_t activeNodes = 0;
    std::string finality;  // one sentence
    std::string directory;
    std::string samplePicture;  // to try on a network of this computer; empty elsewhere
};

// Start of a network on this computer: `leod devnet` as a child process that outlives a window but not a logout.
enum class StartMark : std::uint8_t { Waiting, Running, Done, FoundDone, Failed };
struct StartStep {
    std::string key;  // "programs", "keys", "tpms", "layer1", "nodes", "ready": the interface has a title for each
    StartMark mark = StartMark::Waiting;
    std::uint64_t durationMs = 0;
    std::string detail;
};
enum class TileState : std::uint8_t { Waiting, TpmReady, Attesting, Attested, Failed };
struct NodeTile {
    std::string name;
    TileState mark = TileState::Waiting;
};
struct LocalStart {
    std::uint64_t sequence = 0;
    bool running = false;  // starting; a network that is up is the current one of NetworkState
    std::vector<StartStep> steps;
    std::vector<NodeTile> nodes;
    Height height;
    std::vector<std::string> log;  // newest last, at most kMaxStartLog
    TimeMs begun;
    std::uint64_t elapsedMs = 0;
    std::optional<std::uint64_t> estimateMs;  // of the whole, from earlier starts on this computer
    std::optional<Error> error;               // of the step that failed
};
inline constexpr std::size_t kMaxStartLog = 200;  // a start prints about sixty lines

class Networks {
public:
    virtual ~Networks() = default;
    virtual Subscription observe(Handler<NetworkState> handler) = 0;
    virtual Subscription observeStart(Handler<LocalStart> handler) = 0;

    // Starts the network of this computer, or finds it running, and makes it the current one. Unavailable (swtpm or a
    // sandbox is missing), InUse (a port or directory), DiskFull, Cancelled.
    virtual void startLocal(std::uint32_t nodes, Finished done) = 0;
    // Ends a start under way. `remove` also deletes what it created, when nothing existed before it.
    virtual void cancelLocal(bool remove, Finished done) = 0;
    // Ends the network of this computer in good order.
    virtual void stopLocal(Finished done) = 0;

    // A network.json, an address "/ip4/…/ws/p2p/…", or a `leo:` invitation. Unreachable, Malformed, WrongChain.
    virtual void join(const std::string& invitation, Done<NetworkInfo> done) = 0;
    virtual void use(const ChainId& chain, Finished done) = 0;
    virtual void forget(const ChainId& chain, Finished done) = 0;
    virtual void setPaused(bool paused) = 0;
    // What proves the alarm, as a file: what layer one's authority signed, in JSON. NotFound without an alarm,
    // DiskFull, NotPermitted.
    virtual void exportAlarm(const std::string& path, Finished done) = 0;
    // Tries to connect at once instead of at the next interval.
    virtual void reconnect() = 0;
};

}  // namespace leo::api
