// Lies that need no node: a peer that floods, and one that speaks garbage at every layer of a link.
#pragma once

#include <QUrl>

#include "leod/command.h"
#include "node/client.h"

namespace leo::liar {

// Both run until the program is interrupted, and tell what they did as events {"event":"lie",…} once a second:
// how much was sent, and how often the others hung up.
Result<app::Exit> flood(app::Context& context, node::Client& client);
Result<app::Exit> speakGarbage(app::Context& context, const QUrl& url);

}  // namespace leo::liar
