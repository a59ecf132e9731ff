// PrivateBus: a session bus of the test alone.
#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QtTest>

namespace leo::app {

class PrivateBus {
public:
    PrivateBus() {
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead()) qFatal("dbus-daemon does not start");
        m_address = QString::fromUtf8(m_daemon.readAllStandardOutput()).trimmed();
    }
    ~PrivateBus() {
        for (const QString& name : m_names) QDBusConnection::disconnectFromBus(name);
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }
    QDBusConnection connect() {
        static int number = 0;
        m_names.append(QStringLiteral("test%1").arg(++number));
        return QDBusConnection::connectToBus(m_address, m_names.last());
    }
    const QString& address() const { return m_address; }

private:
    QProcess m_daemon;
    QString m_address;
    QStringList m_names;
};

}  // namespace leo::app
