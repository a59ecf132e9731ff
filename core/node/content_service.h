// ContentService: whole contents by CID, over the block store and bitswap.
//
// fetch() takes what the block store has and asks peers for the rest, several blocks at a time; everything is checked
// against its CID before use and kept, pinned for `owner`. Thread: that of the host.
#pragma once

#include <functional>
#include <memory>

#include "content/blob_store.h"
#include "content/unixfs.h"
#include "net/host.h"

namespace leo::node {

class ContentService {
public:
    static constexpr std::size_t kParallelBlocks = 8;  // of 1 MiB: what a link has under way

    // Both outlive the service. The host answers its peers' wants from the store from now on.
    ContentService(net::Host& host, content::BlockStore& store);
    ~ContentService();

    // Cuts content into blocks, stores and pins them, and tells peers that wait for it.
    Result<content::Cid> add(ByteView content, std::string_view owner);
    // One block of our own making (a key package), by its raw CID.
    Status addBlock(const content::Cid& cid, ByteView block, std::string_view owner);
    using Fetched = std::function<void(Result<Bytes>)>;
    // TooLarge, Timeout, Malformed, DiskFull. `done` is called once, never inside the call.
    void fetch(const content::Cid& root, std::uint64_t maxBytes, std::uint64_t timeoutMs, std::string owner,
               Fetched done);
    void forget(std::string_view owner);

private:
    struct Fetch;
    void step(const std::shared_ptr<Fetch>& fetch);
    void finish(const std::shared_ptr<Fetch>& fetch, Result<Bytes> result);

    net::Host& m_host;
    content::BlockStore& m_store;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

}  // namespace leo::node
