// What the sandbox tests share: the sample lambdas, packed, on the default image.
#pragma once

#include <sys/stat.h>

#include <QFile>
#include <QString>
#include <QTemporaryDir>
#include <memory>

#include "sandbox/lambda_file.h"
#include "sandbox/pack.h"
#include "sandbox/posix.h"
#include "sandbox/sandbox.h"

namespace leo::sandbox::test {

inline Bytes fileBytes(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QByteArray content = file.readAll();
    return Bytes(content.begin(), content.end());
}

inline Hash defaultImage() {
    const auto images = listImages(LEO_IMAGE);
    return images.ok() && !images->empty() ? images->front().digest : Hash{};
}

struct Lambda {
    LambdaFile file;
    Bytes code;
};

inline Lambda lambda(const QString& name) {
    const QString folder = QStringLiteral(LEO_SAMPLES "/lambdas/") + name;
    Lambda result;
    result.file = parseLambdaFile(fileBytes(folder + QStringLiteral("/lambda.json"))).value();
    result.code = packFolder(folder.toStdString())->tar;
    return result;
}

// The request borrows code and input.
inline RunRequest requestFor(const Lambda& lambda, const std::shared_ptr<const VerifiedRootfs>& rootfs,
                             ByteView input) {
    RunRequest request;
    request.rootfs = rootfs;
    request.limits = lambda.file.limits;
    request.command = lambda.file.command;
    request.codeTar = lambda.code;
    request.input = input;
    request.inputMediaType = "image/png";
    return request;
}

// Processes of this machine that run the loader of a root file system below workDir, or were started with one of this
// prefix's names. Other nodes of the machine have loaders too.
inline std::vector<std::string> processesOf(const std::string& workDir, const std::string& prefix) {
    std::vector<struct stat> loaders;
    struct stat state {};
    for (const std::string& name : listDirectory(workDir))
        if (::stat((workDir + "/" + name + kLoaderInside).c_str(), &state) == 0) loaders.push_back(state);
    std::vector<std::string> found;
    for (const std::string& pid : listDirectory("/proc")) {
        if (pid[0] < '0' || pid[0] > '9') continue;
        bool ours = readText("/proc/" + pid + "/cmdline").valueOr({}).find(prefix + "-") != std::string::npos;
        if (::stat(("/proc/" + pid + "/exe").c_str(), &state) == 0)
            for (const struct stat& loader : loaders)
                ours = ours || (loader.st_dev == state.st_dev && loader.st_ino == state.st_ino);
        if (ours) found.push_back(pid + " " + readText("/proc/" + pid + "/cmdline").valueOr({}));
    }
    return found;
}

inline std::string logOf(const RunResult& result) {
    return std::string(textOf(result.log.view()));
}

}  // namespace leo::sandbox::test
