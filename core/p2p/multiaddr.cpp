#include "p2p/multiaddr.h"

#include <arpa/inet.h>

#include <charconv>
#include <vector>

#include "codec/protobuf.h"
#include "p2p/message_reader.h"

namespace leo::p2p {

namespace {

// multiformats/multiaddr, protocols.csv
constexpr std::uint64_t kCodeIp4 = 4;
constexpr std::uint64_t kCodeTcp = 6;
constexpr std::uint64_t kCodeIp6 = 41;
constexpr std::uint64_t kCodeDns4 = 54;
constexpr std::uint64_t kCodeDns6 = 55;
constexpr std::uint64_t kCodeP2p = 421;
constexpr std::uint64_t kCodeWs = 477;
constexpr std::size_t kMaxText = 512;
constexpr std::size_t kMaxHostName = 253;  // RFC 1035

std::string_view kindName(Multiaddr::Host kind) {
    switch (kind) {
        case Multiaddr::Host::Ip4: return "ip4";
        case Multiaddr::Host::Ip6: return "ip6";
        case Multiaddr::Host::Dns4: return "dns4";
        case Multiaddr::Host::Dns6: return "dns6";
    }
    return "";
}

Result<std::uint16_t> parsePort(std::string_view text) {
    std::uint16_t port = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), port);
    LEO_REQUIRE(problem == std::errc() && end == text.data() + text.size() && port > 0, Code::Malformed,
                "not a port number");
    return port;
}

// The one spelling of a host, so that equal addresses compare equal.
Result<std::string> canonicalHost(Multiaddr::Host kind, const std::string& host) {
    if (kind == Multiaddr::Host::Ip4 || kind == Multiaddr::Host::Ip6) {
        const int family = kind == Multiaddr::Host::Ip4 ? AF_INET : AF_INET6;
        std::uint8_t raw[16] = {};
        char text[INET6_ADDRSTRLEN] = {};
        LEO_REQUIRE(inet_pton(family, host.c_str(), raw) == 1, Code::Malformed, "not an IP address");
        LEO_ASSERT(inet_ntop(family, raw, text, sizeof text) != nullptr);
        return std::string(text);
    }
    LEO_REQUIRE(!host.empty() && host.size() <= kMaxHostName, Code::Malformed, "not a host name");
    for (const char c : host) {
        const bool allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                             c == '.' || c == '_';
        LEO_REQUIRE(allowed, Code::Malformed, "not a host name");
    }
    return host;
}

}  // namespace

Result<Multiaddr> Multiaddr::fromText(std::string_view text) {
    LEO_REQUIRE(text.size() <= kMaxText, Code::TooLarge, "address is too long");
    LEO_REQUIRE(!text.empty() && text.front() == '/', Code::Malformed, "a multiaddr starts with '/'");
    std::vector<std::string> parts;
    for (std::string_view rest = text.substr(1);;) {
        const std::size_t slash = rest.find('/');
        parts.emplace_back(rest.substr(0, slash));
        if (slash == std::string_view::npos) break;
        rest = rest.substr(slash + 1);
    }
    LEO_REQUIRE(parts.size() == 5 || parts.size() == 7, Code::Unsupported, "only /<host>/tcp/<port>/ws[/p2p/<peer>]");
    Multiaddr address;
    bool known = false;
    for (const Host kind : {Host::Ip4, Host::Ip6, Host::Dns4, Host::Dns6}) {
        if (parts[0] != kindName(kind)) continue;
        address.kind = kind;
        known = true;
    }
    LEO_REQUIRE(known && parts[2] == "tcp" && parts[4] == "ws", Code::Unsupported,
                "only /<host>/tcp/<port>/ws[/p2p/<peer>]");
    LEO_TRY_ASSIGN(address.host, canonicalHost(address.kind, parts[1]));
    LEO_TRY_ASSIGN(address.port, parsePort(parts[3]));
    if (parts.size() == 7) {
        LEO_REQUIRE(parts[5] == "p2p", Code::Unsupported, "only /<host>/tcp/<port>/ws[/p2p/<peer>]");
        LEO_TRY_ASSIGN(address.peer, PeerId::fromText(parts[6]));
    }
    return address;
}

Result<Multiaddr> Multiaddr::fromUrl(std::string_view url) {
    constexpr std::string_view kScheme = "ws://";
    LEO_REQUIRE(url.size() <= kMaxText, Code::TooLarge, "address is too long");
    LEO_REQUIRE(url.substr(0, kScheme.size()) == kScheme, Code::Unsupported, "only ws:// urls");
    std::string_view rest = url.substr(kScheme.size());
    if (!rest.empty() && rest.back() == '/') rest.remove_suffix(1);
    Multiaddr address;
    std::size_t colon = 0;
    if (!rest.empty() && rest.front() == '[') {
        const std::size_t bracket = rest.find(']');
        LEO_REQUIRE(bracket != std::string_view::npos, Code::Malformed, "unfinished IPv6 address");
        address.kind = Host::Ip6;
        address.host = rest.substr(1, bracket - 1);
        colon = bracket + 1;
    } else {
        colon = rest.find(':');
        address.host = rest.substr(0, colon);
        std::uint8_t raw[4];
        address.kind = inet_pton(AF_INET, address.host.c_str(), raw) == 1 ? Host::Ip4 : Host::Dns4;
    }
    LEO_REQUIRE(colon < rest.size() && rest[colon] == ':', Code::Malformed, "the url needs a port");
    LEO_TRY_ASSIGN(address.host, canonicalHost(address.kind, address.host));
    LEO_TRY_ASSIGN(address.port, parsePort(rest.substr(colon + 1)));
    return address;
}

