// leod story: everything Leo does, once, on this computer: a network, a lambda, a task, a settlement.
//
// It types what a person would: `leod devnet`, `leod publish`, `leod task`, `leod status`, each a process of its own.
#include <signal.h>
#include <sys/prctl.h>

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

#include "leod/commands.h"
#include "leod/images.h"
#include "leod/present.h"
#include "leod/process.h"

namespace leo::app {
namespace {

constexpr const char* kSampleLambda = "lambdas/grey";
constexpr const char* kSamplePicture = "pictures/photo-1mp.png";

class StoryCommand final : public Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{
            "story", "The whole story on this computer: network, lambda, task, settlement",
            "Starts a private network of 20 nodes, publishes a colour-to-grey lambda as Bob, has a picture processed "
            "by "
            "it as Alice, and prints the timeline, the group, the verdicts and where the money went. The network "
            "ends "
            "with the story and leaves nothing but the result, unless --data names a directory to keep it in."};
        spec.arguments = {{"picture", "a PNG or JPEG (default: a picture that comes with Leo)", false}};
        spec.options = {{"image", "DIR", "the OCI layout with the container image (default: beside this program)"},
                        {"samples", "DIR", "the sample lambdas and pictures", "resources/samples"},
                        {"nodes", "N", "how many nodes, 3 to 100", "20"},
                        {"offer", "LEO", "what Alice pays in all", "10"},
                        {"price", "LEO", "what Bob asks for a use", "3"},
                        {"out", "FILE", "where the grey picture goes (default: leo-grey.png in this directory)"}};
        spec.examples = {"leod story", "leod story holiday.jpg --json"};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override;
};

class Story {
public:
    Story(const Arguments& arguments, Context& context, std::string data)
        : m_arguments(arguments), m_context(context), m_data(std::move(data)) {}

    Result<Exit> run();
    // Ends the network, if it runs.
    void stop();

private:
    Result<QJsonObject> startNetwork();
    // Runs a leod command to its end; its progress goes to our stderr. The last line of its stdout.
    Result<QJsonObject> leod(QStringList arguments, bool showProgress = true);
    void print(const QJsonObject& network, const QJsonObject& task);

