#include "node/facade/explorer_area.h"

namespace leo::node {

ExplorerArea::ExplorerArea(Core& core) : m_core(core) {}

Subscription ExplorerArea::observe(api::Handler<api::Overview>) {
    return Subscription([] {});
}

void ExplorerArea::search(const std::string&, api::Done<api::SearchResult> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void ExplorerArea::blocks(const api::Cursor&, api::Done<api::Page<api::BlockRow>> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void ExplorerArea::txs(const api::Cursor&, api::Done<api::Page<api::TxRow>> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void ExplorerArea::tasks(const api::Cursor&, api::Done<api::Page<api::TaskRow>> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void ExplorerArea::nodes(api::Done<std::vector<api::NodeRow>> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void ExplorerArea::disputes(const api::Cursor&, api::Done<api::Page<api::DisputeRow>> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void ExplorerArea::block(Height, api::Done<api::BlockDetail> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void ExplorerArea::tx(const TxId&, api::Done<api::TxDetail> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void ExplorerArea::taskTxs(const TaskId&, api::Done<std::vector<api::TxRow>> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void ExplorerArea::taskProofs(const TaskId&, api::Done<api::TaskProofs> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void ExplorerArea::taskRaw(const TaskId&, api::Done<api::RawView> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void ExplorerArea::account(const AccountId&, api::Done<api::AccountDetail> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void ExplorerArea::recordTxs(const AccountId&, const std::string&, const api::Cursor&,
                             api::Done<api::Page<api::TxRow>> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

}  // namespace leo::node
