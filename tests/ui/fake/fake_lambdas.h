// Lambdas of a test: Bob's list with figures and key releases, and a folder that can be published.
#pragma once

#include <map>

#include "api/lambdas.h"
#include "fake/later.h"

namespace leo::ui::fake {

class FakeLambdas : public api::Lambdas {
public:
    Snapshot<api::LambdasState> lambdas;
    std::map<LambdaId, api::LambdaFigures> figuresOf;
    std::vector<api::KeyRelease> releases;
    Signal<const api::KeyRelease&> released;
    std::vector<api::LambdaImage> imageList = {{"leo-python 3.11", hashOf(0x8f), 41'300'000}};
    Result<api::FolderReport> folder = makeError(Code::NotFound, "no folder");
    Result<api::TestRun> run = makeError(Code::Unavailable, "no sandbox runner");
    Status nextAnswer;
    std::map<std::string, api::LambdaDraft> saved;
    std::map<LambdaId, api::ReleasePolicy> policies;
    std::optional<api::LambdaDraft> tested, publishing;
    std::function<void(const api::PublishProgress&)> progress;
    std::optional<std::pair<LambdaId, bool>> deprecated;
    std::function<api::SigningRequest(const std::string& kind, Amount amount)> requests;

    Subscription observe(api::Handler<api::LambdasState> handler) override {
        return lambdas.observe(std::move(handler));
    }
    void figures(const LambdaId& id, api::Done<api::LambdaFigures> done) override {
        const auto found = figuresOf.find(id);
        if (found == figuresOf.end())
            return answer<api::LambdaFigures>(std::move(done), makeError(Code::UnknownLambda, "figures"));
        answer<api::LambdaFigures>(std::move(done), found->second);
    }
    void keyReleases(const api::Cursor&, api::Done<api::Page<api::KeyRelease>> done) override {
        answer<api::Page<api::KeyRelease>>(std::move(done), api::Page<api::KeyRelease>{releases, {}});
    }
    Subscription onKeyRelease(std::function<void(const api::KeyRelease&)> handler) override {
        return released.subscribe(std::move(handler));
    }
    void images(api::Done<std::vector<api::LambdaImage>> done) override {
        answer<std::vector<api::LambdaImage>>(std::move(done), imageList);
    }
    // A tenth burned, half of the rest for the executor, nine monitors.
    void quotePrice(Amount price, api::Done<api::PriceQuote> done) override {
        if (price > leo(1'000'000))
            return answer<api::PriceQuote>(std::move(done),
                                           makeError(Code::OutOfRange, "no offer can pay this price"));
        api::PriceQuote quote;
        quote.offer = Amount{price.units * 10 / 3};
        quote.members = 10;
        const std::uint64_t burn = quote.offer.units / 10, rest = quote.offer.units - burn - price.units;
        quote.settled = {{api::ShareRole::Burned, Amount{burn}, 1, Amount{burn}, true},
                         {api::ShareRole::Publisher, price, 1, price, false},
                         {api::ShareRole::Executor, Amount{rest / 2}, 1, Amount{rest / 2}, false},
                         {api::ShareRole::Monitors, Amount{rest / 2}, 9, Amount{rest / 18}, false}};
        answer<api::PriceQuote>(std::move(done), quote);
    }
    void inspect(const std::string& path, api::Done<api::FolderReport> done) override {
        Result<api::FolderReport> report = folder;
        if (report.ok()) report->path = path;
        answer<api::FolderReport>(std::move(done), std::move(report));
    }
    void test(const api::LambdaDraft& draft, const std::string&, api::Done<api::TestRun> done) override {
        tested = draft;
        answer<api::TestRun>(std::move(done), run);
    }
    void preparePublish(const api::LambdaDraft& draft, std::function<void(const api::PublishProgress&)> handler,
                        api::Done<api::SigningRequest> done) override {
        publishing = draft;
        progress = std::move(handler);
        if (!nextAnswer.ok()) return answer<api::SigningRequest>(std::move(done), nextAnswer.error());
        later([report = progress] { report({api::PublishProgress::Stage::Encrypt, 41'300, 41'300}); });
        answer<api::SigningRequest>(std::move(done), requests("LambdaPublish", draft.bond));
    }
    void preparePriceChange(const LambdaId&, Amount, api::Done<api::SigningRequest> done) override {
        answer<api::SigningRequest>(std::move(done), requests("LambdaPrice", {}));
    }
    void prepareRetire(const LambdaId&, api::Done<api::SigningRequest> done) override {
        answer<api::SigningRequest>(std::move(done), requests("LambdaRetire", {}));
    }
    void setDeprecated(const LambdaId& id, bool value) override {
        deprecated = {id, value};
        for (api::Lambda& lambda : lambdas.state.mine)
            if (lambda.id == id) lambda.deprecated = value;
        lambdas.publish();
    }
    void setReleasePolicy(const LambdaId& id, api::ReleasePolicy policy) override { policies[id] = policy; }
    api::ReleasePolicy releasePolicy(const LambdaId& id) const override {
        const auto found = policies.find(id);
        return found == policies.end() ? api::ReleasePolicy::Automatic : found->second;
    }
    void saveDraft(const std::string& name, const api::LambdaDraft& draft, api::Finished done) override {
        if (nextAnswer.ok()) saved[name] = draft;
        answer(std::move(done), nextAnswer);
    }
    void drafts(api::Done<std::vector<std::pair<std::string, api::LambdaDraft>>> done) override {
        std::vector<std::pair<std::string, api::LambdaDraft>> all(saved.begin(), saved.end());
        answer<std::vector<std::pair<std::string, api::LambdaDraft>>>(std::move(done), all);
    }
    void deleteDraft(const std::string& name) override { saved.erase(name); }

