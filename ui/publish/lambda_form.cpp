#include "publish/lambda_form.h"

#include <QProcess>
#include <QRegularExpression>
#include <algorithm>

#include "language/core_words.h"
#include "language/language.h"
#include "run/text.h"
#include "wallet/sending.h"

namespace leo::ui {
namespace {

constexpr std::uint64_t kMb = 1'000'000;
constexpr qsizetype kMaxName = 80, kMaxDescription = 500;  // what lists and pages show of them

struct Number {
    const char* field;
    std::uint64_t least, most;
};
// What a form takes; the network may allow less and says so when the draft is prepared.
constexpr Number kNumbers[] = {
    {"memory", 16, 65'536}, {"processes", 1, 4096}, {"cpu", 1, 3600},         {"wall", 1, 3600},
    {"output", 1, 4096},    {"tmp", 1, 16'384},     {"minNodes", 1, 100'000}, {"minCredit", 0, 1'000'000'000},
};

// Rounded up, so that a folder keeps what it asks for.
QString inMb(std::uint64_t bytes) {
    return QString::number((bytes + kMb - 1) / kMb);
}

std::uint64_t numberOf(const QString& text) {
    bool ok = false;
    const qulonglong value = text.trimmed().toULongLong(&ok);
    return ok ? value : 0;
}

std::vector<std::string> listOf(const QString& text) {
    std::vector<std::string> list;
    for (const QString& part : text.split(QRegularExpression(QStringLiteral("[,\\s]+")), Qt::SkipEmptyParts))
        list.push_back(part.toStdString());
    return list;
}

QString joined(const std::vector<std::string>& list, const QString& separator) {
    QStringList parts;
    for (const std::string& part : list) parts << text::own(part);
    return parts.join(separator);
}

QString commandText(const std::vector<std::string>& command) {
    QStringList parts;
    for (const std::string& word : command) {
        const QString part = text::own(word);
        parts << (part.contains(QLatin1Char(' ')) ? QLatin1Char('"') + part + QLatin1Char('"') : part);
    }
    return parts.join(QLatin1Char(' '));
}

}  // namespace

LambdaForm::LambdaForm(QObject* parent) : QObject(parent) {
    onLanguage(this, [this] {
        for (const char* field : {"price", "missFee", "bond"}) put(field, text::withSign(value(field)));
        judge();
    });
    clear();
}

void LambdaForm::clear() {
    m_values.clear();
    m_touched.clear();
    m_imageName.clear();
    m_showAll = false;
    for (const char* field : {"name", "description", "image", "command", "accepts", "produces", "price"})
        put(field, {});
    put("version", QStringLiteral("1.0.0"));
    put("memory", QStringLiteral("512"));
    put("processes", QStringLiteral("64"));
    put("cpu", QStringLiteral("60"));
    put("wall", QStringLiteral("60"));
    put("output", QStringLiteral("32"));
    put("tmp", QStringLiteral("64"));
    put("minNodes", QStringLiteral("3"));
    put("minCredit", QStringLiteral("0"));
    put("ask", {});
    if (m_images.size() == 1) put("image", text::own(toHex(m_images.front().digest)));
    put("missFee", text::typed(m_parameters.minMissFee));
    put("bond", text::typed(m_parameters.minLambdaBond));
    judge();
}

void LambdaForm::put(const char* field, const QString& value) {
    m_values.insert(QLatin1String(field), value);
}

void LambdaForm::set(const QString& field, const QString& value) {
    if (!m_values.contains(field) || m_values.value(field).toString() == value) return;
    m_values.insert(field, value);
    if (!m_touched.contains(field)) m_touched << field;
    judge();
}

void LambdaForm::showAll() {
    m_showAll = true;
    judge();
}

void LambdaForm::fill(const api::LambdaDraft& draft) {
    put("name", text::own(draft.name));
    put("version", text::own(draft.version));
    put("description", text::own(draft.description));
    put("image", draft.imageDigest == Hash{} ? QString() : text::own(toHex(draft.imageDigest)));
    m_imageName = draft.imageName;
    put("command", commandText(draft.command));
    put("accepts", joined(draft.accepts, QStringLiteral(", ")));
    put("produces", text::own(draft.produces));
    put("memory", inMb(draft.limits.memoryBytes));
    put("processes", QString::number(draft.limits.pids));
    put("cpu", QString::number(draft.limits.cpuMs / 1000));
    put("wall", QString::number(draft.limits.wallMs / 1000));
    put("output", inMb(draft.limits.outputBytes));
    put("tmp", inMb(draft.limits.tmpfsBytes));
    put("price", draft.price.isZero() ? QString() : text::typed(draft.price));
    put("missFee", text::typed(draft.missFee));
    put("bond", text::typed(draft.bond));
    put("minNodes", QString::number(draft.minNodes));
    put("minCredit", QString::number(draft.minTotalCredit));
    put("ask", draft.policy == api::ReleasePolicy::Ask ? QStringLiteral("1") : QString());
    m_touched = m_values.keys();
    judge();
}

void LambdaForm::fillFrom(const api::FolderReport& report) {
    const auto offer = [this](const char* field, const QString& value) {
        if (!value.isEmpty() && value != QLatin1String("0") && !m_touched.contains(QLatin1String(field)))
            put(field, value);
    };
    offer("name", text::own(report.name));
    offer("description", text::own(report.description));
    offer("command", commandText(report.command));
    offer("accepts", joined(report.accepts, QStringLiteral(", ")));
    offer("produces", text::own(report.produces));
    offer("memory", inMb(report.limits.memoryBytes));
    offer("processes", QString::number(report.limits.pids));
    offer("cpu", QString::number(report.limits.cpuMs / 1000));
    offer("wall", QString::number(report.limits.wallMs / 1000));
    offer("output", inMb(report.limits.outputBytes));
    offer("tmp", inMb(report.limits.tmpfsBytes));
    judge();
}

void LambdaForm::setNetwork(const api::Parameters& parameters, Amount available) {
    m_parameters = parameters;
    m_available = available;
    if (!m_touched.contains(QStringLiteral("missFee"))) put("missFee", text::typed(parameters.minMissFee));
    if (!m_touched.contains(QStringLiteral("bond"))) put("bond", text::typed(parameters.minLambdaBond));
    judge();
}

void LambdaForm::setImages(const std::vector<api::LambdaImage>& images) {
    m_images = images;
    if (value("image").isEmpty() && images.size() == 1) put("image", text::own(toHex(images.front().digest)));
    judge();
}

QString LambdaForm::numberProblem(const QString& text, std::uint64_t least, std::uint64_t most) const {
    bool ok = false;
    const qulonglong value = text.trimmed().toULongLong(&ok);
    if (ok && value >= least && value <= most) return {};
    return tr("A whole number from %1 to %2.").arg(text::count(least), text::count(most));
}

QString LambdaForm::moneyProblem(const QString& field) const {
    const QString entered = m_values.value(field).toString();
    if (entered.trimmed().isEmpty()) return tr("An amount is needed.");
    const Result<Amount> amount = amountOf(entered);
    if (!amount.ok()) return core::said(amount.error().detail);
    if (field == QLatin1String("price")) return amount->isZero() ? tr("At least 0.000000001 LEO.") : QString();
    const bool fee = field == QLatin1String("missFee");
    const Amount least = fee ? m_parameters.minMissFee : m_parameters.minLambdaBond;
    if (*amount < least) return tr("This network asks for at least %1 LEO.").arg(text::leoShort(least));
    if (fee) return {};
    const Result<Amount> missFee = amountOf(value("missFee"));
    if (missFee.ok() && *amount < *missFee) return tr("The bond must cover at least one miss fee.");
    const Result<Amount> needed = add(*amount, m_parameters.txFee);
    if (needed.ok() && *needed > m_available)
        return tr("You need %1 LEO more.").arg(text::leoShort(Amount{needed->units - m_available.units}));
    return {};
}

QString LambdaForm::problemOf(const QString& field) const {
    const QString entered = m_values.value(field).toString();
    const QString trimmed = entered.trimmed();
    if (field == QLatin1String("name"))
        return trimmed.isEmpty()           ? tr("A lambda needs a name.")
               : trimmed.size() > kMaxName ? tr("At most %1 characters.").arg(kMaxName)
                                           : QString();
    if (field == QLatin1String("version")) {
        static const QRegularExpression kVersion(QStringLiteral("^[0-9]+(\\.[0-9]+){0,2}$"));
        return kVersion.match(trimmed).hasMatch() ? QString() : tr("Numbers with points, such as 1.2.0.");
    }
    if (field == QLatin1String("description"))
        return trimmed.size() > kMaxDescription ? tr("At most %1 characters.").arg(kMaxDescription) : QString();
    if (field == QLatin1String("command"))
        return trimmed.isEmpty() ? tr("What should be started in the folder?") : QString();
    if (field == QLatin1String("produces"))
        return trimmed.count(QLatin1Char('/')) == 1 ? QString() : tr("A media type, such as image/png.");
    if (field == QLatin1String("accepts")) {
        for (const std::string& type : listOf(trimmed))
            if (std::count(type.begin(), type.end(), '/') != 1)
                return tr("Media types with commas between, such as image/png.");
        return trimmed.isEmpty() ? tr("Which media types does it take?") : QString();
    }
    if (field == QLatin1String("image")) {
        if (trimmed.isEmpty()) return tr("Choose the image it runs in.");
        return image() ? QString() : tr("This image is not on this computer any more. Choose one that is.");
    }
    if (field == QLatin1String("price") || field == QLatin1String("missFee") || field == QLatin1String("bond"))
        return moneyProblem(field);
    for (const Number& number : kNumbers)
        if (field == QLatin1String(number.field)) return numberProblem(entered, number.least, number.most);
    return {};
}

void LambdaForm::judge() {
    m_problems.clear();
    for (auto it = m_values.cbegin(); it != m_values.cend(); ++it) {
        if (!m_showAll && !m_touched.contains(it.key())) continue;
        const QString problem = problemOf(it.key());
        if (!problem.isEmpty()) m_problems.insert(it.key(), problem);
    }
    Q_EMIT changed();
}

bool LambdaForm::valid(std::initializer_list<const char*> fields) const {
    return std::all_of(fields.begin(), fields.end(),
                       [this](const char* field) { return problemOf(QLatin1String(field)).isEmpty(); });
}

bool LambdaForm::aboutValid() const {
    return valid({"name", "version", "description"});
}

bool LambdaForm::runtimeValid() const {
    return valid({"image", "command", "accepts", "produces", "memory", "processes", "cpu", "wall", "output", "tmp",
                  "price", "missFee", "bond", "minNodes", "minCredit"});
}

const api::LambdaImage* LambdaForm::image() const {
    const QString digest = value("image").trimmed();
    for (const api::LambdaImage& image : m_images)
        if (text::own(toHex(image.digest)) == digest) return &image;
    return nullptr;
}

QString LambdaForm::newerImage() const {
    const api::LambdaImage* chosen = image();
    if (m_imageName.empty() || value("image").isEmpty() || (chosen && !chosen->pinned)) return {};
    for (const api::LambdaImage& image : m_images)
        if (!image.pinned && image.name == m_imageName) return text::own(toHex(image.digest));
    return {};
}

QString LambdaForm::imageNote() const {
    if (newerImage().isEmpty()) return {};
    const QString name = text::plain(m_imageName);
    return image()
               ? tr("%1 now points to another image. The one your draft pinned is kept until you choose the new one.")
                     .arg(name)
               : tr("%1 now points to another image, and the one your draft pinned is gone.").arg(name);
}

QString LambdaForm::bondCovers() const {
    const Result<Amount> bond = amountOf(value("bond")), fee = amountOf(value("missFee"));
    if (!bond.ok() || !fee.ok() || fee->isZero()) return {};
    return text::count(bond->units / fee->units);
}

api::LambdaDraft LambdaForm::draft() const {
    api::LambdaDraft draft;
    draft.name = value("name").trimmed().toStdString();
    draft.version = value("version").trimmed().toStdString();
    draft.description = value("description").trimmed().toStdString();
    if (const Result<Bytes> digest = fromHex(value("image").toStdString()); digest.ok())
        if (const Result<Hash> hash = toArray<32>(*digest); hash.ok()) draft.imageDigest = *hash;
    if (const api::LambdaImage* chosen = image()) draft.imageName = chosen->name;
    for (const QString& word : QProcess::splitCommand(value("command"))) draft.command.push_back(word.toStdString());
    draft.accepts = listOf(value("accepts"));
    draft.produces = value("produces").trimmed().toStdString();
    draft.limits.memoryBytes = numberOf(value("memory")) * kMb;
    draft.limits.pids = static_cast<std::uint32_t>(numberOf(value("processes")));
    draft.limits.cpuMs = numberOf(value("cpu")) * 1000;
    draft.limits.wallMs = numberOf(value("wall")) * 1000;
    draft.limits.outputBytes = numberOf(value("output")) * kMb;
    draft.limits.tmpfsBytes = numberOf(value("tmp")) * kMb;
    draft.price = amountOf(value("price")).valueOr(Amount{});
    draft.missFee = amountOf(value("missFee")).valueOr(Amount{});
    draft.bond = amountOf(value("bond")).valueOr(Amount{});
    draft.minNodes = static_cast<std::uint32_t>(numberOf(value("minNodes")));
    draft.minTotalCredit = numberOf(value("minCredit"));
    draft.policy = value("ask").isEmpty() ? api::ReleasePolicy::Automatic : api::ReleasePolicy::Ask;
    return draft;
}

}  // namespace leo::ui
