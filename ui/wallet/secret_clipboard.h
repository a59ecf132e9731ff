// SecretClipboard: copies text; what is secret is cleared again after kSecretMs, unless something else was copied
// since.
#pragma once

#include <QObject>
#include <QTimer>

namespace leo::ui {

inline constexpr int kSecretMs = 60'000;  // ui section 11, rule 6

class SecretClipboard : public QObject {
    Q_OBJECT

public:
    explicit SecretClipboard(QObject* parent = nullptr, int secretMs = kSecretMs);
    ~SecretClipboard() override;

    void copy(const QString& text);
    // Marked so that a history of the clipboard leaves it out, where the platform has one.
    void copySecret(const QString& text);

private:
    void clear();

    QString m_secret;
    QTimer m_timer;
};

}  // namespace leo::ui
