#include "store/keystore.h"

#include <sodium.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

#include "codec/cbor.h"
#include "crypto/hash.h"
#include "store/data_dir.h"

namespace leo::store {

using crypto::SecretBytes;

namespace {

constexpr std::string_view kMagic = "LEOK";
constexpr std::string_view kMachineMagic = "LEOM";
constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kKeyBytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kSaltBytes = crypto_pwhash_argon2id_SALTBYTES;
constexpr std::size_t kDigestBytes = 32;
constexpr std::size_t kHeaderBytes = 4 + 1 + 1 + 4 + 4 + kSaltBytes + 32 + kNonceBytes + 4;
// magic, version, key, and the digest that tells a damaged key file from another keystore's
constexpr std::size_t kMachineFileBytes = 4 + 1 + kKeyBytes + kDigestBytes;
// Enough to see that a file is too long to be a machine key.
constexpr std::size_t kMaxMachineFileBytes = 4096;
constexpr std::uint64_t kRecordItems = 6;
constexpr std::uint64_t kSecretItems = 3;

static_assert(kSaltBytes == 16 && kNonceBytes == 24 && kKeyBytes == 32, "the file format of keystore.h");

struct FileParts {
    Protection protection = Protection::Password;
    KdfCost cost;
    ByteArray<kSaltBytes> salt{};
    Hash commitment{};
    ByteArray<kNonceBytes> nonce{};
    ByteView header;
    ByteView sealed;
};

template <std::size_t N>
ByteArray<N> takeArray(const std::uint8_t*& from) {
    ByteArray<N> out{};
    std::copy_n(from, N, out.begin());
    from += N;
    return out;
}

bool within(const KdfCost& cost) {
    return cost.passes >= kMinKdfCost.passes && cost.passes <= kMaxKdfCost.passes &&
           cost.memoryKiB >= kMinKdfCost.memoryKiB && cost.memoryKiB <= kMaxKdfCost.memoryKiB;
}

Bytes encodeHeader(const FileParts& parts, std::size_t sealedBytes) {
    Bytes out = toBytes(kMagic);
    out.push_back(kVersion);
    out.push_back(static_cast<std::uint8_t>(parts.protection));
    appendU32be(out, parts.cost.passes);
    appendU32be(out, parts.cost.memoryKiB);
    append(out, parts.salt);
    append(out, parts.commitment);
    append(out, parts.nonce);
    appendU32be(out, static_cast<std::uint32_t>(sealedBytes));
    LEO_ASSERT(out.size() == kHeaderBytes);
    return out;
}

Result<FileParts> parseFile(ByteView file, const std::string& name) {
    const Error damaged =
        makeError(Code::Malformed, "the keystore " + name + " is damaged; restore it from a backup");
    if (file.size() < kMagic.size() + 1 || textOf(file.first(kMagic.size())) != kMagic)
        return makeError(Code::Malformed, name + " is damaged or not a Leo keystore");
    // The version first: a later format may have no digest at its end.
    LEO_REQUIRE(file[4] == kVersion, Code::Unsupported,
                "the keystore " + name + " has version " + std::to_string(file[4]) +
                    "; this program reads version 1. A newer Leo may open it");
    if (file.size() < kHeaderBytes + kTagBytes + kDigestBytes) return damaged;
    const ByteView covered = file.first(file.size() - kDigestBytes);
    if (!equal(crypto::sha256(covered), file.last(kDigestBytes))) return damaged;

    FileParts parts;
    const std::uint8_t* at = file.data() + 5;
    const std::uint8_t protection = *at++;
    parts.protection = static_cast<Protection>(protection);
    parts.cost.passes = readU32be(at);
    parts.cost.memoryKiB = readU32be(at + 4);
    at += 8;
    parts.salt = takeArray<kSaltBytes>(at);
    parts.commitment = takeArray<32>(at);
    parts.nonce = takeArray<kNonceBytes>(at);
    parts.header = file.first(kHeaderBytes);
    parts.sealed = covered.subspan(kHeaderBytes);
    if (readU32be(at) != parts.sealed.size()) return damaged;
    switch (parts.protection) {
        case Protection::Password:
            LEO_REQUIRE(within(parts.cost), Code::Malformed,
                        "the keystore " + name + " asks for an absurd key derivation");
            return parts;
        case Protection::MachineFile:
            LEO_REQUIRE(parts.cost == (KdfCost{0, 0}) && parts.salt == (ByteArray<kSaltBytes>{}), Code::Malformed,
                        "the keystore " + name + " mixes a machine key with a password");
            return parts;
    }
    return makeError(Code::Unsupported, "the keystore " + name + " has protection " + std::to_string(protection));
}

Hash commitmentOf(const SecretBytes& key) {
    const Bytes bytes = crypto::hkdfSha256(key.view(), {}, viewOf("leo-keystore-commit-v1"), 32);
    return toArray<32>(bytes).value();
}

Status checkNewPassword(ByteView password) {
    LEO_REQUIRE(!password.empty(), Code::InvalidArgument, "the password is empty");
    LEO_REQUIRE(password.size() <= kMaxPasswordBytes, Code::TooLarge, "the password is longer than 1024 bytes");
    return {};
}

Result<SecretBytes> deriveKey(ByteView password, const ByteArray<kSaltBytes>& salt, const KdfCost& cost) {
    crypto::initialise();
    SecretBytes key(kKeyBytes);
    // An empty view may have no address, and libsodium wants one.
    const char* const text = password.empty() ? "" : reinterpret_cast<const char*>(password.data());
    const int failed = crypto_pwhash(key.span().data(), key.size(), text, password.size(), salt.data(), cost.passes,
                                     std::size_t{cost.memoryKiB} * 1024, crypto_pwhash_ALG_ARGON2ID13);
    LEO_REQUIRE(failed == 0, Code::Exhausted,
                "not enough memory to derive the key: " + std::to_string(cost.memoryKiB / 1024) + " MiB are needed");
    return key;
}

std::filesystem::path machineFileOf(const std::filesystem::path& path) {
    return path.string() + ".key";
}

Result<SecretBytes> readMachineKey(const std::filesystem::path& file) {
    struct stat info {};
    LEO_REQUIRE(::stat(file.c_str(), &info) == 0, Code::NotFound,
                "the machine key " + file.string() + " is missing; the keystore cannot be opened without it");
    LEO_REQUIRE((info.st_mode & 077) == 0, Code::NotPermitted,
                "other users can read " + file.string() + "; protect it with: chmod 600 " + file.string());
    LEO_TRY_ASSIGN(Bytes bytes, readFile(file, kMaxMachineFileBytes));
    const ByteView view(bytes);
    const bool sound = view.size() == kMachineFileBytes && textOf(view.first(4)) == kMachineMagic &&
                       view[4] == kVersion &&
                       equal(crypto::sha256(view.first(5 + kKeyBytes)), view.last(kDigestBytes));
    SecretBytes key = sound ? SecretBytes::copyOf(view.subspan(5, kKeyBytes)) : SecretBytes();
    crypto::wipe(bytes);
    LEO_REQUIRE(sound, Code::Malformed, "the machine key " + file.string() + " is damaged; restore it from a backup");
    return key;
}

Result<SecretBytes> newMachineKey(const std::filesystem::path& file, Random& random) {
    // A key without a keystore: a start that was interrupted, or a keystore that was moved away. Both want this key
    // again.
    if (std::error_code ignored; std::filesystem::exists(file, ignored)) return readMachineKey(file);
    SecretBytes key = SecretBytes::random(kKeyBytes, random);
    Bytes bytes;
    bytes.reserve(kMachineFileBytes);  // no growth, so no copy of the key that nobody wipes
    append(bytes, viewOf(kMachineMagic));
    bytes.push_back(kVersion);
    append(bytes, key.view());
    append(bytes, crypto::sha256(bytes));
    Status written = atomicWriteFile(file, bytes);
    crypto::wipe(bytes);
    LEO_TRY(written);
    return key;
}

Result<SecretBytes> unseal(const FileParts& parts, const SecretBytes& key, const std::string& name) {
    SecretBytes record(parts.sealed.size() - kTagBytes);
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
        record.span().data(), nullptr, nullptr, parts.sealed.data(), parts.sealed.size(), parts.header.data(),
        parts.header.size(), parts.nonce.data(), key.view().data());
    LEO_REQUIRE(failed == 0, Code::Malformed, "the keystore " + name + " has been altered; restore it from a backup");
    return record;
}

bool isSecretKind(std::uint64_t value) {
    return value >= static_cast<std::uint64_t>(SecretKind::LambdaCodeKey) &&
           value <= static_cast<std::uint64_t>(SecretKind::JoinSalt);
}

Result<Bytes> readKeystoreFile(const std::filesystem::path& path) {
    std::error_code ignored;
    LEO_REQUIRE(std::filesystem::exists(path, ignored), Code::NotFound, "there is no keystore " + path.string());
    return readFile(path, kMaxKeystoreBytes);
}

}  // namespace

