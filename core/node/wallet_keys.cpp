#include "node/wallet_keys.h"

#include "crypto/hash.h"

namespace leo::node {
namespace {

crypto::SecretBytes derive(const crypto::Identity& identity, const Hash& keyId, std::string_view purpose) {
    Bytes key = crypto::hkdfSha256(identity.seed(), keyId, viewOf(purpose), 32);
    crypto::SecretBytes secret = crypto::SecretBytes::copyOf(key);
    crypto::wipe(key);
    return secret;
}

}  // namespace

crypto::SecretBytes codeKey(const crypto::Identity& publisher, const Hash& keyId) {
    return derive(publisher, keyId, "leo-code-key-v1");
}

crypto::SecretBytes inputKey(const crypto::Identity& requester, const Hash& keyId) {
    return derive(requester, keyId, "leo-input-key-v1");
}

crypto::BoxKeyPair resultKeyPair(const crypto::Identity& requester, const Hash& keyId) {
    Result<crypto::BoxKeyPair> pair =
        crypto::BoxKeyPair::fromSecret(derive(requester, keyId, "leo-result-secret-v1").view());
    LEO_ASSERT(pair.ok());  // any 32 bytes are an X25519 secret
    return std::move(*pair);
}

}  // namespace leo::node
