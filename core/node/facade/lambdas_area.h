// Lambdas of core/api on the core (api/lambdas.h): the network's list, this wallet's own, publishing.
//
// Threads: the interface's for what overrides the interface; construction, destruction and all else on the core's.
// Files: lambdas_area.cpp (lists, figures), lambdas_publish.cpp (folder, test, publish).
#pragma once

#include <mutex>

#include "api/lambdas.h"
#include "node/facade/key_desk.h"
#include "node/facade/lambda_records.h"
#include "node/facade/publisher.h"
#include "node/facade/task_book.h"

namespace leo::node {

class LambdasArea final : public api::Lambdas {
public:
    LambdasArea(Core& core, KeyDesk& keys, TaskBook& book);

    Subscription observe(api::Handler<api::LambdasState> handler) override;
    void figures(const LambdaId& id, api::Done<api::LambdaFigures> done) override;
    void keyReleases(const api::Cursor& from, api::Done<api::Page<api::KeyRelease>> done) override;
    Subscription onKeyRelease(std::function<void(const api::KeyRelease&)> handler) override;
    void images(api::Done<std::vector<api::LambdaImage>> done) override;
    void quotePrice(Amount price, api::Done<api::PriceQuote> done) override;
    void inspect(const std::string& folder, api::Done<api::FolderReport> done) override;
    void test(const api::LambdaDraft& draft, const std::string& samplePath, api::Done<api::TestRun> done) override;
    void preparePublish(const api::LambdaDraft& draft, std::function<void(const api::PublishProgress&)> progress,
                        api::Done<api::SigningRequest> done) override;
    void preparePriceChange(const LambdaId& id, Amount price, api::Done<api::SigningRequest> done) override;
    void prepareRetire(const LambdaId& id, api::Done<api::SigningRequest> done) override;
    void setDeprecated(const LambdaId& id, bool deprecated) override;
    void setReleasePolicy(const LambdaId& id, api::ReleasePolicy policy) override;
    api::ReleasePolicy releasePolicy(const LambdaId& id) const override;
    void saveDraft(const std::string& name, const api::LambdaDraft& draft, api::Finished done) override;
    void drafts(api::Done<std::vector<std::pair<std::string, api::LambdaDraft>>> done) override;
    void deleteDraft(const std::string& name) override;

private:
    struct Publication;

    api::LambdasState buildState(std::uint64_t sequence);
    api::Lambda lambdaOf(const ledger::LambdaRecord& record);
    Result<api::LambdaFigures> makeFigures(const LambdaId& id);
    void prepare(ledger::TxBody body, const api::Done<api::SigningRequest>& done);
    void sealed(const std::shared_ptr<Publication>& publication, Status sealed);
    void publish(const std::shared_ptr<Publication>& publication, Client& signer, const Signing::Answer& done);

    Core& m_core;
    KeyDesk& m_keys;
    TaskBook& m_book;
    LambdaRecords m_records;  // core's thread
    Publisher<api::LambdasState> m_state;
    mutable std::mutex m_mutex;
    std::map<LambdaId, api::ReleasePolicy> m_policies;  // of m_records, for any thread; under the mutex
    struct Listeners {
        Signal<const api::KeyRelease&> signal;  // interface's thread
    };
    std::shared_ptr<Listeners> m_listeners = std::make_shared<Listeners>();
    std::vector<Subscription> m_subscriptions;
};

}  // namespace leo::node
