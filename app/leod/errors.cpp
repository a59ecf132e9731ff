#include "leod/errors.h"

namespace leo::app {
namespace {

struct Entry {
    const char* what;
    const char* meaning;
    const char* action;
    Exit exit;
};

constexpr const char* kNothingSent = "Nothing was sent; no money moved.";
constexpr const char* kNothingChanged = "Nothing was changed.";
constexpr const char* kNotInBlock = "The ledger did not take the transaction; no money moved.";

// A switch without default: a new Code without words does not compile.
Entry entryOf(Code code) {
    switch (code) {
        case Code::Ok: return {"No error", kNothingChanged, "Report this as a bug of Leo.", Exit::Failed};
        // input
        case Code::Malformed:
            return {"The data is damaged or not what it claims to be", kNothingSent,
                    "Check that it is the right file and complete; if Leo wrote it, restore it from a copy.",
                    Exit::Failed};
        case Code::OutOfRange:
            return {"A number is outside its limits", kNothingSent, "Choose a value within the limits named above.",
                    Exit::Usage};
        case Code::TooLarge:
            return {"Something is larger than its limit", kNothingSent, "Use a smaller file or value.", Exit::Failed};
        case Code::Unsupported:
            return {"This version of leod does not know that format or kind", kNothingSent,
                    "Use another format, or a newer version of Leo.", Exit::Failed};
        case Code::InvalidArgument:
            return {"The command line is not right", kNothingSent, "See --help of the command.", Exit::Usage};
        // cryptography and proofs
        case Code::BadSignature:
            return {"A signature is not valid", "The message was thrown away; no money moved.",
                    "If it repeats, the other side or the network file is not the one you expect.", Exit::Failed};
        case Code::BadProof:
            return {"A proof does not verify", "It was refused; no money moved.",
                    "If it repeats, the other side is broken or lies; do not grant it a key.", Exit::Failed};
        case Code::BadKey:
            return {"A key is not valid or belongs to something else", kNothingChanged,
                    "Check that the keystore and its key file belong together.", Exit::Failed};
        case Code::DecryptFailed:
            return {"The content does not open with this key", "No plaintext was written.",
                    "Check that wallet and content belong together; if they do, the content was changed on its way.",
                    Exit::Failed};
        case Code::DigestMismatch:
            return {"Bytes are not the ones their digest names", "They were thrown away.",
                    "Fetch or build them again; if it repeats, the source is broken or lies.", Exit::Failed};
        case Code::Untrusted:
            return {"The machine's evidence was checked and is not trusted", "No key was released; no money moved.",
                    "Look at the reason above; a new draw may choose another machine.", Exit::Failed};
        case Code::Stale:
            return {"The evidence or the time in it is too old", "It was not accepted; no money moved.",
                    "Check the clocks of both computers and try again.", Exit::Failed};
        // ledger
        case Code::WrongChain:
            return {"This belongs to another network", kNotInBlock,
                    "Check --data and the network file: the wallet must be of the network it is used on.",
                    Exit::Refused};
        case Code::BadNonce:
            return {"Another transaction of this wallet came first", kNotInBlock,
                    "Run the command again; if two programs use the wallet, let one finish first.", Exit::Refused};
        case Code::InsufficientFunds:
            return {"The balance is too small", kNotInBlock,
                    "See `leod wallet balance`; offer less, or have LEO sent to the wallet first.", Exit::Refused};
        case Code::UnknownAccount:
            return {"The ledger does not know that account", kNotInBlock, "Check the address.", Exit::Refused};
        case Code::UnknownNode:
            return {"The ledger does not know that node", kNotInBlock, "See `leod nodes` for those it knows.",
                    Exit::Refused};
        case Code::UnknownLambda:
            return {"The ledger does not know that lambda", kNotInBlock, "See `leod lambdas` for those it knows.",
                    Exit::Refused};
        case Code::UnknownTask:
            return {"The ledger does not know that task", kNotInBlock, "See `leod tasks` for those it knows.",
                    Exit::Refused};
        case Code::NotEligible:
            return {"The rules do not allow this node or task here", kNotInBlock,
                    "Lower the requirements of the task, or wait until the node is free and active.", Exit::Refused};
        case Code::WrongState:
            return {"It is not the moment for this", kNotInBlock,
                    "Look at the current state (`leod task-show`, `leod status`) and try again when it fits.",
                    Exit::Refused};
        case Code::Late:
            return {"The deadline has passed", kNotInBlock,
                    "Nothing has to be done: what is due to you returns by itself.", Exit::Refused};
        case Code::Duplicate:
            return {"This was already done", "It counts once; nothing was paid twice.", "Nothing has to be done.",
                    Exit::Refused};
        case Code::NotPermitted:
            return {"This is not allowed", kNothingChanged,
                    "Use the wallet or the user that owns it, or correct the permissions named above.", Exit::Failed};
        // machine
        case Code::NotFound:
            return {"Something that is needed is not there", kNothingSent,
                    "Check the name; `leod devnet` makes a network on this computer.", Exit::Failed};
        case Code::AlreadyExists:
            return {"There is already one of that name", "The existing one was left as it is.",
                    "Choose another name.", Exit::Failed};
        case Code::Io:
            return {"A file or device could not be read or written",
                    "What the ledger acknowledged is safe; the step that failed did not happen.",
                    "Check the disk and the permissions, then run the command again.", Exit::Failed};
        case Code::DiskFull:
            return {"The disk is full", "What the ledger acknowledged is safe; the step that failed did not happen.",
                    "Free some space, then run the command again: it goes on where it stopped.", Exit::Failed};
        case Code::InUse:
            return {"Another process uses it already", kNothingChanged,
                    "End the other leod, or choose another --data or port.", Exit::Failed};
        case Code::Unavailable:
            return {"A program or device that is needed is missing", kNothingSent,
                    "Install what is named above; packaging/deps installs everything on Debian.", Exit::Failed};
        case Code::Timeout:
            return {"There was no answer in time",
                    "What was sent may still take effect; the ledger counts it at most once.",
                    "Look with `leod status` and `leod tasks` before you try again.", Exit::Unreachable};
        case Code::Cancelled:
            return {"Stopped on request",
                    "What the ledger acknowledged stands; a task that is open ends by its deadlines.",
                    "Run the command again to go on.", Exit::Interrupted};
        case Code::Unreachable:
            return {"The network does not answer", "What was not acknowledged was not sent; your data is safe.",
                    "Check that `leod devnet` or `leod layer1` runs and that --data names its network.",
                    Exit::Unreachable};
        case Code::Exhausted:
            return {"A limit on how much is done at once is reached", kNothingSent, "Wait a moment and try again.",
                    Exit::Failed};
        case Code::WrongPassword:
            return {"The password is wrong", kNothingChanged,
                    "Try again; nobody can restore a forgotten password, a copy of the keystore opens with its own.",
                    Exit::Failed};
        case Code::TpmFailure:
            return {"The TPM does not do what it should", "No key was released; no money moved.",
                    "Start the node again; with a real chip check that the user is in the group tss.", Exit::Failed};
        case Code::SandboxFailure:
            return {"The sandbox could not be set up or cleaned up", "No foreign code ran outside it.",
                    "Check that runc or bubblewrap works on this computer; the log has the details.", Exit::Failed};
        case Code::Internal:
            return {"leod has lost track of its own state", "It stops rather than sign something wrong.",
                    "Start it again and report the message and the log as a bug.", Exit::Failed};
    }
    LEO_ASSERT(false);
    return {};
}

}  // namespace

ErrorText describe(const Error& error) {
    const Entry entry = entryOf(error.code);
    ErrorText text;
    text.what = entry.what;
    if (!error.detail.empty()) text.what += ": " + error.detail;
    text.meaning = entry.meaning;
    text.action = entry.action;
    text.exit = entry.exit;
    return text;
}

std::optional<Code> codeOfName(std::string_view name) {
    // Codes are numbered without gaps from Ok to Internal (result.h).
    for (std::uint16_t i = 0; i <= static_cast<std::uint16_t>(Code::Internal); ++i)
        if (codeName(static_cast<Code>(i)) == name) return static_cast<Code>(i);
    return std::nullopt;
}

}  // namespace leo::app
