// leod: the headless program. Finds the command, prepares what every command needs, and reports how it went.
#include <QCoreApplication>

#include "crypto/secret.h"
#include "leod/commands.h"
#include "leod/errors.h"
#include "leod/logging.h"
#include "leod/options.h"
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
        std::fputs(helpOfAll(commands).c_str(), stdout);
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

int runAll(QCoreApplication& application) {
    const auto commands = allCommands();
    const QStringList words = application.arguments().mid(1);
    const CommonOptions glance = CommandLine::glance(words);
    auto line = CommandLine::parse(words, commands);
    Console console({line.ok() ? line->common().json : glance.json, line.ok() && line->common().quiet});
    if (!line.ok()) return fail(line.error(), console);
    auto stop = StopSignal::install();
    if (!stop.ok()) return fail(stop.error(), console);
    return runLine(*line, commands, console, **stop);
}

}  // namespace

bool Context::stopRequested() const {
    return m_stop->requested();
}

void Context::onStop(std::function<void()> callback) const {
    m_stop->onStop(std::move(callback));
}

}  // namespace leo::app

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("leod"));
    leo::crypto::initialise();
    return leo::app::runAll(application);
}
