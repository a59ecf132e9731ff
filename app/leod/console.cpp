#include "leod/console.h"

#include <unistd.h>

#include <QDateTime>
#include <QJsonDocument>
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "leod/errors.h"

namespace leo::app {
namespace {

void writeLine(FILE* stream, std::string_view line) {
    std::fwrite(line.data(), 1, line.size(), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

void writeJson(const QJsonObject& object) {
    const QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Compact);
    writeLine(stdout, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

// Columns on a terminal; a continuation byte of UTF-8 takes none. Good for the names and numbers shown here.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string padded(std::string_view text, std::size_t columns, bool right) {
    const std::size_t used = width(text);
    const std::string blanks(columns > used ? columns - used : 0, ' ');
    return right ? blanks + std::string(text) : std::string(text) + blanks;
}

}  // namespace

Console::Console(Options options) : m_options(options) {
    const char* noColour = std::getenv("NO_COLOR");
    m_colour = isatty(STDERR_FILENO) != 0 && (noColour == nullptr || *noColour == '\0');
}

void Console::progress(std::string_view line) {
    if (!m_options.quiet) writeLine(stderr, line);
}

void Console::warning(std::string_view line) {
    writeLine(stderr, (m_colour ? "\x1b[33mWarning:\x1b[0m " : "Warning: ") + std::string(line));
}

void Console::print(std::string_view line) {
    if (!m_options.json) writeLine(stdout, line);
}

void Console::event(std::string_view name, QJsonObject fields) {
    if (!m_options.json) return;
    fields.insert(QStringLiteral("event"), qtText(name));
    writeJson(fields);
}

void Console::result(const QJsonObject& object) {
    if (m_options.json) writeJson(object);
}

void Console::ready(std::string_view line, QJsonObject fields) {
    event("ready", std::move(fields));
    if (!m_options.json) progress(line);
}

void Console::error(const Error& error) {
    const ErrorText text = describe(error);
    if (m_options.json) {
        writeJson({{QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), qtText(codeName(error.code))},
                                                         {QStringLiteral("message"), qtText(text.what)},
                                                         {QStringLiteral("meaning"), qtText(text.meaning)},
                                                         {QStringLiteral("action"), qtText(text.action)}}}});
        return;
    }
    writeLine(stderr, (m_colour ? "\x1b[31mError:\x1b[0m " : "Error: ") + text.what + ".");
    writeLine(stderr, "  " + text.meaning);
    writeLine(stderr, "  " + text.action);
}

Table::Table(std::vector<std::string> columns) {
    for (std::string& column : columns) {
        const bool right = !column.empty() && column.front() == '>';
        m_right.push_back(right);
        m_columns.push_back(right ? column.substr(1) : std::move(column));
    }
}

void Table::row(std::vector<std::string> cells) {
    LEO_ASSERT(cells.size() == m_columns.size());
    m_rows.push_back(std::move(cells));
}

std::string Table::text() const {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        std::size_t widest = width(m_columns[i]);
        for (const auto& row : m_rows) widest = std::max(widest, width(row[i]));
        widths.push_back(widest);
    }
    std::string out;
    const auto append = [&](const std::vector<std::string>& cells) {
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i != 0) line += "  ";
            line += padded(cells[i], widths[i], m_right[i]);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + '\n';
    };
    append(m_columns);
    for (const auto& row : m_rows) append(row);
    return out;
}

void Table::print(Console& console) const {
    std::string all = text();
    all.pop_back();
    console.print(all);
}

std::string durationText(std::uint64_t ms) {
    if (ms < 1'000) return std::to_string(ms) + " ms";
    if (ms < 60'000) return std::to_string(ms / 1'000) + "." + std::to_string(ms % 1'000 / 100) + " s";
    return std::to_string(ms / 60'000) + " min " + std::to_string(ms % 60'000 / 1'000) + " s";
}

std::string sizeText(std::uint64_t bytes) {
    if (bytes < 1024) return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
    const char* const units[] = {"KiB", "MiB", "GiB", "TiB"};
    double value = static_cast<double>(bytes) / 1024;
    std::size_t unit = 0;
    while (value >= 1024 && unit + 1 < std::size(units)) {
        value /= 1024;
        ++unit;
    }
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %s", value, units[unit]);
    return text;
}

std::string timeText(TimeMs time) {
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(time.value), Qt::UTC);
    return moment.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")).toStdString() + " UTC";
}

}  // namespace leo::app
