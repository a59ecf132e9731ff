// Composing: a file looked at, an offer quoted, a task sealed and posted.

#include <filesystem>

#include "node/facade/tasks_area.h"
#include "node/media_type.h"
#include "node/picture_metadata.h"
#include "node/view/offer_quote.h"
#include "store/data_dir.h"

namespace leo::node {
namespace {

constexpr std::size_t kMaxPasted = 8;            // copies from the clipboard held in memory; the oldest goes
constexpr std::size_t kRunsLookedAt = 20;        // of a lambda, for the estimate
constexpr std::string_view kPasted = "memory:";  // no path begins like this: paths here are absolute

Result<api::InputReport> report(ByteView bytes, const std::string& path, const std::string& name) {
    api::InputReport report;
    report.path = path;
    report.name = name;
    report.bytes = bytes.size();
    report.mediaType = mediaTypeOf(bytes);
    LEO_REQUIRE(!bytes.empty(), Code::Malformed, name + " is empty");
    if (!pictureType(bytes)) return report;
    LEO_TRY_ASSIGN(const CleanPicture clean, stripMetadata(bytes));
    const std::optional<PictureSize> size = pictureSize(bytes);
    LEO_REQUIRE(size && size->width > 0 && size->height > 0, Code::Malformed, name + " does not say its size");
    LEO_REQUIRE(std::uint64_t{size->width} * size->height <= kMaxPicturePixels, Code::TooLarge,
                name + " has more than " + std::to_string(kMaxPicturePixels / 1'000'000) + " megapixels");
    report.width = size->width;
    report.height = size->height;
    report.hasMetadata = clean.removedBytes > 0;
    report.hasLocation = hasLocation(bytes);
    return report;
}

}  // namespace

// Between preparePost and the block: what is signed, and what must be stored before it is sent.
struct TasksArea::Posting {
    AccountId signer;
    api::TaskDraft draft;
    TaskOptions options;
    TaskKeys keys;
    std::string inputName;
    std::shared_ptr<PreparedTask> task;
    api::Done<api::SigningRequest> done;
};

void TasksArea::inspectInput(const std::string& path, api::Done<api::InputReport> done) {
    m_core.hop()->toCore([this, path, back = m_core.hop()->back(std::move(done))] {
        m_core.worker().post(
            [path]() -> Result<api::InputReport> {
                LEO_TRY_ASSIGN(Bytes file, store::readFile(path, kMaxInputBytes));
                auto found = report(file, path, std::filesystem::path(path).filename().string());
                crypto::wipe(file);
                return found;
            },
            back);
    });
}

void TasksArea::inspectBytes(Bytes bytes, const std::string& name, api::Done<api::InputReport> done) {
    auto held = std::make_shared<const crypto::SecretBytes>(crypto::SecretBytes::copyOf(bytes));
    crypto::wipe(bytes);
    m_core.hop()->toCore([this, held, name, back = m_core.hop()->back(std::move(done))] {
        const std::string path = std::string(kPasted) + std::to_string(m_nextPasted++);
        m_pasted[path] = held;
        if (m_pasted.size() > kMaxPasted)
            m_pasted.erase(std::string(kPasted) + std::to_string(m_nextPasted - 1 - kMaxPasted));
        m_core.worker().post(
            [held, path, name]() -> Result<api::InputReport> {
                LEO_REQUIRE(held->size() <= kMaxInputBytes, Code::TooLarge, name + " is too large");
                return report(held->view(), path, name);
            },
            back);
    });
}

Result<Bytes> TasksArea::pastedBytes(const std::string& path) const {
    const auto found = m_pasted.find(path);
    LEO_REQUIRE(found != m_pasted.end(), Code::NotFound, "what was pasted is no longer in memory");
    return toBytes(found->second->view());
}

void TasksArea::quote(const api::OfferQuery& query, api::Done<api::OfferQuote> done) {
    m_core.hop()->toCore([this, query, back = m_core.hop()->back(std::move(done))] {
        if (!m_core.state()) return back(makeError(Code::Unreachable, "no network is chosen"));
        QuoteFacts facts;
        if (m_core.active()) facts.payer = *m_core.active();
        facts.pastRunsMs = m_book.settledRunsMs(query.lambda, kRunsLookedAt);
        api::OfferQuote quote = quoteOffer(*m_core.state(), query, facts);
        if (!m_core.active()) quote.refusal = makeError(Code::NotPermitted, "no wallet is active");
        back(std::move(quote));
    });
}

void TasksArea::preparePost(const api::TaskDraft& draft, api::Done<api::SigningRequest> done) {
    m_core.hop()->toCore([this, draft, back = m_core.hop()->back(std::move(done))] {
        Client* signer = m_core.activeClient();
        if (!signer) return back(makeError(Code::NotPermitted, "the wallet is locked"));
        auto posting = std::make_shared<Posting>();
        posting->signer = signer->identity().id();
        posting->draft = draft;
        posting->done = back;
        const api::OfferQuote quote = quoteOffer(signer->state(), draft.query, {posting->signer, {}});
        if (quote.refusal) return back(*quote.refusal);
        posting->options.lambda = draft.query.lambda;
        posting->options.inputPath = draft.inputPath;
        posting->options.offer = draft.query.offer;
        posting->options.tau = quote.tau;
        posting->options.requirements = requirementsOf(draft.query.requirements);
        posting->options.timeLimitMs = draft.query.timeLimitMs;
        posting->options.keepMetadata = draft.keepMetadata;
        posting->keys = TaskKeys::make(signer->identity(), systemRandom());
        posting->inputName = std::filesystem::path(draft.inputPath).filename().string();

        const bool pasted = draft.inputPath.rfind(kPasted, 0) == 0;
        if (pasted) posting->inputName.clear();
        std::shared_ptr<Bytes> memory;
        if (pasted) {
            Result<Bytes> bytes = pastedBytes(draft.inputPath);
            if (!bytes.ok()) return back(bytes.takeError());
            memory = std::make_shared<Bytes>(std::move(*bytes));
        }
        m_core.worker().post(
            [posting, memory]() -> Result<SealedInput> {
                const bool keep = posting->options.keepMetadata;
                Result<TaskInput> input = memory ? makeInput(std::move(*memory), "the pasted input", keep)
                                                 : readInput(posting->options.inputPath, keep);
                if (!input.ok()) return input.takeError();
                return sealInput(std::move(*input), posting->keys.input.view(), systemRandom());
            },
            [this, posting](Result<SealedInput> input) { sealed(posting, std::move(input)); });
    });
}

void TasksArea::sealed(const std::shared_ptr<Posting>& posting, Result<SealedInput> input) {
    if (!input.ok()) return posting->done(input.takeError());
    if (!m_core.state()) return posting->done(makeError(Code::Unreachable, "no network is chosen"));
    Result<PreparedTask> task =
        composeTask(*m_core.state(), posting->signer, posting->options, posting->keys, std::move(*input));
    if (!task.ok()) return posting->done(task.takeError());
    posting->task = std::make_shared<PreparedTask>(std::move(*task));
    Signing::Order order;
    order.signer = posting->signer;
    order.body = posting->task->post;
    order.send = [this, posting](Client& signer, std::uint64_t request, Signing::Answer done) {
        post(posting, signer, request, done);
    };
    posting->done(m_core.signing().prepare(std::move(order)));
}

void TasksArea::post(const std::shared_ptr<Posting>& posting, Client& signer, std::uint64_t request,
                     const Signing::Answer& done) {
    const Hash keyId = posting->keys.keyId;
    const std::string owner = inputOwner(posting->task->post);
    // Before it is sent: a program that ends now finds the task of this record when it starts again.
    m_records.update(keyId, [&](OwnTask& own) {
        own.account = posting->signer;
        own.local.inputName = posting->inputName;
        own.local.ask = posting->draft.askBeforeRelease;
    });
    postTask(signer, std::move(*posting->task), [this, keyId, owner, request, done](Result<layer1::Receipt> receipt) {
        if (!receipt.ok()) {
            m_records.erase(keyId);
            if (m_core.client()) m_core.client()->content().forget(owner);
            return done(receipt.takeError());
        }
        const TaskId id{receipt->id.bytes};
        {
            const std::lock_guard lock(m_mutex);
            m_posted[request] = id;
        }
        changed(id);
        done(receipt->height);
    });
}

}  // namespace leo::node
