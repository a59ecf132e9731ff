// Lie: the attacks of protocol section 12 that a node or an owner of a simulation plays. A participant plays one,
// whenever it gets the chance.
#pragma once

#include <cstdint>
#include <string_view>

namespace leo::sim {

enum class Lie : std::uint8_t {
    None,
    // joining and forming
    JoinWithoutWinning,
    RevealNothing,
    RevealToSome,
    FalseReveal,
    LeaveLeaderOut,
    TwoCertificates,
    FalseCertificate,
    // monitoring
    TwoVerdicts,
    SilentMonitor,
    CopiedVerdict,
    FailToGood,
    // asking for keys
    JunkKeyRequest,  // before anybody can ask for real
    HalfKeyRequest,  // the publisher's package opens to nothing
    // executing
    UnprovenKeyRequest,  // no quote, and a request that opens to nothing
    NeverAsksForKeys,
    OldQuote,
    OtherTpm,
    OtherCode,
    LateAnswers,
    ResetsTpm,
    KeepsCopy,
    CallsGoodRunFailed,
    WrongResultKey,  // in the box; commits to the right one
    OtherResultKey,  // in the box, and commits to that
    ResultVanishes,
    NeverCompletes,
    FalseKeyClaim,
    // anybody
    FalseTurnFail,
    ReplaysTransactions,
    // owners
    RefusesKey,
    SilentOwner,
    WrongBox,
    WrongPolicy,
};
inline constexpr Lie kFirstNodeLie = Lie::JoinWithoutWinning;
inline constexpr Lie kLastNodeLie = Lie::ReplaysTransactions;

inline std::string_view lieName(Lie lie) {
    constexpr std::string_view kNames[] = {"none",
                                           "join-without-winning",
                                           "reveal-nothing",
                                           "reveal-to-some",
                                           "false-reveal",
                                           "leave-leader-out",
                                           "two-certificates",
                                           "false-certificate",
                                           "two-verdicts",
                                           "silent-monitor",
                                           "copied-verdict",
                                           "fail-to-good",
                                           "junk-key-request",
                                           "half-key-request",
                                           "unproven-key-request",
                                           "never-asks-for-keys",
                                           "old-quote",
                                           "other-tpm",
                                           "other-code",
                                           "late-answers",
                                           "resets-tpm",
                                           "keeps-copy",
                                           "calls-good-run-failed",
                                           "wrong-result-key",
                                           "other-result-key",
                                           "result-vanishes",
                                           "never-completes",
                                           "false-key-claim",
                                           "false-turn-fail",
                                           "replays-transactions",
                                           "refuses-key",
                                           "silent-owner",
                                           "wrong-box",
                                           "wrong-policy"};
    return kNames[static_cast<std::size_t>(lie)];
}

}  // namespace leo::sim
