// A node for the tests of its pages: one that runs, and one that is stopped before its first start.
#pragma once

#include <QDateTime>

#include "fake/fake_explorer.h"
#include "fake/fake_networks.h"
#include "fake/fake_node.h"

namespace leo::ui::fake {

inline constexpr std::uint64_t kDay = 86'400'000;

inline TimeMs ago(std::uint64_t ms) {
    return TimeMs{static_cast<std::uint64_t>(QDateTime::currentMSecsSinceEpoch()) - ms};
}

inline api::StartCheck check(const char* key, api::StartCheck::Mark mark, const char* found,
                             std::vector<std::string> values = {}, const char* command = "") {
    return {key, mark, found, std::move(values), command};
}

inline void hardware(api::TpmInfo& tpm) {
    tpm.present = tpm.chainValid = true;
    tpm.manufacturer = "Infineon";
    tpm.model = "SLB 9670";
    tpm.firmware = "7.85";
    tpm.ekDigest = Bytes(32, 0x5e);
    tpm.akDigest = Bytes(32, 0x7f);
    tpm.lastQuote = ago(12'000);
    const auto certificate = [](const char* subject, const char* issuer, bool root) {
        return api::TpmCertificate{subject, issuer, TimeMs{1'600'000'000'000}, TimeMs{2'200'000'000'000}, root, true};
    };
    tpm.chain = {certificate("EK 5e93", "Intermediate 042", false), certificate("Intermediate 042", "Root CA", false),
                 certificate("Root CA", "Root CA", true)};
}

inline void fillRunning(FakeNode& node) {
    api::NodeState& state = node.state;
    state = {};
    state.sequence = 1;
    state.mark = api::NodeMark::Running;
    state.alive = true;
    state.node = NodeId{filled(0x23)};
    state.name = "Workshop node";
    state.startedAt = ago(3 * kDay + 4 * 3'600'000 + 60'000);
    state.credit = Credit{612};
    state.creditToday = 12;
    state.rank = 4;
    state.rankOf = 38;
    state.earnedToday = Amount{5'670'000'000};
    state.earned30d = Amount{126'400'000'000};
    state.depositsHeld = leo(20);
    state.tasksToday = 9;
    state.ledToday = 1;
    state.monitoredToday = 8;
    state.openTasks = 2;
    state.executing = true;
    state.stopCosts = leo(10);
    state.stopCostsCredit = 5;
    hardware(state.tpm);
    for (const std::uint32_t index : {0u, 2u, 4u, 7u, 9u, 10u, 13u}) {
        api::Pcr pcr;
        pcr.index = index;
        pcr.value = filled(static_cast<std::uint8_t>(0x90 + index));
        if (index != 13) pcr.expected = pcr.value;
        pcr.mark = index == 13 ? api::Pcr::Mark::NotJudged : api::Pcr::Mark::Match;
        state.pcrs.push_back(pcr);
    }
    state.limits = {4, 4'000'000'000, leo(4), 0, 0};
    state.measured = {8,  34,         16'000'000'000, 9'100'000'000, 220'000'000'000,
                      15, 62'000'000, 3'200,          3'800,         212'000'000};
    state.sandbox.runner = "runc 1.1.5";
    state.sandbox.ready = state.sandbox.lastCleanupClean = true;
    state.sandbox.running = 1;
    state.sandbox.lastCleanup = "no process, no mount and no file is left";
    state.sandbox.lastCleanupAt = ago(1'300'000);
    state.sandbox.imageBytes = 2'100'000'000;
    state.sandbox.images = 6;
    state.drawsSeen = 214;
    state.drawsWon = 9;
    state.drawsExpectedPermille = 38;
    const auto task = [&](std::uint8_t seed, std::uint64_t before, bool executor, const char* phase, bool open,
                          std::uint64_t earned, std::int64_t credit) {
        state.tasks.push_back({TaskId{filled(seed)}, ago(before), executor, phase, open, Amount{earned}, {}, credit});
    };
    task(1, 20'000, true, "Executing", true, 0, 0);
    task(2, 21'000, false, "Executing", true, 0, 0);
    task(3, 260'000, false, "Settled", false, 333'300'000, 1);
    task(4, 440'000, false, "Settled", false, 375'000'000, 1);
    task(5, 1'300'000, true, "Settled", false, 3'000'000'000, 5);
    task(6, 1'500'000, false, "Settled", false, 0, -1);
    task(7, 2'000'000, false, "Settled", false, 300'000'000, 1);
    using Why = api::MissedTask::Why;
    const auto missed = [&](std::uint8_t seed, Why why, const char* have, const char* wanted,
                            std::uint32_t odds = 0) {
        state.missed.push_back({TaskId{filled(seed)}, ago(seed * 60'000u), why, have, wanted, odds});
    };
    missed(40, Why::NoVotes, "", "", 410);
    missed(41, Why::Credit, "96", "100");
    missed(42, Why::SmallestOffer, "3.50", "4.00");
    missed(43, Why::Busy, "", "");
    missed(44, Why::Stale, "#128,300", "");
    state.penalties = {{ago(1'500'000), Height{128'380}, 611, -1, "absent"},
                       {ago(38 * kDay), Height{91'200}, 402, -5, "failed executor"}};
    for (std::uint8_t i = 0; i < 14; ++i) {
        Hash id = filled(static_cast<std::uint8_t>(0x31 + i * 13));
        id[31] = static_cast<std::uint8_t>(i * 7);
        state.peers.push_back({NodeId{id}, "", 184u + i * 20u, 12u + i * 6u});
    }
    const auto line = [&](std::uint64_t before, const char* area, const char* text, bool warning = false) {
        state.log.push_back({ago(before), warning, area, text});
    };
    line(1'500'000, "attest", "0606...0606 late by 4.1 s, credit -1", true);
    line(26'000, "keys", "2 of 2 keys unsealed in the TPM");
    line(25'000, "sandbox", "image sha256:8f64a6 verified");
    line(24'000, "sandbox", "started runc leo-c1b9, no network, 512 MB");
    line(22'000, "attest", "quote for ce8c, nonce 31aae0f2");
    line(21'000, "chain", "block 128,407, 11 transactions");
    line(20'000, "attest", "quote for ca12, nonce 9d1e04c7");
    std::uint32_t credit = 240;
    for (int day = 90; day >= 0; --day) {
        const bool failed = day == 38;
        credit = failed ? credit - 5 : credit + 4;
        node.history.push_back({ago(static_cast<std::uint64_t>(day) * kDay), Height{1}, credit, failed ? -5 : 4,
                                failed ? "failed executor" : "monitor"});
    }
    for (int day = 29; day >= 0; --day)
        node.days.push_back({ago(static_cast<std::uint64_t>(day) * kDay),
                             day % 5 == 2 ? leo(static_cast<std::uint64_t>(6 - day % 3)) : Amount{},
                             Amount{1'500'000'000 + static_cast<std::uint64_t>(day * 7 % 11) * 250'000'000},
                             Amount{day % 4 == 0 ? 300'000'000u : 0u}});
    for (std::uint64_t i = 60; i-- > 0;) {
        api::RuntimeEntry entry;
        entry.index = i + 1;
        entry.time = ago((60 - i) * 240'000);
        entry.kind = i == 0 ? "node-start" : i % 2 == 1 ? "task-start" : "task-end";
        entry.digest = filled(static_cast<std::uint8_t>(i));
        entry.runner = "runc";
        entry.version = "1.0";
        entry.program = filled(0x4e);
        if (i > 0) entry.task = TaskId{filled(static_cast<std::uint8_t>(1 + i / 2))};
        entry.image = filled(0x8f);
        entry.result = entry.clean = i != 8;
        node.runtime.push_back(entry);
    }
}

inline void fillStopped(FakeNode& node) {
    fillRunning(node);
    api::NodeState& state = node.state;
    using Mark = api::StartCheck::Mark;
    state.mark = api::NodeMark::Stopped;
    state.canStart = true;
    state.openTasks = 0;
    state.executing = false;
    state.alive = false;
    state.home = "/srv/leo/networks/7f0c/node";
    state.checks = {check("tpm", Mark::Passed, "found", {"Infineon SLB 9670", "7.85", "/dev/tpmrm0"}),
                    check("certificate", Mark::Passed, "accepted", {"Infineon OPTIGA(TM) RSA Root CA"}),
                    check("measured-boot", Mark::Passed, "matches", {"8"}),
                    check("sandbox", Mark::Passed, "ready", {"runc 1.1.5", "4", "900"}),
                    check("reachable", Mark::Warning, "outgoing", {"14"}),
                    check("deposit", Mark::Passed, "ready", {"110", "1293.42"})};
}

inline void fillNetwork(FakeNetworks& networks, bool software = false) {
    api::NetworkState& state = networks.networks.state;
    state.sequence = 1;
    state.current = api::NetworkInfo{};
    state.current->name = "Leo testnet";
    state.current->softwareTpmsOnly = software;
    state.link = api::Link::Live;
    state.height = Height{128'407};
    state.headSeen = ago(0);
    state.peers = 14;
    state.parameters.registerDeposit = leo(100);
    state.parameters.unbondMs = 2 * kDay;
    state.parameters.creditAdmitted = 10;
}

}  // namespace leo::ui::fake
