// Files as blocks: Importer cuts a byte stream into the blocks of a UnixFS file, Assembler puts them together again.
//
// The layout is profile unixfs-v1-2025 (IPIP-499): 1 MiB chunks, raw leaves, at most 1024 links a node, a balanced
// tree, CIDv1. The CID equals what Kubo prints for
// `ipfs add --cid-version=1 --raw-leaves --chunker=size-1048576 --max-file-links=1024`. A file of one chunk is its
// raw leaf alone. Both are sans-IO and belong to one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "content/blob_store.h"
#include "content/cid.h"
#include "content/dag_pb.h"

namespace leo::content {

struct Layout {
    std::size_t chunkBytes = std::size_t{1} << 20;  // at most kMaxBlockBytes
    std::size_t maxLinks = kMaxLinks;               // 2 … kMaxLinks
};

// 1 TiB: two levels of 1024 links over 1 MiB chunks. Leo's own objects end far below (an envelope holds 256 MiB).
inline constexpr std::uint64_t kMaxImportBytes = std::uint64_t{1} << 40;

struct ImportedFile {
    Cid root;
    std::uint64_t contentBytes = 0;
    std::uint64_t treeBytes = 0;  // of all blocks, each counted where it stands (Kubo's cumulative size)
    std::uint64_t blocks = 0;     // likewise
};

// Receives each block once it is complete: leaves in order, a node after everything below it, the root last.
// The view is valid during the call. An error ends the import and is handed to the caller.
using BlockSink = std::function<Status(const Cid& cid, ByteView block)>;

class Importer {
public:
    explicit Importer(BlockSink sink, Layout layout = {});

    // Any amount at a time. TooLarge beyond kMaxImportBytes. After an error the importer is of no further use.
    Status add(ByteView data);
    // Once, at the end. An empty file is the empty raw leaf.
    Result<ImportedFile> finish();

private:
    Status emitLeaf(ByteView chunk);
    Status emitNode(std::size_t level);
    Status push(std::size_t level, const FileLink& link);

    BlockSink m_sink;
    Layout m_layout;
    Bytes m_chunk;                                // what is left of a chunk between two calls of add
    std::vector<std::vector<FileLink>> m_levels;  // links waiting for a parent; [0] are leaves
    ImportedFile m_result;
    bool m_finished = false;
};

// The blocks of `content` through an Importer, nothing stored: what its CID will be.
Result<ImportedFile> cidOf(ByteView content, Layout layout = {});
// Pins for `owner` and stores every block.
Result<ImportedFile> storeContent(BlockStore& store, ByteView content, std::string_view owner);

struct AssemblerLimits {
    // Content the caller is ready to take. The default is one envelope: 256 MiB of plaintext and its tags.
    std::uint64_t maxContentBytes = (std::uint64_t{256} << 20) + (std::uint64_t{1} << 20);
    // Nodes between root and leaf. Two suffice for 1 TiB in our layout, five for 256 MiB in chunks of 4 KiB with
    // eight links.
    std::uint32_t maxDepth = 8;
    // Blocks of the tree. A kilobyte of links that repeat one child could otherwise ask for 1024^depth of them;
    // 65,536 is 256 MiB in chunks of 4 KiB.
    std::uint64_t maxBlocks = 65'536;
};

// Asks for the blocks of a file in order and yields its content.
//
// Use: while (auto cid = a.next()) { fetch it by any means; content = a.supply(block); }. Every block is checked
// against its CID, and every size against what its parent announced, before a byte of it is passed on. A wrong block
// (DigestMismatch, TooLarge) changes nothing: the right one can still be supplied. Any other error means that the
// tree itself is bad: it is final, and repeated by every later call.
class Assembler {
public:
    explicit Assembler(const Cid& root, AssemblerLimits limits = {});

    bool finished() const { return m_stack.empty() && !m_error; }
    // The block needed next; none when finished or failed.
    std::optional<Cid> next() const;
    // Up to `count` blocks in the order they will be needed, starting with next(), as far as the tree is known:
    // what is worth fetching ahead. A block may be named more than once.
    std::vector<Cid> upcoming(std::size_t count) const;
    // Takes the block for next(). Answers the content it brings: the block itself for a leaf, nothing for a node.
    Result<ByteView> supply(ByteView block);

    // Known as soon as the root has been supplied.
    std::optional<std::uint64_t> totalBytes() const { return m_totalBytes; }
    std::uint64_t yieldedBytes() const { return m_yieldedBytes; }
    // Whether next() is an inner node, of which the caller may want to keep a copy longer than of a leaf.
    bool nextIsNode() const;

private:
    struct Expected {
        FileLink link;
        std::uint32_t depth = 0;
        bool isRoot = false;  // nothing announced its sizes
    };
    Status checkAnnounced(const Expected& expected, std::uint64_t contentBytes, std::uint64_t treeBytes);
    Status acceptNode(const Expected& expected, ByteView block);
    Error fail(Error error);

    AssemblerLimits m_limits;
    std::vector<Expected> m_stack;  // the next block last
    std::optional<Error> m_error;
    std::optional<std::uint64_t> m_totalBytes;
    std::uint64_t m_yieldedBytes = 0;
    std::uint64_t m_blocks = 1;  // seen or announced
};

// The whole content of a file from a store. NotFound names the block that is missing.
Result<Bytes> readContent(BlockStore& store, const Cid& root, AssemblerLimits limits = {});
// Pins for `owner` every block of a file that is in the store whole. NotFound names the block that is missing.
Status pinContent(BlockStore& store, const Cid& root, std::string_view owner, AssemblerLimits limits = {});

}  // namespace leo::content
