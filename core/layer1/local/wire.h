// The records of /leo/sync/1 and /leo/peers/1 and of the local chain's topics (leo-cbor).
//
// Request:  [kind, …fields]          Response: [code, detail, height, body]
// code 0 is success and body the kind's own array; else body is null and detail says why. height is the answering
// peer's tip, unsigned: a hint when to ask again, nothing more.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "ledger/state.h"

namespace leo::layer1 {

inline constexpr const char* kSyncProtocol = "/leo/sync/1";
inline constexpr const char* kPeersProtocol = "/leo/peers/1";
std::string blocksTopic(const ledger::Genesis& genesis);
std::string txTopic(const ledger::Genesis& genesis);

inline constexpr std::size_t kMaxPageBytes = std::size_t{4} << 20;  // half of what a response may hold
inline constexpr std::size_t kMaxPageBlocks = 2048;
inline constexpr std::size_t kMaxPeerList = 256;
inline constexpr std::size_t kMaxUrlBytes = 128;  // "ws://" and an address with port
inline constexpr std::size_t kMaxDetailBytes = 1024;

struct GetGenesis {
    std::uint64_t offset = 0;
};
struct GetHead {
    ChainId chain;
};
struct GetBlocks {
    ChainId chain;
    Height from;
    std::uint64_t maxBytes = kMaxPageBytes;  // at least one block comes whatever its size
};
struct SubmitTx {
    Bytes tx;
};
struct GetReceipts {
    ChainId chain;
    Height height;
};
using SyncRequest = std::variant<GetGenesis, GetHead, GetBlocks, SubmitTx, GetReceipts>;  // kind = index + 1

Bytes encodeRequest(const SyncRequest& request);
Result<SyncRequest> decodeRequest(ByteView bytes);

struct SyncResponse {
    Code code = Code::Ok;
    std::string detail;
    Height height;  // the answering peer's tip; of an accepted transaction, its block
    Bytes body;     // encoded; empty with an error

    Bytes encode() const;
    static Result<SyncResponse> decode(ByteView bytes);
    static SyncResponse failure(const Error& error, Height height) {
        return SyncResponse{error.code, error.detail, height, {}};
    }
};

// Bodies.
struct GenesisPart {
    std::uint64_t total = 0;
    Bytes part;  // of the encoded genesis, from the offset asked for
    Bytes encode() const;
    static Result<GenesisPart> decode(ByteView bytes);
};
// The newest header with the authority's signature: what a peer claims, it proves. None at height 0.
struct SignedHeader {
    ledger::BlockHeader header;
    crypto::Signature commit{};
    bool valid(const AccountId& authority) const;
    Bytes encode() const;
    static Result<SignedHeader> decode(ByteView bytes);
};
Bytes encodeList(const std::vector<Bytes>& items);  // of blocks or receipts
Result<std::vector<Bytes>> decodeList(ByteView bytes, std::size_t maxItems);

// A transaction on its topic: [attempt, transaction]. Equal messages are one message to gossip, so sending again
// needs another number.
struct TxMessage {
    std::uint64_t attempt = 0;
    Bytes tx;
    Bytes encode() const;
    static Result<TxMessage> decode(ByteView bytes);
};

// /leo/peers/1: the asker tells where it listens (empty: nowhere), the answer lists others.
struct PeerAddress {
    AccountId peer;
    std::string url;
};
Bytes encodePeersRequest(const std::string& ownUrl);
Result<std::string> decodePeersRequest(ByteView bytes);
Bytes encodePeers(const std::vector<PeerAddress>& peers);
Result<std::vector<PeerAddress>> decodePeers(ByteView bytes);

}  // namespace leo::layer1
