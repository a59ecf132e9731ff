#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <limits>

#include "store/data_dir.h"
#include "support/code_of.h"

using namespace leo;
using namespace leo::store;

namespace {

mode_t modeOf(const std::filesystem::path& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 ? info.st_mode & 0777 : 0;
}

}  // namespace

class DataDirTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_root = m_temporary->path().toStdString();
    }

    void createsAPrivateDirectory() {
        const auto path = m_root / "a" / "b" / "leo";
        auto directory = DataDirectory::open(path);
        LEO_SUCCEEDS(directory);
        QVERIFY(directory->path() == path);
        QVERIFY(directory->file("x") == path / "x");
        QCOMPARE(modeOf(path), mode_t{0700});
        QCOMPARE(modeOf(path / kLockFileName), mode_t{0600});
        const auto below = directory->subdirectory("content");
        LEO_SUCCEEDS(below);
        LEO_SUCCEEDS(directory->subdirectory("content"));
        QCOMPARE(modeOf(*below), mode_t{0700});
    }

    void aTrailingSlashIsTheSameDirectory() {
        auto directory = DataDirectory::open(m_root / "leo" / "");
        LEO_SUCCEEDS(directory);
        QVERIFY(directory->path() == m_root / "leo");
    }

    void oneProcessAtATime() {
        auto first = DataDirectory::open(m_root / "leo");
        LEO_SUCCEEDS(first);
        const auto second = DataDirectory::open(m_root / "leo");
        LEO_FAILS(second, Code::InUse);
        QVERIFY(second.error().detail.find("process " + std::to_string(::getpid())) != std::string::npos);
        QVERIFY(second.error().detail.find((m_root / "leo").string()) != std::string::npos);
        {
            const DataDirectory moved = std::move(first).value();
            LEO_FAILS(DataDirectory::open(m_root / "leo"), Code::InUse);
        }
        LEO_SUCCEEDS(DataDirectory::open(m_root / "leo"));
    }

    // Whoever held it is gone, however it went: the lock goes with it, the stale number in the file means nothing.
    void aDeadProcessHoldsNothing() {
        const auto path = m_root / "leo";
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) ::_exit(DataDirectory::open(path).ok() ? 0 : 1);  // _exit runs no destructor
        int state = 0;
        QCOMPARE(::waitpid(child, &state, 0), child);
        QVERIFY(WIFEXITED(state) && WEXITSTATUS(state) == 0);
        QVERIFY(std::filesystem::exists(path / kLockFileName));
        LEO_SUCCEEDS(DataDirectory::open(path));
    }

    void refusesWhatOthersMayEnter() {
        const auto path = m_root / "open";
        std::filesystem::create_directory(path);
        ::chmod(path.c_str(), 0755);
        const auto directory = DataDirectory::open(path);
        LEO_FAILS(directory, Code::NotPermitted);
        QVERIFY(directory.error().detail.find("chmod 700") != std::string::npos);
        QCOMPARE(modeOf(path), mode_t{0755});
        ::chmod(path.c_str(), 0700);
        LEO_SUCCEEDS(DataDirectory::open(path));
    }

    void refusesWhatIsNoDirectory() {
        LEO_FAILS(DataDirectory::open({}), Code::InvalidArgument);
        LEO_SUCCEEDS(atomicWriteFile(m_root / "file", viewOf("x")));
        LEO_FAILS(DataDirectory::open(m_root / "file"), Code::InvalidArgument);
        QVERIFY(!DataDirectory::open(m_root / "file" / "below").ok());
    }

    void freeSpace() {
        auto directory = DataDirectory::open(m_root / "leo");
        LEO_SUCCEEDS(directory);
        LEO_SUCCEEDS(directory->requireFree(0));
        LEO_SUCCEEDS(directory->requireFree(*directory->freeBytes() / 2));
        const Status none = directory->requireFree(std::numeric_limits<std::uint64_t>::max());
        LEO_FAILS(none, Code::DiskFull);
        QVERIFY(none.error().detail.find("MiB are free") != std::string::npos);
    }

    void writesWholeFiles() {
        const auto path = m_root / "file";
        LEO_SUCCEEDS(atomicWriteFile(path, viewOf("first")));
        QCOMPARE(modeOf(path), mode_t{0600});
        LEO_SUCCEEDS(atomicWriteFile(path, viewOf("second"), 0644));
        QCOMPARE(modeOf(path), mode_t{0644});
        QVERIFY(textOf(*readFile(path, 6)) == "second");
        LEO_FAILS(readFile(path, 5), Code::TooLarge);
        LEO_SUCCEEDS(atomicWriteFile(path, {}));
        QVERIFY(readFile(path, 0)->empty());
        LEO_FAILS(readFile(m_root / "missing", 10), Code::NotFound);
        LEO_FAILS(readFile(m_root, 1 << 20), Code::InvalidArgument);
        LEO_FAILS(atomicWriteFile(m_root / "missing" / "file", viewOf("x")), Code::NotFound);
        QCOMPARE(files(), 1);
    }

    void anInterruptedWriteHarmsNothing() {
        const auto path = m_root / "file";
        LEO_SUCCEEDS(atomicWriteFile(path, viewOf("old")));
        // What a crash between writing and renaming leaves behind.
        LEO_SUCCEEDS(atomicWriteFile(path.string() + ".tmp", viewOf("half a n")));
        QVERIFY(textOf(*readFile(path, 100)) == "old");
        LEO_SUCCEEDS(atomicWriteFile(path, viewOf("new")));
        QVERIFY(textOf(*readFile(path, 100)) == "new");
        QCOMPARE(files(), 1);
    }

    // A link planted under the temporary name is replaced, never followed.
    void followsNoPlantedLink() {
        const auto path = m_root / "file";
        LEO_SUCCEEDS(atomicWriteFile(m_root / "victim", viewOf("untouched")));
        std::filesystem::create_symlink(m_root / "victim", path.string() + ".tmp");
        LEO_SUCCEEDS(atomicWriteFile(path, viewOf("new")));
        QVERIFY(textOf(*readFile(m_root / "victim", 100)) == "untouched");
        QVERIFY(textOf(*readFile(path, 100)) == "new");
    }

    // A write that cannot finish: the file may grow no further (RLIMIT_FSIZE stands for the full disk).
    void aFailedWriteKeepsTheOldFile() {
        const auto path = m_root / "file";
        LEO_SUCCEEDS(atomicWriteFile(path, viewOf("old")));
        struct rlimit before {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const auto handler = ::signal(SIGXFSZ, SIG_IGN);
        struct rlimit small = before;
        small.rlim_cur = 1000;
        ::setrlimit(RLIMIT_FSIZE, &small);
        const Status written = atomicWriteFile(path, Bytes(5000));
        ::setrlimit(RLIMIT_FSIZE, &before);
        ::signal(SIGXFSZ, handler);
        LEO_FAILS(written, Code::Io);
        QVERIFY(textOf(*readFile(path, 100)) == "old");
        QCOMPARE(files(), 1);
    }

private:
    int files() const {
        int count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(m_root))
            count += entry.is_regular_file() ? 1 : 0;
        return count;
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::filesystem::path m_root;
};

QTEST_GUILESS_MAIN(DataDirTest)
#include "data_dir_test.moc"
