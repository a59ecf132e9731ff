// The messages of gossipsub on the wire: RPC, signed messages and control messages (libp2p pubsub specification,
// gossipsub v1.1 protobuf).
#pragma once

#include <string>
#include <vector>

#include "crypto/sign.h"
#include "p2p/peer_id.h"

namespace leo::p2p {

inline constexpr std::size_t kMaxGossipData = std::size_t{1} << 20;  // go-libp2p and js-libp2p accept about as much
inline constexpr std::size_t kMaxRpcBytes = kMaxGossipData * 2;      // one full message and much control beside it
inline constexpr std::size_t kMaxTopicName = 256;
inline constexpr std::size_t kMaxRpcItems = 5000;  // subscriptions, messages or control entries of one RPC

using MessageId = Hash;  // SHA-256 of the data

// A message as it lies in a received RPC; the views borrow from it.
struct MessageView {
    ByteView from;
    ByteView data;
    ByteView sequence;
    ByteView topic;
    ByteView signature;
    ByteView key;
    bool hasData = false;
};

struct TopicSubscription {
    bool subscribe = false;
    std::string topic;
};
struct IHave {
    std::string topic;
    std::vector<MessageId> ids;
};
struct Prune {
    std::string topic;
    std::uint64_t backoffSeconds = 0;  // 0: not said
};

// What one peer says to another at once, besides messages.
struct GossipControl {
    std::vector<TopicSubscription> subscriptions;
    std::vector<IHave> ihave;
    std::vector<MessageId> iwant;
    std::vector<std::string> graft;
    std::vector<Prune> prune;

    bool empty() const {
        return subscriptions.empty() && ihave.empty() && iwant.empty() && graft.empty() && prune.empty();
    }
    // The RPC behind its length.
    Bytes encodeFramed() const;
};

struct GossipRpc {
    GossipControl control;
    std::vector<MessageView> messages;
    static Result<GossipRpc> decode(ByteView rpc);
};

// StrictSign: the fields in ascending order, "libp2p-pubsub:" in front, signed by the identity in `from`.
struct SignedMessage {
    PeerId from;
    Bytes framedRpc;  // an RPC with this one message, behind its length: ready to send
};
SignedMessage signMessage(const crypto::Identity& identity, std::uint64_t sequence, std::string_view topic,
                          ByteView data);
// BadSignature, or Malformed when a field that StrictSign demands is missing or has a wrong size.
Result<SignedMessage> verifyMessage(const MessageView& message);

}  // namespace leo::p2p
