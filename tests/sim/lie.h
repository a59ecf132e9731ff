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
    // monitoring
    SilentMonitor,
    CopiedVerdict,
    FailToGood,
    // executing
    NeverAsksForKeys,
    OldQuote,
    OtherTpm,
    OtherCode,
    LateAnswers,
    ResetsTpm,
    KeepsCopy,
    CallsGoodRunFailed,
    WrongResultKey,
    ResultVanishes,
    NeverCompletes,
    // anybody
    FalseTurnFail,
    ReplaysTransactions,
    // owners
    RefusesKey,
    SilentOwner,
    WrongBox,
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
                                           "silent-monitor",
                                           "copied-verdict",
                                           "fail-to-good",
                                           "never-asks-for-keys",
                                           "old-quote",
                                           "other-tpm",
                                           "other-code",
                                           "late-answers",
                                           "resets-tpm",
                                           "keeps-copy",
                                           "calls-good-run-failed",
                                           "wrong-result-key",
                                           "result-vanishes",
                                           "never-completes",
                                           "false-turn-fail",
                                           "replays-transactions",
                                           "refuses-key",
                                           "silent-owner",
                                           "wrong-box"};
    return kNames[static_cast<std::size_t>(lie)];
}

}  // namespace leo::sim
