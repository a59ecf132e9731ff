// What the tests of attest/ share: a seed, a node with a SoftTpm and a log, and good evidence to spoil.
#pragma once

#include <QtTest>
#include <random>

#include "attest/verifier.h"
#include "unit/attest/soft_tpm.h"

namespace leo::attest::test {

class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : m_engine(seed) {}
    void fill(std::span<std::uint8_t> out) override {
        for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(m_engine());
    }

private:
    std::mt19937_64 m_engine;
};

inline constexpr PcrMask kMask = 0x20FF;

inline Hash hashOf(std::uint8_t byte) {
    Hash hash;
    hash.fill(byte);
    return hash;
}

inline NodeStart nodeStart() {
    NodeStart start;
    start.binaryDigest = hashOf(1);
    start.configDigest = hashOf(2);
    start.runner = "bwrap";
    start.version = "0.1.0";
    return start;
}

inline TaskStart taskStart(std::uint8_t task = 7) {
    TaskStart start;
    start.task = TaskId{hashOf(task)};
    start.draw = 1;
    start.turn = 2;
    start.codeCid = Bytes(36, 0xC0);
    start.imageDigest = hashOf(0x11);
    start.profileDigest = hashOf(0x12);
    start.limitsDigest = hashOf(0x13);
    start.inputCid = Bytes(36, 0x1A);
    return start;
}

inline TaskEnd taskEnd(std::uint8_t task = 7) {
    TaskEnd end;
    end.task = TaskId{hashOf(task)};
    end.resultCid = Bytes(36, 0xE5);
    end.exit = 3;
    end.cleanupDigest = hashOf(0x14);
    return end;
}

inline QualifierFields qualifier(Phase phase) {
    QualifierFields fields;
    fields.task = taskStart().task;
    fields.draw = 1;
    fields.turn = 2;
    fields.phase = phase;
    fields.anchorBlock = BlockHash{hashOf(0x21)};
    fields.nonceRoot = hashOf(0x22);
    fields.channelKey = hashOf(0x23);
    return fields;
}

// A node that plays one task by the rules, and whatever a test makes of it.
struct Node {
    SeededRandom random;
    SoftTpm tpm;
    RuntimeLog log;

    explicit Node(std::uint64_t seed = 1) : random(seed), tpm(random) {
        for (unsigned index = 0; index < 8; ++index)
            tpm.pcrs[index] = hashOf(static_cast<std::uint8_t>(0x40 + index));
        tpm.pcrs[kRuntimeLogPcr] = hashOf(0x77);  // a boot loader used it
        log = RuntimeLog(tpm.pcrs[kRuntimeLogPcr]);
        extend(nodeStart());
    }
    void extend(const LogEvent& event) {
        LEO_ASSERT(log.append(event).ok());
        tpm.extendPcr13(lineDigest(event));
    }
    TpmQuoteEvidence evidence(Phase phase) { return evidence(qualifier(phase)); }
    TpmQuoteEvidence evidence(const QualifierFields& fields) {
        return wrap(tpm.quote(quoteQualifier(fields, log.head()), kMask));
    }
    // Evidence around an attest a test has changed.
    TpmQuoteEvidence wrap(SignedAttest quote) const {
        TpmQuoteEvidence out;
        out.quote = std::move(quote);
        for (const auto& [index, value] : tpm.readPcrs(kMask)) out.pcrs.push_back(value);
        out.log = log;
        return out;
    }
    Attest goodAttest(Phase phase) const {
        return tpm.quoteAttest(quoteQualifier(qualifier(phase), log.head()), kMask);
    }
    // Before evidence of a run, with 200 ms to what follows.
    Evidence before() {
        Evidence out = evidence(Phase::Before);
        tpm.advance(200);
        return out;
    }
    Evidence during() {
        extend(taskStart());
        Evidence out = evidence(Phase::During);
        tpm.advance(500);
        return out;
    }
    Evidence after() {
        extend(taskEnd());
        return evidence(Phase::After);
    }
    EvidenceContext context(Phase phase, const Evidence* previous = nullptr,
                            Phase previousPhase = Phase::Before) const {
        EvidenceContext out;
        out.akPublic = tpm.akPublic();
        out.pcrMask = kMask;
        out.qualifier = qualifier(phase);
        if (phase != Phase::Before) out.taskStart = taskStart();
        if (phase == Phase::After) out.taskEnd = taskEnd();
        out.previous = previous;
        out.previousPhase = previousPhase;
        return out;
    }
};

}  // namespace leo::attest::test

// Compares a Finding's reason and shows both names and the detail when they differ.
#define VERIFY_REASON(finding, expected)                                                                     \
    do {                                                                                                     \
        const leo::attest::Finding leoGot = (finding);                                                       \
        const std::string leoMessage = "got " + std::string(leo::attest::reasonName(leoGot.reason)) + " (" + \
                                       leoGot.detail + "), expected " +                                      \
                                       std::string(leo::attest::reasonName(expected));                       \
        QVERIFY2(leoGot.reason == (expected), leoMessage.c_str());                                           \
    } while (false)
