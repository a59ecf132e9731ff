// Language: the catalogue in use, and how numbers are written with it (ui sections 4 and 10.1).
//
// One in a process, as installed translators and the default locale are. Leo has two languages; a system in a third
// one gets English, which has a catalogue too, for its plural forms. On the application's thread, after
// QCoreApplication.
#pragma once

#include <QObject>
#include <QTranslator>
#include <utility>

namespace leo::ui {

class Language : public QObject {
    Q_OBJECT

public:
    static Language& instance();

    // "en" or "de"; anything else is the system's. At once: catalogue and locale are exchanged, then changed() is
    // said.
    void use(const QString& code);
    // The one in use: "en" or "de"; empty before the first use().
    QString code() const { return m_code; }

Q_SIGNALS:
    // Whoever keeps a text makes it anew. Bindings of QML do so by QQmlEngine::retranslate().
    void changed();

private:
    Language() = default;

    QString m_code;
    QTranslator m_own, m_base, m_declarative;  // ours, and Qt's for its file dialogs where they are installed
};

// Calls `call` after each change, for as long as `owner` lives: how a view-model makes the texts it keeps anew.
template <class Owner, class Call>
void onLanguage(Owner* owner, Call call) {
    QObject::connect(&Language::instance(), &Language::changed, owner, std::move(call));
}

}  // namespace leo::ui