// ---- making and opening

Status Keystore::checkContents(const KeystoreContents& contents) {
    LEO_REQUIRE(contents.name.size() <= kMaxNameBytes, Code::TooLarge, "the name is longer than 128 bytes");
    LEO_REQUIRE(contents.identitySeed.size() == kSeedBytes, Code::InvalidArgument, "an identity seed has 32 bytes");
    const std::size_t vrfBytes = contents.kind == KeystoreKind::Node ? kSeedBytes : 0;
    LEO_REQUIRE(contents.vrfSeed.size() == vrfBytes, Code::InvalidArgument,
                "a node has a VRF seed of 32 bytes, a wallet none");
    return {};
}

Result<Keystore> Keystore::create(const std::filesystem::path& path, ByteView password, KeystoreContents contents,
                                  Random& random, KdfCost cost) {
    LEO_TRY(checkContents(contents));
    LEO_TRY(checkNewPassword(password));
    LEO_REQUIRE(within(cost), Code::InvalidArgument, "key derivation cost outside its limits");
    std::error_code ignored;
    LEO_REQUIRE(!std::filesystem::exists(path, ignored), Code::AlreadyExists, "there is a keystore " + path.string());
    Keystore keystore(random);
    keystore.m_path = path;
    keystore.m_cost = cost;
    keystore.m_salt = random.array<kSaltBytes>();
    LEO_TRY_ASSIGN(keystore.m_key, deriveKey(password, keystore.m_salt, cost));
    keystore.m_contents = std::move(contents);
    LEO_TRY(keystore.save());
    return keystore;
}

