#include "leod/command.h"
#include "leod/signals.h"

namespace leo::app {

bool Context::stopRequested() const {
    return m_stop->requested();
}

void Context::onStop(std::function<void()> callback) const {
    m_stop->onStop(std::move(callback));
}

}  // namespace leo::app
