#include "firstrun/word_entry.h"

#include <QRegularExpression>
#include <algorithm>

#include "language/language.h"
#include "run/text.h"

namespace leo::ui {
namespace {

constexpr qsizetype kMaxCompletions = 8;

QStringList emptyWords() {
    return QStringList(kRecoveryWords, QString());
}

}  // namespace

WordEntry::WordEntry(api::Wallets& wallets, QObject* parent)
    : QObject(parent), m_api(wallets), m_words(emptyWords()) {
    onLanguage(this, [this] {
        if (!m_problem.isEmpty()) judge();
    });
}

int WordEntry::filled() const {
    return static_cast<int>(
        std::count_if(m_words.begin(), m_words.end(), [](const QString& word) { return !word.isEmpty(); }));
}

QByteArray WordEntry::joined() const {
    return m_words.join(QLatin1Char(' ')).toUtf8();
}

void WordEntry::setWord(int place, const QString& entered) {
    if (place < 0 || place >= kRecoveryWords) return;
    const QStringList parts = entered.toLower().split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts);
    const QString single = parts.isEmpty() ? QString() : parts.front();
    if (parts.size() <= 1) {
        if (m_words[place] == single) return;
        m_words[place] = single;
    } else {
        for (qsizetype i = 0; i < parts.size() && place + i < kRecoveryWords; ++i) m_words[place + i] = parts[i];
    }
    judge(parts.size() > 1 ? -1 : place);
}

bool WordEntry::onList(const QString& word) const {
    const std::vector<std::string>& list = m_api.words();
    return std::binary_search(list.begin(), list.end(), word.toStdString());
}

QStringList WordEntry::completions(const QString& prefix) const {
    QStringList found;
    if (prefix.isEmpty()) return found;
    const std::string start = prefix.toLower().toStdString();
    const std::vector<std::string>& list = m_api.words();
    for (auto it = std::lower_bound(list.begin(), list.end(), start);
         it != list.end() && it->starts_with(start) && found.size() < kMaxCompletions; ++it)
        found << text::own(*it);
    return found;
}

void WordEntry::judge(int except) {
    m_wrongAt = 0;
    m_problem.clear();
    for (int i = 0; i < kRecoveryWords && m_wrongAt == 0; ++i) {
        if (m_words[i].isEmpty() || onList(m_words[i])) continue;
        if (i == except && !completions(m_words[i]).isEmpty()) continue;  // may still become one
        m_wrongAt = i + 1;
        m_problem = tr("Word %1 is not on the list: “%2”.").arg(m_wrongAt).arg(m_words[i]);
    }
    if (m_wrongAt == 0 && complete() && !m_api.checkWords(joined().toStdString()).ok())
        m_problem =
            tr("All words are on the list, but their checksum fails: one of them is another word, or two are "
               "swapped. Nothing was restored.");
    Q_EMIT changed();
}

void WordEntry::clear() {
    m_words = emptyWords();
    m_wrongAt = 0;
    m_problem.clear();
    Q_EMIT changed();
}

}  // namespace leo::ui
