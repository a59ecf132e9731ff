#include "shell/settled_layouts.h"

#include <QCoreApplication>
#include <QEvent>
#include <QGuiApplication>
#include <QQuickItem>
#include <QQuickWindow>

namespace leo::ui {
namespace {

constexpr int kFrameMs = 17;
constexpr int kPasses = 3;  // a row in a card in a column

void polishLayouts(QQuickItem* item) {
    if (item->inherits("QQuickLayout")) item->polish();
    for (QQuickItem* child : item->childItems()) polishLayouts(child);
}

}  // namespace

SettledLayouts::SettledLayouts(QObject* parent) : QObject(parent) {
    m_next.setSingleShot(true);
    m_next.setInterval(kFrameMs);
    connect(&m_next, &QTimer::timeout, this, &SettledLayouts::pass);
    QCoreApplication::instance()->installEventFilter(this);
}

void SettledLayouts::lengthsChanged() {
    m_passes = kPasses;
    m_next.start();  // anew: while an edge is dragged nothing is settled
}

bool SettledLayouts::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && qobject_cast<QQuickWindow*>(watched) != nullptr) lengthsChanged();
    return QObject::eventFilter(watched, event);
}

void SettledLayouts::pass() {
    for (QWindow* window : QGuiApplication::topLevelWindows())
        if (const auto* quick = qobject_cast<QQuickWindow*>(window)) polishLayouts(quick->contentItem());
    if (--m_passes > 0) m_next.start();
}

}  // namespace leo::ui
