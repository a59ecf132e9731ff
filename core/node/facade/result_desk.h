// ResultDesk: fetches the results of own tasks as soon as layer one has their keys, judges them, and opens them.
//
// The ciphertext is kept (pinned) on this computer; the plaintext exists in locked memory alone, and only while
// somebody holds it. A result whose hash is not the signed one is never opened. Thread: the core's.
#pragma once

#include <QObject>

#include "api/tasks.h"
#include "node/facade/core.h"
#include "node/facade/task_records.h"
#include "node/result_payload.h"

namespace leo::node {

class ResultDesk : public QObject {
    Q_OBJECT
public:
    using Opened = std::shared_ptr<const api::OpenedResult>;

    ResultDesk(Core& core, TaskRecords& records);

    // NotPermitted while the wallet is locked, WrongState without a completion, DigestMismatch, DecryptFailed,
    // Timeout when nobody serves it.
    void open(const TaskId& id, api::Done<Opened> done);
    void retry(const TaskId& id);
    Status forget(const TaskId& id);

    Signal<const TaskId&> onChanged;

private:
    void consider();
    void fetch(const TaskId& id, api::Done<Opened> done);
    void finish(const TaskId& id, Result<Bytes> envelope, const api::Done<Opened>& done);
    void addInput(const TaskId& id, ResultPayload payload, const api::Done<Opened>& done);
    void mark(const TaskId& id, api::ResultMark mark, const std::string& problem);

    Core& m_core;
    TaskRecords& m_records;
    std::set<TaskId> m_fetching;
    std::map<TaskId, std::uint64_t> m_retryAt;  // steady ms
    std::vector<Subscription> m_subscriptions;
};

}  // namespace leo::node
