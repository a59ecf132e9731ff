// Wallets of a test: Alice, Bob and a node; passwords, words and transfers behave as the real ones do.
#pragma once

#include "api/wallets.h"
#include "fake/later.h"

namespace leo::ui::fake {

inline constexpr std::string_view kPassword = "correct horse battery";
// The official BIP39 vector of 256 zero bits.
inline constexpr std::string_view kWords =
    "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon "
    "abandon abandon abandon abandon abandon abandon abandon abandon abandon art";

class FakeWallets : public api::Wallets {
public:
    Snapshot<api::WalletsState> wallets;
    std::vector<api::HistoryEntry> entries;
    std::vector<std::string> list = {"abandon",  "ability", "able",  "about", "above", "absent", "absorb",
                                     "abstract", "art",     "zebra", "zero",  "zone",  "zoo"};
    std::optional<api::SigningRequest> prepared;
    std::optional<std::uint64_t> signedRequest, discarded;
    Status nextAnswer;
    std::uint64_t nextDelayMs = 0;  // that a wrong password costs
    int wrong = 0;
    std::string exported, createdName;
    bool checksumFails = false;

    Subscription observe(api::Handler<api::WalletsState> handler) override {
        return wallets.observe(std::move(handler));
    }
    const std::vector<std::string>& words() const override { return list; }
    void newWords(api::Done<std::string> done) override { answer<std::string>(std::move(done), std::string(kWords)); }
    Status checkWords(std::string_view text) const override {
        std::size_t position = 0;
        std::string word;
        for (std::size_t i = 0; i <= text.size(); ++i) {
            if (i < text.size() && text[i] != ' ') {
                word += text[i];
                continue;
            }
            if (word.empty()) continue;
            ++position;
            if (std::find(list.begin(), list.end(), word) == list.end())
                return makeError(Code::Malformed, "word " + std::to_string(position) + ": \"" + word + "\"");
            word.clear();
        }
        LEO_REQUIRE(position == 24, Code::Malformed, "24 words are needed");
        LEO_REQUIRE(!checksumFails, Code::Malformed, "the checksum of the words fails");
        return {};
    }
    void create(const std::string& name, std::string_view text, std::string_view password,
                api::Done<AccountId> done) override {
        if (!nextAnswer.ok()) return answer<AccountId>(std::move(done), nextAnswer.error());
        if (const Status status = checkWords(text); !status.ok())
            return answer<AccountId>(std::move(done), status.error());
        if (password.size() < 8)
            return answer<AccountId>(std::move(done), makeError(Code::InvalidArgument, "password"));
        createdName = name;
        api::Wallet wallet = walletOf(0x77, name, {}, false);
        wallet.unlocked = true;
        wallets.state.wallets.push_back(wallet);
        wallets.state.active = wallet.account;
        wallets.publish();
        answer<AccountId>(std::move(done), wallet.account);
    }
    void restoreFile(const std::string& path, std::string_view password, api::Done<AccountId> done) override {
        if (password != kPassword) return answer<AccountId>(std::move(done), makeError(Code::WrongPassword, path));
        answer<AccountId>(std::move(done), idOf<AccountId>(0x77));
    }
    void exportFile(const AccountId& account, const std::string& path, api::Finished done) override {
        exported = path;
        if (nextAnswer.ok()) markBackedUp(account);
        answer(std::move(done), nextAnswer);
    }
    void markBackedUp(const AccountId& account) override {
        if (api::Wallet* wallet = of(account)) wallet->backedUp = true;
        wallets.publish();
    }
    void activate(const AccountId& account) override {
        wallets.state.active = account;
        wallets.publish();
    }
    void unlock(const AccountId& account, std::string_view password, api::Finished done) override {
        api::Wallet* wallet = of(account);
        if (wallet->delayMs > 0) return answer(std::move(done), makeError(Code::Late, "wait"));
        if (password != kPassword) {
            ++wrong;
            wallet->delayMs = nextDelayMs;
            wallets.publish();
            return answer(std::move(done), makeError(Code::WrongPassword, "wrong password"));
        }
        wallet->unlocked = true;
        wallets.publish();
        answer(std::move(done));
    }
    void lock() override {
        for (api::Wallet& wallet : wallets.state.wallets) wallet.unlocked = false;
        wallets.publish();
    }
    void changePassword(const AccountId&, std::string_view current, std::string_view, api::Finished done) override {
        answer(std::move(done),
               current == kPassword ? nextAnswer : Status(makeError(Code::WrongPassword, "current")));
    }
    void rename(const AccountId& account, const std::string& name, api::Finished done) override {
        if (api::Wallet* wallet = of(account)) wallet->name = name;
        wallets.publish();
        answer(std::move(done));
    }
    void remove(const AccountId& account, std::string_view password, api::Finished done) override {
        if (password != kPassword) return answer(std::move(done), makeError(Code::WrongPassword, "remove"));
        const api::Wallet* wallet = of(account);
        if (!wallet->held.isZero()) return answer(std::move(done), makeError(Code::NotPermitted, "held"));
        std::erase_if(wallets.state.wallets, [&](const api::Wallet& each) { return each.account == account; });
        wallets.publish();
        answer(std::move(done));
    }
    Result<AccountId> parseAddress(std::string_view text) const override {
        for (const api::Wallet& wallet : wallets.state.wallets)
            if (wallet.address == text) return wallet.account;
        if (text == kStranger) return idOf<AccountId>(0x55);
        if (text == kLookalike) return idOf<AccountId>(0x56);
        LEO_REQUIRE(text.starts_with("leo1"), Code::Malformed, "an address starts with leo1");
        return makeError(Code::Malformed, "the checksum of the address fails");
    }
    std::string address(const AccountId& account) const override {
        for (const api::Wallet& wallet : wallets.state.wallets)
            if (wallet.account == account) return wallet.address;
        return std::string(account == idOf<AccountId>(0x56) ? kLookalike : kStranger);
    }
    void prepareTransfer(const AccountId& to, Amount amount, api::Done<api::SigningRequest> done) override {
        if (!nextAnswer.ok()) return answer<api::SigningRequest>(std::move(done), nextAnswer.error());
        api::SigningRequest request = requestOf("Transfer", amount);
        request.recipient = to;
        if (to == idOf<AccountId>(0x56)) request.lookalikes = {wallets.state.wallets[1].address};
        request.fields = {{"to", address(to)}, {"amount", toText(amount)}};
        prepared = request;
        answer<api::SigningRequest>(std::move(done), request);
    }
    void sign(std::uint64_t request, api::Done<Height> done) override {
        signedRequest = request;
        if (!nextAnswer.ok()) return answer<Height>(std::move(done), nextAnswer.error());
        answer<Height>(std::move(done), Height{2320});
    }
    void discard(std::uint64_t request) override { discarded = request; }
    void history(const AccountId&, const api::Cursor& from, api::Done<api::Page<api::HistoryEntry>> done) override {
        constexpr std::size_t kPage = 50;
        const std::size_t begin = from.empty() ? 0 : std::stoul(from);
        api::Page<api::HistoryEntry> page;
        for (std::size_t i = begin; i < entries.size() && i < begin + kPage; ++i) page.rows.push_back(entries[i]);
        if (begin + kPage < entries.size()) page.next = std::to_string(begin + kPage);
        answer<api::Page<api::HistoryEntry>>(std::move(done), page);
    }

