// What the sandbox tests share: the sample lambdas, packed, on the default image.
#pragma once

#include <QFile>
#include <QString>
#include <QTemporaryDir>
#include <memory>

#include "sandbox/lambda_file.h"
#include "sandbox/pack.h"
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

inline std::string logOf(const RunResult& result) {
    return std::string(textOf(result.log.view()));
}

}  // namespace leo::sandbox::test
