// What a window does with core/api, in a test: calls on this thread, answers on this thread, waiting with a loop.
#pragma once

#include <QCoreApplication>
#include <QtTest>
#include <optional>

#include "node/facade/facade.h"

namespace leo::node {

inline constexpr int kAnswerMs = 120'000;  // a loaded machine starts a network in this time
inline constexpr std::uint32_t kNodes = 5, kFewNodes = 3;
inline const std::string kPicture = std::string(LEO_SAMPLES) + "/pictures/photo-1mp.png";

inline FacadeConfig configFor(const std::filesystem::path& directory) {
    FacadeConfig config;
    config.dataDirectory = directory;
    config.leodProgram = LEO_LEOD;
    config.loaderPath = LEO_LOADER;
    config.localPort = 0;
    config.toGui = [](std::function<void()> work) {
        QMetaObject::invokeMethod(QCoreApplication::instance(), std::move(work), Qt::QueuedConnection);
    };
    return config;
}

// Calls, waits, answers. `call` gets the Done to hand over.
template <class T, class Call>
Result<T> answerOf(Call call) {
    auto answer = std::make_shared<std::optional<Result<T>>>();
    call(api::Done<T>([answer](Result<T> result) { *answer = std::move(result); }));
    if (*answer) return makeError(Code::Internal, "answered inside the call");
    if (!QTest::qWaitFor([&] { return answer->has_value(); }, kAnswerMs))
        return makeError(Code::Timeout, "no answer");
    return std::move(**answer);
}

template <class Call>
Status statusOf(Call call) {
    auto answer = std::make_shared<std::optional<Status>>();
    call(api::Finished([answer](const Status& status) { *answer = status; }));
    if (!QTest::qWaitFor([&] { return answer->has_value(); }, kAnswerMs))
        return makeError(Code::Timeout, "no answer");
    return **answer;
}

// The newest snapshot of a subject, and that they only go forward.
template <class T>
class Latest {
public:
    template <class Area>
    explicit Latest(Area& area)
        : m_subscription(area.observe([this](const std::shared_ptr<const T>& snapshot) { take(snapshot); })) {}
    explicit Latest(std::function<Subscription(api::Handler<T>)> observe)
        : m_subscription(observe([this](const std::shared_ptr<const T>& snapshot) { take(snapshot); })) {}

    bool waitFor(const std::function<bool(const T&)>& condition) {
        return QTest::qWaitFor([&] { return m_value && condition(*m_value); }, kAnswerMs);
    }
    const T& operator*() const { return *m_value; }
    const T* operator->() const { return m_value.get(); }
    bool forward() const { return m_forward; }

private:
    void take(const std::shared_ptr<const T>& snapshot) {
        m_forward = m_forward && snapshot && (!m_value || snapshot->sequence > m_value->sequence);
        m_value = snapshot;
    }
    std::shared_ptr<const T> m_value;
    bool m_forward = true;
    Subscription m_subscription;
};

}  // namespace leo::node
