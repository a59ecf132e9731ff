// How values are written (ui section 4). One place, so that two pages never show one figure differently.
#pragma once

#include <QString>
#include <optional>

#include "api/common.h"

namespace leo::ui::text {

QString plain(std::string_view foreign);  // text from outside: control and direction characters gone, 80 at most
QString own(std::string_view text);       // our own UTF-8

QString leo2(Amount amount);      // "1,248.50": shells and lists; cut, never rounded up
QString leo9(Amount amount);      // "0.333333333": shares and receipts
QString leoShort(Amount amount);  // "10", "0.5": buttons and bars
QString gain(std::int64_t value);
QString count(std::uint64_t value);        // "1,284"
QString height(Height height);             // "#128,407"
QString permille(std::uint64_t permille);  // "99.2 %"
QString duration(std::uint64_t ms);        // "37 s", "0:28" is clock()
QString took(std::uint64_t ms);            // with tenths below a minute: "3.8 s"
QString stopwatch(std::uint64_t ms);       // "0:28", "3 h 4 min"
QString stopwatchTenths(std::uint64_t ms);
QString clock(TimeMs time);        // "14:05:21", local zone
QString clockTenths(TimeMs time);  // "14:05:21.2"
QString utc(TimeMs time);
QString age(std::uint64_t ms);
QString size(std::uint64_t bytes);

QString hex(const Hash& hash);
QString node(const NodeId& node);  // "23af·026f"
QString hash(const Hash& hash);    // 8 and 6 characters
QString elided(std::string_view id, int head, int tail);
QString cid(std::string_view cid);       // 9 and 5
QString spokenNode(const NodeId& node);  // "23af 026f"

}  // namespace leo::ui::text
