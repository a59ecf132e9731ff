// PageClock: the network's time as this computer knows it: its own clock less the offset that the core measured.
//
// Ticks once a second, or four times while something on the page counts tenths, and only while a page runs it.
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>

#include "base/strong.h"

namespace leo::ui {

class PageClock : public QObject {
    Q_OBJECT

public:
    using Source = std::function<TimeMs()>;  // this computer's clock; tests step their own
    explicit PageClock(QObject* parent = nullptr, Source source = {});

    TimeMs now() const;
    void setOffset(std::int64_t offsetMs) { m_offsetMs = offsetMs; }
    std::int64_t offset() const { return m_offsetMs; }
    void run(bool running);
    void setFine(bool fine);

Q_SIGNALS:
    void tick();

private:
    Source m_source;
    QTimer m_timer;
    std::int64_t m_offsetMs = 0;
};

}  // namespace leo::ui
