// What a keyboard and a screen reader find in a window. Every function answers with sentences, one a fault; an empty
// list is a page without any.
#pragma once

#include <QQuickItem>
#include <QQuickWindow>
#include <QStringList>

namespace leo::ui {

// Names and roles are only there for one who listens. After the QGuiApplication, before the first window.
void listenLikeAScreenReader();

// What a screen reader calls the item; empty when it does not see it.
QString spokenName(QQuickItem* item);

// Controls that take the focus and have no name or no role.
QStringList namelessControls(QQuickWindow& window);

// Texts and icons whose colour is too near to what is painted below them: 7:1 for values, 4.5:1 for other words, 3:1
// for icons; of disabled controls nothing is asked (WCAG 2.1, 1.4.3). What lies on a picture is not judged.
QStringList faintTexts(QQuickWindow& window);

// The same with the pointer on each control and row of the window in turn, with each button pressed, and with the
// first row of each table chosen. What looks alike is judged once; the pointer is taken away in the end.
QStringList faintUnderPointer(QQuickWindow& window);

// Texts that lie on each other or on a figure, run out of the window or are cut by what they lie in, and horizontal
// scroll bars. What lies below a dialog or a menu is not judged.
QStringList layoutFaults(QQuickWindow& window);

// Whether the item shows and nothing cuts it: neither what it lies in nor the window.
bool isWhole(QQuickWindow& window, QQuickItem* item);

// Whether the item that has the focus shows it: the ring's colour is painted within or just around it.
bool focusIsVisible(QQuickWindow& window, const QColor& ring);

// The item and what it lies in, for a sentence.
QString described(QQuickItem* item);

}  // namespace leo::ui
