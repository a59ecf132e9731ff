// KeyDesk: the key requests of every unlocked wallet of this computer, the active one's and the others'.
//
// It decides by policy what may be decided without a person, keeps what waits for one, remembers what was checked
// (beside the sealed package, for evidence) and writes the log of releases. Nothing here can give a key away: it
// calls what a wallet's KeyService offers, which offers it only after six passed checks. Thread: the core's.
#pragma once

#include "api/lambdas.h"
#include "node/facade/core.h"
#include "node/view/key_view.h"

namespace leo::node {

class KeyDesk {
public:
    explicit KeyDesk(Core& core);

    // Policies; set by the areas that own them. Unset: everything is asked.
    std::function<bool(const ledger::Task&)> asksRequester;
    std::function<api::ReleasePolicy(const LambdaId&)> publisherPolicy;

    // What is known of a request of this wallet; null when nothing is.
    const KeyCase* find(const AccountId& account, const TaskId& task, ledger::Party party);
    bool needsPerson(const AccountId& account, const TaskId& task);
    // WrongState unless all six checks have passed and the answer is open; NotPermitted while the wallet is locked.
    void release(const AccountId& account, const TaskId& task, ledger::Party party, api::Finished done);
    // WrongState when the key is not asked for.
    void refuse(const AccountId& account, const TaskId& task, ledger::Party party, api::Finished done);

    // As it was sealed to this wallet. NotFound.
    Result<Bytes> sealedPackage(const AccountId& account, const TaskId& task);
    Result<api::Page<api::KeyRelease>> releases(const AccountId& account, const api::Cursor& from);

    Signal<const TaskId&> onChanged;
    Signal<const api::KeyRelease&> onRelease;

private:
    struct Slot {
        AccountId account;
        TaskId task;
        ledger::Party party{};
        auto operator<=>(const Slot&) const = default;
    };
    struct Case {
        KeyCase known;
        KeyService::Decide decide;
        bool logged = false;
        std::vector<api::Finished> waiting;
    };

    void handleChecked(const AccountId& account, const KeyService::Request& request);
    void handleAsked(const AccountId& account, const KeyService::Request& request, const KeyService::Decide& decide);
    void handleAnswered(const Slot& slot, const Result<layer1::Receipt>& receipt);
    void handleHead();
    void drop(std::optional<AccountId> account);  // none: all
    bool isAutomatic(const ledger::Task& task, ledger::Party party) const;
    void tell(const Slot& slot, const Case& entry);
    void log(const Slot& slot, Case& entry, api::KeyDecision decision, Height height);
    void store(const Slot& slot, const KeyCase& known, ByteView sealed);
    std::optional<KeyCase> load(const Slot& slot);

    Core& m_core;
    std::map<Slot, Case> m_cases;
    std::set<Slot> m_absent;  // looked for in the store
    std::vector<Subscription> m_subscriptions;
};

}  // namespace leo::node
