// Errors in words: for every Code what is wrong, what it means for money and data, and what to do.
//
// The one place of leod that turns a Code into a sentence; the detail of the Error names the particular.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "leod/command.h"

namespace leo::app {

struct ErrorText {
    std::string what;     // "The balance is too small: needs 10 LEO, has 4"
    std::string meaning;  // for money and data
    std::string action;   // what to do
    Exit exit = Exit::Failed;
};

ErrorText describe(const Error& error);
// The Code of this name, as JSON errors carry it.
std::optional<Code> codeOfName(std::string_view name);

}  // namespace leo::app
