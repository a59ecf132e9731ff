// Desktop: the window on a Leo: view-models, QML engine, and the warnings they gave.
#pragma once

#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QSize>
#include <QStringList>
#include <memory>

#include "api/leo.h"
#include "app.h"

namespace leo::app {

class Desktop : public QObject {
    Q_OBJECT

public:
    // `language` as ui::Language::use() takes it; empty: what the preferences say.
    Desktop(api::Leo& leo, const QString& preferences, const QString& language = {});
    ~Desktop() override;

    // False when the window cannot be made; warnings() says why. `visible` is false for a start into the background.
    bool load(const QSize& size, bool visible = true);
    ui::App& app() { return m_app; }
    QQuickWindow* window() { return m_window; }
    // Of QML, since the start.
    const QStringList& warnings() const { return m_warnings; }
    // To the front, from wherever it is.
    void show();

private:
    ui::App m_app;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow* m_window = nullptr;
    QStringList m_warnings;
};

}  // namespace leo::app