    static api::FolderReport greyFolder() {
        api::FolderReport report;
        report.path = "/bob/grey";
        report.files = {{"README.md", 4600, false, {}},
                        {"curves/film_hp5.npy", 12'000, false, {}},
                        {"curves/film_trix.npy", 12'000, false, {}},
                        {"lambda.json", 412, false, {}},
                        {"main.py", 3100, false, {}},
                        {"tone.py", 8400, false, {}},
                        {".env", 120, true, "environment file"},
                        {".git", 0, true, "version control"}};
        report.filesInAll = 8;
        report.filesPacked = 6;
        report.mostFiles = 4'096;
        report.mostBytes = std::uint64_t{64} << 20;
        report.bytesPacked = 40'512;
        report.name = "Color to Black & White";
        report.description = "Turns a picture black and white.";
        report.command = {"python3", "main.py"};
        report.accepts = {"image/png", "image/jpeg"};
        report.produces = "image/png";
        report.limits = {512'000'000, 64, 30'000, 60'000, 33'554'432, 67'108'864};
        return report;
    }
    static api::TestRun passedRun() {
        api::TestRun run;
        run.runner = "runc 1.1.5";
        run.profileDigest = hashOf(0xc3);
        run.profileMatchesNetwork = true;
        run.exitText = "exit 0";
        run.wallMs = 1840;
        run.cpuMs = 1710;
        run.peakMemoryBytes = 138'000'000;
        run.mediaType = "text/plain";
        run.output = toBytes(std::string_view("grey"));
        run.log =
            "sandbox network none, root read-only\nstdout loaded 4032 x 3024\nstderr UserWarning: EXIF dropped\n";
        run.cleanedUp = true;
        run.cleanupText = "container removed, 0 files left behind";
        return run;
    }
    static api::Lambda lambdaOf(std::uint8_t byte, const std::string& name, Amount price, std::uint64_t runs,
                                std::uint64_t failures) {
        api::Lambda lambda;
        lambda.id = idOf<LambdaId>(byte);
        lambda.cid = "bafyreih4k3mzt6w2qvn5r7c3k2j6h5g4f3d2s1a7p8o9i6u5y4t3q4vkz7re";
        lambda.cid[10] = static_cast<char>('a' + byte % 26);
        lambda.name = name;
        lambda.publisher = idOf<AccountId>(0xb0);
        lambda.publisherName = "Bob";
        lambda.imageDigest = hashOf(0x8f);
        lambda.command = {"python3", "main.py"};
        lambda.accepts = {"image/png", "image/jpeg"};
        lambda.produces = "image/png";
        lambda.limits = {512'000'000, 64, 30'000, 60'000, 33'554'432, 67'108'864};
        lambda.minNodes = 3;
        lambda.codeBytes = 41'300;
        lambda.price = price;
        lambda.missFee = leo(1);
        lambda.bondFree = leo(9);
        lambda.bondReserved = leo(1);
        lambda.runs = runs;
        lambda.failures = failures;
        lambda.earned = Amount{price.units * runs};
        lambda.publishedAt = Height{1398};
        lambda.publishedTime = TimeMs{1'763'700'000'000};
        return lambda;
    }
    void beBob() {
        api::LambdasState& state = lambdas.state;
        state.mine = {lambdaOf(1, "Color to Black & White", leo(3), 1284, 10),
                      lambdaOf(2, "Face blur", leo(5), 212, 4), lambdaOf(3, "RAW denoise", leo(4), 37, 2)};
        state.mine[2].deprecated = true;
        state.mine[0].versions = {state.mine[0].id};
        state.all = state.mine;
        for (const api::Lambda& lambda : state.mine) {
            api::LambdaFigures figure;
            figure.id = lambda.id;
            for (std::uint64_t week = 0; week < 12; ++week)
                figure.revenueByWeek.push_back(
                    {TimeMs{1'763'700'000'000 - (11 - week) * 604'800'000}, leo(70 + week * 20 + (week * 37) % 31)});
            for (int i = 0; i < 48; ++i)
                figure.lastRuns.push_back(i == 17   ? api::RunMark::NoResult
                                          : i == 33 ? api::RunMark::Refunded
                                                    : api::RunMark::Settled);
            figure.medianRunMs = 2100;
            figure.customers30d = 318;
            figure.runs30d = lambda.runs;
            figure.earned30d = lambda.earned;
            figure.earnedBefore30d = Amount{lambda.earned.units / 100 * 85};
            figuresOf[lambda.id] = figure;
        }
        for (std::uint64_t i = 0; i < 12; ++i) {
            api::KeyRelease release;
            release.time = TimeMs{1'763'733'600'000 - i * 240'000};
            release.decision = i == 3 ? api::KeyDecision::Blocked : api::KeyDecision::Released;
            release.automatic = true;
            release.task = TaskId{hashOf(static_cast<std::uint8_t>(40 + i))};
            release.lambda = state.mine[0].id;
            release.executor = NodeId{hashOf(static_cast<std::uint8_t>(90 + i))};
            release.verdictsOk = i == 3 ? 0 : 9;
            release.verdictsOf = 9;
            release.drawValid = true;
            release.policy = i == 3 ? "PCR 4 differs" : "match";
            release.height = Height{2310 - i * 12};
            releases.push_back(release);
        }
        lambdas.publish();
    }
};

}  // namespace leo::ui::fake
