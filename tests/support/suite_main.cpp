#include <cstdio>

#include "support/suite.h"

namespace leo::suite {

namespace {
Suite*& first() {
    static Suite* list = nullptr;
    return list;
}
}  // namespace

Suite::Suite(std::string_view path, int (*test)(int, char**)) : file(path), run(test), next(first()) {
    first() = this;
}

std::string_view Suite::component() const {
    constexpr std::string_view kEnd = "_test.cpp";
    std::string_view name = file.substr(file.find_last_of('/') + 1);
    if (name.size() > kEnd.size()) name.remove_suffix(kEnd.size());
    return name;
}

}  // namespace leo::suite

// A name without a test is an error: ctest must not pass because nothing ran.
int main(int argc, char** argv) {
    const std::string_view wanted = argc > 1 ? argv[1] : "";
    for (const leo::suite::Suite* suite = leo::suite::first(); suite != nullptr; suite = suite->next) {
        if (suite->component() != wanted) continue;
        argv[1] = argv[0];
        return suite->run(argc - 1, argv + 1);
    }
    std::fprintf(stderr, "usage: %s COMPONENT [QtTest options], one of:", argv[0]);
    for (const leo::suite::Suite* suite = leo::suite::first(); suite != nullptr; suite = suite->next)
        std::fprintf(stderr, " %.*s", int(suite->component().size()), suite->component().data());
    std::fprintf(stderr, "\n");
    return 2;
}
