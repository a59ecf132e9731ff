#include "node/facade/signing.h"

#include "codec/cbor.h"
#include "node/facade/core.h"

namespace leo::node {
namespace {

constexpr std::size_t kMaxRequests = 64;  // open dialogs; more is a loop

api::SigningField field(std::string name, std::string value) {
    return {std::move(name), std::move(value)};
}

using Fields = std::vector<api::SigningField>;

Fields fields(const ledger::Transfer& body) {
    return {field("to", body.to.hex()), field("amount", toText(body.amount))};
}
Fields fields(const ledger::LambdaPublish& body) {
    const Result<ledger::Manifest> manifest = ledger::Manifest::decode(body.manifest);
    return {field("name", manifest.ok() ? manifest->name : std::string()),
            field("manifest", std::to_string(body.manifest.size()) + " bytes"),
            field("code", toHex(body.codeCid)),
            field("price", toText(body.price)),
            field("missFee", toText(body.missFee)),
            field("bond", toText(body.bond))};
}
Fields fields(const ledger::LambdaPrice& body) {
    return {field("lambda", body.lambda.hex()), field("price", toText(body.price))};
}
Fields fields(const ledger::LambdaRetire& body) {
    return {field("lambda", body.lambda.hex())};
}
Fields fields(const ledger::TaskPost& body) {
    const ledger::Requirements& wanted = body.requirements;
    return {field("lambda", body.lambda.hex()),
            field("price", toText(body.price)),
            field("input", toHex(body.inputCid)),
            field("inputBytes", std::to_string(body.inputBytes)),
            field("inputType", body.inputType),
            field("offer", toText(body.offer)),
            field("tau", std::to_string(body.tau)),
            field("minCredit", std::to_string(wanted.minCredit)),
            field("hardwareTpm", wanted.hardwareTpm ? "yes" : "no"),
            field("isolation", wanted.isolation == ledger::Isolation::Gvisor ? "gvisor" : "any"),
            field("joinMs", std::to_string(body.windows.joinMs)),
            field("keyMs", std::to_string(body.windows.keyMs)),
            field("executeMs", std::to_string(body.windows.executeMs)),
            field("confirmMs", std::to_string(body.windows.confirmMs))};
}
template <class Body>
Fields ofTurn(const Body& body) {
    return {field("task", body.task.hex()), field("draw", std::to_string(body.draw)),
            field("turn", std::to_string(body.turn))};
}
Fields fields(const ledger::TaskJoin& body) {
    return {field("task", body.task.hex()), field("draw", std::to_string(body.draw)),
            field("commitment", toHex(body.commitment)), field("deposit", toText(body.deposit))};
}
Fields fields(const ledger::TaskAnchor& body) {
    return {field("task", body.task.hex()), field("draw", std::to_string(body.draw)),
            field("certificate", toHex(body.certificateHash)),
            field("signatures", std::to_string(body.signatures.size()))};
}
Fields fields(const ledger::KeyRequest& body) {
    Fields list = ofTurn(body);
    list.push_back(field("requesterPackage", toHex(body.requesterPackage)));
    list.push_back(field("publisherPackage", toHex(body.publisherPackage)));
    return list;
}
std::string partyName(ledger::Party party) {
    return party == ledger::Party::Requester ? "requester" : "publisher";
}
Fields fields(const ledger::KeyGrant& body) {
    Fields list = ofTurn(body);
    list.push_back(field("party", partyName(body.party)));
    list.push_back(field("box", std::to_string(body.box.size()) + " bytes"));
    return list;
}
Fields fields(const ledger::KeyRefuse& body) {
    Fields list = ofTurn(body);
    list.push_back(field("party", partyName(body.party)));
    return list;
}
Fields fields(const ledger::TaskComplete& body) {
    Fields list = ofTurn(body);
    list.push_back(field("result", toHex(body.resultCid)));
    list.push_back(field("resultHash", toHex(body.resultHash)));
    list.push_back(field("exit", std::to_string(body.exit)));
    list.push_back(field("verdicts", std::to_string(body.verdicts.size())));
    return list;
}
Fields fields(const ledger::NodeRegister& body) {
    return {field("name", body.name), field("vrfKey", toHex(body.vrfKey)),
            field("ekCertificates", std::to_string(body.ekCertificates.size())),
            field("features", std::to_string(body.features)), field("deposit", toText(body.deposit))};
}
// The rest is sent by machines and never waits for a person; its fields are those it is looked up by.
template <class Body>
Fields fields(const Body& body) {
    if constexpr (requires { body.turn; })
        return ofTurn(body);
    else
        return {};
}

}  // namespace

std::vector<api::SigningField> fieldsOf(const ledger::TxBody& body) {
    return std::visit([](const auto& content) { return fields(content); }, body);
}

Amount spentBy(const ledger::TxBody& body) {
    if (const auto* transfer = std::get_if<ledger::Transfer>(&body)) return transfer->amount;
    if (const auto* lambda = std::get_if<ledger::LambdaPublish>(&body)) return lambda->bond;
    if (const auto* post = std::get_if<ledger::TaskPost>(&body)) return post->offer;
    if (const auto* join = std::get_if<ledger::TaskJoin>(&body)) return join->deposit;
    if (const auto* node = std::get_if<ledger::NodeRegister>(&body)) return node->deposit;
    return {};
}

std::optional<AccountId> recipientOf(const ledger::TxBody& body) {
    if (const auto* transfer = std::get_if<ledger::Transfer>(&body)) return transfer->to;
    return {};
}

Result<ledger::Tx> decodeUnsigned(ByteView bytes) {
    // The ledger reads signed transactions only; the signature is not looked at.
    codec::Writer writer;
    writer.array(2).bytes(bytes).bytes(crypto::Signature{});
    LEO_TRY_ASSIGN(ledger::SignedTx decoded, ledger::SignedTx::decode(writer.take()));
    return std::move(decoded.tx);
}

Result<api::SigningRequest> Signing::prepare(Order order) {
    LEO_REQUIRE(m_core.state(), Code::Unreachable, "no network is chosen");
    Client* signer = m_core.walletClient(order.signer);
    LEO_REQUIRE(signer, Code::NotPermitted, "the wallet is locked");
    LEO_REQUIRE(m_orders.size() < kMaxRequests, Code::Exhausted, "too many requests wait for a signature");
    const ledger::State& state = *m_core.state();
    const ledger::Tx meant{state.chain(), order.signer, signer->chain().nextNonce(order.signer), state.params().txFee,
                           std::move(order.body)};
    api::SigningRequest request;
    request.bytes = meant.encodeUnsigned();
    LEO_TRY_ASSIGN(ledger::Tx tx, decodeUnsigned(request.bytes));
    request.kind = ledger::kindName(tx.body);
    request.signer = tx.sender;
    request.fee = tx.fee;
    LEO_TRY_ASSIGN(request.spends, add(spentBy(tx.body), tx.fee));
    request.before = state.balance(tx.sender);
    LEO_REQUIRE(request.before >= request.spends, Code::InsufficientFunds,
                "needs " + toText(request.spends) + " LEO, has " + toText(request.before));
    LEO_TRY_ASSIGN(request.after, sub(request.before, request.spends));
    request.recipient = recipientOf(tx.body);
    if (request.recipient && lookalikes) request.lookalikes = lookalikes(*request.recipient, tx.sender);
    request.fields = fieldsOf(tx.body);
    request.id = m_next++;
    order.body = std::move(tx.body);
    m_orders.emplace(request.id, std::move(order));
    return request;
}

void Signing::sign(std::uint64_t request, Answer done) {
    const auto found = m_orders.find(request);
    if (found == m_orders.end()) return done(makeError(Code::NotFound, "this request was signed or withdrawn"));
    Order order = std::move(found->second);
    m_orders.erase(found);
    const auto end = [onEnd = order.onEnd, done = std::move(done)](Result<Height> result) {
        if (onEnd) onEnd(result.ok());
        done(std::move(result));
    };
    Client* signer = m_core.walletClient(order.signer);
    if (!signer) return end(makeError(Code::NotPermitted, "the wallet is locked"));
    if (order.send) return order.send(*signer, request, end);
    signer->sender().send(std::move(order.body), [end](Result<layer1::Receipt> receipt) {
        if (!receipt.ok()) return end(receipt.takeError());
        if (!receipt->applied()) return end(makeError(receipt->receipt.code, receipt->receipt.detail));
        end(receipt->height);
    });
}

void Signing::discard(std::uint64_t request) {
    const auto found = m_orders.find(request);
    if (found == m_orders.end()) return;
    const Order order = std::move(found->second);
    m_orders.erase(found);
    if (order.onEnd) order.onEnd(false);
}

void Signing::forget(const AccountId& signer) {
    std::vector<std::uint64_t> ids;
    for (const auto& [id, order] : m_orders)
        if (order.signer == signer) ids.push_back(id);
    for (const std::uint64_t id : ids) discard(id);
}

void Signing::forgetAll() {
    while (!m_orders.empty()) discard(m_orders.begin()->first);
}

}  // namespace leo::node
