#include "node/content_service.h"

#include <QTimer>
#include <set>

#include "base/clock.h"

namespace leo::node {

struct ContentService::Fetch {
    content::Assembler assembler;
    std::uint64_t deadlineMs = 0;  // steady clock
    std::string owner;
    Fetched done;
    Bytes content;
    std::set<content::Cid> asked;
    bool finished = false;

    Fetch(const content::Cid& root, content::AssemblerLimits limits) : assembler(root, limits) {}
};

ContentService::ContentService(net::Host& host, content::BlockStore& store) : m_host(host), m_store(store) {
    m_host.setBlockSource([this, alive = std::weak_ptr<int>(m_alive)](ByteView bytes) -> std::optional<Bytes> {
        if (alive.expired()) return std::nullopt;
        const Result<content::Cid> cid = content::Cid::fromBytes(bytes);
        if (!cid.ok()) return std::nullopt;
        Result<Bytes> block = m_store.get(*cid);
        return block.ok() ? std::optional<Bytes>(std::move(*block)) : std::nullopt;
    });
}

ContentService::~ContentService() {
    m_host.setBlockSource({});
}

Result<content::Cid> ContentService::add(ByteView content, std::string_view owner) {
    std::vector<content::Cid> added;
    content::Importer importer([&](const content::Cid& cid, ByteView block) -> Status {
        LEO_TRY(m_store.pin(cid, owner));
        LEO_TRY(m_store.put(cid, block));
        added.push_back(cid);
        return {};
    });
    LEO_TRY(importer.add(content));
    LEO_TRY_ASSIGN(content::ImportedFile file, importer.finish());
    for (const content::Cid& cid : added) m_host.blockAdded(cid.bytes());
    return file.root;
}

Status ContentService::addBlock(const content::Cid& cid, ByteView block, std::string_view owner) {
    LEO_TRY(m_store.pin(cid, owner));
    LEO_TRY(m_store.put(cid, block));
    m_host.blockAdded(cid.bytes());
    return {};
}

void ContentService::fetch(const content::Cid& root, std::uint64_t maxBytes, std::uint64_t timeoutMs,
                           std::string owner, Fetched done) {
    content::AssemblerLimits limits;
    limits.maxContentBytes = maxBytes;
    auto fetch = std::make_shared<Fetch>(root, limits);
    fetch->deadlineMs = systemClock().steadyMs() + timeoutMs;
    fetch->owner = std::move(owner);
    fetch->done = std::move(done);
    QTimer::singleShot(0, &m_host, [this, fetch, alive = std::weak_ptr<int>(m_alive)] {
        if (!alive.expired()) step(fetch);
    });
}

void ContentService::step(const std::shared_ptr<Fetch>& fetch) {
    while (!fetch->finished) {
        if (fetch->assembler.finished()) return finish(fetch, std::move(fetch->content));
        const std::optional<content::Cid> next = fetch->assembler.next();
        if (!next) return finish(fetch, makeError(Code::Malformed, "content that does not fit together"));
        Result<Bytes> block = m_store.get(*next);
        if (!block.ok()) break;
        const Status pinned = m_store.pin(*next, fetch->owner);
        if (!pinned.ok()) return finish(fetch, pinned.error());
        Result<ByteView> piece = fetch->assembler.supply(*block);
        if (!piece.ok()) return finish(fetch, piece.error());
        append(fetch->content, *piece);
    }
    if (fetch->finished) return;
    const std::uint64_t now = systemClock().steadyMs();
    const std::uint64_t left = fetch->deadlineMs > now ? fetch->deadlineMs - now : 0;
    for (const content::Cid& cid : fetch->assembler.upcoming(kParallelBlocks)) {
        if (m_store.has(cid) || !fetch->asked.insert(cid).second) continue;
        const auto bytes = cid.bytes();
        m_host.fetchBlock(toBytes(bytes), left,
                          [this, fetch, cid, alive = std::weak_ptr<int>(m_alive)](Result<Bytes> block) {
                              if (alive.expired() || fetch->finished) return;
                              if (!block.ok()) return finish(fetch, block.takeError());
                              const Status stored = addBlock(cid, *block, fetch->owner);
                              if (!stored.ok()) return finish(fetch, stored.error());
                              step(fetch);
                          });
    }
}

void ContentService::finish(const std::shared_ptr<Fetch>& fetch, Result<Bytes> result) {
    if (std::exchange(fetch->finished, true)) return;
    fetch->done(std::move(result));
}

void ContentService::forget(std::string_view owner) {
    // A pin that stays costs room in the block store, nothing else.
    if (const Status dropped = m_store.unpin(owner); !dropped.ok()) return;
}

}  // namespace leo::node