Result<Keystore> Keystore::createMachine(const std::filesystem::path& path, KeystoreContents contents,
                                         Random& random) {
    LEO_TRY(checkContents(contents));
    std::error_code ignored;
    LEO_REQUIRE(!std::filesystem::exists(path, ignored), Code::AlreadyExists, "there is a keystore " + path.string());
    Keystore keystore(random);
    keystore.m_path = path;
    keystore.m_protection = Protection::MachineFile;
    keystore.m_cost = KdfCost{0, 0};
    LEO_TRY_ASSIGN(keystore.m_key, newMachineKey(machineFileOf(path), random));
    keystore.m_contents = std::move(contents);
    LEO_TRY(keystore.save());
    return keystore;
}

Result<Keystore> Keystore::open(const std::filesystem::path& path, ByteView password, Random& random) {
    LEO_TRY_ASSIGN(const Bytes file, readKeystoreFile(path));
    LEO_TRY_ASSIGN(const FileParts parts, parseFile(file, path.string()));
    Keystore keystore(random);
    keystore.m_path = path;
    keystore.m_protection = parts.protection;
    keystore.m_cost = parts.cost;
    keystore.m_salt = parts.salt;
    if (parts.protection == Protection::MachineFile) {
        LEO_TRY_ASSIGN(keystore.m_key, readMachineKey(machineFileOf(path)));
        LEO_REQUIRE(commitmentOf(keystore.m_key) == parts.commitment, Code::BadKey,
                    "the machine key " + machineFileOf(path).string() + " belongs to another keystore");
    } else {
        LEO_TRY_ASSIGN(keystore.m_key, deriveKey(password, parts.salt, parts.cost));
        LEO_REQUIRE(commitmentOf(keystore.m_key) == parts.commitment, Code::WrongPassword,
                    "this is not the password of " + path.string());
    }
    LEO_TRY_ASSIGN(const SecretBytes record, unseal(parts, keystore.m_key, path.string()));
    LEO_TRY(keystore.decodeRecord(record.view()));
    return keystore;
}

