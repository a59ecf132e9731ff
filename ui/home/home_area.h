// HomeArea: what the home page shows: what is in flight, what ended, what layer one does.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/leo.h"

namespace leo::ui {

class HomeArea : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")

public:
    explicit HomeArea(api::Leo& leo, QObject* parent = nullptr);

private:
    api::Leo& m_leo;
};

}  // namespace leo::ui
