// Wallets: the accounts of this computer. The active one signs, pays and owns what the other pages list.
#pragma once

#include "api/common.h"

namespace leo::api {

// What is held, and what gives it back.
struct Holding {
    enum class Kind : std::uint8_t { Escrow, JoinDeposit, LambdaBond, MissReserve, RegisterDeposit } kind{};
    Amount amount;
    Hash subject{};                   // task, lambda or node
    std::string name;                 // of the subject, when it has one
    std::optional<TimeMs> returnsBy;  // the latest deadline known now
};

struct Wallet {
    AccountId account;
    std::string address;  // base/address.h
    std::string name;
    bool unlocked = false;
    bool onThisNetwork = false;  // the network has an account of it
    Amount available;            // known for locked ones too: balances are public
    Amount held;
    std::vector<Holding> holdings;
    Amount spent, burnedOfThat;    // of its tasks that ended
    std::optional<Credit> credit;  // when it is a node
    bool backedUp = false;         // its words were written down, or its file exported
    bool isNode = false;           // the identity of a node on this computer
    bool localTest = false;        // of the network of this computer: opens without a password, has no words
    TimeMs created;
    std::uint64_t delayMs = 0;  // before the next attempt to unlock, after wrong passwords
};

struct WalletsState {
    std::uint64_t sequence = 0;
    std::vector<Wallet> wallets;
    std::optional<AccountId> active;
    const Wallet* find(const AccountId& account) const {
        for (const Wallet& wallet : wallets)
            if (wallet.account == account) return &wallet;
        return nullptr;
    }
    const Wallet* current() const { return active ? find(*active) : nullptr; }
};

// One line of an account's history.
struct HistoryEntry {
    Height height;
    std::uint32_t index = 0;
    TimeMs time;
    std::string why;  // ledger/why.h, fixed vocabulary
    Hash subject{};   // transaction, task or lambda
    std::optional<AccountId> other;
    bool incoming = false;
    Amount amount;
    Amount balanceAfter;
    std::int64_t creditChange = 0;
};

// What a person signs, decoded from the very bytes that will be signed. The dialogs show this and nothing else.
struct SigningField {
    std::string name;
    std::string value;
};
struct SigningRequest {
    std::uint64_t id = 0;
    std::string kind;  // of the transaction
    AccountId signer;
    Amount spends;  // leaves the available balance, the fee included
    Amount fee;
    Amount before, after;
    std::optional<AccountId> recipient;
    // Wallets of this computer or accounts paid before whose address looks like the recipient's but is another.
    std::vector<std::string> lookalikes;
    std::vector<SigningField> fields;
    Bytes bytes;  // unsigned transaction, for "Show what you sign"
};

class Wallets {
public:
    virtual ~Wallets() = default;
    virtual Subscription observe(Handler<WalletsState> handler) = 0;

    // The English list of BIP39; for completion while typing.
    virtual const std::vector<std::string>& words() const = 0;
    // 24 new words; nothing is stored until create().
    virtual void newWords(Done<std::string> done) = 0;
    // Malformed names the position of a word outside the list ("word 7: \"colr\""), or says that the checksum fails.
    virtual Status checkWords(std::string_view words) const = 0;
    // Makes a wallet from words, as a new one or restored; becomes active. AlreadyExists, InvalidArgument (name,
    // password), Malformed (words).
    virtual void create(const std::string& name, std::string_view words, std::string_view password,
                        Done<AccountId> done) = 0;
    // From a backup file. WrongPassword, Malformed.
    virtual void restoreFile(const std::string& path, std::string_view password, Done<AccountId> done) = 0;
    virtual void exportFile(const AccountId& account, const std::string& path, Finished done) = 0;
    virtual void markBackedUp(const AccountId& account) = 0;

    virtual void activate(const AccountId& account) = 0;
    // WrongPassword; Late while delayMs of the wallet has not passed.
    virtual void unlock(const AccountId& account, std::string_view password, Finished done) = 0;
    virtual void lock() = 0;  // all of them
    virtual void changePassword(const AccountId& account, std::string_view current, std::string_view next,
                                Finished done) = 0;
    virtual void rename(const AccountId& account, const std::string& name, Finished done) = 0;
    // Deletes its file on this computer. Needs the password; NotPermitted while it has anything held.
    virtual void remove(const AccountId& account, std::string_view password, Finished done) = 0;

    // Address text to account: Malformed says what is wrong with it.
    virtual Result<AccountId> parseAddress(std::string_view text) const = 0;
    virtual std::string address(const AccountId& account) const = 0;
    // Two steps: what would be signed, then the signature. A request not signed is forgotten with the wallet's lock.
    virtual void prepareTransfer(const AccountId& to, Amount amount, Done<SigningRequest> done) = 0;
    virtual void sign(std::uint64_t request, Done<Height> done) = 0;
    virtual void discard(std::uint64_t request) = 0;

    virtual void history(const AccountId& account, const Cursor& from, Done<Page<HistoryEntry>> done) = 0;
};

}  // namespace leo::api
