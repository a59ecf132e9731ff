// Kernels of crypto/, each next to the same work on a bare library in the same run: on a noisy machine only the ratio
// means something. Run with --benchmark_repetitions=5 --benchmark_report_aggregates_only=true for medians.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/random.h"
#include "crypto/ecvrf.h"
#include "crypto/envelope.h"
#include "crypto/hash.h"
#include "crypto/large_pages.h"
#include "crypto/merkle.h"
#include "crypto/sign.h"
#include "ledger/sortition.h"

using namespace leo;
using namespace leo::crypto;

namespace {

Bytes randomBytes(std::size_t size) {
    Bytes out(size);
    systemRandom().fill(out);
    return out;
}

void countBytes(benchmark::State& state) {
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * state.range(0));
}

void vrfProve(benchmark::State& state) {
    const VrfKey key = VrfKey::generate(systemRandom());
    const Bytes alpha = randomBytes(32);
    for (auto _ : state) benchmark::DoNotOptimize(key.prove(alpha));
}

// Another key and alpha each time: no branch predictor learns one proof.
void vrfVerify(benchmark::State& state) {
    struct Case {
        VrfPublic key;
        Bytes alpha;
        VrfOutput output;
    };
    std::vector<Case> cases;
    for (int i = 0; i < 256; ++i) {
        const VrfKey key = VrfKey::generate(systemRandom());
        const Bytes alpha = randomBytes(32);
        cases.push_back({key.publicKey(), alpha, key.prove(alpha).value()});
    }
    std::size_t next = 0;
    for (auto _ : state) {
        const Case& one = cases[next++ % cases.size()];
        if (!verifyVrf(one.key, one.alpha, one.output.proof).ok()) state.SkipWithError("proof refused");
    }
}

void ed25519Sign(benchmark::State& state) {
    const Identity identity = Identity::generate(systemRandom());
    const Bytes message = randomBytes(256);
    for (auto _ : state) benchmark::DoNotOptimize(identity.sign("leo-tx-v1", message));
}

void ed25519Verify(benchmark::State& state) {
    const Identity identity = Identity::generate(systemRandom());
    const Bytes message = randomBytes(256);
    const Signature signature = identity.sign("leo-tx-v1", message);
    for (auto _ : state)
        if (!verify(identity.id(), "leo-tx-v1", message, signature)) state.SkipWithError("signature refused");
}

void ed25519VerifyBare(benchmark::State& state) {
    const Identity identity = Identity::generate(systemRandom());
    const Bytes message = randomBytes(265);
    const Signature signature = identity.signRaw(message);
    for (auto _ : state)
        benchmark::DoNotOptimize(crypto_sign_verify_detached(signature.data(), message.data(), message.size(),
                                                             identity.id().bytes.data()));
}

// What `openssl speed -evp aes-256-gcm` measures: encryption of a buffer in place of another, context kept.
void aesGcmBare(benchmark::State& state) {
    const Bytes key = randomBytes(32);
    const Bytes nonce = randomBytes(12);
    const Bytes plaintext = randomBytes(static_cast<std::size_t>(state.range(0)));
    Bytes out(plaintext.size());
    EVP_CIPHER_CTX* const context = EVP_CIPHER_CTX_new();
    EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nullptr, key.data(), nonce.data());
    constexpr std::size_t kPiece = 64 * 1024;
    for (auto _ : state) {
        for (std::size_t at = 0; at < plaintext.size(); at += kPiece) {
            int size = 0;
            EVP_EncryptUpdate(context, out.data() + at, &size, plaintext.data() + at,
                              static_cast<int>(std::min(kPiece, plaintext.size() - at)));
        }
        benchmark::ClobberMemory();
    }
    EVP_CIPHER_CTX_free(context);
    countBytes(state);
}

