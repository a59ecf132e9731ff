// leod status, blocks, block, tx: the chain as this computer followed and executed it.
#include <QJsonArray>
#include <charconv>

#include "leod/command.h"
#include "leod/commands.h"
#include "leod/present.h"
#include "leod/session.h"

namespace leo::app {
namespace {

constexpr std::uint64_t kMaxListed = 1'000;  // a screen is 50; more is for programs, which page

std::uint64_t totalCredit(const ledger::State& state) {
    std::uint64_t total = 0;
    for (const auto& [id, node] : state.nodes())
        if (node.status == ledger::NodeStatus::Active) total += node.credit.value;
    return total;
}

std::uint64_t activeNodes(const ledger::State& state) {
    std::uint64_t count = 0;
    for (const auto& [id, node] : state.nodes()) count += node.status == ledger::NodeStatus::Active ? 1 : 0;
    return count;
}

class StatusCommand final : public Command {
public:
    CommandSpec spec() const override {
        return {"status", "Show the network: height, nodes, open tasks, supply",
                "Connects, follows the chain to its tip and adds up all money: supply is counted, not quoted."};
    }

    Result<Exit> run(const Arguments&, Context& context) override {
        LEO_TRY_ASSIGN(const auto session, ChainSession::open(context));
        const ledger::State& state = session->state();
        LEO_TRY_ASSIGN(const Amount supply, state.totalSupply());
        const bool conserved = supply == state.genesis().supply;
        Console& console = context.console();
        console.print("Network   " + state.genesis().network + " (chain " + state.chain().shortHex() + ")");
        console.print("Height    " + std::to_string(state.height().value) + ", " + timeText(state.time()));
        console.print("Nodes     " + std::to_string(activeNodes(state)) + " active of " +
                      std::to_string(state.nodes().size()) + ", credit " + std::to_string(totalCredit(state)) +
                      (state.openAdmissions().empty()
                           ? ""
                           : "; " + std::to_string(state.openAdmissions().size()) + " registering"));
        console.print("Epoch     " + std::to_string(state.epoch().number) + ", since " +
                      timeText(state.epoch().since));
        console.print("Lambdas   " + std::to_string(state.lambdas().size()));
        console.print("Tasks     " + std::to_string(state.openTasks().size()) + " open, " +
                      std::to_string(state.tasks().size()) + " in all");
        console.print("Supply    " + toText(supply) + " LEO, of which burned " + toText(state.burned()) +
                      (conserved ? "; conserved" : "; NOT CONSERVED"));
        console.print("Finality  " + session->chain().finalityNote());
        console.result({{QStringLiteral("network"), qtText(state.genesis().network)},
                        {QStringLiteral("chainId"), idJson(state.chain())},
                        {QStringLiteral("height"), numberJson(state.height().value)},
                        {QStringLiteral("tip"), idJson(state.tip())},
                        {QStringLiteral("time"), numberJson(state.time().value)},
                        {QStringLiteral("nodes"), static_cast<qint64>(state.nodes().size())},
                        {QStringLiteral("activeNodes"), numberJson(activeNodes(state))},
                        {QStringLiteral("registering"), static_cast<qint64>(state.openAdmissions().size())},
                        {QStringLiteral("epoch"), numberJson(state.epoch().number)},
                        {QStringLiteral("totalCredit"), numberJson(totalCredit(state))},
                        {QStringLiteral("lambdas"), static_cast<qint64>(state.lambdas().size())},
                        {QStringLiteral("tasks"), static_cast<qint64>(state.tasks().size())},
                        {QStringLiteral("openTasks"), static_cast<qint64>(state.openTasks().size())},
                        {QStringLiteral("supplyUnits"), unitsJson(supply)},
                        {QStringLiteral("burnedUnits"), unitsJson(state.burned())},
                        {QStringLiteral("supplyConserved"), conserved}});
        return conserved ? Exit::Ok : Exit::Failed;
    }
};

class BlocksCommand final : public Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{"blocks", "List the newest blocks", ""};
        spec.options = {{"limit", "N", "how many", "20"}, {"before", "HEIGHT", "only blocks below this height"}};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override {
        LEO_TRY_ASSIGN(const std::uint64_t limit, arguments.number("limit", 1, kMaxListed));
        std::uint64_t before = UINT64_MAX;
        if (arguments.has("before")) {
            LEO_TRY_ASSIGN(before, arguments.number("before", 1, UINT64_MAX));
        }
        LEO_TRY_ASSIGN(const auto session, ChainSession::open(context));
        Table table({">Height", "Time", ">Transactions", "Hash"});
        QJsonArray list;
        std::uint64_t height = std::min(before - 1, session->state().height().value);
        for (std::uint64_t shown = 0; height > 0 && shown < limit; --height, ++shown) {
            const auto block = session->chain().blockAt(Height{height});
            if (!block) break;  // a visitor without a store keeps the newest only
            table.row({std::to_string(height), timeText(block->header.time), std::to_string(block->txs.size()),
                       block->header.hash().hex()});
            list.append(blockJson(*block));
        }
        table.print(context.console());
        context.console().result({{QStringLiteral("blocks"), list}});
        return Exit::Ok;
    }
};

Result<Height> findHeight(ChainSession& session, const std::string& text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) return Height{number};
    const auto hash = BlockHash::fromHexText(text);
    LEO_REQUIRE(hash.ok(), Code::InvalidArgument, "\"" + text + "\" is neither a height nor a block's hash");
    if (store::ChainStore* store = session.chain().store()) {
        LEO_TRY(store->flush());
        return store->findBlock(*hash);
    }
    for (std::uint64_t height = session.state().height().value; height > 0; --height) {
        const auto block = session.chain().blockAt(Height{height});
        if (!block) break;
        if (block->header.hash() == *hash) return Height{height};
    }
    return makeError(Code::NotFound, "block " + text);
}

