#include "leod/options.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <algorithm>
#include <charconv>

namespace leo::app {
namespace {

const std::vector<OptionSpec>& commonSpecs() {
    static const std::vector<OptionSpec> specs = {
        {"data", "DIR", "where networks and wallets are kept (default: ~/.local/share/leo)"},
        {"json", "", "machine-readable: the last line on stdout is one JSON object"},
        {"quiet", "", "no progress lines (-q)"},
        {"verbose", "", "log what happens inside (-v)"},
        {"log", "FILE", "write the log to a file instead of stderr"},
        {"help", "", "show this help (-h)"},
    };
    return specs;
}

QStringList namesOf(const OptionSpec& spec) {
    QStringList names{qtText(spec.name)};
    if (spec.name == "quiet" || spec.name == "verbose" || spec.name == "help") names.prepend(names.front().left(1));
    return names;
}

void addOptions(QCommandLineParser& parser, const std::vector<OptionSpec>& specs) {
    for (const OptionSpec& spec : specs) parser.addOption({namesOf(spec), qtText(spec.help), qtText(spec.value)});
}

CommonOptions commonOf(const QCommandLineParser& parser) {
    CommonOptions common;
    common.data = parser.value(QStringLiteral("data")).toStdString();
    common.logFile = parser.value(QStringLiteral("log")).toStdString();
    common.json = parser.isSet(QStringLiteral("json"));
    common.quiet = parser.isSet(QStringLiteral("quiet"));
    common.verbose = parser.isSet(QStringLiteral("verbose"));
    common.help = parser.isSet(QStringLiteral("help"));
    return common;
}

// "wallet" and "wallet send" are different commands; the longer name wins.
Command* find(const QStringList& words, const std::vector<std::unique_ptr<Command>>& commands, qsizetype& used) {
    for (const qsizetype count : {qsizetype{2}, qsizetype{1}}) {
        if (words.size() < count) continue;
        const std::string name = words.mid(0, count).join(QLatin1Char(' ')).toStdString();
        for (const auto& command : commands)
            if (command->spec().name == name) {
                used = count;
                return command.get();
            }
    }
    return nullptr;
}

bool isOf(const std::string& family, const std::string& command) {
    return family.empty() || command.rfind(family + " ", 0) == 0;
}

Error unknownCommand(const QStringList& words, const std::vector<std::unique_ptr<Command>>& commands) {
    const std::string first = words.front().toStdString();
    std::string family;
    for (const auto& command : commands)
        if (const std::string name = command->spec().name; isOf(first, name))
            family += (family.empty() ? "" : ", ") + name;
    if (!family.empty()) return makeError(Code::InvalidArgument, "\"" + first + "\" is one of: " + family);
    return makeError(Code::InvalidArgument, "there is no command \"" + first + "\"; see `leod help`");
}

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

std::string optionLine(const OptionSpec& spec) {
    constexpr std::size_t kHelpColumn = 26;
    std::string line = "  --" + spec.name + (spec.value.empty() ? "" : " " + spec.value);
    line += std::string(line.size() + 2 < kHelpColumn ? kHelpColumn - line.size() : 2, ' ') + spec.help;
    if (!spec.fallback.empty()) line += " (default: " + spec.fallback + ")";
    return line + "\n";
}

constexpr const char* kExitCodes =
    "Exit codes:\n"
    "  0    done\n"
    "  1    failed on this computer\n"
    "  2    the command line is wrong\n"
    "  3    the network does not answer\n"
    "  4    the ledger refused it\n"
    "  5    the task ended without a result\n"
    "  130  interrupted\n";

}  // namespace

bool Arguments::has(const std::string& name) const {
    LEO_ASSERT(m_fallbacks.count(name) == 1);
    return m_values.count(name) == 1;
}

std::string Arguments::value(const std::string& name) const {
    LEO_ASSERT(m_fallbacks.count(name) == 1);
    const auto found = m_values.find(name);
    return found != m_values.end() ? found->second : m_fallbacks.at(name);
}

std::string Arguments::argument(const std::string& name) const {
    LEO_ASSERT(m_arguments.count(name) == 1);
    return m_arguments.at(name);
}

std::filesystem::path Arguments::path(const std::string& name, const std::filesystem::path& fallback) const {
    if (!has(name)) return fallback;
    std::error_code error;
    const std::filesystem::path absolute = std::filesystem::absolute(value(name), error);
    return error ? std::filesystem::path(value(name)) : absolute.lexically_normal();
}

Result<std::uint64_t> Arguments::number(const std::string& name, std::uint64_t least, std::uint64_t most) const {
    const std::string text = value(name);
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    LEO_REQUIRE(whole && number >= least && number <= most, Code::InvalidArgument,
                "--" + name + " is a whole number from " + std::to_string(least) + " to " + std::to_string(most) +
                    ", not \"" + text + "\"");
    return number;
}

Result<Amount> Arguments::amount(const std::string& name) const {
    const std::string text = value(name);
    auto parsed = parseAmount(text);
    LEO_REQUIRE(
        parsed.ok(), Code::InvalidArgument,
        "--" + name + " is an amount of LEO such as 3 or 0.25, with at most nine decimals, not \"" + text + "\"");
    return *parsed;
}

Result<TimeMs> Arguments::seconds(const std::string& name) const {
    constexpr std::uint64_t kMostMs = 7ull * 24 * 3'600'000;  // a week: the longest anybody waits for anything here
    const std::string text = value(name);
    std::uint64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    const std::string unit(end, text.data() + text.size());
    const std::uint64_t factor = unit == "ms" ? 1 : unit.empty() || unit == "s" ? 1'000 : unit == "m" ? 60'000 : 0;
    LEO_REQUIRE(error == std::errc() && factor != 0 && count <= kMostMs / factor, Code::InvalidArgument,
                "--" + name + " is a duration such as 90, 2m or 500ms, not \"" + text + "\"");
    return TimeMs{count * factor};
}

CommonOptions CommandLine::glance(const QStringList& arguments) {
    CommonOptions common;
    for (const QString& argument : arguments) {
        if (argument == QLatin1String("--")) break;
        common.json |= argument == QLatin1String("--json");
        common.help |= argument == QLatin1String("--help") || argument == QLatin1String("-h");
    }
    return common;
}

Result<CommandLine> CommandLine::parse(const QStringList& arguments,
                                       const std::vector<std::unique_ptr<Command>>& commands) {
    if (!arguments.isEmpty() && arguments.front() == QLatin1String("help"))
        return parse(arguments.mid(1) + QStringList{QStringLiteral("--help")}, commands);
    CommandLine line;
    QStringList full = arguments;
    full.prepend(QStringLiteral("leod"));  // the parser skips the program's name

    // Two passes: the first only finds the command's words among options it may not know yet.
    QStringList words;
    for (const QString& argument : arguments) {
        if (argument.startsWith(QLatin1Char('-'))) break;
        words << argument;
    }
    QCommandLineParser parser;
    addOptions(parser, commonSpecs());
    qsizetype used = 0;
    if (words.isEmpty()) {
        parser.addOption({QStringLiteral("version"), QString()});
        LEO_REQUIRE(parser.parse(full), Code::InvalidArgument, parser.errorText().toStdString());
        line.m_common = commonOf(parser);
        line.m_version = parser.isSet(QStringLiteral("version"));
        LEO_REQUIRE(parser.positionalArguments().isEmpty(), Code::InvalidArgument,
                    "the command comes first: leod COMMAND [options]");
        return line;
    }
    line.m_command = find(words, commands, used);
    if (line.m_command == nullptr) {
        line.m_common = glance(arguments);
        line.m_family = words.front().toStdString();
        const bool known = std::any_of(commands.begin(), commands.end(), [&](const auto& command) {
            return isOf(line.m_family, command->spec().name);
        });
        if (known && words.size() == 1 && line.m_common.help) return line;
        return unknownCommand(words, commands);
    }

    const CommandSpec spec = line.m_command->spec();
    addOptions(parser, spec.options);
    LEO_REQUIRE(parser.parse(full), Code::InvalidArgument,
                "leod " + spec.name + ": " + parser.errorText().toStdString());
    line.m_common = commonOf(parser);
    for (const OptionSpec& option : spec.options) {
        line.m_arguments.m_fallbacks[option.name] = option.fallback;
        if (parser.isSet(qtText(option.name)))
            line.m_arguments.m_values[option.name] = parser.value(qtText(option.name)).toStdString();
    }
    const QStringList given = parser.positionalArguments().mid(used);
    for (qsizetype i = 0; i < static_cast<qsizetype>(spec.arguments.size()); ++i) {
        const ArgumentSpec& argument = spec.arguments[static_cast<std::size_t>(i)];
        LEO_REQUIRE(i < given.size() || !argument.required || line.m_common.help, Code::InvalidArgument,
                    "leod " + spec.name + " needs " + upper(argument.name) + ": " + argument.help);
        line.m_arguments.m_arguments[argument.name] = i < given.size() ? given[i].toStdString() : std::string();
    }
    LEO_REQUIRE(given.size() <= static_cast<qsizetype>(spec.arguments.size()), Code::InvalidArgument,
                "leod " + spec.name + " does not take \"" + given.last().toStdString() + "\"");
    return line;
}

std::string helpOf(const CommandSpec& spec) {
    std::string text = "Usage: leod " + spec.name;
    for (const ArgumentSpec& argument : spec.arguments)
        text += argument.required ? " " + upper(argument.name) : " [" + upper(argument.name) + "]";
    text += " [options]\n\n" + spec.summary + "\n";
    if (!spec.description.empty()) text += "\n" + spec.description + "\n";
    if (!spec.arguments.empty()) text += "\nArguments:\n";
    for (const ArgumentSpec& argument : spec.arguments)
        text += "  " + upper(argument.name) + "  " + argument.help + "\n";
    if (!spec.options.empty()) text += "\nOptions:\n";
    for (const OptionSpec& option : spec.options) text += optionLine(option);
    text += "\nCommon options:\n";
    for (const OptionSpec& option : commonSpecs()) text += optionLine(option);
    if (!spec.examples.empty()) text += "\nExamples:\n";
    for (const std::string& example : spec.examples) text += "  " + example + "\n";
    return text + "\n" + kExitCodes;
}

std::string helpOfAll(const std::vector<std::unique_ptr<Command>>& commands, const std::string& family) {
    std::string text = "leod runs and uses a Leo network: encrypted lambdas on attested machines.\n\nUsage: leod " +
                       (family.empty() ? "COMMAND" : family + " COMMAND") + " [arguments] [options]\n\nCommands:\n";
    std::size_t widest = 0;
    for (const auto& command : commands)
        if (isOf(family, command->spec().name)) widest = std::max(widest, command->spec().name.size());
    for (const auto& command : commands) {
        const CommandSpec spec = command->spec();
        if (!isOf(family, spec.name)) continue;
        text += "  " + spec.name + std::string(widest - spec.name.size() + 2, ' ') + spec.summary + "\n";
    }
    text += "\nCommon options:\n";
    for (const OptionSpec& option : commonSpecs()) text += optionLine(option);
    return text + "\n`leod COMMAND --help` explains one command.\n\n" + kExitCodes;
}

}  // namespace leo::app
