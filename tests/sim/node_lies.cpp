// What a lying node makes of its own messages and transactions.
#include <algorithm>

#include "crypto/hash.h"
#include "sim/node.h"

namespace leo::sim {

using protocol::Message;

namespace {

bool half(const NodeId& of) {
    return (of.bytes[7] & 1) == 0;
}

ledger::SignedVerdict resigned(ledger::Verdict verdict, const crypto::Identity& identity) {
    return ledger::SignedVerdict::make(verdict, identity);
}

}  // namespace

crypto::Signature Node::voteFor(const TaskId& id, std::uint32_t attempt, const Hash& certificate) {
    return identity().sign(ledger::kCertificateVoteTag,
                           ledger::certificateVote(id, find(id)->draw(), attempt, certificate));
}

// The first request of a turn, before there is anything to ask with.
void Node::askWithJunk(const protocol::NodeTask& task) {
    const protocol::Turn* turn = task.turn();
    const ledger::Task* record = state().task(task.task());
    if (turn == nullptr || record == nullptr || record->turn != turn->turn) return;
    if (record->phase != ledger::TaskPhase::Attesting || m_junkAsked.count({task.task(), turn->turn})) return;
    const bool lies =
        plays(task.task(), Lie::JunkKeyRequest) || (task.executing() && plays(task.task(), Lie::UnprovenKeyRequest));
    if (!lies) return;
    m_junkAsked.insert({task.task(), turn->turn});
    // One is served and opens to nothing, the other is nowhere.
    const Bytes junk = toBytes(ByteView(m_dice.array<32>()));
    m_world.network.keep(party(), ledger::rawCid(junk), junk);
    submit(ledger::KeyRequest{task.task(), record->draw, record->turn, ledger::rawCid(junk),
                              ledger::rawCid(m_dice.array<32>())});
}

std::optional<Message> Node::changed(const TaskId& id, const NodeId& to, Message message) {
    const protocol::NodeTask* task = find(id);
    if (auto* reveal = std::get_if<protocol::Reveal>(&message)) {
        if (plays(id, Lie::RevealNothing)) return std::nullopt;
        if (half(to) && plays(id, Lie::RevealToSome)) return std::nullopt;
        if (plays(id, Lie::FalseReveal)) {
            ledger::Member better = reveal->member;
            better.j += 1;
            return protocol::signReveal(id, task->draw(), better, identity());
        }
    } else if (auto* propose = std::get_if<protocol::Propose>(&message)) {
        auto& members = propose->certificate.members;
        if (members.size() > 3 && members.front().node != this->id() && plays(id, Lie::LeaveLeaderOut))
            members.erase(members.begin());
        if (members.size() > 3 && half(to) && plays(id, Lie::TwoCertificates)) members.pop_back();
        if (plays(id, Lie::FalseCertificate)) members.back().salt[0] ^= 1;
        propose->signature = voteFor(id, propose->attempt, propose->certificate.hash());
        if (half(to)) m_proposed[{id, task->draw(), propose->attempt}] = propose->certificate.hash();
    } else if (auto* vote = std::get_if<protocol::CertificateSignature>(&message)) {
        if (plays(id, Lie::LeaveLeaderOut)) return std::nullopt;
        // It tells each half what it told it before.
        const auto second = m_proposed.find({id, task->draw(), vote->attempt});
        if (half(to) && m_lie == Lie::TwoCertificates && vote->signer == this->id() && second != m_proposed.end()) {
            vote->hash = second->second;
            vote->signature = voteFor(id, vote->attempt, vote->hash);
        }
    } else if (std::holds_alternative<protocol::Challenge>(message)) {
        if (plays(id, Lie::SilentMonitor) || plays(id, Lie::CopiedVerdict)) return std::nullopt;
    } else if (std::holds_alternative<protocol::EvidenceShare>(message)) {
        if (plays(id, Lie::UnprovenKeyRequest)) return std::nullopt;
    } else if (auto* share = std::get_if<protocol::VerdictShare>(&message)) {
        if (plays(id, Lie::SilentMonitor)) return std::nullopt;
        ledger::Verdict verdict = share->verdict.verdict;
        if (half(to) && plays(id, Lie::TwoVerdicts)) {
            verdict.ok = !verdict.ok;
            verdict.reason = verdict.ok ? 0 : 1;
            return protocol::VerdictShare{resigned(verdict, identity())};
        }
        if (verdict.ok && plays(id, Lie::FailToGood)) {
            verdict.ok = false;
            verdict.reason = 1;
            return protocol::VerdictShare{resigned(verdict, identity())};
        }
        if (!verdict.ok && plays(id, Lie::CopiedVerdict)) {
            // It never asked, so it has nothing of its own to show: it says what it thinks the others say.
            verdict.ok = true;
            verdict.reason = 0;
            return protocol::VerdictShare{resigned(verdict, identity())};
        }
    }
    return message;
}

// Each recipient's box is opened with the recipient's key, changed, and sealed again for that recipient alone.
void Node::publishChanged(const TaskId& id, const Bytes& frame) {
    const protocol::NodeTask* task = find(id);
    const ledger::Task* record = state().task(id);
    if (task == nullptr || record == nullptr) return;
    for (const ledger::Joiner& joiner : record->joins) {
        const auto secret = m_topics.channelSecrets.find({id, task->draw(), joiner.node});
        if (joiner.node == this->id() || secret == m_topics.channelSecrets.end()) continue;
        auto opened =
            protocol::openFrame(state().chain(), id, task->draw(), this->id(), joiner.node, secret->second, frame);
        if (!opened.ok() || !*opened) continue;
        const std::optional<Message> message = changed(id, joiner.node, std::move(**opened));
        if (!message) continue;
        auto sealed = protocol::sealFrame(state().chain(), id, task->draw(), this->id(),
                                          {{joiner.node, joiner.channelKey}}, *message, m_dice);
        if (sealed.ok()) publish(id, *sealed);
    }
}

void Node::submitChanged(const TaskId& id, ledger::TxBody body) {
    if (std::holds_alternative<ledger::KeyRequest>(body) && plays(id, Lie::NeverAsksForKeys)) return;
    if (auto* request = std::get_if<ledger::KeyRequest>(&body); request && plays(id, Lie::HalfKeyRequest))
        request->publisherPackage = ledger::rawCid(m_dice.array<32>());
    if (std::holds_alternative<ledger::PublicReveal>(body) && plays(id, Lie::RevealNothing)) return;
    if (std::holds_alternative<ledger::TaskComplete>(body) && plays(id, Lie::NeverCompletes)) return;
    if (auto* claim = std::get_if<ledger::KeyUnusable>(&body); claim && plays(id, Lie::FalseKeyClaim))
        claim->fault = ledger::KeyFault::Wrong;
    if (auto* confirm = std::get_if<ledger::TaskConfirm>(&body)) {
        ledger::Verdict verdict = confirm->verdict.verdict;
        if (plays(id, Lie::SilentMonitor)) return;
        if (m_lie == Lie::FailToGood && verdict.ok) {
            verdict.ok = false;
            verdict.reason = 1;
            confirm->verdict = resigned(verdict, identity());
        }
        if (!verdict.ok && plays(id, Lie::CopiedVerdict)) {
            verdict.ok = true;
            verdict.reason = 0;
            confirm->verdict = resigned(verdict, identity());
        }
    }
    if (!std::holds_alternative<ledger::TaskJoin>(body) && plays(id, Lie::ReplaysTransactions)) submit(body);
    submit(std::move(body));
}

}  // namespace leo::sim
