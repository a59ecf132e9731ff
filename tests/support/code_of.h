// For tests that assert why something failed: LEO_FAILS(call, Code::Malformed), LEO_SUCCEEDS(call).
#pragma once

#include <QtTest>

#include "base/result.h"

namespace leo::test {

template <class T>
QByteArray outcome(const Result<T>& result) {
    if (result.ok()) return "Ok";
    const std::string_view name = codeName(result.error().code);
    return QByteArray(name.data(), static_cast<qsizetype>(name.size()));
}
inline QByteArray nameOf(Code code) {
    const std::string_view name = codeName(code);
    return QByteArray(name.data(), static_cast<qsizetype>(name.size()));
}
template <class T>
QByteArray outcomeWithDetail(const Result<T>& result) {
    return result.ok() ? QByteArray("Ok") : QByteArray::fromStdString(toString(result.error()));
}

}  // namespace leo::test

#define LEO_FAILS(call, code) QCOMPARE(::leo::test::outcome(call), ::leo::test::nameOf(code))
#define LEO_SUCCEEDS(call) QCOMPARE(::leo::test::outcomeWithDetail(call), QByteArray("Ok"))
