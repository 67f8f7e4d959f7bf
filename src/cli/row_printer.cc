#include "cli/row_printer.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/csv.h"
#include "base/number_text.h"
#include "base/utf8.h"

namespace candor::cli {

namespace {

using Cells = RowPrinter::Cells;
using Names = RowPrinter::Names;

std::string text_of(const evidence::Cell& cell) {
  if (const auto* number = std::get_if<int64_t>(&cell)) return fmt::format("{}", *number);
  if (const auto* real = std::get_if<double>(&cell)) return plain_number(*real);
  const auto* text = std::get_if<std::string>(&cell);
  return text == nullptr ? "" : *text;
}

class CsvPrinter : public RowPrinter {
 public:
  using RowPrinter::RowPrinter;
  void columns(const Names& names) override { out_ << write_csv_record(names) << "\r\n"; }
  void row(const Cells& cells) override {
    Names texts;
    for (const evidence::Cell& cell : cells) texts.push_back(text_of(cell));
    out_ << write_csv_record(texts) << "\r\n";
  }
};

// An array with one object a line. Columns of the same name would hide each other, so later ones are numbered.
class JsonPrinter : public RowPrinter {
 public:
  using RowPrinter::RowPrinter;
  void columns(const Names& names) override {
    for (const std::string& name : names) {
      std::string unique = name;
      for (int i = 2; std::find(names_.begin(), names_.end(), unique) != names_.end(); ++i) {
        unique = fmt::format("{}_{}", name, i);
      }
      names_.push_back(unique);
    }
    out_ << "[";
  }
  void row(const Cells& cells) override {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (size_t i = 0; i < cells.size(); ++i) {
      auto& value = object[names_[i]];
      std::visit(
          [&](const auto& v) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(v)>, std::monostate>) value = v;
          },
          cells[i]);
    }
    out_ << (first_ ? "\n" : ",\n") << object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    first_ = false;
  }
  void finish() override { out_ << "\n]\n"; }

 private:
  Names names_;
  bool first_ = true;
};

int width_of(std::string_view text) {
  int width = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    width += column_width(point.value);
    at += point.size;
  }
  return width;
}

// Columns as wide as the first rows want them; a longer cell further down pushes its own line only.
class TablePrinter : public RowPrinter {
 public:
  using RowPrinter::RowPrinter;
  void columns(const Names& names) override { take(names, false); }
  void row(const Cells& cells) override {
    Names texts;
    for (const evidence::Cell& cell : cells) {
      texts.push_back(std::holds_alternative<std::monostate>(cell) ? "NULL" : printable(text_of(cell)));
      right_.resize(std::max(right_.size(), texts.size()), true);
      if (cell.index() == 3) right_[texts.size() - 1] = false;
    }
    take(texts, true);
  }
  void finish() override { flush(); }

 private:
  static constexpr size_t kLookedAt = 1000;

  void take(Names texts, bool row) {
    if (flushed_) return print(texts);
    widths_.resize(std::max(widths_.size(), texts.size()));
    for (size_t i = 0; i < texts.size(); ++i) widths_[i] = std::max(widths_[i], width_of(texts[i]));
    held_.push_back(std::move(texts));
    if (row && held_.size() > kLookedAt) flush();
  }

  void flush() {
    if (flushed_) return;
    flushed_ = true;
    for (size_t i = 0; i < held_.size(); ++i) {
      print(held_[i]);
      if (i > 0) continue;
      Names rule;
      for (const int width : widths_) rule.emplace_back(static_cast<size_t>(width), '-');
      print(rule);
    }
    held_.clear();
  }

  void print(const Names& texts) {
    std::string line;
    for (size_t i = 0; i < texts.size(); ++i) {
      const auto pad = static_cast<size_t>(std::max(0, widths_[i] - width_of(texts[i])));
      const bool right = i < right_.size() && right_[i];
      if (i > 0) line += "  ";
      line += right ? std::string(pad, ' ') + texts[i] : texts[i] + std::string(pad, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out_ << line << "\n";
  }

  std::vector<Names> held_;
  std::vector<int> widths_;
  std::vector<bool> right_;  // columns that hold no text
  bool flushed_ = false;
};

}  // namespace

std::unique_ptr<RowPrinter> make_row_printer(const std::string& format, std::ostream& out) {
  if (format == "csv") return std::make_unique<CsvPrinter>(out);
  if (format == "json") return std::make_unique<JsonPrinter>(out);
  return std::make_unique<TablePrinter>(out);
}

}  // namespace candor::cli
