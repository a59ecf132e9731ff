// The inner nodes of a UnixFS file: dag-pb blocks that list the blocks below them.
//
// dag-pb (ipld.io/specs/codecs/dag-pb) is a protobuf {2: repeated link {1: cid, 2: name, 3: Tsize}, 1: data} with the
// links first; data is a UnixFS protobuf {1: type, 2: data, 3: filesize, 4: repeated blocksizes}. Leo reads and
// writes one form of it: a file node whose content is all in raw leaves. Strict, so that
// encodeFileNode(decodeFileNode(b)) == b for every accepted b: canonical field order, minimal varints, empty names,
// no field twice, one block size per link, sizes that add up. Directories, symlinks, HAMT shards, inline data, mode
// and mtime are Unsupported.
#pragma once

#include <cstdint>
#include <vector>

#include "content/cid.h"

namespace leo::content {

// Links one node may have: the 1024 of profile unixfs-v1-2025, and room for older layouts (174) below it.
inline constexpr std::size_t kMaxLinks = 1024;

struct FileLink {
    Cid cid;
    std::uint64_t contentBytes = 0;  // of the file, below this link (UnixFS blocksizes)
    std::uint64_t treeBytes = 0;     // of all blocks below and including this one (dag-pb Tsize)
    bool operator==(const FileLink&) const = default;
};

struct FileNode {
    std::vector<FileLink> links;     // 1 … kMaxLinks, in the order of the content
    std::uint64_t contentBytes = 0;  // the sum of the links' contentBytes (UnixFS filesize)
    bool operator==(const FileNode&) const = default;
};

// The links must hold at least one entry and sums that fit u64: they are our own, so anything else asserts.
Bytes encodeFileNode(const FileNode& node);
// Malformed, Unsupported or TooLarge as above. A link with no content is Malformed: no importer writes one, and a
// tree of them would be work without end.
Result<FileNode> decodeFileNode(ByteView block);

}  // namespace leo::content
