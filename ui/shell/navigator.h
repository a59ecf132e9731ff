// Navigator: which page is open, with what, and how one got there.
//
// A page is named "area.page" and is the file qml/views/<area>/<Page>Page.qml ("run.task" is run/TaskPage.qml); a
// name without a point is one of a few fixed ones. `params` is what the page is about (ids as text). What a page
// looked like when it was left (scroll position, filter, tab) comes back with back() and forward().
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QUrl>
#include <QVariantMap>
#include <vector>

namespace leo::ui {

class Navigator : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")
    Q_PROPERTY(QString page READ page NOTIFY pageChanged)
    Q_PROPERTY(QString area READ area NOTIFY pageChanged)  // "run"
    Q_PROPERTY(QVariantMap params READ params NOTIFY pageChanged)
    Q_PROPERTY(QUrl source READ source NOTIFY pageChanged)
    Q_PROPERTY(QVariantMap pageState READ pageState NOTIFY pageChanged)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY pageChanged)
    Q_PROPERTY(bool canGoForward READ canGoForward NOTIFY pageChanged)

public:
    static constexpr std::size_t kMaxHistory = 200;  // nobody goes further back

    explicit Navigator(QObject* parent = nullptr);

    QString page() const { return current().page; }
    QString area() const;
    QVariantMap params() const { return current().params; }
    QUrl source() const { return sourceOf(current().page); }
    QVariantMap pageState() const { return current().state; }
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_history.size(); }

    // Opens a page on top of the history. The same page with the same params again is one visit.
    Q_INVOKABLE void open(const QString& page, const QVariantMap& params = {});
    // Opens a page in place of the current one, which back() then skips: the steps of first run, unlocking.
    Q_INVOKABLE void replace(const QString& page, const QVariantMap& params = {});
    Q_INVOKABLE void back();
    Q_INVOKABLE void forward();
    // leo:lambda/…, leo:task/…, leo:tx/…, leo:block/…, leo:account/…; false when it is no such link.
    Q_INVOKABLE bool openLink(const QString& link);
    // Keeps what the page wants back; the shell calls it before the page goes.
    Q_INVOKABLE void keepState(const QVariantMap& state);

    static QUrl sourceOf(const QString& page);

Q_SIGNALS:
    void aboutToLeave();  // the page is still there: time for keepState()
    void pageChanged();

private:
    struct Visit {
        QString page;
        QVariantMap params, state;
    };
    const Visit& current() const { return m_history[m_at]; }

    std::vector<Visit> m_history{Visit{}};
    std::size_t m_at = 0;
};

}  // namespace leo::ui
