// Announcer: tells assistive technology what changed (ui section 9). Polite words come at most every three seconds,
// the newest replacing those that wait; assertive ones at once.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QTimer>

namespace leo::ui {

class Announcer : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")
    Q_PROPERTY(QString text READ text NOTIFY textChanged)
    Q_PROPERTY(QObject* target MEMBER m_target)  // the item that carries the text as its name

public:
    static constexpr int kPoliteMs = 3000;

    explicit Announcer(QObject* parent = nullptr);

    QString text() const { return m_text; }
    Q_INVOKABLE void say(const QString& text);
    Q_INVOKABLE void alert(const QString& text);

Q_SIGNALS:
    void textChanged();

private:
    void speak(const QString& text);

    QObject* m_target = nullptr;
    QString m_text, m_waiting;
    QTimer m_pause;
};

}  // namespace leo::ui
