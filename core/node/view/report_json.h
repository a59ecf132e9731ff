// A package report as JSON, for a program's own store: what was checked stays visible after a restart. No secrets.
#pragma once

#include "protocol/key_package.h"

namespace leo::node {

Bytes reportToJson(const protocol::PackageReport& report);
// Malformed.
Result<protocol::PackageReport> reportFromJson(ByteView json);

}  // namespace leo::node
