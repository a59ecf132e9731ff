// Toasts: short messages at the foot of the window that go by themselves; never for errors that need a decision.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QVariantMap>

#include "run/row_model.h"

namespace leo::ui {

class Toasts : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")
    Q_PROPERTY(leo::ui::RowModel* rows READ rows CONSTANT)  // text, action, page, params

public:
    static constexpr int kShownMs = 5000;  // ui section 5.3
    static constexpr std::size_t kMax = 3;

    explicit Toasts(QObject* parent = nullptr);

    RowModel* rows() { return &m_rows; }
    // `action` is a button that opens `page`; empty for none.
    Q_INVOKABLE void show(const QString& text, const QString& action = {}, const QString& page = {},
                          const QVariantMap& params = {});
    Q_INVOKABLE void close(const QString& key);

private:
    RowModel m_rows;
    std::vector<Row> m_shown;
    quint64 m_next = 0;
};

}  // namespace leo::ui
