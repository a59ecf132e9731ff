// ComputerUsage: how busy this computer is, read from the kernel (proc(5)); in steps, so that an idle one stays the
// same snapshot.
#pragma once

#include <filesystem>

#include "api/node.h"

namespace leo::node {

class ComputerUsage {
public:
    // `disk`: a directory on the disk in question. CPU is of the time since the last call.
    api::Measured measure(const std::filesystem::path& disk);

private:
    std::uint64_t m_busy = 0, m_total = 0;  // clock ticks
};

}  // namespace leo::node
