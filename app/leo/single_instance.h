// SingleInstance: one window per data directory. A second start hands its link to the first and ends.
#pragma once

#include <QLocalServer>
#include <QObject>
#include <filesystem>

#include "base/result.h"

namespace leo::app {

class SingleInstance : public QObject {
    Q_OBJECT

public:
    // `folder` is private to the user and to this data directory (node/layout.h: the run directory).
    explicit SingleInstance(const std::filesystem::path& folder);

    // True when another one runs and has taken the link (which may be empty: then it shows its window).
    bool handOver(const QString& link);
    // Listens for later starts.
    Status begin();

Q_SIGNALS:
    void asked(const QString& link);

private:
    static constexpr int kWaitMs = 1000;           // a window that does not answer in this time is not there
    static constexpr qint64 kMaxLinkBytes = 2048;  // far above any leo: link
    void take();

    QString m_name;
    QLocalServer m_server;
};

}  // namespace leo::app
