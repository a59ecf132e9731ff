// Records of the ledger as leod shows them: JSON objects for programs, short texts for people.
//
// In JSON an amount is its units (1e-9 LEO) as an integer, an id is hexadecimal, a time is ms since 1970. The fields
// are an interface: scripts read them, so they are added to and never renamed.
#pragma once

#include <QJsonObject>

#include "ledger/state.h"

namespace leo::app {

QJsonValue unitsJson(Amount amount);
QJsonValue numberJson(std::uint64_t number);
template <class Tag>
QJsonValue idJson(const Id<Tag>& id) {
    return QString::fromStdString(id.hex());
}

QJsonObject nodeJson(const ledger::NodeRecord& node);
QJsonObject admissionJson(const ledger::Admission& admission);
QJsonObject lambdaJson(const ledger::LambdaRecord& lambda);
QJsonObject taskJson(const ledger::Task& task);
QJsonObject blockJson(const ledger::Block& block);  // without transactions' bodies
QJsonObject txJson(const ledger::SignedTx& tx);
QJsonObject receiptJson(const ledger::Receipt& receipt);

// "executing", or of a closed task how it ended: "settled".
std::string taskStateText(const ledger::Task& task);
std::string nodeStatusText(ledger::NodeStatus status);
std::string admissionText(ledger::AdmissionPhase phase);
// "software TPM, runc, bubblewrap"
std::string featuresText(std::uint32_t features);
// "account 1a2b3c4d", "escrow of task 1a2b3c4d", "burned".
std::string potText(const ledger::Pot& pot);
// The manifest's name, or the short id when the manifest cannot be read.
std::string lambdaName(const ledger::LambdaRecord& lambda);

}  // namespace leo::app
