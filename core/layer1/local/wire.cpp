#include "layer1/local/wire.h"

#include "codec/cbor.h"
#include "codec/utf8.h"

namespace leo::layer1 {

namespace {

constexpr std::size_t kMaxBodyBytes = std::size_t{8} << 20;  // a whole response
constexpr std::size_t kMaxHeaderBytes = 4096;
constexpr std::size_t kMaxGenesisPartBytes = kMaxPageBytes;

struct RequestWriter {
    codec::Writer& out;
    void operator()(const GetGenesis& request) const { out.array(2).u64(1).u64(request.offset); }
    void operator()(const GetHead& request) const { out.array(2).u64(2).id(request.chain); }
    void operator()(const GetBlocks& request) const {
        out.array(4).u64(3).id(request.chain).counter(request.from).u64(request.maxBytes);
    }
    void operator()(const SubmitTx& request) const { out.array(2).u64(4).bytes(request.tx); }
    void operator()(const GetReceipts& request) const {
        out.array(3).u64(5).id(request.chain).counter(request.height);
    }
};

Result<Height> readHeight(codec::Reader& reader) {
    LEO_TRY_ASSIGN(const std::uint64_t value, reader.u64());
    return Height{value};
}

Result<SyncRequest> readFields(codec::Reader& reader, std::uint64_t kind, std::uint64_t items) {
    static constexpr std::uint64_t kItems[] = {2, 2, 4, 2, 3};
    LEO_REQUIRE(kind >= 1 && kind <= std::size(kItems), Code::Unsupported,
                "unknown sync request " + std::to_string(kind));
    LEO_REQUIRE(items == kItems[kind - 1], Code::Malformed, "a sync request with another number of fields");
    switch (kind) {
        case 1: {
            LEO_TRY_ASSIGN(const std::uint64_t offset, reader.u64());
            return SyncRequest(GetGenesis{offset});
        }
        case 2: {
            LEO_TRY_ASSIGN(const ChainId chain, reader.id<ChainId>());
            return SyncRequest(GetHead{chain});
        }
        case 3: {
            LEO_TRY_ASSIGN(const ChainId chain, reader.id<ChainId>());
            LEO_TRY_ASSIGN(const Height from, readHeight(reader));
            LEO_TRY_ASSIGN(const std::uint64_t maxBytes, reader.u64());
            return SyncRequest(GetBlocks{chain, from, maxBytes});
        }
        case 4: {
            LEO_TRY_ASSIGN(const ByteView tx, reader.bytes(ledger::kMaxTxBytes));
            return SyncRequest(SubmitTx{toBytes(tx)});
        }
        default: {
            LEO_TRY_ASSIGN(const ChainId chain, reader.id<ChainId>());
            LEO_TRY_ASSIGN(const Height height, readHeight(reader));
            return SyncRequest(GetReceipts{chain, height});
        }
    }
}

// A sentence from a peer or from a database is shown to people: text that is not UTF-8 has no place in it.
std::string_view printable(const std::string& detail) {
    if (!codec::isValidUtf8(viewOf(detail))) return "(unreadable)";
    if (detail.size() <= kMaxDetailBytes) return detail;
    std::size_t end = kMaxDetailBytes;
    while (end > 0 && (static_cast<unsigned char>(detail[end]) & 0xC0) == 0x80) --end;
    return std::string_view(detail).substr(0, end);
}

}  // namespace

std::string blocksTopic(const ledger::Genesis& genesis) {
    return "leo/" + genesis.network + "/blocks";
}

std::string txTopic(const ledger::Genesis& genesis) {
    return "leo/" + genesis.network + "/tx";
}

Bytes encodeRequest(const SyncRequest& request) {
    codec::Writer writer;
    std::visit(RequestWriter{writer}, request);
    return writer.take();
}

Result<SyncRequest> decodeRequest(ByteView bytes) {
    codec::Reader reader(bytes, ledger::kMaxTxBytes + 64);
    LEO_TRY_ASSIGN(const std::uint64_t items, reader.array(4));
    LEO_REQUIRE(items >= 1, Code::Malformed, "an empty sync request");
    LEO_TRY_ASSIGN(const std::uint64_t kind, reader.u64());
    LEO_TRY_ASSIGN(SyncRequest request, readFields(reader, kind, items));
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return request;
}

Bytes SyncResponse::encode() const {
    codec::Writer writer;
    writer.array(4).u64(static_cast<std::uint64_t>(code)).text(printable(detail)).counter(height);
    if (body.empty())
        writer.null();
    else
        writer.bytes(body);
    return writer.take();
}

Result<SyncResponse> SyncResponse::decode(ByteView bytes) {
    codec::Reader reader(bytes, kMaxBodyBytes);
    SyncResponse out;
    LEO_TRY(reader.arrayOf(4));
    LEO_TRY_ASSIGN(const std::uint64_t code, reader.u64(0xFFFF));
    // A peer of a later version may know more codes.
    out.code = code <= static_cast<std::uint64_t>(Code::Internal) ? static_cast<Code>(code) : Code::Internal;
    LEO_TRY_ASSIGN(out.detail, reader.text(kMaxDetailBytes));
    LEO_TRY_ASSIGN(out.height, readHeight(reader));
    LEO_TRY_ASSIGN(const bool none, reader.isNull());
    if (!none) {
        LEO_TRY_ASSIGN(const ByteView body, reader.bytes(kMaxBodyBytes));
        out.body = toBytes(body);
    }
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return out;
}

Bytes GenesisPart::encode() const {
    codec::Writer writer;
    writer.array(2).u64(total).bytes(part);
    return writer.take();
}

Result<GenesisPart> GenesisPart::decode(ByteView bytes) {
    codec::Reader reader(bytes, kMaxBodyBytes);
    GenesisPart out;
    LEO_TRY(reader.arrayOf(2));
    LEO_TRY_ASSIGN(out.total, reader.u64(ledger::kMaxGenesisBytes));
    LEO_TRY_ASSIGN(const ByteView part, reader.bytes(kMaxGenesisPartBytes));
    out.part = toBytes(part);
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return out;
}

bool SignedHeader::valid(const AccountId& authority) const {
    ledger::Block block;
    block.header = header;
    block.commit = commit;
    return block.commitValid(authority);
}

Bytes SignedHeader::encode() const {
    codec::Writer writer;
    writer.array(2).bytes(header.encode()).bytes(commit);
    return writer.take();
}

Result<SignedHeader> SignedHeader::decode(ByteView bytes) {
    codec::Reader reader(bytes, kMaxHeaderBytes);
    SignedHeader out;
    LEO_TRY(reader.arrayOf(2));
    LEO_TRY_ASSIGN(const ByteView header, reader.bytes(kMaxHeaderBytes));
    LEO_TRY_ASSIGN(out.header, ledger::BlockHeader::decode(header));
    LEO_TRY_ASSIGN(out.commit, reader.fixed<64>());
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return out;
}

Bytes encodeList(const std::vector<Bytes>& items) {
    codec::Writer writer;
    writer.array(items.size());
    for (const Bytes& item : items) writer.bytes(item);
    return writer.take();
}

Result<std::vector<Bytes>> decodeList(ByteView bytes, std::size_t maxItems) {
    codec::Reader reader(bytes, kMaxBodyBytes);
    LEO_TRY_ASSIGN(const std::uint64_t count, reader.array(maxItems));
    std::vector<Bytes> items;
    items.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        LEO_TRY_ASSIGN(const ByteView item, reader.bytes(kMaxBodyBytes));
        items.push_back(toBytes(item));
    }
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return items;
}