void printMovements(Console& console, const ledger::Receipt& receipt) {
    for (const ledger::Movement& movement : receipt.movements)
        console.print("    " + toText(movement.amount) + " LEO  " + potText(movement.from) + " -> " +
                      potText(movement.to) + "  (" + movement.why + ")");
    for (const ledger::CreditChange& change : receipt.credits)
        console.print("    credit " + std::string(change.change > 0 ? "+" : "") + std::to_string(change.change) +
                      "  " + change.node.hex() + "  (" + change.why + ")");
}

class BlockCommand final : public Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{"block", "Show one block with what each of its transactions and deadlines did", ""};
        spec.arguments = {{"height", "a height, or a block's hash"}};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override {
        LEO_TRY_ASSIGN(const auto session, ChainSession::open(context));
        LEO_TRY_ASSIGN(const Height height, findHeight(*session, arguments.argument("height")));
        const auto block = session->chain().blockAt(height);
        LEO_REQUIRE(block.has_value(), Code::NotFound,
                    "block " + std::to_string(height.value) + "; the chain is at " +
                        std::to_string(session->state().height().value));
        LEO_TRY_ASSIGN(const std::vector<ledger::Receipt> receipts, session->chain().receiptsAt(height));
        Console& console = context.console();
        console.print("Block     " + std::to_string(height.value));
        console.print("Hash      " + block->header.hash().hex());
        console.print("Previous  " + block->header.previous.hex());
        console.print("Time      " + timeText(block->header.time));
        console.print("State     " + toHex(block->header.stateRoot));
        QJsonArray transactions;
        for (const ledger::SignedTx& tx : block->txs) {
            console.print("  tx " + tx.tx.id().hex() + "  " + std::string(ledger::kindName(tx.tx.body)) + " of " +
                          tx.tx.sender.shortHex());
            transactions.append(txJson(tx));
        }
        QJsonArray done;
        for (const ledger::Receipt& receipt : receipts) {
            const bool deadline = receipt.kind == ledger::Receipt::Kind::Deadline;
            console.print(std::string(deadline ? "  deadline of " : "  receipt of ") + toHex(receipt.subject) + ": " +
                          (receipt.code == Code::Ok ? "applied" : std::string(codeName(receipt.code))) +
                          (receipt.detail.empty() ? "" : ", " + receipt.detail));
            printMovements(console, receipt);
            done.append(receiptJson(receipt));
        }
        QJsonObject object = blockJson(*block);
        object.insert(QStringLiteral("txs"), transactions);
        object.insert(QStringLiteral("receipts"), done);
        console.result(object);
        return Exit::Ok;
    }
};

class TxCommand final : public Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{"tx", "Show one transaction and what it did", ""};
        spec.arguments = {{"id", "its 64 hexadecimal digits"}};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override {
        const auto id = TxId::fromHexText(arguments.argument("id"));
        LEO_REQUIRE(id.ok(), Code::InvalidArgument, "a transaction's id is 64 hexadecimal digits");
        LEO_TRY_ASSIGN(const auto session, ChainSession::open(context));
        if (store::ChainStore* store = session->chain().store()) LEO_TRY(store->flush());
        LEO_TRY_ASSIGN(const layer1::Receipt receipt, session->chain().findReceipt(*id));
        const auto block = session->chain().blockAt(receipt.height);
        LEO_REQUIRE(block.has_value() && receipt.index < block->txs.size(), Code::NotFound,
                    "block " + std::to_string(receipt.height.value));
        const ledger::SignedTx& tx = block->txs[receipt.index];
        Console& console = context.console();
        console.print("Transaction  " + id->hex());
        console.print("Kind         " + std::string(ledger::kindName(tx.tx.body)));
        console.print("Sender       " + tx.tx.sender.hex() + ", nonce " + std::to_string(tx.tx.nonce));
        console.print("Block        " + std::to_string(receipt.height.value) + ", " + timeText(block->header.time));
        console.print("Outcome      " + (receipt.applied()
                                             ? std::string("applied")
                                             : "refused: " + std::string(codeName(receipt.receipt.code)) + ", " +
                                                   receipt.receipt.detail));
        printMovements(console, receipt.receipt);
        QJsonObject object = txJson(tx);
        object.insert(QStringLiteral("height"), numberJson(receipt.height.value));
        object.insert(QStringLiteral("time"), numberJson(block->header.time.value));
        object.insert(QStringLiteral("applied"), receipt.applied());
        object.insert(QStringLiteral("receipt"), receiptJson(receipt.receipt));
        console.result(object);
        return Exit::Ok;
    }
};

}  // namespace

std::unique_ptr<Command> makeStatusCommand() {
    return std::make_unique<StatusCommand>();
}
std::unique_ptr<Command> makeBlocksCommand() {
    return std::make_unique<BlocksCommand>();
}
std::unique_ptr<Command> makeBlockCommand() {
    return std::make_unique<BlockCommand>();
}
std::unique_ptr<Command> makeTxCommand() {
    return std::make_unique<TxCommand>();
}

}  // namespace leo::app
