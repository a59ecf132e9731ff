// Every code has words for what, meaning and action, and the exit code a script expects.
#include "leod/errors.h"

#include <QtTest>

namespace leo::app {

class ErrorsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasWords() {
        for (std::uint16_t i = 0; i <= static_cast<std::uint16_t>(Code::Internal); ++i) {
            const Code code = static_cast<Code>(i);
            const std::string name(codeName(code));
            const ErrorText text = describe(makeError(code, "the particular"));
            QVERIFY2(text.what.size() > 10 && text.meaning.size() > 10 && text.action.size() > 10, name.c_str());
            QVERIFY2(text.what.find(": the particular") != std::string::npos, name.c_str());
            QVERIFY2(text.meaning.back() == '.' && text.action.back() == '.', name.c_str());
            QVERIFY2(text.what.back() != '.', name.c_str());
            QCOMPARE(codeOfName(name).has_value(), true);
            QCOMPARE(static_cast<int>(*codeOfName(name)), static_cast<int>(code));
        }
        QVERIFY(!codeOfName("NoSuchCode").has_value());
        QVERIFY(!codeOfName("").has_value());
    }

    void exits_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("exit");
        const auto row = [](const char* name, Code code, Exit exit) {
            QTest::newRow(name) << static_cast<int>(code) << static_cast<int>(exit);
        };
        row("command line", Code::InvalidArgument, Exit::Usage);
        row("number", Code::OutOfRange, Exit::Usage);
        row("network", Code::Unreachable, Exit::Unreachable);
        row("silence", Code::Timeout, Exit::Unreachable);
        row("balance", Code::InsufficientFunds, Exit::Refused);
        row("lambda", Code::UnknownLambda, Exit::Refused);
        row("late", Code::Late, Exit::Refused);
        row("Ctrl-C", Code::Cancelled, Exit::Interrupted);
        row("disk", Code::DiskFull, Exit::Failed);
        row("lock", Code::InUse, Exit::Failed);
        row("password", Code::WrongPassword, Exit::Failed);
    }
    void exits() {
        QFETCH(int, code);
        QFETCH(int, exit);
        QCOMPARE(static_cast<int>(describe(makeError(static_cast<Code>(code), "")).exit), exit);
    }

    void withoutDetail() {
        const ErrorText text = describe(makeError(Code::DiskFull, ""));
        QCOMPARE(text.what, std::string("The disk is full"));
    }
};

}  // namespace leo::app

QTEST_GUILESS_MAIN(leo::app::ErrorsTest)
#include "errors_test.moc"
