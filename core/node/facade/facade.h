// The facade: core/api on the real core. What a desktop program is made of besides its windows.
//
// It owns one thread with an event loop, on which everything of the core happens (core.h); the interface's thread
// hands calls over and gets callbacks back (hop.h).
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "api/leo.h"

namespace leo::node {

struct FacadeConfig {
    std::filesystem::path dataDirectory;              // layout.h: the same root that leod takes with --data
    std::filesystem::path leodProgram;                // started for a network of this computer
    std::filesystem::path loaderPath;                 // leo-loader, of the sandbox
    std::vector<std::filesystem::path> imageLayouts;  // OCI layouts with images for lambdas
    std::filesystem::path samples;  // sample lambdas and pictures; empty: a new local network is empty
    // Runs work on the interface's thread, later; may be called from any thread.
    std::function<void(std::function<void()>)> toGui;
    std::uint16_t localPort = 46'700;  // where a network of this computer listens; 0: any free port
};

// InUse when another program has this data directory's desktop part, NotPermitted, Io, DiskFull. Waits for the core's
// thread to have opened its files, not for any network.
Result<std::unique_ptr<api::Leo>> makeLeo(FacadeConfig config);

}  // namespace leo::node
