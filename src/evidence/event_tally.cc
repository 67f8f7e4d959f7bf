#include "evidence/event_tally.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <sqlite3.h>

#include "base/fold.h"
#include "evidence/describe.h"
#include "evidence/event_rows.h"
#include "evidence/event_time.h"

namespace candor::evidence {

namespace {

constexpr size_t kMostTypes = 10000;
constexpr size_t kMostCells = 1000000;

// As logs call the column, most telling first.
constexpr std::array<std::string_view, 10> kTimeNames = {"time", "timestamp", "@timestamp", "datetime", "date_time",
                                                         "date", "utc",       "when",       "at",       "ts"};

bool reads_as_time(std::string_view cell) {
  return read_event_time(cell, true).instant.has_value();
}

Result<size_t> time_column(const EventRows& rows, const std::string& wanted) {
  const auto& columns = rows.table().columns;
  const auto named = [&](std::string_view name) {
    return std::find_if(columns.begin(), columns.end(),
                        [&](const TableColumn& column) { return to_lower(column.name) == to_lower(name); });
  };
  if (!wanted.empty()) {
    const auto found = named(wanted);
    if (found == columns.end()) {
      return Error{fmt::format("--time: there is no column '{}'", printable(wanted)), rows.table().advice};
    }
    return static_cast<size_t>(found - columns.begin());
  }
  const CsvLine* first = rows.first();
  const auto fits = [&](size_t i) {
    return first == nullptr || (i < first->cells.size() && reads_as_time(first->cells[i]));
  };
  for (const std::string_view name : kTimeNames) {
    const auto found = named(name);
    if (found != columns.end() && fits(static_cast<size_t>(found - columns.begin()))) {
      return static_cast<size_t>(found - columns.begin());
    }
  }
  for (size_t i = 0; i < columns.size(); ++i) {
    if (contains_ci(columns[i].name, "time") && fits(i)) return i;
  }
  for (size_t i = 0; first != nullptr && i < columns.size(); ++i) {
    if (fits(i)) return i;
  }
  return Error{"which column holds the time cannot be told", "Name it with --time. " + rows.table().advice};
}

std::string select_of(const TallyInputs& inputs) {
  std::string sql = fmt::format("SELECT ({}\n)", inputs.where.empty() ? "1" : inputs.where);
  for (const std::string& by : inputs.by) sql += fmt::format(", {}\n", by);
  return sql + " FROM events";
}

constexpr std::string_view kBetween = " / ";
constexpr std::string_view kNone = "(none)";

std::string text_of(const Cell& cell) {
  if (const auto* number = std::get_if<int64_t>(&cell)) return fmt::format("{}", *number);
  if (const auto* real = std::get_if<double>(&cell)) return fmt::format("{}", *real);
  const auto* text = std::get_if<std::string>(&cell);
  return text == nullptr ? std::string(kNone) : printable(*text);
}

// A part of a type: quoted where it could be taken for two of `several`, or for one that is not there.
std::string part_of(const Cell& cell, bool several) {
  const std::string text = text_of(cell);
  const bool there = !std::holds_alternative<std::monostate>(cell);
  const bool two = several && (text.find(kBetween) != std::string::npos || text.starts_with('"'));
  return there && (two || text == kNone) ? fmt::format("\"{}\"", text) : text;
}

// "503", "GET / 503"; the type of an event.
std::string type_of(const std::vector<Cell>& cells) {
  if (cells.size() == 1) return "events";
  std::string out;
  for (size_t i = 1; i < cells.size(); ++i) {
    if (i > 1) out += kBetween;
    out += part_of(cells[i], cells.size() > 2);
  }
  return out;
}

std::optional<double> per_hour(uint64_t count, Seconds covered) {
  if (covered < std::chrono::minutes(1)) return std::nullopt;
  return static_cast<double>(count) * 3600.0 / static_cast<double>(covered.count());
}

class Tallier {
 public:
  Tallier(const TallyInputs& inputs, EventRows& rows, size_t time) : inputs_(inputs), rows_(rows), time_(time) {}

