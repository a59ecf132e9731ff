// A software TPM of its own for one test: temporary state, provisioned, power-cycled at will.
#pragma once

#include <QTemporaryDir>
#include <QtTest>
#include <memory>

#include "attest/verifier.h"
#include "tpm/provision.h"

namespace leo::tpm::test {

inline constexpr attest::PcrMask kMask = 0x20FF;  // 0-7 and 13

inline Hash hashOf(std::uint8_t byte) {
    Hash hash;
    hash.fill(byte);
    return hash;
}

inline attest::Finding judge(const attest::EvidenceContext& context, const attest::Evidence& evidence) {
    return attest::verifyEvidence(context, evidence).finding;
}

class NodeTpm {
public:
    NodeTpm() : m_ca(LocalCa::openOrCreate(path("ca"), systemRandom()).value()) {}

    bool powerOn() {
        SwtpmOptions options;
        options.stateDir = path("state");
        options.socketDir = path("run");
        auto started = SwtpmProcess::start(options);
        if (!started.ok()) qWarning("%s", toString(started.error()).c_str());
        if (!started.ok()) return false;
        process = std::move(started).value();
        return connectTpm();
    }
    bool connectTpm() {
        auto opened = Tpm::open(process->tcti());
        if (!opened.ok()) qWarning("%s", toString(opened.error()).c_str());
        if (!opened.ok()) return false;
        tpm = std::move(opened).value();
        return true;
    }
    void disconnectTpm() { tpm.reset(); }
    void powerOff() {
        tpm.reset();
        process.reset();
    }
    // Powered, provisioned, with a log that has begun.
    bool start() {
        if (!powerOn()) return false;
        auto provisioned = provision(*tpm, m_ca);
        if (!provisioned.ok()) qWarning("%s", toString(provisioned.error()).c_str());
        if (!provisioned.ok()) return false;
        keys = std::move(provisioned).value();
        return begin();
    }
    bool begin() {
        const auto pcrs = tpm->readPcrs(1u << attest::kRuntimeLogPcr);
        if (!pcrs.ok()) return false;
        log = attest::RuntimeLog(pcrs->at(attest::kRuntimeLogPcr));
        attest::NodeStart event;
        event.binaryDigest = hashOf(1);
        event.configDigest = hashOf(2);
        event.runner = "bwrap";
        event.version = "0.1.0";
        return extend(event);
    }
    bool extend(const attest::LogEvent& event) {
        return tpm->extendPcr13(attest::lineDigest(event)).ok() && log.append(event).ok();
    }
    attest::Evidence quote(const attest::QualifierFields& fields) {
        return evidenceOf(tpm->quote(attest::quoteQualifier(fields, log.head()), kMask).value());
    }
    attest::Evidence evidenceOf(attest::SignedAttest signedAttest) {
        attest::TpmQuoteEvidence evidence;
        evidence.quote = std::move(signedAttest);
        const attest::PcrValues pcrs = tpm->readPcrs(kMask).value();
        for (const auto& [index, value] : pcrs) evidence.pcrs.push_back(value);
        evidence.log = log;
        return evidence;
    }
    attest::TimeReport time() {
        const Hash nonce = systemRandom().array<32>();
        const auto outcome = attest::verifyGetTime(keys.akPublic, nonce, tpm->getTime(nonce).value());
        LEO_ASSERT(outcome.finding.ok());
        return outcome.report;
    }
    std::string path(const char* name) const { return m_dir.filePath(QLatin1String(name)).toStdString(); }
    const LocalCa& ca() const { return m_ca; }

    std::unique_ptr<SwtpmProcess> process;
    std::unique_ptr<Tpm> tpm;
    NodeKeys keys;
    attest::RuntimeLog log;

private:
    QTemporaryDir m_dir{QDir::tempPath() + QStringLiteral("/leotpmXXXXXX")};
    LocalCa m_ca;
};

inline attest::TaskStart taskStart(std::uint8_t task = 7) {
    attest::TaskStart start;
    start.task = TaskId{hashOf(task)};
    start.draw = 1;
    start.turn = 0;
    start.codeCid = Bytes(36, 0xC0);
    start.imageDigest = hashOf(0x11);
    start.profileDigest = hashOf(0x12);
    start.limitsDigest = hashOf(0x13);
    start.inputCid = Bytes(36, 0x1A);
    return start;
}

inline attest::TaskEnd taskEnd(std::uint8_t task = 7) {
    attest::TaskEnd end;
    end.task = TaskId{hashOf(task)};
    end.resultCid = Bytes(36, 0xE5);
    end.exit = 0;
    end.cleanupDigest = hashOf(0x14);
    return end;
}

inline attest::QualifierFields qualifier(attest::Phase phase) {
    attest::QualifierFields fields;
    fields.task = taskStart().task;
    fields.draw = 1;
    fields.turn = 0;
    fields.phase = phase;
    fields.anchorBlock = BlockHash{hashOf(0x21)};
    fields.nonceRoot = hashOf(0x22);
    fields.channelKey = hashOf(0x23);
    return fields;
}

inline attest::EvidenceContext context(const NodeTpm& node, attest::Phase phase) {
    attest::EvidenceContext context;
    context.akPublic = node.keys.akPublic;
    context.pcrMask = kMask;
    context.qualifier = qualifier(phase);
    if (phase != attest::Phase::Before) context.taskStart = taskStart();
    if (phase == attest::Phase::After) context.taskEnd = taskEnd();
    return context;
}

}  // namespace leo::tpm::test

// Compares a Finding's reason and shows both names and the detail when they differ.
#define VERIFY_REASON(finding, expected)                                                                     \
    do {                                                                                                     \
        const leo::attest::Finding leoGot = (finding);                                                       \
        const std::string leoMessage = "got " + std::string(leo::attest::reasonName(leoGot.reason)) + " (" + \
                                       leoGot.detail + "), expected " +                                      \
                                       std::string(leo::attest::reasonName(expected));                       \
        QVERIFY2(leoGot.reason == (expected), leoMessage.c_str());                                           \
    } while (false)
