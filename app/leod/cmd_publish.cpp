// leod publish: put an encrypted lambda on the network.
#include "leod/commands.h"
#include "leod/images.h"
#include "leod/present.h"
#include "leod/wallet_client.h"
#include "node/publish.h"
#include "sandbox/oci.h"

namespace leo::app {
namespace {

class PublishCommand final : public Command {
public:
    CommandSpec spec() const override {
        CommandSpec spec{
            "publish", "Publish a folder of code as a lambda",
            "The folder holds lambda.json, which describes the lambda, and the code. The code is encrypted on this "
            "computer; its key leaves only for machines that prove themselves, one run at a time. The bond pays "
            "execution groups when this wallet does not answer; `leod serve` answers."};
        spec.arguments = {{"folder", "the folder with lambda.json"}};
        spec.options = walletOptions("bob");
        spec.options.push_back({"image", "IMAGE", "the container image: sha256:… or an OCI layout's directory"});
        spec.options.push_back({"price", "LEO", "what one use costs", "3"});
        spec.options.push_back(
            {"miss-fee", "LEO", "paid to a group this wallet leaves waiting (default: the least)"});
        spec.options.push_back({"bond", "LEO", "what miss fees are paid from (default: the least)"});
        spec.examples = {"leod publish resources/samples/lambdas/grey --price 3"};
        return spec;
    }

    Result<Exit> run(const Arguments& arguments, Context& context) override {
        node::PublishOptions options;
        options.folder = arguments.argument("folder");
        LEO_TRY_ASSIGN(options.price, arguments.amount("price"));
        if (arguments.has("miss-fee")) {
            LEO_TRY_ASSIGN(options.missFee, arguments.amount("miss-fee"));
        }
        if (arguments.has("bond")) {
            LEO_TRY_ASSIGN(options.bond, arguments.amount("bond"));
        }
        LEO_TRY_ASSIGN(options.imageDigest, imageDigest(arguments));
        LEO_TRY_ASSIGN(const std::unique_ptr<WalletClient> wallet, WalletClient::open(arguments, context));
        LEO_TRY_ASSIGN(node::PreparedLambda lambda, node::prepareLambda(wallet->client(), options, context.random()));
        Console& console = context.console();
        const std::string name = lambda.description.name;
        console.progress("Encrypted " + std::to_string(lambda.packed.files.size()) + " files of " + name + ", " +
                         sizeText(lambda.envelope.size()));
        for (const std::string& left : lambda.packed.leftOut) console.progress("Left out: " + left);
        const std::string codeCid = ledger::cidText(lambda.publish.codeCid);
        std::optional<Result<node::PublishedLambda>> published;
        node::publishLambda(wallet->client(), std::move(lambda), [&](Result<node::PublishedLambda> result) {
            published = std::move(result);
            wallet->finish();
        });
        LEO_TRY(wallet->wait());
        LEO_TRY_ASSIGN(const node::PublishedLambda done, std::move(*published));
        console.print("Lambda " + done.id.hex() + "\n" + name + ", " + toText(options.price) +
                      " LEO a use, in block " + std::to_string(done.height.value));
        console.result({{QStringLiteral("lambda"), idJson(done.id)},
                        {QStringLiteral("name"), qtText(name)},
                        {QStringLiteral("priceUnits"), unitsJson(options.price)},
                        {QStringLiteral("codeCid"), qtText(codeCid)},
                        {QStringLiteral("image"), qtText(sandbox::imageDigestText(options.imageDigest))},
                        {QStringLiteral("height"), numberJson(done.height.value)}});
        return Exit::Ok;
    }
};

}  // namespace

std::unique_ptr<Command> makePublishCommand() {
    return std::make_unique<PublishCommand>();
}

}  // namespace leo::app
