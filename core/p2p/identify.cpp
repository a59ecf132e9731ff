#include "p2p/identify.h"

#include "codec/protobuf.h"

namespace leo::p2p {

namespace {

constexpr std::uint32_t kPublicKey = 1;
constexpr std::uint32_t kListenAddresses = 2;
constexpr std::uint32_t kProtocols = 3;
constexpr std::uint32_t kObservedAddress = 4;
constexpr std::uint32_t kProtocolVersionField = 5;
constexpr std::uint32_t kAgentVersion = 6;
constexpr std::size_t kMaxNameBytes = 256;
constexpr std::size_t kMaxAddressBytes = 512;
constexpr std::size_t kMaxProtocols = 512;
constexpr std::size_t kMaxAddresses = 128;

}  // namespace

Bytes Identify::encode() const {
    codec::ProtoWriter writer;
    if (peer) writer.bytes(kPublicKey, publicKeyMessage(peer->toAccountId()));
    for (const Multiaddr& address : listenAddresses) writer.bytes(kListenAddresses, address.toBytes());
    for (const std::string& protocol : protocols) writer.text(kProtocols, protocol);
    if (observed) writer.bytes(kObservedAddress, observed->toBytes());
    writer.text(kProtocolVersionField, protocolVersion);
    writer.text(kAgentVersion, agent);
    return writer.take();
}

Result<Identify> Identify::decode(ByteView message) {
    Identify out;
    codec::ProtoReader reader(message);
    for (;;) {
        LEO_TRY_ASSIGN(const std::optional<codec::ProtoField> field, reader.next());
        if (!field) break;
        switch (field->number) {
            case kPublicKey: {
                LEO_TRY_ASSIGN(const ByteView key, field->asBytes(kMaxIdentifyBytes));
                LEO_TRY_ASSIGN(const AccountId account, parsePublicKeyMessage(key));
                out.peer = PeerId::fromAccountId(account);
                break;
            }
            case kListenAddresses:
            case kObservedAddress: {
                LEO_TRY_ASSIGN(const ByteView raw, field->asBytes(kMaxAddressBytes));
                // Peers list transports that we do not have; those are not errors.
                Result<Multiaddr> address = Multiaddr::fromBytes(raw);
                if (!address.ok()) break;
                if (field->number == kObservedAddress) {
                    out.observed = *address;
                } else if (out.listenAddresses.size() < kMaxAddresses) {
                    out.listenAddresses.push_back(*address);
                }
                break;
            }
            case kProtocols: {
                LEO_REQUIRE(out.protocols.size() < kMaxProtocols, Code::TooLarge, "too many protocols");
                LEO_TRY_ASSIGN(std::string protocol, field->asText(kMaxNameBytes));
                out.protocols.push_back(std::move(protocol));
                break;
            }
            case kProtocolVersionField: {
                LEO_TRY_ASSIGN(out.protocolVersion, field->asText(kMaxNameBytes));
                break;
            }
            case kAgentVersion: {
                LEO_TRY_ASSIGN(out.agent, field->asText(kMaxNameBytes));
                break;
            }
            default: break;  // the signed peer record and what later versions add
        }
    }
    return out;
}

}  // namespace leo::p2p
