// guarded(): a callback for the core that does nothing once its owner is gone.
#pragma once

#include <QPointer>
#include <utility>

namespace leo::ui {

template <class Owner, class Callback>
auto guarded(Owner* owner, Callback callback) {
    return [owner = QPointer<Owner>(owner), callback = std::move(callback)](auto&&... arguments) {
        if (owner) callback(std::forward<decltype(arguments)>(arguments)...);
    };
}

}  // namespace leo::ui