Bytes TxMessage::encode() const {
    codec::Writer writer;
    writer.array(2).u64(attempt).bytes(tx);
    return writer.take();
}

Result<TxMessage> TxMessage::decode(ByteView bytes) {
    codec::Reader reader(bytes, ledger::kMaxTxBytes + 32);
    TxMessage out;
    LEO_TRY(reader.arrayOf(2));
    LEO_TRY_ASSIGN(out.attempt, reader.u64());
    LEO_TRY_ASSIGN(const ByteView tx, reader.bytes(ledger::kMaxTxBytes));
    out.tx = toBytes(tx);
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return out;
}

Bytes encodePeersRequest(const std::string& ownUrl) {
    codec::Writer writer;
    writer.array(1).text(ownUrl);
    return writer.take();
}

Result<std::string> decodePeersRequest(ByteView bytes) {
    codec::Reader reader(bytes, kMaxUrlBytes + 16);
    LEO_TRY(reader.arrayOf(1));
    LEO_TRY_ASSIGN(std::string url, reader.text(kMaxUrlBytes));
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return url;
}

Bytes encodePeers(const std::vector<PeerAddress>& peers) {
    codec::Writer writer;
    writer.array(peers.size());
    for (const PeerAddress& peer : peers) writer.array(2).id(peer.peer).text(peer.url);
    return writer.take();
}

Result<std::vector<PeerAddress>> decodePeers(ByteView bytes) {
    codec::Reader reader(bytes, kMaxPeerList * (kMaxUrlBytes + 64));
    LEO_TRY_ASSIGN(const std::uint64_t count, reader.array(kMaxPeerList));
    std::vector<PeerAddress> peers;
    peers.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        PeerAddress peer;
        LEO_TRY(reader.arrayOf(2));
        LEO_TRY_ASSIGN(peer.peer, reader.id<AccountId>());
        LEO_TRY_ASSIGN(peer.url, reader.text(kMaxUrlBytes));
        LEO_TRY(reader.leave());
        peers.push_back(std::move(peer));
    }
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return peers;
}

}  // namespace leo::layer1
