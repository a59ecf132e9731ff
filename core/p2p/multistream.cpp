#include "p2p/multistream.h"

#include "codec/protobuf.h"

namespace leo::p2p {

namespace {

constexpr std::string_view kHeader = "/multistream/1.0.0";
constexpr std::string_view kNotAvailable = "na";

void appendLine(Bytes& out, std::string_view line) {
    codec::appendUvarint(out, line.size() + 1);
    append(out, viewOf(line));
    out.push_back('\n');
}

}  // namespace

Negotiator Negotiator::dialer(std::vector<std::string> proposals, Bytes& out) {
    LEO_ASSERT(!proposals.empty());
    Negotiator self;
    self.m_isDialer = true;
    for (std::string& proposal : proposals) {
        LEO_ASSERT(proposal.size() <= kMaxProtocolName);
        self.m_proposals.push_back(std::move(proposal));
    }
    appendLine(out, kHeader);
    appendLine(out, self.m_proposals.front());
    return self;
}

Negotiator Negotiator::listener(Supports supports) {
    Negotiator self;
    self.m_supports = std::move(supports);
    return self;
}

Result<Negotiator::State> Negotiator::handle(ByteQueue& in, Bytes& out) {
    while (m_state == State::Pending) {
        LEO_TRY_ASSIGN(const std::optional<codec::Uvarint> length, codec::peekUvarint(in.view()));
        if (!length) break;
        LEO_REQUIRE(length->value >= 1 && length->value <= kMaxProtocolName + 1, Code::TooLarge,
                    "multistream line of " + std::to_string(length->value) + " bytes");
        const std::size_t size = static_cast<std::size_t>(length->value);
        if (in.size() < length->size + size) break;
        const std::string_view line = textOf(in.view().subspan(length->size, size));
        LEO_REQUIRE(line.back() == '\n', Code::Malformed, "multistream line without a newline");
        in.consume(length->size + size);
        LEO_TRY(handleLine(line.substr(0, size - 1), out));
    }
    return m_state;
}

Status Negotiator::handleLine(std::string_view line, Bytes& out) {
    if (!m_headerSeen) {
        LEO_REQUIRE(line == kHeader, Code::Malformed, "not multistream-select 1.0");
        m_headerSeen = true;
        if (!m_isDialer) appendLine(out, kHeader);
        return {};
    }
    if (!m_isDialer) {
        LEO_REQUIRE(++m_proposalsSeen <= kMaxProposals, Code::Exhausted, "too many protocol proposals");
        if (!m_supports(line)) {
            m_refusedOne = true;
            appendLine(out, kNotAvailable);
            return {};
        }
        m_protocol = line;
        m_state = State::Agreed;
        appendLine(out, line);
        return {};
    }
    if (line == m_proposals.front()) {
        m_protocol = line;
        m_state = State::Agreed;
        return {};
    }
    LEO_REQUIRE(line == kNotAvailable, Code::Malformed, "multistream answer to a question not asked");
    m_proposals.pop_front();
    if (m_proposals.empty()) {
        m_state = State::Refused;
    } else {
        appendLine(out, m_proposals.front());
    }
    return {};
}

}  // namespace leo::p2p
