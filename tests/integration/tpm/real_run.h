// An honest run on a real (software) TPM, and every way to spoil its evidence: with the TPM itself by raw commands,
// on the way, or with a software key that signs the TPM's own bytes, changed.
#pragma once

#include <functional>

#include "integration/tpm/node_tpm.h"
#include "integration/tpm/raw_esys.h"
#include "unit/attest/soft_tpm.h"

namespace leo::tpm::test {

using namespace leo::attest;

inline TpmQuoteEvidence& quoteOf(Evidence& evidence) {
    return std::get<TpmQuoteEvidence>(evidence);
}

inline NodeId monitor(std::uint8_t number) {
    return NodeId{hashOf(number)};
}

// One honest run on one TPM, to be spoilt, and the TPM itself to forge with.
struct Real {
    NodeTpm node, other;
    NonceSet nonces;
    Evidence before, during, after;
    RuntimeLog logBefore;
    // A software AK: any bytes, signed like a quote.
    attest::test::SoftTpm soft{systemRandom()};

    Real() {
        LEO_ASSERT(node.start() && other.start());
        for (std::uint8_t number = 1; number <= 9; ++number)
            LEO_ASSERT(nonces.add(monitor(number), hashOf(static_cast<std::uint8_t>(0x80 + number))).ok());
        before = node.quote(fields(Phase::Before));
        logBefore = node.log;
        LEO_ASSERT(node.extend(taskStart()));
        during = node.quote(fields(Phase::During));
        LEO_ASSERT(node.extend(taskEnd()));
        after = node.quote(fields(Phase::After));
    }
    static Real& get() {
        static Real real;
        return real;
    }
    QualifierFields fields(Phase phase) const {
        QualifierFields out = qualifier(phase);
        out.nonceRoot = nonces.root();
        return out;
    }
    EvidenceContext context(Phase phase) const {
        EvidenceContext out = leo::tpm::test::context(node, phase);
        out.qualifier = fields(phase);
        if (phase == Phase::During) out.previous = &before;
        if (phase == Phase::After) out.previous = &during, out.previousPhase = Phase::During;
        return out;
    }
    // The before-evidence with one thing changed, on the wire or in its structure.
    Finding bytes(const std::function<void(Bytes&)>& change) const {
        Bytes encoded = encodeEvidence(before);
        change(encoded);
        return verifyEvidence(context(Phase::Before), encoded).finding;
    }
    Finding evidence(const std::function<void(TpmQuoteEvidence&)>& change) const {
        Evidence changed = before;
        change(quoteOf(changed));
        return judge(context(Phase::Before), changed);
    }
    Finding signature(const std::function<void(EcdsaSignature&)>& change) const {
        return evidence([&](TpmQuoteEvidence& e) {
            EcdsaSignature numbers = parseSignature(e.quote.signature).value();
            change(numbers);
            e.quote.signature = encodeSignature(numbers);
        });
    }
    Finding expecting(Phase phase, const std::function<void(EvidenceContext&)>& change) const {
        EvidenceContext changed = context(phase);
        change(changed);
        return judge(changed, phase == Phase::Before ? before : phase == Phase::During ? during : after);
    }
    // The TPM's own attestation with changed bytes, signed by the software AK.
    Finding resigned(const std::function<void(Bytes&)>& change) {
        Attest attest = parseAttest(std::get<TpmQuoteEvidence>(before).quote.attest).value();
        attest.qualifiedSigner = qualifiedNameOfPrimary(kHandleOwner, nameOf(soft.akPublic()));
        Bytes encoded = encodeAttest(attest);
        change(encoded);
        Evidence changed = before;
        quoteOf(changed).quote = soft.sign(encoded);
        EvidenceContext expected = context(Phase::Before);
        expected.akPublic = soft.akPublic();
        return judge(expected, changed);
    }
    // Made on the raw TPM for the state it is in now.
    Finding forged(const std::function<SignedAttest(RawEsys&, ESYS_TR ak, const Hash& wanted)>& forge,
                   const Bytes* akPublic = nullptr) {
        const Hash wanted = quoteQualifier(fields(Phase::Before), node.log.head());
        node.disconnectTpm();
        SignedAttest signedAttest;
        {
            RawEsys raw(node.process->tcti());
            signedAttest = forge(raw, raw.persistent(kAkHandle), wanted);
        }
        LEO_ASSERT(node.connectTpm());
        EvidenceContext expected = context(Phase::Before);
        if (akPublic) expected.akPublic = *akPublic;
        return judge(expected, node.evidenceOf(signedAttest));
    }
    // A key of the attester's choice in the place of the AK, which signs a quote.
    Finding quotedBy(const PublicArea& area, ESYS_TR hierarchy = ESYS_TR_RH_OWNER) {
        Bytes akPublic;
        return forged(
            [&](RawEsys& raw, ESYS_TR, const Hash& wanted) {
                ESYS_TR key = ESYS_TR_NONE;
                LEO_ASSERT(raw.createPrimary(hierarchy, area, key, &akPublic) == TSS2_RC_SUCCESS);
                return raw.quote(key, wanted, {{kAlgSha256, kMask}});
            },
            &akPublic);
    }
    EkPolicy ekPolicy(std::optional<TimeMs> at = {}) const {
        EkPolicy policy;
        policy.roots = {node.ca().vendorRoot()};
        policy.validAt = at;
        return policy;
    }
    Finding ek(const std::function<void(EkPolicy&)>& change) const {
        EkPolicy policy = ekPolicy();
        change(policy);
        return verifyEk(policy, {node.keys.ekCertificate}, node.keys.ekPublic).finding;
    }
};

}  // namespace leo::tpm::test
