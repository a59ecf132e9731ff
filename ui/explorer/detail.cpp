#include "explorer/detail.h"

#include "language/core_words.h"
#include "run/text.h"

namespace leo::ui {
namespace {

constexpr std::size_t kHexLine = 16;
constexpr std::size_t kMaxShownBytes = 16u << 10;  // a page of bytes nobody reads to its end; exports hold them all

QString annotatedHex(ByteView bytes) {
    QString out;
    const std::size_t shown = std::min(bytes.size(), kMaxShownBytes);
    for (std::size_t at = 0; at < shown; at += kHexLine) {
        QString line = QStringLiteral("%1  ").arg(at, 4, 16, QLatin1Char('0'));
        QString ascii;
        for (std::size_t i = at; i < at + kHexLine; ++i) {
            if (i == at + kHexLine / 2) line += u' ';
            if (i >= shown) {
                line += QStringLiteral("   ");
                continue;
            }
            line += QStringLiteral("%1 ").arg(bytes[i], 2, 16, QLatin1Char('0'));
            ascii += bytes[i] >= 0x20 && bytes[i] < 0x7f ? QChar(char16_t{bytes[i]}) : QChar(u'.');
        }
        out += line + u' ' + ascii + u'\n';
    }
    return out;
}

}  // namespace

Detail::Detail(QObject* parent)
    : QObject(parent), m_facts(explorer::factRoles()), m_rawFields({"path", "value", "depth", "from", "to"}) {}

void Detail::setMissing(const QString& sentence) {
    m_status = QStringLiteral("missing");
    m_problem = sentence;
    Q_EMIT changed();
}

void Detail::setFailed(const Error& error) {
    m_status = error.code == Code::NotFound || error.code == Code::UnknownTask ? QStringLiteral("missing")
                                                                               : QStringLiteral("error");
    m_problem = core::said(error.detail);
    Q_EMIT changed();
}

void Detail::setReady() {
    m_status = QStringLiteral("ready");
    m_problem.clear();
    Q_EMIT changed();
}

void Detail::setRaw(const api::RawView& raw) {
    std::vector<Row> rows;
    for (const api::RawField& field : raw.fields)
        rows.push_back(Row{QString::number(rows.size()),
                           {text::own(field.path), text::plain(field.value), field.depth, field.from, field.to}});
    m_rawFields.assign(std::move(rows));
    m_rawHex = annotatedHex(raw.bytes);
    m_rawBytes = text::count(raw.bytes.size());
    m_reencodes = raw.reencodesEqual;
    Q_EMIT changed();
}

}  // namespace leo::ui