    static constexpr std::string_view kStranger = "leo1w9zk3vq2m8d4t7r6y5p0xj3n8s2c4h6f9a7u5e3g0kcs";
    static constexpr std::string_view kLookalike = "leo1b0bq2m8d4t7r6y5p0xj3n8s2c4h6f9a7u5e3g0b0bkz";

    api::SigningRequest requestOf(const std::string& kind, Amount amount) {
        api::SigningRequest request;
        request.id = ++m_requests;
        request.kind = kind;
        const api::Wallet* active = wallets.state.current();
        request.signer = active ? active->account : AccountId{};
        request.fee = Amount{1'000'000};
        request.spends = Amount{amount.units + request.fee.units};
        request.before = active ? active->available : Amount{};
        request.after = Amount{request.before.units - request.spends.units};
        if (kind == "LambdaPublish")
            request.fields = {
                {"name", "Colour to grey"}, {"manifest", "412 bytes"}, {"price", "3"}, {"bond", toText(amount)}};
        request.bytes = Bytes{0x81, 0xa3, 0x01, 0x02, 0x7f};
        return request;
    }
    static api::Wallet walletOf(std::uint8_t byte, const std::string& name, Amount available, bool node) {
        api::Wallet wallet;
        wallet.account = idOf<AccountId>(byte);
        wallet.name = name;
        wallet.onThisNetwork = true;
        wallet.available = available;
        wallet.isNode = node;
        wallet.created = TimeMs{1'763'700'000'000};
        wallet.address =
            "leo1q8x4t7r6y5p0xj3n8s2c4h6f9a7u5e3g0m2k6v8" + toHex(ByteView(wallet.account.bytes).first(2)) + "kz";
        return wallet;
    }
    void beAliceAndBob() {
        api::Wallet alice = walletOf(0xa1, "Alice", Amount{838'500'000'000}, false);
        alice.unlocked = true;
        alice.held = Amount{18'500'000'000};
        alice.spent = leo(143);
        alice.burnedOfThat = Amount{14'300'000'000};
        api::Holding escrow{api::Holding::Kind::Escrow, leo(10), hashOf(3), "tulips.png", TimeMs{1'763'733'900'000}};
        alice.holdings = {escrow,
                          {api::Holding::Kind::Escrow, Amount{8'500'000'000}, hashOf(4), "Invoice 0098.pdf", {}}};
        api::Wallet bob = walletOf(0xb0, "Bob", leo(1036), false);
        bob.address = "leo1b0b7r6y5p0xj3n8s2c4h6f9a7u5e3g0m2k6v8t4x0b0bkz";
        bob.unlocked = bob.backedUp = true;
        api::Wallet node = walletOf(0x01, "Node 01", Amount{912'660'000'000}, true);
        node.unlocked = true;
        node.credit = Credit{118};
        wallets.state.wallets = {alice, bob, node};
        wallets.state.active = alice.account;
        wallets.publish();
    }
    api::Wallet* of(const AccountId& account) {
        for (api::Wallet& wallet : wallets.state.wallets)
            if (wallet.account == account) return &wallet;
        return nullptr;
    }

private:
    std::uint64_t m_requests = 0;
};

}  // namespace leo::ui::fake
