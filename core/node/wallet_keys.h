// Wallet keys: every secret of a lambda or a task, derived from the wallet's seed and a public random id.
//
// The id stands on layer one (Manifest::keyId, TaskPost::keyId), so the 24 words of a wallet bring back every key it
// ever used, and two programs of one wallet share no mutable secret. An id is used once. HKDF-SHA256 (RFC 5869): ikm
// the seed, salt the id, info the purpose.
#pragma once

#include "crypto/sign.h"

namespace leo::node {

crypto::SecretBytes codeKey(const crypto::Identity& publisher, const Hash& keyId);
crypto::SecretBytes inputKey(const crypto::Identity& requester, const Hash& keyId);
crypto::BoxKeyPair resultKeyPair(const crypto::Identity& requester, const Hash& keyId);

}  // namespace leo::node
