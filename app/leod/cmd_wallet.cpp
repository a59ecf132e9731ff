// leod wallet new, list, show, address, balance, send.
#include <QJsonArray>

#include "base/address.h"
#include "leod/command.h"
#include "leod/commands.h"
#include "leod/password.h"
#include "leod/present.h"
#include "leod/session.h"
#include "node/wallets.h"
#include "p2p/peer_id.h"

namespace leo::app {
namespace {

const ArgumentSpec kNameArgument{"name", "the wallet's name"};

// "address" is the account's digits, as everywhere in JSON; "text" is what people write.
QJsonValue addressJson(const AccountId& account) {
    return qtText(toAddress(account));
}

std::string peerIdOf(const AccountId& account) {
    return p2p::PeerId::fromAccountId(account).toText();
}

class NewCommand final : public Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{
            "wallet new", "Make a wallet: a new account with its keys",
            "The keys are encrypted with the password (Argon2id, XChaCha20-Poly1305). Nobody can restore "
            "a forgotten one."};
        spec.arguments = {{"name", "a name for it: 1 to 40 of a-z 0-9 - _"}};
        spec.options = {passwordOption(),
                        {"no-password", "", "the operating system's permissions alone protect the keys"}};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override {
        const std::string name = arguments.argument("name");
        LEO_TRY(node::checkWalletName(name));
        crypto::SecretBytes password;
        if (!arguments.has("no-password")) {
            LEO_TRY_ASSIGN(password, readPassword(arguments, "New password for wallet " + name + ": ", true));
        }
        LEO_TRY_ASSIGN(const node::Wallet wallet, createWallet(context.layout(), name, password.view()));
        context.console().print("Wallet " + name + "\nAddress " + toAddress(wallet.identity.id()));
        context.console().result({{QStringLiteral("name"), qtText(name)},
                                  {QStringLiteral("address"), idJson(wallet.identity.id())},
                                  {QStringLiteral("text"), addressJson(wallet.identity.id())}});
        return Exit::Ok;
    }
};

class ListCommand final : public Command {
public:
    CommandSpec spec() const override { return {"wallet list", "List the wallets of this computer", ""}; }

    Result<Exit> run(const Arguments&, Context& context) override {
        Table table({"Wallet", "Address"});
        QJsonArray list;
        for (const std::string& name : walletNames(context.layout())) {
            LEO_TRY_ASSIGN(const AccountId account, accountOf(context.layout(), name));
            table.row({name, toAddress(account)});
            list.append(QJsonObject{{QStringLiteral("name"), qtText(name)},
                                    {QStringLiteral("address"), idJson(account)},
                                    {QStringLiteral("text"), addressJson(account)}});
        }
        table.print(context.console());
        context.console().result({{QStringLiteral("wallets"), list}});
        return Exit::Ok;
    }
};

class AddressCommand final : public Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{"wallet address", "Print a wallet's address", ""};
        spec.arguments = {kNameArgument};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override {
        LEO_TRY_ASSIGN(const AccountId account, accountOf(context.layout(), arguments.argument("name")));
        context.console().print(toAddress(account));
        context.console().result(
            {{QStringLiteral("address"), idJson(account)}, {QStringLiteral("text"), addressJson(account)}});
        return Exit::Ok;
    }
};

class ShowCommand final : public Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{"wallet show", "Open a wallet and show what it holds", "Proves that the password opens it."};
        spec.arguments = {kNameArgument};
        spec.options = {passwordOption()};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override {
        LEO_TRY_ASSIGN(const node::Wallet wallet,
                       openWallet(context.layout(), arguments.argument("name"), arguments));
        const bool password = wallet.keystore.protection() == store::Protection::Password;
        const AccountId account = wallet.identity.id();
        Console& console = context.console();
        console.print("Wallet    " + wallet.keystore.name());
        console.print("Address   " + toAddress(account));
        console.print("Peer id   " + peerIdOf(account));
        console.print("Made      " + timeText(wallet.keystore.created()));
        console.print("Password  " + std::string(password ? "yes" : "no, file permissions alone"));
        console.print("Keystore  " + wallet.keystore.path().string());
        console.result({{QStringLiteral("name"), qtText(wallet.keystore.name())},
                        {QStringLiteral("address"), idJson(account)},
                        {QStringLiteral("text"), addressJson(account)},
                        {QStringLiteral("peerId"), qtText(peerIdOf(account))},
                        {QStringLiteral("created"), numberJson(wallet.keystore.created().value)},
                        {QStringLiteral("password"), password},
                        {QStringLiteral("keystore"), qtText(wallet.keystore.path().native())}});
        return Exit::Ok;
    }
};

