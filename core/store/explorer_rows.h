// ExplorerRows: one block after the other as rows of the explorer's index. Internal to store/.
//
// Counts and sums of a batch are gathered in memory and written by finish(): most of them change in every block.
#pragma once

#include <map>
#include <unordered_map>

#include "store/explorer_index.h"

namespace leo::store {

inline constexpr std::int64_t kIndexSchemaVersion = 1;
extern const char* const kIndexSchema;

// What the index calls things: accounts, tasks and lambdas have a number, in order of appearance.
using EntityKind = IndexedMatch::Kind;
using EntityNo = std::int64_t;
inline constexpr EntityNo kNetwork = 0;  // owner of lists of the whole chain; no entity has it

// The first eight bytes of an id as an integer whose order is that of the bytes.
std::int64_t prefixOf(ByteView id);
std::string foldName(std::string_view name);  // ASCII lower case: what names are compared by

class ExplorerRows {
public:
    static Result<ExplorerRows> prepare(Database& database);

    Status addGenesis(const ledger::Genesis& genesis);
    Status addBlock(const ExplorerIndex::Input& input, const ExplorerIndex::EndOf& endOf);
    // Writes what was gathered; the last call of a batch.
    Status finish();
    // After a batch that was rolled back: forgets what it gathered.
    void forget();

private:
    struct Statements {
        Statement block, tx, entity, findId, idOf, id, link, task, taskInfo, closeTask, lambda, lambdaInfo, name, cid,
            credit, creditOf, part, partRole, partPaid, partCredit, count, pot, hour, earned;
    };
    struct Fact;
    struct TaskInfo {
        EntityNo lambda = 0, publisher = 0;
    };
    struct Hour {
        std::uint64_t burned = 0, ended = 0, settled = 0;
    };
    struct Earned {
        std::uint64_t executor = 0, monitor = 0, attestor = 0;
    };

    explicit ExplorerRows(Statements statements) : m_sql(std::move(statements)) {}
    Result<EntityNo> find(EntityKind kind, const Hash& id);  // 0: not there
    Result<EntityNo> make(EntityKind kind, const Hash& id);
    Status note(EntityKind kind, const Hash& id, std::uint64_t reference);
    Status addReceipt(const ExplorerIndex::Input& input, std::size_t index, const ledger::SignedTx* tx,
                      const ExplorerIndex::EndOf& endOf);
    Status addBody(Fact& fact, const ledger::TxBody& body);
    Status addNodeBody(Fact& fact, const ledger::TxBody& body);
    Status subjectOfDeadline(Fact& fact);
    Status addMoney(Fact& fact);
    Status addCredit(Fact& fact);
    Status closeTask(Fact& fact, const ExplorerIndex::EndOf& endOf);
    Status addReport(Fact& fact);
    Status addCertificate(Fact& fact, const ledger::Certificate& certificate, std::uint32_t turn);
    Status link(EntityNo owner, RecordKey key, const Fact& fact);
    Status addCid(const ledger::CidBytes& cid, EntityNo owner);
    Status addName(std::string_view name, EntityNo owner);
    Status writeRow(const Fact& fact);

    Statements m_sql;
    std::unordered_map<std::string, EntityNo> m_known;  // a part of the entities, to save look-ups
    std::map<std::pair<EntityNo, RecordKey>, std::int64_t> m_counts;
    std::map<ledger::PotKind, std::int64_t> m_pots;
    std::map<std::uint64_t, Hour> m_hours;
    std::map<std::pair<EntityNo, std::uint64_t>, Earned> m_earned;
};

}  // namespace leo::store
