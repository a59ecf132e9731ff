#include "node/facade/computer_usage.h"

#include <sys/statvfs.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "node/cpu_limit.h"

namespace leo::node {
namespace {

constexpr std::uint64_t kCpuStep = 5;             // per cent
constexpr std::uint64_t kMemoryStep = 64u << 20;  // bytes
constexpr std::uint64_t kDiskStep = 100'000'000;  // bytes

std::uint64_t inSteps(std::uint64_t value, std::uint64_t step) {
    return value / step * step;
}

// "MemTotal:       32612345 kB"
std::uint64_t memoryLine(const char* name) {
    std::ifstream file("/proc/meminfo");
    for (std::string line; std::getline(file, line);)
        if (line.rfind(name, 0) == 0)
            return std::strtoull(line.c_str() + std::string_view(name).size(), nullptr, 10) << 10;
    return 0;
}

}  // namespace

api::Measured ComputerUsage::measure(const std::filesystem::path& disk) {
    api::Measured measured;
    measured.cpuCores = usableCores();
    // "cpu  user nice system idle iowait irq softirq steal …"
    std::ifstream stat("/proc/stat");
    std::string line, word;
    std::getline(stat, line);
    std::istringstream fields(line);
    fields >> word;
    std::uint64_t total = 0, idle = 0;
    for (int i = 0; i < 8; ++i) {
        std::uint64_t ticks = 0;
        fields >> ticks;
        total += ticks;
        if (i == 3 || i == 4) idle += ticks;
    }
    const std::uint64_t busy = total - idle;
    if (m_total != 0 && total > m_total)
        measured.cpuPercent =
            static_cast<std::uint32_t>(inSteps((busy - std::min(busy, m_busy)) * 100 / (total - m_total), kCpuStep));
    m_busy = busy;
    m_total = total;
    measured.memoryBytes = memoryLine("MemTotal:");
    measured.memoryFreeBytes = inSteps(memoryLine("MemAvailable:"), kMemoryStep);
    struct statvfs info {};
    if (::statvfs(disk.c_str(), &info) == 0)
        measured.diskFreeBytes = inSteps(static_cast<std::uint64_t>(info.f_bavail) * info.f_frsize, kDiskStep);
    return measured;
}

}  // namespace leo::node
