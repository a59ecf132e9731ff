// Lambdas: published code: the network's list, this wallet's own, and the way from a folder to a record on layer one.
#pragma once

#include "api/tasks.h"

namespace leo::api {

struct LambdaLimits {
    std::uint64_t memoryBytes = 0;
    std::uint32_t pids = 0;
    std::uint64_t cpuMs = 0, wallMs = 0;
    std::uint64_t outputBytes = 0, tmpfsBytes = 0;
};

struct Lambda {
    LambdaId id;
    std::string cid;  // of its manifest
    std::string name, description;
    AccountId publisher;
    std::string publisherName;  // a wallet of this computer, else empty
    Hash imageDigest{};
    std::vector<std::string> command, accepts;
    std::string produces;
    LambdaLimits limits;
    std::uint32_t minNodes = 0;
    std::uint64_t minTotalCredit = 0, codeBytes = 0;
    Amount price, missFee;
    Amount bondFree, bondReserved, bondPaidOut;
    bool retired = false;
    bool deprecated = false;  // hidden from lists by its publisher on this computer; still answers
    std::uint64_t runs = 0, failures = 0, misses = 0;  // settled; failed; of these, missed keys
    Amount earned;
    Height publishedAt;
    TimeMs publishedTime;
    std::uint64_t openTasks = 0;
    // Published by the same account under the same name, newest first, this one included.
    std::vector<LambdaId> versions;
};

struct LambdasState {
    std::uint64_t sequence = 0;
    std::vector<Lambda> all;   // of the network, not retired, by name
    std::vector<Lambda> mine;  // of the active wallet, retired ones too, newest first
};

enum class RunMark : std::uint8_t { Settled, NoResult, Refunded };
struct LambdaFigures {
    LambdaId id;
    std::vector<Sample<Amount>> revenueByWeek;  // twelve, oldest first
    std::vector<RunMark> lastRuns;              // at most 48, oldest first
    std::optional<std::uint64_t> medianRunMs;   // both keys to completion
    std::uint64_t customers30d = 0, runs30d = 0;
    Amount earned30d, earnedBefore30d;  // this month and the one before
};

// One answer of this wallet to a key request, as publisher or requester.
enum class KeyDecision : std::uint8_t { Released, Refused, Blocked, Expired };
struct KeyRelease {
    TimeMs time;
    KeyDecision decision{};
    bool automatic = false;
    TaskId task;
    LambdaId lambda;
    std::optional<NodeId> executor;
    std::uint32_t verdictsOk = 0, verdictsOf = 0;
    bool drawValid = false;
    std::string policy;  // "match", or which check failed and why
    Height height;
};

enum class ReleasePolicy : std::uint8_t { Automatic, Ask };

// A folder looked at before anything is encrypted.
struct PackedFile {
    std::string path;  // relative, '/' between
    std::uint64_t bytes = 0;
    bool leftOut = false;
    std::string why;  // of leftOut
};
struct SecretWarning {
    std::string path;
    std::uint32_t line = 0;
    std::string what;  // "private key", "access token"
};
struct FolderReport {
    std::string path;
    std::vector<PackedFile> files;  // at most kMaxListedFiles
    std::uint64_t filesInAll = 0, filesPacked = 0, bytesPacked = 0;
    std::uint64_t mostFiles = 0, mostBytes = 0;  // that a lambda may hold
    std::vector<SecretWarning> warnings;
    std::string name, description;  // of lambda.json, when there is one
    std::vector<std::string> command, accepts;
    std::string produces;
    LambdaLimits limits;
};
inline constexpr std::size_t kMaxListedFiles = 5'000;  // a folder of a million is counted, not listed

struct LambdaImage {
    std::string name;  // "leo-python 3.11"
    Hash digest{};
    std::uint64_t bytes = 0;
    bool pinned = false;  // of a draft: its name means another image by now, or none
};

struct LambdaDraft {
    std::string folder;
    std::string name, version, description;
    Hash imageDigest{};
    std::string imageName;  // what the image was called when it was pinned
    std::vector<std::string> command, accepts;
    std::string produces;
    LambdaLimits limits;
    Amount price, missFee, bond;
    std::uint32_t minNodes = 0;
    std::uint64_t minTotalCredit = 0;
    ReleasePolicy policy = ReleasePolicy::Automatic;
    std::optional<LambdaId> replaces;
};

// What a price means for an offer as people make it: a third of it for the author, about, in whole LEO, and the
// network's minimum at least. The split is the ledger's own.
struct PriceQuote {
    Amount minimum, offer;
    std::uint32_t members = 0;   // of the committee it is shared by
    std::vector<Share> settled;  // in order burned, publisher, executor, monitors
};

// A run of the code on a sample in the sandbox that nodes use.
struct TestRun {
    std::string runner;  // "runc 1.1.5"
    Hash profileDigest{};
    bool profileMatchesNetwork = false;
    std::uint32_t exit = 0;
    std::string exitText;
    std::uint64_t wallMs = 0, cpuMs = 0, peakMemoryBytes = 0;
    std::string mediaType;
    Bytes output;
    std::string log;
    bool cleanedUp = false;
    std::string cleanupText;
};

struct PublishProgress {
    enum class Stage : std::uint8_t { Pack, Encrypt, Store, Sign, Confirm, Done } stage{};
    std::uint64_t bytesDone = 0, bytesOf = 0;
};

class Lambdas {
public:
    virtual ~Lambdas() = default;
    virtual Subscription observe(Handler<LambdasState> handler) = 0;
    virtual void figures(const LambdaId& id, Done<LambdaFigures> done) = 0;
    virtual void keyReleases(const Cursor& from, Done<Page<KeyRelease>> done) = 0;
    // Called when keyReleases would have a new first row.
    virtual Subscription onKeyRelease(std::function<void(const KeyRelease&)> handler) = 0;

    // Those of the layouts of this computer, then those that drafts have pinned and that are still here.
    virtual void images(Done<std::vector<LambdaImage>> done) = 0;
    // Unreachable without a network, OutOfRange for a price no offer can pay.
    virtual void quotePrice(Amount price, Done<PriceQuote> done) = 0;
    // NotFound, NotPermitted, Malformed (lambda.json says what), TooLarge.
    virtual void inspect(const std::string& folder, Done<FolderReport> done) = 0;
    // `samplePath` is the input. Unavailable without a sandbox runner.
    virtual void test(const LambdaDraft& draft, const std::string& samplePath, Done<TestRun> done) = 0;
    // Packs and encrypts; answers what would be signed. Signing (Wallets::sign) stores the code and publishes.
    virtual void preparePublish(const LambdaDraft& draft, std::function<void(const PublishProgress&)> progress,
                                Done<SigningRequest> done) = 0;
    virtual void preparePriceChange(const LambdaId& id, Amount price, Done<SigningRequest> done) = 0;
    virtual void prepareRetire(const LambdaId& id, Done<SigningRequest> done) = 0;
    virtual void setDeprecated(const LambdaId& id, bool deprecated) = 0;
    virtual void setReleasePolicy(const LambdaId& id, ReleasePolicy policy) = 0;
    virtual ReleasePolicy releasePolicy(const LambdaId& id) const = 0;

    // Drafts stay on this computer until published or deleted. They hold no secret.
    virtual void saveDraft(const std::string& name, const LambdaDraft& draft, Finished done) = 0;
    virtual void drafts(Done<std::vector<std::pair<std::string, LambdaDraft>>> done) = 0;
    virtual void deleteDraft(const std::string& name) = 0;
};

}  // namespace leo::api
