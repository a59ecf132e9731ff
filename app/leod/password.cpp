#include "leod/password.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "store/keystore.h"

namespace leo::app {
namespace {

class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor() {
        if (m_fd > STDERR_FILENO) close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return m_fd; }

private:
    int m_fd;
};

// Byte by byte into locked memory: no buffer of the C library ever holds the password.
Result<crypto::SecretBytes> readLine(int fd, const std::string& what) {
    crypto::SecretBytes line(store::kMaxPasswordBytes + 1);
    std::size_t length = 0;
    while (true) {
        std::uint8_t byte = 0;
        const ssize_t got = read(fd, &byte, 1);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return makeError(Code::Io, what + ": " + std::strerror(errno));
        if (got == 0 || byte == '\n') break;
        LEO_REQUIRE(length < store::kMaxPasswordBytes, Code::TooLarge, what + ": the password is too long");
        line.span()[length++] = byte;
    }
    LEO_REQUIRE(length > 0, Code::InvalidArgument, what + ": the password is empty");
    line.truncate(length);
    return line;
}

Result<crypto::SecretBytes> ask(int terminal, const std::string& prompt) {
    termios before{};
    if (tcgetattr(terminal, &before) != 0)
        return makeError(Code::Io, std::string("the terminal: ") + std::strerror(errno));
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    [[maybe_unused]] ssize_t written = write(terminal, prompt.data(), prompt.size());
    tcsetattr(terminal, TCSAFLUSH, &silent);
    auto line = readLine(terminal, "the terminal");
    tcsetattr(terminal, TCSAFLUSH, &before);
    written = write(terminal, "\n", 1);
    return line;
}

}  // namespace

OptionSpec passwordOption() {
    return {"password-file", "FILE", "read the wallet's password from the first line of FILE; - is stdin"};
}

Result<crypto::SecretBytes> readPassword(const Arguments& arguments, const std::string& prompt, bool twice) {
    const std::string file = arguments.value("password-file");
    if (file == "-") return readLine(STDIN_FILENO, "stdin");
    if (!file.empty()) {
        const Descriptor descriptor(open(file.c_str(), O_RDONLY | O_CLOEXEC));
        if (descriptor.get() < 0)
            return makeError(Code::InvalidArgument, "--password-file " + file + ": " + std::strerror(errno));
        return readLine(descriptor.get(), file);
    }
    const Descriptor terminal(open("/dev/tty", O_RDWR | O_CLOEXEC));
    LEO_REQUIRE(terminal.get() >= 0, Code::InvalidArgument,
                "a password is needed and there is no terminal to ask on: use --password-file FILE");
    LEO_TRY_ASSIGN(crypto::SecretBytes first, ask(terminal.get(), prompt));
    if (twice) {
        LEO_TRY_ASSIGN(const crypto::SecretBytes second, ask(terminal.get(), "The same again: "));
        LEO_REQUIRE(equal(first.view(), second.view()), Code::InvalidArgument, "the two passwords differ");
    }
    return first;
}

Result<node::Wallet> openWallet(const Layout& layout, const std::string& name, const Arguments& arguments) {
    return node::openWallet(layout, name,
                            [&] { return readPassword(arguments, "Password of wallet " + name + ": ", false); });
}

}  // namespace leo::app
