// FakeNode: a node whose state a test writes, and that remembers what was asked of it.
#pragma once

#include <string>
#include <vector>

#include "fake/silent.h"

namespace leo::ui::fake {

class FakeNode : public SilentNodeOperator {
public:
    api::NodeState state;
    std::vector<api::CreditPoint> history;
    std::vector<api::EarningsDay> days;
    std::vector<api::RuntimeEntry> runtime;  // newest first
    std::size_t pageSize = 20;
    std::vector<api::SigningRequest> requests;  // of prepareStart and prepareLeave, one after the other
    std::optional<Error> failure;               // of every answer

    std::vector<std::string> calls;
    api::NodeStart started;
    api::NodeLimits limited;

    void publish() {
        ++state.sequence;
        m_signal.notify(std::make_shared<const api::NodeState>(state));
    }

    Subscription observe(api::Handler<api::NodeState> handler) override {
        if (state.sequence > 0) handler(std::make_shared<const api::NodeState>(state));
        return m_signal.subscribe(std::move(handler));
    }
    void checkAgain() override { calls.push_back("check"); }
    void prepareStart(const api::NodeStart& start, api::Done<std::optional<api::SigningRequest>> done) override {
        calls.push_back("prepareStart");
        started = start;
        if (failure) return done(*failure);
        done(next());
    }
    void start(const api::NodeStart& start, api::Finished done) override {
        calls.push_back("start");
        started = start;
        done(failure ? Status(*failure) : Status());
    }
    void drain() override { calls.push_back("drain"); }
    void resume() override { calls.push_back("resume"); }
    void acceptPlatform() override { calls.push_back("accept"); }
    void attach(const std::string& home, api::Finished done) override {
        calls.push_back("attach " + home);
        done(failure ? Status(*failure) : Status());
    }
    void stop(api::Finished done) override {
        calls.push_back("stop");
        done(failure ? Status(*failure) : Status());
    }
    void prepareLeave(api::Done<api::SigningRequest> done) override {
        calls.push_back("prepareLeave");
        const std::optional<api::SigningRequest> request = next();
        if (failure || !request) return done(failure.value_or(Error{Code::NotPermitted, "not a node"}));
        done(*request);
    }
    void setLimits(const api::NodeLimits& limits) override {
        calls.push_back("limits");
        limited = limits;
    }
    void creditHistory(api::Done<std::vector<api::CreditPoint>> done) override {
        if (failure) return done(*failure);
        done(history);
    }
    void earnings(api::Done<std::vector<api::EarningsDay>> done) override {
        if (failure) return done(*failure);
        done(days);
    }
    void runtimeLog(const api::Cursor& from, api::Done<api::Page<api::RuntimeEntry>> done) override {
        calls.push_back("runtimeLog");
        if (failure) return done(*failure);
        api::Page<api::RuntimeEntry> page;
        const std::size_t begin = from.empty() ? 0 : std::stoul(from);
        for (std::size_t i = begin; i < runtime.size() && i < begin + pageSize; ++i) page.rows.push_back(runtime[i]);
        if (begin + pageSize < runtime.size()) page.next = std::to_string(begin + pageSize);
        done(page);
    }

private:
    std::optional<api::SigningRequest> next() {
        if (requests.empty()) return {};
        const api::SigningRequest first = requests.front();
        requests.erase(requests.begin());
        return first;
    }

    Signal<const std::shared_ptr<const api::NodeState>&> m_signal;
};

}  // namespace leo::ui::fake
