// What the core says in English, in the language of the window.
//
// The core has no catalogue: its errors, findings and reasons are short English clauses with values in them. They are
// told apart by their form. In English, and where a clause is not known, the text stays as it is; so a new clause of
// the core is readable everywhere, and complete in German once it stands in the table (tests/lint/translations.py
// looks).
#pragma once

#include <QString>
#include <string_view>

namespace leo::ui::core {

// Without control and direction characters, as text::plain(), but long enough for a sentence.
QString said(std::string_view clause);
// With a capital, for a line of its own.
QString line(std::string_view clause);
// The same as a sentence: with a capital letter and a full stop.
QString sentence(std::string_view clause);

}  // namespace leo::ui::core
