#include "node/cpu_limit.h"

#include <sched.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace leo::node {
namespace {

// Of the process, that is of its first thread, which nothing here narrows.
Status usableSet(cpu_set_t& set) {
    CPU_ZERO(&set);
    LEO_REQUIRE(::sched_getaffinity(::getpid(), sizeof set, &set) == 0, Code::Io,
                std::string("which cores may be used: ") + std::strerror(errno));
    return {};
}

}  // namespace

std::uint32_t usableCores() {
    cpu_set_t set;
    return usableSet(set).ok() ? static_cast<std::uint32_t>(CPU_COUNT(&set)) : 1;
}

Status limitCores(std::uint32_t cores) {
    cpu_set_t usable, wanted;
    LEO_TRY(usableSet(usable));
    CPU_ZERO(&wanted);
    std::uint32_t taken = 0;
    for (int core = 0; core < CPU_SETSIZE && (cores == 0 || taken < cores); ++core) {
        if (!CPU_ISSET(core, &usable)) continue;
        CPU_SET(core, &wanted);
        ++taken;
    }
    LEO_REQUIRE(::sched_setaffinity(0, sizeof wanted, &wanted) == 0, Code::Io,
                std::string("cores of a run: ") + std::strerror(errno));
    return {};
}

}  // namespace leo::node
