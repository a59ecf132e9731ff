// NodeArea: the node this Leo runs or is attached to.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/leo.h"

namespace leo::ui {

class NodeArea : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")

public:
    explicit NodeArea(api::Leo& leo, QObject* parent = nullptr);

private:
    api::Leo& m_leo;
};

}  // namespace leo::ui
