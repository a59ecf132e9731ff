#include "node/facade/explorer_area.h"

#include <algorithm>
#include <charconv>

#include "base/address.h"
#include "content/cid.h"
#include "node/facade/explorer_details.h"

namespace leo::node {
namespace {

using store::Place;
using store::RecordKey;

constexpr std::size_t kPageRows = 50;
constexpr std::size_t kStripBlocks = 12, kOverviewRows = 50, kMatches = 20;
constexpr std::size_t kTaskTxs = store::kMaxIndexRows;
constexpr std::size_t kCreditPoints = 1'000;
constexpr std::size_t kDays = 14;
constexpr std::size_t kLeastHexDigits = 4;  // fewer are a height or a name

std::optional<std::uint64_t> numberOf(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty()) return {};
    return value;
}

Result<std::optional<Place>> placeOf(const api::Cursor& cursor) {
    if (cursor.empty()) return std::optional<Place>();
    const auto value = numberOf(cursor);
    LEO_REQUIRE(value, Code::Malformed, "not a cursor of this list");
    return std::optional<Place>(Place{*value});
}

// A full page is continued; a shorter one is the last.
template <class Row>
api::Cursor nextOf(const std::vector<Row>& rows, std::uint64_t last) {
    return rows.size() < kPageRows ? api::Cursor() : std::to_string(last);
}

const std::vector<std::pair<std::string, RecordKey>>& recordKeys() {
    static const std::vector<std::pair<std::string, RecordKey>> keys = {
        {"executed", RecordKey::Executed},
        {"monitored", RecordKey::Monitored},
        {"attested", RecordKey::Attested},
        {"posted", RecordKey::Posted},
        {"runs-settled", RecordKey::RunsSettled},
        {"runs-failed", RecordKey::RunsFailed},
        {"renewals", RecordKey::Renewals},
        {"absent", RecordKey::Absent},
        {"failed-turns", RecordKey::FailedExecutor},
        {"overruled", RecordKey::Overruled},
        {"lies", RecordKey::Lied},
        {"reports-upheld", RecordKey::ReportsUpheld},
        {"reports-rejected", RecordKey::ReportsRejected}};
    return keys;
}

bool isHex(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// What a text typed into the search is, and how to look for it.
struct Query {
    std::string recognised;
    std::function<Result<std::vector<store::IndexedMatch>>(ExplorerSource::Sources&)> run;
};

store::IndexedMatch blockMatch(const store::IndexedBlock& block) {
    store::IndexedMatch match;
    match.kind = store::IndexedMatch::Kind::Block;
    match.id = block.hash.bytes;
    match.height = block.height;
    return match;
}

Result<std::vector<store::IndexedMatch>> byHeight(ExplorerSource::Sources& from, std::uint64_t height) {
    std::vector<store::IndexedMatch> matches;
    // SQL integers end at 2^63; no height comes near.
    if (height >= std::uint64_t{1} << 62) return matches;
    LEO_TRY_ASSIGN(const auto rows, from.index->blocks(Height{height + 1}, 1));
    if (!rows.empty() && rows[0].height.value == height) matches.push_back(blockMatch(rows[0]));
    return matches;
}

Query queryOf(const std::string& typed) {
    std::string text = typed;
    const bool hash = !text.empty() && text[0] == '#';
    if (hash) text.erase(std::remove(text.begin(), text.end(), ','), text.end());
    if (const auto height = numberOf(hash ? text.substr(1) : text); height && text.size() < 20)
        return {"block height", [height = *height, text](ExplorerSource::Sources& from) {
                    Result<std::vector<store::IndexedMatch>> found = byHeight(from, height);
                    // Digits alone may be the beginning of an id as well.
                    if (!found.ok() || text.size() < kLeastHexDigits || !isHex(text)) return found;
                    auto ids = from.index->findId(text, kMatches);
                    if (ids.ok()) found->insert(found->end(), ids->begin(), ids->end());
                    return found;
                }};
    if (const auto account = parseAddress(text); account.ok())
        return {"address", [account = *account](ExplorerSource::Sources& from) {
                    return from.index->findId(account.hex(), kMatches);
                }};
    if (const auto cid = content::Cid::fromText(text); cid.ok())
        return {"content", [digest = cid->digest()](ExplorerSource::Sources& from) {
                    return from.index->findCid(digest, kMatches);
                }};
    const std::string digits = text.rfind("0x", 0) == 0 ? text.substr(2) : text;
    if (isHex(digits) && digits.size() >= kLeastHexDigits && digits.size() <= 64)
        return {"id", [digits](ExplorerSource::Sources& from) -> Result<std::vector<store::IndexedMatch>> {
                    LEO_TRY_ASSIGN(auto found, from.index->findId(digits, kMatches));
                    // "added" is hexadecimal and a word.
                    LEO_TRY_ASSIGN(const auto named, from.index->findName(digits, kMatches));
                    found.insert(found.end(), named.begin(), named.end());
                    return found;
                }};
    return {"name", [text](ExplorerSource::Sources& from) { return from.index->findName(text, kMatches); }};
}

}  // namespace

ExplorerArea::ExplorerArea(Core& core)
    : m_core(core),
      m_source(core),
      m_overview(core.hop(), [this](std::uint64_t sequence) { return overview(sequence); }) {
    m_moved = m_source.onMoved.subscribe([this] { refresh(); });
    m_leaving = m_core.onLeaving.subscribe([this] {
        m_figures.reset();
        m_overview.changed();
    });
    refresh();
}

Names ExplorerArea::names() const {
    return Names(m_core.state(), [this](const AccountId& account) { return m_core.nameOf(account); });
}

// ---- overview

Subscription ExplorerArea::observe(api::Handler<api::Overview> handler) {
    return m_overview.observe(std::move(handler));
}

void ExplorerArea::refresh() {
    if (!m_core.state()) return;
    if (m_refreshing) {
        m_stale = true;
        return;
    }
    m_refreshing = true;
    const std::uint64_t now = m_core.now().value;
    const TimeMs since{now > kDays * kDayMs ? (now / kDayMs - kDays + 1) * kDayMs : 0};
    m_source.ask<Figures>(
        [since](Sources& from) -> Result<Figures> {
            Figures figures;
            LEO_TRY_ASSIGN(figures.totals, from.index->totals());
            LEO_TRY_ASSIGN(figures.blocks, from.index->blocks({}, kStripBlocks));
            LEO_TRY_ASSIGN(figures.txs, from.index->txs({}, kOverviewRows));
            LEO_TRY_ASSIGN(figures.tasks, from.index->tasks({}, kOverviewRows));
            LEO_TRY_ASSIGN(figures.hours, from.index->hours(since));
            return figures;
        },
        [this](Result<Figures> figures) {
            m_refreshing = false;
            if (figures.ok() && m_core.state()) {
                m_figures = std::move(*figures);
                m_overview.changed();
            }
            if (std::exchange(m_stale, false)) refresh();
        });
}

api::Overview ExplorerArea::overview(std::uint64_t sequence) {
    api::Overview view;
    view.sequence = sequence;
    if (!m_figures || !m_core.state()) return view;
    const Names words = names();
    for (const auto& block : m_figures->blocks) view.blocks.push_back(blockRow(block));
    for (const auto& tx : m_figures->txs) view.txs.push_back(txRow(tx, words));
    view.supply = m_core.state()->genesis().supply;
    view.balances = m_figures->totals.balances;
    view.escrow = m_figures->totals.escrow;
    view.deposits = m_figures->totals.deposits;
    view.bonds = m_figures->totals.bonds;
    view.burned = m_figures->totals.burned;
    view.tasksEnded = m_figures->totals.tasksEnded;
    view.tasksSettled = m_figures->totals.tasksSettled;
    const std::uint64_t today = m_core.now().value / kDayMs, hour = m_core.now().value / store::kIndexHourMs;
    for (std::uint64_t day = today - kDays + 1; day <= today; ++day) {
        view.burnedByDay.push_back({TimeMs{day * kDayMs}, {}});
        view.tasksByDay.push_back({TimeMs{day * kDayMs}, 0});
    }
    for (const auto& sums : m_figures->hours) {
        const std::uint64_t day = sums.hour.value / kDayMs;
        if (day + kDays <= today || day > today) continue;
        const std::size_t at = day + kDays - 1 - today;
        view.burnedByDay[at].value.units += sums.burned.units;
        view.tasksByDay[at].value += static_cast<std::uint32_t>(sums.tasksEnded);
        if (sums.hour.value / store::kIndexHourMs + 24 > hour) view.burned24h.units += sums.burned.units;
    }
    addNodes(view);
    addTasks(view);
    return view;
}

void ExplorerArea::addNodes(api::Overview& view) const {
    std::vector<std::uint32_t> credits;
    for (const auto& [id, node] : m_core.state()->nodes()) {
        if (node.status != ledger::NodeStatus::Active) continue;
        credits.push_back(node.credit.value);
        view.creditTotal += node.credit.value;
    }
    view.nodes = static_cast<std::uint32_t>(credits.size());
    std::sort(credits.begin(), credits.end());
    if (!credits.empty()) view.creditMedian = credits[credits.size() / 2];
    view.creditBars = creditBars(credits);
}

void ExplorerArea::addTasks(api::Overview& view) {
    const Names words = names();
    for (const store::IndexedTask& row : m_figures->tasks) {
        const ledger::Task* task = m_core.state()->task(row.task);
        if (!task || task->phase == ledger::TaskPhase::Closed) continue;
        api::TaskRow out = taskRow(*task, words, row.postedTime, row.paid);
        out.mine = m_core.isKnown(task->requester);
        out.myLambda = m_core.isKnown(task->publisher);
        view.inFlight.push_back(std::move(out));
    }
}

// ---- search

void ExplorerArea::search(const std::string& text, api::Done<api::SearchResult> done) {
    m_core.hop()->toCore([this, text = trimmed(text), done = std::move(done)] {
        if (text.empty()) return m_core.hop()->back(done)(api::SearchResult{});
        Query query = queryOf(text);
        using Matches = std::vector<store::IndexedMatch>;
        answer<Matches, api::SearchResult>(
            std::move(query.run),
            [this, recognised = query.recognised](const Matches& matches) -> Result<api::SearchResult> {
                return resultOf(recognised, matches);
            },
            done);
    });
}

api::SearchResult ExplorerArea::resultOf(const std::string& recognised,
                                         const std::vector<store::IndexedMatch>& matches) const {
    const Names words = names();
    api::SearchResult result;
    result.recognised = recognised;
    using Kind = store::IndexedMatch::Kind;
    // A task and a lambda have the id of the transaction that made them, and show it.
    const auto stands = [&matches](const store::IndexedMatch& tx) {
        return std::any_of(matches.begin(), matches.end(), [&tx](const store::IndexedMatch& other) {
            return (other.kind == Kind::Task || other.kind == Kind::Lambda) && other.id == tx.id;
        });
    };
    for (const store::IndexedMatch& found : matches) {
        if (result.matches.size() == kMatches) break;
        if (found.kind == Kind::Tx && stands(found)) continue;
        api::Match match;
        match.id = found.id;
        match.height = found.height;
        const std::string id = TxId{found.id}.hex();
        match.subtitle = id;
        switch (found.kind) {
            case Kind::Block:
                match.kind = api::Match::Kind::Block;
                match.title = '#' + std::to_string(found.height.value);
                break;
            case Kind::Tx:
                match.kind = api::Match::Kind::Tx;
                match.title = id.substr(0, 8);
                break;
            case Kind::Task:
                match.kind = api::Match::Kind::Task;
                match.title = id.substr(0, 8);
                break;
            case Kind::Lambda:
                match.kind = api::Match::Kind::Lambda;
                match.title = words.of(LambdaId{found.id});
                break;
            case Kind::Account: {
                const AccountId account{found.id};
                const bool node = m_core.state() && m_core.state()->node(account);
                match.kind = node ? api::Match::Kind::Node : api::Match::Kind::Account;
                match.title = words.orShort(account);
                match.subtitle = toAddress(account);
                break;
            }
        }
        result.matches.push_back(std::move(match));
    }
    return result;
}

// ---- lists

void ExplorerArea::blocks(const api::Cursor& from, api::Done<api::Page<api::BlockRow>> done) {
    m_core.hop()->toCore([this, from, done = std::move(done)] {
        const auto place = placeOf(from);
        if (!place.ok()) return m_core.hop()->back(done)(place.error());
        const std::optional<Height> before = *place ? std::optional<Height>(Height{(*place)->value}) : std::nullopt;
        using Rows = std::vector<store::IndexedBlock>;
        answer<Rows, api::Page<api::BlockRow>>(
            [before](Sources& sources) { return sources.index->blocks(before, kPageRows); },
            [](const Rows& rows) -> Result<api::Page<api::BlockRow>> {
                api::Page<api::BlockRow> page;
                for (const auto& row : rows) page.rows.push_back(blockRow(row));
                if (!rows.empty()) page.next = nextOf(rows, rows.back().height.value);
                return page;
            },
            done);
    });
}

void ExplorerArea::txPage(const api::Cursor& from,
                          std::function<Result<std::vector<store::IndexedTx>>(Sources&, std::optional<Place>)> read,
                          api::Done<api::Page<api::TxRow>> done) {
    m_core.hop()->toCore([this, from, read = std::move(read), done = std::move(done)] {
        const auto place = placeOf(from);
        if (!place.ok()) return m_core.hop()->back(done)(place.error());
        using Rows = std::vector<store::IndexedTx>;
        answer<Rows, api::Page<api::TxRow>>(
            [read, before = *place](Sources& sources) { return read(sources, before); },
            [this](const Rows& rows) -> Result<api::Page<api::TxRow>> {
                const Names words = names();
                api::Page<api::TxRow> page;
                for (const auto& row : rows) page.rows.push_back(txRow(row, words));
                if (!rows.empty()) page.next = nextOf(rows, rows.back().place.value);
                return page;
            },
            done);
    });
}

void ExplorerArea::txs(const api::Cursor& from, api::Done<api::Page<api::TxRow>> done) {
    txPage(
        from, [](Sources& sources, std::optional<Place> before) { return sources.index->txs(before, kPageRows); },
        std::move(done));
}

void ExplorerArea::recordTxs(const AccountId& id, const std::string& key, const api::Cursor& from,
                             api::Done<api::Page<api::TxRow>> done) {
    RecordKey wanted = RecordKey::All;
    for (const auto& [name, value] : recordKeys())
        if (name == key) wanted = value;
    if (wanted == RecordKey::All && key != "all")
        return m_core.hop()->back(done)(makeError(Code::InvalidArgument, "no record is called " + key));
    txPage(
        from,
        [id, wanted](Sources& sources, std::optional<Place> before) {
            return sources.index->recordTxs(id, wanted, before, kPageRows);
        },
        std::move(done));
}

void ExplorerArea::tasks(const api::Cursor& from, api::Done<api::Page<api::TaskRow>> done) {
    m_core.hop()->toCore([this, from, done = std::move(done)] {
        const auto place = placeOf(from);
        if (!place.ok()) return m_core.hop()->back(done)(place.error());
        using Rows = std::vector<store::IndexedTask>;
        answer<Rows, api::Page<api::TaskRow>>(
            [before = *place](Sources& sources) { return sources.index->tasks(before, kPageRows); },
            [this](const Rows& rows) -> Result<api::Page<api::TaskRow>> {
                LEO_REQUIRE(m_core.state(), Code::Unreachable, "no network is chosen");
                const Names words = names();
                api::Page<api::TaskRow> page;
                for (const auto& row : rows) {
                    const ledger::Task* task = m_core.state()->task(row.task);
                    if (!task) continue;
                    page.rows.push_back(taskRow(*task, words, row.postedTime, row.paid));
                    page.rows.back().mine = m_core.isKnown(task->requester);
                    page.rows.back().myLambda = m_core.isKnown(task->publisher);
                }
                if (!rows.empty()) page.next = nextOf(rows, rows.back().posted.value);
                return page;
            },
            done);
    });
}

void ExplorerArea::nodes(api::Done<std::vector<api::NodeRow>> done) {
    m_core.hop()->toCore([this, done = std::move(done)] {
        std::vector<api::NodeRow> rows;
        if (const ledger::State* state = m_core.state()) {
            std::uint64_t total = 0;
            for (const auto& [id, node] : state->nodes())
                if (node.status == ledger::NodeStatus::Active) total += node.credit.value;
            for (const auto& [id, node] : state->nodes()) rows.push_back(nodeRow(node, total));
            for (api::NodeRow& row : registeringRows(*state)) rows.push_back(std::move(row));
        }
        using Rows = std::vector<api::NodeRow>;
        answer<Rows, Rows>(
            [rows](Sources& sources) -> Result<Rows> {
                Rows out = rows;
                for (api::NodeRow& row : out) {
                    LEO_TRY_ASSIGN(const std::uint64_t member, sources.index->count(row.node, RecordKey::Member));
                    LEO_TRY_ASSIGN(const std::uint64_t led, sources.index->count(row.node, RecordKey::Led));
                    if (member > 0) row.leadSharePermille = static_cast<std::uint32_t>(led * 1'000 / member);
                }
                return out;
            },
            [](Rows out) -> Result<Rows> { return out; }, done);
    });
}

void ExplorerArea::disputes(const api::Cursor& from, api::Done<api::Page<api::DisputeRow>> done) {
    m_core.hop()->toCore([this, from, done = std::move(done)] {
        const auto place = placeOf(from);
        if (!place.ok()) return m_core.hop()->back(done)(place.error());
        using Rows = std::vector<DisputeFacts>;
        answer<Rows, api::Page<api::DisputeRow>>(
            [before = *place](Sources& sources) { return disputeFacts(sources, before, kPageRows); },
            [this](const Rows& rows) -> Result<api::Page<api::DisputeRow>> {
                LEO_REQUIRE(m_core.state(), Code::Unreachable, "no network is chosen");
                api::Page<api::DisputeRow> page;
                for (const DisputeFacts& facts : rows) {
                    api::DisputeRow row;
                    row.id = TxId{facts.tx.subject};
                    row.height = facts.tx.place.height();
                    row.time = facts.tx.time;
                    row.kind = txKindName(facts.tx.kind);
                    const ledger::Task* task = facts.tx.task ? m_core.state()->task(*facts.tx.task) : nullptr;
                    if (facts.tx.other)
                        row.accused = *facts.tx.other;
                    else if (task && task->executor)
                        row.accused = *task->executor;
                    if (facts.tx.sender) row.reporter = *facts.tx.sender;
                    row.upheld = facts.upheld;
                    row.seized = facts.seized;
                    page.rows.push_back(std::move(row));
                }
                if (!rows.empty()) {
                    std::vector<store::IndexedTx> txs;
                    for (const DisputeFacts& facts : rows) txs.push_back(facts.tx);
                    page.next = nextOf(txs, txs.back().place.value);
                }
                return page;
            },
            done);
    });
}

// ---- details

void ExplorerArea::block(Height height, api::Done<api::BlockDetail> done) {
    m_core.hop()->toCore([this, height, done = std::move(done)] {
        answer<BlockFacts, api::BlockDetail>(
            [height](Sources& sources) { return blockFacts(sources, height); },
            [this](BlockFacts facts) -> Result<api::BlockDetail> {
                const Names words = names();
                api::BlockDetail detail = std::move(facts.detail);
                detail.row = blockRow(facts.block);
                for (const auto& tx : facts.txs) detail.txs.push_back(txRow(tx, words));
                detail.seeds = std::move(facts.posted);
                // Later draws, of tasks whose latest one this is.
                if (m_core.state())
                    for (const TaskId& id : m_core.state()->openTasks()) {
                        const ledger::Task* task = m_core.state()->task(id);
                        if (task && task->draw > 0 && task->seedHeight == detail.row.height)
                            detail.seeds.push_back(id);
                    }
                return detail;
            },
            done);
    });
}

void ExplorerArea::tx(const TxId& id, api::Done<api::TxDetail> done) {
    m_core.hop()->toCore([this, id, done = std::move(done)] {
        answer<TxFacts, api::TxDetail>([id](Sources& sources) { return txFacts(sources, id); },
                                       [this](TxFacts facts) -> Result<api::TxDetail> {
                                           const Names words = names();
                                           facts.detail.row = txRow(facts.tx, words);
                                           facts.detail.moves = movesOf(facts.receipt, words);
                                           return std::move(facts.detail);
                                       },
                                       done);
    });
}

void ExplorerArea::taskTxs(const TaskId& id, api::Done<std::vector<api::TxRow>> done) {
    m_core.hop()->toCore([this, id, done = std::move(done)] {
        using Rows = std::vector<store::IndexedTx>;
        answer<Rows, std::vector<api::TxRow>>(
            [id](Sources& sources) { return sources.index->taskTxs(id, {}, kTaskTxs); },
            [this](const Rows& rows) -> Result<std::vector<api::TxRow>> {
                const Names words = names();
                std::vector<api::TxRow> out;
                for (const auto& row : rows) out.push_back(txRow(row, words));
                return out;
            },
            done);
    });
}

void ExplorerArea::taskProofs(const TaskId& id, api::Done<api::TaskProofs> done) {
    m_core.hop()->toCore([this, id, done = std::move(done)] {
        const ledger::State* state = m_core.state();
        const ledger::Task* task = state ? state->task(id) : nullptr;
        if (!task) return m_core.hop()->back(done)(makeError(Code::NotFound, "no task " + id.shortHex() + "…"));
        ProofBasis basis;
        basis.task = *task;
        basis.chain = state->chain();
        for (const auto& [node, record] : state->nodes()) basis.nodes[node] = {record.name, record.vrfKey};
        answer<api::TaskProofs, api::TaskProofs>(
            [basis = std::move(basis)](Sources& sources) { return node::taskProofs(sources, basis); },
            [](api::TaskProofs proofs) -> Result<api::TaskProofs> { return proofs; }, done);
    });
}

void ExplorerArea::taskRaw(const TaskId& id, api::Done<api::RawView> done) {
    m_core.hop()->toCore([this, id, done = std::move(done)] {
        answer<api::RawView, api::RawView>([id](Sources& sources) { return node::taskRaw(sources, id); },
                                           [](api::RawView view) -> Result<api::RawView> { return view; }, done);
    });
}

// ---- accounts

void ExplorerArea::account(const AccountId& id, api::Done<api::AccountDetail> done) {
    m_core.hop()->toCore([this, id, done = std::move(done)] { accountOnCore(id, done); });
}

void ExplorerArea::accountOnCore(const AccountId& id, api::Done<api::AccountDetail> done) {
    const ledger::State* state = m_core.state();
    if (!state) return m_core.hop()->back(done)(makeError(Code::Unreachable, "no network is chosen"));
    const ledger::NodeRecord* node = state->node(id);
    if (!state->account(id) && !node)
        return m_core.hop()->back(done)(
            makeError(Code::NotFound, "no account " + toAddress(id) + " on this network"));
    api::AccountDetail detail;
    detail.account = id;
    detail.address = toAddress(id);
    detail.name = names().of(id);
    detail.balance = state->balance(id);
    detail.nonce = state->nonce(id);
    if (node) {
        std::uint64_t total = 0;
        for (const auto& [other, record] : state->nodes())
            if (record.status == ledger::NodeStatus::Active) total += record.credit.value;
        detail.node = nodeRow(*node, total);
        detail.tpm = tpmInfo(*node, state->genesis(), m_core.now());
        detail.held.units += node->deposit.units;
    }
    for (const auto& [lambda, record] : state->lambdas())
        if (record.publisher == id) detail.held.units += record.bond.units;
    for (const TaskId& open : state->openTasks()) {
        const ledger::Task& task = *state->task(open);
        if (task.requester == id) detail.held.units += task.escrow.units;
        if (task.publisher == id) detail.held.units += task.reserve.units;
        if (const ledger::Joiner* joiner = task.joiner(id)) detail.held.units += joiner->deposit.units;
    }
    const TimeMs begun = state->genesis().time;
    answer<api::AccountDetail, api::AccountDetail>(
        [detail, begun](Sources& sources) -> Result<api::AccountDetail> {
            api::AccountDetail out = detail;
            for (const auto& [name, key] : recordKeys()) {
                LEO_TRY_ASSIGN(const std::uint64_t n, sources.index->count(out.account, key));
                out.record.push_back({name, n});
            }
            if (!out.node) return out;
            LEO_TRY_ASSIGN(const std::uint64_t member, sources.index->count(out.account, RecordKey::Member));
            LEO_TRY_ASSIGN(const std::uint64_t led, sources.index->count(out.account, RecordKey::Led));
            if (member > 0) out.node->leadSharePermille = static_cast<std::uint32_t>(led * 1'000 / member);
            LEO_TRY_ASSIGN(auto points, sources.index->creditHistory(out.account, TimeMs{0}, kCreditPoints));
            for (auto point = points.rbegin(); point != points.rend(); ++point) {
                const TimeMs time = point->place.height().value == 0 ? begun : point->time;
                out.credit.push_back({time, point->place.height(), point->credit, point->change, point->why});
            }
            return out;
        },
        [](api::AccountDetail out) -> Result<api::AccountDetail> { return out; }, done);
}

}  // namespace leo::node
