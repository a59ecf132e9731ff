// Words that the pages of wallets, networks and publishing share (ui section 10).
#pragma once

#include <QString>
#include <string_view>

#include "api/wallets.h"

namespace leo::ui::words {

// Why a command was refused: what happened and what to do, in one or two sentences.
QString refusal(const Error& error);
// "leo1 q8x4 t7r6 …": a full address as dialogs that send money show it.
QString inFours(std::string_view address);
// The value of a field of a signing request by its name, empty without one.
QString fieldOf(const api::SigningRequest& request, std::string_view name);
// The label of such a field.
QString fieldName(std::string_view name);
QString fieldUnit(std::string_view name);  // "LEO" for an amount, else empty
// A line of an account's history: ledger/why.h as a sentence.
QString movement(const api::HistoryEntry& entry);
QString holding(const api::Holding& holding);

}  // namespace leo::ui::words
