#include "ledger/params.h"

#include <limits>

#include "crypto/hash.h"
#include "ledger/record_io.h"

namespace leo::ledger {

namespace {

constexpr std::string_view kGenesisTag = "leo-genesis-v1";
constexpr std::uint64_t kGenesisVersion = 1;
constexpr std::size_t kGenesisFields = 11;
constexpr std::size_t kNodeFields = 9;
constexpr std::size_t kMaxNetworkBytes = 40;  // part of gossip topics
constexpr std::size_t kMaxRoots = 64;
constexpr std::size_t kMaxPlatformDigests = 1024;
constexpr std::size_t kMaxNodes = 10'000;
constexpr std::size_t kMaxAccounts = 100'000;

// Every parameter in the order of the wire. A new one is appended with a new version of the record.
template <class P, class Visit>
void eachParam(P& p, Visit&& visit) {
    visit(p.minBlockGapMs), visit(p.maxBlockGapMs), visit(p.lookbackBlocks);
    visit(p.joinWindowMs), visit(p.revealWindowMs), visit(p.attemptMs), visit(p.attestWindowMs);
    visit(p.duringWindowMs), visit(p.keyWindowMs), visit(p.turnAllowanceMs);
    visit(p.confirmWindowMs), visit(p.complaintMs), visit(p.failWindowMs);
    visit(p.maxDraws), visit(p.maxTurns), visit(p.minMembers), visit(p.unbondMs);
    visit(p.burnBps), visit(p.idleBps);
    visit(p.joinDeposit), visit(p.registerDeposit), visit(p.minMissFee), visit(p.minLambdaBond);
    visit(p.disputeBond), visit(p.txFee);
    visit(p.creditExecutor), visit(p.creditMonitor), visit(p.creditAdmitted), visit(p.creditAttestor);
    visit(p.creditAbsent), visit(p.creditFailedExecutor), visit(p.epochMs), visit(p.creditRenewal);
    visit(p.tauDefault), visit(p.tauMax), visit(p.pcrMask);
}

std::uint64_t numberOf(Amount amount) {
    return amount.units;
}
std::uint64_t numberOf(std::uint64_t number) {
    return number;
}

Status readNumber(codec::Reader& reader, std::uint64_t& out) {
    LEO_TRY_ASSIGN(out, reader.u64());
    return {};
}
Status readNumber(codec::Reader& reader, std::uint32_t& out) {
    LEO_TRY_ASSIGN(out, io::readU32(reader));
    return {};
}
Status readNumber(codec::Reader& reader, Amount& out) {
    LEO_TRY_ASSIGN(out, reader.amount());
    return {};
}

std::uint64_t paramCount() {
    std::uint64_t count = 0;
    const Params params;
    eachParam(params, [&](const auto&) { ++count; });
    return count;
}

void writeParams(codec::Writer& writer, const Params& params) {
    writer.array(paramCount());
    eachParam(params, [&](const auto& value) { writer.u64(numberOf(value)); });
}

Result<Params> readParams(codec::Reader& reader) {
    Params params;
    LEO_TRY(reader.arrayOf(paramCount()));
    Status status;
    eachParam(params, [&](auto& value) {
        if (status.ok()) status = readNumber(reader, value);
    });
    LEO_TRY(std::move(status));
    LEO_TRY(reader.leave());
    return params;
}

void writeNode(codec::Writer& writer, const GenesisNode& node) {
    writer.array(kNodeFields).id(node.node).text(node.name).bytes(node.vrfKey);
    writer.bytes(node.ekPublic).bytes(node.ekCertificate).bytes(node.akPublic);
    writer.u64(node.features).u64(node.credit.value).amount(node.balance);
}

Result<GenesisNode> readNode(codec::Reader& reader) {
    GenesisNode node;
    LEO_TRY(reader.arrayOf(kNodeFields));
    LEO_TRY_ASSIGN(node.node, reader.id<NodeId>());
    LEO_TRY_ASSIGN(node.name, reader.text(kMaxNodeNameBytes));
    LEO_TRY_ASSIGN(node.vrfKey, reader.fixed<32>());
    LEO_TRY_ASSIGN(node.ekPublic, io::readBytes(reader, kMaxTpmPublicBytes));
    LEO_TRY_ASSIGN(node.ekCertificate, io::readBytes(reader, attest::kMaxCertificateBytes));
    LEO_TRY_ASSIGN(node.akPublic, io::readBytes(reader, kMaxTpmPublicBytes));
    LEO_TRY_ASSIGN(node.features, io::readU32(reader));
    LEO_TRY_ASSIGN(node.credit, io::readCredit(reader));
    LEO_TRY_ASSIGN(node.balance, reader.amount());
    LEO_TRY(reader.leave());
    return node;
}

Result<TpmRoot> readRoot(codec::Reader& reader) {
    TpmRoot root;
    LEO_TRY(reader.arrayOf(3));
    LEO_TRY_ASSIGN(root.name, reader.text(kMaxNodeNameBytes));
    LEO_TRY_ASSIGN(root.software, reader.boolean());
    LEO_TRY_ASSIGN(root.certificateDer, io::readBytes(reader, attest::kMaxCertificateBytes));
    LEO_TRY(reader.leave());
    return root;
}

Result<GenesisAccount> readAccount(codec::Reader& reader) {
    GenesisAccount account;
    LEO_TRY(reader.arrayOf(2));
    LEO_TRY_ASSIGN(account.account, reader.id<AccountId>());
    LEO_TRY_ASSIGN(account.balance, reader.amount());
    LEO_TRY(reader.leave());
    return account;
}

// An array of at most `max` items, each read by `item`.
template <class T, class Item>
Status readList(codec::Reader& reader, std::size_t max, std::vector<T>& out, Item&& item) {
    LEO_TRY_ASSIGN(const std::uint64_t count, reader.array(max));
    out.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        LEO_TRY_ASSIGN(T value, item(reader));
        out.push_back(std::move(value));
    }
    return reader.leave();
}

}  // namespace