class BalanceCommand final : public Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{"wallet balance", "Show the balance of a wallet, an address, or all wallets", ""};
        spec.arguments = {{"name", "a wallet or an address; none: all wallets", false}};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override {
        std::vector<std::pair<std::string, AccountId>> accounts;
        const std::string wanted = arguments.argument("name");
        std::vector<std::string> names{wanted};
        if (wanted.empty()) names = walletNames(context.layout());
        for (const std::string& name : names) {
            LEO_TRY_ASSIGN(const AccountId account, parseAccount(context.layout(), name));
            accounts.emplace_back(name, account);
        }
        LEO_TRY_ASSIGN(const auto session, ChainSession::open(context));
        Table table({"Wallet", ">Balance (LEO)", ">Transactions"});
        QJsonArray list;
        for (const auto& [name, account] : accounts) {
            const Amount balance = session->state().balance(account);
            table.row({name, toText(balance), std::to_string(session->state().nonce(account))});
            list.append(QJsonObject{{QStringLiteral("name"), qtText(name)},
                                    {QStringLiteral("address"), idJson(account)},
                                    {QStringLiteral("balance"), unitsJson(balance)},
                                    {QStringLiteral("nonce"), numberJson(session->state().nonce(account))}});
        }
        table.print(context.console());
        context.console().result({{QStringLiteral("balances"), list},
                                  {QStringLiteral("height"), numberJson(session->state().height().value)}});
        return Exit::Ok;
    }
};

class SendCommand final : public Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{"wallet send", "Send LEO to another account", "Waits until the transaction is in a block."};
        spec.arguments = {{"from", "the wallet that pays"},
                          {"to", "an address, or a wallet of this computer"},
                          {"amount", "in LEO, with at most nine decimals"}};
        spec.options = {passwordOption()};
        spec.examples = {"leod wallet send alice bob 12.5"};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override {
        auto amount = parseAmount(arguments.argument("amount"));
        LEO_REQUIRE(amount.ok() && !amount->isZero(), Code::InvalidArgument,
                    "an amount of LEO such as 3 or 0.25, not \"" + arguments.argument("amount") + "\"");
        LEO_TRY_ASSIGN(const AccountId to, parseAccount(context.layout(), arguments.argument("to")));
        LEO_TRY_ASSIGN(const node::Wallet wallet,
                       openWallet(context.layout(), arguments.argument("from"), arguments));
        LEO_TRY_ASSIGN(const auto session, ChainSession::open(context));
        // Asked before sending, so that a typing error costs nothing; the ledger decides.
        const Amount balance = session->state().balance(wallet.identity.id());
        LEO_REQUIRE(balance >= *amount, Code::InsufficientFunds,
                    "needs " + toText(*amount) + " LEO, has " + toText(balance));
        context.console().progress("Sending " + toText(*amount) + " LEO to " + toAddress(to) + " ...");
        LEO_TRY_ASSIGN(const layer1::Receipt receipt,
                       session->submit(wallet.identity, ledger::Transfer{to, *amount}));
        const Amount left = session->state().balance(wallet.identity.id());
        context.console().print("Sent " + toText(*amount) + " LEO in block " + std::to_string(receipt.height.value) +
                                ", transaction " + receipt.id.hex() + "; " + toText(left) + " LEO left");
        context.console().result({{QStringLiteral("tx"), idJson(receipt.id)},
                                  {QStringLiteral("height"), numberJson(receipt.height.value)},
                                  {QStringLiteral("amount"), unitsJson(*amount)},
                                  {QStringLiteral("balance"), unitsJson(left)}});
        return Exit::Ok;
    }
};

}  // namespace

std::unique_ptr<Command> makeWalletNewCommand() {
    return std::make_unique<NewCommand>();
}
std::unique_ptr<Command> makeWalletListCommand() {
    return std::make_unique<ListCommand>();
}
std::unique_ptr<Command> makeWalletAddressCommand() {
    return std::make_unique<AddressCommand>();
}
std::unique_ptr<Command> makeWalletShowCommand() {
    return std::make_unique<ShowCommand>();
}
std::unique_ptr<Command> makeWalletBalanceCommand() {
    return std::make_unique<BalanceCommand>();
}
std::unique_ptr<Command> makeWalletSendCommand() {
    return std::make_unique<SendCommand>();
}

}  // namespace leo::app
