// RuntimeJournal: what a node measured into PCR 13, kept for its operator.
//
// The runtime log that proves something is cut at every checkpoint (attestation section 2); this is the whole
// history, as far as kMaxJournalBytes go, and proves nothing: it is the node's word to its owner. One JSON object a
// line, oldest first, appended after the TPM was extended. A file that is full becomes "<name>.1" and replaces the
// one before. Thread: one writer (the TPM's); readers open it anew.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "attest/runtime_log.h"

namespace leo::node {

inline constexpr const char* kJournalFile = "runtime-log.jsonl";
inline constexpr std::uint64_t kMaxJournalBytes = 4u << 20;  // about 6,000 tasks
inline constexpr std::size_t kJournalPage = 100;

struct JournalEntry {
    std::uint64_t index = 0;  // from 1 on, without gaps
    TimeMs time;
    std::string kind;  // "node-start", "task-start", "task-end"
    Hash digest{};     // what PCR 13 was extended with
    Hash pcr13{};      // its value then
    // node-start
    std::string runner, version;
    Hash program{};
    // task-start and task-end
    TaskId task;
    std::uint32_t draw = 0, turn = 0;
    Hash image{};
    std::uint32_t exit = 0;
    bool result = false, clean = false;
};

class RuntimeJournal {
public:
    explicit RuntimeJournal(std::filesystem::path file);
    // Io, DiskFull: the node goes on without.
    Status append(const attest::LogEvent& event, const Hash& pcr13, const Hash& cleanDigest, TimeMs now);

private:
    std::filesystem::path m_file;
    std::uint64_t m_next = 1;
};

// At most kJournalPage entries, newest first, below index `before` (zero: from the newest on). Lines that are damaged
// are left out. Empty when there is no journal.
Result<std::vector<JournalEntry>> readJournal(const std::filesystem::path& file, std::uint64_t before);

}  // namespace leo::node
