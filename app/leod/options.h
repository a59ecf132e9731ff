// CommandLine: from argv to a command and its arguments, and the help texts.
//
// Common options of every command: --data DIR, --json, --quiet/-q, --verbose/-v, --log FILE, --help/-h. Options may
// stand before or after positional arguments; "--" ends them.
#pragma once

#include <QStringList>
#include <memory>
#include <string>
#include <vector>

#include "leod/command.h"

namespace leo::app {

// Values of the options every command has.
struct CommonOptions {
    std::string data;
    std::string logFile;
    bool json = false;
    bool quiet = false;
    bool verbose = false;
    bool help = false;
};

class CommandLine {
public:
    // `arguments` without the program name. Finds the command by its one or two words, checks options and positional
    // arguments against its specification. InvalidArgument with a hint.
    static Result<CommandLine> parse(const QStringList& arguments,
                                     const std::vector<std::unique_ptr<Command>>& commands);
    // --json and --help even when the rest of the line is wrong, so that the error comes in the asked form.
    static CommonOptions glance(const QStringList& arguments);

    Command* command() const { return m_command; }          // null: leod itself (--version, --help, nothing)
    const std::string& family() const { return m_family; }  // of `leod wallet --help`
    const CommonOptions& common() const { return m_common; }
    const Arguments& arguments() const { return m_arguments; }
    bool version() const { return m_version; }

private:
    Command* m_command = nullptr;
    std::string m_family;
    CommonOptions m_common;
    Arguments m_arguments;
    bool m_version = false;
};

std::string helpOf(const CommandSpec& spec);
// All of them, or those of one family ("wallet").
std::string helpOfAll(const std::vector<std::unique_ptr<Command>>& commands, const std::string& family = {});

}  // namespace leo::app
