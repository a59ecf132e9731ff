#include "content/dag_pb.h"

#include "codec/protobuf.h"

namespace leo::content {

namespace {

// dag-pb
constexpr std::uint32_t kNodeData = 1;
constexpr std::uint32_t kNodeLink = 2;
constexpr std::uint32_t kLinkCid = 1;
constexpr std::uint32_t kLinkName = 2;
constexpr std::uint32_t kLinkTreeBytes = 3;
// UnixFS
constexpr std::uint32_t kFsType = 1;
constexpr std::uint32_t kFsInlineData = 2;
constexpr std::uint32_t kFsContentBytes = 3;
constexpr std::uint32_t kFsBlockBytes = 4;
constexpr std::uint64_t kFsTypeFile = 2;

Result<FileLink> decodeLink(ByteView message) {
    FileLink link;
    bool hasCid = false;
    codec::ProtoReader reader(message);
    for (;;) {
        LEO_TRY_ASSIGN(const auto field, reader.next());
        if (!field) break;
        switch (field->number) {
            case kLinkCid: {
                LEO_TRY_ASSIGN(const ByteView cid, field->asBytes(kMaxCidTextChars));
                LEO_TRY_ASSIGN(link.cid, Cid::fromBytes(cid));
                hasCid = true;
                break;
            }
            case kLinkName: {
                LEO_TRY_ASSIGN(const ByteView name, field->asBytes(kMaxBlockBytes));
                LEO_REQUIRE(name.empty(), Code::Unsupported, "dag-pb link with a name: a directory, not a file");
                break;
            }
            case kLinkTreeBytes: {
                LEO_TRY_ASSIGN(link.treeBytes, field->asU64());
                break;
            }
            default: return makeError(Code::Malformed, "dag-pb link with an unknown field");
        }
    }
    LEO_REQUIRE(hasCid, Code::Malformed, "dag-pb link without a CID");
    return link;
}

struct UnixFs {
    std::uint64_t contentBytes = 0;
    std::vector<std::uint64_t> blockBytes;
};

Result<UnixFs> decodeUnixFs(ByteView message) {
    UnixFs data;
    bool isFile = false;
    codec::ProtoReader reader(message);
    for (;;) {
        LEO_TRY_ASSIGN(const auto field, reader.next());
        if (!field) break;
        switch (field->number) {
            case kFsType: {
                LEO_TRY_ASSIGN(const std::uint64_t type, field->asU64());
                LEO_REQUIRE(type == kFsTypeFile, Code::Unsupported,
                            "UnixFS node of type " + std::to_string(type) + ", not a file");
                isFile = true;
                break;
            }
            case kFsInlineData:
                return makeError(Code::Unsupported, "UnixFS node with inline data; Leo reads raw leaves");
            case kFsContentBytes: {
                LEO_TRY_ASSIGN(data.contentBytes, field->asU64());
                break;
            }
            case kFsBlockBytes: {
                LEO_TRY_ASSIGN(const std::uint64_t size, field->asU64());
                LEO_REQUIRE(data.blockBytes.size() < kMaxLinks, Code::TooLarge, "UnixFS node with too many sizes");
                data.blockBytes.push_back(size);
                break;
            }
            default:
                return makeError(Code::Unsupported, "UnixFS node with field " + std::to_string(field->number) +
                                                        " (mode, time or shard)");
        }
    }
    LEO_REQUIRE(isFile, Code::Malformed, "UnixFS node without a type");
    return data;
}

bool addChecked(std::uint64_t& sum, std::uint64_t more) {
    return !__builtin_add_overflow(sum, more, &sum);
}

Status joinSizes(FileNode& node, const UnixFs& data) {
    LEO_REQUIRE(!node.links.empty(), Code::Malformed, "UnixFS file node without links");
    LEO_REQUIRE(data.blockBytes.size() == node.links.size(), Code::Malformed,
                "UnixFS node with " + std::to_string(data.blockBytes.size()) + " sizes for " +
                    std::to_string(node.links.size()) + " links");
    std::uint64_t content = 0;
    std::uint64_t tree = 0;
    for (std::size_t i = 0; i < node.links.size(); ++i) {
        FileLink& link = node.links[i];
        link.contentBytes = data.blockBytes[i];
        LEO_REQUIRE(link.contentBytes > 0, Code::Malformed, "UnixFS link without content");
        LEO_REQUIRE(link.treeBytes >= link.contentBytes, Code::Malformed, "dag-pb link smaller than its content");
        LEO_REQUIRE(addChecked(content, link.contentBytes) && addChecked(tree, link.treeBytes), Code::Malformed,
                    "UnixFS sizes that do not fit 64 bits");
    }
    LEO_REQUIRE(content == data.contentBytes, Code::Malformed,
                "UnixFS file size " + std::to_string(data.contentBytes) + " is not the sum of its blocks, " +
                    std::to_string(content));
    node.contentBytes = content;
    return {};
}

}  // namespace

Bytes encodeFileNode(const FileNode& node) {
    LEO_ASSERT(!node.links.empty() && node.links.size() <= kMaxLinks);
    codec::ProtoWriter out;
    codec::ProtoWriter data;
    data.varint(kFsType, kFsTypeFile).varint(kFsContentBytes, node.contentBytes);
    std::uint64_t content = 0;
    for (const FileLink& link : node.links) {
        codec::ProtoWriter item;
        item.bytes(kLinkCid, link.cid.bytes()).text(kLinkName, {}).varint(kLinkTreeBytes, link.treeBytes);
        out.bytes(kNodeLink, item.view());
        data.varint(kFsBlockBytes, link.contentBytes);
        LEO_ASSERT(addChecked(content, link.contentBytes));
    }
    LEO_ASSERT(content == node.contentBytes);
    out.bytes(kNodeData, data.view());
    return out.take();
}

Result<FileNode> decodeFileNode(ByteView block) {
    LEO_REQUIRE(block.size() <= kMaxBlockBytes, Code::TooLarge, "dag-pb node above 2 MiB");
    FileNode node;
    std::optional<UnixFs> data;
    codec::ProtoReader reader(block);
    for (;;) {
        LEO_TRY_ASSIGN(const auto field, reader.next());
        if (!field) break;
        LEO_TRY_ASSIGN(const ByteView bytes, field->asBytes(kMaxBlockBytes));
        if (field->number == kNodeLink) {
            LEO_REQUIRE(node.links.size() < kMaxLinks, Code::TooLarge, "dag-pb node with more than 1024 links");
            LEO_TRY_ASSIGN(FileLink link, decodeLink(bytes));
            node.links.push_back(link);
        } else if (field->number == kNodeData) {
            LEO_REQUIRE(!data, Code::Malformed, "dag-pb node with data twice");
            LEO_TRY_ASSIGN(data, decodeUnixFs(bytes));
        } else {
            return makeError(Code::Malformed, "dag-pb node with an unknown field");
        }
    }
    LEO_REQUIRE(data, Code::Malformed, "dag-pb node without data");
    LEO_TRY(joinSizes(node, *data));
    // Order of fields, doubled fields and long varints all show here, whatever the reader above let pass.
    LEO_REQUIRE(equal(encodeFileNode(node), block), Code::Malformed, "dag-pb node that is not in canonical form");
    return node;
}

}  // namespace leo::content
