// The words and rows of the explorer (ui sections 5.4, 6.9 and 6.10): one place, so that a transaction looks the same
// in every list.
#pragma once

#include <QString>

#include "api/explorer.h"
#include "run/row_model.h"

namespace leo::ui::explorer {

struct KindWords {
    const char* icon;
    const char* tone;  // "accent", "ok", "monitor", "bob", "bad", "plain"
    const char*
        glyph;  // of a block strip: "square", "outline", "ring", "disc", "diamond", "triangle", "bar", "cross"
    QString name;
};
KindWords words(api::TxKind kind);

const QList<QByteArray>& txRoles();
Row txRow(const api::TxRow& tx, TimeMs now);
const QList<QByteArray>& blockRoles();
Row blockRow(const api::BlockRow& block, TimeMs now);
const QList<QByteArray>& taskRoles();
Row taskRow(const api::TaskRow& task);
const QList<QByteArray>& nodeRoles();
Row nodeRow(const api::NodeRow& node);
const QList<QByteArray>& disputeRoles();
Row disputeRow(const api::DisputeRow& dispute);
const QList<QByteArray>& proofRoles();
Row proofRow(const api::ProofRow& proof);
// A label with a value, and where it leads: label, value, copies, page, target, mono.
const QList<QByteArray>& factRoles();
Row fact(const QString& label, const QString& value, const QString& copies = {}, const QString& page = {},
         const QString& target = {});

QString nodeMark(std::string_view mark);
QString recordLabel(std::string_view key);
QString layerOne();

}  // namespace leo::ui::explorer
