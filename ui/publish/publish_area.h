// PublishArea: lambdas of the active wallet: publishing them and answering key requests.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/leo.h"
#include "publish/key_releases.h"
#include "publish/my_lambdas.h"
#include "publish/publish_wizard.h"

namespace leo::ui {

class Signing;

class PublishArea : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")
    Q_PROPERTY(leo::ui::MyLambdas* lambdas READ lambdas CONSTANT)
    Q_PROPERTY(leo::ui::KeyReleases* releases READ releases CONSTANT)
    Q_PROPERTY(leo::ui::PublishWizard* wizard READ wizard CONSTANT)

public:
    PublishArea(api::Leo& leo, Signing& signing, QObject* parent = nullptr);

    MyLambdas* lambdas() { return &m_lambdas; }
    KeyReleases* releases() { return &m_releases; }
    PublishWizard* wizard() { return &m_wizard; }

    // Starts the wizard with everything of the selected lambda filled in.
    Q_INVOKABLE void newVersion();

private:
    MyLambdas m_lambdas;
    KeyReleases m_releases;
    PublishWizard m_wizard;
};

}  // namespace leo::ui
