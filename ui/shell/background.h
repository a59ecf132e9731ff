// Background: what goes on when the window is closed, and what is asked before the program ends (ui sections 2.3 and
// 10.5).
//
// While a node runs, a task is in flight, a lambda of this computer is live or a local network starts, a closed
// window is hidden and the program stays. The first time that is said in a question; later ones close at once. When
// the person does not want that (SettingsArea::keepInBackground), and on every "Quit", the program asks before it
// ends. The window obeys hide() and show(), the program ends on end().
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QStringList>

#include "api/leo.h"

namespace leo::ui {

class SettingsArea;

class Background : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")
    Q_PROPERTY(bool needed READ needed NOTIFY changed)
    Q_PROPERTY(Question question READ question NOTIFY changed)
    Q_PROPERTY(QStringList reasons READ reasons NOTIFY changed)  // sentences for the question
    Q_PROPERTY(QString wayBack READ wayBack NOTIFY changed)      // how the window is opened again
    Q_PROPERTY(QString status READ status NOTIFY changed)        // one line, for the tray

public:
    enum class Question { None, Close, Quit };
    Q_ENUM(Question)

    Background(api::Leo& leo, SettingsArea& settings, QObject* parent = nullptr);

    bool needed() const { return m_nodeRuns || m_starting || m_tasks > 0 || m_lambdas > 0; }
    Question question() const { return m_question; }
    QStringList reasons() const;
    QString wayBack() const;
    QString status() const;
    // Whether there is an icon in a tray now.
    void setTray(bool there);

    // The window wants to close. True when it may: then the program ends.
    Q_INVOKABLE bool closing();
    Q_INVOKABLE void askToQuit();
    Q_INVOKABLE void keep();     // the answer "in the background"
    Q_INVOKABLE void quit();     // the answer "quit"
    Q_INVOKABLE void dismiss();  // no answer: everything stays as it is

Q_SIGNALS:
    void changed();
    void hide();
    void show();
    void end();

private:
    QStringList whatGoesOn() const;
    QStringList whatQuittingDoes() const;
    void ask(Question question);
    void count();

    SettingsArea& m_settings;
    Question m_question = Question::None;
    bool m_tray = false, m_ending = false;
    bool m_nodeRuns = false, m_starting = false;
    int m_attested = 0, m_nodes = 0;  // of the network that starts
    int m_tasks = 0, m_lambdas = 0;
    std::shared_ptr<const api::LambdasState> m_published;
    std::shared_ptr<const api::WalletsState> m_wallets;
    std::vector<Subscription> m_subscriptions;
};

}  // namespace leo::ui
