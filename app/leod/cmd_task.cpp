// leod task: have a file processed by a lambda, and get the result.
#include <QJsonArray>
#include <algorithm>

#include "leod/commands.h"
#include "leod/images.h"
#include "leod/key_events.h"
#include "leod/present.h"
#include "leod/task_story.h"
#include "leod/wallet_client.h"
#include "node/task_request.h"
#include "store/data_dir.h"

namespace leo::app {
namespace {

// A full id, the beginning of one, or a name; it must mean one lambda.
Result<LambdaId> findLambda(const ledger::State& state, const std::string& text) {
    std::vector<LambdaId> found;
    for (const auto& [id, lambda] : state.lambdas()) {
        const bool byId = text.size() >= 6 && id.hex().rfind(text, 0) == 0;
        if (!lambda.retired && (byId || lambdaName(lambda) == text)) found.push_back(id);
    }
    LEO_REQUIRE(!found.empty(), Code::UnknownLambda, "no lambda \"" + text + "\" on this network");
    LEO_REQUIRE(found.size() == 1, Code::InvalidArgument,
                "\"" + text + "\" means " + std::to_string(found.size()) + " lambdas; give the id");
    return found.front();
}

std::string extensionFor(const std::string& mediaType) {
    if (mediaType == "image/png") return ".png";
    if (mediaType == "image/jpeg") return ".jpg";
    if (mediaType == "text/plain") return ".txt";
    if (mediaType == "application/json") return ".json";
    return ".bin";
}

class TaskCommand final : public Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{
            "task", "Have a file processed by a lambda",
            "Encrypts the file on this computer (a picture loses its metadata first), posts the task with the offer "
            "in "
            "escrow, gives the key to the elected machine after six checks, and writes the result. There is no "
            "cancelling after posting. Interrupting leaves the task on the ledger: it ends by its deadlines, and "
            "`leod task-show` tells how."};
        spec.arguments = {{"lambda", "its id, the beginning of its id, or its name"}, {"file", "the input"}};
        spec.options = walletOptions("alice");
        spec.options.push_back({"offer", "LEO", "what is paid in all", "10"});
        spec.options.push_back({"out", "FILE", "where the result goes (default: leo-<task> in this directory)"});
        spec.options.push_back({"tau", "SEATS", "expected seats of the draw (default: the network's)"});
        spec.options.push_back({"hardware-tpm", "", "only nodes with a hardware TPM"});
        spec.options.push_back({"isolation", "KIND", "any, or gvisor: only nodes that run it in gVisor", "any"});
        spec.options.push_back({"refuse-key", "", "refuse the key when asked: gives the task up, which costs"});
        spec.examples = {"leod task grey photo.jpg --offer 10 --out grey.png"};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override;
};

class TaskRun {
public:
    TaskRun(const Arguments& arguments, Context& context, WalletClient& wallet)
        : m_arguments(arguments), m_console(context.console()), m_wallet(wallet) {}

    Result<Exit> run(node::PreparedTask task);

private:
    void wire(node::TaskRequest& request, node::KeyService& keys);
    void save(const Result<node::ResultPayload>& payload);
    Result<Exit> conclude();

