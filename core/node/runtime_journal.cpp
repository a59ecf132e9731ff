#include "node/runtime_journal.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "store/data_dir.h"

namespace leo::node {
namespace {

QString journalText(std::string_view value) {
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}
QString journalHex(const Hash& value) {
    return journalText(toHex(value));
}
Hash journalHash(const QJsonValue& value) {
    const Result<TaskId> id = TaskId::fromHexText(value.toString().toStdString());  // any 32 bytes
    return id.ok() ? id->bytes : Hash{};
}
QJsonValue journalNumber(std::uint64_t value) {
    return static_cast<double>(value);
}
std::uint64_t journalNumber(const QJsonValue& value) {
    const double given = value.toDouble();
    return given >= 0 && given <= 9e15 ? static_cast<std::uint64_t>(given) : 0;
}

QJsonObject journalFields(const attest::NodeStart& start) {
    return {{QStringLiteral("kind"), QStringLiteral("node-start")},
            {QStringLiteral("runner"), journalText(start.runner)},
            {QStringLiteral("version"), journalText(start.version)},
            {QStringLiteral("program"), journalHex(start.binaryDigest)}};
}
QJsonObject journalFields(const attest::TaskStart& start) {
    return {{QStringLiteral("kind"), QStringLiteral("task-start")},
            {QStringLiteral("task"), journalText(start.task.hex())},
            {QStringLiteral("draw"), journalNumber(start.draw)},
            {QStringLiteral("turn"), journalNumber(start.turn)},
            {QStringLiteral("image"), journalHex(start.imageDigest)}};
}
QJsonObject journalFields(const attest::TaskEnd& end) {
    return {{QStringLiteral("kind"), QStringLiteral("task-end")},
            {QStringLiteral("task"), journalText(end.task.hex())},
            {QStringLiteral("exit"), journalNumber(end.exit)},
            {QStringLiteral("result"), !end.resultCid.empty()}};
}

std::optional<JournalEntry> journalEntry(const QByteArray& line) {
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    JournalEntry entry;
    entry.index = journalNumber(object[QStringLiteral("index")]);
    entry.kind = object[QStringLiteral("kind")].toString().toStdString();
    if (entry.index == 0 || entry.kind.empty()) return {};
    entry.time = TimeMs{journalNumber(object[QStringLiteral("time")])};
    entry.digest = journalHash(object[QStringLiteral("digest")]);
    entry.pcr13 = journalHash(object[QStringLiteral("pcr13")]);
    entry.runner = object[QStringLiteral("runner")].toString().toStdString();
    entry.version = object[QStringLiteral("version")].toString().toStdString();
    entry.program = journalHash(object[QStringLiteral("program")]);
    entry.task.bytes = journalHash(object[QStringLiteral("task")]);
    entry.draw = static_cast<std::uint32_t>(journalNumber(object[QStringLiteral("draw")]));
    entry.turn = static_cast<std::uint32_t>(journalNumber(object[QStringLiteral("turn")]));
    entry.image = journalHash(object[QStringLiteral("image")]);
    entry.exit = static_cast<std::uint32_t>(journalNumber(object[QStringLiteral("exit")]));
    entry.result = object[QStringLiteral("result")].toBool();
    entry.clean = object[QStringLiteral("clean")].toBool();
    return entry;
}

std::filesystem::path earlierJournal(const std::filesystem::path& file) {
    return file.string() + ".1";
}

Result<std::vector<JournalEntry>> journalEntries(const std::filesystem::path& file) {
    std::vector<JournalEntry> entries;
    const Result<Bytes> bytes = store::readFile(file, 2 * kMaxJournalBytes);
    if (!bytes.ok() && bytes.error().code == Code::NotFound) return entries;
    if (!bytes.ok()) return bytes.error();
    const QByteArray whole(reinterpret_cast<const char*>(bytes->data()), static_cast<qsizetype>(bytes->size()));
    for (const QByteArray& line : whole.split('\n'))
        if (std::optional<JournalEntry> entry = journalEntry(line)) entries.push_back(std::move(*entry));
    return entries;
}

}  // namespace

RuntimeJournal::RuntimeJournal(std::filesystem::path file) : m_file(std::move(file)) {
    for (const std::filesystem::path& part : {earlierJournal(m_file), m_file}) {
        const Result<std::vector<JournalEntry>> entries = journalEntries(part);
        if (entries.ok() && !entries->empty()) m_next = std::max(m_next, entries->back().index + 1);
    }
}

Status RuntimeJournal::append(const attest::LogEvent& event, const Hash& pcr13, const Hash& cleanDigest, TimeMs now) {
    QJsonObject object = std::visit([](const auto& one) { return journalFields(one); }, event);
    if (const auto* end = std::get_if<attest::TaskEnd>(&event))
        object[QStringLiteral("clean")] = end->cleanupDigest == cleanDigest;
    object[QStringLiteral("index")] = journalNumber(m_next);
    object[QStringLiteral("time")] = journalNumber(now.value);
    object[QStringLiteral("digest")] = journalHex(attest::lineDigest(event));
    object[QStringLiteral("pcr13")] = journalHex(pcr13);
    std::error_code error;
    if (std::filesystem::file_size(m_file, error) >= kMaxJournalBytes && !error)
        std::filesystem::rename(m_file, earlierJournal(m_file), error);
    QFile file(QString::fromStdString(m_file.string()));
    const bool fresh = !file.exists();
    LEO_REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Append), Code::Io, file.errorString().toStdString());
    if (fresh) file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    LEO_REQUIRE(file.write(line) == line.size() && file.flush(), Code::DiskFull, file.errorString().toStdString());
    ++m_next;
    return {};
}

Result<std::vector<JournalEntry>> readJournal(const std::filesystem::path& file, std::uint64_t before) {
    std::vector<JournalEntry> page;
    for (const std::filesystem::path& part : {file, earlierJournal(file)}) {
        LEO_TRY_ASSIGN(const std::vector<JournalEntry> entries, journalEntries(part));
        for (auto entry = entries.rbegin(); entry != entries.rend() && page.size() < kJournalPage; ++entry)
            if (before == 0 || entry->index < before) page.push_back(*entry);
    }
    return page;
}

}  // namespace leo::node
