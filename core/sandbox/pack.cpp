#include "sandbox/pack.h"

#include <fcntl.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>

#include "sandbox/posix.h"

namespace leo::sandbox {

namespace {

constexpr std::size_t kBlock = 512;
constexpr std::size_t kNameBytes = 100, kPrefixBytes = 155;

struct Item {
    std::string path;    // relative
    std::string source;  // what to read; differs from the path for a link
    bool directory = false;
    bool executable = false;
    std::uint64_t size = 0;
};

constexpr std::size_t kMaxIgnoreBytes = 64u << 10;
constexpr const char* kIgnoreName = ".leoignore";

bool isInside(const std::string& path, const std::string& root) {
    return path.rfind(root + "/", 0) == 0;
}

class Packer {
public:
    Packer(std::string root, LeaveOut leaveOut) : m_root(std::move(root)), m_leaveOut(std::move(leaveOut)) {}

    Status collect(const std::string& relative, unsigned depth);
    Result<PackedFolder> write();

private:
    Status collectOne(const std::string& relative, unsigned depth);
    Status addFile(const std::string& relative, const std::string& source, const struct stat& state);
    Status writeHeader(const Item& item);

    std::string m_root;
    LeaveOut m_leaveOut;
    std::vector<Item> m_items;
    std::uint64_t m_bytes = 0;
    PackedFolder m_result;
};

Status Packer::collect(const std::string& relative, unsigned depth) {
    LEO_REQUIRE(depth <= kMaxPackedDepth, Code::TooLarge,
                "folders are nested deeper than " + std::to_string(kMaxPackedDepth) + ": " + relative);
    std::vector<std::string> names = listDirectory(relative.empty() ? m_root : m_root + "/" + relative);
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) {
        const std::string path = relative.empty() ? name : relative + "/" + name;
        if (m_leaveOut.why(path, name)) {
            m_result.leftOut.push_back(path);
        } else {
            LEO_TRY(collectOne(path, depth));
        }
    }
    return {};
}

Status Packer::collectOne(const std::string& relative, unsigned depth) {
    const std::string full = m_root + "/" + relative;
    struct stat state {};
    if (::lstat(full.c_str(), &state) != 0) return systemError(relative);
    if (S_ISDIR(state.st_mode)) {
        LEO_REQUIRE(m_items.size() < kMaxPackedFiles, Code::TooLarge,
                    "the folder has more than " + std::to_string(kMaxPackedFiles) + " files");
        m_items.push_back(Item{relative, {}, true, false, 0});
        return collect(relative, depth + 1);
    }
    if (S_ISREG(state.st_mode)) return addFile(relative, full, state);
    LEO_REQUIRE(S_ISLNK(state.st_mode), Code::Unsupported, relative + " is a device, socket or pipe");
    char target[PATH_MAX];
    if (!::realpath(full.c_str(), target)) return systemError(relative);
    LEO_REQUIRE(isInside(target, m_root), Code::Unsupported, relative + " is a link that leads out of the folder");
    if (::lstat(target, &state) != 0) return systemError(relative);
    LEO_REQUIRE(S_ISREG(state.st_mode), Code::Unsupported, relative + " is a link to something that is no file");
    return addFile(relative, target, state);
}

Status Packer::addFile(const std::string& relative, const std::string& source, const struct stat& state) {
    const auto size = static_cast<std::uint64_t>(state.st_size);
    m_bytes += size;
    LEO_REQUIRE(m_items.size() < kMaxPackedFiles, Code::TooLarge,
                "the folder has more than " + std::to_string(kMaxPackedFiles) + " files");
    LEO_REQUIRE(size <= kMaxPackedBytes && m_bytes <= kMaxPackedBytes, Code::TooLarge,
                "the folder has more than " + std::to_string(kMaxPackedBytes) + " bytes, with " + relative);
    m_items.push_back(Item{relative, source, false, (state.st_mode & 0100) != 0, size});
    m_result.files.push_back(relative);
    return {};
}

void putText(Bytes& header, std::size_t at, std::string_view text) {
    std::copy(text.begin(), text.end(), header.begin() + static_cast<std::ptrdiff_t>(at));
}

void putOctal(Bytes& header, std::size_t at, std::size_t digits, std::uint64_t value) {
    for (std::size_t i = digits; i-- > 0; value /= 8) header[at + i] = static_cast<std::uint8_t>('0' + value % 8);
}

Status Packer::writeHeader(const Item& item) {
    const std::string name = item.directory ? item.path + "/" : item.path;
    // POSIX: at most 100 bytes, or split at a slash into at most 155 and at most 100.
    std::size_t cut = 0;
    if (name.size() > kNameBytes) {
        cut = name.find('/', name.size() - kNameBytes - 1);
        LEO_REQUIRE(cut != std::string::npos && cut > 0 && cut <= kPrefixBytes && cut + 1 < name.size(),
                    Code::Unsupported, "this path is too long for the archive: " + item.path);
    }
    Bytes header(kBlock);
    putText(header, 0, std::string_view(name).substr(cut ? cut + 1 : 0));
    putOctal(header, 100, 7, item.directory || item.executable ? 0755 : 0644);
    putOctal(header, 108, 7, 0);
    putOctal(header, 116, 7, 0);
    putOctal(header, 124, 11, item.size);
    putOctal(header, 136, 11, 0);
    header[156] = item.directory ? '5' : '0';
    putText(header, 257, std::string_view("ustar\00000", 8));
    if (cut) putText(header, 345, std::string_view(name).substr(0, cut));
    std::uint64_t sum = 8 * ' ';
    for (const std::uint8_t byte : header) sum += byte;
    putOctal(header, 148, 6, sum);
    header[155] = ' ';
    append(m_result.tar, header);
    return {};
}

Result<PackedFolder> Packer::write() {
    LEO_REQUIRE(!m_result.files.empty(), Code::InvalidArgument, "the folder has no file to pack");
    for (const Item& item : m_items) {
        LEO_TRY(writeHeader(item));
        if (item.directory) continue;
        LEO_TRY_ASSIGN(const Bytes content, readFile(item.source, kMaxPackedBytes));
        LEO_REQUIRE(content.size() == item.size, Code::Io, item.path + " changed while it was packed");
        append(m_result.tar, content);
        m_result.tar.resize((m_result.tar.size() + kBlock - 1) / kBlock * kBlock);
    }
    m_result.tar.resize(m_result.tar.size() + 2 * kBlock);
    return std::move(m_result);
}

}  // namespace

