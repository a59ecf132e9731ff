// Signing: what waits for a person's signature: shown from the bytes that are signed, sent only after sign().
//
// An area prepares an order: the body it wants to send and how to send it. The request that a person sees is decoded
// from the encoded transaction, never from what the area meant. Only the nonce may still change: it is the account's
// next one at the moment of sending. Thread: the core's.
#pragma once

#include <functional>
#include <map>

#include "api/wallets.h"
#include "ledger/tx.h"
#include "node/client.h"

namespace leo::node {

class Core;

class Signing {
public:
    using Answer = std::function<void(Result<Height>)>;
    // Sends what was shown with the signer's client, after whatever must come before it (storing content); `done`
    // once.
    using Send = std::function<void(Client& signer, std::uint64_t request, Answer done)>;
    struct Order {
        AccountId signer;
        ledger::TxBody body;
        Send send;  // empty: the body alone is sent
        // Called with false when the order was discarded or forgotten, or could not be sent; true when it is in a
        // block.
        std::function<void(bool sent)> onEnd;
    };

    explicit Signing(Core& core) : m_core(core) {}

    // NotPermitted while the signer is locked, Unreachable without a network, TooLarge, Exhausted.
    Result<api::SigningRequest> prepare(Order order);
    // NotFound for a request that is unknown, discarded or signed; NotPermitted when its wallet was locked meanwhile.
    void sign(std::uint64_t request, Answer done);
    void discard(std::uint64_t request);
    // All requests of a wallet: it was locked.
    void forget(const AccountId& signer);
    void forgetAll();

    // Accounts that an address could be taken for (address.h); set by the wallets.
    std::function<std::vector<std::string>(const AccountId& recipient, const AccountId& signer)> lookalikes;

private:
    Core& m_core;
    std::map<std::uint64_t, Order> m_orders;
    std::uint64_t m_next = 1;
};

// The fields of a transaction's body in words and numbers, in the order they are encoded.
std::vector<api::SigningField> fieldsOf(const ledger::TxBody& body);
// What leaves the sender's available balance beside the fee.
Amount spentBy(const ledger::TxBody& body);
std::optional<AccountId> recipientOf(const ledger::TxBody& body);
// The transaction that encodeUnsigned() wrote. Malformed, Unsupported.
Result<ledger::Tx> decodeUnsigned(ByteView bytes);

}  // namespace leo::node
