#include "shell/palette.h"

#include <QClipboard>
#include <QGuiApplication>

#include "language/core_words.h"
#include "language/language.h"
#include "run/task_words.h"
#include "run/text.h"
#include "shell/appearance.h"
#include "shell/navigator.h"

namespace leo::ui {
namespace {

constexpr qsizetype kLeastSearched = 3;  // shorter texts are the start of a word, or of a height of an old block

struct PageEntry {
    const char* title;
    const char* note;
    const char* icon;
    const char* page;
    const char* keys;  // separated by blanks
};
constexpr PageEntry kPages[] = {
    {QT_TRANSLATE_NOOP("leo::ui::Palette", "Home"), "", "home", "home", "G H"},
    {QT_TRANSLATE_NOOP("leo::ui::Palette", "New task"), QT_TRANSLATE_NOOP("leo::ui::Palette", "Alice"), "wand",
     "run.new", "G T"},
    {QT_TRANSLATE_NOOP("leo::ui::Palette", "My tasks"), QT_TRANSLATE_NOOP("leo::ui::Palette", "Alice"), "list",
     "run.tasks", ""},
    {QT_TRANSLATE_NOOP("leo::ui::Palette", "New lambda"), QT_TRANSLATE_NOOP("leo::ui::Palette", "Bob"), "package",
     "publish.new", "G L"},
    {QT_TRANSLATE_NOOP("leo::ui::Palette", "My lambdas"), QT_TRANSLATE_NOOP("leo::ui::Palette", "Bob"), "code",
     "publish.lambdas", ""},
    {QT_TRANSLATE_NOOP("leo::ui::Palette", "Key releases"), QT_TRANSLATE_NOOP("leo::ui::Palette", "Bob"), "key",
     "publish.releases", ""},
    {QT_TRANSLATE_NOOP("leo::ui::Palette", "Node dashboard"), QT_TRANSLATE_NOOP("leo::ui::Palette", "Operator"),
     "server", "node.dashboard", "G N"},
    {QT_TRANSLATE_NOOP("leo::ui::Palette", "TPM identity"), QT_TRANSLATE_NOOP("leo::ui::Palette", "Operator"), "cpu",
     "node.tpm", ""},
    {QT_TRANSLATE_NOOP("leo::ui::Palette", "Explorer"), "", "blocks", "explorer.overview", "G E"},
    {QT_TRANSLATE_NOOP("leo::ui::Palette", "Settings"), "", "settings", "settings.general", "Ctrl ,"},
    {QT_TRANSLATE_NOOP("leo::ui::Palette", "Networks"), QT_TRANSLATE_NOOP("leo::ui::Palette", "Settings"), "network",
     "settings.networks", ""},
    {QT_TRANSLATE_NOOP("leo::ui::Palette", "Wallets and backup"), QT_TRANSLATE_NOOP("leo::ui::Palette", "Settings"),
     "wallet", "settings.wallets", ""},
    {QT_TRANSLATE_NOOP("leo::ui::Palette", "Log"), QT_TRANSLATE_NOOP("leo::ui::Palette", "Settings"), "list",
     "settings.log", ""},
    {QT_TRANSLATE_NOOP("leo::ui::Palette", "Help"), "", "help", "help", "F1"},
};

// What is printed on the keys, which depends on the language of the keyboard.
QStringList capsOf(const char* keys) {
    QStringList caps = QString::fromLatin1(keys).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (QString& cap : caps) {
        if (cap == QLatin1String("Ctrl")) cap = Palette::tr("Ctrl");
        if (cap == QLatin1String("Shift")) cap = Palette::tr("Shift");
    }
    return caps;
}

struct MatchPage {
    const char* icon;
    const char* page;
};
MatchPage pageOf(api::Match::Kind kind) {
    switch (kind) {
        case api::Match::Kind::Block: return {"box", "explorer.block"};
        case api::Match::Kind::Tx: return {"hash", "explorer.transaction"};
        case api::Match::Kind::Task: return {"wand", "explorer.task"};
        case api::Match::Kind::Lambda: return {"package", "explorer.lambda"};
        case api::Match::Kind::Node: return {"server", "explorer.account"};
        case api::Match::Kind::Account: return {"user", "explorer.account"};
        case api::Match::Kind::Page: break;
    }
    return {"file", ""};
}

}  // namespace

Palette::Palette(api::Leo& leo, Navigator& navigator, Appearance& appearance, QObject* parent)
    : QObject(parent),
      m_leo(leo),
      m_navigator(navigator),
      m_appearance(appearance),
      m_rows({"heading", "title", "note", "iconName", "keyCaps"}) {
    m_onTasks = leo.tasks().observe([this](const std::shared_ptr<const api::TasksState>& state) {
        m_tasks = state;
        build();
    });
    m_onWallets = leo.wallets().observe([this](const std::shared_ptr<const api::WalletsState>& state) {
        m_wallets = state;
        build();
    });
    connect(&appearance, &Appearance::changed, this, &Palette::build);
    onLanguage(this, [this] { build(); });
    build();
}

void Palette::setQuery(const QString& query) {
    if (m_query == query) return;
    m_query = query;
    m_found = {};
    build();
    search();
    Q_EMIT queryChanged();
}

void Palette::search() {
    const QString asked = m_query.trimmed();
    if (asked.size() < kLeastSearched) return;
    m_leo.explorer().search(asked.toStdString(),
                            [this, asked, alive = std::weak_ptr<bool>(m_alive)](Result<api::SearchResult> result) {
                                if (alive.expired() || asked != m_query.trimmed() || !result.ok()) return;
                                m_found = std::move(result).value();
                                build();
                            });
}

void Palette::add(Entry entry) {
    if (!m_query.isEmpty() && !entry.title.contains(m_query.trimmed(), Qt::CaseInsensitive) &&
        !entry.note.contains(m_query.trimmed(), Qt::CaseInsensitive))
        return;
    m_entries.push_back(std::move(entry));
}

void Palette::addPages() {
    for (const PageEntry& page : kPages) {
        const QString name = QString::fromLatin1(page.page);
        add({tr("Go to"), tr(page.title), *page.note == '\0' ? QString() : tr(page.note),
             QString::fromLatin1(page.icon), capsOf(page.keys), [this, name] { m_navigator.open(name); }});
    }
}

void Palette::addTasks() {
    if (m_tasks == nullptr) return;
    std::size_t added = 0;
    for (const auto* list : {&m_tasks->inFlight, &m_tasks->ended})
        for (const api::TaskRow& task : *list) {
            if (added == kMaxTasks) return;
            const std::size_t before = m_entries.size();
            const QString name = text::plain(task.inputName.empty() ? task.lambdaName : task.inputName);
            const QString id = text::hex(task.id.bytes);
            add({tr("Tasks"), name, badgeOf(task).text, QStringLiteral("file"), {}, [this, id] {
                     m_navigator.open(QStringLiteral("run.task"), {{QStringLiteral("id"), id}});
                 }});
            if (m_entries.size() > before) ++added;
        }
}

void Palette::addActions() {
    const QString group = tr("Actions");
    const api::Wallet* wallet = m_wallets == nullptr ? nullptr : m_wallets->current();
    if (wallet != nullptr && wallet->unlocked)
        add({group, tr("Lock wallet"), {}, QStringLiteral("lock"), capsOf("Ctrl L"), [this] {
                 m_leo.wallets().lock();
             }});
    const bool dark = m_appearance.dark();
    add({group,
         dark ? tr("Use light theme") : tr("Use dark theme"),
         {},
         dark ? QStringLiteral("sun") : QStringLiteral("moon"),
         capsOf("Ctrl Shift L"),
         [this] { m_appearance.toggleTheme(); }});
    if (wallet != nullptr) {
        const QString address = QString::fromStdString(wallet->address);
        add({group,
             tr("Copy my address"),
             address.left(9) + QChar(0x2026) + address.right(5),
             QStringLiteral("copy"),
             {},
             [address] { QGuiApplication::clipboard()->setText(address); }});
    }
}

void Palette::addMatches() {
    for (const api::Match& match : m_found.matches) {
        const MatchPage where = pageOf(match.kind);
        if (*where.page == '\0') continue;
        const QString id =
            match.kind == api::Match::Kind::Block ? QString::number(match.height.value) : text::hex(match.id);
        m_entries.push_back({tr("On the chain"),
                             text::plain(match.title),
                             core::said(match.subtitle),
                             QString::fromLatin1(where.icon),
                             {},
                             [this, page = QString::fromLatin1(where.page), id] {
                                 m_navigator.open(page, {{QStringLiteral("id"), id}});
                             }});
    }
}

void Palette::build() {
    m_entries.clear();
    addMatches();
    addPages();
    addTasks();
    addActions();
    std::vector<Row> rows;
    QString group;
    for (const Entry& entry : m_entries) {
        const QString heading = entry.group == group ? QString() : entry.group;
        group = entry.group;
        rows.push_back({QString::number(rows.size()) + entry.group + entry.title + entry.note,
                        {heading, entry.title, entry.note, entry.icon, entry.keys}});
    }
    m_rows.assign(std::move(rows));
}

void Palette::run(int row) {
    if (row < 0 || static_cast<std::size_t>(row) >= m_entries.size()) return;
    // What it does may rebuild the list.
    const std::function<void()> action = m_entries[static_cast<std::size_t>(row)].run;
    action();
}

}  // namespace leo::ui
