#include "publish/publish_area.h"

namespace leo::ui {

PublishArea::PublishArea(api::Leo& leo, Signing& signing, QObject* parent)
    : QObject(parent), m_lambdas(leo.lambdas(), signing), m_releases(leo.lambdas()), m_wizard(leo, signing) {}

void PublishArea::newVersion() {
    if (const api::Lambda* lambda = m_lambdas.current()) m_wizard.startVersion(*lambda);
}

}  // namespace leo::ui
