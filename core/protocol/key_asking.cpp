#include "protocol/key_asking.h"

#include <algorithm>

#include "crypto/hash.h"

namespace leo::protocol {

using attest::Phase;
using ledger::TaskPhase;

KeyAsking::KeyAsking(Turn turn, const NodeId& self, TimeMs now) : m_turn(std::move(turn)), m_self(self), m_now(now) {
    const ledger::Task& task = m_turn.task;
    // A member that comes late, when a request is on layer one already, counts its half from then.
    const TimeMs since = task.phase == TaskPhase::Attesting ? task.since : now;
    m_overdueAt = since + task.post.windows.attestMs / 2;
}

void KeyAsking::handle(const EvidenceShare& share, TimeMs now) {
    m_now = now;
    if (share.phase != Phase::Before || share.turn != m_turn.turn) return;
    const Hash digest = crypto::sha256(share.evidence);
    if (m_quotes.size() >= kMaxPackageEvidence || m_quotes.count(digest)) return;
    // The monitors say what is wrong with it; in a package it would spoil the good ones.
    if (!checkQuote(m_turn, {share.nonces, share.evidence}, share.time).ok()) return;
    m_quotes.emplace(digest, share);
    compare();
    consider(now);
}

void KeyAsking::handle(const ledger::SignedVerdict& given, TimeMs now) {
    m_now = now;
    const ledger::Verdict& verdict = given.verdict;
    const bool ours = verdict.task == m_turn.task.task && verdict.draw == m_turn.task.draw &&
                      verdict.turn == m_turn.turn && verdict.phase == Phase::Before &&
                      m_turn.isMonitor(verdict.monitor);
    if (!ours || m_verdicts.count(verdict.monitor) || !given.valid()) return;
    m_verdicts.emplace(verdict.monitor, given);
    compare();
    consider(now);
}

void KeyAsking::handle(const NodeId& from, const PackageContents& contents, TimeMs now) {
    m_now = now;
    const std::vector<NodeId> group = m_turn.everyone();
    if (contents.turn != m_turn.turn || std::find(group.begin(), group.end(), from) == group.end()) return;
    m_contents[from] = contents;
    compare();
}

void KeyAsking::handleTask(const ledger::Task& task, TimeMs now) {
    m_now = now;
    m_open = task.phase == TaskPhase::Attesting || task.phase == TaskPhase::Keys;
    if (task.keyRequests.size() == m_requests.size()) return;
    m_requests = task.keyRequests;
    compare();
}

// An ok about evidence that the package does not show is worth nothing to the owners: a monitor that never asked
// could say it, the request would fail their checks, and the miss would be theirs to pay.
bool KeyAsking::counts(const ledger::SignedVerdict& given) const {
    const ledger::Verdict& verdict = given.verdict;
    return verdict.ok && std::any_of(m_quotes.begin(), m_quotes.end(), [&](const auto& quote) {
               return attest::seenDigest(verdict.monitor, quote.second.evidence) == verdict.seen;
           });
}

bool KeyAsking::enough() const {
    const bool haveTime = std::any_of(m_quotes.begin(), m_quotes.end(),
                                      [](const auto& quote) { return quote.second.time.has_value(); });
    std::uint64_t total = 0, okWeight = 0;
    for (const NodeId& monitor : m_turn.monitors()) {
        total += m_turn.weightOf(monitor);
        const auto given = m_verdicts.find(monitor);
        if (given != m_verdicts.end() && counts(given->second)) okWeight += m_turn.weightOf(monitor);
    }
    return haveTime && 3 * okWeight > 2 * total;
}

PackageContents KeyAsking::own() const {
    PackageContents contents;
    contents.turn = m_turn.turn;
    for (const auto& [digest, share] : m_quotes) contents.evidence.push_back(digest);
    for (const auto& [monitor, given] : m_verdicts)
        if (counts(given)) contents.verdicts.push_back(given);
    return contents;
}

Result<KeyPackage> KeyAsking::assemble(const PackageContents& contents) const {
    KeyPackage package;
    package.certificate = m_turn.certificate;
    for (const Hash& digest : contents.evidence) {
        const auto quote = m_quotes.find(digest);
        LEO_REQUIRE(quote != m_quotes.end(), Code::NotFound, "a quote that this member does not have");
        const EvidenceShare& share = quote->second;
        package.evidence.push_back({share.nonces, share.evidence});
        if (share.time && package.time.attest.empty()) package.time = *share.time;
    }
    package.verdicts = contents.verdicts;
    return package;
}

Result<KeyAsking::Blocks> KeyAsking::make(const PackageContents& contents) const {
    LEO_TRY_ASSIGN(const KeyPackage package, assemble(contents));
    LEO_TRY(checkOwnPackage(m_turn, package, m_now));
    return seal(package);
}

Result<KeyAsking::Blocks> KeyAsking::seal(const KeyPackage& package) const {
    Blocks blocks;
    LEO_TRY_ASSIGN(blocks.requester, sealPackage(package, m_turn.task.task, m_turn.task.requester));
    LEO_TRY_ASSIGN(blocks.publisher, sealPackage(package, m_turn.task.task, m_turn.task.publisher));
    return blocks;
}

// All members who know a request serve its packages, so that the owners get them whoever falls silent.
void KeyAsking::keep(const Blocks& blocks) {
    for (const Bytes* block : {&blocks.requester, &blocks.publisher})
        m_outbox.push(KeepBlock{ledger::rawCid(*block), *block});
}

void KeyAsking::compare() {
    if (m_known || m_requests.empty()) return;
    std::vector<PackageContents> candidates;
    if (enough()) candidates.push_back(own());
    for (const ledger::RequestedKeys& request : m_requests) {
        if (request.member == m_self && m_asked) m_known = true;
        const auto told = m_contents.find(request.member);
        if (told != m_contents.end()) candidates.push_back(told->second);
    }
    for (const PackageContents& contents : candidates) {
        if (m_known) return;
        const Result<Blocks> blocks = make(contents);
        if (!blocks.ok()) continue;
        const auto requester = ledger::rawCid(blocks->requester), publisher = ledger::rawCid(blocks->publisher);
        m_known = std::any_of(m_requests.begin(), m_requests.end(), [&](const ledger::RequestedKeys& request) {
            return request.requesterPackage == requester && request.publisherPackage == publisher;
        });
        if (m_known) keep(*blocks);
    }
}

void KeyAsking::consider(TimeMs now) {
    if (m_asked || m_known || !m_open || !enough()) return;
    const bool allSpoke = m_verdicts.size() >= m_turn.monitors().size();
    const TimeMs due = now + m_turn.rankById(m_self) * m_turn.params.attemptMs + (allSpoke ? 0 : kVerdictGraceMs);
    if (!m_askAt || due < *m_askAt) m_askAt = due;
    handleTimeout(now);
}

void KeyAsking::handleTimeout(TimeMs now) {
    if (!m_asked && !m_known && m_open && m_askAt && now >= *m_askAt) ask(now);
}

void KeyAsking::ask(TimeMs now) {
    m_now = now;
    m_askAt.reset();
    const PackageContents contents = own();
    const Result<Blocks> blocks = make(contents);
    if (!blocks.ok()) return m_outbox.note("no key request: " + blocks.error().detail);
    m_asked = true;
    keep(*blocks);
    std::vector<NodeId> others = m_turn.everyone();
    std::erase(others, m_self);
    m_outbox.send(std::move(others), contents);
    m_outbox.push(Submit{ledger::KeyRequest{m_turn.task.task, m_turn.task.draw, m_turn.turn,
                                            ledger::rawCid(blocks->requester), ledger::rawCid(blocks->publisher)}});
}

std::optional<Bytes> KeyAsking::packageOf(const ledger::CidBytes& block) const {
    std::vector<PackageContents> candidates = {own()};
    for (const auto& [member, contents] : m_contents) candidates.push_back(contents);
    for (const PackageContents& contents : candidates) {
        const Result<KeyPackage> package = assemble(contents);
        if (!package.ok()) continue;
        const Result<Blocks> blocks = seal(*package);
        if (!blocks.ok()) continue;
        if (ledger::rawCid(blocks->requester) == block || ledger::rawCid(blocks->publisher) == block)
            return package->encode();
    }
    return std::nullopt;
}

bool KeyAsking::overdue(TimeMs now) const {
    return m_open && !m_known && !m_asked && !m_askAt && now >= m_overdueAt;
}

std::optional<TimeMs> KeyAsking::pollTimeout() const {
    return m_asked || m_known || !m_open ? std::nullopt : m_askAt;
}

}  // namespace leo::protocol