std::string Multiaddr::toText() const {
    std::string text = "/" + std::string(kindName(kind)) + "/" + host + "/tcp/" + std::to_string(port) + "/ws";
    if (peer) text += "/p2p/" + peer->toText();
    return text;
}

std::string Multiaddr::toUrl() const {
    const std::string shown = kind == Host::Ip6 ? "[" + host + "]" : host;
    return "ws://" + shown + ":" + std::to_string(port);
}

Bytes Multiaddr::toBytes() const {
    Bytes out;
    std::uint8_t raw[16] = {};
    switch (kind) {
        case Host::Ip4:
            codec::appendUvarint(out, kCodeIp4);
            inet_pton(AF_INET, host.c_str(), raw);
            append(out, ByteView(raw, 4));
            break;
        case Host::Ip6:
            codec::appendUvarint(out, kCodeIp6);
            inet_pton(AF_INET6, host.c_str(), raw);
            append(out, ByteView(raw, 16));
            break;
        case Host::Dns4:
        case Host::Dns6:
            codec::appendUvarint(out, kind == Host::Dns4 ? kCodeDns4 : kCodeDns6);
            append(out, lengthPrefixed(viewOf(host)));
            break;
    }
    codec::appendUvarint(out, kCodeTcp);
    appendU16be(out, port);
    codec::appendUvarint(out, kCodeWs);
    if (peer) {
        codec::appendUvarint(out, kCodeP2p);
        append(out, lengthPrefixed(peer->toBytes()));
    }
    return out;
}

Result<Multiaddr> Multiaddr::fromBytes(ByteView bytes) {
    LEO_REQUIRE(bytes.size() <= kMaxText, Code::TooLarge, "address is too long");
    const auto take = [&bytes](std::size_t count) -> Result<ByteView> {
        LEO_REQUIRE(bytes.size() >= count, Code::Malformed, "address is truncated");
        const ByteView part = bytes.first(count);
        bytes = bytes.subspan(count);
        return part;
    };
    const auto number = [&]() -> Result<std::uint64_t> {
        LEO_TRY_ASSIGN(const codec::Uvarint read, codec::readUvarint(bytes));
        bytes = bytes.subspan(read.size);
        return read.value;
    };
    Multiaddr address;
    LEO_TRY_ASSIGN(const std::uint64_t host, number());
    if (host == kCodeIp4 || host == kCodeIp6) {
        address.kind = host == kCodeIp4 ? Host::Ip4 : Host::Ip6;
        LEO_TRY_ASSIGN(const ByteView raw, take(host == kCodeIp4 ? 4 : 16));
        char text[INET6_ADDRSTRLEN] = {};
        LEO_ASSERT(inet_ntop(host == kCodeIp4 ? AF_INET : AF_INET6, raw.data(), text, sizeof text) != nullptr);
        address.host = text;
    } else if (host == kCodeDns4 || host == kCodeDns6) {
        address.kind = host == kCodeDns4 ? Host::Dns4 : Host::Dns6;
        LEO_TRY_ASSIGN(const std::uint64_t length, number());
        LEO_TRY_ASSIGN(const ByteView name, take(static_cast<std::size_t>(length)));
        LEO_TRY_ASSIGN(address.host, canonicalHost(address.kind, std::string(textOf(name))));
    } else {
        return makeError(Code::Unsupported, "multiaddr protocol " + std::to_string(host));
    }
    LEO_TRY_ASSIGN(const std::uint64_t tcp, number());
    LEO_REQUIRE(tcp == kCodeTcp, Code::Unsupported, "only TCP addresses");
    LEO_TRY_ASSIGN(const ByteView port, take(2));
    address.port = readU16be(port.data());
    LEO_TRY_ASSIGN(const std::uint64_t ws, number());
    LEO_REQUIRE(ws == kCodeWs, Code::Unsupported, "only WebSocket addresses");
    if (!bytes.empty()) {
        LEO_TRY_ASSIGN(const std::uint64_t p2p, number());
        LEO_REQUIRE(p2p == kCodeP2p, Code::Unsupported, "multiaddr protocol " + std::to_string(p2p));
        LEO_TRY_ASSIGN(const std::uint64_t length, number());
        LEO_TRY_ASSIGN(const ByteView id, take(static_cast<std::size_t>(length)));
        LEO_TRY_ASSIGN(address.peer, PeerId::fromBytes(id));
    }
    LEO_REQUIRE(bytes.empty(), Code::Malformed, "bytes behind the address");
    return address;
}

}  // namespace leo::p2p
