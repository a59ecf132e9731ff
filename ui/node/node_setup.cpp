#include "node/node_setup.h"

#include "language/language.h"
#include "node/node_words.h"
#include "run/text.h"

namespace leo::ui {

namespace {
constexpr const char* kRunners[] = {"", "runc", "bwrap", "gvisor"};  // of api::NodeStart
}

NodeSetup::NodeSetup(QObject* parent) : QObject(parent) {
    onLanguage(this, [this] { Q_EMIT changed(); });
}

void NodeSetup::take(const api::NodeState& state) {
    const QString name = text::plain(state.name);
    if (m_named || name.isEmpty() || name == m_name) return;
    m_name = name;
    Q_EMIT changed();
}

void NodeSetup::take(const api::NetworkState& network) {
    const bool accepted = network.current && network.current->softwareTpmsOnly;
    if (accepted == m_softwareAccepted) return;
    m_softwareAccepted = m_softwareTpm = accepted;
    Q_EMIT changed();
}

api::NodeStart NodeSetup::start() const {
    api::NodeStart start;
    start.name = m_name.trimmed().toStdString();
    start.softwareTpm = m_softwareTpm;
    start.runner = kRunners[m_runner];
    return start;
}

void NodeSetup::setName(const QString& name) {
    if (name == m_name) return;
    m_name = name;
    m_named = true;
    Q_EMIT changed();
}

void NodeSetup::setSoftwareTpm(bool software) {
    if (software == m_softwareTpm || (software && !m_softwareAccepted)) return;
    m_softwareTpm = software;
    Q_EMIT changed();
}

QStringList NodeSetup::runners() const {
    QStringList names;
    for (const char* runner : kRunners) names.append(runnerName(runner));
    return names;
}

void NodeSetup::setRunner(int runner) {
    if (runner == m_runner || runner < 0 || runner >= static_cast<int>(std::size(kRunners))) return;
    m_runner = runner;
    Q_EMIT changed();
}

bool NodeSetup::complete() const {
    const QString name = m_name.trimmed();
    return !name.isEmpty() && name.size() <= kMaxName;
}

}  // namespace leo::ui
