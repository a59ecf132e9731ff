// The loader's unpacker: what it takes, and that everything else leaves nothing outside its directory.
#include "sandbox/loader/untar.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include "sandbox/posix.h"
#include "tar_builder.h"

using namespace leo;
using namespace leo::sandbox;
using namespace leo::sandbox::test;

namespace {

struct Source {
    ByteView left;
};

int readSource(void* context, void* buffer, size_t size) {
    Source& source = *static_cast<Source*>(context);
    if (size > source.left.size()) return -1;
    std::memcpy(buffer, source.left.data(), size);
    source.left = source.left.subspan(size);
    return 0;
}

}  // namespace

class UntarTest : public QObject {
    Q_OBJECT

private:
    // Unpacks into <dir>/in; empty when it was accepted.
    QByteArray unpack(const QTemporaryDir& dir, ByteView tar) {
        const QByteArray inside = dir.filePath(QStringLiteral("in")).toLocal8Bit();
        ::mkdir(inside.constData(), 0755);
        const Fd directory(::open(inside.constData(), O_RDONLY | O_DIRECTORY));
        Source source{tar};
        const char* problem = leo_untar(directory.get(), readSource, &source, tar.size());
        return problem ? QByteArray(problem) : QByteArray();
    }

private Q_SLOTS:
    void unpacksFilesAndFolders() {
        const QTemporaryDir dir;
        const std::string big(200'000, 'b');
        const Bytes tar = tarOf({{"main.py", '0', "print()"},
                                 {"lib/", '5'},
                                 {"lib/run", '0', "#!", "", "", 0755},
                                 {"deep/er/file", '\0', "x"},
                                 {"big", '0', big},
                                 {std::string(90, 'n'), '0', "long", "", std::string(100, 'p')},
                                 {"empty", '0', ""}});
        QCOMPARE(unpack(dir, tar), QByteArray());
        const std::string in = dir.filePath(QStringLiteral("in")).toStdString();
        QCOMPARE(textOf(*readFile(in + "/main.py", 100)), std::string_view("print()"));
        QCOMPARE(readFile(in + "/big", 1u << 20)->size(), big.size());
        QCOMPARE(textOf(*readFile(in + "/deep/er/file", 100)), std::string_view("x"));
        QCOMPARE(textOf(*readFile(in + "/" + std::string(100, 'p') + "/" + std::string(90, 'n'), 100)),
                 std::string_view("long"));
        struct stat state {};
        QCOMPARE(::stat((in + "/lib/run").c_str(), &state), 0);
        QCOMPARE(state.st_mode & 0777, 0755u);
        QCOMPARE(::stat((in + "/main.py").c_str(), &state), 0);
        QCOMPARE(state.st_mode & 0777, 0644u);
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("tar");
        QTest::addColumn<QByteArray>("why");
        const auto row = [](const char* name, const Bytes& tar, const char* why) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(tar.data()),
                                              static_cast<qsizetype>(tar.size()))
                                << QByteArray(why);
        };
        const char *name = "absolute or \"..\" name", *kind = "other than files and directories";
        row("absolute", tarOf({{"/etc/passwd", '0', "x"}}), name);
        row("parent", tarOf({{"../out", '0', "x"}}), name);
        row("parent inside", tarOf({{"a/../../out", '0', "x"}}), name);
        row("parent at the end", tarOf({{"a/..", '5'}}), name);
        row("dot", tarOf({{"./a", '0', "x"}}), name);
        row("empty component", tarOf({{"a//b", '0', "x"}}), name);
        row("empty name", tarOf({{"", '0', "x"}}), name);
        row("absolute prefix", tarOf({{"b", '0', "x", "", "/etc"}}), name);
        row("parent in prefix", tarOf({{"b", '0', "x", "", ".."}}), name);
        row("hard link", tarOf({{"a", '1', "", "/etc/passwd"}}), kind);
        row("symbolic link", tarOf({{"a", '2', "", "/etc"}}), kind);
        row("character device", tarOf({{"a", '3'}}), kind);
        row("block device", tarOf({{"a", '4'}}), kind);
        row("pipe", tarOf({{"a", '6'}}), kind);
        row("pax header", tarOf({{"a", 'x', "27 path=../../../etc/passwd\n"}}), kind);
        row("long name", tarOf({{"././@LongLink", 'L', "../x"}}), name);
        row("same name twice", tarOf({{"a", '0', "1"}, {"a", '0', "2"}}), "twice");
        row("file below a file", tarOf({{"a", '0', "1"}, {"a/b", '0', "2"}}), "no directory");
        row("wrong checksum", tarOf({{"a", '0', "x", "", "", 0644, std::string("ustar\00000", 8), 1}}), "checksum");
        row("not ustar", tarOf({{"a", '0', "x", "", "", 0644, "ustar  "}}), "not ustar");
        row("directory with a size", tarOf({{"a", '5', "x"}}), "directory with a size");
        Bytes cut = tarOf({{"a", '0', std::string(1000, 'x')}});
        cut.resize(1100);
        row("cut in a file", cut, "cut short");
        cut.resize(300);
        row("cut in a header", cut, "cut short");
        row("nothing", Bytes(), "empty");
        Bytes after = tarOf({{"a", '0', "x"}});
        after.back() = 1;
        row("data after the end", after, "after its end");
        Bytes negative = tarOf({{"a", '0', "x"}});
        negative[124] = 0xff;  // base-256
        row("size that is not octal", negative, "checksum");
        std::vector<TarEntry> many(LEO_UNTAR_MAX_ENTRIES + 1);
        for (std::size_t i = 0; i < many.size(); ++i) many[i].name = "f" + std::to_string(i);
        row("too many entries", tarOf(many), "too many");
    }
    void refuses() {
        QFETCH(QByteArray, tar);
        QFETCH(QByteArray, why);
        const QTemporaryDir dir;
        const QByteArray problem = unpack(dir, ByteView(reinterpret_cast<const std::uint8_t*>(tar.constData()),
                                                        static_cast<std::size_t>(tar.size())));
        QVERIFY2(problem.contains(why), problem.constData());
        QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("in")});
    }

    void followsNoLinkThatIsThere() {
        // The directory is empty in a sandbox; even so, a link in it must not be followed.
        const QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkpath(QStringLiteral("in")));
        QCOMPARE(::symlink(dir.path().toLocal8Bit().constData(),
                           dir.filePath(QStringLiteral("in/link")).toLocal8Bit().constData()),
                 0);
        QVERIFY(!unpack(dir, tarOf({{"link/out", '0', "x"}})).isEmpty());
        QVERIFY(!QFile::exists(dir.filePath(QStringLiteral("out"))));
    }

    void damagedArchivesNeverCrash() {
        const Bytes good = tarOf({{"main.py", '0', "print()"}, {"lib/", '5'}, {"lib/a", '0', std::string(700, 'a')}});
        for (std::size_t i = 0; i < good.size(); i += 19) {
            Bytes bad = good;
            bad[i] ^= static_cast<std::uint8_t>(1 + i % 255);
            const QTemporaryDir dir;
            unpack(dir, bad);
            QCOMPARE(
                QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot),
                QStringList{QStringLiteral("in")});
        }
    }
};

QTEST_GUILESS_MAIN(UntarTest)
#include "untar_test.moc"
