// ResultView: what came back, opened on this computer, with its receipt and proofs.
//
// The output stays in memory of the core until it is saved. A result whose hash is not the one the executor signed is
// never shown.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QImage>
#include <QObject>
#include <QUrl>

#include "run/task_view.h"

namespace leo::ui {

class ResultView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Its area has it")
    Q_PROPERTY(leo::ui::TaskView* task READ task CONSTANT)
    Q_PROPERTY(QString pageState READ pageState NOTIFY changed)
    // "waiting", "fetching", "opened", "noResult", "mismatch", "wrongKey", "missing", "refunded", "deleted",
    // "foreign"
    Q_PROPERTY(QString mark READ mark NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
    Q_PROPERTY(QString log READ log NOTIFY changed)    // last lines the code printed
    Q_PROPERTY(QString kind READ kind NOTIFY changed)  // "picture", "text", "file"
    Q_PROPERTY(QImage before READ before NOTIFY changed)
    Q_PROPERTY(QImage after READ after NOTIFY changed)
    Q_PROPERTY(bool comparable READ comparable NOTIFY changed)
    Q_PROPERTY(QString outputText READ outputText NOTIFY changed)
    Q_PROPERTY(QString fileName READ fileName NOTIFY changed)
    Q_PROPERTY(QString fileFacts READ fileFacts NOTIFY changed)
    Q_PROPERTY(bool hashMatches READ hashMatches NOTIFY changed)
    Q_PROPERTY(bool canSave READ canSave NOTIFY changed)
    Q_PROPERTY(bool canRetry READ canRetry NOTIFY changed)
    Q_PROPERTY(bool hasReceipt READ hasReceipt NOTIFY changed)
    Q_PROPERTY(QString paidText READ paidText NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* facts READ facts CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* proofs READ proofs CONSTANT)
    Q_PROPERTY(QString attestedText READ attestedText NOTIFY changed)
    Q_PROPERTY(QString attestedNote READ attestedNote NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* findings READ findings CONSTANT)
    Q_PROPERTY(QString done READ done NOTIFY changed)  // of the last action, for a toast
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(bool working READ working NOTIFY changed)

public:
    explicit ResultView(api::Leo& leo, PageClock::Source source = {}, QObject* parent = nullptr);

    Q_INVOKABLE void open(const QString& id);
    Q_INVOKABLE void close();
    Q_INVOKABLE void retry();
    // Where a "result", "receipt" or "evidence" would go if nobody said otherwise: a name in the folder of documents.
    Q_INVOKABLE QUrl suggestedFile(const QString& what) const;
    Q_INVOKABLE void saveAs(const QUrl& file);
    Q_INVOKABLE void deleteCopies();
    Q_INVOKABLE void exportEvidence(const QUrl& file);
    Q_INVOKABLE void saveReceipt(const QUrl& file);  // .pdf, else JSON
    Q_INVOKABLE void copyReceipt();

    TaskView* task() { return &m_view; }
    QString pageState() const;
    QString mark() const;
    QString title() const;
    QString sentence() const;
    QString log() const;
    QString kind() const;
    QImage before() const { return m_before; }
    QImage after() const { return m_after; }
    bool comparable() const { return !m_before.isNull() && !m_after.isNull(); }
    QString outputText() const { return m_text; }
    QString fileName() const;
    QString fileFacts() const;
    bool hashMatches() const { return m_result && m_result->hashMatches(); }
    bool canSave() const { return m_result && m_result->hashMatches() && m_result->exit() == 0; }
    bool canRetry() const;
    bool hasReceipt() const { return m_view.task() && m_view.task()->end != api::TaskEnd::None; }
    QString paidText() const;
    RowModel* facts() { return &m_facts; }
    RowModel* proofs() { return &m_proofs; }
    QString attestedText() const;
    QString attestedNote() const;
    RowModel* findings() { return &m_findings; }
    QString done() const { return m_done; }
    QString problem() const { return m_problem; }
    bool working() const { return m_working; }

Q_SIGNALS:
    void changed();

private:
    void refresh();
    void forget();
    void fetch();
    void opened(Result<std::shared_ptr<const api::OpenedResult>> result);
    void preview();
    void refreshProofs();
    void finish(const QString& done, const QString& action, const Status& status);
    api::Finished finisher(const QString& done, const QString& action);
    std::pair<int, int> confirmed() const;

    api::Leo& m_leo;
    TaskView m_view;
    RowModel m_facts, m_proofs, m_findings;
    quint64 m_attempt = 0;
    std::uint32_t m_turn = 0;  // whose result was asked for
    bool m_asked = false, m_deleted = false, m_working = false;
    std::shared_ptr<const api::OpenedResult> m_result;
    QImage m_before, m_after;
    QString m_text, m_openProblem, m_previewNote, m_done, m_problem;
};

}  // namespace leo::ui
