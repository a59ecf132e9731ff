#include <QtTest>

#include "node/picture_metadata.h"
#include "store/data_dir.h"

namespace leo::node {
namespace {

Bytes chunk(std::string_view type, std::size_t size, std::uint8_t fill) {
    Bytes out;
    appendU32be(out, static_cast<std::uint32_t>(size));
    append(out, viewOf(type));
    out.resize(out.size() + size, fill);
    appendU32be(out, 0x01020304);  // nothing here checks CRCs: the pixels' decoder does
    return out;
}

const Bytes kPngStart = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

Bytes png(const std::vector<Bytes>& chunks) {
    Bytes out = kPngStart;
    for (const Bytes& piece : chunks) append(out, piece);
    return out;
}

Bytes segment(std::uint8_t marker, std::string_view body) {
    Bytes out = {0xFF, marker};
    appendU16be(out, static_cast<std::uint16_t>(body.size() + 2));
    append(out, viewOf(body));
    return out;
}

const Bytes kScan = [] {
    Bytes out = segment(0xDA, "hdr");
    append(out, Bytes{0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56});  // a stuffed byte and a restart marker
    return out;
}();
const Bytes kEnd = {0xFF, 0xD9};

Bytes jpeg(const std::vector<Bytes>& segments) {
    Bytes out = {0xFF, 0xD8};
    for (const Bytes& piece : segments) append(out, piece);
    return out;
}

}  // namespace

class PictureMetadataTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pngLosesText() {
        const Bytes header = chunk("IHDR", 13, 1), data = chunk("IDAT", 40, 2), end = chunk("IEND", 0, 0);
        const Bytes gamma = chunk("gAMA", 4, 3);
        Bytes dirty = png({header, chunk("tEXt", 20, 7), gamma, chunk("eXIf", 300, 7), data, chunk("iTXt", 5, 7),
                           chunk("zTXt", 5, 7), chunk("tIME", 7, 7), end});
        append(dirty, viewOf("hidden behind the end"));
        const Result<CleanPicture> clean = stripMetadata(dirty);
        QVERIFY(clean.ok());
        QCOMPARE(clean->mediaType, std::string("image/png"));
        QCOMPARE(clean->bytes, png({header, gamma, data, end}));
        QCOMPARE(clean->removedBytes, dirty.size() - clean->bytes.size());
    }

    void jpegLosesExif() {
        const Bytes jfif = segment(0xE0, "JFIF"), profile = segment(0xE2, "ICC"), adobe = segment(0xEE, "Adobe");
        const Bytes table = segment(0xDB, "quantisation");
        Bytes dirty = jpeg({jfif, segment(0xE1, "Exif GPS 52.5 13.4"), profile, adobe, segment(0xED, "Photoshop"),
                            segment(0xFE, "comment"), table, kScan, kEnd});
        append(dirty, viewOf("a second picture"));
        const Result<CleanPicture> clean = stripMetadata(dirty);
        QVERIFY(clean.ok());
        QCOMPARE(clean->bytes, jpeg({jfif, profile, adobe, table, kScan, kEnd}));
    }

