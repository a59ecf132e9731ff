#include "publish/key_releases.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <algorithm>

#include "language/core_words.h"
#include "language/language.h"
#include "run/text.h"
#include "wallet/guarded.h"
#include "wallet/wallet_words.h"

namespace leo::ui {
namespace {

constexpr const char* kDecisionNames[] = {"released", "refused", "blocked", "expired"};

QLatin1String decisionName(api::KeyDecision decision) {
    return QLatin1String(kDecisionNames[static_cast<std::size_t>(decision)]);
}

QString decisionText(const api::KeyRelease& release) {
    switch (release.decision) {
        case api::KeyDecision::Released: return KeyReleases::tr("Released");
        case api::KeyDecision::Refused: return KeyReleases::tr("Refused");
        case api::KeyDecision::Blocked: return KeyReleases::tr("Blocked");
        case api::KeyDecision::Expired: return KeyReleases::tr("Expired");
    }
    return {};
}

// RFC 4180; a cell that a spreadsheet would take for a formula begins with an apostrophe.
QString cell(QString value) {
    if (!value.isEmpty() && QStringLiteral("=+-@").contains(value[0])) value.prepend(QLatin1Char('\''));
    if (!value.contains(QLatin1Char('"')) && !value.contains(QLatin1Char(',')) && !value.contains(QLatin1Char('\n')))
        return value;
    return QLatin1Char('"') + value.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

}  // namespace

KeyReleases::KeyReleases(api::Lambdas& lambdas, QObject* parent)
    : QObject(parent),
      m_api(lambdas),
      m_rows({"time", "utc", "decision", "decisionText", "automatic", "executor", "executorName", "draw", "monitors",
              "policy", "blockHeight", "task", "taskId", "lambda", "bad", "tone"}) {
    m_subscription = lambdas.onKeyRelease([this](const api::KeyRelease& release) {
        m_releases.insert(m_releases.begin(), release);
        if (m_releases.size() > kMaxReleaseRows) m_releases.pop_back();
        show();
    });
    m_namesSubscription = lambdas.observe([this](const std::shared_ptr<const api::LambdasState>& state) {
        for (const api::Lambda& lambda : state->mine) m_names[lambda.id] = lambda.name;
        show();
    });
    onLanguage(this, [this] { show(); });
    load();
}

void KeyReleases::load() {
    fetch({});
}

void KeyReleases::loadMore() {
    if (more()) fetch(m_next);
}

void KeyReleases::fetch(const api::Cursor& from) {
    if (m_fetching) return;
    m_fetching = true;
    m_api.keyReleases(from, guarded(this, [this, from](const Result<api::Page<api::KeyRelease>>& page) {
                          m_fetching = false;
                          m_error = page.ok() ? QString() : words::refusal(page.error());
                          if (page.ok()) {
                              if (from.empty()) m_releases.clear();
                              m_releases.insert(m_releases.end(), page->rows.begin(), page->rows.end());
                              m_next = page->next;
                          }
                          m_stage = page.ok() ? Stage::Ready : Stage::Error;
                          show();
                      }));
}

void KeyReleases::setRefusedOnly(bool only) {
    if (m_refusedOnly == only) return;
    m_refusedOnly = only;
    show();
}

std::vector<api::KeyRelease> KeyReleases::listed() const {
    std::vector<api::KeyRelease> list;
    for (const api::KeyRelease& release : m_releases)
        if (!m_refusedOnly || release.decision != api::KeyDecision::Released) list.push_back(release);
    return list;
}

void KeyReleases::show() {
    std::vector<Row> rows;
    for (const api::KeyRelease& release : listed()) {
        const auto name = m_names.find(release.lambda);
        const QString task = text::own(release.task.hex());
        const bool bad = release.decision != api::KeyDecision::Released;
        rows.push_back(
            {QStringLiteral("%1/%2").arg(task).arg(release.time.value),
             {text::clock(release.time), text::utc(release.time), QString(decisionName(release.decision)),
              decisionText(release), release.automatic,
              release.executor ? text::own(release.executor->hex()) : QString(),
              release.executor ? text::node(*release.executor) : QString(),
              release.drawValid ? tr("valid") : tr("not valid"),
              QStringLiteral("%1/%2").arg(release.verdictsOk).arg(release.verdictsOf), core::said(release.policy),
              text::height(release.height), text::elided(release.task.hex(), 8, 6), task,
              name == m_names.end() ? QString() : text::plain(name->second), bad,
              release.decision == api::KeyDecision::Blocked ? QStringLiteral("badText") : QString()}});
    }
    if (m_stage == Stage::Ready && m_releases.empty()) m_stage = Stage::Empty;
    if (m_stage == Stage::Empty && !m_releases.empty()) m_stage = Stage::Ready;
    m_rows.assign(std::move(rows));
    Q_EMIT changed();
}

QString KeyReleases::released() const {
    return text::count(static_cast<std::uint64_t>(std::count_if(
        m_releases.begin(), m_releases.end(),
        [](const api::KeyRelease& release) { return release.decision == api::KeyDecision::Released; })));
}

QString KeyReleases::refused() const {
    return text::count(static_cast<std::uint64_t>(std::count_if(
        m_releases.begin(), m_releases.end(),
        [](const api::KeyRelease& release) { return release.decision != api::KeyDecision::Released; })));
}

QByteArray KeyReleases::csv() const {
    QString out = QStringLiteral(
        "time,decision,automatic,executor,draw_valid,verdicts_ok,verdicts_of,policy,block,task,lambda\r\n");
    for (const api::KeyRelease& release : listed()) {
        const QStringList cells{text::utc(release.time),
                                QString(decisionName(release.decision)),
                                release.automatic ? QStringLiteral("true") : QStringLiteral("false"),
                                release.executor ? text::own(release.executor->hex()) : QString(),
                                release.drawValid ? QStringLiteral("true") : QStringLiteral("false"),
                                QString::number(release.verdictsOk),
                                QString::number(release.verdictsOf),
                                cell(core::said(release.policy)),
                                QString::number(release.height.value),
                                text::own(release.task.hex()),
                                text::own(release.lambda.hex())};
        out += cells.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    }
    return out.toUtf8();
}

QByteArray KeyReleases::json() const {
    QJsonArray list;
    for (const api::KeyRelease& release : listed()) {
        QJsonObject object{{QStringLiteral("time"), text::utc(release.time)},
                           {QStringLiteral("decision"), QString(decisionName(release.decision))},
                           {QStringLiteral("automatic"), release.automatic},
                           {QStringLiteral("draw_valid"), release.drawValid},
                           {QStringLiteral("verdicts_ok"), static_cast<int>(release.verdictsOk)},
                           {QStringLiteral("verdicts_of"), static_cast<int>(release.verdictsOf)},
                           {QStringLiteral("policy"), core::said(release.policy)},
                           {QStringLiteral("block"), static_cast<qint64>(release.height.value)},
                           {QStringLiteral("task"), text::own(release.task.hex())},
                           {QStringLiteral("lambda"), text::own(release.lambda.hex())}};
        if (release.executor) object.insert(QStringLiteral("executor"), text::own(release.executor->hex()));
        list.append(object);
    }
    return QJsonDocument(list).toJson();
}

void KeyReleases::exportTo(const QUrl& file) {
    if (!file.isLocalFile()) return;
    const QString path = file.toLocalFile();
    QSaveFile out(path);
    const QByteArray content = path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) ? csv() : json();
    const bool saved = out.open(QIODevice::WriteOnly) && out.write(content) == content.size() && out.commit();
    m_exported = saved ? tr("Saved %n line(s) to %1", nullptr, m_rows.count()).arg(path) : QString();
    m_error = saved ? QString() : tr("The file could not be written: %1.").arg(out.errorString());
    Q_EMIT changed();
}

}  // namespace leo::ui
