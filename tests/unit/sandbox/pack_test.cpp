// Packing folders: the same bytes for the same content, what is left out, and what is refused.
#include "sandbox/pack.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "crypto/hash.h"
#include "crypto/secret.h"
#include "sandbox/loader/untar.h"
#include "sandbox/posix.h"

using namespace leo;
using namespace leo::sandbox;

namespace {

void put(const QTemporaryDir& dir, const char* name, const char* content) {
    const QString path = dir.filePath(QString::fromLatin1(name));
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) file.write(content);
}

void fill(const QTemporaryDir& dir) {
    put(dir, "main.py", "print()");
    put(dir, "lib/b.py", "b");
    put(dir, "lib/a.py", "a");
    put(dir, "lib.txt", "text");
    put(dir, ".git/config", "secret");
    put(dir, ".env", "PASSWORD=1");
    put(dir, "lib/__pycache__/a.pyc", "x");
    put(dir, "old.pyc", "x");
}

Code codeOf(const QTemporaryDir& dir) {
    const auto packed = packFolder(dir.path().toStdString());
    return packed.ok() ? Code::Ok : packed.error().code;
}

}  // namespace

class PackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }

    void sameContentSameBytes() {
        const QTemporaryDir one, two;
        fill(one);
        // Made in another order, at another time, with other rights for others.
        put(two, "lib/a.py", "a");
        put(two, "main.py", "print()");
        put(two, "lib.txt", "text");
        put(two, "lib/b.py", "b");
        ::chmod(two.filePath(QStringLiteral("main.py")).toLocal8Bit().constData(), 0600);
        const struct timespec old[2] = {{1000, 0}, {1000, 0}};
        ::utimensat(AT_FDCWD, two.filePath(QStringLiteral("lib/a.py")).toLocal8Bit().constData(), old, 0);
        const auto first = packFolder(one.path().toStdString()), second = packFolder(two.path().toStdString() + "/");
        QVERIFY(first.ok() && second.ok());
        QVERIFY(first->tar == second->tar);
        QCOMPARE(first->files, (std::vector<std::string>{"lib/a.py", "lib/b.py", "lib.txt", "main.py"}));
        QCOMPARE(first->leftOut, (std::vector<std::string>{".env", ".git", "lib/__pycache__", "old.pyc"}));
        QCOMPARE(second->leftOut, std::vector<std::string>());
        QCOMPARE(first->tar.size() % 512, std::size_t{0});
        // Pinned: another version of Leo must pack the same folder to the same archive.
        QCOMPARE(toHex(crypto::sha256(first->tar)),
                 std::string("744e6dcab1d87706577e468777b7c4f062853f2e1a8dc486f4cba78c27ef5257"));
    }

    void leoignore() {
        const QTemporaryDir dir;
        fill(dir);
        put(dir, ".leoignore", "# not for others\n*.txt\r\nlib/b.py\n\ndata/\n");
        put(dir, "data/set.csv", "1");
        const auto packed = packFolder(dir.path().toStdString());
        QVERIFY(packed.ok());
        QCOMPARE(packed->files, (std::vector<std::string>{"lib/a.py", "main.py"}));
        const auto rules = LeaveOut::of(dir.path().toStdString());
        QVERIFY(rules.ok());
        QCOMPARE(*rules->why("lib.txt", "lib.txt"), std::string(".leoignore: *.txt"));
        QVERIFY(!rules->why("lib/a.py", "a.py"));
        QVERIFY(!rules->why("other/lib/b.py", "b.py"));
        put(dir, ".leoignore", std::string(100'000, 'x').c_str());
        QCOMPARE(LeaveOut::of(dir.path().toStdString()).error().code, Code::TooLarge);
    }

    void contentAndRightsCount() {
        const QTemporaryDir dir;
        fill(dir);
        const Bytes before = packFolder(dir.path().toStdString())->tar;
        ::chmod(dir.filePath(QStringLiteral("main.py")).toLocal8Bit().constData(), 0755);
        const Bytes executable = packFolder(dir.path().toStdString())->tar;
        QVERIFY(executable != before);
        put(dir, "main.py", "print(1)");
        QVERIFY(packFolder(dir.path().toStdString())->tar != executable);
    }

    void loaderTakesItBack() {
        const QTemporaryDir dir, out;
        fill(dir);
        const std::string longName = std::string(80, 'd') + "/" + std::string(60, 'f') + "/" + std::string(95, 'g');
        put(dir, longName.c_str(), "long");
        const Bytes tar = packFolder(dir.path().toStdString())->tar;
        struct Source {
            const std::uint8_t* at;
        } source{tar.data()};
        const auto read = [](void* context, void* buffer, size_t size) {
            Source& from = *static_cast<Source*>(context);
            std::memcpy(buffer, from.at, size);
            from.at += size;
            return 0;
        };
        const Fd directory(::open(out.path().toLocal8Bit().constData(), O_RDONLY | O_DIRECTORY));
        const char* problem = leo_untar(directory.get(), read, &source, tar.size());
        QVERIFY2(!problem, problem);
        QCOMPARE(textOf(*readFile(out.path().toStdString() + "/lib/a.py", 100)), std::string_view("a"));
        QCOMPARE(textOf(*readFile(out.path().toStdString() + "/" + longName, 100)), std::string_view("long"));
    }

    void links() {
        const QTemporaryDir dir, outside;
        put(dir, "lib/a.py", "a");
        const auto link = [&](const char* target, const char* name) {
            return ::symlink(target, dir.filePath(QString::fromLatin1(name)).toLocal8Bit().constData());
        };
        QCOMPARE(link("lib/a.py", "main.py"), 0);
        const auto packed = packFolder(dir.path().toStdString());
        QVERIFY(packed.ok());
        QCOMPARE(packed->files, (std::vector<std::string>{"lib/a.py", "main.py"}));
        QCOMPARE(link("lib", "folder"), 0);
        QCOMPARE(codeOf(dir), Code::Unsupported);
        QVERIFY(QFile::remove(dir.filePath(QStringLiteral("folder"))));
        QCOMPARE(link("/etc/passwd", "shadow"), 0);
        const auto refused = packFolder(dir.path().toStdString());
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, Code::Unsupported);
        QVERIFY2(refused.error().detail.find("shadow") != std::string::npos, refused.error().detail.c_str());
        QVERIFY(QFile::remove(dir.filePath(QStringLiteral("shadow"))));
        QCOMPARE(link("nowhere", "dangling"), 0);
        QCOMPARE(codeOf(dir), Code::NotFound);
    }

    void refusesWhatIsNoFile() {
        const QTemporaryDir dir;
        put(dir, "main.py", "x");
        QCOMPARE(::mkfifo(dir.filePath(QStringLiteral("pipe")).toLocal8Bit().constData(), 0600), 0);
        QCOMPARE(codeOf(dir), Code::Unsupported);
    }

    void refusesTooMuch() {
        const QTemporaryDir empty, deep, large, wide, named;
        QCOMPARE(codeOf(empty), Code::InvalidArgument);
        put(empty, ".hidden", "x");
        QCOMPARE(codeOf(empty), Code::InvalidArgument);
        std::string nested;
        for (unsigned i = 0; i <= kMaxPackedDepth; ++i) nested += "d/";
        put(deep, (nested + "file").c_str(), "x");
        QCOMPARE(codeOf(deep), Code::TooLarge);
        put(large, "big", "x");
        QCOMPARE(::truncate(large.filePath(QStringLiteral("big")).toLocal8Bit().constData(), kMaxPackedBytes + 1), 0);
        QCOMPARE(codeOf(large), Code::TooLarge);
        for (std::size_t i = 0; i <= kMaxPackedFiles; ++i) put(wide, std::to_string(i).c_str(), "");
        QCOMPARE(codeOf(wide), Code::TooLarge);
        put(named, std::string(120, 'n').c_str(), "x");
        QCOMPARE(codeOf(named), Code::Unsupported);
    }

    void refusesWhatIsNoFolder() {
        QCOMPARE(packFolder("/no/such/folder").error().code, Code::NotFound);
        QCOMPARE(packFolder("/").error().code, Code::InvalidArgument);
        const QTemporaryDir dir;
        put(dir, "file", "x");
        QCOMPARE(packFolder(dir.filePath(QStringLiteral("file")).toStdString()).error().code, Code::InvalidArgument);
    }

    void samplesPack() {
        const auto grey = packFolder(LEO_SAMPLES "/lambdas/grey");
        QVERIFY(grey.ok());
        QCOMPARE(grey->files, (std::vector<std::string>{"lambda.json", "main.py"}));
    }
};

QTEST_GUILESS_MAIN(PackTest)
#include "pack_test.moc"
