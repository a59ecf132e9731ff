// UTF-8 validity, shared by every reader of text from outside.
#pragma once

#include "base/bytes.h"

namespace leo::codec {

// Well-formed per Unicode table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF, no cut sequences.
// Signed text must have one byte form, and two spellings of one name would let a lambda pose as another.
bool isValidUtf8(ByteView text);

}  // namespace leo::codec
