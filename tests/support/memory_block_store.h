// A BlockStore in memory, without a cap: what content/ and protocol tests keep their blocks in.
#pragma once

#include <map>
#include <set>
#include <string>

#include "content/blob_store.h"

namespace leo::test {

class MemoryBlockStore final : public content::BlockStore {
public:
    Status put(const content::Cid& cid, ByteView block) override {
        LEO_TRY(content::verifyBlock(cid, block));
        blocks[cid] = toBytes(block);
        return {};
    }
    Result<Bytes> get(const content::Cid& cid) override {
        const auto found = blocks.find(cid);
        LEO_REQUIRE(found != blocks.end(), Code::NotFound, "no block " + cid.toText());
        return found->second;
    }
    bool has(const content::Cid& cid) override { return blocks.count(cid) > 0; }
    Status remove(const content::Cid& cid) override {
        blocks.erase(cid);
        return {};
    }
    Status pin(const content::Cid& cid, std::string_view owner) override {
        pins[std::string(owner)].insert(cid);
        return {};
    }
    Status unpin(std::string_view owner) override {
        pins.erase(std::string(owner));
        return {};
    }
    Result<content::StoreUsage> usage() override {
        content::StoreUsage usage;
        std::set<content::Cid> pinned;
        for (const auto& [owner, cids] : pins) pinned.insert(cids.begin(), cids.end());
        for (const auto& [cid, block] : blocks) {
            ++usage.blocks;
            usage.bytes += block.size();
            if (pinned.count(cid)) usage.pinnedBytes += block.size();
        }
        return usage;
    }

    // Open to tests that damage or hide blocks.
    std::map<content::Cid, Bytes> blocks;
    std::map<std::string, std::set<content::Cid>> pins;
};

}  // namespace leo::test
