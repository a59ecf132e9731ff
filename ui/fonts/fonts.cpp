#include "fonts/fonts.h"

#include <QDir>
#include <QFont>
#include <QFontDatabase>
#include <QGuiApplication>

#include "base/result.h"

namespace leo::ui {

void registerFonts() {
    const QDir folder(QStringLiteral(":/leo/fonts"));
    for (const QString& file : folder.entryList(QDir::Files)) {
        const int id = QFontDatabase::addApplicationFont(folder.filePath(file));
        LEO_ASSERT(id >= 0);
    }
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(13);
    QGuiApplication::setFont(font);
}

}  // namespace leo::ui
