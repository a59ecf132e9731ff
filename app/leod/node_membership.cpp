#include "leod/node_membership.h"

#include <QCoreApplication>
#include <QTimer>

#include "leod/present.h"
#include "leod/session.h"

namespace leo::app {

using Step = node::RegistrationProgress::Step;

namespace {

node::NodeStatus::Registering toldOf(node::Client& client, const node::RegistrationProgress& progress) {
    node::NodeStatus::Registering told{node::progressText(progress), progress.missing, {}};
    if (progress.step != Step::Prepared) return told;
    // The nonce is filled in by whoever sends it.
    const ledger::State& state = client.state();
    const ledger::Tx tx{state.chain(), client.identity().id(), 0, state.params().txFee, *progress.registration};
    told.prepared = tx.encodeUnsigned();
    return told;
}

node::NodeFailure failureOfEnd(ledger::AdmissionPhase end) {
    if (end == ledger::AdmissionPhase::Taken) return node::NodeFailure::TpmTaken;
    return end == ledger::AdmissionPhase::Rejected ? node::NodeFailure::Untrusted : node::NodeFailure::Other;
}

}  // namespace

Status registerNode(Context& context, node::Client& client, node::RegistrationConfig config, NodeReport& report) {
    std::optional<Result<ledger::AdmissionPhase>> end;
    node::RegistrationProgress last;
    const auto tell = [&](const node::RegistrationProgress& progress) {
        last = progress;
        if (progress.step == Step::Decided) return;
        report.setRegistering(toldOf(client, progress));
        std::string line = node::progressText(progress);
        if (progress.step == Step::WaitingForDeposit)
            line += " Send them to " + client.identity().id().hex() + ", for example with: leod wallet send alice " +
                    client.identity().id().hex() + " " + toText(progress.missing);
        context.console().progress(line);
        context.console().event("registration", {{QStringLiteral("node"), idJson(client.identity().id())},
                                                 {QStringLiteral("text"), qtText(node::progressText(progress))},
                                                 {QStringLiteral("missing"), unitsJson(progress.missing)},
                                                 {QStringLiteral("spoke"), numberJson(progress.spoke)},
                                                 {QStringLiteral("expected"), numberJson(progress.expected)}});
    };
    node::Registration registration(client, std::move(config), tell, [&](Result<ledger::AdmissionPhase> decided) {
        end = std::move(decided);
        QCoreApplication::exit();
    });
    context.onStop([] { QCoreApplication::quit(); });
    QCoreApplication::exec();
    if (!end) return makeError(Code::Cancelled, "a registration that is on layer one goes on at the next start");
    if (!end->ok()) return end->takeError();
    report.setRegistering({});
    if (**end != ledger::AdmissionPhase::Admitted) report.setStage(failureOfEnd(**end));
    LEO_REQUIRE(**end == ledger::AdmissionPhase::Admitted, Code::NotPermitted, node::progressText(last));
    context.console().progress(node::progressText(last));
    return {};
}

Status leaveNetwork(Context& context, node::Client& client) {
    std::optional<Status> end;
    bool sent = false;
    const auto send = [&] {
        if (sent || client.chain().connection() != layer1::Connection::Live) return;
        sent = true;
        client.sender().send(ledger::NodeExit{}, [&](Result<layer1::Receipt> receipt) {
            if (!receipt.ok())
                end = Status(receipt.takeError());
            else if (!receipt->applied())
                end = Status(makeError(receipt->receipt.code, receipt->receipt.detail));
            else
                end = Status{};
            QCoreApplication::exit();
        });
    };
    const layer1::Subscription live = client.chain().onConnection([&](layer1::Connection) { send(); });
    QTimer::singleShot(0, &client.host(), send);
    QTimer::singleShot(static_cast<int>(kReceiptTimeoutMs), &client.host(), [&] {
        if (!end) end = Status(makeError(sent ? Code::Timeout : Code::Unreachable, "no block took the transaction"));
        QCoreApplication::exit();
    });
    context.onStop([] { QCoreApplication::quit(); });
    QCoreApplication::exec();
    if (!end) return makeError(Code::Cancelled, "");
    LEO_TRY(std::move(*end));
    const ledger::NodeRecord& record = *client.state().node(client.identity().id());
    context.console().print("Node " + record.name + " is leaving. Its deposit of " + toText(record.deposit) +
                            " LEO goes back at " + timeText(record.exitAt) +
                            ", or when its last task is over. Let it run until then.");
    context.console().result({{QStringLiteral("node"), idJson(record.node)},
                              {QStringLiteral("deposit"), unitsJson(record.deposit)},
                              {QStringLiteral("exitAt"), numberJson(record.exitAt.value)}});
    return {};
}

}  // namespace leo::app
