#include "leod/images.h"

#include <QCoreApplication>
#include <QDir>

#include "node/images.h"
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
    return node::firstImage(imageLayout(arguments));
}

sandbox::SandboxConfig defaultSandboxConfig() {
    sandbox::SandboxConfig config;
    config.loaderPath = besideProgram("leo-loader");
    return config;
}

Result<ledger::Isolation> isolationOf(const Arguments& arguments) {
    const std::string asked = arguments.value("isolation");
    LEO_REQUIRE(asked == "any" || asked == "gvisor", Code::InvalidArgument,
                "--isolation is any or gvisor, not \"" + asked + "\"");
    return asked == "gvisor" ? ledger::Isolation::Gvisor : ledger::Isolation::Any;
}

Result<std::vector<Hash>> acceptedProfiles() {
    return node::acceptedProfiles(defaultSandboxConfig().loaderPath);
}

}  // namespace leo::app
