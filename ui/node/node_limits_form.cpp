#include "node/node_limits_form.h"

#include <QLocale>
#include <QTime>
#include <optional>

#include "language/language.h"
#include "node/node_words.h"
#include "run/text.h"

namespace leo::ui {

namespace {

// A figure with at most nine decimals in the sign of the language. GB have as many decimals as LEO have units, so one
// reader serves both.
std::optional<std::uint64_t> billionths(const QString& typed) {
    QString plain = typed.trimmed();
    if (plain.isEmpty()) return 0;
    const QString point(QLocale().decimalPoint());
    if (point != QStringLiteral(".") && plain.contains(u'.')) return {};
    plain.replace(point, QStringLiteral("."));
    const auto amount = parseAmount(plain.toStdString());
    return amount ? std::optional(amount->units) : std::nullopt;
}

QString shown(std::uint64_t units) {
    return QString::fromStdString(toText(Amount{units})).replace(u'.', QLocale().decimalPoint());
}

std::optional<std::uint32_t> minute(const QString& typed) {
    const QTime time = QTime::fromString(typed.trimmed(), QStringLiteral("H:mm"));
    if (!time.isValid()) return {};
    return static_cast<std::uint32_t>(time.hour() * 60 + time.minute());
}

}  // namespace

NodeLimitsForm::NodeLimitsForm(api::NodeOperator& node, QObject* parent) : QObject(parent), m_node(node) {
    onLanguage(this, [this] {
        m_memory = text::withSign(m_memory);
        m_offer = text::withSign(m_offer);
        check();
    });
    show();
}

void NodeLimitsForm::take(const api::NodeState& state) {
    m_known = state.limits;
    m_measured = state.measured;
    if (m_touched) {
        check();
    } else {
        show();
    }
}

void NodeLimitsForm::set(QString& field, const QString& text) {
    if (field == text) return;
    field = text;
    m_touched = true;
    check();
}

void NodeLimitsForm::setAlways(bool always) {
    if (m_always == always) return;
    m_always = always;
    m_touched = true;
    check();
}

void NodeLimitsForm::show() {
    m_cores = m_known.cpuCores == 0 ? QString() : QString::number(m_known.cpuCores);
    m_memory = m_known.memoryBytes == 0 ? QString() : shown(m_known.memoryBytes);
    m_offer = m_known.smallestOffer.isZero() ? QString() : shown(m_known.smallestOffer.units);
    m_always = m_known.fromMinute == m_known.toMinute;
    m_from = minuteOfDay(m_known.fromMinute);
    m_to = minuteOfDay(m_known.toMinute);
    check();
}

void NodeLimitsForm::check() {
    m_coresError = m_memoryError = m_offerError = m_hoursError = QString();
    bool number = true;
    m_typed = {};
    m_typed.cpuCores = m_cores.trimmed().isEmpty() ? 0 : m_cores.trimmed().toUInt(&number);
    if (!number || (m_measured.cpuCores > 0 && m_typed.cpuCores > m_measured.cpuCores))
        m_coresError = tr("A whole number up to %1.").arg(m_measured.cpuCores);
    const auto memory = billionths(m_memory);
    m_typed.memoryBytes = memory.value_or(0);
    if (!memory)
        m_memoryError = tr("A number of GB, with \"%1\" before its decimals.").arg(QLocale().decimalPoint());
    else if (m_measured.memoryBytes > 0 && *memory > m_measured.memoryBytes)
        m_memoryError = tr("This computer has %1.").arg(text::size(m_measured.memoryBytes));
    const auto offer = billionths(m_offer);
    m_typed.smallestOffer = Amount{offer.value_or(0)};
    if (!offer)
        m_offerError = tr("An amount of LEO with at most nine decimals after \"%1\".").arg(QLocale().decimalPoint());
    if (!m_always) {
        const auto from = minute(m_from), to = minute(m_to);
        m_typed.fromMinute = from.value_or(0);
        m_typed.toMinute = to.value_or(0);
        if (!from || !to)
            m_hoursError = tr("Two times of the day, such as 22:00 and 6:30.");
        else if (from == to)
            m_hoursError = tr("The two times are the same. Choose Always for the whole day.");
    }
    Q_EMIT changed();
}

bool NodeLimitsForm::valid() const {
    return m_coresError.isEmpty() && m_memoryError.isEmpty() && m_offerError.isEmpty() && m_hoursError.isEmpty();
}

void NodeLimitsForm::apply() {
    if (!m_touched || !valid()) return;
    m_known = m_typed;  // until the node says what it took
    m_touched = false;
    m_node.setLimits(m_typed);
    show();
    Q_EMIT applied();
}

void NodeLimitsForm::revert() {
    m_touched = false;
    show();
}

}  // namespace leo::ui
