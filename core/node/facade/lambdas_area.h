// Lambdas of core/api on the core (api/lambdas.h): the network's list, this wallet's own, publishing.
//
// Threads: the interface's for what overrides the interface; construction, destruction and all else on the core's.
#pragma once

#include "api/lambdas.h"
#include "node/facade/core.h"

namespace leo::node {

class LambdasArea final : public api::Lambdas {
public:
    explicit LambdasArea(Core& core);

    Subscription observe(api::Handler<api::LambdasState> handler) override;
    void figures(const LambdaId& id, api::Done<api::LambdaFigures> done) override;
    void keyReleases(const api::Cursor& from, api::Done<api::Page<api::KeyRelease>> done) override;
    Subscription onKeyRelease(std::function<void(const api::KeyRelease&)> handler) override;
    void images(api::Done<std::vector<api::LambdaImage>> done) override;
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
    Core& m_core;
};

}  // namespace leo::node
