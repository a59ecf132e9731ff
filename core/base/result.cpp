#include "base/result.h"

#include <cstdio>
#include <cstdlib>

namespace leo {

std::string_view codeName(Code code) {
    switch (code) {
        case Code::Ok: return "ok";
        case Code::Malformed: return "malformed";
        case Code::OutOfRange: return "out-of-range";
        case Code::TooLarge: return "too-large";
        case Code::Unsupported: return "unsupported";
        case Code::InvalidArgument: return "invalid-argument";
        case Code::BadSignature: return "bad-signature";
        case Code::BadProof: return "bad-proof";
        case Code::BadKey: return "bad-key";
        case Code::DecryptFailed: return "decrypt-failed";
        case Code::DigestMismatch: return "digest-mismatch";
        case Code::Untrusted: return "untrusted";
        case Code::Stale: return "stale";
        case Code::WrongChain: return "wrong-chain";
        case Code::BadNonce: return "bad-nonce";
        case Code::InsufficientFunds: return "insufficient-funds";
        case Code::UnknownAccount: return "unknown-account";
        case Code::UnknownNode: return "unknown-node";
        case Code::UnknownLambda: return "unknown-lambda";
        case Code::UnknownTask: return "unknown-task";
        case Code::NotEligible: return "not-eligible";
        case Code::WrongState: return "wrong-state";
        case Code::Late: return "late";
        case Code::Duplicate: return "duplicate";
        case Code::NotPermitted: return "not-permitted";
        case Code::NotFound: return "not-found";
        case Code::AlreadyExists: return "already-exists";
        case Code::Io: return "io";
        case Code::DiskFull: return "disk-full";
        case Code::InUse: return "in-use";
        case Code::Unavailable: return "unavailable";
        case Code::Timeout: return "timeout";
        case Code::Cancelled: return "cancelled";
        case Code::Unreachable: return "unreachable";
        case Code::Exhausted: return "exhausted";
        case Code::WrongPassword: return "wrong-password";
        case Code::TpmFailure: return "tpm-failure";
        case Code::SandboxFailure: return "sandbox-failure";
        case Code::Internal: return "internal";
    }
    return "unknown";
}

std::string toString(const Error& error) {
    std::string text(codeName(error.code));
    if (!error.detail.empty()) text += ": " + error.detail;
    return text;
}

void assertionFailed(const char* expression, const char* file, int line) {
    std::fprintf(stderr, "leo: internal error, stopping before anything is signed or stored: %s (%s:%d)\n",
                 expression, file, line);
    std::abort();
}

}  // namespace leo
