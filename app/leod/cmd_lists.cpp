// leod nodes, lambdas, tasks, task-show: who and what is on the network.
#include <QJsonArray>
#include <algorithm>

#include "leod/command.h"
#include "leod/commands.h"
#include "leod/present.h"
#include "leod/session.h"

namespace leo::app {
namespace {

constexpr std::size_t kLeastPrefix = 4;  // hexadecimal digits; fewer is a slip of the finger

class NodesCommand final : public Command {
public:
    CommandSpec spec() const override { return {"nodes", "List the nodes, those with most credit first", ""}; }

    Result<Exit> run(const Arguments&, Context& context) override {
        LEO_TRY_ASSIGN(const auto session, ChainSession::open(context));
        Table table({"Node", "Name", "Status", ">Credit", ">Balance", ">Led", ">Monitored", ">Failed", "Features"});
        QJsonArray list;
        std::vector<const ledger::NodeRecord*> nodes;
        for (const auto& [id, node] : session->state().nodes()) nodes.push_back(&node);
        std::stable_sort(nodes.begin(), nodes.end(),
                         [](const auto* a, const auto* b) { return a->credit > b->credit; });
        for (const ledger::NodeRecord* record : nodes) {
            const ledger::NodeRecord& node = *record;
            const NodeId& id = node.node;
            const Amount balance = session->state().balance(id);
            table.row({id.shortHex(), node.name, nodeStatusText(node.status), std::to_string(node.credit.value),
                       toText(balance), std::to_string(node.tasksLed), std::to_string(node.tasksMonitored),
                       std::to_string(node.tasksFailed), featuresText(node.features)});
            QJsonObject object = nodeJson(node);
            object.insert(QStringLiteral("balance"), unitsJson(balance));
            list.append(object);
        }
        // Who still asks, or was refused: whoever was admitted is above.
        QJsonArray asking;
        for (const auto& [id, admission] : session->state().admissions()) {
            if (admission.phase == ledger::AdmissionPhase::Admitted) continue;
            table.row({id.shortHex(), admission.request.name, admissionText(admission.phase), "",
                       toText(session->state().balance(id)), "", "", "", featuresText(admission.request.features)});
            asking.append(admissionJson(admission));
        }
        table.print(context.console());
        context.console().result({{QStringLiteral("nodes"), list}, {QStringLiteral("admissions"), asking}});
        return Exit::Ok;
    }
};

class LambdasCommand final : public Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{"lambdas", "List the lambdas that can be run", ""};
        spec.options = {{"all", "", "retired ones too"}};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override {
        LEO_TRY_ASSIGN(const auto session, ChainSession::open(context));
        Table table({"Lambda", "Name", ">Price", ">Least offer", ">Runs", ">Failures", "Publisher"});
        QJsonArray list;
        for (const auto& [id, lambda] : session->state().lambdas()) {
            if (lambda.retired && !arguments.has("all")) continue;
            const Amount least = ledger::minimumOffer(session->state().params(), lambda.price);
            table.row({id.shortHex(), lambdaName(lambda), toText(lambda.price), toText(least),
                       std::to_string(lambda.runs), std::to_string(lambda.failures), lambda.publisher.shortHex()});
            QJsonObject object = lambdaJson(lambda);
            object.insert(QStringLiteral("leastOffer"), unitsJson(least));
            list.append(object);
        }
        table.print(context.console());
        context.console().result({{QStringLiteral("lambdas"), list}});
        return Exit::Ok;
    }
};

class TasksCommand final : public Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{"tasks", "List tasks with their state", ""};
        spec.options = {{"open", "", "only those that are not closed"}};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override {
        LEO_TRY_ASSIGN(const auto session, ChainSession::open(context));
        const ledger::State& state = session->state();
        std::vector<const ledger::Task*> tasks;
        for (const auto& [id, task] : state.tasks())
            if (!arguments.has("open") || task.phase != ledger::TaskPhase::Closed) tasks.push_back(&task);
        std::stable_sort(tasks.begin(), tasks.end(),
                         [](const auto* a, const auto* b) { return a->postedAt < b->postedAt; });
        Table table({"Task", "State", ">Offer", ">Posted at", "Lambda", "Requester"});
        QJsonArray list;
        for (const ledger::Task* task : tasks) {
            const ledger::LambdaRecord* lambda = state.lambda(task->post.lambda);
            table.row({task->task.shortHex(), taskStateText(*task), toText(task->post.offer),
                       std::to_string(task->postedAt.value),
                       lambda == nullptr ? task->post.lambda.shortHex() : lambdaName(*lambda),
                       task->requester.shortHex()});
            list.append(taskJson(*task));
        }
        table.print(context.console());
        context.console().result({{QStringLiteral("tasks"), list}});
        return Exit::Ok;
    }
};

