#include "layer1/local/chain_server.h"

#include <algorithm>

namespace leo::layer1 {

namespace {

using Reply = std::function<void(Result<Bytes>)>;

}  // namespace

struct ChainServer::Impl {
    explicit Impl(ServedChain& served)
        : chain(served), encodedGenesis(served.servedGenesis().encode()), chainId(served.servedGenesis().chainId()) {}

    Result<Bytes> answer(const GetGenesis& request) const;
    Result<Bytes> answer(const GetHead& request) const;
    Result<Bytes> answer(const GetBlocks& request) const;
    Result<Bytes> answer(const GetReceipts& request) const;
    Status sameChain(const ChainId& other) const;
    void handle(const SyncRequest& request, const Reply& reply) const;

    ServedChain& chain;
    Bytes encodedGenesis;
    ChainId chainId;
};

Status ChainServer::Impl::sameChain(const ChainId& other) const {
    LEO_REQUIRE(other == chainId, Code::WrongChain,
                "this is chain " + chainId.shortHex() + "…, not " + other.shortHex() + "…");
    return {};
}

Result<Bytes> ChainServer::Impl::answer(const GetGenesis& request) const {
    LEO_REQUIRE(request.offset <= encodedGenesis.size(), Code::OutOfRange, "beyond the end of the genesis record");
    const ByteView rest = ByteView(encodedGenesis).subspan(request.offset);
    return GenesisPart{encodedGenesis.size(), toBytes(rest.first(std::min(rest.size(), kMaxPageBytes)))}.encode();
}

Result<Bytes> ChainServer::Impl::answer(const GetHead& request) const {
    LEO_TRY(sameChain(request.chain));
    const std::optional<SignedHeader> header = chain.servedHeader();
    return header ? header->encode() : Bytes();
}

Result<Bytes> ChainServer::Impl::answer(const GetBlocks& request) const {
    LEO_TRY(sameChain(request.chain));
    const Height tip = chain.servedTip();
    const std::size_t room = std::min<std::uint64_t>(request.maxBytes, kMaxPageBytes);
    std::vector<Bytes> page;
    std::size_t bytes = 0;
    LEO_REQUIRE(request.from.value >= 1, Code::OutOfRange, "blocks begin at height 1");
    for (Height height = request.from; height <= tip && page.size() < kMaxPageBlocks; height = height + 1) {
        LEO_TRY_ASSIGN(Bytes block, chain.servedBlock(height));
        if (!page.empty() && bytes + block.size() > room) break;
        bytes += block.size();
        page.push_back(std::move(block));
    }
    return encodeList(page);
}

Result<Bytes> ChainServer::Impl::answer(const GetReceipts& request) const {
    LEO_TRY(sameChain(request.chain));
    LEO_TRY_ASSIGN(const std::vector<ledger::Receipt> receipts, chain.servedReceipts(request.height));
    std::vector<Bytes> list;
    list.reserve(receipts.size());
    for (const ledger::Receipt& receipt : receipts) list.push_back(receipt.encode());
    return encodeList(list);
}

void ChainServer::Impl::handle(const SyncRequest& request, const Reply& reply) const {
    const auto respond = [this, &reply](Result<Bytes> body) {
        SyncResponse response;
        response.height = chain.servedTip();
        if (body)
            response.body = std::move(body).value();
        else
            response = SyncResponse::failure(body.error(), response.height);
        reply(response.encode());
    };
    if (const auto* submit = std::get_if<SubmitTx>(&request)) {
        chain.servedSubmit(submit->tx, [&served = chain, reply](Result<Height> result) {
            reply(result ? SyncResponse{Code::Ok, {}, *result, {}}.encode()
                         : SyncResponse::failure(result.error(), served.servedTip()).encode());
        });
        return;
    }
    if (const auto* genesis = std::get_if<GetGenesis>(&request)) return respond(answer(*genesis));
    if (const auto* head = std::get_if<GetHead>(&request)) return respond(answer(*head));
    if (const auto* blocks = std::get_if<GetBlocks>(&request)) return respond(answer(*blocks));
    if (const auto* receipts = std::get_if<GetReceipts>(&request)) return respond(answer(*receipts));
}

ChainServer::ChainServer(net::Host& host, ServedChain& chain) : m(std::make_shared<Impl>(chain)) {
    host.serve(kSyncProtocol,
               [weak = std::weak_ptr<Impl>(m)](const AccountId&, const Bytes& bytes, const Reply& reply) {
                   const auto self = weak.lock();
                   if (!self) return reply(makeError(Code::Unavailable, "the chain is closed"));
                   Result<SyncRequest> request = decodeRequest(bytes);
                   if (!request)
                       return reply(SyncResponse::failure(request.error(), self->chain.servedTip()).encode());
                   self->handle(*request, reply);
               });
}

ChainServer::~ChainServer() = default;

}  // namespace leo::layer1
