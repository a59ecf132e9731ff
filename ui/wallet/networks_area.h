// NetworksArea: the network this Leo is on, the others it knows, and how to get onto one.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/leo.h"

namespace leo::ui {

class NetworksArea : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")

public:
    explicit NetworksArea(api::Leo& leo, QObject* parent = nullptr);

private:
    api::Leo& m_leo;
};

}  // namespace leo::ui
