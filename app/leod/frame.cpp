#include "leod/frame.h"

#include "leod/errors.h"
#include "leod/logging.h"
#include "leod/signals.h"
#include "leod/version.h"

namespace leo::app {
namespace {

int fail(const Error& error, Console& console) {
    console.error(error);
    return static_cast<int>(describe(error).exit);
}

int runLine(const CommandLine& line, const std::vector<std::unique_ptr<Command>>& commands, Console& console,
            StopSignal& stop) {
    if (line.version()) {
        console.print(std::string("leod ") + kVersion);
        console.result({{QStringLiteral("version"), QLatin1String(kVersion)}});
        return 0;
    }
    if (line.command() == nullptr) {
        std::fputs(helpOfAll(commands, line.family()).c_str(), stdout);
        return static_cast<int>(line.common().help ? Exit::Ok : Exit::Usage);
    }
    if (line.common().help) {
        std::fputs(helpOf(line.command()->spec()).c_str(), stdout);
        return 0;
    }
    const LogLevel quietest = line.common().logFile.empty() ? LogLevel::Warning : LogLevel::Info;
    auto logged = installLog(line.common().logFile, line.common().verbose ? LogLevel::Debug : quietest);
    if (!logged.ok()) return fail(logged.error(), console);
    auto layout = Layout::resolve(line.common().data);
    if (!layout.ok()) return fail(layout.error(), console);
    Context context(console, std::move(layout).value(), stop);
    auto outcome = line.command()->run(line.arguments(), context);
    if (!outcome.ok()) return fail(outcome.error(), console);
    return static_cast<int>(*outcome);
}

}  // namespace

int runCommands(const QStringList& words, const std::vector<std::unique_ptr<Command>>& commands) {
    const CommonOptions glance = CommandLine::glance(words);
    auto line = CommandLine::parse(words, commands);
    Console console({line.ok() ? line->common().json : glance.json, line.ok() && line->common().quiet});
    if (!line.ok()) return fail(line.error(), console);
    auto stop = StopSignal::install();
    if (!stop.ok()) return fail(stop.error(), console);
    return runLine(*line, commands, console, **stop);
}

}  // namespace leo::app