    const Arguments& m_arguments;
    Console& m_console;
    WalletClient& m_wallet;
    TaskStory m_story;
    std::optional<Error> m_failure;      // the task never got onto the ledger
    std::optional<Error> m_resultError;  // the ledger has a result, this computer has not
    std::string m_savedTo;
    std::string m_log;
    std::uint64_t m_begunMs = 0;
};

void TaskRun::save(const Result<node::ResultPayload>& payload) {
    if (!payload.ok()) {
        m_resultError = payload.error();
        m_console.warning("The result could not be opened: " + toString(payload.error()));
        return;
    }
    m_log = std::string(textOf(payload->log.view()));
    m_console.progress("Result: " + node::exitText(payload->exit));
    if (payload->exit != 0) return;
    std::string path = m_arguments.value("out");
    if (path.empty()) path = "leo-" + m_story.task.shortHex() + extensionFor(payload->mediaType);
    const std::filesystem::path file = std::filesystem::absolute(path);
    const Status written = store::atomicWriteFile(file, payload->output.view(), 0644);
    if (!written.ok()) {
        m_resultError = written.error();
        m_console.warning("The result could not be written: " + toString(written.error()));
        return;
    }
    m_savedTo = file.string();
    m_console.progress("Saved to " + m_savedTo + " (" + sizeText(payload->output.size()) + ")");
}

void TaskRun::wire(node::TaskRequest& request, node::KeyService& keys) {
    tellKeyEvents(keys, m_console);
    auto checked = keys.onChecked;
    keys.onChecked = [this, checked, &request](const node::KeyService::Request& asked, bool willGrant) {
        if (asked.task != request.id() || asked.party != ledger::Party::Requester) return;
        m_story.noteReport(asked.report);
        checked(asked, willGrant);
    };
    request.onPosted = [this](const TaskId& id, Height height) {
        m_story.task = id;
        m_console.progress("Posted as task " + id.hex() + " in block " + std::to_string(height.value));
        m_console.event("posted",
                        {{QStringLiteral("task"), idJson(id)}, {QStringLiteral("height"), numberJson(height.value)}});
    };
    request.onPhase = [this](const node::PhaseMark& mark, const ledger::Task& task) {
        m_story.notePhase(mark, task);
        m_console.progress(m_story.lineFor(mark, task));
        m_console.event("phase", {{QStringLiteral("phase"), qtText(ledger::phaseName(mark.phase))},
                                  {QStringLiteral("height"), numberJson(mark.height.value)},
                                  {QStringLiteral("timeMs"), numberJson(mark.time.value)}});
    };
    bool* closed = &m_story.closed;
    const auto finishIfDone = [this, closed] {
        const bool resultDue =
            m_story.hasResult && m_savedTo.empty() && !m_resultError && m_log.empty() && !m_story.resultOpened;
        if (*closed && !resultDue) m_wallet.finish();
    };
    request.onResult = [this, finishIfDone](Result<node::ResultPayload> payload) {
        m_story.resultOpened = true;
        m_story.resultAfterMs = systemClock().steadyMs() - m_begunMs;
        save(payload);
        finishIfDone();
    };
    request.onEnd = [this, finishIfDone](const ledger::Task& task, const std::vector<ledger::Receipt>& receipts) {
        m_story.noteEnd(task, receipts);
        finishIfDone();
    };
    request.onFailed = [this](const Error& error) {
        m_failure = error;
        m_wallet.finish();
    };
}

Result<Exit> TaskRun::run(node::PreparedTask task) {
    node::KeyService::Config config;
    config.asRequester = m_arguments.has("refuse-key") ? node::KeyPolicy::Refuse : node::KeyPolicy::Automatic;
    config.asPublisher = node::KeyPolicy::Ignore;
    LEO_TRY_ASSIGN(config.profileDigests, acceptedProfiles());
    node::KeyService keys(m_wallet.client(), std::move(config));
    node::TaskRequest request(m_wallet.client(), std::move(task));
    wire(request, keys);
    m_begunMs = systemClock().steadyMs();
    request.start();
    const Status waited = m_wallet.wait();
    if (!waited.ok()) {
        if (!m_story.task.isZero())
            m_console.warning(
                "Task " + m_story.task.hex() +
                " goes on without this program. If its key was not given "
                "yet, `leod serve` must answer before the window ends, or the task costs the idle pay.");
        return waited.error();
    }
    if (m_failure) return *m_failure;
    return conclude();
}

Result<Exit> TaskRun::conclude() {
    m_story.print(m_console);
    if (!m_log.empty()) m_console.print("Log of the run:\n" + m_log);
    QJsonObject object = m_story.json();
    object[QStringLiteral("result")] = m_savedTo.empty() ? QJsonValue() : QJsonValue(qtText(m_savedTo));
    object[QStringLiteral("log")] = qtText(m_log);
    if (m_resultError) object[QStringLiteral("resultError")] = qtText(toString(*m_resultError));
    m_console.result(object);
    return m_savedTo.empty() ? Exit::NoResult : Exit::Ok;
}

Result<Exit> TaskCommand::run(const Arguments& arguments, Context& context) {
    node::TaskOptions options;
    options.inputPath = arguments.argument("file");
    LEO_TRY_ASSIGN(options.offer, arguments.amount("offer"));
    options.requirements.hardwareTpm = arguments.has("hardware-tpm");
    LEO_TRY_ASSIGN(options.requirements.isolation, isolationOf(arguments));
    if (arguments.has("tau")) {
        LEO_TRY_ASSIGN(const std::uint64_t tau, arguments.number("tau", 1, 32));
        options.tau = static_cast<std::uint32_t>(tau);
    }
    LEO_TRY_ASSIGN(const std::unique_ptr<WalletClient> wallet, WalletClient::open(arguments, context));
    LEO_TRY_ASSIGN(options.lambda, findLambda(wallet->state(), arguments.argument("lambda")));
    LEO_TRY_ASSIGN(node::PreparedTask task, node::prepareTask(wallet->client(), options, context.random()));
    Console& console = context.console();
    if (task.metadataRemoved > 0) console.progress("Removed " + sizeText(task.metadataRemoved) + " of metadata");
    console.progress("Encrypted to " + sizeText(task.envelope.size()) + "; " + std::to_string(task.eligible) +
                     " nodes qualify");
    return TaskRun(arguments, context, *wallet).run(std::move(task));
}

}  // namespace

std::unique_ptr<Command> makeTaskCommand() {
    return std::make_unique<TaskCommand>();
}

}  // namespace leo::app