void envelopeSeal(benchmark::State& state, EnvelopeSuite suite) {
    const Bytes key = randomBytes(kEnvelopeKeyBytes);
    const Bytes plaintext = randomBytes(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(sealEnvelope(key, plaintext, systemRandom(), suite));
    countBytes(state);
}

void envelopeOpen(benchmark::State& state, EnvelopeSuite suite) {
    const Bytes key = randomBytes(kEnvelopeKeyBytes);
    const Bytes envelope =
        sealEnvelope(key, randomBytes(static_cast<std::size_t>(state.range(0))), systemRandom(), suite).value();
    for (auto _ : state)
        if (!openEnvelope(key, envelope).ok()) state.SkipWithError("envelope refused");
    countBytes(state);
}

void sha256Of(benchmark::State& state) {
    const Bytes data = randomBytes(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(sha256(data));
    countBytes(state);
}

void sparsePutAndRoot(benchmark::State& state) {
    SparseMerkle tree;
    for (std::int64_t i = 0; i < state.range(0); ++i)
        tree.put(systemRandom().array<32>(), systemRandom().array<32>());
    benchmark::DoNotOptimize(tree.root());  // the first root hashes the whole tree
    for (auto _ : state) {
        tree.put(systemRandom().array<32>(), systemRandom().array<32>());
        benchmark::DoNotOptimize(tree.root());
    }
}

void merkleRootOfList(benchmark::State& state) {
    std::vector<Hash> leaves(static_cast<std::size_t>(state.range(0)));
    for (Hash& leaf : leaves) leaf = systemRandom().array<32>();
    for (auto _ : state) benchmark::DoNotOptimize(merkleRootOfHashes(leaves));
}

// One node's share of an election, as every member recomputes it: credit as on the local network, tau 14.
void sortitionSeats(benchmark::State& state) {
    std::vector<VrfBeta> betas(1024);
    for (VrfBeta& beta : betas) beta = systemRandom().array<64>();
    ledger::Sortition sortition(7'000, 14);
    std::size_t next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(sortition.seats(betas[next % betas.size()], 100 + next % 501));
        ++next;
    }
}

constexpr std::int64_t kChunk = 64 * 1024;
constexpr std::int64_t kPicture = 4 << 20;
constexpr std::int64_t kLarge = 64 << 20;

BENCHMARK(sortitionSeats);
BENCHMARK(vrfProve)->Unit(benchmark::kMicrosecond);
BENCHMARK(vrfVerify)->Unit(benchmark::kMicrosecond);
BENCHMARK(ed25519Sign)->Unit(benchmark::kMicrosecond);
BENCHMARK(ed25519Verify)->Unit(benchmark::kMicrosecond);
BENCHMARK(ed25519VerifyBare)->Unit(benchmark::kMicrosecond);
BENCHMARK(aesGcmBare)->Arg(kChunk)->Arg(kPicture)->Arg(kLarge)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(envelopeSeal, aes, EnvelopeSuite::Aes256Gcm)
    ->Arg(kChunk)
    ->Arg(kPicture)
    ->Arg(kLarge)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(envelopeOpen, aes, EnvelopeSuite::Aes256Gcm)
    ->Arg(kChunk)
    ->Arg(kPicture)
    ->Arg(kLarge)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(envelopeSeal, xchacha, EnvelopeSuite::XChaCha20Poly1305)
    ->Arg(kChunk)
    ->Arg(kPicture)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(envelopeOpen, xchacha, EnvelopeSuite::XChaCha20Poly1305)
    ->Arg(kChunk)
    ->Arg(kPicture)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(sha256Of)->Arg(64)->Arg(1 << 20);
BENCHMARK(sparsePutAndRoot)->Arg(1000)->Arg(100000)->Unit(benchmark::kMicrosecond);
BENCHMARK(merkleRootOfList)->Arg(1000)->Unit(benchmark::kMicrosecond);

}  // namespace

bool writeAll(int file, ByteView rest) {
    for (ssize_t n; !rest.empty(); rest = rest.subspan(static_cast<std::size_t>(n)))
        if ((n = ::write(file, rest.data(), rest.size())) <= 0) return false;
    return true;
}

// The work of a file encryption program, for leo_bench to compare whole processes: FILE sealed to standard output, in
// the pieces sealEnvelope() makes. The file is read, not mapped: the pages of a mapping are small, and in a virtual
// machine the first look at each is dear. A piece stays in the cache between reading, sealing and writing.
int sealFile(const char* path) {
    alignas(kLargePageBytes) static std::uint8_t in[kEnvelopePieceBytes];
    alignas(kLargePageBytes) static std::uint8_t out[2 * kEnvelopePieceBytes];
    preferLargePages(in, sizeof in);
    preferLargePages(out, sizeof out);
    const int file = ::open(path, O_RDONLY | O_CLOEXEC);
    struct stat state {};
    if (file < 0 || ::fstat(file, &state) != 0) return 1;
    const Bytes key = randomBytes(kEnvelopeKeyBytes);
    Result<EnvelopeSealer> sealer = EnvelopeSealer::create(key, systemRandom());
    if (!sealer.ok() || !writeAll(STDOUT_FILENO, sealer->header())) return 1;
    std::size_t left = static_cast<std::size_t>(state.st_size);
    do {
        const ByteView piece(in, std::min(left, sizeof in));
        for (std::size_t have = 0; have < piece.size();) {
            const ssize_t n = ::read(file, in + have, piece.size() - have);
            if (n <= 0) return 1;
            have += static_cast<std::size_t>(n);
        }
        left -= piece.size();
        if (!sealer->seal(piece, left == 0, out).ok()) return 1;
        if (!writeAll(STDOUT_FILENO, ByteView(out, EnvelopeSealer::sealedSize(piece)))) return 1;
    } while (left > 0);
    return 0;
}

int main(int argc, char** argv) {
    crypto::initialise();
    if (argc == 3 && std::string_view(argv[1]) == "--seal") return sealFile(argv[2]);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
