#include "wallet/secret_clipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace leo::ui {

SecretClipboard::SecretClipboard(QObject* parent, int secretMs) : QObject(parent) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(secretMs);
    connect(&m_timer, &QTimer::timeout, this, &SecretClipboard::clear);
}

SecretClipboard::~SecretClipboard() {
    if (m_timer.isActive()) clear();
}

void SecretClipboard::copy(const QString& text) {
    QGuiApplication::clipboard()->setText(text);
}

void SecretClipboard::copySecret(const QString& text) {
    auto* data = new QMimeData;
    data->setText(text);
    // Asks Klipper and the clipboard history of Windows not to keep it.
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    data->setData(
        QStringLiteral("application/x-qt-windows-mime;value=\"ExcludeClipboardContentFromMonitorProcessing\""), "1");
    QGuiApplication::clipboard()->setMimeData(data);
    m_secret = text;
    m_timer.start();
}

void SecretClipboard::clear() {
    m_timer.stop();
    QClipboard* clipboard = QGuiApplication::clipboard();
    if (clipboard && clipboard->text() == m_secret) clipboard->clear();
    m_secret.clear();
}

}  // namespace leo::ui
