#include "leo/application.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QThread>

namespace leo::app {

void Application::watchStalls(std::function<void(const Stall&)> report, qint64 limitMs) {
    m_report = std::move(report);
    m_limitMs = limitMs;
}

bool Application::notify(QObject* receiver, QEvent* event) {
    if (!m_report || m_depth > 0 || QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    // Both may be gone afterwards.
    const QByteArray name(receiver->metaObject()->className());
    const int type = event->type();
    QElapsedTimer timer;
    timer.start();
    ++m_depth;
    const bool handled = QApplication::notify(receiver, event);
    --m_depth;
    if (const qint64 ms = timer.elapsed(); ms > m_limitMs) m_report({ms, name, type});
    return handled;
}

}  // namespace leo::app