Result<LeaveOut> LeaveOut::of(const std::string& folder) {
    LeaveOut rules;
    const std::string path = folder + "/" + kIgnoreName;
    std::ifstream file(path, std::ios::binary);
    if (!file) return rules;
    std::string text(kMaxIgnoreBytes + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    LEO_REQUIRE(text.size() <= kMaxIgnoreBytes, Code::TooLarge, path + " is larger than 64 KiB");
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '/')) line.pop_back();
        if (!line.empty() && line[0] != '#') rules.m_patterns.push_back(line);
    }
    return rules;
}

std::optional<std::string> LeaveOut::why(const std::string& relative, const std::string& name) const {
    if (name[0] == '.') return "hidden";
    const bool compiled = name.size() > 4 && name.compare(name.size() - 4, 4, ".pyc") == 0;
    if (compiled || name == "__pycache__") return "compiled";
    for (const std::string& pattern : m_patterns) {
        const bool matches = ::fnmatch(pattern.c_str(), name.c_str(), 0) == 0 ||
                             ::fnmatch(pattern.c_str(), relative.c_str(), FNM_PATHNAME) == 0;
        if (matches) return std::string(kIgnoreName) + ": " + pattern;
    }
    return std::nullopt;
}

Result<PackedFolder> packFolder(const std::string& path) {
    char root[PATH_MAX];
    struct stat state {};
    if (!::realpath(path.c_str(), root) || ::stat(root, &state) != 0) return systemError(path);
    LEO_REQUIRE(S_ISDIR(state.st_mode), Code::InvalidArgument, path + " is not a folder");
    LEO_REQUIRE(std::strcmp(root, "/") != 0, Code::InvalidArgument, "the root folder cannot be packed");
    LEO_TRY_ASSIGN(LeaveOut leaveOut, LeaveOut::of(root));
    Packer packer(root, std::move(leaveOut));
    LEO_TRY(packer.collect({}, 0));
    return packer.write();
}

}  // namespace leo::sandbox
