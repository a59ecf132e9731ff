#include "node/lambda_run.h"

#include <algorithm>

#include "crypto/envelope.h"

namespace leo::node {
namespace {

using ledger::exitOf;
using ledger::ExitReason;

std::uint32_t exitFor(const sandbox::RunResult& run) {
    const auto code = static_cast<std::uint8_t>(std::min<std::uint32_t>(run.exit, 255));
    switch (run.reason) {
        case sandbox::Reason::Ok:
        case sandbox::Reason::NonZeroExit: return exitOf(ExitReason::Exited, code);
        case sandbox::Reason::Signal:
            return exitOf(ExitReason::Signal, static_cast<std::uint8_t>(run.exit > 128 ? run.exit - 128 : run.exit));
        case sandbox::Reason::WallTime: return exitOf(ExitReason::WallTime, 0);
        case sandbox::Reason::CpuTime: return exitOf(ExitReason::CpuTime, 0);
        case sandbox::Reason::Memory: return exitOf(ExitReason::Memory, 0);
        case sandbox::Reason::Pids: return exitOf(ExitReason::Processes, 0);
        case sandbox::Reason::OutputLimit: return exitOf(ExitReason::Output, 0);
        case sandbox::Reason::TmpfsFull: return exitOf(ExitReason::Storage, 0);
        case sandbox::Reason::BadCode: return exitOf(ExitReason::BadCode, 0);
        case sandbox::Reason::Cancelled:
        case sandbox::Reason::RunnerFailure: break;
    }
    return exitOf(ExitReason::Exited, 255);
}

}  // namespace

sandbox::Limits sandboxLimits(const ledger::Manifest& manifest) {
    sandbox::Limits limits;
    limits.memoryBytes = manifest.limits.memoryBytes;
    limits.pids = manifest.limits.pids;
    limits.cpuMs = manifest.limits.cpuMs;
    limits.wallMs = manifest.limits.wallMs;
    limits.outputBytes = manifest.limits.outputBytes;
    limits.tmpfsBytes = manifest.limits.tmpfsBytes;
    return limits;
}

std::string cleanupText(const sandbox::CleanupReport& report) {
    if (report.clean()) return "no process, no mount and no file is left";
    std::string text;
    const auto say = [&](const std::string& what) { text += (text.empty() ? "" : ", ") + what; };
    if (report.processesLeft > 0) say(std::to_string(report.processesLeft) + " processes are left");
    if (!report.cgroupGone) say("its control group is left");
    if (!report.unmounted) say("its file system is still mounted");
    if (!report.runDirEmpty) say("files are left");
    return text;
}

Result<LambdaResult> runLambda(sandbox::Sandbox& sandbox, LambdaJob job, Random& random,
                               const std::atomic<bool>& cancel) {
    LambdaResult result;
    ResultPayload payload;
    const Result<crypto::SecretBytes> code = crypto::openEnvelope(job.keys.code.view(), job.code);
    const Result<crypto::SecretBytes> input = crypto::openEnvelope(job.keys.input.view(), job.input);
    job.keys = {};
    if (!code.ok()) {
        payload.exit = exitOf(ExitReason::BadCode, 0);
    } else if (!input.ok()) {
        payload.exit = exitOf(ExitReason::BadInput, 0);
    } else {
        sandbox::RunRequest request;
        LEO_TRY_ASSIGN(request.rootfs, sandbox.prepare(job.imageLayout, job.manifest.imageDigest));
        request.limits = sandboxLimits(job.manifest);
        request.command = job.manifest.command;
        request.codeTar = code->view();
        request.input = input->view();
        request.inputMediaType = job.inputType;
        LEO_TRY_ASSIGN(sandbox::RunResult run, sandbox.run(request, &cancel));
        LEO_REQUIRE(run.reason != sandbox::Reason::Cancelled, Code::Cancelled, "the run was cancelled");
        LEO_REQUIRE(run.reason != sandbox::Reason::RunnerFailure, Code::SandboxFailure, run.detail);
        payload.exit = exitFor(run);
        payload.mediaType = job.manifest.produces;
        payload.output = std::move(run.output);
        payload.log = std::move(run.log);
        result.usage = run.usage;
    }
    result.exit = payload.exit;
    LEO_TRY_ASSIGN(result.sealed, sealResult(payload, job.task, job.resultKey, random));
    result.cleanup = sandbox.cleanup();
    return result;
}

}  // namespace leo::node
