// Sealing: an owner locks a 32-byte content key so that one chip opens it, in one state, before one moment.
//
// The owner works in software and chooses the policy; the executor's TPM enforces it (TPM2_Import, TPM2_Unseal). The
// policy, in this order: PolicyPCR over the platform PCRs and the predicted PCR 13; PolicyCounterTimer that
// resetCount and restartCount both equal (8 bytes at offset 16 of TPMS_TIME_INFO); PolicyCounterTimer that clock is
// below the deadline (8 bytes at offset 8). resetCount alone is not enough: Shutdown(STATE) with a power cycle zeroes
// PCR 13 and raises only restartCount (attestation section 4). Sources: TPM 2.0 Part 1 section 23 (duplication), Part
// 3 sections 23.7 and 23.11.
#pragma once

#include "attest/endorsement.h"

namespace leo::attest {

inline constexpr std::size_t kContentKeyBytes = 32;

struct PolicySpec {
    PcrValues pcrs;  // with PCR 13 after task-start
    std::uint32_t resetCount = 0;
    std::uint32_t restartCount = 0;
    std::uint64_t clockDeadlineMs = 0;  // on the TPM's clock, from TPM2_GetTime
    bool operator==(const PolicySpec&) const = default;
};

// The authPolicy a session must reach.
Hash policyDigest(const PolicySpec& spec);

struct ImportBlob {
    Hash parentEkId{};    // whom it is for; a claim that checkImportBlob compares, the TPM enforces the truth
    Bytes publicArea;     // TPMT_PUBLIC of the sealed object
    Bytes duplicate;      // contents of TPM2B_PRIVATE
    Bytes encryptedSeed;  // contents of TPM2B_ENCRYPTED_SECRET
    bool operator==(const ImportBlob&) const = default;
};

inline constexpr std::size_t kMaxImportBlobBytes = 1024;  // 295 for an ECC EK, 484 for an RSA EK

// secret is kContentKeyBytes. BadKey when ekPublic is not an EK by ekTemplate.
Result<ImportBlob> sealToEk(ByteView ekPublic, ByteView secret, const PolicySpec& spec, Random& random);

Bytes encodeImportBlob(const ImportBlob& blob);
Result<ImportBlob> decodeImportBlob(ByteView bytes);

// The executor's check before task-start, and layer one's check of KeyUnusable: BlobMalformed, BlobParent,
// BlobAttributes, BlobPolicy. A pass says that the blob looks right, not that it opens.
Finding checkImportBlob(const ImportBlob& blob, ByteView ekPublic, const PolicySpec& spec);

}  // namespace leo::attest
