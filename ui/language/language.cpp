#include "language/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace leo::ui {

Language& Language::instance() {
    static Language language;
    return language;
}

void Language::use(const QString& code) {
    const bool german = code == QLatin1String("de") ||
                        (code != QLatin1String("en") && QLocale::system().language() == QLocale::German);
    const QString next = german ? QStringLiteral("de") : QStringLiteral("en");
    if (next == m_code) return;
    m_code = next;
    // Not the system's country: Leo's German has a decimal comma everywhere, and amounts are typed as they are shown.
    const QLocale locale =
        german ? QLocale(QLocale::German, QLocale::Germany) : QLocale(QLocale::English, QLocale::UnitedStates);
    QLocale::setDefault(locale);
    const QString qt = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    const auto install = [](QTranslator& translator, const QString& file, const QString& folder) {
        QCoreApplication::removeTranslator(&translator);
        if (translator.load(file, folder)) QCoreApplication::installTranslator(&translator);
    };
    install(m_base, QStringLiteral("qtbase_") + next, qt);
    install(m_declarative, QStringLiteral("qtdeclarative_") + next, qt);
    install(m_own, QStringLiteral("leo_") + next, QStringLiteral(":/leo/translations"));
    Q_EMIT changed();
}

}  // namespace leo::ui
