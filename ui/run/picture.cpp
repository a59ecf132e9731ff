#include "run/picture.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QPainter>
#include <QPainterPath>
#include <QPointer>
#include <QThreadPool>

namespace leo::ui {

namespace {

const QList<QByteArray>& rasterFormats() {
    static const QList<QByteArray> kFormats{"png", "jpeg", "jpg", "webp", "bmp", "gif", "tiff", "tif"};
    return kFormats;
}

constexpr qint64 kMaxPixels = 16'000'000;  // 4 bytes each: the allocation limit

Result<Preview> readPreview(const QString& path, QByteArray bytes, const QString& mediaType) {
    const bool picture = mediaType.startsWith(QLatin1String("image/"));
    const bool text = mediaType.startsWith(QLatin1String("text/")) || mediaType == QLatin1String("application/json");
    if (!picture && !text) return Preview{};
    if (!path.isEmpty()) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) return makeError(Code::Io, file.errorString().toStdString());
        if (picture && file.size() > kPictureBytes)
            return makeError(Code::TooLarge, "the picture is too large to show");
        bytes = file.read(picture ? kPictureBytes : kTextPreviewBytes);
    }
    Preview preview;
    if (text) {
        preview.text = QString::fromUtf8(bytes.left(kTextPreviewBytes));
        return preview;
    }
    LEO_TRY_ASSIGN(preview.picture, decodePicture(bytes));
    return preview;
}

}  // namespace

Result<QImage> decodePicture(const QByteArray& bytes) {
    QBuffer buffer;
    buffer.setData(bytes);
    LEO_REQUIRE(buffer.open(QIODevice::ReadOnly), Code::Io, "the picture cannot be read");
    QImageReader::setAllocationLimit(kPictureAllocationMib);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(false);  // metadata is removed before sealing: this shows what the code will see
    LEO_REQUIRE(rasterFormats().contains(reader.format().toLower()), Code::Unsupported, "not a picture Leo can show");
    const QSize size = reader.size();
    LEO_REQUIRE(size.isValid() && !size.isEmpty(), Code::Malformed, "a picture without a size");
    const bool large = qint64{size.width()} * size.height() > kMaxPixels;
    if (size.width() > kPictureSide || size.height() > kPictureSide) {
        const bool scales = reader.supportsOption(QImageIOHandler::ScaledSize) && reader.format() != "png";
        LEO_REQUIRE(!large || scales, Code::TooLarge, "the picture has too many pixels to show");
        reader.setScaledSize(size.scaled(kPictureSide, kPictureSide, Qt::KeepAspectRatio));
    }
    QImage image = reader.read();
    LEO_REQUIRE(!image.isNull(), Code::Malformed, reader.errorString().toStdString());
    return image;
}

void makePreview(QObject* context, const QString& path, const QByteArray& bytes, const QString& mediaType,
                 std::function<void(Result<Preview>)> done) {
    QPointer<QObject> guard(context);
    auto answer = std::make_shared<std::function<void(Result<Preview>)>>(std::move(done));
    QThreadPool::globalInstance()->start([guard, path, bytes, mediaType, answer, application = context->thread()] {
        auto preview = std::make_shared<Result<Preview>>(readPreview(path, bytes, mediaType));
        // The context may die at any moment on its own thread: hand over through an object that lives there.
        auto* courier = new QObject;
        courier->moveToThread(application);
        QMetaObject::invokeMethod(
            courier,
            [courier, guard, preview, answer] {
                courier->deleteLater();
                if (guard) (*answer)(std::move(*preview));
            },
            Qt::QueuedConnection);
    });
}

Picture::Picture(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setAntialiasing(true);
    connect(this, &Picture::imageChanged, this, [this] {
        update();
        Q_EMIT paintedChanged();
    });
}

void Picture::setImage(const QImage& image) {
    if (image.cacheKey() == m_image.cacheKey()) return;
    m_image = image;
    Q_EMIT imageChanged();
}

QRectF Picture::painted() const {
    if (m_image.isNull()) return {};
    const QSizeF size =
        QSizeF(m_image.size())
            .scaled(QSizeF(width(), height()), m_crop ? Qt::KeepAspectRatioByExpanding : Qt::KeepAspectRatio);
    return QRectF(QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size);
}

void Picture::geometryChange(const QRectF& now, const QRectF& before) {
    QQuickPaintedItem::geometryChange(now, before);
    if (now.size() != before.size()) Q_EMIT paintedChanged();
}

void Picture::paint(QPainter* painter) {
    if (m_image.isNull()) return;
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF target = painted();
    if (m_radius > 0) {
        QPainterPath path;
        path.addRoundedRect(target.intersected(QRectF(0, 0, width(), height())), m_radius, m_radius);
        painter->setClipPath(path);
    }
    painter->drawImage(target, m_image);
}

}  // namespace leo::ui
