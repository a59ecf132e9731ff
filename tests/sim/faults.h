// Faults: what goes wrong between and inside the machines of a simulated network.
//
// Loss, delay, reordering and duplication belong to a message; partitions split all participants in two for a while;
// crashes take a participant down, with what it held in memory, and bring it back; skew and slowness stay with a
// participant. A clean network still has delays.
#pragma once

#include <optional>
#include <string_view>

#include "sim/dice.h"

namespace leo::sim {

struct Faults {
    bool loss = false, reorder = false, duplicate = false, partition = false, crash = false, skew = false,
         slow = false;

    static constexpr double kLoss = 0.02;             // of each message to each receiver; gossip has other ways round
    static constexpr double kReorder = 0.05;          // delayed by up to kReorderMs
    static constexpr std::uint64_t kReorderMs = 300;  // more than one repetition of the group's messages
    static constexpr double kDuplicate = 0.03;
    static constexpr std::uint64_t kDelayLowMs = 2, kDelayHighMs = 30;
    static constexpr std::uint64_t kMaxSkewMs = 1'500;  // the application warns from 2 s on
    static constexpr std::uint64_t kSlowFactor = 8;
    static constexpr double kSlowNodes = 0.1;

    static Faults all() { return Faults{true, true, true, true, true, true, true}; }
    bool any() const { return loss || reorder || duplicate || partition || crash || skew || slow; }

    // "none", "all", or names joined by commas; nothing for an unknown name.
    static std::optional<Faults> parse(std::string_view text) {
        if (text == "none") return Faults{};
        if (text == "all") return all();
        Faults faults;
        while (!text.empty()) {
            const std::size_t comma = text.find(',');
            const std::string_view name = text.substr(0, comma);
            if (name == "loss")
                faults.loss = true;
            else if (name == "reorder")
                faults.reorder = true;
            else if (name == "duplicate")
                faults.duplicate = true;
            else if (name == "partition")
                faults.partition = true;
            else if (name == "crash")
                faults.crash = true;
            else if (name == "skew")
                faults.skew = true;
            else if (name == "slow")
                faults.slow = true;
            else
                return std::nullopt;
            text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
        }
        return faults;
    }
};

}  // namespace leo::sim
