// leod serve: a wallet that stays on the network: serves its code and inputs, and answers key requests by policy.
#include <QCoreApplication>

#include "leod/commands.h"
#include "leod/images.h"
#include "leod/key_events.h"
#include "leod/present.h"
#include "leod/wallet_client.h"

namespace leo::app {
namespace {

Result<node::KeyPolicy> parsePolicy(const std::string& text) {
    if (text == "automatic") return node::KeyPolicy::Automatic;
    if (text == "refuse") return node::KeyPolicy::Refuse;
    return makeError(Code::InvalidArgument, "a policy is automatic or refuse, not \"" + text + "\"");
}

class ServeCommand final : public Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{
            "serve", "Keep a wallet on the network: serve its content, answer key requests",
            "Runs until it is interrupted. With the policy automatic it gives a key away only after its own six "
            "checks "
            "of the draw, the anchor, the verdicts, the machine, its state and the requirements; a request that "
            "fails "
            "one of them gets no answer. With refuse every request is refused, which costs what the ledger says."};
        spec.options = walletOptions("alice");
        spec.options.push_back({"policy", "POLICY", "automatic or refuse", "automatic"});
        spec.examples = {"leod serve --wallet bob"};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override {
        LEO_TRY_ASSIGN(const node::KeyPolicy policy, parsePolicy(arguments.value("policy")));
        LEO_TRY_ASSIGN(const std::unique_ptr<WalletClient> wallet, WalletClient::open(arguments, context));
        node::KeyService::Config config;
        config.asRequester = config.asPublisher = policy;
        LEO_TRY_ASSIGN(config.profileDigests, acceptedProfiles());
        node::KeyService keys(wallet->client(), std::move(config));
        Console& console = context.console();
        tellKeyEvents(keys, console);
        std::optional<Error> alarm;
        wallet->client().chain().onAlarm = [&](const std::string& why) {
            alarm = makeError(Code::Untrusted, why);
            wallet->finish();
        };
        const AccountId account = wallet->client().identity().id();
        console.ready("Wallet " + wallet->name() + " is on the network with " +
                          toText(wallet->state().balance(account)) + " LEO.",
                      {{QStringLiteral("account"), idJson(account)},
                       {QStringLiteral("balanceUnits"), unitsJson(wallet->state().balance(account))},
                       {QStringLiteral("height"), numberJson(wallet->state().height().value)}});
        const Status ended = wallet->wait();
        if (alarm) return *alarm;
        return ended.ok() || ended.error().code == Code::Cancelled ? Result<Exit>(Exit::Ok) : ended.error();
    }
};

}  // namespace

std::unique_ptr<Command> makeServeCommand() {
    return std::make_unique<ServeCommand>();
}

}  // namespace leo::app
