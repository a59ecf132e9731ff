// The components of one directory share a program: building a program each took longer than running them. Included
// before every *_test.cpp of such a program (leo_tests in cmake/LeoBuild.cmake), so that QTEST_GUILESS_MAIN,
// QTEST_MAIN and LEO_PAGE_TEST_MAIN (ui/harness/page_harness.h) enter their class into a list instead of defining
// main. suite_main.cpp runs one of them: `unit_ledger settlement [QtTest options]`.
#pragma once

#include <QtTest>
#include <string_view>

namespace leo::suite {

struct Suite {
    std::string_view file;  // path of the *_test.cpp; its stem is the component
    int (*run)(int argc, char** argv);
    Suite* next = nullptr;

    Suite(std::string_view path, int (*test)(int, char**));
    std::string_view component() const;  // "settlement" of ".../settlement_test.cpp"
};

template <class Test, class Application>
int runSuite(int argc, char** argv) {
    Application application(argc, argv);
    application.setAttribute(Qt::AA_Use96Dpi, true);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace leo::suite

#define LEO_SUITE_NAME_(line, counter) leoSuite##line##_##counter
#define LEO_SUITE_NAME(line, counter) LEO_SUITE_NAME_(line, counter)
#define LEO_SUITE(...)                                                                    \
    namespace {                                                                           \
    const leo::suite::Suite LEO_SUITE_NAME(__LINE__, __COUNTER__)(__FILE__, __VA_ARGS__); \
    }

#undef QTEST_GUILESS_MAIN
#define QTEST_GUILESS_MAIN(Test) LEO_SUITE(leo::suite::runSuite<Test, QCoreApplication>)
#undef QTEST_MAIN
#define QTEST_MAIN(Test) LEO_SUITE(leo::suite::runSuite<Test, QGuiApplication>)