  Result<EventTally> run() {
    out_.time = rows_.table().columns[time_].name;
    rows_.cancelled = inputs_.cancelled;
    rows_.progress = inputs_.progress;
    rows_.rejected = [this](uint64_t line, const std::string& problem) { reject(line, "", problem); };
    SqlTable table(rows_, rows_.table(), inputs_.cancelled);
    if (auto status = check(table); !status) return status.error();
    auto statement = table.prepare(select_of(inputs_));
    if (!statement) return statement.error();
    while (true) {
      const auto more = table.step(statement->get());
      if (!more) return more.error();
      if (!*more) break;
      if (auto status = take(statement->get()); !status) return status.error();
    }
    return std::move(out_);
  }

 private:
  Status check(SqlTable& table) const {
    Status status = inputs_.where.empty() ? Status() : table.check_condition(inputs_.where);
    for (size_t i = 0; status.ok() && i < inputs_.by.size(); ++i) status = table.check_condition(inputs_.by[i]);
    return status;
  }

  void reject(uint64_t line, const std::string& cell, const std::string& reason) {
    ++out_.rejected;
    if (inputs_.rejected) inputs_.rejected(line, cell, reason);
  }

  Status take(sqlite3_stmt* statement) {
    const std::string& cell = rows_.cell(time_);
    const EventTime time = read_event_time(cell, inputs_.utc);
    if (!time.instant) {
      reject(rows_.line(), cell, std::string(time.problem));
      return {};
    }
    ++out_.read;
    out_.all.add(*time.instant);
    const Instant period = begin_of(inputs_.period, *time.instant);
    ++out_.per_period[period];
    if (out_.per_period.size() > kMostCells) return too_many();
    if (sqlite3_column_int(statement, 0) == 0) return {};
    SqlTable::read_row(statement, cells_);
    const std::string type = type_of(cells_);
    out_.total.add(*time.instant);
    out_.types[type].add(*time.instant);
    auto& periods = out_.by_period[type];
    kept_ += periods.contains(period) ? 0 : 1;
    periods[period].add(*time.instant);
    return out_.types.size() > kMostTypes || kept_ > kMostCells ? too_many() : Status();
  }

  Status too_many() const {
    return Error{fmt::format("more than {} types or {} types and periods together", kMostTypes, kMostCells),
                 "Choose a coarser --by or a longer --period."};
  }

  const TallyInputs& inputs_;
  EventRows& rows_;
  size_t time_;
  EventTally out_;
  std::vector<Cell> cells_;
  size_t kept_ = 0;
};

}  // namespace

std::string_view to_string(Period period) {
  return period == Period::hour ? "hour" : period == Period::day ? "day" : "month";
}

Instant begin_of(Period period, Instant instant) {
  if (period == Period::hour) return std::chrono::floor<std::chrono::hours>(instant);
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  if (period == Period::day) return day;
  const std::chrono::year_month_day date(day);
  return std::chrono::sys_days(date.year() / date.month() / 1);
}

Instant end_of(Period period, Instant instant) {
  const Instant begin = begin_of(period, instant);
  if (period == Period::hour) return begin + std::chrono::hours(1);
  if (period == Period::day) return begin + std::chrono::days(1);
  return begin_of(period, begin + std::chrono::days(31));
}

std::string period_text(Period period, Instant begin) {
  std::string date = format_date(begin);
  if (period == Period::day) return date;
  return period == Period::month ? date.substr(0, 7) : format_instant(begin).substr(0, 13) + "Z";
}

void EventCount::add(Instant instant) {
  if (count == 0 || instant < first) first = instant;
  if (count == 0 || instant > last) last = instant;
  ++count;
}

std::optional<double> per_hour(uint64_t count, const EventCount& log) {
  return per_hour(count, log.last - log.first);
}

std::optional<double> per_hour(uint64_t count, const EventCount& log, Period period, Instant begin) {
  return per_hour(count, std::min(log.last, end_of(period, begin)) - std::max(log.first, begin));
}

Result<EventTally> tally_events(const TallyInputs& inputs) {
  auto rows = EventRows::open(inputs.path);
  if (!rows) return rows.error();
  const auto time = time_column(**rows, inputs.time);
  if (!time) return time.error();
  return Tallier(inputs, **rows, *time).run();
}

}  // namespace candor::evidence
