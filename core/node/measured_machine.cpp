#include "node/measured_machine.h"

namespace leo::node {

Result<std::unique_ptr<MeasuredMachine>> MeasuredMachine::start(const std::string& tcti, attest::PcrMask pcrMask,
                                                                const attest::NodeStart& nodeStart,
                                                                ByteView expectedAkPublic) {
    LEO_TRY_ASSIGN(std::unique_ptr<tpm::Tpm> tpm, tpm::Tpm::open(tcti));
    LEO_TRY_ASSIGN(Bytes ak, tpm->ensureAk());
    LEO_REQUIRE(equal(ak, expectedAkPublic), Code::BadKey,
                "this TPM's attestation key is not the one this node registered: the chip was cleared or replaced, "
                "and the node must register again");
    LEO_TRY_ASSIGN(attest::PcrValues pcrs, tpm->readPcrs(1u << attest::kRuntimeLogPcr));
    std::unique_ptr<MeasuredMachine> machine(
        new MeasuredMachine(std::move(tpm), pcrMask, pcrs.at(attest::kRuntimeLogPcr)));
    LEO_TRY(machine->measure(nodeStart));
    return machine;
}

Status MeasuredMachine::measure(const attest::LogEvent& event) {
    // A copy first: an event that breaks the log's order must not reach the PCR.
    attest::RuntimeLog next = m_log;
    LEO_TRY(next.append(event));
    LEO_TRY(m_tpm->extendPcr13(attest::lineDigest(event)));
    m_log = std::move(next);
    return {};
}

Result<protocol::EvidenceShare> MeasuredMachine::quote(const protocol::TakeQuote& request) {
    attest::TpmQuoteEvidence evidence;
    const Hash qualifier = attest::quoteQualifier(request.fields, m_log.head());
    LEO_TRY_ASSIGN(evidence.quote, m_tpm->quote(qualifier, m_mask));
    LEO_TRY_ASSIGN(attest::PcrValues pcrs, m_tpm->readPcrs(m_mask));
    for (const auto& [index, value] : pcrs) evidence.pcrs.push_back(value);
    evidence.log = m_log;
    protocol::EvidenceShare share;
    share.evidence = attest::encodeEvidence(evidence);
    if (request.ownerNonce) {
        LEO_TRY_ASSIGN(attest::SignedAttest time, m_tpm->getTime(*request.ownerNonce));
        share.time = std::move(time);
    }
    return share;
}

Result<MeasuredMachine::Keys> MeasuredMachine::beginTask(const protocol::BeginRun& run) {
    LEO_TRY(measure(run.start));
    Keys keys;
    LEO_TRY_ASSIGN(keys.code, m_tpm->importAndUnseal(run.codeKey, run.codePolicy));
    LEO_TRY_ASSIGN(keys.input, m_tpm->importAndUnseal(run.inputKey, run.inputPolicy));
    return keys;
}

Status MeasuredMachine::measureTaskEnd(const attest::TaskEnd& end) {
    return measure(end);
}

}  // namespace leo::node
