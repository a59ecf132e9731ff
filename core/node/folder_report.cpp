#include "node/folder_report.h"

#include <algorithm>
#include <filesystem>
#include <regex>

#include "sandbox/pack.h"
#include "store/data_dir.h"

namespace leo::node {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxSearchedBytes = 1u << 20;   // of one file; larger ones are data, not source
constexpr std::uint64_t kMaxSearchedInAll = 64u << 20;  // what may be packed at all
constexpr std::size_t kMaxLineBytes = 2'000;            // a minified line is searched no further

struct Pattern {
    const char* what;
    std::regex regex;
};

const std::vector<Pattern>& patterns() {
    using std::regex_constants::icase;
    using std::regex_constants::optimize;
    static const std::vector<Pattern> list = {
        {"private key", std::regex("-----BEGIN [A-Z ]*PRIVATE KEY-----", optimize)},
        {"access token", std::regex("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b", optimize)},
        {"access token", std::regex("\\bgh[pousr]_[A-Za-z0-9]{30,}", optimize)},
        {"access token", std::regex("\\bxox[abprs]-[A-Za-z0-9-]{10,}", optimize)},
        {"access token", std::regex("\\bsk-[A-Za-z0-9_-]{20,}", optimize)},
        {"password", std::regex("\\b(password|passwd|secret|api_?key|token)[\"']?\\s*[:=]\\s*[\"'][^\"'\\s]{8,}[\"']",
                                icase | optimize)},
    };
    return list;
}

class Walk {
public:
    Walk(fs::path root, sandbox::LeaveOut rules, std::size_t listed)
        : m_root(std::move(root)), m_rules(std::move(rules)), m_listed(listed) {}

    void enter(const fs::path& folder, unsigned depth) {
        std::error_code error;
        for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
            const std::string name = entry.path().filename().string();
            const std::string relative = entry.path().lexically_relative(m_root).generic_string();
            const auto why = m_rules.why(relative, name);
            const bool directory = entry.is_directory(error) && !entry.is_symlink(error);
            if (directory && !why && depth < sandbox::kMaxPackedDepth)
                enter(entry.path(), depth + 1);
            else
                add(entry, directory ? relative + "/" : relative, why.value_or(""));
        }
    }
    FoundFolder take() {
        std::sort(m_found.files.begin(), m_found.files.end(),
                  [](const FoundFile& a, const FoundFile& b) { return a.path < b.path; });
        return std::move(m_found);
    }

private:
    void add(const fs::directory_entry& entry, std::string relative, std::string why) {
        std::error_code error;
        ++m_found.filesInAll;
        FoundFile file{std::move(relative), 0, std::move(why)};
        if (entry.is_regular_file(error)) file.bytes = entry.file_size(error);
        if (file.leftOut.empty()) {
            ++m_found.filesPacked;
            m_found.bytesPacked += file.bytes;
            search(entry.path(), file);
        }
        if (m_found.files.size() < m_listed) m_found.files.push_back(std::move(file));
    }
    void search(const fs::path& path, const FoundFile& file) {
        if (file.bytes > kMaxSearchedBytes || m_searched > kMaxSearchedInAll) return;
        if (m_found.secrets.size() >= kMaxSecrets) return;
        const Result<Bytes> bytes = store::readFile(path, kMaxSearchedBytes);
        if (!bytes.ok()) return;
        m_searched += bytes->size();
        if (std::find(bytes->begin(), bytes->end(), 0) != bytes->end()) return;  // binary
        for (FoundSecret& secret : findSecrets(textOf(*bytes), file.path))
            if (m_found.secrets.size() < kMaxSecrets) m_found.secrets.push_back(std::move(secret));
    }

    fs::path m_root;
    sandbox::LeaveOut m_rules;
    std::size_t m_listed;
    std::uint64_t m_searched = 0;
    FoundFolder m_found;
};

}  // namespace

Result<FoundFolder> lookAtFolder(const std::string& folder, std::size_t listed) {
    std::error_code error;
    LEO_REQUIRE(fs::is_directory(folder, error), Code::NotFound, folder + " is not a folder");
    fs::directory_iterator readable(folder, error);
    LEO_REQUIRE(!error, Code::NotPermitted, folder + " cannot be read");
    LEO_TRY_ASSIGN(sandbox::LeaveOut rules, sandbox::LeaveOut::of(folder));
    Walk walk(folder, std::move(rules), listed);
    walk.enter(folder, 0);
    return walk.take();
}

std::vector<FoundSecret> findSecrets(std::string_view text, const std::string& path) {
    std::vector<FoundSecret> found;
    std::uint32_t line = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string content(text.substr(at, std::min(end - at, kMaxLineBytes)));
        ++line;
        for (const Pattern& pattern : patterns()) {
            if (!std::regex_search(content, pattern.regex)) continue;
            found.push_back({path, line, pattern.what});
            break;
        }
        at = end + 1;
    }
    return found;
}

}  // namespace leo::node
