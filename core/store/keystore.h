// Keystore: the file that holds an account's secret keys, encrypted, and the secrets its tasks need.
//
// File (version 1, integers big-endian):
//   magic "LEOK" 4 | version u8 | protection u8 | Argon2id passes u32 | Argon2id memory in KiB u32 | salt 16 |
//   key commitment 32 | nonce 24 | length of the sealed record u32 | sealed record | SHA-256 of everything before 32
// The record is leo-cbor (keystore.cpp), sealed with XChaCha20-Poly1305; everything before it is associated data. The
// key is Argon2id(password, salt), or, for a node without a person, 32 random bytes in the file "<path>.key" (mode
// 0600). The closing digest tells damage (Malformed) from a wrong password: only a file that is whole is tried. The
// commitment, HKDF of the key, tells a wrong key from a forged record.
//
// What protects what: with a password, a thief of the file must guess it. With a machine file the operating system's
// permissions protect both files, and the encryption only helps when the keystore alone leaves the machine (a
// backup without "*.key"). The machine file is the only key Leo ever writes in clear.
//
// Secrets are in locked memory from decryption to encryption. Thread: one at a time. Process: one at a time, which
// the data directory's lock sees to; a second writer would lose the first one's secrets.
#pragma once

#include <filesystem>
#include <string>

#include "base/random.h"
#include "base/strong.h"
#include "crypto/secret.h"
#include "store/secret_table.h"

namespace leo::store {

inline constexpr std::size_t kSeedBytes = 32;           // Ed25519 and VRF seeds
inline constexpr std::size_t kMaxNameBytes = 128;       // what a person calls a wallet
inline constexpr std::size_t kMaxPasswordBytes = 1024;  // a passphrase; more is a mistake
inline constexpr std::size_t kMaxSecretBytes = 4096;  // keys are 32; a sealed blob that must be kept is a few hundred
inline constexpr std::size_t kMaxSecrets =
    8192;  // four for each of two thousand tasks; the whole file is written at every save
inline constexpr std::size_t kMaxKeystoreBytes = std::size_t{64} << 20;  // kMaxSecrets of kMaxSecretBytes, and room

enum class KeystoreKind : std::uint8_t { Wallet = 1, Node = 2 };
enum class Protection : std::uint8_t { Password = 1, MachineFile = 2 };

// What a stored secret is for; its id is the lambda's or the task's.
enum class SecretKind : std::uint8_t {
    LambdaCodeKey = 1,     // id: LambdaId, or the code CID's digest before publishing
    TaskInputKey = 2,      // id: TaskId, or the input CID's digest before posting
    TaskResultSecret = 3,  // the X25519 secret of the task's resultKey
    TaskResultKey = 4,     // the envelope key of a result that was opened
    ChannelSecret = 5,     // a node's X25519 channel secret for one task
    JoinSalt = 6,          // the salt of a node's commitment for one task
};

// Cost of Argon2id. The bounds of what open() accepts keep a hostile file from taking all memory.
struct KdfCost {
    std::uint32_t passes = 3;
    std::uint32_t memoryKiB = 128 * 1024;  // with three passes about 0.3 s on a desktop
    bool operator==(const KdfCost&) const = default;
};
inline constexpr KdfCost kMinKdfCost{1, 8};
inline constexpr KdfCost kMaxKdfCost{16, 1024 * 1024};

struct KeystoreContents {
    KeystoreKind kind = KeystoreKind::Wallet;
    std::string name;
    TimeMs created;
    crypto::SecretBytes identitySeed;  // 32
    crypto::SecretBytes vrfSeed;       // 32 for a node, empty for a wallet
};

class Keystore {
public:
    // Writes a new file; AlreadyExists when there is one, InvalidArgument for an empty password or contents that
    // break a limit. `random` makes salts, nonces and the machine key here and for later saves: it outlives the
    // keystore.
    static Result<Keystore> create(const std::filesystem::path& path, ByteView password, KeystoreContents contents,
                                   Random& random, KdfCost cost = {});
    // The same without a password, for a node that starts by itself; also writes "<path>.key".
    static Result<Keystore> createMachine(const std::filesystem::path& path, KeystoreContents contents,
                                          Random& random);
    // NotFound; WrongPassword; Malformed for a damaged file; Unsupported for a later version; NotPermitted when a
    // machine key can be read by others; BadKey when the machine key is another keystore's. The password is not
    // looked at for Protection::MachineFile.
    static Result<Keystore> open(const std::filesystem::path& path, ByteView password, Random& random);
    // Whether open() needs a password.
    static Result<Protection> protectionOf(const std::filesystem::path& path);

    Keystore(Keystore&&) noexcept = default;
    Keystore& operator=(Keystore&&) noexcept = default;

    KeystoreKind kind() const { return m_contents.kind; }
    const std::string& name() const { return m_contents.name; }
    TimeMs created() const { return m_contents.created; }
    ByteView identitySeed() const { return m_contents.identitySeed.view(); }
    ByteView vrfSeed() const { return m_contents.vrfSeed.view(); }
    Protection protection() const { return m_protection; }
    const std::filesystem::path& path() const { return m_path; }

    // Changes below are in memory until save().
    Status rename(std::string name);
    // Replaces a secret of the same kind and id. Exhausted at kMaxSecrets, InvalidArgument for an empty one,
    // TooLarge.
    Status putSecret(SecretKind kind, const Hash& id, crypto::SecretBytes secret);
    // NotFound. The view is valid until the next putSecret or eraseSecret.
    Result<ByteView> secret(SecretKind kind, const Hash& id) const;
    bool eraseSecret(SecretKind kind, const Hash& id);  // whether it was there
    std::size_t secretCount() const { return m_secrets.size(); }

    // On return the file is on the medium; on an error the former file is as it was. Runs no Argon2: the derived key
    // is kept in locked memory, and each save has a new nonce.
    Status save();
    // Runs Argon2 twice and saves. WrongPassword when `current` is not the password; WrongState for a machine file.
    Status changePassword(ByteView current, ByteView next, KdfCost cost = {});
    // Whether this is the password, for a question before an important step. WrongPassword, WrongState.
    Status checkPassword(ByteView password) const;

private:
    using SecretId = std::pair<SecretKind, Hash>;

    explicit Keystore(Random& random) : m_random(&random) {}
    static Status checkContents(const KeystoreContents& contents);
    crypto::SecretBytes encodeRecord() const;
    Status decodeRecord(ByteView record);

    std::filesystem::path m_path;
    Protection m_protection = Protection::Password;
    KdfCost m_cost;
    ByteArray<16> m_salt{};
    crypto::SecretBytes m_key;
    KeystoreContents m_contents;
    SecretTable<SecretId> m_secrets;
    Random* m_random = nullptr;
};

}  // namespace leo::store
