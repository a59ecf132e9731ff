// Command: one verb of leod, and what every verb shares: its specification, its arguments, its context.
//
// A command is a class in a file of its own (cmd_<name>.cpp) with a factory in commands.h. It states what it takes in
// spec(); the frame parses, prints --help, and turns an Error into words and an exit code. run() is called once on
// the main thread with a QCoreApplication alive; a command that waits runs an event loop itself
// (QCoreApplication::exec) and leaves it when Context::onStop fires.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/amount.h"
#include "base/clock.h"
#include "base/random.h"
#include "leod/console.h"
#include "node/layout.h"

namespace leo::app {

using node::Layout;

// What the shell sees. Documented in `leod help`; scripts depend on the numbers, so they never change.
enum class Exit : int {
    Ok = 0,
    Failed = 1,         // something on this computer went wrong
    Usage = 2,          // the command line
    Unreachable = 3,    // the network does not answer
    Refused = 4,        // the ledger says no
    NoResult = 5,       // the task ended without a result
    Interrupted = 130,  // Ctrl-C or SIGTERM before the work was done
};

struct ArgumentSpec {
    std::string name;  // shown in upper case
    std::string help;
    bool required = true;
};

struct OptionSpec {
    std::string name;   // long form without dashes, "offer"
    std::string value;  // placeholder, "LEO"; empty for a flag
    std::string help;
    std::string fallback = {};  // what value() answers when the option is absent; shown in the help
};

struct CommandSpec {
    std::string name;         // "devnet", or two words: "wallet send"
    std::string summary;      // one line
    std::string description;  // paragraphs for --help
    std::vector<ArgumentSpec> arguments = {};
    std::vector<OptionSpec> options = {};  // beside the common ones (options.h)
    std::vector<std::string> examples = {};
};

// The parsed command line. Every name asked for must be in the specification (asserted).
class Arguments {
public:
    // Present on the command line.
    bool has(const std::string& name) const;
    // The last value given, else the fallback of the specification, else empty.
    std::string value(const std::string& name) const;
    // A positional argument by name; empty when an optional one is absent.
    std::string argument(const std::string& name) const;

    // A path, made absolute; `fallback` as it is when the option is absent.
    std::filesystem::path path(const std::string& name, const std::filesystem::path& fallback) const;

    // value() read as something; InvalidArgument names the option and what was expected.
    Result<std::uint64_t> number(const std::string& name, std::uint64_t least, std::uint64_t most) const;
    Result<Amount> amount(const std::string& name) const;
    Result<TimeMs> seconds(const std::string& name) const;  // "90", "2m", "500ms", as a duration in ms

private:
    friend class CommandLine;
    std::map<std::string, std::string> m_values;  // options given
    std::map<std::string, std::string> m_fallbacks;
    std::map<std::string, std::string> m_arguments;
};

class StopSignal;

// What a command works with. Main thread.
class Context {
public:
    Context(Console& console, Layout layout, StopSignal& stop)
        : m_console(&console), m_layout(std::move(layout)), m_stop(&stop) {}

    Console& console() const { return *m_console; }
    const Layout& layout() const { return m_layout; }
    Random& random() const { return systemRandom(); }
    const Clock& clock() const { return systemClock(); }

    // SIGINT or SIGTERM arrived. For loops that do not return to the event loop.
    bool stopRequested() const;
    // Called once, from the event loop, after the first SIGINT or SIGTERM (at once on the next turn of the loop when
    // it came earlier). The command ends its work in order and leaves its loop. A second signal ends the process.
    void onStop(std::function<void()> callback) const;

private:
    Console* m_console;
    Layout m_layout;
    StopSignal* m_stop;
};

class Command {
public:
    virtual ~Command() = default;
    virtual CommandSpec spec() const = 0;
    // An Error is printed with what it means and what to do, and decides the exit code (errors.h).
    virtual Result<Exit> run(const Arguments& arguments, Context& context) = 0;
};

}  // namespace leo::app
