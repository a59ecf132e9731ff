// How values are written (ui section 4). One place, so that two pages never show one figure differently.
#pragma once

#include <QString>
#include <optional>

#include "api/common.h"

namespace leo::ui::text {

// Text from outside: control and direction characters gone, and cut to a length.
QString plain(std::string_view foreign, qsizetype limit = 80);  // ui section 11, rule 8
QString own(std::string_view text);                             // our own UTF-8

QString leo2(Amount amount);      // "1,248.50": shells and lists; cut, never rounded up
QString leo9(Amount amount);      // "0.333333333": shares and receipts
QString leoShort(Amount amount);  // "10", "0.5": buttons and bars
QString hidden();                 // in place of a figure that the person does not want on screen
QString gain(std::int64_t value);
QString count(std::uint64_t value);  // "1,284"
QString number(double value, int decimals);
QString height(Height height);             // "#128,407"
QString permille(std::uint64_t permille);  // "99.2 %"
QString basisPoints(std::uint64_t bps);    // "7.77 %": a parameter of the network, as it is
QString day(TimeMs time);                  // "14 Oct"
QString dayAndClock(TimeMs time);          // "14 Oct, 09:12"
QString typed(Amount amount);              // as a field takes it: no space between thousands, no zeros at the end
QString withSign(QString typed);           // a number somebody typed before, with the decimal sign of the language
QString duration(std::uint64_t ms);        // "37 s", "0:28" is clock()
QString took(std::uint64_t ms);            // with tenths below a minute: "3.8 s"
QString stopwatch(std::uint64_t ms);       // "0:28", "3 h 4 min"
QString stopwatchTenths(std::uint64_t ms);
QString clock(TimeMs time);        // "14:05:21", local zone
QString clockTenths(TimeMs time);  // "14:05:21.2"
QString utc(TimeMs time);
QString age(std::uint64_t ms);  // "now", "12 s", "4 min", "3 h", then the date
QString ago(std::uint64_t ms);  // the same in a sentence: "now", "12 s ago", then the date
QString size(std::uint64_t bytes);
QString limit(std::uint64_t bytes);  // the same, "512 MB" where nothing is left over: nobody measured it

QString hex(const Hash& hash);
QString node(const NodeId& node);   // "23af·026f"
QString hash(const Hash& hash);     // 8 and 6 characters
QString rowHash(const Hash& hash);  // 6 and 4, for tables
QString elided(std::string_view id, int head, int tail);
QString cid(std::string_view cid);       // 9 and 5
QString spokenNode(const NodeId& node);  // "23af 026f"

}  // namespace leo::ui::text
