// The command line: what is accepted, what is refused and with which words.
#include "leod/options.h"

#include <QtTest>

namespace leo::app {
namespace {

class Fake final : public Command {
public:
    explicit Fake(CommandSpec spec) : m_spec(std::move(spec)) {}
    CommandSpec spec() const override { return m_spec; }
    Result<Exit> run(const Arguments&, Context&) override { return Exit::Ok; }

private:
    CommandSpec m_spec;
};

std::vector<std::unique_ptr<Command>> commands() {
    CommandSpec wallet{"wallet send", "Send", "", {{"to", "who"}, {"note", "why", false}}, {}, {}};
    wallet.options = {{"amount", "LEO", "how much", "1"},
                      {"wait", "", "wait"},
                      {"port", "PORT", "where"},
                      {"pause", "TIME", "p", "2s"}};
    std::vector<std::unique_ptr<Command>> all;
    all.push_back(std::make_unique<Fake>(std::move(wallet)));
    all.push_back(std::make_unique<Fake>(CommandSpec{"wallet list", "List", "", {}, {}, {}}));
    all.push_back(std::make_unique<Fake>(CommandSpec{"task", "Run", "", {{"lambda", "which"}}, {}, {}}));
    all.push_back(std::make_unique<Fake>(CommandSpec{"task-show", "Show", "", {}, {}, {}}));
    return all;
}

QStringList words(const char* line) {
    return QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

}  // namespace

class OptionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void accepts_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("command");
        QTest::newRow("two words") << "wallet send bob"
                                   << "wallet send";
        QTest::newRow("options after") << "wallet send bob --amount 3 --wait --json"
                                       << "wallet send";
        QTest::newRow("options between") << "wallet send --amount 3 bob"
                                         << "wallet send";
        QTest::newRow("equals sign") << "wallet send bob --amount=3"
                                     << "wallet send";
        QTest::newRow("optional argument") << "wallet send bob thanks"
                                           << "wallet send";
        QTest::newRow("one word") << "task grey"
                                  << "task";
        QTest::newRow("hyphenated") << "task-show"
                                    << "task-show";
        QTest::newRow("help without arguments") << "wallet send --help"
                                                << "wallet send";
        QTest::newRow("an argument that looks like an option") << "task -- --grey"
                                                               << "task";
        QTest::newRow("help of all") << "help"
                                     << "";
        QTest::newRow("help of one") << "help wallet send"
                                     << "wallet send";
        QTest::newRow("help of a family") << "wallet --help"
                                          << "";
        QTest::newRow("help of a family, other way") << "help wallet"
                                                     << "";
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("version") << "--version"
                                 << "";
        QTest::newRow("help") << "--help"
                              << "";
    }
    void accepts() {
        QFETCH(QString, line);
        QFETCH(QString, command);
        const auto all = commands();
        const auto parsed = CommandLine::parse(words(line.toLatin1().constData()), all);
        QVERIFY2(parsed.ok(), parsed.ok() ? "" : parsed.error().detail.c_str());
        QCOMPARE(parsed->command() == nullptr ? QString() : QString::fromStdString(parsed->command()->spec().name),
                 command);
    }

