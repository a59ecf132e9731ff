#include "node/facade/hop.h"

namespace leo::node {

void Hop::setCore(QObject* core) {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_core = core;
}

void Hop::toCore(Work work) {
    const std::lock_guard<std::mutex> lock(m_mutex);
    if (m_core) QMetaObject::invokeMethod(m_core, std::move(work), Qt::QueuedConnection);
}

void Hop::toGui(Work work) {
    // Taken out before it runs: Qt may leave the end of what was posted to the thread that posted it.
    m_toGui([hop = shared_from_this(), work = std::move(work)]() mutable {
        const Work taken = std::move(work);
        if (hop->m_open) taken();
    });
}

}  // namespace leo::node
