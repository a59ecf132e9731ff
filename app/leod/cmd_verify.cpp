// leod verify: replays a stored chain from genesis.
#include "leod/command.h"
#include "leod/commands.h"
#include "leod/present.h"
#include "store/chain_store.h"

namespace leo::app {
namespace {

constexpr std::uint64_t kProgressMs = 1'000;

class VerifyCommand final : public Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{
            "verify", "Replay a stored chain from genesis and compare everything",
            "Executes every block again and compares every root, every receipt and the resulting state with "
            "what is stored, then adds up all money. Needs no network and may run beside one."};
        spec.options = {{"chain", "FILE", "a chain.sqlite (default: layer one's of the network of this computer)"}};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override {
        std::filesystem::path file = arguments.value("chain");
        if (file.empty()) file = context.layout().layer1() / Layout::kChainName;
        LEO_TRY_ASSIGN(store::ChainStore store, store::ChainStore::openReadOnly(file));
        std::uint64_t shown = systemClock().steadyMs();
        const std::uint64_t begun = shown;
        LEO_TRY_ASSIGN(const Height tip, store.verify([&](Height done, Height last) {
            if (systemClock().steadyMs() - shown >= kProgressMs) {
                shown = systemClock().steadyMs();
                context.console().progress("Block " + std::to_string(done.value) + " of " +
                                           std::to_string(last.value));
            }
            return !context.stopRequested();
        }));
        LEO_TRY_ASSIGN(const ledger::State state, store.loadState());
        LEO_TRY_ASSIGN(const Amount supply, state.totalSupply());
        LEO_REQUIRE(supply == state.genesis().supply, Code::Malformed,
                    "all money adds up to " + toText(supply) + " LEO, not " + toText(state.genesis().supply));
        const std::uint64_t took = systemClock().steadyMs() - begun;
        context.console().print("Verified " + std::to_string(tip.value) + " blocks of chain " +
                                state.chain().shortHex() + " in " + durationText(took) +
                                ": every root and receipt agrees, supply " + toText(supply) + " LEO is conserved");
        context.console().result({{QStringLiteral("verified"), true},
                                  {QStringLiteral("height"), numberJson(tip.value)},
                                  {QStringLiteral("chainId"), idJson(state.chain())},
                                  {QStringLiteral("tip"), idJson(state.tip())},
                                  {QStringLiteral("supplyUnits"), unitsJson(supply)},
                                  {QStringLiteral("supplyConserved"), true},
                                  {QStringLiteral("durationMs"), numberJson(took)}});
        return Exit::Ok;
    }
};

}  // namespace

std::unique_ptr<Command> makeVerifyCommand() {
    return std::make_unique<VerifyCommand>();
}

}  // namespace leo::app
