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
    // A new network from first run on: the sample task in each of its steps, code published, a node started, a key
    // refused. False when something did not come in time; findings() says what.
    bool tellTheStory();

    // One line each: what did not load, and every warning of QML or Qt, with the page it came from.
    const QStringList& findings() const { return m_findings; }

private:
    static constexpr int kOpenMs = 400;  // answers of the core, the 200 ms before a skeleton
    static constexpr int kAnswerMs = 5'000;
    struct About {
        QString task, lambda, block, transaction, account, dispute;  // ids; empty when there is none
    };
    bool startNetwork();
    bool runTheSample();
    bool refuseTheSample();
    bool postTheSample(const QString& confirmation);
    bool publish();
    bool startNode();
    // Confirms what a wallet is asked to sign, with a picture of the question.
    bool sign(const QString& name);
    void look();
    static void settle(int ms);
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
    QVariantMap m_sample;                       // what the page for a new task is opened with
    QString m_here = QStringLiteral("window");  // what is on screen, for the findings
    QStringList m_findings;
    qsizetype m_seen = 0;
};

}  // namespace leo::app
