// Replays the decoders without libFuzzer: a valid encoding of each simple record, and seeded mutations and random
// bytes for every decoder. Deterministic; a failed oracle aborts with its place.
#include <cstdio>
#include <random>

#include "base/bytes.h"
#include "ledger/block.h"
#include "ledger/records.h"
#include "p2p/bitswap_codec.h"
#include "p2p/gossip_codec.h"
#include "protocol/admission_messages.h"
#include "protocol/key_package.h"
#include "unit/attest/soft_tpm.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" unsigned leoFuzzTargets();

namespace {

constexpr unsigned kMutations = 400;  // of every seed, for every decoder: about a second
constexpr std::uint64_t kSeed = 20261121;

leo::Bytes behindLength(leo::Bytes framed) {
    framed.erase(framed.begin());  // below 128 bytes it is one
    return framed;
}

leo::Bytes p2pControl() {
    leo::p2p::GossipControl control;
    control.subscriptions.push_back({true, "topic"});
    control.graft.push_back("topic");
    control.prune.push_back({"other", 60});
    return behindLength(control.encodeFramed());
}

leo::Bytes wanted() {
    leo::p2p::BitswapMessage message;
    message.blocks.push_back({{1, 0x55, 0x12, 0x20}, leo::Bytes(20, 3)});
    message.full = true;
    return behindLength(message.encodeFramed());
}

class SeededRandom final : public leo::Random {
public:
    void fill(std::span<std::uint8_t> out) override {
        for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(m_engine());
    }

private:
    std::mt19937_64 m_engine{kSeed};
};

// What a TPM and its vendor say.
std::vector<leo::Bytes> tpmSeeds() {
    using namespace leo;
    SeededRandom random;
    attest::test::SoftTpm tpm(random);
    const attest::test::SoftCa ca(random);
    const Bytes certificate = ca.issue(tpm.ekPublic());
    Bytes wrapped{0x10, 0x01, 0x00};
    appendU16be(wrapped, static_cast<std::uint16_t>(certificate.size()));
    append(wrapped, certificate);
    attest::TpmQuoteEvidence evidence;
    evidence.quote = tpm.quote({}, 0x20FF);
    evidence.pcrs.resize(9);
    attest::NonceSet nonces;
    for (std::uint8_t i = 0; i < 5; ++i) {
        NodeId node;
        node.bytes[0] = i;
        LEO_ASSERT(nonces.add(node, {}).ok());
    }
    attest::TaskStart start;
    start.codeCid = start.inputCid = Bytes(36, 1);
    attest::PolicySpec spec;
    spec.pcrs = tpm.readPcrs(0x20FF);
    const attest::SignedAttest time = tpm.getTime({});
    return {
        certificate,
        wrapped,
        ca.der(),
        attest::encodeEvidence(evidence),
        evidence.quote.attest,
        evidence.quote.signature,
        time.attest,
        tpm.akPublic(),
        tpm.ekPublic(),
        attest::encodePublic(attest::ekTemplate(attest::EkAlgorithm::Rsa2048)),
        attest::encodeLine(start),
        attest::encodeLine(attest::TaskEnd{}),
        attest::NoncePath::of(nonces, NodeId{})->encode(),
        attest::encodeImportBlob(attest::sealToEk(tpm.ekPublic(), Bytes(32, 1), spec, random).value()),
        attest::encodeCredential(
            attest::makeCredential(tpm.ekPublic(), attest::nameOf(tpm.akPublic()), Bytes(32, 1), random).value())};
}

std::vector<leo::Bytes> seeds() {
    using namespace leo;
    ledger::Tx tx;
    tx.body = ledger::TaskJoin{};
    const auto signedTx = [](ledger::TxBody body) {
        ledger::Tx other;
        other.body = std::move(body);
        return ledger::SignedTx{other, {}}.encode();
    };
    ledger::NodeRegister registration;
    registration.ekCertificates = {Bytes(60, 3), Bytes(60, 4)};
    ledger::AdmissionVerdict verdict;
    verdict.ok = true;
    ledger::Admission admission;
    admission.request = registration;
    admission.opinions.resize(2);
    protocol::KeyPackage package;
    package.evidence.push_back({{protocol::NonceEntry{}}, Bytes(100, 7)});
    attest::RuntimeLog log;
    const Status started = log.append(attest::NodeStart{{}, {}, "runc", "1"});
    LEO_ASSERT(started.ok());
    std::vector<Bytes> out = {
        ledger::SignedTx{tx, {}}.encode(), ledger::BlockHeader{}.encode(), ledger::Block{}.encode(),
        ledger::Manifest{}.encode(), ledger::Certificate{{}, 0, {ledger::Member{}, ledger::Member{}}}.encode(),
        ledger::SignedVerdict{}.encode(), package.encode(), protocol::encodeMessage(protocol::Challenge{}),
        protocol::encodeMessage(protocol::EvidenceShare{0, {}, {protocol::NonceEntry{}}, Bytes(40, 1), {}}),
        log.encode(), signedTx(registration), signedTx(verdict), signedTx(ledger::Renewal{1, true, Bytes(80, 5)}),
        signedTx(ledger::NodeExit{}), ledger::records::encode(admission),
        protocol::encodeAdmissionMessage(protocol::ActivationCall{{}, {Bytes(60, 1), Bytes(60, 2)}, {}}),
        protocol::encodeAdmissionMessage(protocol::ActivationAnswer{Bytes(32, 1), Bytes(90, 2), {}}), p2pControl(),
        wanted(), toBytes("\x13/multistream/1.0.0\n\x05/a/1\n"),
        // yamux: data with SYN on stream 1, two bytes of it
        Bytes{0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 'h', 'i'}, Bytes(64, 0)};
    for (Bytes& seed : tpmSeeds()) out.push_back(std::move(seed));
    return out;
}

void feed(unsigned decoder, const leo::Bytes& body) {
    leo::Bytes input{static_cast<std::uint8_t>(decoder)};
    leo::append(input, body);
    LLVMFuzzerTestOneInput(input.data(), input.size());
}

}  // namespace

int main() {
    std::mt19937_64 random(kSeed);
    std::uint64_t inputs = 0;
    const std::vector<leo::Bytes> all = seeds();
    for (unsigned decoder = 0; decoder < leoFuzzTargets(); ++decoder)
        for (const leo::Bytes& seed : all) {
            feed(decoder, seed);
            for (unsigned i = 0; i < kMutations; ++i, ++inputs) {
                leo::Bytes mutated = seed;
                for (std::uint64_t change = random() % 4 + 1; change > 0 && !mutated.empty(); --change) {
                    const std::size_t at = random() % mutated.size();
                    switch (random() % 4) {
                        case 0: mutated[at] = static_cast<std::uint8_t>(random()); break;
                        case 1: mutated.erase(mutated.begin() + static_cast<std::ptrdiff_t>(at)); break;
                        case 2:
                            mutated.insert(mutated.begin() + static_cast<std::ptrdiff_t>(at),
                                           static_cast<std::uint8_t>(random()));
                            break;
                        default: mutated.resize(at);
                    }
                }
                feed(decoder, mutated);
            }
        }
    std::printf("%llu inputs, no decoder accepted what it would not write\n",
                static_cast<unsigned long long>(inputs));
    return 0;
}
