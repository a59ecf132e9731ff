#include "firstrun/new_wallet.h"

#include <QUrl>
#include <algorithm>

#include "base/random.h"
#include "firstrun/word_entry.h"
#include "language/core_words.h"
#include "run/text.h"
#include "wallet/guarded.h"
#include "wallet/wallet_words.h"

namespace leo::ui {
namespace {

constexpr qsizetype kMaxWalletName = 40;  // what the header has room for

}  // namespace

NewWallet::NewWallet(api::Wallets& wallets, QObject* parent)
    : QObject(parent), m_api(wallets), m_entry(new WordEntry(wallets, this)) {}

NewWallet::~NewWallet() {
    forgetWords();
}

QVariantList NewWallet::asked() const {
    QVariantList list;
    for (const int place : m_asked) list << place;
    return list;
}

void NewWallet::setStage(Stage stage) {
    m_stage = stage;
    Q_EMIT changed();
}

void NewWallet::begin() {
    abandon();
    m_busy = true;
    Q_EMIT changed();
    m_api.newWords(guarded(this, [this](const Result<std::string>& words) {
        m_busy = false;
        if (words.ok()) {
            m_words = text::own(*words).split(QLatin1Char(' '));
            return setStage(Stage::Show);
        }
        m_error = words::refusal(words.error());
        Q_EMIT changed();
    }));
}

// Which words are asked for is no secret; that they differ from the last ones matters to who only copied three.
void NewWallet::draw() {
    QList<int> places;
    while (places.size() < kAsked) {
        const int place = static_cast<int>(systemRandom().below(kRecoveryWords)) + 1;
        if (!places.contains(place)) places << place;
    }
    std::sort(places.begin(), places.end());
    m_asked = places;
}

void NewWallet::written() {
    if (m_stage != Stage::Show) return;
    m_wrong = 0;
    draw();
    setStage(Stage::Ask);
}

void NewWallet::showAgain() {
    if (m_stage != Stage::Ask) return;
    m_wrong = 0;
    setStage(Stage::Show);
}

void NewWallet::answer(const QStringList& words) {
    if (m_stage != Stage::Ask) return;
    m_wrong = 0;
    for (int i = 0; i < kAsked && m_wrong == 0; ++i)
        if (words.value(i).trimmed().toLower() != m_words.value(m_asked[i] - 1)) m_wrong = m_asked[i];
    if (m_wrong != 0) {
        m_error = tr("Word %1 is another one. Look at what you wrote, or show the words again.").arg(m_wrong);
        Q_EMIT changed();
        return;
    }
    m_error.clear();
    setStage(Stage::Password);
}

QString NewWallet::nameProblem(const QString& name) const {
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty()) return tr("A wallet needs a name.");
    if (trimmed.size() > kMaxWalletName) return tr("At most %1 characters.").arg(kMaxWalletName);
    return {};
}

QString NewWallet::passwordProblem(const QString& password, const QString& repeated) const {
    if (password.size() < kMinPassword) return tr("At least %1 characters.").arg(kMinPassword);
    if (password != repeated) return tr("The two passwords differ.");
    return {};
}

void NewWallet::make(const QString& name, const QByteArray& words, const QString& password, const QString& repeated,
                     bool backedUp) {
    if (m_busy) return;
    m_error = nameProblem(name);
    if (m_error.isEmpty()) m_error = passwordProblem(password, repeated);
    m_busy = m_error.isEmpty();
    Q_EMIT changed();
    if (!m_busy) return;
    QByteArray secret = password.toUtf8();
    m_api.create(name.trimmed().toStdString(), std::string_view(words.data(), static_cast<std::size_t>(words.size())),
                 std::string_view(secret.data(), static_cast<std::size_t>(secret.size())),
                 guarded(this, [this, backedUp](const Result<AccountId>& account) { finish(account, backedUp); }));
    secret.fill('\0');
}

void NewWallet::create(const QString& name, const QString& password, const QString& repeated) {
    if (m_stage != Stage::Password) return;
    QByteArray words = m_words.join(QLatin1Char(' ')).toUtf8();
    make(name, words, password, repeated, true);
    words.fill('\0');
}

void NewWallet::restoreWords(const QString& name, const QString& password, const QString& repeated) {
    m_entry->judge();
    if (!m_entry->valid()) {
        m_error = m_entry->complete() ? m_entry->problem() : tr("%1 of 24 words are there.").arg(m_entry->filled());
        Q_EMIT changed();
        return;
    }
    QByteArray words = m_entry->joined();
    make(name, words, password, repeated, true);
    words.fill('\0');
}

void NewWallet::restoreFile(const QUrl& file, const QString& password) {
    if (m_busy || !file.isLocalFile()) return;
    m_busy = true;
    m_error.clear();
    Q_EMIT changed();
    QByteArray secret = password.toUtf8();
    m_api.restoreFile(file.toLocalFile().toStdString(),
                      std::string_view(secret.data(), static_cast<std::size_t>(secret.size())),
                      guarded(this, [this](const Result<AccountId>& account) { finish(account, true); }));
    secret.fill('\0');
}

void NewWallet::finish(const Result<AccountId>& account, bool backedUp) {
    m_busy = false;
    if (!account.ok()) {
        const Error& error = account.error();
        if (error.code == Code::AlreadyExists)
            m_error = tr("This wallet is on this computer already.");
        else if (error.code == Code::Malformed)
            m_error = tr("This is not a backup of a Leo wallet: %1.").arg(core::said(error.detail));
        else
            m_error = words::refusal(error);
        Q_EMIT changed();
        return;
    }
    if (backedUp) m_api.markBackedUp(*account);
    forgetWords();
    m_entry->clear();
    setStage(Stage::Done);
    Q_EMIT created();
}

void NewWallet::forgetWords() {
    m_words.clear();
    m_asked.clear();
}

void NewWallet::abandon() {
    forgetWords();
    m_entry->clear();
    m_error.clear();
    m_wrong = 0;
    setStage(Stage::Idle);
}

}  // namespace leo::ui
