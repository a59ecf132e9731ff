#include "node/facade/wallets_area.h"

#include <algorithm>
#include <cstdio>

#include "base/address.h"
#include "base/log.h"
#include "crypto/bip39.h"

namespace leo::node {
namespace {

constexpr const char* kWalletsAreaLog = "wallets";
constexpr std::size_t kHistoryReceipts = 50;  // one page: about two screens
constexpr std::size_t kPaidReceipts = 1'000;  // looked through for lookalikes; a year of a busy person
constexpr const char* kActiveSetting = "wallets.active";
constexpr const char* kAttemptsSetting = "wallets.attempts.";  // and the account: "<wrong ones> <blocked until, ms>"

std::shared_ptr<crypto::SecretBytes> secretOf(std::string_view text) {
    return std::make_shared<crypto::SecretBytes>(crypto::SecretBytes::copyOf(viewOf(text)));
}

// A node's account opens as the node does: without a person.
WalletFile nodeWallet(const OwnNode& node, const CurrentNetwork& network) {
    WalletFile wallet{node.account, node.home, node.name, network.file.genesis.time};
    wallet.isNode = wallet.backedUp = true;
    wallet.localTest = network.onThisComputer;
    wallet.hasPassword = false;
    return wallet;
}

Error unknown() {
    return makeError(Code::NotFound, "this wallet is not on this computer");
}

}  // namespace

std::uint64_t unlockDelayMs(unsigned wrong) {
    if (wrong <= kFreeAttempts) return 0;
    std::uint64_t delay = kFirstDelayMs;
    for (unsigned i = kFreeAttempts + 1; i < wrong && delay < kMostDelayMs; ++i) delay *= 2;
    return std::min(delay, kMostDelayMs);
}

WalletsArea::WalletsArea(Core& core)
    : m_core(core), m_state(core.hop(), [this](std::uint64_t sequence) { return build(sequence); }) {
    m_delays.setSingleShot(true);
    QObject::connect(&m_delays, &QTimer::timeout, &m_delays, [this] { m_state.changed(); });
    m_core.signing().lookalikes = [this](const AccountId& recipient, const AccountId& signer) {
        return lookalikes(recipient, signer);
    };
    m_subscriptions.push_back(core.onHead.subscribe([this](const layer1::Head& head) { handleHead(head); }));
    m_subscriptions.push_back(core.onNetwork.subscribe([this] {
        reload();
        openTestWallets();
        chooseActive();
        countSpending();
    }));
    m_subscriptions.push_back(core.onOwnNode.subscribe([this] {
        reload();
        openTestWallets();
        chooseActive();
    }));
    m_subscriptions.push_back(core.onWallets.subscribe([this] { m_state.changed(); }));
    m_subscriptions.push_back(core.onActive.subscribe([this] { m_state.changed(); }));
    reload();
    chooseActive();
}

Subscription WalletsArea::observe(api::Handler<api::WalletsState> handler) {
    return m_state.observe(std::move(handler));
}

// ---- the list

WalletsArea::Entry* WalletsArea::find(const AccountId& account) {
    for (Entry& entry : m_entries)
        if (entry.file.account == account) return &entry;
    return nullptr;
}

void WalletsArea::reload() {
    std::vector<WalletFile> files = ownWallets(m_core.layout());
    if (m_core.network() && m_core.network()->onThisComputer)
        for (WalletFile& file : testWallets(m_core.layout(), m_core.network()->file))
            files.push_back(std::move(file));
    if (m_core.network() && m_core.ownNode()) {
        WalletFile node = nodeWallet(*m_core.ownNode(), *m_core.network());
        const auto same = [&](const WalletFile& file) { return file.account == node.account; };
        if (std::none_of(files.begin(), files.end(), same)) files.push_back(std::move(node));
    }
    std::vector<Entry> entries;
    std::map<AccountId, std::string> names;
    for (WalletFile& file : files) {
        const Entry* before = find(file.account);
        names[file.account] = file.name;
        Entry entry{std::move(file), before ? before->wrong : 0, before ? before->blockedUntilMs : 0};
        if (!before) recallAttempts(entry);
        entries.push_back(std::move(entry));
    }
    m_entries = std::move(entries);
    for (const AccountId& account : m_core.openWallets())
        if (!find(account)) m_core.closeWallet(account);
    m_core.setKnown(std::move(names));
}

// Starting the program again, or ending it in the middle of an attempt, gives no new attempts: each counts from
// before the password is looked at. A clock set back makes nobody wait longer than the delay.
void WalletsArea::recallAttempts(Entry& entry) {
    unsigned long long wrong = 0, until = 0;
    const std::string kept = m_core.setting(kAttemptsSetting + entry.file.account.hex());
    if (std::sscanf(kept.c_str(), "%llu %llu", &wrong, &until) != 2) return;
    entry.wrong = static_cast<unsigned>(std::min(wrong, 1'000ULL));
    const std::uint64_t now = m_core.now().value;
    if (until <= now) return;
    const std::uint64_t delay = std::min<std::uint64_t>(unlockDelayMs(entry.wrong), until - now);
    entry.blockedUntilMs = systemClock().steadyMs() + delay;
    m_delays.start(static_cast<int>(delay));
}

void WalletsArea::keepAttempts(const Entry& entry) {
    const std::uint64_t delay = unlockDelayMs(entry.wrong);
    m_core.putSetting(kAttemptsSetting + entry.file.account.hex(),
                      entry.wrong == 0
                          ? std::string()
                          : std::to_string(entry.wrong) + " " + std::to_string(m_core.now().value + delay));
}

void WalletsArea::openTestWallets() {
    for (const Entry& entry : m_entries) {
        if (entry.file.hasPassword || m_core.isOpen(entry.file.account)) continue;
        Result<crypto::Identity> identity = openWalletFile(entry.file, {});
        if (identity.ok()) m_core.openWallet(std::move(*identity));
    }
}

void WalletsArea::chooseActive() {
    if (m_core.active() && find(*m_core.active())) return;
    const Result<AccountId> last = AccountId::fromHexText(m_core.setting(kActiveSetting));
    if (last.ok() && find(*last)) return m_core.setActive(*last);
    std::optional<AccountId> first;
    if (!m_entries.empty()) first = m_entries.front().file.account;
    m_core.setActive(first);
}

void WalletsArea::added(WalletFile file, crypto::Identity identity) {
    const AccountId account = file.account;
    reload();
    m_core.openWallet(std::move(identity));
    m_core.putSetting(kActiveSetting, account.hex());
    m_core.setActive(account);
    countSpending();
}

// ---- making wallets

const std::vector<std::string>& WalletsArea::words() const {
    return crypto::bip39Words();
}

void WalletsArea::newWords(api::Done<std::string> done) {
    m_core.hop()->toGui([done] {
        const auto entropy = crypto::SecretBytes::random(crypto::kBip39EntropyBytes, systemRandom());
        const crypto::SecretBytes sentence = crypto::bip39Sentence(entropy.view());
        done(std::string(textOf(sentence.view())));
    });
}

Status WalletsArea::checkWords(std::string_view words) const {
    LEO_TRY(crypto::bip39Entropy(words));
    return {};
}

void WalletsArea::create(const std::string& name, std::string_view words, std::string_view password,
                         api::Done<AccountId> done) {
    m_core.hop()->toCore([this, name, words = secretOf(words), password = secretOf(password),
                          done = m_core.hop()->back(std::move(done))] {
        using Made = Result<std::pair<WalletFile, crypto::Identity>>;
        m_core.worker().post(
            [layout = m_core.layout(), name, words, password]() -> Made {
                LEO_TRY_ASSIGN(const crypto::SecretBytes seed, crypto::walletSeed(textOf(words->view())));
                LEO_TRY_ASSIGN(WalletFile file, createWalletFile(layout, name, seed.view(), password->view()));
                LEO_TRY_ASSIGN(crypto::Identity identity, crypto::Identity::fromSeed(seed.view()));
                return std::make_pair(std::move(file), std::move(identity));
            },
            [this, done](Made made) {
                if (!made.ok()) return done(made.takeError());
                const AccountId account = made->first.account;
                added(std::move(made->first), std::move(made->second));
                done(account);
            });
    });
}

void WalletsArea::restoreFile(const std::string& path, std::string_view password, api::Done<AccountId> done) {
    m_core.hop()->toCore([this, path, password = secretOf(password), done = m_core.hop()->back(std::move(done))] {
        using Made = Result<std::pair<WalletFile, crypto::Identity>>;
        m_core.worker().post(
            [layout = m_core.layout(), path, password]() -> Made {
                LEO_TRY_ASSIGN(WalletFile file, restoreWalletFile(layout, path, password->view()));
                LEO_TRY_ASSIGN(crypto::Identity identity, openWalletFile(file, password->view()));
                return std::make_pair(std::move(file), std::move(identity));
            },
            [this, done](Made made) {
                if (!made.ok()) return done(made.takeError());
                const AccountId account = made->first.account;
                added(std::move(made->first), std::move(made->second));
                done(account);
            });
    });
}

void WalletsArea::exportFile(const AccountId& account, const std::string& path, api::Finished done) {
    m_core.hop()->toCore([this, account, path, done = m_core.hop()->backFinished(std::move(done))] {
        const Entry* entry = find(account);
        if (!entry) return done(unknown());
        m_core.worker().post([file = entry->file, path] { return exportWalletFile(file, path); },
                             [this, account, done](const Status& status) {
                                 if (status.ok()) markBackedUp(account);
                                 done(status);
                             });
    });
}

void WalletsArea::markBackedUp(const AccountId& account) {
    m_core.hop()->toCore([this, account] {
        Entry* entry = find(account);
        if (!entry || entry->file.localTest || entry->file.backedUp) return;
        entry->file.backedUp = true;
        const Status written = writeAbout(entry->file);
        if (!written.ok())
            logWarning(kWalletsAreaLog, "that it is backed up is not kept: " + toString(written.error()));
        m_core.onDecided.notify(api::NoticeKind::BackupMissing, account.bytes);
        m_state.changed();
    });
}

// ---- opening, locking, changing

void WalletsArea::activate(const AccountId& account) {
    m_core.hop()->toCore([this, account] {
        if (!find(account)) return;
        m_core.putSetting(kActiveSetting, account.hex());
        m_core.setActive(account);
    });
}

void WalletsArea::withPassword(const AccountId& account, const Secret& password,
                               std::function<void(Result<crypto::Identity>)> then) {
    Entry* entry = find(account);
    if (!entry) return then(unknown());
    const std::uint64_t now = systemClock().steadyMs();
    if (entry->blockedUntilMs > now)
        return then(makeError(Code::Late, "wait " + std::to_string((entry->blockedUntilMs - now + 999) / 1000) +
                                              " s before the next attempt"));
    ++entry->wrong;
    keepAttempts(*entry);
    m_core.worker().post([file = entry->file, password] { return openWalletFile(file, password->view()); },
                         [this, account, then = std::move(then)](Result<crypto::Identity> identity) {
                             Entry* opened = find(account);
                             if (opened && !identity.ok() && identity.error().code == Code::WrongPassword) {
                                 const std::uint64_t delay = unlockDelayMs(opened->wrong);
                                 opened->blockedUntilMs = systemClock().steadyMs() + delay;
                                 m_delays.start(static_cast<int>(delay));
                             } else if (opened) {
                                 // Right, or nothing to do with the password.
                                 opened->wrong = identity.ok() || opened->wrong == 0 ? 0 : opened->wrong - 1;
                                 keepAttempts(*opened);
                             }
                             m_state.changed();
                             then(std::move(identity));
                         });
}

void WalletsArea::unlock(const AccountId& account, std::string_view password, api::Finished done) {
    m_core.hop()->toCore(
        [this, account, password = secretOf(password), done = m_core.hop()->backFinished(std::move(done))] {
            withPassword(account, password, [this, account, done](Result<crypto::Identity> identity) {
                if (!identity.ok()) return done(identity.error());
                if (find(account)) m_core.openWallet(std::move(*identity));
                done({});
            });
        });
}

void WalletsArea::lock() {
    m_core.hop()->toCore([this] { m_core.closeWallets(); });
}

void WalletsArea::changePassword(const AccountId& account, std::string_view current, std::string_view next,
                                 api::Finished done) {
    m_core.hop()->toCore([this, account, current = secretOf(current), next = secretOf(next),
                          done = m_core.hop()->backFinished(std::move(done))] {
        withPassword(account, current, [this, account, current, next, done](const Result<crypto::Identity>& right) {
            if (!right.ok()) return done(right.error());
            const Entry* entry = find(account);
            if (!entry) return done(unknown());
            m_core.worker().post([file = entry->file, current,
                                  next] { return changeWalletPassword(file, current->view(), next->view()); },
                                 [done](const Status& status) { done(status); });
        });
    });
}

void WalletsArea::rename(const AccountId& account, const std::string& name, api::Finished done) {
    m_core.hop()->toCore([this, account, name, done = m_core.hop()->backFinished(std::move(done))] {
        Entry* entry = find(account);
        if (!entry) return done(unknown());
        if (entry->file.localTest)
            return done(makeError(Code::NotPermitted, "the name of a test wallet is fixed by its network"));
        if (entry->file.isNode)
            return done(makeError(Code::NotPermitted, "the name of a node is in its registration"));
        const Status fits = checkNewWalletName(name);
        if (!fits.ok()) return done(fits);
        WalletFile renamed = entry->file;
        renamed.name = name;
        const Status written = writeAbout(renamed);
        if (written.ok()) reload();
        done(written);
    });
}

void WalletsArea::remove(const AccountId& account, std::string_view password, api::Finished done) {
    m_core.hop()->toCore(
        [this, account, password = secretOf(password), done = m_core.hop()->backFinished(std::move(done))] {
            const Entry* entry = find(account);
            if (!entry) return done(unknown());
            if (entry->file.localTest)
                return done(makeError(Code::NotPermitted, "a test wallet goes with the network of this computer"));
            if (entry->file.isNode) return done(makeError(Code::NotPermitted, "this is the account of a node"));
            if (m_core.state() && !holdingsOf(*m_core.state(), account).empty())
                return done(makeError(Code::NotPermitted, "something is still held for this wallet"));
            withPassword(account, password, [this, account, done](const Result<crypto::Identity>& right) {
                if (!right.ok()) return done(right.error());
                const Entry* found = find(account);
                if (!found) return done(unknown());
                m_core.closeWallet(account);
                const Status removed = removeWalletFile(found->file);
                reload();
                chooseActive();
                done(removed);
            });
        });
}

// ---- addresses, signing

Result<AccountId> WalletsArea::parseAddress(std::string_view text) const {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    LEO_REQUIRE(first != std::string_view::npos, Code::Malformed, "an address begins with \"leo1\"");
    LEO_TRY_ASSIGN(const AccountId account, leo::parseAddress(text.substr(first, last - first + 1)));
    // A key that nobody can have the secret of: what is sent there is gone.
    LEO_REQUIRE(crypto::boxPublicOf(account).ok(), Code::Malformed, "nobody can have this address");
    return account;
}

std::string WalletsArea::address(const AccountId& account) const {
    return toAddress(account);
}

std::vector<std::string> WalletsArea::lookalikes(const AccountId& recipient, const AccountId& signer) {
    std::set<AccountId> known;
    for (const Entry& entry : m_entries) known.insert(entry.file.account);
    if (m_core.client() && m_core.client()->chain().store())
        for (const AccountId& account : paidBefore(*m_core.client()->chain().store(), signer, kPaidReceipts))
            known.insert(account);
    std::vector<std::string> alike;
    for (const AccountId& account : known)
        if (looksAlike(recipient, account)) alike.push_back(toAddress(account));
    return alike;
}

void WalletsArea::prepareTransfer(const AccountId& to, Amount amount, api::Done<api::SigningRequest> done) {
    m_core.hop()->toCore([this, to, amount, done = m_core.hop()->back(std::move(done))] {
        if (amount.isZero()) return done(makeError(Code::InvalidArgument, "amount: more than nothing"));
        if (!m_core.active()) return done(makeError(Code::NotPermitted, "there is no wallet"));
        if (to == *m_core.active()) return done(makeError(Code::InvalidArgument, "recipient: this wallet itself"));
        done(m_core.signing().prepare({*m_core.active(), ledger::Transfer{to, amount}, {}, {}}));
    });
}

void WalletsArea::sign(std::uint64_t request, api::Done<Height> done) {
    m_core.hop()->toCore(
        [this, request, done = m_core.hop()->back(std::move(done))] { m_core.signing().sign(request, done); });
}

void WalletsArea::discard(std::uint64_t request) {
    m_core.hop()->toCore([this, request] { m_core.signing().discard(request); });
}

// ---- what the chain says

void WalletsArea::history(const AccountId& account, const api::Cursor& from,
                          api::Done<api::Page<api::HistoryEntry>> done) {
    m_core.hop()->toCore([this, account, from, done = m_core.hop()->back(std::move(done))] {
        if (!m_core.client()) return done(makeError(Code::Unreachable, "no network is chosen"));
        store::ChainStore* store = m_core.client()->chain().store();
        if (!store) return done(makeError(Code::Unavailable, "the chain is not kept on this computer"));
        done(historyOf(*store, *m_core.state(), account, from, kHistoryReceipts));
    });
}

void WalletsArea::handleHead(const layer1::Head& head) {
    if (head.kind == layer1::Head::Kind::Applied) {
        for (const ledger::Receipt& receipt : head.receipts) {
            for (const ledger::Movement& movement : receipt.movements) {
                if (movement.from.kind != ledger::PotKind::Escrow) continue;
                const ledger::Task* task = m_core.state()->task(TaskId{movement.from.a});
                if (task && task->phase == ledger::TaskPhase::Closed) countSpending(*task, head.receipts);
            }
        }
    }
    remindOfBackup();
    m_state.changed();
}

void WalletsArea::countSpending() {
    m_spending.clear();
    m_counted.clear();
    m_state.changed();
    if (!m_core.client()) return;
    for (const auto& [id, task] : m_core.state()->tasks()) {
        if (task.phase != ledger::TaskPhase::Closed || !m_core.isKnown(task.requester)) continue;
        const auto receipts = m_core.client()->chain().receiptsAt(task.closedAt);
        if (receipts.ok()) countSpending(task, *receipts);
    }
}

void WalletsArea::countSpending(const ledger::Task& task, const std::vector<ledger::Receipt>& receipts) {
    if (!m_core.isKnown(task.requester) || !m_counted.insert(task.task).second) return;
    const Spending more = spendingOf(task, receipts);
    Spending& sum = m_spending[task.requester];
    sum.spent.units += more.spent.units;
    sum.burned.units += more.burned.units;
}

void WalletsArea::remindOfBackup() {
    for (const Entry& entry : m_entries) {
        if (entry.file.localTest || entry.file.backedUp) continue;
        if (m_core.state()->balance(entry.file.account).isZero()) continue;
        api::Notice notice;
        notice.kind = api::NoticeKind::BackupMissing;
        notice.time = m_core.now();
        notice.needsDecision = true;
        notice.account = entry.file.account;
        notice.subject = entry.file.account.bytes;
        notice.name = entry.file.name;
        m_core.onNotice.notify(notice);
    }
}

api::Wallet WalletsArea::describe(const Entry& entry) const {
    api::Wallet wallet;
    const AccountId& account = entry.file.account;
    wallet.account = account;
    wallet.address = toAddress(account);
    wallet.name = entry.file.name;
    wallet.unlocked = m_core.isOpen(account);
    wallet.backedUp = entry.file.backedUp;
    wallet.isNode = entry.file.isNode;
    wallet.localTest = entry.file.localTest;
    wallet.created = entry.file.created;
    const std::uint64_t now = systemClock().steadyMs();
    if (entry.blockedUntilMs > now) wallet.delayMs = entry.blockedUntilMs - now;
    const ledger::State* state = m_core.state();
    if (!state) return wallet;
    wallet.onThisNetwork = state->account(account) != nullptr;
    wallet.available = state->balance(account);
    wallet.holdings = holdingsOf(*state, account);
    for (const api::Holding& holding : wallet.holdings) wallet.held.units += holding.amount.units;
    if (const ledger::NodeRecord* node = state->node(account)) {
        wallet.credit = node->credit;
        wallet.isNode = true;
    }
    const auto spending = m_spending.find(account);
    if (spending == m_spending.end()) return wallet;
    wallet.spent = spending->second.spent;
    wallet.burnedOfThat = spending->second.burned;
    return wallet;
}

api::WalletsState WalletsArea::build(std::uint64_t sequence) {
    api::WalletsState state;
    state.sequence = sequence;
    for (const Entry& entry : m_entries) state.wallets.push_back(describe(entry));
    state.active = m_core.active();
    return state;
}

}  // namespace leo::node
