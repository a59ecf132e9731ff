#include "leod/images.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include "crypto/hash.h"
#include "sandbox/oci.h"

namespace leo::app {
namespace {

std::string besideProgram(const char* name) {
    return (QCoreApplication::applicationDirPath() + QLatin1Char('/') + QLatin1String(name)).toStdString();
}

}  // namespace

std::string imageLayout(const Arguments& arguments) {
    const std::string given = arguments.value("image");
    if (!given.empty() && given.rfind("sha256:", 0) != 0) return std::filesystem::absolute(given).string();
    return QDir::cleanPath(QString::fromStdString(besideProgram("../image"))).toStdString();
}

Result<Hash> imageDigest(const Arguments& arguments) {
    const std::string given = arguments.value("image");
    if (given.rfind("sha256:", 0) == 0) return sandbox::parseImageDigest(given);
    const std::string layout = imageLayout(arguments);
    LEO_TRY_ASSIGN(const std::vector<sandbox::ImageRef> images, sandbox::listImages(layout));
    LEO_REQUIRE(!images.empty(), Code::NotFound,
                layout + " holds no container image; packaging/image/build makes the default one");
    return images.front().digest;
}

sandbox::SandboxConfig defaultSandboxConfig() {
    sandbox::SandboxConfig config;
    config.loaderPath = besideProgram("leo-loader");
    return config;
}

Result<std::vector<Hash>> acceptedProfiles() {
    QFile file(QString::fromStdString(defaultSandboxConfig().loaderPath));
    LEO_REQUIRE(file.open(QIODevice::ReadOnly), Code::Unavailable,
                "the sandbox's loader is not there: " + file.fileName().toStdString());
    const QByteArray bytes = file.readAll();
    const Hash loader = crypto::sha256(
        ByteView(reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())));
    return std::vector<Hash>{sandbox::profileDigest(sandbox::RunnerKind::Runc, loader),
                             sandbox::profileDigest(sandbox::RunnerKind::Bwrap, loader)};
}

Result<std::vector<node::Bootstrap>> bootstrapOf(const NetworkFile& network) {
    LEO_TRY_ASSIGN(const std::vector<Endpoint> endpoints, network.endpoints());
    std::vector<node::Bootstrap> bootstrap;
    for (const Endpoint& endpoint : endpoints)
        bootstrap.push_back({QUrl(QString::fromStdString(endpoint.url)), endpoint.account});
    return bootstrap;
}

}  // namespace leo::app
