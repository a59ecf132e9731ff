// The system calls a lambda may make: one list, exported as BPF for bubblewrap and as JSON for runc and gVisor.
//
// An allow-list for a process without capabilities: files, memory, processes, signals, time. Everything else answers
// EPERM: sockets of every family (AF_ALG and AF_VSOCK reach past a network namespace), namespaces, mounts, ptrace,
// keys, bpf, io_uring, memfd. A few answer ENOSYS because the C library then takes the older way (clone3, whose flags
// a filter cannot see).
#pragma once

#include <QJsonObject>

#include "base/result.h"
#include "codec/cbor.h"
#include "sandbox/posix.h"

namespace leo::sandbox {

// A rewound memory file with the BPF program for this machine's architecture.
Result<Fd> seccompProgram();

// The runtime-spec's linux.seccomp object, for runc.
QJsonObject seccompJson();
// For gVisor, which answers EPERM whatever the object says: "trace" without a tracer is its ENOSYS. The loader is
// another user there and becomes the command's; without privileges those calls do nothing.
QJsonObject gvisorSeccompJson();

// Appends the list to a record, for the profile digest: an array of [name, errno or 0, argument, match, value].
void writeSeccomp(codec::Writer& writer);

}  // namespace leo::sandbox
