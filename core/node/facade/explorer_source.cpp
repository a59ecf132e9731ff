#include "node/facade/explorer_source.h"

#include "base/log.h"

namespace leo::node {
namespace {

constexpr const char* kExplorerLog = "explorer";
constexpr const char* kIndexName = "explorer.sqlite";

}  // namespace

ExplorerSource::ExplorerSource(Core& core) : m_core(core) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(kIndexGapMs);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { write(); });
    m_leaving = m_core.onLeaving.subscribe([this] { leave(); });
    m_network = m_core.onNetwork.subscribe([this] { follow(); });
    m_heads = m_core.onHead.subscribe([this](const layer1::Head&) { schedule(); });
    follow();
}

ExplorerSource::~ExplorerSource() {
    leave();
}

Error ExplorerSource::unavailable() const {
    return m_core.network() ? makeError(Code::Unavailable, "another program keeps this chain on this computer")
                            : makeError(Code::Unreachable, "no network is chosen");
}

void ExplorerSource::follow() {
    leave();
    Client* client = m_core.client();
    if (!client || !client->chain().store()) return;
    m_sources = std::make_shared<Sources>();
    m_sources->chainFile = m_core.network()->directory / Layout::kChainName;
    m_sources->indexFile = m_core.network()->directory / kIndexName;
    m_writer = std::make_shared<Writer>();
    m_writer->chainFile = m_sources->chainFile;
    m_writer->indexFile = m_sources->indexFile;
    write();
    onMoved.notify();
}

void ExplorerSource::leave() {
    m_timer.stop();
    m_sources.reset();
    m_writer.reset();
    m_writing = m_again = m_caughtUp = false;
}

void ExplorerSource::schedule() {
    if (m_writer && !m_timer.isActive()) m_timer.start();
}

// A follower gathers blocks before it writes them; the newest are wanted now.
void ExplorerSource::flush() {
    Client* client = m_core.client();
    store::ChainStore* chain = client ? client->chain().store() : nullptr;
    if (!chain) return;
    const Status flushed = chain->flush();
    if (!flushed.ok()) logWarning(kExplorerLog, toString(flushed.error()));
}

void ExplorerSource::write() {
    if (!m_writer) return;
    if (m_writing) {
        m_again = true;
        return;
    }
    m_writing = true;
    flush();
    m_writeWorker.post([writer = m_writer] { return writer->step(); },
                       [this, writer = std::weak_ptr<Writer>(m_writer)](Result<bool> more) {
                           if (writer.expired() || writer.lock() != m_writer) return;
                           m_writing = false;
                           if (!more.ok()) logWarning(kExplorerLog, "index: " + toString(more.error()));
                           const bool unfinished = more.ok() && *more;
                           m_caughtUp = more.ok() && !*more;
                           onMoved.notify();
                           if (unfinished || m_again) {
                               m_again = false;
                               write();
                           }
                       });
}

Result<bool> ExplorerSource::Writer::step() {
    if (!chain) {
        LEO_TRY_ASSIGN(store::ChainStore opened, store::ChainStore::openReadOnly(chainFile));
        chain.emplace(std::move(opened));
    }
    if (!index) {
        LEO_TRY_ASSIGN(store::ExplorerIndex opened,
                       store::ExplorerIndex::open(indexFile, chain->genesis(),
                                                  [this](Height height) { return chain->blockHash(height); }));
        index.emplace(std::move(opened));
    }
    Result<bool> more = index->catchUp(*chain);
    if (!more.ok() && more.error().code == Code::Malformed) {
        index.reset();
        LEO_TRY(store::removeIndex(indexFile));
    }
    return more;
}

Status ExplorerSource::Sources::open() {
    if (!chain) {
        LEO_TRY_ASSIGN(store::ChainStore opened, store::ChainStore::openReadOnly(chainFile));
        chain.emplace(std::move(opened));
    }
    if (!index) {
        LEO_TRY_ASSIGN(store::ExplorerReader opened, store::ExplorerReader::open(indexFile));
        index.emplace(std::move(opened));
    }
    return {};
}

}  // namespace leo::node
