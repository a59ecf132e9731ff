// Result<T>: the one way a Leo function fails.
//
// Every function that can fail on input, on a peer or on the machine returns Result<T>; nothing throws across a
// library boundary. LEO_ASSERT is for our own bugs only and stays on in release builds: a node that has lost track of
// its own state must stop rather than sign something.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace leo {

// What went wrong, as a machine sees it. ui/ and app/ map a Code to a sentence and a suggested action; detail names
// the particular (field, file, peer), in English, never a secret.
enum class Code : std::uint16_t {
    Ok = 0,
    // input
    Malformed,        // bytes that are not what they claim: truncated, trailing, non-canonical
    OutOfRange,       // a number outside its limits
    TooLarge,         // over a named limit
    Unsupported,      // a version, suite or kind this build does not know
    InvalidArgument,  // an argument of a command or call
    // cryptography and proofs
    BadSignature,
    BadProof,  // VRF, Merkle, quote
    BadKey,    // a key that does not parse, is not on the curve or has the wrong attributes
    DecryptFailed,
    DigestMismatch,  // bytes do not match the digest that named them
    Untrusted,       // evidence verified and says no
    Stale,           // evidence or time too old
    // ledger
    WrongChain,
    BadNonce,
    InsufficientFunds,
    UnknownAccount,
    UnknownNode,
    UnknownLambda,
    UnknownTask,
    NotEligible,
    WrongState,  // right message, wrong moment
    Late,        // time >= deadline
    Duplicate,
    NotPermitted,
    // machine
    NotFound,
    AlreadyExists,
    Io,
    DiskFull,
    InUse,        // data directory, port or device held by another process
    Unavailable,  // a needed program or device is not there
    Timeout,
    Cancelled,
    Unreachable,  // a peer or network that does not answer
    Exhausted,    // a queue, slot or quota is full
    WrongPassword,
    TpmFailure,
    SandboxFailure,
    Internal,
};

std::string_view codeName(Code code);

struct Error {
    Code code = Code::Internal;
    std::string detail;
};

inline Error makeError(Code code, std::string detail) {
    return Error{code, std::move(detail)};
}
std::string toString(const Error& error);

[[noreturn]] void assertionFailed(const char* expression, const char* file, int line);

#define LEO_ASSERT(expression) \
    ((expression) ? static_cast<void>(0) : ::leo::assertionFailed(#expression, __FILE__, __LINE__))

// Holds a T or an Error. value() on an error is our bug and asserts.
template <class T>
class [[nodiscard]] Result {
public:
    using Value = T;

    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& value() & {
        LEO_ASSERT(ok());
        return *std::get_if<0>(&m_state);
    }
    const T& value() const& {
        LEO_ASSERT(ok());
        return *std::get_if<0>(&m_state);
    }
    T&& value() && {
        LEO_ASSERT(ok());
        return std::move(*std::get_if<0>(&m_state));
    }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Error& error() const {
        LEO_ASSERT(!ok());
        return *std::get_if<1>(&m_state);
    }
    Error takeError() {
        LEO_ASSERT(!ok());
        return std::move(*std::get_if<1>(&m_state));
    }
    T valueOr(T fallback) && { return ok() ? std::move(*this).value() : std::move(fallback); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> {
public:
    using Value = void;

    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_ok(false) {}

    bool ok() const { return m_ok; }
    explicit operator bool() const { return m_ok; }
    void value() const { LEO_ASSERT(m_ok); }
    const Error& error() const {
        LEO_ASSERT(!m_ok);
        return m_error;
    }
    Error takeError() {
        LEO_ASSERT(!m_ok);
        return std::move(m_error);
    }

private:
    Error m_error;
    bool m_ok = true;
};

using Status = Result<void>;

// Evaluates a Result; returns its error from the enclosing function, else yields nothing. LEO_TRY(checkThis(x));
#define LEO_TRY(expression)                                      \
    do {                                                         \
        auto leoTryResult = (expression);                        \
        if (!leoTryResult.ok()) return leoTryResult.takeError(); \
    } while (false)

#define LEO_CONCAT_INNER(a, b) a##b
#define LEO_CONCAT(a, b) LEO_CONCAT_INNER(a, b)
#define LEO_TRY_ASSIGN_INNER(temporary, target, expression) \
    auto temporary = (expression);                          \
    if (!temporary.ok()) return temporary.takeError();      \
    target = std::move(temporary).value()

// Evaluates a Result; returns its error, else assigns its value. LEO_TRY_ASSIGN(auto key, parseKey(bytes));
#define LEO_TRY_ASSIGN(target, expression) LEO_TRY_ASSIGN_INNER(LEO_CONCAT(leoTry, __LINE__), target, expression)

// Returns an error unless the condition holds. LEO_REQUIRE(n <= kMax, Code::TooLarge, "…");
#define LEO_REQUIRE(condition, code, detail)                         \
    do {                                                             \
        if (!(condition)) return ::leo::makeError((code), (detail)); \
    } while (false)

}  // namespace leo
