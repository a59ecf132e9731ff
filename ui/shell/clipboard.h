// Clipboard: lets a control copy text.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

namespace leo::ui {

class Clipboard : public QObject {
    Q_OBJECT
    QML_ELEMENT

public:
    using QObject::QObject;
    Q_INVOKABLE void copy(const QString& text) const;
};

}  // namespace leo::ui
