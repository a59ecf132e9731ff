// QmlSource: with LEO_QML_SOURCE=<the directory qml of a source tree> a test reads QML from there in place of what is
// built into it, so that an edit is looked at without a build. A new file still needs one.
#pragma once

#include <QQmlAbstractUrlInterceptor>
#include <QQmlEngine>
#include <QUrl>

namespace leo::test {

class QmlSource : public QQmlAbstractUrlInterceptor {
public:
    // Lives as long as the program.
    static void use(QQmlEngine& engine) {
        static QmlSource source;
        if (!source.m_root.isEmpty()) engine.addUrlInterceptor(&source);
    }
    QUrl intercept(const QUrl& url, DataType type) override {
        if (url.scheme() != QLatin1String("qrc") || type == QmldirFile) return url;
        constexpr const char* kModules[][2] = {{"/Leo/Controls/", "/controls/"}, {"/Leo/Views/", "/views/"}};
        for (const auto& [module, folder] : kModules) {
            const QString prefix = QString::fromLatin1(module);
            if (url.path().startsWith(prefix))
                return QUrl::fromLocalFile(m_root + QString::fromLatin1(folder) + url.path().mid(prefix.size()));
        }
        return url;
    }

private:
    QString m_root = qEnvironmentVariable("LEO_QML_SOURCE");
};

}  // namespace leo::test