    void refuses_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("hint");
        QTest::newRow("unknown command") << "walk"
                                         << "leod help";
        QTest::newRow("family without member") << "wallet"
                                               << "wallet send, wallet list";
        QTest::newRow("unknown member") << "wallet burn"
                                        << "wallet send, wallet list";
        QTest::newRow("unknown option") << "wallet send bob --fast"
                                        << "fast";
        QTest::newRow("option of another command") << "task grey --amount 3"
                                                   << "amount";
        QTest::newRow("missing argument") << "wallet send"
                                          << "needs TO";
        QTest::newRow("too many arguments") << "task grey more"
                                            << "\"more\"";
        QTest::newRow("missing value") << "wallet send bob --amount"
                                       << "amount";
        QTest::newRow("options first") << "--data x wallet list"
                                       << "command comes first";
    }
    void refuses() {
        QFETCH(QString, line);
        QFETCH(QString, hint);
        const auto all = commands();
        const auto parsed = CommandLine::parse(words(line.toLatin1().constData()), all);
        QVERIFY(!parsed.ok());
        QCOMPARE(static_cast<int>(parsed.error().code), static_cast<int>(Code::InvalidArgument));
        QVERIFY2(QString::fromStdString(parsed.error().detail).contains(hint), parsed.error().detail.c_str());
    }

    void values() {
        const auto all = commands();
        const auto parsed = CommandLine::parse(words("wallet send bob --port 80 --data /d -q -v --log l"), all);
        QVERIFY(parsed.ok());
        const Arguments& arguments = parsed->arguments();
        QCOMPARE(arguments.argument("to"), std::string("bob"));
        QCOMPARE(arguments.argument("note"), std::string());
        QVERIFY(!arguments.has("amount"));
        QCOMPARE(arguments.amount("amount")->units, kUnitsPerLeo);
        QCOMPARE(arguments.number("port", 0, 100).valueOr(0), std::uint64_t{80});
        QVERIFY(!arguments.number("port", 81, 100).ok());
        QCOMPARE(arguments.seconds("pause")->value, std::uint64_t{2'000});
        QVERIFY(parsed->common().quiet && parsed->common().verbose && !parsed->common().json);
        QCOMPARE(parsed->common().data, std::string("/d"));
        QCOMPARE(parsed->common().logFile, std::string("l"));
    }

    void numbers_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("number");
        QTest::addColumn<bool>("amount");
        QTest::addColumn<bool>("duration");
        QTest::newRow("3") << "3" << true << true << true;
        QTest::newRow("0") << "0" << true << true << true;
        QTest::newRow("decimal") << "0.25" << false << true << false;
        QTest::newRow("ten decimals") << "0.0000000001" << false << false << false;
        QTest::newRow("ms") << "500ms" << false << false << true;
        QTest::newRow("minutes") << "2m" << false << false << true;
        QTest::newRow("over a week") << "20000m" << false << false << false;
        QTest::newRow("negative") << "-3" << false << false << false;
        QTest::newRow("plus") << "+3" << false << false << false;
        QTest::newRow("u64 overflow") << "18446744073709551616" << false << false << false;
        QTest::newRow("letters") << "three" << false << false << false;
        QTest::newRow("trailing") << "3x" << false << false << false;
        QTest::newRow("empty") << "" << false << false << false;
    }
    void numbers() {
        QFETCH(QString, text);
        QFETCH(bool, number);
        QFETCH(bool, amount);
        QFETCH(bool, duration);
        const auto all = commands();
        QStringList line = words("wallet send bob");
        line << QStringLiteral("--amount=") + text << QStringLiteral("--port=") + text
             << QStringLiteral("--pause=") + text;
        const auto parsed = CommandLine::parse(line, all);
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->arguments().number("port", 0, UINT64_MAX).ok(), number);
        QCOMPARE(parsed->arguments().amount("amount").ok(), amount);
        QCOMPARE(parsed->arguments().seconds("pause").ok(), duration);
    }

    void glance() {
        QVERIFY(CommandLine::glance(words("walk --json")).json);
        QVERIFY(!CommandLine::glance(words("task -- --json")).json);
        QVERIFY(CommandLine::glance(words("task -h")).help);
        const auto all = commands();
        QVERIFY(CommandLine::parse(words("help task"), all)->common().help);
    }

    void helpNamesEverything() {
        const auto all = commands();
        const QString one = QString::fromStdString(helpOf(all.front()->spec()));
        for (const char* part : {"leod wallet send TO [NOTE]", "--amount LEO", "(default: 1)", "--json", "130"})
            QVERIFY2(one.contains(QLatin1String(part)), part);
        const QString every = QString::fromStdString(helpOfAll(all));
        for (const auto& command : all) QVERIFY(every.contains(QString::fromStdString(command->spec().name)));
    }
};

}  // namespace leo::app

QTEST_GUILESS_MAIN(leo::app::OptionsTest)
#include "options_test.moc"
