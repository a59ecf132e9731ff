#include "node/measured_machine.h"

#include "base/clock.h"
#include "base/log.h"

namespace leo::node {

Result<std::unique_ptr<MeasuredMachine>> MeasuredMachine::start(const std::string& tcti, attest::PcrMask pcrMask,
                                                                const attest::NodeStart& nodeStart,
                                                                ByteView expectedAkPublic, OnMeasured onMeasured) {
    LEO_TRY_ASSIGN(std::unique_ptr<tpm::Tpm> tpm, tpm::Tpm::open(tcti));
    LEO_TRY_ASSIGN(Bytes ak, tpm->ensureAk());
    LEO_REQUIRE(equal(ak, expectedAkPublic), Code::BadKey,
                "this TPM's attestation key is not the one this node registered: the chip was cleared or replaced, "
                "and the node must register again");
    // Monitors blame an executor whose clock may repeat; a node that comes back from a power loss is not to blame.
    const Status settled = tpm->settleClock();
    if (!settled.ok()) logWarning("node", "its quotes are not good for a while: " + toString(settled.error()));
    LEO_TRY_ASSIGN(attest::PcrValues pcrs, tpm->readPcrs(1u << attest::kRuntimeLogPcr));
    std::unique_ptr<MeasuredMachine> machine(
        new MeasuredMachine(std::move(tpm), pcrMask, pcrs.at(attest::kRuntimeLogPcr), std::move(onMeasured)));
    LEO_TRY(machine->measure(nodeStart));
    return machine;
}

Status MeasuredMachine::measure(const attest::LogEvent& event) {
    // A copy first: an event that breaks the log's order must not reach the PCR.
    attest::RuntimeLog next = m_log;
    LEO_TRY(next.append(event));
    LEO_TRY(m_tpm->extendPcr13(attest::lineDigest(event)));
    m_log = std::move(next);
    if (m_onMeasured) m_onMeasured(event, m_log.pcr13());
    return {};
}

Result<attest::PcrValues> MeasuredMachine::registers() {
    LEO_TRY_ASSIGN(attest::PcrValues values, m_tpm->readPcrs(m_mask | 1u << attest::kRuntimeLogPcr));
    LEO_REQUIRE(values.at(attest::kRuntimeLogPcr) == m_log.pcr13(), Code::WrongState,
                "the TPM was reset: PCR 13 is not what the runtime log says");
    return values;
}

Result<protocol::EvidenceShare> MeasuredMachine::quote(const protocol::TakeQuote& request) {
    protocol::EvidenceShare share;
    LEO_TRY_ASSIGN(share.evidence, evidence(attest::quoteQualifier(request.fields, m_log.head())));
    if (request.ownerNonce) {
        LEO_TRY_ASSIGN(attest::SignedAttest time, m_tpm->getTime(*request.ownerNonce));
        share.time = std::move(time);
    }
    return share;
}

Result<Bytes> MeasuredMachine::evidence(const Hash& qualifier) {
    attest::TpmQuoteEvidence out;
    LEO_TRY_ASSIGN(out.quote, m_tpm->quote(qualifier, m_mask));
    LEO_TRY_ASSIGN(const attest::PcrValues pcrs, m_tpm->readPcrs(m_mask));
    for (const auto& [index, value] : pcrs) out.pcrs.push_back(value);
    out.log = m_log;
    m_lastQuoteMs = systemClock().now().value;
    return attest::encodeEvidence(out);
}

Result<protocol::MachineQuote> MeasuredMachine::quoteMachine(const Hash& qualifier) {
    protocol::MachineQuote quote;
    LEO_TRY_ASSIGN(quote.evidence, evidence(qualifier));
    quote.pcr13 = m_log.pcr13();
    return quote;
}

Result<protocol::ActivationAnswer> MeasuredMachine::prove(const protocol::ProveMachine& asked) {
    protocol::ActivationAnswer answer;
    const Result<crypto::SecretBytes> secret = m_tpm->activateCredential(asked.credential);
    const bool foreign = !secret.ok() && secret.error().code == Code::DecryptFailed;
    LEO_REQUIRE(secret.ok() || foreign, secret.error().code, secret.error().detail);
    if (secret.ok()) answer.secret = toBytes(secret->view());
    LEO_TRY_ASSIGN(answer.evidence, evidence(asked.qualifier));
    LEO_TRY_ASSIGN(answer.time, m_tpm->getTime(asked.qualifier));
    return answer;
}

Status MeasuredMachine::cut(const Hash& pcr13) {
    LEO_REQUIRE(m_log.pcr13() == pcr13 && !m_log.taskOpen(), Code::WrongState, "the log has gone on");
    m_log = attest::RuntimeLog(pcr13);
    return {};
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
