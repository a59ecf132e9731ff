// OCI layouts made by hand: manifests good and bad, layers with everything a hostile image may hold.
#include "sandbox/oci.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include "crypto/hash.h"
#include "crypto/secret.h"
#include "sandbox/posix.h"
#include "tar_builder.h"

using namespace leo;
using namespace leo::sandbox;
using namespace leo::sandbox::test;

namespace {

const char* kConfig = R"({"architecture":"amd64","os":"linux","config":{"Env":["A=1","B=2"]}})";

class Layout {
public:
    Layout() { QDir(m_dir.path()).mkpath(QStringLiteral("blobs/sha256")); }
    std::string path() const { return m_dir.path().toStdString(); }
    Hash blob(ByteView content) {
        const Hash digest = crypto::sha256(content);
        writeNewFile(path() + "/blobs/sha256/" + toHex(digest), content, 0644).ok();
        return digest;
    }
    std::string descriptor(std::string_view type, ByteView content) {
        return R"({"mediaType":"application/vnd.oci.image.)" + std::string(type) + R"(","digest":")" +
               imageDigestText(blob(content)) + R"(","size":)" + std::to_string(content.size()) + "}";
    }
    Hash manifest(const std::string& config, const std::string& layers) {
        return blob(viewOf(R"({"schemaVersion":2,"config":)" + config + R"(,"layers":[)" + layers + "]}"));
    }

private:
    QTemporaryDir m_dir;
};

Bytes gzip(ByteView content) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    Bytes out(content.size() + 1024);
    stream.next_in = const_cast<Bytef*>(content.data());
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

}  // namespace