Result<Protection> Keystore::protectionOf(const std::filesystem::path& path) {
    LEO_TRY_ASSIGN(const Bytes file, readKeystoreFile(path));
    LEO_TRY_ASSIGN(const FileParts parts, parseFile(file, path.string()));
    return parts.protection;
}

// ---- the record: [kind, name, created, identity seed, VRF seed, [[kind, id, secret]…]], secrets in order of (kind,
// id)

SecretBytes Keystore::encodeRecord() const {
    // The writer's buffer is ordinary memory that moves as it grows: it only ever sees zeros where secrets go.
    codec::Writer skeleton;
    std::vector<std::pair<std::size_t, ByteView>> secrets;
    const auto addSecret = [&](ByteView secret) {
        skeleton.bytes(Bytes(secret.size()));
        secrets.emplace_back(skeleton.view().size() - secret.size(), secret);
    };
    skeleton.array(kRecordItems).u64(static_cast<std::uint64_t>(m_contents.kind)).text(m_contents.name);
    skeleton.time(m_contents.created);
    addSecret(m_contents.identitySeed.view());
    addSecret(m_contents.vrfSeed.view());
    skeleton.array(m_secrets.size());
    for (const auto& [id, slot] : m_secrets.slots()) {
        skeleton.array(kSecretItems).u64(static_cast<std::uint64_t>(id.first)).bytes(id.second);
        addSecret(m_secrets.view(slot));
    }
    SecretBytes record = SecretBytes::copyOf(skeleton.view());
    for (const auto& [at, secret] : secrets) std::copy(secret.begin(), secret.end(), record.span().begin() + at);
    return record;
}

Status Keystore::decodeRecord(ByteView record) {
    codec::Reader reader(record, kMaxKeystoreBytes);
    LEO_TRY(reader.arrayOf(kRecordItems));
    LEO_TRY_ASSIGN(const std::uint64_t kind, reader.u64());
    LEO_REQUIRE(kind == 1 || kind == 2, Code::Unsupported, "a keystore of an unknown kind");
    m_contents.kind = static_cast<KeystoreKind>(kind);
    LEO_TRY_ASSIGN(m_contents.name, reader.text(kMaxNameBytes));
    LEO_TRY_ASSIGN(m_contents.created, reader.time());
    LEO_TRY_ASSIGN(const ByteView identitySeed, reader.bytes(kSeedBytes));
    m_contents.identitySeed = SecretBytes::copyOf(identitySeed);
    LEO_TRY_ASSIGN(const ByteView vrfSeed, reader.bytes(kSeedBytes));
    m_contents.vrfSeed = SecretBytes::copyOf(vrfSeed);
    LEO_TRY(checkContents(m_contents));
    LEO_TRY_ASSIGN(const std::uint64_t count, reader.array(kMaxSecrets));
    std::optional<SecretId> last;
    for (std::uint64_t i = 0; i < count; ++i) {
        LEO_TRY(reader.arrayOf(kSecretItems));
        LEO_TRY_ASSIGN(const std::uint64_t secretKind, reader.u64());
        LEO_REQUIRE(isSecretKind(secretKind), Code::Unsupported, "a secret of an unknown kind");
        LEO_TRY_ASSIGN(const Hash id, reader.fixed<32>());
        LEO_TRY_ASSIGN(const ByteView secret, reader.bytes(kMaxSecretBytes));
        LEO_TRY(reader.leave());
        const SecretId key{static_cast<SecretKind>(secretKind), id};
        LEO_REQUIRE(!secret.empty() && (!last || *last < key), Code::Malformed, "secrets out of order");
        m_secrets.put(key, secret);
        last = key;
    }
    LEO_TRY(reader.leave());
    LEO_TRY(reader.leave());
    return reader.finish();
}

