// Machine: the measured machine of a simulated node: a TPM in software and the runtime log Leo keeps on it.
#pragma once

#include "attest/runtime_log.h"
#include "protocol/outbox.h"
#include "unit/attest/soft_tpm.h"

namespace leo::sim {

inline Hash filled(std::uint8_t byte) {
    Hash hash;
    hash.fill(byte);
    return hash;
}

inline const Hash kProfile = filled(2), kClean = filled(0x32);

class Machine {
public:
    explicit Machine(Random& random) : m_tpm(random) { boot(); }

    attest::test::SoftTpm& tpm() { return m_tpm; }
    const attest::RuntimeLog& log() const { return m_log; }

    Status measure(const attest::LogEvent& event) {
        attest::RuntimeLog next = m_log;
        LEO_TRY(next.append(event));
        m_tpm.extendPcr13(attest::lineDigest(event));
        m_log = std::move(next);
        return {};
    }
    protocol::EvidenceShare quote(const protocol::TakeQuote& asked, attest::PcrMask mask) {
        attest::TpmQuoteEvidence out;
        out.quote = m_tpm.quote(attest::quoteQualifier(asked.fields, m_log.head()), mask);
        for (const auto& [index, value] : m_tpm.readPcrs(mask)) out.pcrs.push_back(value);
        out.log = m_log;
        protocol::EvidenceShare share;
        share.evidence = attest::encodeEvidence(out);
        if (asked.ownerNonce) share.time = m_tpm.getTime(*asked.ownerNonce);
        return share;
    }
    // Its clock runs with the world's.
    void keepTime(TimeMs now) {
        if (m_lastSeen) m_tpm.advance(now - *m_lastSeen);
        m_lastSeen = now;
    }
    // Leo ended and started again, the machine did not.
    void restartLeo() {
        m_log = attest::RuntimeLog(m_tpm.readPcrs(1u << 13).at(13));
        measureStart();
    }
    // The machine lost power.
    void powerCycle() {
        m_tpm.powerCycle();
        boot();
    }

private:
    void boot() {
        for (unsigned index = 0; index < 8; ++index)
            m_tpm.pcrs[index] = filled(static_cast<std::uint8_t>(0x40 + index));
        m_log = attest::RuntimeLog();
        measureStart();
    }
    void measureStart() {
        attest::NodeStart start;
        start.binaryDigest = filled(1);
        start.configDigest = kProfile;
        start.runner = "bwrap";
        start.version = "0.1.0";
        LEO_ASSERT(measure(start).ok());
    }

    attest::test::SoftTpm m_tpm;
    attest::RuntimeLog m_log;
    std::optional<TimeMs> m_lastSeen;
};

}  // namespace leo::sim
