// leod evidence verify: checks a file that a wallet exported about one task, without a network.
#include <QJsonArray>

#include "leod/command.h"
#include "leod/commands.h"
#include "leod/present.h"
#include "node/view/evidence_file.h"
#include "store/data_dir.h"

namespace leo::app {
namespace {

const char* markName(node::EvidenceItem::Mark mark) {
    switch (mark) {
        case node::EvidenceItem::Mark::Holds: return "holds";
        case node::EvidenceItem::Mark::Fails: return "fails";
        case node::EvidenceItem::Mark::Absent: return "absent";
    }
    return "";
}

class EvidenceCommand final : public Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{
            "evidence", "Check the evidence of a task without a network",
            "Computes everything in the file again: the authority's signatures, where each transaction and receipt "
            "lies in its block, the seed, the draw with every VRF proof, the anchor, the machine's quotes and "
            "runtime "
            "log, the verdicts and the settlement. Names what fails. Compare the chain it prints with the network "
            "you mean. The credits of the draw are the exporter's word."};
        spec.arguments = {{"what", "verify"}, {"file", "the evidence"}};
        spec.examples = {"leod evidence verify task.evidence"};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override {
        LEO_REQUIRE(arguments.argument("what") == "verify", Code::InvalidArgument,
                    "evidence can be verified, not \"" + arguments.argument("what") + "\"");
        LEO_TRY_ASSIGN(const Bytes file, store::readFile(arguments.argument("file"), node::kMaxEvidenceFileBytes));
        const node::EvidenceReport report = node::verifyEvidenceFile(file);
        Console& console = context.console();
        QJsonArray items;
        Table table({"Item", "Outcome", "What was found"});
        std::string failed;
        for (const node::EvidenceItem& item : report.items) {
            table.row({item.name, markName(item.mark), item.detail});
            items.append(QJsonObject{{QStringLiteral("name"), qtText(item.name)},
                                     {QStringLiteral("outcome"), QLatin1String(markName(item.mark))},
                                     {QStringLiteral("detail"), qtText(item.detail)}});
            if (item.mark == node::EvidenceItem::Mark::Fails && failed.empty())
                failed = item.name + ": " + item.detail;
        }
        table.print(console);
        console.print("Chain " + report.chain.hex() + "\nTask " + report.task.hex());
        console.result({{QStringLiteral("holds"), report.holds()},
                        {QStringLiteral("chainId"), idJson(report.chain)},
                        {QStringLiteral("taskId"), idJson(report.task)},
                        {QStringLiteral("end"), qtText(ledger::endName(report.end))},
                        {QStringLiteral("items"), items}});
        LEO_REQUIRE(report.holds(), Code::Untrusted, failed);
        return Exit::Ok;
    }
};

}  // namespace

std::unique_ptr<Command> makeEvidenceCommand() {
    return std::make_unique<EvidenceCommand>();
}

}  // namespace leo::app
