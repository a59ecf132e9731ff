#include "crypto/hash.h"
#include "crypto/merkle.h"
#include "ledger/block.h"
#include "ledger/record_io.h"

namespace leo::ledger {

namespace {

constexpr std::size_t kHeaderFields = 11;
constexpr std::size_t kMaxHeaderBytes = 1024;
constexpr std::string_view kBeaconTag = "leo-beacon";
// A settlement of the largest group moves money a few times per member.
constexpr std::size_t kMaxMovements = 8 * kMaxJoins;
constexpr std::size_t kMaxDetailBytes = 1024;
constexpr std::size_t kMaxWhyBytes = 32;
constexpr std::size_t kMaxReceiptBytes = 4u << 20;

void writePot(codec::Writer& writer, const Pot& pot) {
    writer.array(3);
    io::writeEnum(writer, pot.kind);
    writer.bytes(pot.a).bytes(pot.b);
}

Result<Pot> readPot(codec::Reader& reader) {
    Pot pot;
    LEO_TRY(reader.arrayOf(3));
    LEO_TRY_ASSIGN(pot.kind, io::readEnum(reader, PotKind::Account, PotKind::AdmissionDeposit));
    LEO_TRY_ASSIGN(pot.a, reader.fixed<32>());
    LEO_TRY_ASSIGN(pot.b, reader.fixed<32>());
    LEO_TRY(reader.leave());
    return pot;
}

// Sign and size: leo-cbor has no negative numbers.
void writeCredit(codec::Writer& writer, const CreditChange& change) {
    const bool lost = change.change < 0;
    writer.array(4).id(change.node).boolean(lost);
    writer.u64(static_cast<std::uint64_t>(lost ? -change.change : change.change)).text(change.why);
}

Result<CreditChange> readCredit(codec::Reader& reader) {
    CreditChange change;
    LEO_TRY(reader.arrayOf(4));
    LEO_TRY_ASSIGN(change.node, reader.id<NodeId>());
    LEO_TRY_ASSIGN(const bool lost, reader.boolean());
    LEO_TRY_ASSIGN(const std::uint32_t size, io::readU32(reader));
    LEO_REQUIRE(!lost || size > 0, Code::Malformed, "credit changed by minus zero");
    change.change = lost ? -static_cast<std::int64_t>(size) : static_cast<std::int64_t>(size);
    LEO_TRY_ASSIGN(change.why, reader.text(kMaxWhyBytes));
    LEO_TRY(reader.leave());
    return change;
}

void writeReceipt(codec::Writer& writer, const Receipt& receipt, std::string_view detail) {
    writer.array(6);
    io::writeEnum(writer, receipt.kind);
    writer.bytes(receipt.subject);
    io::writeEnum(writer, receipt.code);
    writer.text(detail).array(receipt.movements.size());
    for (const Movement& movement : receipt.movements) {
        writer.array(4);
        writePot(writer, movement.from);
        writePot(writer, movement.to);
        writer.amount(movement.amount).text(movement.why);
    }
    writer.array(receipt.credits.size());
    for (const CreditChange& change : receipt.credits) writeCredit(writer, change);
}

}  // namespace

Bytes BlockHeader::encode() const {
    codec::Writer writer;
    writer.array(kHeaderFields).u64(version).id(chain).counter(height).id(previous).time(time);
    writer.bytes(authoritySet).bytes(txRoot).bytes(receiptRoot).bytes(stateRoot).bytes(beacon).bytes(beaconProof);
    return writer.take();
}

Result<BlockHeader> BlockHeader::decode(ByteView bytes) {
    codec::Reader reader(bytes, kMaxHeaderBytes);
    BlockHeader header;
    LEO_TRY(reader.arrayOf(kHeaderFields));
    LEO_TRY_ASSIGN(header.version, io::readU32(reader));
    LEO_REQUIRE(header.version == kHeaderVersion, Code::Unsupported,
                "block of version " + std::to_string(header.version));
    LEO_TRY_ASSIGN(header.chain, reader.id<ChainId>());
    LEO_TRY_ASSIGN(header.height, io::readHeight(reader));
    LEO_TRY_ASSIGN(header.previous, reader.id<BlockHash>());
    LEO_TRY_ASSIGN(header.time, reader.time());
    LEO_TRY_ASSIGN(header.authoritySet, reader.fixed<32>());
    LEO_TRY_ASSIGN(header.txRoot, reader.fixed<32>());
    LEO_TRY_ASSIGN(header.receiptRoot, reader.fixed<32>());
    LEO_TRY_ASSIGN(header.stateRoot, reader.fixed<32>());
    LEO_TRY_ASSIGN(header.beacon, reader.fixed<64>());
    LEO_TRY_ASSIGN(header.beaconProof, reader.fixed<80>());
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return header;
}

BlockHash BlockHeader::hash() const {
    return BlockHash{crypto::taggedHash(kHeaderTag, encode())};
}

Bytes Block::encode() const {
    codec::Writer writer;
    writer.array(3).bytes(header.encode()).bytes(commit).array(txs.size());
    for (const SignedTx& tx : txs) writer.bytes(tx.encode());
    return writer.take();
}

Result<Block> Block::decode(ByteView bytes) {
    codec::Reader reader(bytes, kMaxBlockBytes);
    Block block;
    LEO_TRY(reader.arrayOf(3));
    LEO_TRY_ASSIGN(const ByteView header, reader.bytes(kMaxHeaderBytes));
    LEO_TRY_ASSIGN(block.header, BlockHeader::decode(header));
    LEO_TRY_ASSIGN(block.commit, reader.fixed<64>());
    LEO_TRY_ASSIGN(const std::uint64_t count, reader.array(kMaxBlockTxs));
    for (std::uint64_t i = 0; i < count; ++i) {
        LEO_TRY_ASSIGN(const ByteView encoded, reader.bytes(kMaxTxBytes));
        LEO_TRY_ASSIGN(SignedTx tx, SignedTx::decode(encoded));
        block.txs.push_back(std::move(tx));
    }
    LEO_TRY(reader.leave());
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return block;
}

crypto::Signature Block::sign(const BlockHeader& header, const crypto::Identity& authority) {
    return authority.sign(kHeaderTag, header.hash().view());
}

bool Block::commitValid(const AccountId& authority) const {
    return crypto::verify(authority, kHeaderTag, header.hash().view(), commit);
}

Bytes Receipt::encode() const {
    codec::Writer writer;
    writeReceipt(writer, *this, detail);
    return writer.take();
}

Bytes Receipt::rootLeaf() const {
    codec::Writer writer;
    writeReceipt(writer, *this, {});
    return writer.take();
}

Result<Receipt> Receipt::decode(ByteView bytes) {
    codec::Reader reader(bytes, kMaxReceiptBytes);
    Receipt receipt;
    LEO_TRY(reader.arrayOf(6));
    LEO_TRY_ASSIGN(receipt.kind, io::readEnum(reader, Kind::Transaction, Kind::Deadline));
    LEO_TRY_ASSIGN(receipt.subject, reader.fixed<32>());
    LEO_TRY_ASSIGN(receipt.code, io::readEnum(reader, Code::Ok, Code::Internal));
    LEO_TRY_ASSIGN(receipt.detail, reader.text(kMaxDetailBytes));
    LEO_TRY_ASSIGN(const std::uint64_t movements, reader.array(kMaxMovements));
    for (std::uint64_t i = 0; i < movements; ++i) {
        Movement movement;
        LEO_TRY(reader.arrayOf(4));
        LEO_TRY_ASSIGN(movement.from, readPot(reader));
        LEO_TRY_ASSIGN(movement.to, readPot(reader));
        LEO_TRY_ASSIGN(movement.amount, reader.amount());
        LEO_TRY_ASSIGN(movement.why, reader.text(kMaxWhyBytes));
        LEO_TRY(reader.leave());
        receipt.movements.push_back(std::move(movement));
    }
    LEO_TRY(reader.leave());
    LEO_TRY_ASSIGN(const std::uint64_t credits, reader.array(kMaxMovements));
    for (std::uint64_t i = 0; i < credits; ++i) {
        LEO_TRY_ASSIGN(CreditChange change, readCredit(reader));
        receipt.credits.push_back(std::move(change));
    }
    LEO_TRY(reader.leave());
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return receipt;
}

Hash txRootOf(const std::vector<SignedTx>& txs) {
    std::vector<Bytes> leaves;
    leaves.reserve(txs.size());
    for (const SignedTx& tx : txs) leaves.push_back(tx.encode());
    return crypto::merkleRoot(leaves);
}

Hash receiptRootOf(const std::vector<Receipt>& receipts) {
    std::vector<Bytes> leaves;
    leaves.reserve(receipts.size());
    for (const Receipt& receipt : receipts) leaves.push_back(receipt.rootLeaf());
    return crypto::merkleRoot(leaves);
}

Hash beaconAlpha(const crypto::VrfBeta& previous, Height height) {
    codec::Writer writer;
    writer.array(2).bytes(previous).counter(height);
    return crypto::taggedHash(kBeaconTag, writer.view());
}

}  // namespace leo::ledger