Bytes Genesis::encode() const {
    codec::Writer writer;
    writer.array(kGenesisFields).u64(kGenesisVersion).text(network).time(time).id(authority).bytes(authorityVrf);
    writeParams(writer, params);
    writer.array(roots.size());
    for (const TpmRoot& root : roots) {
        writer.array(3).text(root.name).boolean(root.software).bytes(root.certificateDer);
    }
    writer.array(platformDigests.size());
    for (const Hash& digest : platformDigests) writer.bytes(digest);
    writer.array(nodes.size());
    for (const GenesisNode& node : nodes) writeNode(writer, node);
    writer.array(accounts.size());
    for (const GenesisAccount& account : accounts) writer.array(2).id(account.account).amount(account.balance);
    writer.amount(supply);
    return writer.take();
}

Result<Genesis> Genesis::decode(ByteView bytes) {
    codec::Reader reader(bytes, kMaxGenesisBytes);
    Genesis genesis;
    LEO_TRY(reader.arrayOf(kGenesisFields));
    LEO_TRY_ASSIGN(const std::uint64_t version, reader.u64());
    LEO_REQUIRE(version == kGenesisVersion, Code::Unsupported, "genesis of version " + std::to_string(version));
    LEO_TRY_ASSIGN(genesis.network, reader.text(kMaxNetworkBytes));
    LEO_TRY_ASSIGN(genesis.time, reader.time());
    LEO_TRY_ASSIGN(genesis.authority, reader.id<AccountId>());
    LEO_TRY_ASSIGN(genesis.authorityVrf, reader.fixed<32>());
    LEO_TRY_ASSIGN(genesis.params, readParams(reader));
    LEO_TRY(readList(reader, kMaxRoots, genesis.roots, readRoot));
    LEO_TRY(readList(reader, kMaxPlatformDigests, genesis.platformDigests,
                     [](codec::Reader& from) { return from.fixed<32>(); }));
    LEO_TRY(readList(reader, kMaxNodes, genesis.nodes, readNode));
    LEO_TRY(readList(reader, kMaxAccounts, genesis.accounts, readAccount));
    LEO_TRY_ASSIGN(genesis.supply, reader.amount());
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return genesis;
}

attest::EkPolicy ekPolicyOf(const std::vector<TpmRoot>& roots, TimeMs now) {
    attest::EkPolicy policy;
    for (const TpmRoot& root : roots)
        policy.roots.push_back({root.certificateDer, attest::EkAlgorithm::EccP256, root.software});
    policy.validAt = now;
    return policy;
}

ChainId Genesis::chainId() const {
    return ChainId{crypto::taggedHash(kGenesisTag, encode())};
}

}  // namespace leo::ledger
