#include "node/facade/operator_area.h"

#include <signal.h>
#include <sys/stat.h>

#include <QFile>
#include <algorithm>

#include "base/log.h"
#include "node/facade/local_process.h"
#include "node/registration.h"
#include "node/runtime_journal.h"
#include "sandbox/oci.h"
#include "store/keystore.h"

namespace leo::node {
namespace {

constexpr const char* kOperatorLog = "operator";
constexpr std::size_t kMaxWishes = 4u << 10;

// A process of that number that runs a node: numbers are used again.
bool runsNode(std::int64_t pid) {
    if (pid <= 0 || !isAlive(pid)) return false;
    QFile line(QStringLiteral("/proc/%1/cmdline").arg(pid));
    return line.open(QIODevice::ReadOnly) && line.readAll().split('\0').contains("node");
}

std::pair<std::uint32_t, std::uint64_t> imagesIn(const std::vector<std::string>& layouts) {
    std::uint32_t count = 0;
    std::uint64_t bytes = 0;
    for (const std::string& layout : layouts) {
        const Result<std::vector<sandbox::ImageRef>> images = sandbox::listImages(layout);
        if (!images.ok()) continue;
        for (const sandbox::ImageRef& ref : *images) {
            const Result<sandbox::OciImage> image = sandbox::OciImage::open(layout, ref.digest);
            if (!image.ok()) continue;
            ++count;
            bytes += image->blobBytes();
        }
    }
    return {count, bytes};
}

api::RuntimeEntry entryOf(const JournalEntry& from) {
    api::RuntimeEntry to;
    to.index = from.index;
    to.time = from.time;
    to.kind = from.kind;
    to.digest = from.digest;
    to.pcr13 = from.pcr13;
    to.runner = from.runner;
    to.version = from.version;
    to.program = from.program;
    to.task = from.task;
    to.draw = from.draw;
    to.turn = from.turn;
    to.image = from.image;
    to.exit = from.exit;
    to.result = from.result;
    to.clean = from.clean;
    return to;
}

}  // namespace

OperatorArea::OperatorArea(Core& core, ExplorerSource& source)
    : m_core(core),
      m_source(source),
      m_publisher(core.hop(), [this](std::uint64_t sequence) { return nodeState(facts(), sequence); }) {
    m_timer.setInterval(kStatusBeatMs);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
    m_subscriptions.push_back(m_core.onNetwork.subscribe([this] { follow(); }));
    m_subscriptions.push_back(m_core.onActive.subscribe([this] {
        if (m_core.network() && homeNow() != m_home) follow();
    }));
    m_subscriptions.push_back(m_source.onMoved.subscribe([this] { refresh(); }));
    m_subscriptions.push_back(m_core.onHead.subscribe([this](const layer1::Head&) { m_publisher.changed(); }));
    m_subscriptions.push_back(m_core.onEnding.subscribe([this](const CurrentNetwork& network) {
        const bool ours = m_core.network() && m_core.network()->file.chain == network.file.chain;
        if (ours && m_alive && !m_keptRunning) static_cast<void>(stopNow());
    }));
    follow();
}

// ---- which node, and what it tells

std::filesystem::path OperatorArea::homeNow() const {
    const CurrentNetwork& network = *m_core.network();
    const std::vector<ledger::GenesisNode>& listed = network.file.genesis.nodes;
    const bool first = network.onThisComputer && !listed.empty() && m_core.active() == listed.front().node;
    return first ? m_core.layout().node(0) : m_core.ownNodeHome();
}

void OperatorArea::follow() {
    m_home.clear();
    m_keptRunning = false;
    m_node.reset();
    m_status.reset();
    m_statusText.clear();
    m_alive = false;
    m_past.reset();
    m_acceptedBy.reset();
    m_checks.clear();
    m_chip.reset();
    m_chipPcrs.clear();
    ++m_checking;
    m_problem.clear();
    m_launched = 0;
    m_timer.stop();
    if (m_waiting) wait({});
    if (m_core.network()) {
        m_home = homeNow();
        const std::vector<ledger::GenesisNode>& listed = m_core.network()->file.genesis.nodes;
        for (unsigned i = 0; m_core.network()->onThisComputer && i < listed.size(); ++i) {
            if (m_home != m_core.layout().node(i)) continue;
            m_keptRunning = true;
            m_node = listed[i].node;
        }
        const Result<Bytes> wishes = store::readFile(m_home / kWishesFile, kMaxWishes);
        const Result<NodeWishes> read =
            wishes.ok() ? NodeWishes::decode(textOf(*wishes)) : Result<NodeWishes>(NodeWishes{});
        m_wishes = read.ok() ? *read : NodeWishes{};
        findNode();
        countImages();
        beat();
        m_timer.start();
    }
    m_publisher.changed();
}

// A machine's keystore needs no password; reading it still takes a moment.
void OperatorArea::findNode() {
    const std::filesystem::path home = m_core.ownNodeHome();
    if (!m_keptRunning && m_core.ownNode()) m_node = m_core.ownNode()->account;
    const std::filesystem::path file = home / Layout::kKeystoreName;
    if (m_core.ownNode() || !std::filesystem::exists(file)) return refresh();
    m_worker.post(
        [home, file]() -> Result<OwnNode> {
            LEO_TRY_ASSIGN(const store::Keystore keystore, store::Keystore::open(file, {}, systemRandom()));
            LEO_TRY_ASSIGN(const crypto::Identity identity, crypto::Identity::fromSeed(keystore.identitySeed()));
            return OwnNode{identity.id(), home, keystore.name()};
        },
        [this, home](Result<OwnNode> found) {
            if (!m_core.network() || m_core.ownNodeHome() != home || m_core.ownNode()) return;
            if (!found.ok()) return logWarning(kOperatorLog, toString(found.error()));
            m_core.setOwnNode(*found);
            if (!m_keptRunning) m_node = found->account;
            refresh();
            m_publisher.changed();
        });
}

void OperatorArea::beat() {
    const api::Measured before = m_measured;
    m_measured = m_usage.measure(m_core.directory().path());
    bool changed = readStatus();
    if (!m_core.ownNode()) findNode();
    rememberPlatform();
    changed = changed || m_waiting || before.cpuPercent != m_measured.cpuPercent ||
              before.memoryFreeBytes != m_measured.memoryFreeBytes ||
              before.diskFreeBytes != m_measured.diskFreeBytes;
    settle();
    if (changed) m_publisher.changed();
}

// Whether something is different.
bool OperatorArea::readStatus() {
    const std::filesystem::path file = m_home / kStatusFile;
    struct stat info {};
    const bool wasAlive = m_alive;
    m_alive = false;
    const bool there = ::stat(file.c_str(), &info) == 0;
    const Result<Bytes> bytes = there ? store::readFile(file, kMaxStatusBytes) : Result<Bytes>(Bytes{});
    const std::string text = bytes.ok() ? std::string(textOf(*bytes)) : std::string();
    if (text != m_statusText) {
        m_status.reset();
        if (!text.empty()) {
            Result<NodeStatus> status = NodeStatus::decode(text);
            if (status.ok())
                m_status = std::move(*status);
            else
                logWarning(kOperatorLog, toString(status.error()));
        }
    }
    const std::uint64_t written = static_cast<std::uint64_t>(info.st_mtime) * 1'000;
    const bool fresh = m_core.now().value <= written + kStatusStaleMs;
    m_alive = m_status && !m_status->failure && fresh && runsNode(m_status->pid);
    if (m_alive) m_problem.clear();
    const bool changed = text != m_statusText || m_alive != wasAlive;
    m_statusText = text;
    return changed;
}

void OperatorArea::refresh() {
    if (!m_node || m_refreshing || !m_core.state()) return;
    m_refreshing = true;
    const std::uint64_t today = m_core.now().value / kDayMs * kDayMs;
    const auto ago = [today](std::uint64_t days) {
        return TimeMs{today > days * kDayMs ? today - days * kDayMs : 0};
    };
    m_source.ask<NodePast>(
        [node = *m_node, credit = ago(89), earned = ago(29)](ExplorerSource::Sources& from) -> Result<NodePast> {
            NodePast past;
            LEO_TRY_ASSIGN(past.credit, from.index->creditHistory(node, credit, store::kMaxIndexRows));
            LEO_TRY_ASSIGN(past.earnings, from.index->earnings(node, earned));
            LEO_TRY_ASSIGN(past.parts, from.index->parts(node, {}, store::kMaxIndexRows));
            return past;
        },
        [this, node = *m_node](Result<NodePast> past) {
            m_refreshing = false;
            if (past.ok() && m_node == node) m_past = std::move(*past);
            m_publisher.changed();
        });
}

// ---- checklist

void OperatorArea::checkAgain() {
    m_core.hop()->toCore([this] { check(); });
}

MoneyFacts OperatorArea::money() const {
    const ledger::State& state = *m_core.state();
    MoneyFacts facts;
    if (registered()) facts.held = state.node(*m_node)->deposit;
    if (m_node) facts.balance = state.balance(*m_node);
    if (m_core.active() && m_core.active() != m_node) facts.wallet = state.balance(*m_core.active());
    facts.deposit = state.params().registerDeposit;
    facts.join = state.params().joinDeposit;
    facts.fee = state.params().txFee;
    return facts;
}

void OperatorArea::check() {
    const ledger::State* state = m_core.state();
    if (!state) return;
    const unsigned round = ++m_checking;
    using Mark = api::StartCheck::Mark;
    m_checks.clear();
    for (const char* key : {"tpm", "certificate", "measured-boot", "sandbox", "reachable", "deposit"})
        m_checks.push_back({key, Mark::Checking, {}, {}, {}});
    LinkFacts link;
    link.live = m_core.client()->chain().connection() == layer1::Connection::Live;
    link.peers = m_core.client()->host().peers().size();
    link.onThisComputer = m_core.network()->onThisComputer;
    add({checkLink(link), checkMoney(money())});

    ChipWish wish;
    wish.genesis.roots = state->genesis().roots;
    wish.genesis.platformDigests = state->genesis().platformDigests;
    wish.genesis.params = state->params();
    wish.network = m_core.network()->onThisComputer ? m_core.layout().network() : m_core.network()->directory;
    wish.ekChainFile = m_home / kEkChainFile;
    wish.now = m_core.now();
    m_worker.post([wish] { return checkChip(wish); },
                  [this, round](ChipReport report) {
                      if (round != m_checking) return;
                      m_chip = report.chip;
                      m_chipPcrs = std::move(report.pcrs);
                      add(std::move(report.checks));
                  });
    sandbox::SandboxConfig config;
    config.loaderPath = m_core.config().loaderPath.string();
    m_worker.post([config] { return checkSandbox(config); },
                  [this, round](api::StartCheck found) {
                      if (round == m_checking) add({std::move(found)});
                  });
}

void OperatorArea::add(std::vector<api::StartCheck> checks) {
    for (api::StartCheck& check : checks)
        for (api::StartCheck& line : m_checks)
            if (line.key == check.key) line = check;
    m_publisher.changed();
}

void OperatorArea::countImages() {
    std::vector<std::string> layouts;
    for (const std::filesystem::path& layout : m_core.config().imageLayouts) layouts.push_back(layout.string());
    m_worker.post([layouts] { return imagesIn(layouts); },
                  [this](std::pair<std::uint32_t, std::uint64_t> found) {
                      std::tie(m_images, m_imageBytes) = found;
                      m_publisher.changed();
                  });
}

// ---- what the operator keeps and wishes

std::string OperatorArea::ofThisNode(const char* setting) const {
    return std::string("operator.") + setting + "." + m_core.network()->file.chain.hex().substr(0, 16) + "." +
           m_node->shortHex();
}

// The first state in which the network took the machine is this computer's.
void OperatorArea::rememberPlatform() {
    if (m_acceptedBy != m_node) {
        m_acceptedBy = m_node;
        m_accepted = m_node ? decodePlatform(m_core.setting(ofThisNode("platform"))) : Platform{};
    }
    const bool works = m_alive && m_status->ready && m_status->untrusted.empty() && registered();
    if (!m_accepted.empty() || !works) return;
    m_accepted = platformOf(*m_status);
    if (!m_accepted.empty()) m_core.putSetting(ofThisNode("platform"), encodePlatform(m_accepted));
}

void OperatorArea::acceptPlatform() {
    m_core.hop()->toCore([this] {
        if (!m_node || !m_alive) return;
        m_accepted = platformOf(*m_status);
        m_core.putSetting(ofThisNode("platform"), encodePlatform(m_accepted));
        m_publisher.changed();
    });
}

void OperatorArea::wish(const std::function<void(NodeWishes&)>& change) {
    NodeWishes wishes = m_wishes;
    change(wishes);
    std::error_code error;
    std::filesystem::create_directories(m_home, error);
    std::filesystem::permissions(m_home, std::filesystem::perms::owner_all, error);
    const std::string text = wishes.encode();
    const Status written = store::atomicWriteFile(m_home / kWishesFile, viewOf(text));
    if (!written.ok()) {
        m_problem = toString(written.error());
        return m_publisher.changed();
    }
    m_wishes = wishes;
    m_publisher.changed();
}

void OperatorArea::drain() {
    m_core.hop()->toCore([this] {
        if (m_core.network()) wish([](NodeWishes& wishes) { wishes.drain = true; });
    });
}

void OperatorArea::resume() {
    m_core.hop()->toCore([this] {
        if (m_core.network()) wish([](NodeWishes& wishes) { wishes.drain = false; });
    });
}

void OperatorArea::setLimits(const api::NodeLimits& limits) {
    m_core.hop()->toCore([this, limits] {
        if (!m_core.network()) return;
        wish([&](NodeWishes& wishes) {
            wishes.limits = {limits.smallestOffer, limits.memoryBytes, limits.fromMinute, limits.toMinute,
                             limits.cpuCores};
        });
    });
}

// ---- snapshots and histories

Subscription OperatorArea::observe(api::Handler<api::NodeState> handler) {
    return m_publisher.observe(std::move(handler));
}

bool OperatorArea::registered() const {
    const ledger::NodeRecord* record = m_node && m_core.state() ? m_core.state()->node(*m_node) : nullptr;
    return record && record->status != ledger::NodeStatus::Inactive;
}

OperatorFacts OperatorArea::facts() const {
    OperatorFacts facts;
    facts.chain = m_core.state();
    facts.node = m_node;
    facts.home = m_home;
    facts.keptRunning = m_keptRunning;
    facts.alive = m_alive;
    if (m_statusText != m_failedText || m_alive) facts.status = m_status;
    facts.wishes = m_wishes;
    facts.starting = m_waiting && m_waiting->what != Waiting::For::Stopped;
    facts.stopping = m_waiting && m_waiting->what == Waiting::For::Stopped;
    facts.problem = m_problem;
    facts.checks = m_checks;
    facts.chip = m_chip;
    facts.chipPcrs = m_chipPcrs;
    facts.accepted = m_accepted;
    facts.computer = m_measured;
    facts.images = m_images;
    facts.imageBytes = m_imageBytes;
    facts.past = m_past ? &*m_past : nullptr;
    facts.now = m_core.now();
    return facts;
}

void OperatorArea::creditHistory(api::Done<std::vector<api::CreditPoint>> done) {
    m_core.hop()->toCore([this, done = m_core.hop()->back(std::move(done))] {
        std::vector<api::CreditPoint> points;
        if (m_past)
            for (auto point = m_past->credit.rbegin(); point != m_past->credit.rend(); ++point)
                points.push_back({point->time, point->place.height(), point->credit, point->change, point->why});
        done(std::move(points));
    });
}

void OperatorArea::earnings(api::Done<std::vector<api::EarningsDay>> done) {
    m_core.hop()->toCore([this, done = m_core.hop()->back(std::move(done))] {
        std::vector<api::EarningsDay> days;
        if (m_past)
            for (const store::IndexedEarnings& day : m_past->earnings)
                days.push_back({day.day, day.executor, day.monitor, day.attestor});
        done(std::move(days));
    });
}

void OperatorArea::runtimeLog(const api::Cursor& from, api::Done<api::Page<api::RuntimeEntry>> done) {
    m_core.hop()->toCore([this, from, done = m_core.hop()->back(std::move(done))] {
        const bool number =
            from.size() <= 18 && std::all_of(from.begin(), from.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!number) return done(makeError(Code::Malformed, "a cursor of another list"));
        const std::uint64_t before = from.empty() ? 0 : std::stoull(from);
        m_worker.post([file = m_home / kJournalFile, before] { return readJournal(file, before); },
                      [done](Result<std::vector<JournalEntry>> entries) {
                          if (!entries.ok()) return done(entries.takeError());
                          api::Page<api::RuntimeEntry> page;
                          for (const JournalEntry& entry : *entries) page.rows.push_back(entryOf(entry));
                          if (page.rows.size() == kJournalPage && page.rows.back().index > 1)
                              page.next = std::to_string(page.rows.back().index);
                          done(std::move(page));
                      });
    });
}

}  // namespace leo::node