    const Arguments& m_arguments;
    Context& m_context;
    std::string m_data;
    std::unique_ptr<Child> m_network;
    QEventLoop m_loop;
    bool m_stopped = false;
};

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

Result<QJsonObject> Story::startNetwork() {
    std::error_code failed;
    std::filesystem::create_directories(m_data, failed);
    LEO_REQUIRE(!failed, Code::Io, m_data + ": " + failed.message());
    Child::Spec spec;
    spec.name = "the network";
    spec.logFile = std::filesystem::path(m_data) / "devnet.log";
    spec.arguments = {QStringLiteral("devnet"),      QStringLiteral("--data"), text(m_data),
                      QStringLiteral("--port"),      QStringLiteral("0"),      QStringLiteral("--image"),
                      text(imageLayout(m_arguments))};
    if (m_arguments.has("nodes")) spec.arguments << QStringLiteral("--nodes") << text(m_arguments.value("nodes"));
    m_network = std::make_unique<Child>(std::move(spec));
    QObject::connect(m_network.get(), &Child::ready, &m_loop, &QEventLoop::quit);
    QObject::connect(m_network.get(), &Child::ended, &m_loop, &QEventLoop::quit);
    m_network->start();
    while (m_network->state() == Child::State::Starting && !m_stopped) m_loop.exec();
    if (m_stopped) return makeError(Code::Cancelled, "interrupted");
    if (m_network->state() != Child::State::Ready) return m_network->failure();
    return m_network->readyFields();
}

void Story::stop() {
    if (!m_network || m_network->state() == Child::State::Ended || m_network->state() == Child::State::Idle) return;
    QEventLoop ending;
    QObject::connect(m_network.get(), &Child::ended, &ending, &QEventLoop::quit);
    m_network->stop();
    ending.exec();
}

Result<QJsonObject> Story::leod(QStringList arguments, bool showProgress) {
    QProcess process;
    process.setProgram(QCoreApplication::applicationFilePath());
    const bool quiet = m_context.console().quiet() || !showProgress;
    if (quiet) arguments << QStringLiteral("--quiet");
    process.setArguments(arguments << QStringLiteral("--json") << QStringLiteral("--data") << text(m_data));
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    QObject::connect(&process, &QProcess::finished, &m_loop, &QEventLoop::quit);
    process.start();
    if (!process.waitForStarted()) return makeError(Code::Unavailable, "leod could not start itself");
    while (process.state() != QProcess::NotRunning && !m_stopped) m_loop.exec();
    if (m_stopped) {
        process.terminate();
        if (!process.waitForFinished(kStopTimeoutMs)) process.kill();
        process.waitForFinished();
        return makeError(Code::Cancelled, "interrupted");
    }
    const QList<QByteArray> lines = process.readAllStandardOutput().trimmed().split('\n');
    const QJsonObject last = QJsonDocument::fromJson(lines.back()).object();
    if (last.contains(QStringLiteral("error"))) {
        const QJsonObject error = last.value(QStringLiteral("error")).toObject();
        return makeError(Code::Internal, "leod " + arguments.front().toStdString() + ": " +
                                             error.value(QStringLiteral("message")).toString().toStdString());
    }
    LEO_REQUIRE(!last.isEmpty(), Code::Internal, "leod " + arguments.front().toStdString() + " said nothing");
    return last;
}

void Story::print(const QJsonObject& network, const QJsonObject& task) {
    Console& console = m_context.console();
    const auto string = [&](const char* key) { return task.value(QLatin1String(key)).toString().toStdString(); };
    console.print("Network of " + std::to_string(network.value(QStringLiteral("nodes")).toInt()) +
                  " nodes, ready after " +
                  durationText(static_cast<std::uint64_t>(network.value(QStringLiteral("startMs")).toInteger())));
    console.print("Task " + string("taskId") + ": " + string("end") + ", " + string("exitText"));
    const QJsonObject durations = task.value(QStringLiteral("durationsMs")).toObject();
    const QJsonObject heights = task.value(QStringLiteral("heights")).toObject();
    Table timeline({"Phase", ">Block", ">Took"});
    for (const char* phase : {"post", "join", "form", "attest", "keys", "execute", "confirm", "fail", "close"}) {
        const QLatin1String key(phase);
        if (!heights.contains(key)) continue;
        const auto ms = static_cast<std::uint64_t>(durations.value(key).toInteger());
        timeline.row(
            {phase, std::to_string(heights.value(key).toInteger()), durations.contains(key) ? durationText(ms) : ""});
    }
    timeline.print(console);
    Table members({"Member", ">J", "Role"});
    for (const QJsonValue& value : task.value(QStringLiteral("members")).toArray()) {
        const QJsonObject member = value.toObject();
        members.row({member.value(QStringLiteral("id")).toString().left(8).toStdString(),
                     std::to_string(member.value(QStringLiteral("j")).toInt()),
                     member.value(QStringLiteral("role")).toString().toStdString()});
    }
    members.print(console);
    std::string verdicts;
    for (const char* phase : {"before", "during", "after"}) {
        const QJsonObject said =
            task.value(QStringLiteral("verdicts")).toObject().value(QLatin1String(phase)).toObject();
        verdicts += std::string(verdicts.empty() ? "" : ", ") + phase + " " +
                    std::to_string(said.value(QStringLiteral("ok")).toInt()) + " of " +
                    std::to_string(said.value(QStringLiteral("of")).toInt());
    }
    console.print("Verdicts ok: " + verdicts);
    Table money({"Paid to", ">LEO"});
    const QJsonObject paid = task.value(QStringLiteral("paid")).toObject();
    for (auto it = paid.begin(); it != paid.end(); ++it)
        money.row(
            {it.key().left(8).toStdString(), toText(Amount{static_cast<std::uint64_t>(it.value().toInteger())})});
    money.row({"burned",
               toText(Amount{static_cast<std::uint64_t>(task.value(QStringLiteral("burnedUnits")).toInteger())})});
    money.print(console);
    console.print(task.value(QStringLiteral("supplyConserved")).toBool() ? "Supply conserved to the unit."
                                                                         : "SUPPLY NOT CONSERVED.");
    if (!string("result").empty()) console.print("Result: " + string("result"));
}

Result<Exit> Story::run() {
    m_context.onStop([this] {
        m_stopped = true;
        m_loop.quit();
    });
    Console& console = m_context.console();
    const std::filesystem::path samples = std::filesystem::absolute(m_arguments.value("samples"));
    std::string picture = m_arguments.argument("picture");
    if (picture.empty()) picture = (samples / kSamplePicture).string();
    console.progress("Starting a network on this computer ...");
    LEO_TRY_ASSIGN(const QJsonObject network, startNetwork());
    console.progress("Bob publishes " + (samples / kSampleLambda).string() + " ...");
    LEO_TRY_ASSIGN(
        const QJsonObject lambda,
        leod({QStringLiteral("publish"), text((samples / kSampleLambda).string()), QStringLiteral("--price"),
              text(m_arguments.value("price")), QStringLiteral("--image"), text(imageLayout(m_arguments))}));
    console.progress("Alice posts " + picture + " ...");
    std::string out = m_arguments.value("out");
    if (out.empty()) out = "leo-grey.png";
    LEO_TRY_ASSIGN(QJsonObject task, leod({QStringLiteral("task"), lambda.value(QStringLiteral("lambda")).toString(),
                                           text(std::filesystem::absolute(picture).string()),
                                           QStringLiteral("--offer"), text(m_arguments.value("offer")),
                                           QStringLiteral("--out"), text(std::filesystem::absolute(out).string())}));
    LEO_TRY_ASSIGN(const QJsonObject status, leod({QStringLiteral("status")}, false));
    stop();
    task[QStringLiteral("supplyConserved")] = status.value(QStringLiteral("supplyConserved"));
    task[QStringLiteral("networkStartMs")] = network.value(QStringLiteral("startMs"));
    task[QStringLiteral("nodes")] = network.value(QStringLiteral("nodes"));
    task[QStringLiteral("lambda")] = lambda.value(QStringLiteral("lambda"));
    print(network, task);
    console.result(task);
    const bool whole = !task.value(QStringLiteral("result")).toString().isEmpty() &&
                       task.value(QStringLiteral("supplyConserved")).toBool();
    return whole ? Exit::Ok : Exit::NoResult;
}

Result<Exit> StoryCommand::run(const Arguments& arguments, Context& context) {
    // A fresh network every time: Alice never runs out of money, and nothing is left behind.
    std::unique_ptr<QTemporaryDir> temporary;
    std::string data = context.layout().root().string();
    if (!context.layout().given()) {
        temporary = std::make_unique<QTemporaryDir>(QDir::tempPath() + QStringLiteral("/leo-story-XXXXXX"));
        LEO_REQUIRE(temporary->isValid(), Code::Io,
                    "no temporary directory: " + temporary->errorString().toStdString());
        data = temporary->path().toStdString();
    }
    Story story(arguments, context, data);
    Result<Exit> told = story.run();
    if (!told.ok()) story.stop();
    return told;
}

}  // namespace

std::unique_ptr<Command> makeStoryCommand() {
    return std::make_unique<StoryCommand>();
}

}  // namespace leo::app
