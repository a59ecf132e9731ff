#include "shell/clipboard.h"

#include <QClipboard>
#include <QGuiApplication>

namespace leo::ui {

void Clipboard::copy(const QString& text) const {
    QGuiApplication::clipboard()->setText(text);
}

}  // namespace leo::ui
