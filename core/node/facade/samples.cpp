#include "node/facade/samples.h"

#include <QTimer>

#include "base/log.h"
#include "node/images.h"
#include "node/publish.h"
#include "node/wallets.h"

namespace leo::node {
namespace {

constexpr const char* kSamplesLog = "samples";
constexpr const char* kLambda = "lambdas/grey";
constexpr const char* kPicture = "pictures/photo-1mp.png";
constexpr Amount kPrice = leo(3);  // the example of every page about money

}  // namespace

Samples::Samples(Core& core) : m_core(core) {
    if (m_core.config().samples.empty()) return;
    const auto later = [this] { QTimer::singleShot(0, this, [this] { consider(); }); };
    m_heads = m_core.onHead.subscribe([later](const layer1::Head&) { later(); });
    m_connections = m_core.onConnection.subscribe([later](layer1::Connection) { later(); });
    m_networks = m_core.onNetwork.subscribe([this, later] {
        m_begun = false;
        later();
    });
    m_wallets = m_core.onWallets.subscribe(later);
}

std::string Samples::picture(const FacadeConfig& config) {
    std::error_code error;
    const std::filesystem::path path = config.samples / kPicture;
    return !config.samples.empty() && std::filesystem::exists(path, error) ? path.string() : std::string();
}

void Samples::consider() {
    const CurrentNetwork* network = m_core.network();
    if (m_begun || !network || !network->onThisComputer || !m_core.state() || !m_core.state()->lambdas().empty())
        return;
    if (m_core.client()->chain().connection() != layer1::Connection::Live) return;
    const Result<AccountId> bob = accountOf(m_core.layout(), "bob");
    Client* client = bob.ok() ? m_core.walletClient(*bob) : nullptr;
    if (client) publish(*client);
}

void Samples::publish(Client& bob) {
    m_begun = true;
    PublishOptions options;
    options.folder = (m_core.config().samples / kLambda).string();
    options.price = kPrice;
    for (const std::filesystem::path& layout : m_core.config().imageLayouts) {
        const Result<Hash> image = firstImage(layout.string());
        if (!image.ok()) continue;
        options.imageDigest = *image;
        Result<PreparedLambda> lambda = prepareLambda(bob, options, systemRandom());
        if (!lambda.ok()) return logWarning(kSamplesLog, "the sample lambda: " + toString(lambda.error()));
        return publishLambda(bob, std::move(*lambda), [](Result<PublishedLambda> published) {
            if (published.ok())
                logInfo(kSamplesLog, "published the sample lambda " + published->id.shortHex());
            else
                logWarning(kSamplesLog, "the sample lambda: " + toString(published.error()));
        });
    }
    logWarning(kSamplesLog, "no image for lambdas on this computer: the sample lambda is not published");
}

}  // namespace leo::node
