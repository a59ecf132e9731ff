// The records of the state as a store keeps them and the state root commits to them: a key of a table letter and the
// id, a value of leo-cbor. The key in the sparse Merkle tree is SHA-256 of the record key, the value hash SHA-256 of
// the value. The tip's header is stored beside the records ('T') and is not part of the root it contains.
#pragma once

#include <memory>

#include "ledger/state.h"

namespace leo::ledger::records {

enum class Kind : char {
    Account = 'A',
    Globals = 'G',
    Identity = 'I',  // the part of a node that never changes
    Lambda = 'L',
    Node = 'N',  // the part that does
    Snapshot = 'S',
    Tip = 'T',
    Task = 'W',
    Admission = 'R',
};

struct Globals {
    Amount burned;
    Epoch epoch;
};
using SnapshotPtr = std::shared_ptr<const Snapshot>;

Bytes key(Kind kind, ByteView id);
Bytes key(Height snapshot);
Bytes key(Kind kind);  // Globals, Tip
Hash treeKey(ByteView recordKey);

Bytes encode(const Account& row);
Bytes encode(const Globals& row);
Bytes encode(const LambdaRecord& row);
Bytes encode(const Task& row);
Bytes encode(const Snapshot& row);
Bytes encode(const Admission& row);
Bytes encodeIdentity(const NodeRecord& row);
Bytes encodeNode(const NodeRecord& row);
bool sameIdentity(const NodeRecord& a, const NodeRecord& b);

Result<Account> decodeAccount(ByteView bytes);
Result<Globals> decodeGlobals(ByteView bytes);
Result<LambdaRecord> decodeLambda(const LambdaId& id, ByteView bytes);
Result<Task> decodeTask(const TaskId& id, ByteView bytes);
Result<Snapshot> decodeSnapshot(ByteView bytes);
Result<Admission> decodeAdmission(const NodeId& id, ByteView bytes);
// Fill their part of a node.
Status decodeIdentity(ByteView bytes, NodeRecord& row);
Status decodeNode(ByteView bytes, NodeRecord& row);

}  // namespace leo::ledger::records
