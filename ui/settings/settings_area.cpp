#include "settings/settings_area.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <QSysInfo>
#include <algorithm>

#include "language/language.h"

namespace leo::ui {
namespace {

constexpr int kMaxLockMinutes = 240;  // longer is as good as never, which is 0

QString defaultAutostart() {
    return QStandardPaths::writableLocation(QStandardPaths::ConfigLocation) +
           QStringLiteral("/autostart/leo.desktop");
}

// One word of the Exec line of a desktop entry: quoted and escaped for the line, then once more for the file.
QString execWord(const QString& word) {
    QString quoted;
    for (const QChar c : word) {
        if (QStringLiteral("\"`$\\").contains(c)) quoted += u'\\';
        if (c == u'%') quoted += u'%';  // a field code otherwise
        quoted += c;
    }
    return u'"' + quoted.replace(QStringLiteral("\\"), QStringLiteral("\\\\")) + u'"';
}

const char* linkName(api::Link link) {
    constexpr const char* kNames[] = {"none", "connecting", "syncing", "live", "paused", "alarm"};
    return kNames[static_cast<std::size_t>(link)];
}

}  // namespace

SettingsArea::SettingsArea(api::Leo& leo, const QString& preferences, QObject* parent)
    : SettingsArea(leo.networks(), preferences, defaultAutostart(), parent) {
    m_liarLab = new LiarLab(leo, this);
}

SettingsArea::SettingsArea(api::Networks& networks, const QString& preferences, const QString& autostart,
                           QObject* parent)
    : QObject(parent),
      m_settings(preferences, QSettings::IniFormat),
      m_autostart(autostart),
      m_log(new ProgramLog(this)) {
    m_subscription =
        networks.observe([this](const std::shared_ptr<const api::NetworkState>& state) { m_network = *state; });
    onLanguage(this, [this] { Q_EMIT changed(); });
}

QString SettingsArea::text(const char* key) const {
    return m_settings.value(QLatin1String("general/") + QLatin1String(key)).toString();
}

bool SettingsArea::flag(const char* key, bool otherwise) const {
    return m_settings.value(QLatin1String("general/") + QLatin1String(key), otherwise).toBool();
}

void SettingsArea::keep(const char* key, const QVariant& value) {
    m_settings.setValue(QLatin1String("general/") + QLatin1String(key), value);
    m_settings.sync();
    m_problem = m_settings.status() == QSettings::NoError
                    ? QString()
                    : tr("The settings could not be written; this choice ends with the program.");
    Q_EMIT changed();
}

void SettingsArea::keepFlag(const char* key, bool value) {
    keep(key, value);
}

int SettingsArea::lockMinutes() const {
    return std::clamp(m_settings.value(QStringLiteral("general/lockMinutes"), kDefaultLockMinutes).toInt(), 0,
                      kMaxLockMinutes);
}

void SettingsArea::setLanguage(const QString& language) {
    if (language == this->language()) return;
    keep("language", language);
    Q_EMIT languageChanged();
}

void SettingsArea::setLockMinutes(int minutes) {
    keep("lockMinutes", std::clamp(minutes, 0, kMaxLockMinutes));
}

bool SettingsArea::startAtLogin() const {
    return QFile::exists(m_autostart);
}

void SettingsArea::setStartAtLogin(bool start) {
    bool done = true;
    if (start) {
        QDir().mkpath(QFileInfo(m_autostart).path());
        QSaveFile file(m_autostart);
        // A program moved or updated since is started from where it was last chosen.
        QStringList command{execWord(QCoreApplication::applicationFilePath()), QStringLiteral("--background")};
        if (!m_dataDirectory.isEmpty()) command << QStringLiteral("--data") << execWord(m_dataDirectory);
        const QString entry = QStringLiteral("[Desktop Entry]\nType=Application\nName=Leo\nExec=%1\n")
                                  .arg(command.join(QLatin1Char(' ')));
        done = file.open(QIODevice::WriteOnly) && file.write(entry.toUtf8()) > 0 && file.commit();
    } else if (QFile::exists(m_autostart)) {
        done = QFile::remove(m_autostart);
    }
    m_problem = done ? QString() : tr("The autostart folder could not be written.");
    Q_EMIT changed();
}

bool SettingsArea::notifies(const QString& kind) const {
    if (kind == QLatin1String("key")) return notifyKey();
    if (kind == QLatin1String("end")) return notifyEnd();
    if (kind == QLatin1String("node")) return notifyNode();
    return kind == QLatin1String("backup") && notifyBackup();
}

QString SettingsArea::version() const {
    return QCoreApplication::applicationVersion();
}

QString SettingsArea::diagnostics() const {
    const auto line = [](const char* name, const QString& value) {
        return QStringLiteral("%1: %2\n").arg(QLatin1String(name), value);
    };
    QString out = line("leo", version());
    out += line("qt", QLatin1String(qVersion()));
    out += line("system", QSysInfo::prettyProductName());
    out += line("kernel", QSysInfo::kernelVersion());
    out += line("architecture", QSysInfo::currentCpuArchitecture());
    out += line("link", QLatin1String(linkName(m_network.link)));
    if (m_network.current) {
        out += line("layer one", m_network.current->layerOne == api::LayerOneKind::Evm ? QStringLiteral("evm")
                                                                                       : QStringLiteral("local"));
        out += line("on this computer",
                    m_network.current->onThisComputer ? QStringLiteral("yes") : QStringLiteral("no"));
    }
    out += line("height", QString::number(m_network.height.value));
    out += line("best known", QString::number(m_network.bestKnown.value));
    out += line("peers", QString::number(m_network.peers));
    out += line("nodes", QString::number(m_network.activeNodes));
    out += line("clock offset ms", QString::number(m_network.clockOffsetMs));
    if (const QString warnings = m_log->scrubbed(); !warnings.isEmpty()) out += QStringLiteral("\n") + warnings;
    return out;
}

void SettingsArea::saveDiagnostics(const QUrl& file) {
    if (!file.isLocalFile()) return;
    QSaveFile out(file.toLocalFile());
    const QByteArray content = diagnostics().toUtf8();
    const bool done = out.open(QIODevice::WriteOnly) && out.write(content) == content.size() && out.commit();
    m_saved = done ? file.toLocalFile() : QString();
    m_problem = done ? QString() : tr("The file could not be written: %1.").arg(out.errorString());
    Q_EMIT changed();
}

QVariantList SettingsArea::licences() const {
    struct Entry {
        const char* name;
        const char* licence;
    };
    static constexpr Entry kEntries[] = {
        {"Qt 6", "LGPL-3.0"},           {"OpenSSL", "Apache-2.0"},    {"libsodium", "ISC"},
        {"SQLite", "public domain"},    {"tpm2-tss", "BSD-2-Clause"}, {"libseccomp", "LGPL-2.1"},
        {"libarchive", "BSD-2-Clause"}, {"Inter", "OFL-1.1"},         {"JetBrains Mono", "OFL-1.1"},
    };
    QVariantList list;
    for (const Entry& entry : kEntries)
        list << QVariantMap{{QStringLiteral("name"), QLatin1String(entry.name)},
                            {QStringLiteral("licence"), QLatin1String(entry.licence)}};
    return list;
}

}  // namespace leo::ui
