// SettingsArea: what a person chose about this program, kept in the preferences file.
//
// Appearance (theme, scale, motion) keeps its own; both use the same file. Everything applies at once.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QSettings>
#include <QUrl>
#include <QVariantList>

#include "api/leo.h"
#include "settings/liar_lab.h"
#include "settings/program_log.h"

namespace leo::ui {

class SettingsArea : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")
    Q_PROPERTY(
        QString language READ language WRITE setLanguage NOTIFY changed)  // "", "en" or "de"; empty: the system's
    Q_PROPERTY(int lockMinutes READ lockMinutes WRITE setLockMinutes NOTIFY changed)  // 0: never
    Q_PROPERTY(bool keepInBackground READ keepInBackground WRITE setKeepInBackground NOTIFY changed)
    Q_PROPERTY(bool startAtLogin READ startAtLogin WRITE setStartAtLogin NOTIFY changed)
    Q_PROPERTY(bool hideAmounts READ hideAmounts WRITE setHideAmounts NOTIFY changed)
    Q_PROPERTY(bool sound READ sound WRITE setSound NOTIFY changed)
    Q_PROPERTY(bool notifyKey READ notifyKey WRITE setNotifyKey NOTIFY changed)
    Q_PROPERTY(bool notifyEnd READ notifyEnd WRITE setNotifyEnd NOTIFY changed)
    Q_PROPERTY(bool notifyNode READ notifyNode WRITE setNotifyNode NOTIFY changed)
    Q_PROPERTY(bool notifyBackup READ notifyBackup WRITE setNotifyBackup NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)  // of the last change, empty when it was kept
    Q_PROPERTY(QString saved READ saved NOTIFY changed)      // where diagnostics went
    Q_PROPERTY(QString version READ version CONSTANT)
    Q_PROPERTY(leo::ui::ProgramLog* log READ log CONSTANT)
    Q_PROPERTY(leo::ui::LiarLab* liarLab READ liarLab CONSTANT)
    Q_PROPERTY(QVariantList licences READ licences CONSTANT)  // {name, licence, use}

public:
    static constexpr int kDefaultLockMinutes = 15;  // ui section 11, rule 9

    SettingsArea(api::Leo& leo, const QString& preferences, QObject* parent = nullptr);
    SettingsArea(api::Networks& networks, const QString& preferences, const QString& autostart, QObject* parent);

    QString language() const { return text("language"); }
    int lockMinutes() const;
    bool keepInBackground() const { return flag("background", true); }
    bool backgroundSaid() const { return flag("backgroundSaid", false); }
    bool startAtLogin() const;
    bool hideAmounts() const { return flag("hideAmounts", false); }
    bool sound() const { return flag("sound", false); }
    bool notifyKey() const { return flag("notifyKey", true); }
    bool notifyEnd() const { return flag("notifyEnd", true); }
    bool notifyNode() const { return flag("notifyNode", true); }
    bool notifyBackup() const { return flag("notifyBackup", true); }
    QString problem() const { return m_problem; }
    QString saved() const { return m_saved; }
    QString version() const;
    ProgramLog* log() { return m_log; }
    LiarLab* liarLab() { return m_liarLab; }
    QVariantList licences() const;

    void setLanguage(const QString& language);
    void setLockMinutes(int minutes);
    void setKeepInBackground(bool keep) { keepFlag("background", keep); }
    // That a closed window stays in the background is said once.
    void setBackgroundSaid(bool said) { keepFlag("backgroundSaid", said); }
    // Where this program keeps its things when that is not the usual place: a start at login must use it too.
    void setDataDirectory(const QString& path) { m_dataDirectory = path; }
    // Writes or removes a desktop entry in the person's autostart folder.
    void setStartAtLogin(bool start);
    void setHideAmounts(bool hide) { keepFlag("hideAmounts", hide); }
    void setSound(bool on) { keepFlag("sound", on); }
    void setNotifyKey(bool on) { keepFlag("notifyKey", on); }
    void setNotifyEnd(bool on) { keepFlag("notifyEnd", on); }
    void setNotifyNode(bool on) { keepFlag("notifyNode", on); }
    void setNotifyBackup(bool on) { keepFlag("notifyBackup", on); }
    // Whether this kind of notice may reach the desktop: "key", "end", "node", "backup".
    Q_INVOKABLE bool notifies(const QString& kind) const;

    // Versions, the network's height and counts, and the newest warnings without what names anybody: no key, address,
    // name, path or amount.
    Q_INVOKABLE QString diagnostics() const;
    Q_INVOKABLE void saveDiagnostics(const QUrl& file);

Q_SIGNALS:
    void changed();
    void languageChanged();

private:
    QString text(const char* key) const;
    bool flag(const char* key, bool otherwise) const;
    void keep(const char* key, const QVariant& value);
    void keepFlag(const char* key, bool value);

    QSettings m_settings;
    QString m_autostart, m_dataDirectory, m_problem, m_saved;
    api::NetworkState m_network;
    ProgramLog* m_log;
    LiarLab* m_liarLab = nullptr;
    Subscription m_subscription;
};

}  // namespace leo::ui
