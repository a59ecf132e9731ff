#include "node/facade/lambdas_area.h"

namespace leo::node {

LambdasArea::LambdasArea(Core& core) : m_core(core) {}

Subscription LambdasArea::observe(api::Handler<api::LambdasState>) {
    return Subscription([] {});
}

void LambdasArea::figures(const LambdaId&, api::Done<api::LambdaFigures> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void LambdasArea::keyReleases(const api::Cursor&, api::Done<api::Page<api::KeyRelease>> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

Subscription LambdasArea::onKeyRelease(std::function<void(const api::KeyRelease&)>) {
    return Subscription([] {});
}

void LambdasArea::images(api::Done<std::vector<api::LambdaImage>> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void LambdasArea::inspect(const std::string&, api::Done<api::FolderReport> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void LambdasArea::test(const api::LambdaDraft&, const std::string&, api::Done<api::TestRun> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void LambdasArea::preparePublish(const api::LambdaDraft&, std::function<void(const api::PublishProgress&)>,
                                 api::Done<api::SigningRequest> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void LambdasArea::preparePriceChange(const LambdaId&, Amount, api::Done<api::SigningRequest> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void LambdasArea::prepareRetire(const LambdaId&, api::Done<api::SigningRequest> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void LambdasArea::setDeprecated(const LambdaId&, bool) {}

void LambdasArea::setReleasePolicy(const LambdaId&, api::ReleasePolicy) {}

api::ReleasePolicy LambdasArea::releasePolicy(const LambdaId&) const {
    return {};
}

void LambdasArea::saveDraft(const std::string&, const api::LambdaDraft&, api::Finished done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void LambdasArea::drafts(api::Done<std::vector<std::pair<std::string, api::LambdaDraft>>> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void LambdasArea::deleteDraft(const std::string&) {}

}  // namespace leo::node
