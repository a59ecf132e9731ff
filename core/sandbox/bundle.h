// The OCI bundle (runtime-spec 1.0) that runc and gVisor start: a read-only root, /proc, /dev, a bounded /tmp, and
// the loader as the only process, without privileges and behind the list of system calls.
#pragma once

#include <QJsonObject>
#include <string>
#include <vector>

#include "base/result.h"
#include "sandbox/rootfs.h"

namespace leo::sandbox {

struct Bundle {
    const VerifiedRootfs* rootfs = nullptr;
    std::uint64_t tmpBytes = 0;
    std::uint64_t tmpInodes = 0;
    unsigned user = 0;                      // uid and gid of the loader
    std::vector<std::string> capabilities;  // of the loader
    QJsonObject seccomp;
    std::string cgroupsPath;  // empty: the runtime makes no group
};

// Writes config.json into a directory that has none.
Status writeBundle(const std::string& directory, const Bundle& bundle);

}  // namespace leo::sandbox
