// MeasuredMachine: a node's TPM and its runtime log, kept in step (attestation sections 2 to 4).
//
// Every event is extended into PCR 13 first and appended to the log only when that worked; a failed extend leaves the
// machine unable to prove anything, which is the safe side. Blocking; all calls on one thread (the node's TPM
// worker).
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "protocol/registering_node.h"
#include "protocol/renewal_duty.h"
#include "tpm/device.h"

namespace leo::node {

class MeasuredMachine {
public:
    // Told of every event that was measured, with PCR 13 after it; on this thread.
    using OnMeasured = std::function<void(const attest::LogEvent& event, const Hash& pcr13)>;
    // Opens the TPM, reads PCR 13 and measures node-start. The AK and EK must be the ones layer one knows.
    static Result<std::unique_ptr<MeasuredMachine>> start(const std::string& tcti, attest::PcrMask pcrMask,
                                                          const attest::NodeStart& nodeStart,
                                                          ByteView expectedAkPublic, OnMeasured onMeasured = {});

    // A quote over the fields and the log as it is now, with a TPM2_GetTime when asked.
    Result<protocol::EvidenceShare> quote(const protocol::TakeQuote& request);
    // A quote about the machine, not a task: for renewals.
    Result<protocol::MachineQuote> quoteMachine(const Hash& qualifier);
    // Opens an attestor's credential, quotes and tells the time. The secret is empty when this TPM can't open it.
    Result<protocol::ActivationAnswer> prove(const protocol::ProveMachine& asked);
    // Layer one has a checkpoint at this value of PCR 13: the log begins there from now on. WrongState when the log
    // is elsewhere or a task is open.
    Status cut(const Hash& pcr13);
    struct Keys {
        crypto::SecretBytes code, input;
    };
    // Measures task-start, then lets the TPM judge both policies. After an error the task-start stays in the log:
    // close it with measureTaskEnd.
    Result<Keys> beginTask(const protocol::BeginRun& run);
    Status measureTaskEnd(const attest::TaskEnd& end);
    const attest::RuntimeLog& log() const { return m_log; }
    // The judged registers as the TPM has them now. WrongState when PCR 13 is not what the log says: the TPM was
    // reset under us, and nothing it quotes will be believed.
    Result<attest::PcrValues> registers();
    // Of the last quote; zero before the first. Any thread.
    TimeMs lastQuote() const { return TimeMs{m_lastQuoteMs.load()}; }
    // TPM2_Shutdown, so that the clock stays safe over the restart.
    Status shutdown() { return m_tpm->shutdown(); }

private:
    MeasuredMachine(std::unique_ptr<tpm::Tpm> tpm, attest::PcrMask mask, const Hash& base, OnMeasured onMeasured)
        : m_tpm(std::move(tpm)), m_mask(mask), m_log(base), m_onMeasured(std::move(onMeasured)) {}
    Status measure(const attest::LogEvent& event);
    Result<Bytes> evidence(const Hash& qualifier);

    std::unique_ptr<tpm::Tpm> m_tpm;
    attest::PcrMask m_mask;
    attest::RuntimeLog m_log;
    OnMeasured m_onMeasured;
    std::atomic<std::uint64_t> m_lastQuoteMs{0};
};

}  // namespace leo::node
