// MeasuredMachine: a node's TPM and its runtime log, kept in step (attestation sections 2 to 4).
//
// Every event is extended into PCR 13 first and appended to the log only when that worked; a failed extend leaves the
// machine unable to prove anything, which is the safe side. Blocking; all calls on one thread (the node's TPM
// worker).
#pragma once

#include <memory>
#include <string>

#include "protocol/outbox.h"
#include "tpm/device.h"

namespace leo::node {

class MeasuredMachine {
public:
    // Opens the TPM, reads PCR 13 and measures node-start. The AK and EK must be the ones layer one knows.
    static Result<std::unique_ptr<MeasuredMachine>> start(const std::string& tcti, attest::PcrMask pcrMask,
                                                          const attest::NodeStart& nodeStart,
                                                          ByteView expectedAkPublic);

    // A quote over the fields and the log as it is now, with a TPM2_GetTime when asked.
    Result<protocol::EvidenceShare> quote(const protocol::TakeQuote& request);
    struct Keys {
        crypto::SecretBytes code, input;
    };
    // Measures task-start, then lets the TPM judge both policies. After an error the task-start stays in the log:
    // close it with measureTaskEnd.
    Result<Keys> beginTask(const protocol::BeginRun& run);
    Status measureTaskEnd(const attest::TaskEnd& end);
    const attest::RuntimeLog& log() const { return m_log; }
    // TPM2_Shutdown, so that the clock stays safe over the restart.
    Status shutdown() { return m_tpm->shutdown(); }

private:
    MeasuredMachine(std::unique_ptr<tpm::Tpm> tpm, attest::PcrMask mask, const Hash& base)
        : m_tpm(std::move(tpm)), m_mask(mask), m_log(base) {}
    Status measure(const attest::LogEvent& event);

    std::unique_ptr<tpm::Tpm> m_tpm;
    attest::PcrMask m_mask;
    attest::RuntimeLog m_log;
};

}  // namespace leo::node
