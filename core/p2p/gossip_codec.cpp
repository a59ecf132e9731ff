#include "p2p/gossip_codec.h"

#include "codec/protobuf.h"
#include "p2p/message_reader.h"

namespace leo::p2p {

namespace {

constexpr std::string_view kSignaturePrefix = "libp2p-pubsub:";
constexpr std::size_t kSequenceBytes = 8;
constexpr std::size_t kMaxIdBytes = 1024;  // other networks' ids; ours have 32
constexpr std::size_t kMaxKeyBytes = 1024;

// RPC
constexpr std::uint32_t kSubscriptions = 1;
constexpr std::uint32_t kPublish = 2;
constexpr std::uint32_t kControl = 3;
// ControlMessage
constexpr std::uint32_t kIHave = 1;
constexpr std::uint32_t kIWant = 2;
constexpr std::uint32_t kGraft = 3;
constexpr std::uint32_t kPrune = 4;

// A message id of another kind names nothing we could have: it is passed over.
void addId(std::vector<MessageId>& ids, ByteView raw) {
    Result<Hash> id = toArray<32>(raw);
    if (id.ok()) ids.push_back(*id);
}

Status parseSubscription(ByteView raw, GossipControl& out) {
    TopicSubscription item;
    codec::ProtoReader reader(raw);
    for (;;) {
        LEO_TRY_ASSIGN(const std::optional<codec::ProtoField> field, reader.next());
        if (!field) break;
        if (field->number == 1) {
            LEO_TRY_ASSIGN(item.subscribe, field->asBool());
        } else if (field->number == 2) {
            LEO_TRY_ASSIGN(item.topic, field->asText(kMaxTopicName));
        }
    }
    out.subscriptions.push_back(std::move(item));
    return {};
}

Status parseMessage(ByteView raw, MessageView& out) {
    codec::ProtoReader reader(raw);
    for (;;) {
        LEO_TRY_ASSIGN(const std::optional<codec::ProtoField> field, reader.next());
        if (!field) return {};
        switch (field->number) {
            case 1: {
                LEO_TRY_ASSIGN(out.from, field->asBytes(kMaxKeyBytes));
                break;
            }
            case 2: {
                LEO_TRY_ASSIGN(out.data, field->asBytes(kMaxGossipData));
                out.hasData = true;
                break;
            }
            case 3: {
                LEO_TRY_ASSIGN(out.sequence, field->asBytes(kMaxKeyBytes));
                break;
            }
            case 4: {
                LEO_TRY_ASSIGN(out.topic, field->asBytes(kMaxTopicName));
                break;
            }
            case 5: {
                LEO_TRY_ASSIGN(out.signature, field->asBytes(kMaxKeyBytes));
                break;
            }
            case 6: {
                LEO_TRY_ASSIGN(out.key, field->asBytes(kMaxKeyBytes));
                break;
            }
            default: break;
        }
    }
}

// One entry of a ControlMessage: a topic, ids, and the back-off of a prune share one shape.
struct ControlEntry {
    std::string topic;
    std::vector<MessageId> ids;
    std::uint64_t backoffSeconds = 0;
};

Result<ControlEntry> parseControlEntry(std::uint32_t kind, ByteView raw) {
    ControlEntry entry;
    codec::ProtoReader reader(raw);
    for (;;) {
        LEO_TRY_ASSIGN(const std::optional<codec::ProtoField> field, reader.next());
        if (!field) return entry;
        const bool isId = (kind == kIHave && field->number == 2) || (kind == kIWant && field->number == 1);
        if (isId) {
            LEO_TRY_ASSIGN(const ByteView id, field->asBytes(kMaxIdBytes));
            LEO_REQUIRE(entry.ids.size() < kMaxRpcItems, Code::TooLarge, "too many message ids");
            addId(entry.ids, id);
        } else if (kind != kIWant && field->number == 1) {
            LEO_TRY_ASSIGN(entry.topic, field->asText(kMaxTopicName));
        } else if (kind == kPrune && field->number == 3) {
            LEO_TRY_ASSIGN(entry.backoffSeconds, field->asU64());
        }
    }
}

Status parseControl(ByteView raw, GossipControl& out) {
    codec::ProtoReader reader(raw);
    std::size_t items = 0;
    for (;;) {
        LEO_TRY_ASSIGN(const std::optional<codec::ProtoField> field, reader.next());
        if (!field) return {};
        if (field->number < kIHave || field->number > kPrune) continue;  // IDONTWANT and later ones
        LEO_REQUIRE(++items <= kMaxRpcItems, Code::TooLarge, "too many control entries");
        LEO_TRY_ASSIGN(const ByteView body, field->asBytes(kMaxRpcBytes));
        LEO_TRY_ASSIGN(ControlEntry entry, parseControlEntry(field->number, body));
        switch (field->number) {
            case kIHave: out.ihave.push_back(IHave{std::move(entry.topic), std::move(entry.ids)}); break;
            case kIWant: out.iwant.insert(out.iwant.end(), entry.ids.begin(), entry.ids.end()); break;
            case kGraft: out.graft.push_back(std::move(entry.topic)); break;
            default: out.prune.push_back(Prune{std::move(entry.topic), entry.backoffSeconds}); break;
        }
    }
}

Bytes encodeControl(const GossipControl& control) {
    codec::ProtoWriter writer;
    for (const IHave& ihave : control.ihave) {
        codec::ProtoWriter entry;
        entry.text(1, ihave.topic);
        for (const MessageId& id : ihave.ids) entry.bytes(2, id);
        writer.bytes(kIHave, entry.view());
    }
    if (!control.iwant.empty()) {
        codec::ProtoWriter entry;
        for (const MessageId& id : control.iwant) entry.bytes(1, id);
        writer.bytes(kIWant, entry.view());
    }
    for (const std::string& topic : control.graft) writer.bytes(kGraft, codec::ProtoWriter().text(1, topic).view());
    for (const Prune& prune : control.prune) {
        codec::ProtoWriter entry;
        entry.text(1, prune.topic);
        if (prune.backoffSeconds > 0) entry.varint(3, prune.backoffSeconds);
        writer.bytes(kPrune, entry.view());
    }
    return writer.take();
}

// The signed part behind its prefix: what the signature covers.
Bytes signedStatement(ByteView from, ByteView data, ByteView sequence, ByteView topic) {
    codec::ProtoWriter writer;
    writer.bytes(1, from).bytes(2, data).bytes(3, sequence).bytes(4, topic);
    Bytes statement = toBytes(kSignaturePrefix);
    append(statement, writer.view());
    return statement;
}

Bytes frameMessage(ByteView statement, ByteView signature) {
    Bytes message = toBytes(statement.subspan(kSignaturePrefix.size()));
    append(message, codec::ProtoWriter().bytes(5, signature).view());
    return lengthPrefixed(codec::ProtoWriter().bytes(kPublish, message).view());
}

}  // namespace

Bytes GossipControl::encodeFramed() const {
    codec::ProtoWriter writer;
    for (const TopicSubscription& item : subscriptions)
        writer.bytes(kSubscriptions, codec::ProtoWriter().boolean(1, item.subscribe).text(2, item.topic).view());
    const Bytes control = encodeControl(*this);
    if (!control.empty()) writer.bytes(kControl, control);
    return lengthPrefixed(writer.view());
}

Result<GossipRpc> GossipRpc::decode(ByteView rpc) {
    GossipRpc out;
    codec::ProtoReader reader(rpc);
    std::size_t items = 0;
    for (;;) {
        LEO_TRY_ASSIGN(const std::optional<codec::ProtoField> field, reader.next());
        if (!field) return out;
        LEO_REQUIRE(++items <= kMaxRpcItems, Code::TooLarge, "too many entries in one RPC");
        if (field->number < kSubscriptions || field->number > kControl) continue;
        LEO_TRY_ASSIGN(const ByteView body, field->asBytes(kMaxRpcBytes));
        if (field->number == kSubscriptions) {
            LEO_TRY(parseSubscription(body, out.control));
        } else if (field->number == kPublish) {
            LEO_TRY(parseMessage(body, out.messages.emplace_back()));
        } else {
            LEO_TRY(parseControl(body, out.control));
        }
    }
}

SignedMessage signMessage(const crypto::Identity& identity, std::uint64_t sequence, std::string_view topic,
                          ByteView data) {
    const PeerId from = PeerId::fromAccountId(identity.id());
    Bytes sequenceBytes;
    appendU64be(sequenceBytes, sequence);
    const Bytes statement = signedStatement(from.toBytes(), data, sequenceBytes, viewOf(topic));
    return SignedMessage{from, frameMessage(statement, identity.signRaw(statement))};
}

Result<SignedMessage> verifyMessage(const MessageView& message) {
    LEO_REQUIRE(message.hasData && !message.from.empty() && !message.topic.empty(), Code::Malformed,
                "a gossip message lacks a field");
    LEO_REQUIRE(message.sequence.size() == kSequenceBytes, Code::Malformed,
                "a gossip message without sequence number");
    LEO_TRY_ASSIGN(const PeerId from, PeerId::fromBytes(message.from));
    if (!message.key.empty()) {
        LEO_TRY_ASSIGN(const AccountId key, parsePublicKeyMessage(message.key));
        LEO_REQUIRE(key == from.toAccountId(), Code::BadKey, "a gossip message carries another author's key");
    }
    const Bytes statement = signedStatement(message.from, message.data, message.sequence, message.topic);
    LEO_REQUIRE(crypto::verifyRaw(from.toAccountId().view(), statement, message.signature), Code::BadSignature,
                "a gossip message is not signed by its author");
    return SignedMessage{from, frameMessage(statement, message.signature)};
}

}  // namespace leo::p2p
