// PublishProgressView: pack, encrypt, sign, store, confirm: what a publication has done, with times.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QElapsedTimer>
#include <QObject>
#include <array>

#include "api/lambdas.h"
#include "run/row_model.h"

namespace leo::ui {

class PublishProgressView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("PublishWizard has the only one")
    Q_PROPERTY(Stage stage READ stage NOTIFY changed)
    Q_PROPERTY(bool cancellable READ cancellable NOTIFY changed)  // nothing is signed yet
    Q_PROPERTY(leo::ui::RowModel* rows READ rows CONSTANT)        // title, detail, mark, duration, share
    Q_PROPERTY(QString error READ error NOTIFY changed)

public:
    enum class Stage { Idle, Working, Done, Error };
    Q_ENUM(Stage)
    enum class Part { Pack, Encrypt, Sign, Store, Confirm };
    static constexpr std::size_t kParts = 5;

    explicit PublishProgressView(QObject* parent = nullptr);

    Stage stage() const { return m_stage; }
    bool cancellable() const { return m_stage == Stage::Working && m_at <= Part::Sign; }
    RowModel* rows() { return &m_rows; }
    QString error() const { return m_error; }

    void begin(const QString& files, const QString& packed);
    // Only forwards: a late report of an earlier part changes nothing but its bytes.
    void reach(Part part);
    void report(const api::PublishProgress& progress);
    void finish(const QString& where);
    void fail(const QString& sentence);
    void reset();

Q_SIGNALS:
    void changed();
    void ended(const QString& words);

private:
    void show();

    Stage m_stage = Stage::Idle;
    Part m_at = Part::Pack;
    RowModel m_rows;
    std::array<qint64, kParts> m_tookMs{};
    std::uint64_t m_bytesDone = 0, m_bytesOf = 0;
    QElapsedTimer m_since;
    QString m_files, m_packed, m_where, m_error;
};

}  // namespace leo::ui