class OciTest : public QObject {
    Q_OBJECT

private:
    // Applies the layers to <dir>/root, one after another.
    Status apply(const QTemporaryDir& dir, const std::vector<Bytes>& layers, UnpackBudget budget = {}) {
        const std::string root = dir.path().toStdString() + "/root";
        ::mkdir(root.c_str(), 0755);
        const Fd fd(::open(root.c_str(), O_RDONLY | O_DIRECTORY));
        for (const Bytes& layer : layers) LEO_TRY(unpackLayer(fd.get(), layer, LayerKind::Tar, budget));
        return {};
    }
    static std::string textAt(const QTemporaryDir& dir, const char* name) {
        const auto content = readFile(dir.path().toStdString() + "/root/" + name, 1u << 20);
        return content.ok() ? std::string(textOf(*content)) : std::string("<missing>");
    }

private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }

    void digests() {
        const std::string hex(64, 'a');
        QVERIFY(parseImageDigest("sha256:" + hex).ok());
        QCOMPARE(imageDigestText(*parseImageDigest("sha256:" + hex)), "sha256:" + hex);
        for (const std::string& bad :
             std::vector<std::string>{"", "sha256:", "sha512:" + hex, "sha256:" + hex + "a", hex,
                                      "sha256:" + std::string(64, 'A'), "sha256:" + std::string(63, 'a') + "g"})
            QCOMPARE(parseImageDigest(bad).error().code, Code::Malformed);
    }

    void opensAndVerifies() {
        Layout layout;
        const Bytes one = tarOf({{"a", '0', "1"}}), two = gzip(tarOf({{"b", '0', "2"}}));
        const Hash digest = layout.manifest(
            layout.descriptor("config.v1+json", viewOf(kConfig)),
            layout.descriptor("layer.v1.tar", one) + "," + layout.descriptor("layer.v1.tar+gzip", two));
        const auto image = OciImage::open(layout.path(), digest);
        QVERIFY2(image.ok(), image.ok() ? "" : toString(image.error()).c_str());
        QCOMPARE(image->layers().size(), std::size_t{2});
        QCOMPARE(image->blobBytes(), std::uint64_t{one.size() + two.size()});
        QCOMPARE(image->environment(), (std::vector<std::string>{"A=1", "B=2"}));
        QVERIFY(equal(*image->readLayer(0), one));
        QVERIFY(verifyImage(layout.path(), digest).ok());

        const QTemporaryDir dir;
        const std::string root = dir.path().toStdString() + "/root";
        ::mkdir(root.c_str(), 0755);
        const Fd fd(::open(root.c_str(), O_RDONLY | O_DIRECTORY));
        UnpackBudget budget;
        for (std::size_t i = 0; i < 2; ++i)
            QVERIFY(unpackLayer(fd.get(), *image->readLayer(i), image->layers()[i].kind, budget).ok());
        QCOMPARE(textAt(dir, "a"), std::string("1"));
        QCOMPARE(textAt(dir, "b"), std::string("2"));
    }

    void badManifests_data() {
        QTest::addColumn<QByteArray>("manifest");
        QTest::addColumn<Code>("code");
        Layout layout;
        const QByteArray config = QByteArray::fromStdString(layout.descriptor("config.v1+json", viewOf(kConfig)));
        const QByteArray digest = "sha256:" + QByteArray(64, 'a');
        const auto with = [&](const QByteArray& layers) {
            return "{\"schemaVersion\":2,\"config\":" + config + ",\"layers\":" + layers + "}";
        };
        QTest::newRow("not JSON") << QByteArray("sha256") << Code::Malformed;
        QTest::newRow("a list") << QByteArray("[]") << Code::Malformed;
        QTest::newRow("version 1") << QByteArray("{\"schemaVersion\":1}") << Code::Unsupported;
        QTest::newRow("an index") << QByteArray("{\"schemaVersion\":2,\"manifests\":[]}") << Code::Unsupported;
        QTest::newRow("no configuration") << QByteArray("{\"schemaVersion\":2}") << Code::Malformed;
        QTest::newRow("no layers") << with("[]") << Code::Malformed;
        QTest::newRow("layer without digest")
            << with("[{\"size\":1,\"mediaType\":\"application/vnd.oci.image.layer.v1.tar\"}]") << Code::Malformed;
        QTest::newRow("layer by path") << with("[{\"digest\":\"sha256:../../../etc/passwd\",\"size\":1}]")
                                       << Code::Malformed;
        QTest::newRow("layer without size") << with("[{\"digest\":\"" + digest + "\"}]") << Code::Malformed;
        QTest::newRow("huge layer") << with("[{\"digest\":\"" + digest + "\",\"size\":1e15}]") << Code::TooLarge;
        QTest::newRow("zstd layer")
            << with("[{\"digest\":\"" + digest +
                    "\",\"size\":1,\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+zstd\"}]")
            << Code::Unsupported;
        QTest::newRow("unknown configuration")
            << QByteArray("{\"schemaVersion\":2,\"config\":{\"digest\":\"" + digest + "\"},\"layers\":[]}")
            << Code::NotFound;
    }
    void badManifests() {
        QFETCH(QByteArray, manifest);
        QFETCH(Code, code);
        Layout layout;
        layout.descriptor("config.v1+json", viewOf(kConfig));
        const Hash digest = layout.blob(viewOf(manifest.toStdString()));
        const auto image = OciImage::open(layout.path(), digest);
        QVERIFY(!image.ok());
        QVERIFY2(image.error().code == code, toString(image.error()).c_str());
    }

    void otherArchitecture() {
        Layout layout;
        const Hash digest = layout.manifest(
            layout.descriptor("config.v1+json", viewOf(R"({"architecture":"mips","os":"linux"})")), "{}");
        QCOMPARE(OciImage::open(layout.path(), digest).error().code, Code::Unsupported);
    }

    void changedBlobs() {
        Layout layout;
        const Bytes layer = tarOf({{"a", '0', "1"}});
        const Hash digest = layout.manifest(layout.descriptor("config.v1+json", viewOf(kConfig)),
                                            layout.descriptor("layer.v1.tar", layer));
        const std::string path = layout.path() + "/blobs/sha256/" + toHex(crypto::sha256(layer));
        Bytes changed = layer;
        changed[600] ^= 1;
        QVERIFY(removeTree(path) && writeNewFile(path, changed, 0644).ok());
        QCOMPARE(verifyImage(layout.path(), digest).error().code, Code::DigestMismatch);
        // Shorter and longer too, and gone.
        changed = layer;
        changed.push_back(0);
        QVERIFY(removeTree(path) && writeNewFile(path, changed, 0644).ok());
        QCOMPARE(verifyImage(layout.path(), digest).error().code, Code::DigestMismatch);
        QVERIFY(removeTree(path));
        QCOMPARE(verifyImage(layout.path(), digest).error().code, Code::NotFound);
    }

    void unpacksWhatImagesHold() {
        const QTemporaryDir dir;
        const Bytes layer = tarOf({{"./", '5'},
                                   {"./usr/", '5', "", "", "", 0755},
                                   {"usr/bin/tool", '0', "tool", "", "", 04755},
                                   {"bin", '2', "", "usr/bin"},
                                   {"bin/second", '0', "through the link"},
                                   {"usr/bin/same", '1', "", "usr/bin/tool"},
                                   {"closed/", '5', "", "", "", 0},
                                   {"closed/file", '0', "x", "", "", 0}});
        const Status status = apply(dir, {layer});
        QVERIFY2(status.ok(), status.ok() ? "" : toString(status.error()).c_str());
        QCOMPARE(textAt(dir, "usr/bin/tool"), std::string("tool"));
        QCOMPARE(textAt(dir, "usr/bin/second"), std::string("through the link"));
        QCOMPARE(textAt(dir, "usr/bin/same"), std::string("tool"));
        struct stat state {};
        QCOMPARE(::lstat((dir.path().toStdString() + "/root" + "/usr/bin/tool").c_str(), &state), 0);
        QCOMPARE(state.st_mode & 07777, 0755u);  // no set-uid
        QCOMPARE(state.st_nlink, nlink_t{2});
        QCOMPARE(textAt(dir, "closed/file"), std::string("x"));
    }

    void laterLayersReplaceAndHide() {
        const QTemporaryDir dir;
        const Status status = apply(dir, {tarOf({{"keep", '0', "1"},
                                                 {"gone", '0', "1"},
                                                 {"change", '0', "1"},
                                                 {"d/a", '0', "1"},
                                                 {"d/b", '0', "1"},
                                                 {"e/x/y", '0', "1"},
                                                 {"t", '2', "", "keep"}}),
                                          tarOf({{"change", '0', "2"},
                                                 {".wh.gone", '0'},
                                                 {"d/new", '0', "2"},
                                                 {"d/.wh..wh..opq", '0'},
                                                 {".wh.e", '0'},
                                                 {"t", '0', "2"}})});
        QVERIFY2(status.ok(), status.ok() ? "" : toString(status.error()).c_str());
        QCOMPARE(textAt(dir, "keep"), std::string("1"));  // not written through the link t
        QCOMPARE(textAt(dir, "t"), std::string("2"));
        QCOMPARE(textAt(dir, "change"), std::string("2"));
        QCOMPARE(textAt(dir, "gone"), std::string("<missing>"));
        QCOMPARE(textAt(dir, "d/a"), std::string("<missing>"));
        QCOMPARE(textAt(dir, "d/new"), std::string("2"));  // although the opaque mark comes after it
        QCOMPARE(textAt(dir, "e/x/y"), std::string("<missing>"));
        QVERIFY(!QFile::exists(dir.filePath(QStringLiteral("root/.wh.gone"))));
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("tar");
        const auto row = [](const char* name, const Bytes& tar) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(tar.data()),
                                              static_cast<qsizetype>(tar.size()));
        };
        row("absolute", tarOf({{"/outside", '0', "x"}}));
        row("parent", tarOf({{"../outside", '0', "x"}}));
        row("parent inside", tarOf({{"a/../../outside", '0', "x"}}));
        row("character device", tarOf({{"null", '3'}}));
        row("block device", tarOf({{"sda", '4'}}));
        row("pipe", tarOf({{"pipe", '6'}}));
        row("hard link out", tarOf({{"a", '1', "", "../outside"}}));
        row("hard link absolute", tarOf({{"a", '1', "", "/etc/passwd"}}));
        row("hard link to nothing", tarOf({{"a", '1', "", "b"}}));
        row("hard link to a link", tarOf({{"l", '2', "", "/etc/passwd"}, {"a", '1', "", "l"}}));
        row("empty symbolic link", tarOf({{"l", '2', "", ""}}));
        Bytes cut = tarOf({{"a", '0', std::string(4000, 'x')}});
        cut.resize(2000);
        row("cut short", cut);
        row("no archive", Bytes(3000, 'x'));
    }
    void refuses() {
        QFETCH(QByteArray, tar);
        const QTemporaryDir dir;
        const Status status = apply(dir, {Bytes(tar.begin(), tar.end())});
        QVERIFY(!status.ok());
        QVERIFY2(status.error().code == Code::Malformed, toString(status.error()).c_str());
        QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("root")});
    }

    void linksStayInside() {
        // A link to the parent, to the root and up: as the image's own root would resolve them.
        const QTemporaryDir dir;
        const Status status = apply(dir, {tarOf({{"inner/", '5'},
                                                 {"up", '2', "", "../../../.."},
                                                 {"up/a", '0', "1"},
                                                 {"abs", '2', "", "/inner"},
                                                 {"abs/b", '0', "2"}})});
        QVERIFY2(status.ok(), status.ok() ? "" : toString(status.error()).c_str());
        QCOMPARE(textAt(dir, "a"), std::string("1"));
        QCOMPARE(textAt(dir, "inner/b"), std::string("2"));
        QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("root")});
    }

    void whiteoutsStayInside() {
        const QTemporaryDir dir;
        QVERIFY(writeNewFile(dir.path().toStdString() + "/precious", viewOf("x"), 0644).ok());
        QVERIFY(apply(dir, {tarOf({{"up", '2', "", ".."}}), tarOf({{"up/.wh.precious", '0'}})}).ok());
        QVERIFY(!apply(dir, {tarOf({{"x/.wh...", '0'}, {"x/a", '0', "1"}}), tarOf({{"x/.wh...", '0'}})}).ok());
        QVERIFY(QFile::exists(dir.filePath(QStringLiteral("precious"))));
    }

    void budgets() {
        const QTemporaryDir one, two;
        UnpackBudget small;
        small.bytesLeft = 100;
        QCOMPARE(apply(one, {tarOf({{"a", '0', std::string(101, 'x')}})}, small).error().code, Code::TooLarge);
        UnpackBudget few;
        few.filesLeft = 2;
        QCOMPARE(apply(two, {tarOf({{"a", '0'}, {"b", '0'}, {"c", '0'}})}, few).error().code, Code::TooLarge);
    }

    void listing() {
        Layout layout;
        const std::string hex(64, 'c');
        QVERIFY(
            writeNewFile(
                layout.path() + "/index.json",
                viewOf(
                    R"({"manifests":[{"digest":"sha256:)" + hex +
                    R"(","platform":{"os":"linux","architecture":"amd64"},"annotations":{"org.opencontainers.image.ref.name":"one"}}]})"),
                0644)
                .ok());
        const auto images = listImages(layout.path());
        QVERIFY(images.ok());
        QCOMPARE(images->front().name, std::string("one"));
        QCOMPARE(images->front().platform, std::string("linux/amd64"));
        QCOMPARE(listImages(layout.path() + "/none").error().code, Code::NotFound);
    }
};

QTEST_GUILESS_MAIN(OciTest)
#include "oci_test.moc"
