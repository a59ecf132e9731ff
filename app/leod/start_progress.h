// StartProgress: how far the start of a local network is, for a program that started it (`leod devnet --json`).
//
//   {"event":"step","step":"keys","mark":"running"}            "programs", "keys", "tpms", "layer1", "nodes", "ready"
//   {"event":"step","step":"keys","mark":"done","ms":42}       or "found" when nothing was to do, or "failed"
//   {"event":"tile","node":"node-03","mark":"tpm"}             then "attesting", "attested"
//   {"event":"height","height":17}                             of layer one, when it is up
// Thread: one call at a time; its making calls come from several.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "leod/console.h"

namespace leo::app {

class StartProgress {
public:
    explicit StartProgress(Console& console) : m_console(&console) {}

    void begin(const std::string& step);
    void end(const std::string& step, bool found = false);
    // Whatever is under way has failed.
    void fail();
    void tile(const std::string& node, const char* mark);
    void height(std::uint64_t height);

private:
    Console* m_console;
    std::map<std::string, std::uint64_t> m_running;  // since, steady clock
};

}  // namespace leo::app
