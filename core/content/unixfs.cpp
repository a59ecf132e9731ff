#include "content/unixfs.h"

#include <algorithm>

namespace leo::content {

Importer::Importer(BlockSink sink, Layout layout) : m_sink(std::move(sink)), m_layout(layout) {
    LEO_ASSERT(m_layout.chunkBytes > 0 && m_layout.chunkBytes <= kMaxBlockBytes);
    LEO_ASSERT(m_layout.maxLinks >= 2 && m_layout.maxLinks <= kMaxLinks);
}

Status Importer::add(ByteView data) {
    LEO_ASSERT(!m_finished);
    const std::uint64_t sofar = m_result.contentBytes + m_chunk.size();
    LEO_REQUIRE(data.size() <= kMaxImportBytes - sofar, Code::TooLarge, "file above 1 TiB");
    while (!data.empty()) {
        if (m_chunk.empty() && data.size() >= m_layout.chunkBytes) {
            LEO_TRY(emitLeaf(data.first(m_layout.chunkBytes)));
            data = data.subspan(m_layout.chunkBytes);
            continue;
        }
        const std::size_t take = std::min(data.size(), m_layout.chunkBytes - m_chunk.size());
        append(m_chunk, data.first(take));
        data = data.subspan(take);
        if (m_chunk.size() == m_layout.chunkBytes) {
            LEO_TRY(emitLeaf(m_chunk));
            m_chunk.clear();
        }
    }
    return {};
}

Result<ImportedFile> Importer::finish() {
    LEO_ASSERT(!m_finished);
    m_finished = true;
    if (!m_chunk.empty() || m_levels.empty()) LEO_TRY(emitLeaf(m_chunk));
    // From the leaves up: what waits at a level gets a parent, until one link is left at the highest level.
    for (std::size_t level = 0; level + 1 < m_levels.size() || m_levels[level].size() > 1; ++level)
        if (!m_levels[level].empty()) LEO_TRY(emitNode(level));
    const FileLink& root = m_levels.back().front();
    m_result.root = root.cid;
    m_result.treeBytes = root.treeBytes;
    return m_result;
}

Status Importer::emitLeaf(ByteView chunk) {
    const Cid cid = Cid::of(CidCodec::Raw, chunk);
    LEO_TRY(m_sink(cid, chunk));
    ++m_result.blocks;
    m_result.contentBytes += chunk.size();
    return push(0, FileLink{cid, chunk.size(), chunk.size()});
}

Status Importer::emitNode(std::size_t level) {
    FileNode node;
    node.links = std::move(m_levels[level]);
    m_levels[level].clear();
    FileLink link;
    for (const FileLink& child : node.links) {
        link.contentBytes += child.contentBytes;
        link.treeBytes += child.treeBytes;
    }
    node.contentBytes = link.contentBytes;
    const Bytes block = encodeFileNode(node);
    link.cid = Cid::of(CidCodec::DagPb, block);
    link.treeBytes += block.size();
    LEO_TRY(m_sink(link.cid, block));
    ++m_result.blocks;
    return push(level + 1, link);
}

Status Importer::push(std::size_t level, const FileLink& link) {
    if (level == m_levels.size()) m_levels.emplace_back();
    // A full level gets its parent only when one more link comes: the last full node may be the root.
    if (m_levels[level].size() == m_layout.maxLinks) LEO_TRY(emitNode(level));
    m_levels[level].push_back(link);
    return {};
}

Result<ImportedFile> cidOf(ByteView content, Layout layout) {
    Importer importer([](const Cid&, ByteView) { return Status(); }, layout);
    LEO_TRY(importer.add(content));
    return importer.finish();
}

Result<ImportedFile> storeContent(BlockStore& store, ByteView content, std::string_view owner) {
    Importer importer([&](const Cid& cid, ByteView block) -> Status {
        // The pin first: a store near its cap may otherwise drop this block for the next one.
        LEO_TRY(store.pin(cid, owner));
        return store.put(cid, block);
    });
    LEO_TRY(importer.add(content));
    return importer.finish();
}

Assembler::Assembler(const Cid& root, AssemblerLimits limits) : m_limits(limits) {
    m_stack.push_back(Expected{FileLink{root, 0, 0}, 0, true});
}

std::optional<Cid> Assembler::next() const {
    if (m_error || m_stack.empty()) return std::nullopt;
    return m_stack.back().link.cid;
}

bool Assembler::nextIsNode() const {
    return !m_error && !m_stack.empty() && m_stack.back().link.cid.codec() == CidCodec::DagPb;
}

std::vector<Cid> Assembler::upcoming(std::size_t count) const {
    std::vector<Cid> cids;
    if (m_error) return cids;
    cids.reserve(std::min(count, m_stack.size()));
    for (auto it = m_stack.rbegin(); it != m_stack.rend() && cids.size() < count; ++it) cids.push_back(it->link.cid);
    return cids;
}

Result<ByteView> Assembler::supply(ByteView block) {
    if (m_error) return *m_error;
    LEO_REQUIRE(!m_stack.empty(), Code::WrongState, "the file is complete, no block is awaited");
    const Expected expected = m_stack.back();
    LEO_TRY(verifyBlock(expected.link.cid, block));

    if (expected.link.cid.codec() == CidCodec::DagPb) {
        Status accepted = acceptNode(expected, block);
        if (!accepted) return fail(accepted.takeError());
        return ByteView();
    }
    Status announced = checkAnnounced(expected, block.size(), block.size());
    if (!announced) return fail(announced.takeError());
    m_stack.pop_back();
    m_yieldedBytes += block.size();
    return block;
}

Status Assembler::checkAnnounced(const Expected& expected, std::uint64_t contentBytes, std::uint64_t treeBytes) {
    if (expected.isRoot) {
        LEO_REQUIRE(contentBytes <= m_limits.maxContentBytes, Code::TooLarge,
                    "content of " + std::to_string(contentBytes) + " bytes, above the limit of " +
                        std::to_string(m_limits.maxContentBytes));
        m_totalBytes = contentBytes;
        return {};
    }
    LEO_REQUIRE(contentBytes == expected.link.contentBytes, Code::Malformed,
                "block " + expected.link.cid.toText() + " holds " + std::to_string(contentBytes) +
                    " bytes of content, its parent says " + std::to_string(expected.link.contentBytes));
    LEO_REQUIRE(treeBytes == expected.link.treeBytes, Code::Malformed,
                "block " + expected.link.cid.toText() + " is a tree of " + std::to_string(treeBytes) +
                    " bytes, its parent says " + std::to_string(expected.link.treeBytes));
    return {};
}

Status Assembler::acceptNode(const Expected& expected, ByteView block) {
    LEO_REQUIRE(expected.depth < m_limits.maxDepth, Code::TooLarge,
                "file tree deeper than " + std::to_string(m_limits.maxDepth) + " nodes");
    LEO_TRY_ASSIGN(const FileNode node, decodeFileNode(block));
    std::uint64_t treeBytes = block.size();
    for (const FileLink& link : node.links)
        LEO_REQUIRE(!__builtin_add_overflow(treeBytes, link.treeBytes, &treeBytes), Code::Malformed,
                    "dag-pb sizes that do not fit 64 bits");
    LEO_TRY(checkAnnounced(expected, node.contentBytes, treeBytes));
    m_blocks += node.links.size();
    LEO_REQUIRE(m_blocks <= m_limits.maxBlocks, Code::TooLarge,
                "file of more than " + std::to_string(m_limits.maxBlocks) + " blocks");
    m_stack.pop_back();
    for (auto it = node.links.rbegin(); it != node.links.rend(); ++it)
        m_stack.push_back(Expected{*it, expected.depth + 1, false});
    return {};
}

Error Assembler::fail(Error error) {
    m_error = error;
    m_stack.clear();
    return error;
}

namespace {

// Walks a whole file of a store; `visit` sees every block's CID before the block is read, `content` what leaves
// bring.
template <class Visit, class Content>
Status walk(BlockStore& store, const Cid& root, AssemblerLimits limits, Visit&& visit, Content&& content) {
    Assembler assembler(root, limits);
    while (const auto cid = assembler.next()) {
        LEO_TRY(visit(*cid));
        LEO_TRY_ASSIGN(const Bytes block, store.get(*cid));
        LEO_TRY_ASSIGN(const ByteView bytes, assembler.supply(block));
        content(bytes);
    }
    return {};
}

}  // namespace

Result<Bytes> readContent(BlockStore& store, const Cid& root, AssemblerLimits limits) {
    Bytes all;
    LEO_TRY(walk(
        store, root, limits, [](const Cid&) { return Status(); }, [&](ByteView bytes) { append(all, bytes); }));
    return all;
}

Status pinContent(BlockStore& store, const Cid& root, std::string_view owner, AssemblerLimits limits) {
    return walk(
        store, root, limits, [&](const Cid& cid) { return store.pin(cid, owner); }, [](ByteView) {});
}

}  // namespace leo::content
