// SettingsArea: what a person chose about this program.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/leo.h"

namespace leo::ui {

class SettingsArea : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")

public:
    explicit SettingsArea(api::Leo& leo, QObject* parent = nullptr);

private:
    api::Leo& m_leo;
};

}  // namespace leo::ui
