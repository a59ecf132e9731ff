#include "node/facade/start_checks.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/clock.h"
#include "node/facade/explorer_words.h"
#include "node/registration.h"
#include "node/software_tpm.h"
#include "sandbox/posix.h"
#include "tpm/provision.h"

namespace leo::node {
namespace {

using CheckMark = api::StartCheck::Mark;
using Values = std::vector<std::string>;

api::StartCheck checkLine(const char* key, CheckMark mark, const char* found, Values values = {},
                          std::string command = {}) {
    return {key, mark, found, std::move(values), std::move(command)};
}

// What must be readable of a chip before it can be a node's.
struct Chip {
    Bytes ekPublic;
    std::vector<Bytes> certificates;  // the EK's, if it has one, and what leads to its root
    attest::PcrValues pcrs;
};

Result<Chip> readChip(const ChipWish& wish) {
    LEO_TRY_ASSIGN(const std::unique_ptr<tpm::Tpm> tpm, tpm::Tpm::open("device:" + wish.device));
    Chip chip;
    LEO_TRY_ASSIGN(chip.ekPublic, tpm->ensureEk(attest::EkAlgorithm::EccP256));
    LEO_TRY_ASSIGN(chip.pcrs, tpm->readPcrs(wish.genesis.params.pcrMask));
    const Result<Bytes> certificate = tpm->readEkCertificate(attest::EkAlgorithm::EccP256);
    if (!certificate.ok()) return chip;
    LEO_TRY_ASSIGN(chip.certificates,
                   endorsementChain(*certificate, tpm->readEkChain().valueOr({}), wish.ekChainFile));
    return chip;
}

std::optional<api::StartCheck> unusable(const std::string& device) {
    if (::access(device.c_str(), F_OK) != 0) return checkLine("tpm", CheckMark::Failed, "none", {device});
    const int file = ::open(device.c_str(), O_RDWR | O_CLOEXEC);
    if (file >= 0) {
        ::close(file);
        return {};
    }
    if (errno == EBUSY) return checkLine("tpm", CheckMark::Failed, "busy", {device});
    if (errno == EACCES || errno == EPERM)
        return checkLine("tpm", CheckMark::Failed, "denied", {device}, "sudo usermod -aG tss \"$USER\"");
    return checkLine("tpm", CheckMark::Failed, "none", {device});
}

api::TpmInfo infoOf(const Chip& chip, const ledger::Genesis& genesis, TimeMs now) {
    ledger::NodeRecord record;  // as layer one would have it
    record.ekPublic = chip.ekPublic;
    record.ekCertificates = chip.certificates;
    record.features = ledger::kFeatureHardwareTpm;
    api::TpmInfo info = tpmInfo(record, genesis, now);
    info.akDigest.clear();
    return info;
}

api::StartCheck certificateCheck(const ChipWish& wish, const Chip& chip, const api::TpmInfo& info) {
    if (chip.certificates.empty()) return checkLine("certificate", CheckMark::Failed, "none");
    const std::string root = info.chain.empty() ? std::string() : info.chain.back().subject;
    if (info.chainValid) return checkLine("certificate", CheckMark::Passed, "accepted", {root});
    const std::string issuer = info.chain.empty() ? std::string() : info.chain.back().issuer;
    return checkLine("certificate", CheckMark::Failed, "foreign",
                     {issuer, info.chainProblem, wish.ekChainFile.string()});
}

api::StartCheck bootCheck(const ChipWish& wish, const attest::PcrValues& pcrs) {
    attest::PcrValues platform = pcrs;
    platform.erase(attest::kRuntimeLogPcr);
    const std::string count = std::to_string(platform.size());
    const std::vector<Hash>& accepted = wish.genesis.platformDigests;
    if (!accepted.empty()) {
        const bool known = std::find(accepted.begin(), accepted.end(), attest::pcrDigest(platform)) != accepted.end();
        return known ? checkLine("measured-boot", CheckMark::Passed, "matches", {count})
                     : checkLine("measured-boot", CheckMark::Failed, "differs");
    }
    if (::access(wish.bootLog.c_str(), F_OK) != 0)
        return checkLine("measured-boot", CheckMark::Warning, "no-log", {wish.bootLog});
    if (::access(wish.bootLog.c_str(), R_OK) != 0)
        return checkLine("measured-boot", CheckMark::Warning, "log-denied", {wish.bootLog},
                         "sudo chmod a+r " + wish.bootLog);
    return checkLine("measured-boot", CheckMark::Passed, "any", {count});
}

ChipReport softwareChip(const ChipWish& wish) {
    ChipReport report;
    const bool installed = sandbox::findProgram("swtpm").ok();
    report.checks.push_back(installed
                                ? checkLine("tpm", CheckMark::Warning, "software")
                                : checkLine("tpm", CheckMark::Failed, "no-swtpm", {}, "sudo apt install swtpm"));
    std::error_code error;
    const bool authority = std::filesystem::exists(wish.network / kTpmAuthorityName / "ca.key", error);
    report.checks.push_back(
        authority ? checkLine("certificate", CheckMark::Passed, "local", {wish.genesis.roots.front().name})
                  : checkLine("certificate", CheckMark::Failed, "no-authority"));
    report.checks.push_back(checkLine("measured-boot", CheckMark::Warning, "software"));
    return report;
}

}  // namespace

bool softwareOnly(const ledger::Genesis& genesis) {
    return std::all_of(genesis.roots.begin(), genesis.roots.end(),
                       [](const ledger::TpmRoot& root) { return root.software; });
}

ChipReport checkChip(const ChipWish& wish) {
    if (softwareOnly(wish.genesis) && !wish.genesis.roots.empty()) return softwareChip(wish);
    ChipReport report;
    const auto without = [&](api::StartCheck why) {
        report.checks = {std::move(why), checkLine("certificate", CheckMark::Warning, "unseen"),
                         checkLine("measured-boot", CheckMark::Warning, "unseen")};
        return report;
    };
    if (std::optional<api::StartCheck> why = unusable(wish.device)) return without(std::move(*why));
    const Result<Chip> chip = readChip(wish);
    if (!chip.ok()) return without(checkLine("tpm", CheckMark::Failed, "broken", {wish.device, chip.error().detail}));
    const api::TpmInfo info = infoOf(*chip, wish.genesis, wish.now);
    const std::string maker = info.manufacturer + (info.model.empty() ? "" : " " + info.model);
    report.checks = {checkLine("tpm", CheckMark::Passed, "found", {maker, info.firmware, wish.device}),
                     certificateCheck(wish, *chip, info), bootCheck(wish, chip->pcrs)};
    report.chip = info;
    for (const auto& [index, value] : chip->pcrs)
        report.pcrs.push_back({index, value, {}, api::Pcr::Mark::NotJudged});
    return report;
}

api::StartCheck checkSandbox(sandbox::SandboxConfig config) {
    config.ownerPrefix = "leocheck";
    const std::uint64_t begun = systemClock().steadyMs();
    sandbox::ChoiceReport report;
    const auto runner = sandbox::chooseRunner(config, &report);
    if (!runner.ok())
        return checkLine("sandbox", CheckMark::Failed, "none", {runner.error().detail},
                         "sudo apt install bubblewrap");
    const sandbox::Capabilities& able = (*runner)->capabilities();
    const std::string name = able.version.empty() ? std::string(sandbox::runnerName(able.kind)) : able.version;
    if (!able.shortcomings.empty())
        return checkLine("sandbox", CheckMark::Warning, "weak", {name, able.shortcomings.front()});
    const std::size_t probes = report.tried.empty() ? 0 : report.tried.back().items.size();
    return checkLine("sandbox", CheckMark::Passed, "ready",
                     {name, std::to_string(probes), std::to_string(systemClock().steadyMs() - begun)});
}

api::StartCheck checkLink(const LinkFacts& facts) {
    if (!facts.live || facts.peers == 0) return checkLine("reachable", CheckMark::Failed, "none");
    const Values values{std::to_string(facts.peers)};
    // A node listens on loopback: elsewhere it works over the links it opens itself.
    return facts.onThisComputer ? checkLine("reachable", CheckMark::Passed, "live", values)
                                : checkLine("reachable", CheckMark::Warning, "outgoing", values);
}

Amount missingFor(const MoneyFacts& facts) {
    const std::uint64_t needed = facts.deposit.units + facts.join.units + 2 * facts.fee.units;
    return Amount{needed > facts.balance.units ? needed - facts.balance.units : 0};
}

api::StartCheck checkMoney(const MoneyFacts& facts) {
    if (facts.held) {
        if (facts.balance.units < facts.join.units + facts.fee.units)
            return checkLine("deposit", CheckMark::Warning, "join", {toText(facts.balance), toText(facts.join)});
        return checkLine("deposit", CheckMark::Passed, "held", {toText(*facts.held)});
    }
    const Amount needed{facts.deposit.units + facts.join.units};
    const Amount there{facts.balance.units + facts.wallet.units};
    const bool enough = missingFor(facts).units + facts.fee.units <= facts.wallet.units || missingFor(facts).isZero();
    return checkLine("deposit", enough ? CheckMark::Passed : CheckMark::Failed, enough ? "ready" : "missing",
                     {toText(needed), toText(there)});
}

}  // namespace leo::node
