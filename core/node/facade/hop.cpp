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
    m_toGui([hop = shared_from_this(), work = std::move(work)] {
        if (hop->m_open) work();
    });
}

}  // namespace leo::node