class TaskShowCommand final : public Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{"task-show", "Show one task: group, verdicts, how it ended", ""};
        spec.arguments = {{"id", "its id, or the first digits of it"}};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override {
        LEO_TRY_ASSIGN(const auto session, ChainSession::open(context));
        LEO_TRY_ASSIGN(const ledger::Task* const task, find(session->state(), arguments.argument("id")));
        print(context.console(), *task, session->state());
        context.console().result(taskJson(*task));
        return Exit::Ok;
    }

private:
    static Result<const ledger::Task*> find(const ledger::State& state, const std::string& text) {
        LEO_REQUIRE(text.size() >= kLeastPrefix, Code::InvalidArgument, "give at least four digits of the task's id");
        const ledger::Task* found = nullptr;
        for (const auto& [id, task] : state.tasks()) {
            if (id.hex().rfind(text, 0) != 0) continue;
            LEO_REQUIRE(found == nullptr, Code::InvalidArgument, "more than one task begins with " + text);
            found = &task;
        }
        LEO_REQUIRE(found != nullptr, Code::UnknownTask, text);
        return found;
    }

    static void print(Console& console, const ledger::Task& task, const ledger::State& state) {
        const ledger::LambdaRecord* lambda = state.lambda(task.post.lambda);
        console.print("Task       " + task.task.hex());
        console.print("State      " + taskStateText(task));
        console.print("Lambda     " + (lambda == nullptr ? "" : lambdaName(*lambda) + ", ") + task.post.lambda.hex());
        console.print("Requester  " + task.requester.hex());
        console.print("Publisher  " + task.publisher.hex());
        console.print("Offer      " + toText(task.post.offer) + " LEO, of which the lambda " +
                      toText(task.post.price));
        console.print("Posted     block " + std::to_string(task.postedAt.value) + ", " +
                      std::to_string(task.eligible) + " nodes eligible, total credit " +
                      std::to_string(task.totalWeight));
        if (task.phase != ledger::TaskPhase::Closed) console.print("Deadline   " + timeText(task.deadline));
        if (task.completedAt.value != 0) console.print("Result     " + ledger::cidText(task.resultCid));
        if (task.closedAt.value != 0) console.print("Closed     block " + std::to_string(task.closedAt.value));
        if (task.joins.empty()) return;
        Table table({"Joined", "Role", ">J", ">Credit", ">Deposit", "Verdict"});
        for (const ledger::Joiner& joiner : task.joins) {
            const bool executor = task.executor && *task.executor == joiner.node;
            std::string verdict;
            for (const ledger::Confirmation& confirmation : task.confirmations)
                if (confirmation.node == joiner.node) verdict = confirmation.ok ? "ok" : "fail";
            table.row({joiner.node.hex(),
                       !joiner.member  ? ""
                       : executor      ? "executor"
                       : task.executor ? "monitor"
                                       : "member",
                       task.executor && joiner.member ? std::to_string(joiner.j) : "",
                       std::to_string(joiner.weight.value), toText(joiner.deposit), verdict});
        }
        table.print(console);
    }
};

}  // namespace

std::unique_ptr<Command> makeNodesCommand() {
    return std::make_unique<NodesCommand>();
}
std::unique_ptr<Command> makeLambdasCommand() {
    return std::make_unique<LambdasCommand>();
}
std::unique_ptr<Command> makeTasksCommand() {
    return std::make_unique<TasksCommand>();
}
std::unique_ptr<Command> makeTaskShowCommand() {
    return std::make_unique<TaskShowCommand>();
}

}  // namespace leo::app
