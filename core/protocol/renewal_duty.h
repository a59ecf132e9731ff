// RenewalDuty: keeps one node admitted: once an epoch a quote over the epoch's first block goes to layer one, and
// when the node is free its runtime log is cut there.
//
// Sans-IO. Renewals of a network are spread over a part of the epoch; a stale node hurries. While one with a
// checkpoint is under way the node must not enter a draw (holdsLog): else a group could expect a log that begins at
// the new checkpoint while the node still holds the old one.
//
//   state    | head                  | timeout     | quote                    | receipt                        | cut
//   Idle     | due: Waiting          | –           | –                        | –                              | –
//   Waiting  | not due: Idle         | Quoting     | –                        | –                              | –
//   Quoting  | –                     | –           | Sent; error: Waiting     | –                              | –
//   Sent     | –                     | –           | –                        | Cutting or Idle; else: Waiting | –
//   Cutting  | –                     | –           | –                        | –                              | Idle
#pragma once

#include <deque>

#include "ledger/state.h"
#include "protocol/outbox.h"

namespace leo::protocol {

// Quote over the qualifier with the log as it is. Answered by handleQuote.
struct QuoteMachine {
    Hash qualifier{};
};
// Let the log begin at this value of PCR 13. Answered by handleCut.
struct CutLog {
    Hash pcr13{};
};
using RenewalCommand = std::variant<QuoteMachine, Submit, CutLog, Note>;

struct MachineQuote {
    Bytes evidence;
    Hash pcr13{};
};

class RenewalDuty {
public:
    enum class Stage : std::uint8_t { Idle, Waiting, Quoting, Sent, Cutting };
    static constexpr std::uint64_t kMaxSpreadMs = 60'000;  // and at most a quarter of the epoch
    static constexpr std::uint64_t kHurryMs = 500;         // a stale node's spread
    static constexpr std::uint64_t kRetryMs = 3'000;
    static constexpr std::size_t kEarlyLines = 512;  // log lines from which a node renews again in the same epoch

    RenewalDuty(const NodeId& self, Random& random) : m_self(self), m_random(random) {}

    // free: neither in an unanchored draw nor executing, so the log may be cut. lines: of the log.
    void handleHead(const ledger::State& state, bool free, std::size_t lines, TimeMs now);
    void handleQuote(Result<MachineQuote> quote, TimeMs now);
    // Whether layer one applied the renewal, or why not.
    void handleReceipt(const Status& applied, TimeMs now);
    void handleCut(const Status& cut);
    void handleTimeout(TimeMs now);
    std::optional<TimeMs> pollTimeout() const;
    std::optional<RenewalCommand> pollCommand();

    Stage stage() const { return m_stage; }
    bool holdsLog() const { return m_checkpoint && m_stage >= Stage::Quoting; }

private:
    void retry(const std::string& why, TimeMs now);

    NodeId m_self;
    Random& m_random;
    Stage m_stage = Stage::Idle;
    bool m_free = false;
    bool m_checkpoint = false;
    std::uint64_t m_epoch = 0;
    Hash m_qualifier{};
    Hash m_pcr13{};
    TimeMs m_dueAt;
    std::deque<RenewalCommand> m_commands;
};

}  // namespace leo::protocol
