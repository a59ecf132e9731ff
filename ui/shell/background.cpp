#include "shell/background.h"

#include <algorithm>

#include "language/language.h"
#include "settings/settings_area.h"

namespace leo::ui {
namespace {

bool nodeRuns(api::NodeMark mark) {
    switch (mark) {
        case api::NodeMark::Starting:
        case api::NodeMark::WaitingForAdmission:
        case api::NodeMark::Running:
        case api::NodeMark::Draining:
        case api::NodeMark::Stale:
        case api::NodeMark::Unreachable:
        case api::NodeMark::Untrusted:
        case api::NodeMark::Exiting: return true;
        default: return false;
    }
}

}  // namespace

Background::Background(api::Leo& leo, SettingsArea& settings, QObject* parent)
    : QObject(parent), m_settings(settings) {
    onLanguage(this, [this] { Q_EMIT changed(); });
    m_subscriptions.push_back(leo.node().observe([this](const std::shared_ptr<const api::NodeState>& state) {
        m_nodeRuns = nodeRuns(state->mark);
        Q_EMIT changed();
    }));
    m_subscriptions.push_back(leo.tasks().observe([this](const std::shared_ptr<const api::TasksState>& state) {
        m_tasks = static_cast<int>(state->inFlight.size());
        Q_EMIT changed();
    }));
    m_subscriptions.push_back(leo.lambdas().observe([this](const std::shared_ptr<const api::LambdasState>& state) {
        m_published = state;
        count();
    }));
    m_subscriptions.push_back(leo.wallets().observe([this](const std::shared_ptr<const api::WalletsState>& state) {
        m_wallets = state;
        count();
    }));
    m_subscriptions.push_back(
        leo.networks().observeStart([this](const std::shared_ptr<const api::LocalStart>& state) {
            m_starting = state->running;
            m_nodes = static_cast<int>(state->nodes.size());
            m_attested = static_cast<int>(
                std::count_if(state->nodes.begin(), state->nodes.end(),
                              [](const api::NodeTile& tile) { return tile.mark == api::TileState::Attested; }));
            Q_EMIT changed();
        }));
}

// Lambdas of any wallet of this computer: all of them are answered from here.
void Background::count() {
    if (!m_published || !m_wallets) return;
    m_lambdas = static_cast<int>(
        std::count_if(m_published->all.begin(), m_published->all.end(), [this](const api::Lambda& lambda) {
            return !lambda.retired && m_wallets->find(lambda.publisher) != nullptr;
        }));
    Q_EMIT changed();
}

void Background::setTray(bool there) {
    if (m_tray == there) return;
    m_tray = there;
    Q_EMIT changed();
}

QStringList Background::reasons() const {
    switch (m_question) {
        case Question::None: return {};
        case Question::Close: return whatGoesOn();
        case Question::Quit: return whatQuittingDoes();
    }
    return {};
}

QStringList Background::whatGoesOn() const {
    QStringList lines;
    if (m_lambdas > 0)
        lines << tr("%n lambda(s) of yours are live: this computer answers their key requests.", nullptr, m_lambdas);
    if (m_tasks > 0) lines << tr("%n task(s) are in flight: Leo tells you when a key is needed.", nullptr, m_tasks);
    if (m_nodeRuns) lines << tr("Your node runs: Leo tells you when it stops or loses credit.");
    if (m_starting) lines << tr("A local network is starting.");
    return lines;
}

QStringList Background::whatQuittingDoes() const {
    QStringList lines;
    if (m_lambdas > 0)
        lines << tr(
            "%n lambda(s) cannot answer key requests while it is closed, and their bonds pay the miss fee for "
            "tasks that wait.",
            nullptr, m_lambdas);
    if (m_tasks > 0)
        lines << tr(
            "%n task(s) in flight go on without you; a key request that is not answered in time counts as "
            "refused.",
            nullptr, m_tasks);
    if (m_nodeRuns) lines << tr("Your node keeps running, and nothing tells you when it stops or loses credit.");
    if (m_starting) lines << tr("The local network that is starting goes on by itself.");
    return lines;
}

QString Background::wayBack() const {
    return m_tray ? tr("Open the window again from the tray, or by starting Leo.")
                  : tr("Open the window again by starting Leo.");
}

QString Background::status() const {
    if (m_starting && m_nodes > 0)
        return tr("Local network starting: %1 of %2 nodes attested").arg(m_attested).arg(m_nodes);
    if (m_starting) return tr("Local network starting");
    if (m_tasks > 0) return tr("%n task(s) in flight", nullptr, m_tasks);
    if (m_nodeRuns) return tr("Node running");
    if (m_lambdas > 0) return tr("%n lambda(s) live", nullptr, m_lambdas);
    return tr("Nothing in flight");
}

bool Background::closing() {
    if (m_ending) return true;
    if (!needed()) {
        quit();
        return true;
    }
    if (!m_settings.keepInBackground())
        ask(Question::Quit);
    else if (!m_settings.backgroundSaid())
        ask(Question::Close);
    else
        Q_EMIT hide();
    return false;
}

void Background::askToQuit() {
    if (!needed()) return quit();
    Q_EMIT show();
    ask(Question::Quit);
}

void Background::keep() {
    m_settings.setBackgroundSaid(true);
    ask(Question::None);
    Q_EMIT hide();
}

void Background::quit() {
    m_ending = true;
    ask(Question::None);
    Q_EMIT end();
}

void Background::dismiss() {
    ask(Question::None);
}

void Background::ask(Question question) {
    if (m_question == question) return;
    m_question = question;
    Q_EMIT changed();
}

}  // namespace leo::ui
