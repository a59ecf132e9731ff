// The leo-cbor form of each transaction body: one positional array each. Tasks, key requests
// and registrations are kept in the state in the same form. Internal to ledger/.
#pragma once

#include "codec/cbor.h"
#include "ledger/tx.h"

namespace leo::ledger::io {

void write(codec::Writer& writer, const Transfer& body);
void write(codec::Writer& writer, const LambdaPublish& body);
void write(codec::Writer& writer, const LambdaPrice& body);
void write(codec::Writer& writer, const LambdaRetire& body);
void write(codec::Writer& writer, const TaskPost& body);
void write(codec::Writer& writer, const TaskJoin& body);
void write(codec::Writer& writer, const TaskAnchor& body);
void write(codec::Writer& writer, const KeyRequest& body);
void write(codec::Writer& writer, const KeyGrant& body);
void write(codec::Writer& writer, const KeyRefuse& body);
void write(codec::Writer& writer, const TaskComplete& body);
void write(codec::Writer& writer, const TaskConfirm& body);
void write(codec::Writer& writer, const TurnFail& body);
void write(codec::Writer& writer, const NodeRegister& body);
void write(codec::Writer& writer, const AdmissionVerdict& body);
void write(codec::Writer& writer, const Renewal& body);
void write(codec::Writer& writer, const NodeExit& body);
void write(codec::Writer& writer, const ResultComplaint& body);
void write(codec::Writer& writer, const KeyUnusable& body);
void write(codec::Writer& writer, const DemandReveal& body);
void write(codec::Writer& writer, const PublicReveal& body);
void write(codec::Writer& writer, const Dispute& body);

Status read(codec::Reader& reader, Transfer& body);
Status read(codec::Reader& reader, LambdaPublish& body);
Status read(codec::Reader& reader, LambdaPrice& body);
Status read(codec::Reader& reader, LambdaRetire& body);
Status read(codec::Reader& reader, TaskPost& body);
Status read(codec::Reader& reader, TaskJoin& body);
Status read(codec::Reader& reader, TaskAnchor& body);
Status read(codec::Reader& reader, KeyRequest& body);
Status read(codec::Reader& reader, KeyGrant& body);
Status read(codec::Reader& reader, KeyRefuse& body);
Status read(codec::Reader& reader, TaskComplete& body);
Status read(codec::Reader& reader, TaskConfirm& body);
Status read(codec::Reader& reader, TurnFail& body);
Status read(codec::Reader& reader, NodeRegister& body);
Status read(codec::Reader& reader, AdmissionVerdict& body);
Status read(codec::Reader& reader, Renewal& body);
Status read(codec::Reader& reader, NodeExit& body);
Status read(codec::Reader& reader, ResultComplaint& body);
Status read(codec::Reader& reader, KeyUnusable& body);
Status read(codec::Reader& reader, DemandReveal& body);
Status read(codec::Reader& reader, PublicReveal& body);
Status read(codec::Reader& reader, Dispute& body);

}  // namespace leo::ledger::io
