// leo_bench_explorer FILE BLOCKS TXS RUNS: makes an index over a chain of that length (unless FILE is one already)
// and times what the explorer asks of it. Prints one JSON object of medians in ms.
//
// The blocks are drawn, not signed: the index takes them as already verified. Of 17 transactions and one deadline
// each, tasks follow one another, each a post, ten joins, anchor, key request, two grants, completion and settlement;
// what is left are transfers among 10,000 accounts.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "ledger/why.h"
#include "store/explorer_index.h"

using namespace leo;
using namespace leo::store;

namespace {

constexpr std::size_t kMembers = 10;
constexpr std::size_t kNodes = 1'000;
constexpr std::size_t kAccounts = 10'000;
constexpr std::size_t kPage = 50;  // rows of one page of the desktop

double milliseconds(const std::function<void()>& work) {
    const auto begun = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

void must(const Status& status) {
    if (status.ok()) return;
    std::fprintf(stderr, "%s\n", toString(status.error()).c_str());
    std::exit(1);
}
template <class T>
T must(Result<T> result) {
    if (!result.ok()) must(Status(result.takeError()));
    return std::move(*result);
}

class Chain {
public:
    Chain() {
        genesis.network = "bench";
        genesis.time = TimeMs{1'700'000'000'000};
        for (std::size_t i = 0; i < kNodes; ++i) {
            ledger::GenesisNode node;
            node.node = AccountId{hash()};
            node.name = "node-" + std::to_string(i);
            node.credit = Credit{100};
            genesis.nodes.push_back(node);
        }
        for (std::size_t i = 0; i < kAccounts; ++i) genesis.accounts.push_back({AccountId{hash()}, leo::leo(10)});
        m_lambda = LambdaId{hash()};
        m_id = genesis.chainId();
    }

    Hash hash() {
        Hash out;
        for (std::size_t i = 0; i < 4; ++i) {
            const std::uint64_t part = m_random();
            for (std::size_t b = 0; b < 8; ++b) out[8 * i + b] = static_cast<std::uint8_t>(part >> 8 * b);
        }
        return out;
    }

    void next(ledger::Block& block, std::vector<ledger::Receipt>& receipts, std::size_t txs) {
        m_block = &block, m_receipts = &receipts;
        block.header.chain = m_id;
        block.header.height = Height{++m_height};
        block.header.time = genesis.time + 5'000 * m_height;
        block.header.stateRoot = hash();
        for (std::size_t i = 0; i < txs; ++i) step();
    }

    ledger::Genesis genesis;

private:
    AccountId account() { return genesis.accounts[m_random() % kAccounts].account; }
    AccountId member(std::size_t i) const { return genesis.nodes[(m_first + i * 7) % kNodes].node; }

    ledger::Receipt& send(const AccountId& sender, ledger::TxBody body, const Hash& id) {
        ledger::SignedTx tx;
        tx.tx.sender = sender;
        tx.tx.body = std::move(body);
        m_block->txs.push_back(std::move(tx));
        ledger::Receipt receipt;
        receipt.subject = id;
        m_receipts->push_back(std::move(receipt));
        return m_receipts->back();
    }
    static void move(ledger::Receipt& receipt, ledger::Pot from, ledger::Pot to, Amount amount,
                     std::string_view why) {
        receipt.movements.push_back({from, to, amount, std::string(why)});
    }
    static ledger::Pot pot(const AccountId& id) { return {ledger::PotKind::Account, id.bytes, {}}; }
    ledger::Pot escrow() const { return {ledger::PotKind::Escrow, m_task.bytes, {}}; }

    void step() {
        if (m_random() % 4 == 0 && m_stage == 0) {
            const AccountId from = account(), to = account();
            move(send(from, ledger::Transfer{to, Amount{1'000}}, hash()), pot(from), pot(to), Amount{1'000},
                 ledger::why::kTransfer);
            return;
        }
        switch (const std::size_t stage = m_stage++) {
            case 0: {
                if (m_height == 1 && m_receipts->empty()) {
                    ledger::LambdaPublish publish;
                    send(account(), publish, m_lambda.bytes);
                    m_stage = 0;
                    return;
                }
                m_task = TaskId{hash()};
                m_first = m_random() % kNodes;
                ledger::TaskPost post;
                post.lambda = m_lambda;
                const Hash input = hash();
                std::copy(input.begin(), input.end(), post.inputCid.begin() + 4);
                m_alice = account();
                move(send(m_alice, post, m_task.bytes), pot(m_alice), escrow(), leo::leo(10), ledger::why::kEscrow);
                return;
            }
            case 11: {
                send(member(0), ledger::TaskAnchor{m_task, 0, {}, {}, {}}, hash());
                return;
            }
            case 12: send(member(1), ledger::KeyRequest{m_task, 0, 0, {}, {}}, hash()); return;
            case 13: send(m_alice, ledger::KeyGrant{m_task, 0, 0, ledger::Party::Requester, {}, {}}, hash()); return;
            case 14:
                send(account(), ledger::KeyGrant{m_task, 0, 0, ledger::Party::Publisher, {}, {}}, hash());
                return;
            case 15: return complete();
            default: {
                const AccountId node = member(stage - 1);
                move(send(node, ledger::TaskJoin{m_task, 0, {}, {}, leo::leo(10)}, hash()), pot(node),
                     {ledger::PotKind::JoinDeposit, m_task.bytes, node.bytes}, leo::leo(10), ledger::why::kDeposit);
                return;
            }
        }
    }

    void complete() {
        m_stage = 0;
        ledger::TaskComplete body;
        body.task = m_task;
        for (std::size_t i = 0; i < kMembers; ++i) {
            ledger::Member seat;
            seat.node = member(i);
            body.certificate.members.push_back(seat);
        }
        const Hash result = hash();
        std::copy(result.begin(), result.end(), body.resultCid.begin() + 4);
        send(member(0), std::move(body), hash());
        ledger::Receipt settled;
        settled.kind = ledger::Receipt::Kind::Deadline;
        settled.subject = m_task.bytes;
        move(settled, escrow(), {ledger::PotKind::Burned, {}, {}}, leo::leo(1), ledger::why::kBurn);
        for (std::size_t i = 0; i < kMembers; ++i) {
            move(settled, escrow(), pot(member(i)), Amount{600'000'000},
                 i == 0 ? ledger::why::kExecutor : ledger::why::kMonitor);
            move(settled, {ledger::PotKind::JoinDeposit, m_task.bytes, member(i).bytes}, pot(member(i)), leo::leo(10),
                 ledger::why::kDepositReturn);
            settled.credits.push_back(
                {member(i), i == 0 ? 5 : 1,
                 std::string(i == 0 ? ledger::why::kCreditExecutor : ledger::why::kCreditMonitor)});
        }
        m_receipts->push_back(std::move(settled));
    }

    std::mt19937_64 m_random{20'261'121};  // the same chain in every run
    std::uint64_t m_height = 0;
    std::size_t m_stage = 0, m_first = 0;
    ChainId m_id;
    LambdaId m_lambda;
    TaskId m_task;
    AccountId m_alice;
    ledger::Block* m_block = nullptr;
    std::vector<ledger::Receipt>* m_receipts = nullptr;
};

const auto kNoChain = [](Height) -> Result<BlockHash> { return makeError(Code::NotFound, "no chain"); };

void build(const std::filesystem::path& file, std::uint64_t blocks, std::uint64_t txs) {
    Chain chain;
    auto index = must(ExplorerIndex::open(file, chain.genesis, kNoChain));
    for (std::uint64_t done = 0; done < blocks;) {
        std::vector<ledger::Block> made(std::min<std::uint64_t>(kIndexBatchBlocks, blocks - done));
        std::vector<std::vector<ledger::Receipt>> receipts(made.size());
        std::vector<ExplorerIndex::Input> inputs;
        for (std::size_t i = 0; i < made.size(); ++i, ++done) {
            chain.next(made[i], receipts[i], (done + 1) * txs / blocks - done * txs / blocks);
            inputs.push_back({made[i], 1'000, receipts[i]});
        }
        must(index.add(inputs, [](const TaskId&) -> Result<ledger::TaskEnd> { return ledger::TaskEnd::Settled; }));
    }
}

// The median, and the worst, of the runs.
void report(const char* name, std::size_t runs, const std::function<void(std::size_t)>& work, bool last = false) {
    std::vector<double> times;
    for (std::size_t run = 0; run < runs; ++run) times.push_back(milliseconds([&] { work(run); }));
    std::sort(times.begin(), times.end());
    std::printf("\"%s\": {\"median\": %.3f, \"worst\": %.3f}%s\n", name, times[runs / 2], times.back(),
                last ? "" : ",");
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 5) {
        std::fprintf(stderr, "leo_bench_explorer FILE BLOCKS TXS RUNS\n");
        return 2;
    }
    const std::filesystem::path file = arguments[1];
    const std::uint64_t blocks = std::stoull(arguments[2]), txs = std::stoull(arguments[3]);
    const std::size_t runs = std::stoul(arguments[4]);
    std::printf("{\n");
    if (!std::filesystem::exists(file))
        std::printf("\"build\": {\"seconds\": %.1f},\n", milliseconds([&] { build(file, blocks, txs); }) / 1'000);
    std::printf("\"bytes\": %llu,\n", static_cast<unsigned long long>(std::filesystem::file_size(file)));

    report("open", runs, [&](std::size_t) {
        auto reader = must(ExplorerReader::open(file));
        must(reader.totals());
        must(reader.blocks({}, 12));
        must(reader.txs({}, kPage));
    });
    DatabaseOptions readOnly;
    readOnly.readOnly = true;
    report("open, bare", runs, [&](std::size_t) {
        auto database = must(Database::open(file, readOnly));
        must(database.queryInt("SELECT max(height) FROM block"));
    });
    auto reader = must(ExplorerReader::open(file));
    auto bare = must(Database::open(file, readOnly));
    std::mt19937_64 random{7};
    const auto anywhere = [&] { return Place::of(Height{1 + random() % blocks}, 0); };
    report("page of transactions", runs, [&](std::size_t) { must(reader.txs(anywhere(), kPage)); });
    report("page of transactions, by offset", std::min<std::size_t>(runs, 5), [&](std::size_t) {
        auto query = must(bare.prepare("SELECT * FROM tx ORDER BY place DESC LIMIT 50 OFFSET ?1"));
        query.bind(1, txs / 2);
        must(query.run());
    });
    report("page of blocks", runs, [&](std::size_t) { must(reader.blocks(Height{1 + random() % blocks}, kPage)); });
    report("page of tasks", runs, [&](std::size_t) { must(reader.tasks(anywhere(), kPage)); });
    const Chain chain;
    const AccountId busy = chain.genesis.nodes[3].node;
    report("page of a record", runs,
           [&](std::size_t) { must(reader.recordTxs(busy, RecordKey::Monitored, anywhere(), kPage)); });
    report("credit of a node, 1,000 points", runs,
           [&](std::size_t) { must(reader.creditHistory(busy, TimeMs{0}, 1'000)); });
    std::vector<std::string> wanted;
    for (std::size_t i = 0; i < runs; ++i) wanted.push_back(toHex(must(reader.txs(anywhere(), 1)).front().subject));
    report("search for an id", runs, [&](std::size_t run) {
        if (must(reader.findId(wanted[run], 20)).empty()) std::exit(1);
    });
    report("search for six digits", runs,
           [&](std::size_t run) { must(reader.findId(wanted[run].substr(0, 6), 20)); });
    report("search for one digit", runs, [&](std::size_t run) { must(reader.findId(wanted[run].substr(0, 1), 20)); });
    report("search for a name", runs,
           [&](std::size_t run) { must(reader.findName("e-" + std::to_string(run), 20)); });
    report(
        "search for an id, by scan", std::min<std::size_t>(runs, 3),
        [&](std::size_t run) {
            auto query = must(bare.prepare("SELECT place FROM tx WHERE subject = ?1"));
            query.bind(1, ByteView(must(fromHex(wanted[run]))));
            must(query.run());
        },
        true);
    std::printf("}\n");
    return 0;
}
