// Outbox: what a machine wants done. Machines append; their owner drains after every call.
#pragma once

#include <deque>
#include <variant>
#include <vector>

#include "attest/sealing.h"
#include "protocol/messages.h"

namespace leo::protocol {

// Say this to these members.
struct Send {
    std::vector<NodeId> to;
    Message message;
};
// A Send, sealed: publish it on the task's topic.
struct Frame {
    Bytes bytes;
};
// Put this on layer one, signed by the node.
struct Submit {
    ledger::TxBody body;
};
// This node lied, and the evidence was checked. Goes to the Witness of the draw.
struct Accuse {
    NodeId node;
    ledger::LieEvidence evidence;
};
// Quote the PCRs over quoteQualifier(fields, log head), with a TPM2_GetTime over ownerNonce when given. Answered by
// an EvidenceShare through ExecutorDuty::handleQuote.
struct TakeQuote {
    attest::QualifierFields fields;
    std::vector<NonceEntry> nonces;
    std::optional<Hash> ownerNonce;
};
// Get the content of a CID into the block store; monitors also want to know what arrived.
struct FetchContent {
    ledger::CidBytes cid{};
    std::uint64_t maxBytes = 0;
};
struct Fetched {
    Hash sha256{};
    Hash keyCommitment{};  // crypto::commitmentIn; zero when the content is no envelope
};
Result<Fetched> fetched(const Result<Bytes>& content);
// A block the group serves to the owners.
struct KeepBlock {
    ledger::CidBytes cid{};
    Bytes block;
};
// Measure task-start, import and unseal both keys, decrypt, run, encrypt the result, wipe, clean up.
struct BeginRun {
    attest::TaskStart start;
    attest::ImportBlob codeKey, inputKey;
    attest::PolicySpec codePolicy, inputPolicy;
};
// Measure task-end.
struct EndRun {
    attest::TaskEnd end;
};
// For people and logs: one sentence, nothing secret.
struct Note {
    std::string line;
};

using Command = std::variant<Send, Frame, Submit, TakeQuote, FetchContent, KeepBlock, BeginRun, EndRun, Note, Accuse>;

class Outbox {
public:
    void push(Command command) { m_commands.push_back(std::move(command)); }
    void send(std::vector<NodeId> to, Message message) {
        if (!to.empty()) push(Send{std::move(to), std::move(message)});
    }
    void note(std::string line) { push(Note{std::move(line)}); }
    std::optional<Command> pop() {
        if (m_commands.empty()) return std::nullopt;
        Command command = std::move(m_commands.front());
        m_commands.pop_front();
        return command;
    }

private:
    std::deque<Command> m_commands;
};

}  // namespace leo::protocol
