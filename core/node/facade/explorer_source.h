// ExplorerSource: the index of the current network and the chain beside it, kept up to date and read in the
// background.
//
// Two threads: one writes the index, batch by batch, the other reads; questions are answered in order, each with its
// own read connection, and never wait for the writer. A damaged index is deleted and made again.
// Thread: the core's for everything here; work given to ask() runs on the reading thread and sees only what it is
// given.
#pragma once

#include <QTimer>
#include <memory>

#include "node/facade/core.h"
#include "node/worker.h"
#include "store/explorer_index.h"

namespace leo::node {

inline constexpr int kIndexGapMs = 250;  // the overview changes at most four times a second

class ExplorerSource {
public:
    // What the reading thread has.
    struct Sources {
        std::filesystem::path indexFile, chainFile;
        std::optional<store::ExplorerReader> index;
        std::optional<store::ChainStore> chain;
        Status open();
    };

    explicit ExplorerSource(Core& core);
    ~ExplorerSource();

    // The index has moved on, or there is another one.
    Signal<> onMoved;
    // All that followed is in the index.
    bool caughtUp() const { return m_caughtUp; }

    // Runs `work` on the reading thread; `done` gets its answer on the core's. Unreachable without a network,
    // Unavailable while the chain is kept in memory only.
    template <class T>
    void ask(std::function<Result<T>(Sources&)> work, std::function<void(Result<T>)> done) {
        if (!m_sources) return done(unavailable());
        flush();
        m_readWorker.post(
            [sources = m_sources, work = std::move(work)]() -> Result<T> {
                LEO_TRY(sources->open());
                Result<T> answer = work(*sources);
                // Read again from the start: the file may have been replaced.
                if (!answer.ok() && answer.error().code == Code::Malformed) sources->index.reset();
                return answer;
            },
            [done = std::move(done)](Result<T> answer) { done(std::move(answer)); });
    }

private:
    struct Writer {
        std::filesystem::path indexFile, chainFile;
        std::optional<store::ExplorerIndex> index;
        std::optional<store::ChainStore> chain;
        Result<bool> step();
    };
    void follow();
    void leave();
    void schedule();
    void write();
    void flush();
    Error unavailable() const;

    Core& m_core;
    std::shared_ptr<Sources> m_sources;
    std::shared_ptr<Writer> m_writer;
    bool m_writing = false, m_again = false, m_caughtUp = false;
    QTimer m_timer;
    Subscription m_leaving, m_network, m_heads;
    Worker m_writeWorker{"leo-index"}, m_readWorker{"leo-explorer"};
};

}  // namespace leo::node
