// Console: the only place leod writes to stdout and stderr.
//
// stdout carries results, stderr everything that accompanies the work (progress, warnings, errors, the log without a
// file). With --json stdout carries one JSON object a line: events while a command works, and as the last line its
// result or {"error": …}. Progress lines appear on a terminal and in a pipe alike, one a step; --quiet drops them.
// Thread: main. SIGPIPE is ignored by the program: writing to a closed pipe is silently dropped.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/strong.h"

namespace leo::app {

inline QString qtText(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

class Console {
public:
    struct Options {
        bool json = false;
        bool quiet = false;
    };
    explicit Console(Options options);

    bool json() const { return m_options.json; }
    bool quiet() const { return m_options.quiet; }
    // stderr is a terminal that may be coloured (NO_COLOR is respected).
    bool colour() const { return m_colour; }

    // One step of the work, on stderr.
    void progress(std::string_view line);
    void warning(std::string_view line);
    // One line of the result for a person, on stdout; nothing with --json.
    void print(std::string_view line);
    // One JSON line on stdout; nothing without --json. {"event": name, …fields}
    void event(std::string_view name, QJsonObject fields = {});
    // The result of the command as the last line of stdout; nothing without --json.
    void result(const QJsonObject& object);
    // A long-running command works now. With --json the line {"event":"ready",…} that devnet waits for (process.h),
    // else `line` on stderr.
    void ready(std::string_view line, QJsonObject fields = {});
    // The error in words on stderr, or with --json as the last line of stdout.
    void error(const Error& error);

private:
    Options m_options;
    bool m_colour = false;
};

// Columns for a person: header and rows, numbers right-aligned, at least two blanks between columns.
class Table {
public:
    // A name that starts with '>' is right-aligned.
    explicit Table(std::vector<std::string> columns);
    void row(std::vector<std::string> cells);  // as many as columns (asserted)
    void print(Console& console) const;
    std::string text() const;

private:
    std::vector<std::string> m_columns;
    std::vector<bool> m_right;
    std::vector<std::vector<std::string>> m_rows;
};

// "2.4 s", "180 ms", "3 min 5 s".
std::string durationText(std::uint64_t ms);
// "1.5 MiB", "812 bytes".
std::string sizeText(std::uint64_t bytes);
// "2026-01-31 12:34:56 UTC"
std::string timeText(TimeMs time);

}  // namespace leo::app
