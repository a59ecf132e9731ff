// TestRunView: a run of the code on a sample in the sandbox that nodes use, and what it showed.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/lambdas.h"
#include "run/row_model.h"

namespace leo::ui {

class TestRunView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("PublishWizard has the only one")
    Q_PROPERTY(Stage stage READ stage NOTIFY changed)
    Q_PROPERTY(bool passed READ passed NOTIFY changed)
    Q_PROPERTY(QString verdict READ verdict NOTIFY changed)  // why it did not pass, or empty
    Q_PROPERTY(QString sample READ sample NOTIFY changed)    // path
    Q_PROPERTY(QString sampleName READ sampleName NOTIFY changed)
    Q_PROPERTY(QString runner READ runner NOTIFY changed)
    Q_PROPERTY(QString exitText READ exitText NOTIFY changed)
    Q_PROPERTY(QString wall READ wall NOTIFY changed)
    Q_PROPERTY(QString cpu READ cpu NOTIFY changed)
    Q_PROPERTY(QString memory READ memory NOTIFY changed)
    Q_PROPERTY(QString cleanup READ cleanup NOTIFY changed)
    Q_PROPERTY(bool cleanedUp READ cleanedUp NOTIFY changed)
    Q_PROPERTY(QString profile READ profile NOTIFY changed)
    Q_PROPERTY(bool profileMatches READ profileMatches NOTIFY changed)
    Q_PROPERTY(QString mediaType READ mediaType NOTIFY changed)
    Q_PROPERTY(QString outputSize READ outputSize NOTIFY changed)
    Q_PROPERTY(QString outputText READ outputText NOTIFY changed)  // text, or the first bytes as hexadecimal
    Q_PROPERTY(bool outputIsPicture READ outputIsPicture NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* log READ log CONSTANT)  // source, line, tone
    Q_PROPERTY(QString logText READ logText NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(bool noSandbox READ noSandbox NOTIFY changed)

public:
    enum class Stage { Empty, Running, Ready, Error };
    Q_ENUM(Stage)

    explicit TestRunView(QObject* parent = nullptr);

    Stage stage() const { return m_stage; }
    bool passed() const;
    QString verdict() const;
    QString sample() const { return m_sample; }
    QString sampleName() const { return m_sample.section(QLatin1Char('/'), -1); }
    QString runner() const;
    QString exitText() const;
    QString wall() const;
    QString cpu() const;
    QString memory() const;
    QString cleanup() const;
    bool cleanedUp() const { return m_run.cleanedUp; }
    QString profile() const;
    bool profileMatches() const { return m_run.profileMatchesNetwork; }
    QString mediaType() const;
    QString outputSize() const;
    QString outputText() const;
    bool outputIsPicture() const;
    const Bytes& output() const { return m_run.output; }
    RowModel* log() { return &m_log; }
    QString logText() const;
    QString error() const { return m_error; }
    bool noSandbox() const { return m_noSandbox; }

    void begin(const QString& sample);
    void show(const Result<api::TestRun>& run);
    void clear();

Q_SIGNALS:
    void changed();
    void ended(const QString& words);

private:
    Stage m_stage = Stage::Empty;
    QString m_sample, m_error;
    bool m_noSandbox = false;
    api::TestRun m_run;
    RowModel m_log;
};

}  // namespace leo::ui
