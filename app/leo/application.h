// Application: the QApplication, and a watch over its thread: an event that keeps it longer than a limit is reported,
// for the thread of the interface never waits (docs/architecture.md). On in debug builds and with --stalls; otherwise
// it costs a comparison per event.
//
// QtWidgets is here for the icon in the tray alone, which Qt has no other class for.
#pragma once

#include <QApplication>
#include <functional>

namespace leo::app {

struct Stall {
    qint64 ms = 0;
    QByteArray receiver;  // class of the object that got the event
    int event = 0;        // QEvent::Type
};

class Application : public QApplication {
    Q_OBJECT

public:
    static constexpr qint64 kStallMs = 50;  // a person sees it: three frames at 60 Hz

    using QApplication::QApplication;

    void watchStalls(std::function<void(const Stall&)> report, qint64 limitMs = kStallMs);
    bool notify(QObject* receiver, QEvent* event) override;

private:
    std::function<void(const Stall&)> m_report;
    qint64 m_limitMs = kStallMs;
    int m_depth = 0;  // events sent from within an event belong to it
};

}  // namespace leo::app
