// KeyAsking: one member's part in asking the owners for their keys, in one turn (protocol section 2, step 9).
//
// Sans-IO. Every member gathers quotes and before-verdicts. Once they would pass the owners' checks, the member with
// the lowest id asks; each next one follows attemptMs later unless the request on layer one is one it knows: made of
// quotes and verdicts it holds, and good. So a request that opens to nothing delays nobody, who asks says nothing
// about roles, and no honest member asks with what an owner would refuse.
#pragma once

#include <map>

#include "protocol/key_package.h"
#include "protocol/outbox.h"

namespace leo::protocol {

class KeyAsking {
public:
    static constexpr std::uint64_t kVerdictGraceMs = 200;  // after two thirds: let the rest speak too

    KeyAsking(Turn turn, const NodeId& self, TimeMs now);

    // From the executor, or the executor's own.
    void handle(const EvidenceShare& share, TimeMs now);
    void handle(const ledger::SignedVerdict& verdict, TimeMs now);
    void handle(const NodeId& from, const PackageContents& contents, TimeMs now);
    // The task as layer one has it, in this turn.
    void handleTask(const ledger::Task& task, TimeMs now);
    void handleTimeout(TimeMs now);
    std::optional<TimeMs> pollTimeout() const;

    // Half of the window for asking is over, and there is nothing to ask with: layer one should hear the
    // before-verdicts.
    bool overdue(TimeMs now) const;
    // The encoded package of a block that an owner was shown, when this member can make it.
    std::optional<Bytes> packageOf(const ledger::CidBytes& block) const;
    Outbox& outbox() { return m_outbox; }

private:
    struct Blocks {
        Bytes requester, publisher;
    };

    bool counts(const ledger::SignedVerdict& verdict) const;
    bool enough() const;
    PackageContents own() const;
    // The package of these contents and its blocks; an error when something is missing, or an owner would refuse it.
    Result<Blocks> make(const PackageContents& contents) const;
    Result<KeyPackage> assemble(const PackageContents& contents) const;
    Result<Blocks> seal(const KeyPackage& package) const;
    void keep(const Blocks& blocks);
    void compare();
    void consider(TimeMs now);
    void ask(TimeMs now);

    Turn m_turn;
    NodeId m_self;
    TimeMs m_now;
    TimeMs m_overdueAt;
    std::map<Hash, EvidenceShare> m_quotes;  // by SHA-256 of the evidence: those the owners will accept
    std::map<NodeId, ledger::SignedVerdict> m_verdicts;
    std::map<NodeId, PackageContents> m_contents;   // what others ask with, the last word of each
    std::vector<ledger::RequestedKeys> m_requests;  // on layer one
    std::optional<TimeMs> m_askAt;
    bool m_open = true;    // keys may still be asked for
    bool m_asked = false;  // by this member
    bool m_known = false;  // a good request is on layer one
    Outbox m_outbox;
};

}  // namespace leo::protocol
