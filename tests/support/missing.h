// What a test needs of the machine and does not find there. By hand that is a reason to skip it; in continuous
// integration (.ci/run sets CI) it is a failure, or a test could be switched off there for years without anyone
// seeing.
//
// Only for what packaging/deps installs or the build makes. A kind of machine or user on which the tested thing
// cannot work at all is a plain QSKIP.
#pragma once

#include <QByteArray>
#include <QtGlobal>
#include <QtTest>
#include <string>

// Leaves the test function, like QSKIP and QFAIL. `what` is a text that says what is missing.
#define LEO_MISSING(what)                                                                          \
    do {                                                                                           \
        const std::string missing =                                                                \
            std::string(what) + "; packaging/deps and packaging/run --build-only make sure of it"; \
        if (!qEnvironmentVariableIsEmpty("CI")) QFAIL(missing.c_str());                            \
        QSKIP(missing.c_str());                                                                    \
    } while (false)
