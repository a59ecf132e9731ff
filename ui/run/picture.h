// Pictures from outside: decoded off the GUI thread with limits, painted by an item that also works in the software
// renderer.
//
// Only raster formats named in picture.cpp are read, by their content; a vector format is a program for a large
// parser and is refused.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QQuickPaintedItem>
#include <functional>

#include "base/result.h"

namespace leo::ui {

inline constexpr int kPictureAllocationMib = 64;     // decoded; a 12 MP photo takes 49
inline constexpr int kPictureSide = 2'048;           // pixels kept for the screen
inline constexpr qint64 kPictureBytes = 64'000'000;  // read from a file to preview it
inline constexpr qint64 kTextPreviewBytes = 16'384;  // what fits a preview pane several times over

// Unsupported (no raster picture), TooLarge, Malformed. Any thread.
Result<QImage> decodePicture(const QByteArray& bytes);

struct Preview {
    QImage picture;
    QString text;
};
// Reads and decodes on a pool thread and answers on the thread of `context`, unless that is gone. An empty path means
// the bytes. What is neither picture nor text gives an empty preview.
void makePreview(QObject* context, const QString& path, const QByteArray& bytes, const QString& mediaType,
                 std::function<void(Result<Preview>)> done);

class Picture : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QImage image READ image WRITE setImage NOTIFY imageChanged)
    Q_PROPERTY(bool crop MEMBER m_crop NOTIFY imageChanged)  // fills the item; else the whole picture is seen
    Q_PROPERTY(qreal radius MEMBER m_radius NOTIFY imageChanged)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY imageChanged)
    Q_PROPERTY(QRectF painted READ painted NOTIFY paintedChanged)  // where the picture lies in the item

public:
    explicit Picture(QQuickItem* parent = nullptr);

    QImage image() const { return m_image; }
    void setImage(const QImage& image);
    bool isEmpty() const { return m_image.isNull(); }
    QRectF painted() const;
    void paint(QPainter* painter) override;

Q_SIGNALS:
    void imageChanged();
    void paintedChanged();

protected:
    void geometryChange(const QRectF& now, const QRectF& before) override;

private:
    QImage m_image;
    bool m_crop = false;
    qreal m_radius = 0;
};

}  // namespace leo::ui