    void orientationIsAllThatStaysOfExif_data() {
        QTest::addColumn<QByteArray>("exif");
        QTest::addColumn<int>("kept");  // 0: no segment at all
        const QByteArray start("Exif\0\0", 6);
        const QByteArray little = start + QByteArray::fromHex("49492a0008000000");
        const QByteArray big = start + QByteArray::fromHex("4d4d002a00000008");
        const QByteArray make = QByteArray::fromHex("010f00020000000400000000"), tail("GPS 52.5 13.4 serial 0815");
        QTest::newRow("big, turned") << big + QByteArray::fromHex("0002") + make +
                                            QByteArray::fromHex("011200030000000100060000") + tail
                                     << 6;
        QTest::newRow("little, mirrored")
            << little + QByteArray::fromHex("0100") + QByteArray::fromHex("120103000100000002000000") + tail << 2;
        QTest::newRow("upright") << big + QByteArray::fromHex("0001011200030000000100010000") << 0;
        QTest::newRow("no orientation") << big + QByteArray::fromHex("0001") + make << 0;
        QTest::newRow("nine") << big + QByteArray::fromHex("0001011200030000000100090000") << 0;
        QTest::newRow("another type") << big + QByteArray::fromHex("0001011200040000000100060000") << 0;
        QTest::newRow("directory outside") << start + QByteArray::fromHex("4d4d002affffffff0001") << 0;
        QTest::newRow("directory at the end") << start + QByteArray::fromHex("4d4d002a0000000a0001") << 0;
        QTest::newRow("more entries than bytes")
            << big + QByteArray::fromHex("ffff") + make + QByteArray::fromHex("0112") << 0;
        QTest::newRow("no TIFF") << start + QByteArray::fromHex("4d49002a00000008") << 0;
        QTest::newRow("XMP") << QByteArray("http://ns.adobe.com/xap/1.0/ 0112 0003") << 0;
        QTest::newRow("empty") << QByteArray() << 0;
    }
    void orientationIsAllThatStaysOfExif() {
        QFETCH(QByteArray, exif);
        QFETCH(int, kept);
        const Bytes table = segment(0xDB, "quantisation");
        const Bytes app1 = segment(0xE1, std::string_view(exif.constData(), static_cast<std::size_t>(exif.size())));
        std::vector<Bytes> expected = {table, kScan, kEnd};
        if (kept > 0) {
            const QByteArray body = QByteArray("Exif\0\0", 6) +
                                    QByteArray::fromHex("4d4d002a00000008000101120003000000010000000000000000");
            Bytes only = segment(0xE1, std::string_view(body.constData(), static_cast<std::size_t>(body.size())));
            only[4 + 6 + 8 + 2 + 9] = static_cast<std::uint8_t>(kept);
            expected.insert(expected.begin(), only);
        }
        // Said twice, it is kept once.
        const Result<CleanPicture> clean = stripMetadata(jpeg({app1, table, app1, kScan, kEnd}));
        QVERIFY(clean.ok());
        QCOMPARE(clean->bytes, jpeg(expected));
        const Result<CleanPicture> again = stripMetadata(clean->bytes);
        QVERIFY(again.ok());
        QCOMPARE(again->bytes, clean->bytes);
    }

    void severalScansStay() {
        const Bytes picture = jpeg({kScan, segment(0xC4, "huffman"), kScan, kEnd});
        const Result<CleanPicture> clean = stripMetadata(picture);
        QVERIFY(clean.ok());
        QCOMPARE(clean->bytes, picture);
        QCOMPARE(clean->removedBytes, std::size_t(0));
    }

    void everyTruncationIsRefused() {
        const Bytes pictures[] = {png({chunk("IHDR", 13, 1), chunk("IDAT", 9, 2), chunk("IEND", 0, 0)}),
                                  jpeg({segment(0xE0, "JFIF"), kScan, kEnd})};
        for (const Bytes& whole : pictures)
            for (std::size_t size = 0; size < whole.size(); ++size) {
                const Result<CleanPicture> clean = stripMetadata(ByteView(whole).first(size));
                QVERIFY2(!clean.ok(), qPrintable(QString::number(size)));
                const Code code = clean.error().code;
                QVERIFY(code == Code::Malformed || (code == Code::Unsupported && size < 8));
            }
    }

    void otherFilesAreNoPictures_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello, world");
        QTest::newRow("gif") << QByteArray("GIF89a0000");
        QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>");
        QTest::newRow("almost png") << QByteArray("\x89PNG\r\n\x1a\r0000", 12);
    }
    void otherFilesAreNoPictures() {
        QFETCH(QByteArray, bytes);
        const ByteView view(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                            static_cast<std::size_t>(bytes.size()));
        QVERIFY(!pictureType(view));
        const Result<CleanPicture> clean = stripMetadata(view);
        QVERIFY(!clean.ok());
        QCOMPARE(clean.error().code, Code::Unsupported);
    }

    void aLengthThatLiesIsRefused() {
        Bytes lie = png({chunk("IHDR", 13, 1)});
        lie[8] = 0xFF;  // four gigabytes
        QVERIFY(!stripMetadata(lie).ok());
        QVERIFY(!stripMetadata(jpeg({Bytes{0xFF, 0xE1, 0x00, 0x01}, kEnd})).ok());  // shorter than itself
        QVERIFY(!stripMetadata(jpeg({Bytes{0x00, 0x00}, kEnd})).ok());              // no marker
    }
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::PictureMetadataTest)
#include "picture_metadata_test.moc"
