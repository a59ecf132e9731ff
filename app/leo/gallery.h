// Gallery: walks through every page, menu and dialog, for `leo --selftest` (does each load without a warning) and
// `leo --shots` (a picture of each, in both themes and sizes).
//
// The pages are those of the resources, so a new one is walked without being named here; what a page is about (a
// task, a block) is looked up in the Leo that is shown.
#pragma once

#include <QDir>
#include <QSet>
#include <functional>

#include "api/leo.h"
#include "leo/desktop.h"

namespace leo::app {

class Gallery {
public:
    // With a folder, pictures go there: <page>[-<state>]-<width>x<height>-<theme>.png.
    Gallery(api::Leo& leo, Desktop& desktop, const QString& pictureFolder);
    ~Gallery();

    // Every page with what this Leo knows, then menus and dialogs, then what a page is while the network is paused.
    void walk();
    // A new network, from first run to an opened result, each step of the sample task included. False when something
    // did not come in time; findings() says what.
    bool tellTheStory();

    // One line each: what did not load, and every warning of QML or Qt, with the page it came from.
    const QStringList& findings() const { return m_findings; }

private:
    struct About {
        QString task, lambda, block, transaction, account, dispute;  // ids; empty when there is none
    };
    void look();
    void open(const QString& page, const QVariantMap& params = {});
    // Pictures of the window as it is, and what was warned since the last.
    void take(const QString& name);
    void overlays();
    void overlay(const char* objectName, const QString& name);
    QVariantMap paramsOf(const QString& page) const;
    bool until(const std::function<bool()>& condition, int ms, const char* what);
    void note(const QString& where);

    api::Leo& m_leo;
    Desktop& m_desktop;
    QString m_folder;
    About m_about;
    QString m_here = QStringLiteral("window");  // what is on screen, for the findings
    QStringList m_findings;
    qsizetype m_seen = 0;
};

}  // namespace leo::app
