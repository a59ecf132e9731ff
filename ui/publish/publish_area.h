// PublishArea: lambdas of the active wallet: publishing them and answering key requests.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/leo.h"

namespace leo::ui {

class PublishArea : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")

public:
    explicit PublishArea(api::Leo& leo, QObject* parent = nullptr);

private:
    api::Leo& m_leo;
};

}  // namespace leo::ui
