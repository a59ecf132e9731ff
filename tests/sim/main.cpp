// leo_sim: whole networks in one process on virtual time, from a seed.
//
//   leo_sim [--seed S|random] [--seeds COUNT] [--nodes N] [--tasks T] [--liars SHARE] [--lie NAME] [--faults
//   none|all|LIST]
//           [--alice LIE] [--bob LIE] [--json]
//
// Exit code 1 when something that must always hold did not; the line says what, and the options that replay it.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <string>

#include "sim/simulation.h"

namespace leo::sim {
namespace {

struct Arguments {
    Options options;
    std::uint64_t seeds = 1;
    bool json = false;
    std::string faults = "none";
};

[[noreturn]] void usage(const std::string& problem) {
    std::fprintf(stderr,
                 "leo_sim: %s\nusage: leo_sim [--seed S|random] [--seeds COUNT] [--nodes N] [--tasks T] "
                 "[--liars SHARE] [--lie NAME] [--faults none|all|loss,reorder,duplicate,partition,crash,"
                 "skew,slow] [--alice LIE] [--bob LIE] [--json]\n",
                 problem.c_str());
    std::exit(2);
}

template <class T>
T number(const std::string& text, const std::string& option) {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        usage(option + " wants a number, not \"" + text + "\"");
    return value;
}

Lie lie(const std::string& text) {
    for (int i = 0; i <= static_cast<int>(Lie::WrongPolicy); ++i)
        if (lieName(static_cast<Lie>(i)) == text) return static_cast<Lie>(i);
    usage("no lie \"" + text + "\"");
}

Arguments parse(int argc, char** argv) {
    Arguments out;
    for (int i = 1; i < argc; ++i) {
        const std::string option = argv[i];
        if (option == "--json") {
            out.json = true;
            continue;
        }
        if (i + 1 == argc) usage(option + " wants a value, or is unknown");
        const std::string value = argv[++i];
        if (option == "--seed")
            out.options.seed =
                value == "random" ? systemRandom().below(1'000'000'000) : number<std::uint64_t>(value, option);
        else if (option == "--seeds")
            out.seeds = number<std::uint64_t>(value, option);
        else if (option == "--nodes")
            out.options.nodes = number<std::size_t>(value, option);
        else if (option == "--tasks")
            out.options.tasks = number<std::size_t>(value, option);
        else if (option == "--liars")
            out.options.liars = number<double>(value, option);
        else if (option == "--lie")
            out.options.only = lie(value);
        else if (option == "--alice")
            out.options.alice = lie(value);
        else if (option == "--bob")
            out.options.bob = lie(value);
        else if (option == "--faults") {
            const auto faults = Faults::parse(value);
            if (!faults) usage("no faults \"" + value + "\"");
            out.options.faults = *faults;
            out.faults = value;
        } else
            usage("unknown option " + option);
    }
    if (out.options.nodes < 3 || out.options.liars < 0 || out.options.liars >= 1)
        usage("at least 3 nodes, and liars below 1");
    return out;
}

void add(Statistics& into, const Statistics& from) {
    into.virtualMs += from.virtualMs, into.blocks += from.blocks, into.messages += from.messages;
    into.bytes += from.bytes, into.resultsOpened += from.resultsOpened, into.packagesRefused += from.packagesRefused;
    into.honestDisturbedFines += from.honestDisturbedFines, into.captured += from.captured;
    into.failedTurns += from.failedTurns, into.finishedBySuccessor += from.finishedBySuccessor;
    for (const auto& [end, count] : from.ends) into.ends[end] += count;
    for (const auto& [size, count] : from.groupSizes) into.groupSizes[size] += count;
    for (const auto& [name, count] : from.liesPlayed) into.liesPlayed[name] += count;
    for (const auto& [name, count] : from.convicted) into.convicted[name] += count;
    into.settleMs.insert(into.settleMs.end(), from.settleMs.begin(), from.settleMs.end());
}

std::uint64_t median(std::vector<std::uint64_t> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void print(const Statistics& s, bool json) {
    std::uint64_t tasks = 0;
    for (const auto& [end, count] : s.ends) tasks += count;
    const std::uint64_t each = std::max<std::uint64_t>(tasks, 1);
    if (json) {
        std::printf(
            "{\"tasks\":%llu,\"blocks\":%llu,\"messagesPerTask\":%llu,\"bytesPerTask\":%llu,"
            "\"medianSettleMs\":%llu,\"resultsOpened\":%llu,\"packagesRefused\":%llu,"
            "\"finesOfDisturbedHonest\":%llu,\"capturedGroups\":%llu,\"failedTurns\":%llu,"
            "\"settledBySuccessor\":%llu,\"ends\":{",
            static_cast<unsigned long long>(tasks), static_cast<unsigned long long>(s.blocks),
            static_cast<unsigned long long>(s.messages / each), static_cast<unsigned long long>(s.bytes / each),
            static_cast<unsigned long long>(median(s.settleMs)), static_cast<unsigned long long>(s.resultsOpened),
            static_cast<unsigned long long>(s.packagesRefused),
            static_cast<unsigned long long>(s.honestDisturbedFines), static_cast<unsigned long long>(s.captured),
            static_cast<unsigned long long>(s.failedTurns), static_cast<unsigned long long>(s.finishedBySuccessor));
        const char* comma = "";
        for (const auto& [end, count] : s.ends) {
            std::printf("%s\"%s\":%llu", comma, std::string(ledger::endName(end)).c_str(),
                        static_cast<unsigned long long>(count));
            comma = ",";
        }
        std::printf("},\"lies\":{");
        comma = "";
        for (const auto& [name, count] : s.liesPlayed) {
            std::printf("%s\"%s\":%llu", comma, name.c_str(), static_cast<unsigned long long>(count));
            comma = ",";
        }
        std::printf("},\"convicted\":{");
        comma = "";
        for (const auto& [name, count] : s.convicted) {
            std::printf("%s\"%s\":%llu", comma, name.c_str(), static_cast<unsigned long long>(count));
            comma = ",";
        }
        std::printf("}}\n");
        return;
    }
    std::printf("%llu tasks in %llu blocks, %llu messages and %llu KiB a task, settled after %llu ms (median)\n",
                static_cast<unsigned long long>(tasks), static_cast<unsigned long long>(s.blocks),
                static_cast<unsigned long long>(s.messages / each),
                static_cast<unsigned long long>(s.bytes / each / 1024),
                static_cast<unsigned long long>(median(s.settleMs)));
    for (const auto& [end, count] : s.ends)
        std::printf("  %-24s %llu\n", std::string(ledger::endName(end)).c_str(),
                    static_cast<unsigned long long>(count));
    std::printf(
        "results opened %llu, key packages refused %llu, fines of honest but disturbed nodes %llu, groups "
        "captured by liars %llu\n",
        static_cast<unsigned long long>(s.resultsOpened), static_cast<unsigned long long>(s.packagesRefused),
        static_cast<unsigned long long>(s.honestDisturbedFines), static_cast<unsigned long long>(s.captured));
    std::printf("turns failed %llu, tasks settled by a successor %llu\n",
                static_cast<unsigned long long>(s.failedTurns),
                static_cast<unsigned long long>(s.finishedBySuccessor));
    for (const auto& [size, count] : s.groupSizes)
        std::printf("  group of %-3zu %llu\n", size, static_cast<unsigned long long>(count));
    for (const auto& [name, count] : s.liesPlayed)
        std::printf("  lie %-24s %llu\n", name.c_str(), static_cast<unsigned long long>(count));
    for (const auto& [name, count] : s.convicted)
        std::printf("  convicted %-18s %llu\n", name.c_str(), static_cast<unsigned long long>(count));
}

int run(const Arguments& arguments) {
    crypto::initialise();
    if (!arguments.json) std::printf("seed %llu\n", static_cast<unsigned long long>(arguments.options.seed));
    Statistics all;
    for (std::uint64_t i = 0; i < arguments.seeds; ++i) {
        Options options = arguments.options;
        options.seed += i;
        Simulation simulation(options);
        simulation.run();
        if (!simulation.broken().empty()) {
            std::fprintf(stderr,
                         "BROKEN: %s\nreplay: leo_sim --seed %llu --nodes %zu --tasks %zu --liars %g --faults %s\n",
                         simulation.broken().c_str(), static_cast<unsigned long long>(options.seed), options.nodes,
                         options.tasks, options.liars, arguments.faults.c_str());
            print(simulation.statistics(), arguments.json);
            return 1;
        }
        add(all, simulation.statistics());
    }
    print(all, arguments.json);
    return 0;
}

}  // namespace
}  // namespace leo::sim

int main(int argc, char** argv) {
    return leo::sim::run(leo::sim::parse(argc, argv));
}
