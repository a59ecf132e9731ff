#include "leo/portal.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace leo::app {
namespace {

constexpr const char* kPortalService = "org.freedesktop.portal.Desktop";
constexpr const char* kPortalPath = "/org/freedesktop/portal/desktop";
constexpr const char* kPortalSettings = "org.freedesktop.portal.Settings";
constexpr const char* kAppearance = "org.freedesktop.appearance";
constexpr const char* kGnome = "org.gnome.desktop.interface";

struct SettingKey {
    const char* space;
    const char* key;
};
// The second one came late to the portal; the third is what desktops had before it.
constexpr SettingKey kSettingKeys[] = {
    {kAppearance, "color-scheme"}, {kAppearance, "reduced-motion"}, {kGnome, "enable-animations"}};

// Read() answers a variant in a variant, the signal a plain one.
QVariant unwrapped(QVariant value) {
    while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
    return value;
}

}  // namespace

Portal::Portal(const QDBusConnection& bus, QObject* parent) : QObject(parent), m_bus(bus) {
    m_bus.connect(QLatin1String(kPortalService), QLatin1String(kPortalPath), QLatin1String(kPortalSettings),
                  QStringLiteral("SettingChanged"), this, SLOT(onChanged(QString, QString, QDBusVariant)));
    for (std::size_t i = 0; i < std::size(kSettingKeys); ++i) {
        const QString space = QLatin1String(kSettingKeys[i].space), key = QLatin1String(kSettingKeys[i].key);
        QDBusMessage read = QDBusMessage::createMethodCall(QLatin1String(kPortalService), QLatin1String(kPortalPath),
                                                           QLatin1String(kPortalSettings), QStringLiteral("Read"));
        read << space << key;
        m_questions.push_back({space, key, m_bus.asyncCall(read, kFirstMs)});
        auto* watcher = new QDBusPendingCallWatcher(m_questions.back().call, this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, i] {
            watcher->deleteLater();
            Question& question = m_questions[i];
            const QDBusPendingReply<QDBusVariant> reply = question.call;
            if (question.told || reply.isError()) return;
            question.told = true;
            tell(question.space, question.key, reply.value().variant());
        });
    }
}

void Portal::take() {
    for (Question& question : m_questions) {
        question.call.waitForFinished();
        const QDBusPendingReply<QDBusVariant> reply = question.call;
        if (question.told || reply.isError()) continue;
        question.told = true;
        tell(question.space, question.key, reply.value().variant());
    }
}

void Portal::onChanged(const QString& space, const QString& key, const QDBusVariant& value) {
    tell(space, key, value.variant());
}

void Portal::tell(const QString& space, const QString& key, const QVariant& given) {
    const QVariant value = unwrapped(given);
    if (space == QLatin1String(kAppearance) && key == QLatin1String("color-scheme")) {
        // 0: no preference, 1: dark, 2: light; anything else is no preference (portal documentation).
        const uint wanted = value.toUInt();
        Q_EMIT scheme(wanted == 1 ? std::optional(true) : wanted == 2 ? std::optional(false) : std::nullopt);
    } else if (space == QLatin1String(kAppearance) && key == QLatin1String("reduced-motion")) {
        m_reducedMotion = value.toUInt() == 1;
        Q_EMIT motion(m_reducedMotion || m_noAnimations);
    } else if (space == QLatin1String(kGnome) && key == QLatin1String("enable-animations")) {
        m_noAnimations = !value.toBool();
        Q_EMIT motion(m_reducedMotion || m_noAnimations);
    }
}

}  // namespace leo::app
