// HomeArea: what Home shows of everything else.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/leo.h"
#include "home/home_view.h"

namespace leo::ui {

class HomeArea : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")
    Q_PROPERTY(leo::ui::HomeView* view READ view CONSTANT)

public:
    explicit HomeArea(api::Leo& leo, QObject* parent = nullptr);

    HomeView* view() { return &m_view; }

private:
    HomeView m_view;
};

}  // namespace leo::ui
