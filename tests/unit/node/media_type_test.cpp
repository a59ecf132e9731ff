#include <QtTest>

#include "node/media_type.h"

#include "node/folder_report.h"
#include "node/task_input.h"

namespace leo::node {
namespace {

Bytes pngOf(std::uint32_t width, std::uint32_t height) {
    Bytes png = toBytes(std::string_view("\x89PNG\r\n\x1a\n", 8));
    appendU32be(png, 13);
    append(png, viewOf("IHDR"));
    appendU32be(png, width);
    appendU32be(png, height);
    append(png, Bytes{8, 2, 0, 0, 0, 1, 2, 3, 4});
    appendU32be(png, 0);
    append(png, viewOf("IEND"));
    appendU32be(png, 0);
    return png;
}

// A JPEG header with EXIF whose first directory has one entry.
Bytes jpegWith(std::uint16_t tag) {
    Bytes tiff = toBytes(std::string_view("II*\0\x08\0\0\0\x01\0", 10));
    tiff.push_back(static_cast<std::uint8_t>(tag & 0xFF));
    tiff.push_back(static_cast<std::uint8_t>(tag >> 8));
    tiff.resize(tiff.size() + 14);
    Bytes jpeg{0xFF, 0xD8, 0xFF, 0xE1};
    appendU16be(jpeg, static_cast<std::uint16_t>(2 + 6 + tiff.size()));
    append(jpeg, viewOf(std::string_view("Exif\0\0", 6)));
    append(jpeg, tiff);
    append(jpeg, Bytes{0xFF, 0xC0, 0x00, 0x0B, 8, 0x01, 0x00, 0x02, 0x00, 1, 1, 0x11, 0, 0xFF, 0xD9});
    return jpeg;
}

}  // namespace

class MediaTypeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void types_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("type");
        QTest::newRow("png") << QByteArray("\x89PNG\r\n\x1a\n") << QStringLiteral("image/png");
        QTest::newRow("jpeg") << QByteArray("\xFF\xD8\xFF\xE0") << QStringLiteral("image/jpeg");
        QTest::newRow("gif") << QByteArray("GIF89a") << QStringLiteral("image/gif");
        QTest::newRow("webp") << QByteArray("RIFF\1\2\3\4WEBP") << QStringLiteral("image/webp");
        QTest::newRow("wav") << QByteArray("RIFF\1\2\3\4WAVE") << QStringLiteral("audio/wav");
        QTest::newRow("pdf") << QByteArray("%PDF-1.7") << QStringLiteral("application/pdf");
        QTest::newRow("zip") << QByteArray("PK\x03\x04") << QStringLiteral("application/zip");
        QTest::newRow("text") << QByteArray("Grüße\n") << QStringLiteral("text/plain");
        QTest::newRow("not utf-8") << QByteArray("a\xFF") << QStringLiteral("application/octet-stream");
        QTest::newRow("control") << QByteArray("a\x01") << QStringLiteral("application/octet-stream");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("application/octet-stream");
    }
    void types() {
        QFETCH(QByteArray, bytes);
        QTEST(QString::fromStdString(mediaTypeOf(viewOf(bytes.toStdString()))), "type");
    }

    void sizes() {
        QCOMPARE(pictureSize(pngOf(640, 480))->width, 640u);
        QCOMPARE(pictureSize(pngOf(640, 480))->height, 480u);
        QCOMPARE(pictureSize(jpegWith(0x0112))->width, 512u);
        QCOMPARE(pictureSize(jpegWith(0x0112))->height, 256u);
        QVERIFY(!pictureSize(viewOf("text")));
        const Bytes png = pngOf(1, 1);
        QVERIFY(!pictureSize(ByteView(png).first(20)));
    }

    void location() {
        QVERIFY(hasLocation(jpegWith(0x8825)));
        QVERIFY(!hasLocation(jpegWith(0x0112)));
        const Bytes jpeg = jpegWith(0x8825);
        for (std::size_t size = 0; size < jpeg.size(); ++size) hasLocation(ByteView(jpeg).first(size));  // hostile
        QVERIFY(!hasLocation(pngOf(1, 1)));
    }

    void pixelsAreBounded() {
        QVERIFY(makeInput(pngOf(20'000, 10'000), "p", false).ok());
        QCOMPARE(makeInput(pngOf(20'000, 10'001), "p", false).error().code, Code::TooLarge);
        QCOMPARE(makeInput(pngOf(0xFFFFFFFF, 0xFFFFFFFF), "p", true).error().code, Code::TooLarge);
    }

    void secrets_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("found");
        QTest::newRow("key") << QStringLiteral("-----BEGIN RSA PRIVATE KEY-----") << true;
        QTest::newRow("public key") << QStringLiteral("-----BEGIN PUBLIC KEY-----") << false;
        QTest::newRow("cloud") << QStringLiteral("id = AKIAABCDEFGHIJKLMNOP") << true;
        QTest::newRow("password") << QStringLiteral("password = \"hunter2hunter2\"") << true;
        QTest::newRow("from elsewhere") << QStringLiteral("password = read()") << false;
        QTest::newRow("code") << QStringLiteral("for token in tokens:") << false;
    }
    void secrets() {
        QFETCH(QString, line);
        QFETCH(bool, found);
        const auto secrets = findSecrets("first\n" + line.toStdString() + "\nlast", "a.py");
        QCOMPARE(secrets.size(), std::size_t{found ? 1u : 0u});
        if (found) QCOMPARE(secrets[0].line, 2u);
    }
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::MediaTypeTest)
#include "media_type_test.moc"
