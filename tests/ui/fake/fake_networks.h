// Networks of a test: states are set by the test, commands are recorded.
#pragma once

#include "api/networks.h"
#include "fake/later.h"

namespace leo::ui::fake {

class FakeNetworks : public api::Networks {
public:
    Snapshot<api::NetworkState> networks;
    Snapshot<api::LocalStart> start;
    Status nextAnswer;        // of the next command
    std::string joined;       // last invitation
    std::string exported;     // where the proof of the alarm went
    std::uint32_t nodes = 0;  // of the last startLocal
    int cancels = 0, stops = 0, reconnects = 0;
    bool removed = false, paused = false;
    ChainId used{}, forgotten{};

    Subscription observe(api::Handler<api::NetworkState> handler) override {
        return networks.observe(std::move(handler));
    }
    Subscription observeStart(api::Handler<api::LocalStart> handler) override {
        return start.observe(std::move(handler));
    }
    void startLocal(std::uint32_t count, api::Finished done) override {
        nodes = count;
        m_started = std::move(done);
    }
    // The end of a start, when the test wants it.
    void finishStart(Status status) {
        if (m_started) answer(std::exchange(m_started, nullptr), std::move(status));
    }
    void cancelLocal(bool remove, api::Finished done) override {
        ++cancels;
        removed = remove;
        finishStart(makeError(Code::Cancelled, "cancelled"));
        answer(std::move(done));
    }
    void stopLocal(api::Finished done) override {
        ++stops;
        answer(std::move(done), nextAnswer);
    }
    void join(const std::string& invitation, api::Done<api::NetworkInfo> done) override {
        joined = invitation;
        if (!nextAnswer.ok()) return answer<api::NetworkInfo>(std::move(done), nextAnswer.error());
        answer<api::NetworkInfo>(std::move(done), testnet());
    }
    void use(const ChainId& chain, api::Finished done) override {
        used = chain;
        answer(std::move(done), nextAnswer);
    }
    void forget(const ChainId& chain, api::Finished done) override {
        forgotten = chain;
        answer(std::move(done), nextAnswer);
    }
    void setPaused(bool value) override { paused = value; }
    void exportAlarm(const std::string& path, api::Finished done) override {
        exported = path;
        answer(std::move(done), nextAnswer);
    }
    void reconnect() override { ++reconnects; }

    static api::NetworkInfo local() {
        api::NetworkInfo info;
        info.name = "Local network";
        info.chain = idOf<ChainId>(0x9c);
        info.onThisComputer = true;
        info.softwareTpmsOnly = true;
        info.entryPoints = {"/ip4/127.0.0.1/tcp/46700/ws"};
        return info;
    }
    static api::NetworkInfo testnet() {
        api::NetworkInfo info;
        info.name = "Leo testnet";
        info.chain = idOf<ChainId>(0x21);
        info.entryPoints = {"/ip4/192.0.2.4/tcp/46700/ws", "/ip4/192.0.2.5/tcp/46700/ws"};
        return info;
    }
    static api::NetworkInfo evm() {
        api::NetworkInfo info;
        info.name = "Elastos Smart Chain";
        info.chain = idOf<ChainId>(0x22);
        info.layerOne = api::LayerOneKind::Evm;
        return info;
    }

    // On the local network, in step with it.
    void beLocal() {
        api::NetworkState& state = networks.state;
        state.current = local();
        state.known = {local(), testnet(), evm()};
        state.link = api::Link::Live;
        state.height = state.bestKnown = Height{2318};
        state.headTime = state.headSeen = TimeMs{1'763'733'600'000};
        state.peers = 20;
        state.activeNodes = 20;
        state.finality = "1 block";
        state.directory = "~/.local/share/leo/local";
        api::Parameters& p = state.parameters;
        p.minBlockGapMs = 500;
        p.maxBlockGapMs = 10'000;
        p.keyWindowMs = 120'000;
        p.unbondMs = 600'000;
        p.burnBps = 1000;
        p.idleBps = 2000;
        p.joinDeposit = leo(10);
        p.registerDeposit = leo(100);
        p.minMissFee = Amount{100'000'000};
        p.minLambdaBond = leo(10);
        p.txFee = Amount{1'000'000};
        p.minMembers = 3;
        networks.publish();
    }
    // In the middle of a start: seven of twenty nodes attested.
    void beStarting() {
        using api::StartMark;
        api::LocalStart& s = start.state;
        s.running = true;
        s.steps = {{"programs", StartMark::FoundDone, 0, "leod 0.9, swtpm 0.7.1, runc 1.1.5"},
                   {"keys", StartMark::Done, 400, "Alice, Bob and 20 nodes"},
                   {"tpms", StartMark::Done, 1600, "20 software TPMs with certificates of the local test authority"},
                   {"layer1", StartMark::Done, 300, "genesis 9c41…07be"},
                   {"nodes", StartMark::Running, 1900, "7 of 20 attested"},
                   {"ready", StartMark::Waiting, 0, {}}};
        s.nodes.clear();
        for (int i = 1; i <= 20; ++i) {
            api::NodeTile tile;
            tile.name = (i < 10 ? "node0" : "node") + std::to_string(i);
            tile.mark = i <= 7    ? api::TileState::Attested
                        : i <= 11 ? api::TileState::Attesting
                        : i <= 16 ? api::TileState::TpmReady
                                  : api::TileState::Waiting;
            s.nodes.push_back(tile);
        }
        s.height = Height{4};
        s.log = {"14:02:31.204 layer1  listening on 127.0.0.1:46700", "14:02:31.877 node08  TPM ready",
                 "14:02:32.040 layer1  block 4, 7 transactions", "14:02:32.615 node09  verifying certificate"};
        s.elapsedMs = 4200;
        s.estimateMs = 9000;
        start.publish();
    }

private:
    api::Finished m_started;
};

}  // namespace leo::ui::fake
