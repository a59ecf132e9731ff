// Doubles of core/api that know nothing: no call answers, no observer is called. What a test needs it overrides in a
// double of its own, and hands it to FakeLeo.
#pragma once

#include "api/leo.h"

namespace leo::ui::fake {

class SilentNetworks : public api::Networks {
public:
    Subscription observe(api::Handler<api::NetworkState>) override { return {}; }
    Subscription observeStart(api::Handler<api::LocalStart>) override { return {}; }
    void startLocal(std::uint32_t, api::Finished) override {}
    void cancelLocal(bool, api::Finished) override {}
    void stopLocal(api::Finished) override {}
    void join(const std::string&, api::Done<api::NetworkInfo>) override {}
    void use(const ChainId&, api::Finished) override {}
    void forget(const ChainId&, api::Finished) override {}
    void setPaused(bool) override {}
    void exportAlarm(const std::string&, api::Finished) override {}
    void reconnect() override {}
};

class SilentWallets : public api::Wallets {
public:
    Subscription observe(api::Handler<api::WalletsState>) override { return {}; }
    const std::vector<std::string>& words() const override {
        static const std::vector<std::string> none;
        return none;
    }
    void newWords(api::Done<std::string>) override {}
    Status checkWords(std::string_view) const override { return Error{Code::Unavailable, "a double"}; }
    void create(const std::string&, std::string_view, std::string_view, api::Done<AccountId>) override {}
    void restoreFile(const std::string&, std::string_view, api::Done<AccountId>) override {}
    void exportFile(const AccountId&, const std::string&, api::Finished) override {}
    void markBackedUp(const AccountId&) override {}
    void activate(const AccountId&) override {}
    void unlock(const AccountId&, std::string_view, api::Finished) override {}
    void lock() override {}
    void changePassword(const AccountId&, std::string_view, std::string_view, api::Finished) override {}
    void rename(const AccountId&, const std::string&, api::Finished) override {}
    void remove(const AccountId&, std::string_view, api::Finished) override {}
    Result<AccountId> parseAddress(std::string_view) const override { return Error{Code::Unavailable, "a double"}; }
    std::string address(const AccountId&) const override { return {}; }
    void prepareTransfer(const AccountId&, Amount, api::Done<api::SigningRequest>) override {}
    void sign(std::uint64_t, api::Done<Height>) override {}
    void discard(std::uint64_t) override {}
    void history(const AccountId&, const api::Cursor&, api::Done<api::Page<api::HistoryEntry>>) override {}
};

class SilentLambdas : public api::Lambdas {
public:
    Subscription observe(api::Handler<api::LambdasState>) override { return {}; }
    void figures(const LambdaId&, api::Done<api::LambdaFigures>) override {}
    void keyReleases(const api::Cursor&, api::Done<api::Page<api::KeyRelease>>) override {}
    Subscription onKeyRelease(std::function<void(const api::KeyRelease&)>) override { return {}; }
    void images(api::Done<std::vector<api::LambdaImage>>) override {}
    void quotePrice(Amount, api::Done<api::PriceQuote>) override {}
    void inspect(const std::string&, api::Done<api::FolderReport>) override {}
    void test(const api::LambdaDraft&, const std::string&, api::Done<api::TestRun>) override {}
    void preparePublish(const api::LambdaDraft&, std::function<void(const api::PublishProgress&)>,
                        api::Done<api::SigningRequest>) override {}
    void preparePriceChange(const LambdaId&, Amount, api::Done<api::SigningRequest>) override {}
    void prepareRetire(const LambdaId&, api::Done<api::SigningRequest>) override {}
    void setDeprecated(const LambdaId&, bool) override {}
    void setReleasePolicy(const LambdaId&, api::ReleasePolicy) override {}
    api::ReleasePolicy releasePolicy(const LambdaId&) const override { return {}; }
    void saveDraft(const std::string&, const api::LambdaDraft&, api::Finished) override {}
    void drafts(api::Done<std::vector<std::pair<std::string, api::LambdaDraft>>>) override {}
    void deleteDraft(const std::string&) override {}
};

class SilentTasks : public api::Tasks {
public:
    Subscription observe(api::Handler<api::TasksState>) override { return {}; }
    Subscription observeTask(const TaskId&, api::Handler<api::Task>) override { return {}; }
    void inspectInput(const std::string&, api::Done<api::InputReport>) override {}
    void inspectBytes(Bytes, const std::string&, api::Done<api::InputReport>) override {}
    void quote(const api::OfferQuery&, api::Done<api::OfferQuote>) override {}
    void preparePost(const api::TaskDraft&, api::Done<api::SigningRequest>) override {}
    std::optional<TaskId> taskOf(std::uint64_t) const override { return {}; }
    void releaseKey(const TaskId&, bool, api::Finished) override {}
    void refuseKey(const TaskId&, bool, api::Finished) override {}
    void openResult(const TaskId&, api::Done<std::shared_ptr<const api::OpenedResult>>) override {}
    void retryResult(const TaskId&) override {}
    void saveResult(const TaskId&, const std::string&, api::Finished) override {}
    void deleteLocalCopies(const TaskId&, api::Finished) override {}
    void receiptJson(const TaskId&, api::Done<std::string>) override {}
    void exportEvidence(const TaskId&, const std::string&, api::Finished) override {}
};

class SilentNodeOperator : public api::NodeOperator {
public:
    Subscription observe(api::Handler<api::NodeState>) override { return {}; }
    void checkAgain() override {}
    void prepareStart(const api::NodeStart&, api::Done<std::optional<api::SigningRequest>>) override {}
    void start(const api::NodeStart&, api::Finished) override {}
    void drain() override {}
    void resume() override {}
    void acceptPlatform() override {}
    void attach(const std::string&, api::Finished) override {}
    void stop(api::Finished) override {}
    void prepareLeave(api::Done<api::SigningRequest>) override {}
    void setLimits(const api::NodeLimits&) override {}
    void creditHistory(api::Done<std::vector<api::CreditPoint>>) override {}
    void earnings(api::Done<std::vector<api::EarningsDay>>) override {}
    void runtimeLog(const api::Cursor&, api::Done<api::Page<api::RuntimeEntry>>) override {}
};

class SilentExplorer : public api::Explorer {
public:
    Subscription observe(api::Handler<api::Overview>) override { return {}; }
    void search(const std::string&, api::Done<api::SearchResult>) override {}
    void blocks(const api::Cursor&, api::Done<api::Page<api::BlockRow>>) override {}
    void txs(const api::Cursor&, api::Done<api::Page<api::TxRow>>) override {}
    void tasks(const api::Cursor&, api::Done<api::Page<api::TaskRow>>) override {}
    void nodes(api::Done<std::vector<api::NodeRow>>) override {}
    void disputes(const api::Cursor&, api::Done<api::Page<api::DisputeRow>>) override {}
    void block(Height, api::Done<api::BlockDetail>) override {}
    void tx(const TxId&, api::Done<api::TxDetail>) override {}
    void taskTxs(const TaskId&, api::Done<std::vector<api::TxRow>>) override {}
    void taskProofs(const TaskId&, api::Done<api::TaskProofs>) override {}
    void taskRaw(const TaskId&, api::Done<api::RawView>) override {}
    void account(const AccountId&, api::Done<api::AccountDetail>) override {}
    void recordTxs(const AccountId&, const std::string&, const api::Cursor&,
                   api::Done<api::Page<api::TxRow>>) override {}
};

class SilentNotifications : public api::Notifications {
public:
    Subscription observe(api::Handler<api::NoticesState>) override { return {}; }
    void markRead(std::uint64_t) override {}
    void markAllRead() override {}
};

}  // namespace leo::ui::fake
