#include "liar/lies.h"

#include <algorithm>

#include "crypto/hash.h"

namespace leo::liar {

using protocol::Command;
using protocol::Message;
using protocol::NodeTask;

const std::vector<Lie>& allLies() {
    static const std::vector<Lie> lies = {
        {"reveal-nothing", "joins a draw and reveals its seats to nobody", "member"},
        {"false-reveal", "claims a seat more than it drew", "member"},
        {"leave-leader-out", "proposes a group without the one who leads, and signs no other", "member"},
        {"two-certificates", "proposes different groups to different members", "member"},
        {"silent-monitor", "never challenges and never speaks", "monitor"},
        {"copied-verdict", "never challenges, and says ok at the end", "monitor"},
        {"fail-to-good", "says fail to a good quote", "monitor"},
        {"never-asks-for-keys", "stays silent when keys should be asked for", "executor"},
        {"old-quote", "answers every challenge with its first quote", "executor"},
        {"quote-in-advance", "names a second nonce for every monitor", "executor"},
        {"other-code", "measures another code than the lambda's", "executor"},
        {"keeps-copy", "measures a clean-up that left something behind", "executor"},
        {"calls-good-run-failed", "says that a good run ended with exit code 1", "executor"},
        {"wrong-result-key", "puts a box on the chain that does not open", "executor"},
        {"never-completes", "runs the code and keeps the result", "executor"},
        {"flooding-peer", "sends gossip and transactions as fast as it can", "peer"},
        {"malformed-frames", "sends garbage at every layer of the link", "peer"},
    };
    return lies;
}

const Lie* findLie(std::string_view name) {
    const auto& lies = allLies();
    const auto found = std::find_if(lies.begin(), lies.end(), [&](const Lie& lie) { return lie.name == name; });
    return found == lies.end() ? nullptr : &*found;
}

bool LyingConduct::plays(const NodeTask& of, std::string_view lie, std::string_view what) {
    if (m_lie != lie) return false;
    m_played(of.task(), what);
    return true;
}

ledger::SignedVerdict LyingConduct::resigned(ledger::Verdict verdict, bool ok) const {
    verdict.ok = ok;
    verdict.reason = static_cast<std::uint8_t>(ok ? attest::Reason::Ok : attest::Reason::NoAnswer);
    return ledger::SignedVerdict::make(verdict, *m_identity);
}

std::optional<Message> LyingConduct::changed(const NodeTask& of, const NodeId& to, Message message) {
    if (auto* reveal = std::get_if<protocol::Reveal>(&message)) {
        if (plays(of, "reveal-nothing", "kept its reveal")) return std::nullopt;
        if (plays(of, "false-reveal", "revealed a seat too many")) {
            reveal->member.j += 1;
            return protocol::signReveal(of.task(), of.draw(), reveal->member, *m_identity);
        }
    } else if (auto* propose = std::get_if<protocol::Propose>(&message)) {
        auto& members = propose->certificate.members;
        const bool leads = !members.empty() && members.front().node == m_identity->id();
        if (members.size() > 3 && !leads && plays(of, "leave-leader-out", "proposed a group without its leader"))
            members.erase(members.begin());
        if (members.size() > 3 && (to.bytes[7] & 1) != 0 && plays(of, "two-certificates", "proposed a second group"))
            members.pop_back();
        const Hash hash = propose->certificate.hash();
        propose->signature = m_identity->sign(ledger::kCertificateVoteTag,
                                              ledger::certificateVote(of.task(), of.draw(), propose->attempt, hash));
    } else if (std::holds_alternative<protocol::CertificateSignature>(message)) {
        if (plays(of, "leave-leader-out", "signed nothing")) return std::nullopt;
    } else if (std::holds_alternative<protocol::Challenge>(message)) {
        if (plays(of, "silent-monitor", "did not challenge")) return std::nullopt;
        if (plays(of, "copied-verdict", "did not challenge")) return std::nullopt;
    } else if (auto* evidence = std::get_if<protocol::EvidenceShare>(&message)) {
        // As it would have to, had it quoted over nonces of its own before anybody asked.
        if (plays(of, "quote-in-advance", "named a second nonce for everybody")) {
            std::vector<protocol::NonceEntry> both;
            for (const protocol::NonceEntry& entry : evidence->nonces) both.insert(both.end(), 2, entry);
            for (std::size_t i = 0; i < both.size(); i += 2) both[i].nonce[0] ^= 1;
            evidence->nonces = std::move(both);
        }
    } else if (auto* share = std::get_if<protocol::VerdictShare>(&message)) {
        const ledger::Verdict& verdict = share->verdict.verdict;
        if (plays(of, "silent-monitor", "said nothing")) return std::nullopt;
        if (verdict.ok && plays(of, "fail-to-good", "said fail to a good quote"))
            return protocol::VerdictShare{resigned(verdict, false)};
        if (!verdict.ok && plays(of, "copied-verdict", "said ok without having looked"))
            return protocol::VerdictShare{resigned(verdict, true)};
    } else if (auto* contents = std::get_if<protocol::PackageContents>(&message)) {
        // The same word to everybody: whoever has two of them shows both to layer one.
        for (ledger::SignedVerdict& given : contents->verdicts)
            if (given.verdict.monitor == m_identity->id() && given.verdict.ok &&
                plays(of, "fail-to-good", "said fail to a good quote"))
                given = resigned(given.verdict, false);
    }
    return message;
}

std::optional<ledger::TxBody> LyingConduct::changed(const NodeTask& of, ledger::TxBody body) {
    if (std::holds_alternative<ledger::KeyRequest>(body) && of.executing() &&
        plays(of, "never-asks-for-keys", "did not ask for keys"))
        return std::nullopt;
    if (std::holds_alternative<ledger::TaskComplete>(body) && plays(of, "never-completes", "kept the result"))
        return std::nullopt;
    if (auto* confirm = std::get_if<ledger::TaskConfirm>(&body)) {
        const ledger::Verdict& verdict = confirm->verdict.verdict;
        if (plays(of, "silent-monitor", "said nothing")) return std::nullopt;
        if (verdict.ok && plays(of, "fail-to-good", "said fail to a good quote"))
            confirm->verdict = resigned(verdict, false);
        else if (!verdict.ok && plays(of, "copied-verdict", "said ok without having looked"))
            confirm->verdict = resigned(verdict, true);
    }
    return body;
}

std::vector<Command> LyingConduct::act(const NodeTask& of, Command command) {
    std::vector<Command> done;
    if (auto* send = std::get_if<protocol::Send>(&command)) {
        for (const NodeId& to : send->to)
            if (std::optional<Message> message = changed(of, to, send->message))
                done.push_back(protocol::Send{{to}, std::move(*message)});
        return done;
    }
    if (auto* submit = std::get_if<protocol::Submit>(&command)) {
        std::optional<ledger::TxBody> body = changed(of, std::move(submit->body));
        if (body) done.push_back(protocol::Submit{std::move(*body)});
        return done;
    }
    if (auto* run = std::get_if<protocol::BeginRun>(&command))
        if (plays(of, "other-code", "measured another code")) run->start.codeCid.back() ^= 1;
    done.push_back(std::move(command));
    return done;
}

protocol::EvidenceShare LyingConduct::quoted(const NodeTask& of, const protocol::TakeQuote& asked,
                                             protocol::EvidenceShare share) {
    Bytes& first = m_firstQuote[of.task()];
    if (first.empty())
        first = share.evidence;
    else if (asked.fields.phase != attest::Phase::Before && plays(of, "old-quote", "answered with its first quote"))
        share.evidence = first;
    return share;
}

protocol::RunReport LyingConduct::ended(const NodeTask& of, protocol::RunReport report) {
    if (plays(of, "keeps-copy", "left something behind")) report.cleanupDigest[0] ^= 1;
    if (plays(of, "calls-good-run-failed", "called a good run failed")) report.outcome.exit = 1;
    if (plays(of, "wrong-result-key", "boxed another key")) {
        report.sealedResultKey.back() ^= 1;
        report.outcome.sealedResultKeyHash = crypto::sha256(report.sealedResultKey);
    }
    return report;
}

}  // namespace leo::liar