// ---- changing and saving

Status Keystore::rename(std::string name) {
    LEO_REQUIRE(name.size() <= kMaxNameBytes, Code::TooLarge, "the name is longer than 128 bytes");
    m_contents.name = std::move(name);
    return {};
}

Status Keystore::putSecret(SecretKind kind, const Hash& id, SecretBytes secret) {
    LEO_REQUIRE(!secret.empty(), Code::InvalidArgument, "an empty secret");
    LEO_REQUIRE(secret.size() <= kMaxSecretBytes, Code::TooLarge, "a secret above 4096 bytes");
    const SecretId key{kind, id};
    LEO_REQUIRE(m_secrets.size() < kMaxSecrets || m_secrets.contains(key), Code::Exhausted,
                "the keystore holds 8192 secrets; those of ended tasks can be erased");
    m_secrets.put(key, secret.view());
    return {};
}

Result<ByteView> Keystore::secret(SecretKind kind, const Hash& id) const {
    const auto found = m_secrets.slots().find({kind, id});
    LEO_REQUIRE(found != m_secrets.slots().end(), Code::NotFound, "the keystore has no such secret");
    return m_secrets.view(found->second);
}

bool Keystore::eraseSecret(SecretKind kind, const Hash& id) {
    return m_secrets.erase({kind, id});
}

Status Keystore::save() {
    crypto::initialise();
    const SecretBytes record = encodeRecord();
    FileParts parts;
    parts.protection = m_protection;
    parts.cost = m_cost;
    parts.salt = m_salt;
    parts.commitment = commitmentOf(m_key);
    parts.nonce = m_random->array<kNonceBytes>();
    const std::size_t sealedBytes = record.size() + kTagBytes;
    LEO_REQUIRE(kHeaderBytes + sealedBytes + kDigestBytes <= kMaxKeystoreBytes, Code::TooLarge, "keystore too large");
    Bytes file = encodeHeader(parts, sealedBytes);
    file.resize(kHeaderBytes + sealedBytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(file.data() + kHeaderBytes, nullptr, record.view().data(),
                                               record.size(), file.data(), kHeaderBytes, nullptr, parts.nonce.data(),
                                               m_key.view().data());
    append(file, crypto::sha256(file));
    return atomicWriteFile(m_path, file, kPrivateFile);
}

Status Keystore::checkPassword(ByteView password) const {
    LEO_REQUIRE(m_protection == Protection::Password, Code::WrongState,
                "this keystore has a machine key, no password");
    LEO_TRY_ASSIGN(const SecretBytes key, deriveKey(password, m_salt, m_cost));
    LEO_REQUIRE(crypto::equalConstantTime(key.view(), m_key.view()), Code::WrongPassword,
                "this is not the password of " + m_path.string());
    return {};
}

Status Keystore::changePassword(ByteView current, ByteView next, KdfCost cost) {
    LEO_TRY(checkPassword(current));
    LEO_TRY(checkNewPassword(next));
    LEO_REQUIRE(within(cost), Code::InvalidArgument, "key derivation cost outside its limits");
    auto salt = m_random->array<kSaltBytes>();
    LEO_TRY_ASSIGN(SecretBytes key, deriveKey(next, salt, cost));
    std::swap(m_salt, salt);
    std::swap(m_key, key);
    std::swap(m_cost, cost);
    Status saved = save();
    if (!saved) {
        std::swap(m_salt, salt);
        std::swap(m_key, key);
        std::swap(m_cost, cost);
    }
    return saved;
}

}  // namespace leo::store
