// Attached files: is one there, and is it what was sent.
#include <algorithm>
#include <fmt/format.h>

#include "bugzilla/arrival_reading.h"
#include "bugzilla/base64.h"
#include "tracker/json_value.h"

namespace candor::bugzilla {

namespace reading {

namespace {

Found<json> attachment_now(Rest& rest, int64_t id) {
  const Answer answer = rest.get(fmt::format("/bug/attachment/{}", id), {}, "attachments");
  if (!answer.ok()) return answer.error();
  return tracker::member((*answer)["attachments"], std::to_string(id).c_str());
}

// Nothing when the tracker gives something else than Base64.
std::optional<std::string> data_of(const json& item) {
  try {
    return decode_base64(text(item, "data"));
  } catch (const std::invalid_argument&) {
    return {};
  }
}

// The comment that the tracker made of it.
Found<std::optional<Delivery>> delivered_attachment(Rest& rest, int64_t bug, const json& item) {
  Delivery delivery{.bug = bug,
                    .attachment = number(item, "id"),
                    .at = parse_instant(text(item, "creation_time")),
                    .author = text(item, "creator")};
  const Answer answer = comments(rest, bug);
  if (!answer.ok()) return answer.error();
  for (const json& comment : list_below(*answer, bug, "comments")) {
    if (number(comment, "attachment_id") != delivery.attachment) continue;
    delivery.comment = number(comment, "id");
    delivery.number = tracker::small_number_of(comment, "count");
    break;
  }
  return delivery;
}

}  // namespace

// By name, author and content: bad Base64 would be stored as garbage, so size alone proves nothing.
Found<std::optional<Delivery>> find_attachment(Rest& rest, const NewAttachment& wanted, const Mark& mark,
                                               const std::string& account) {
  const Answer answer = attachments(rest, wanted.bug, "data");
  if (!answer.ok()) return answer.error();
  std::optional<json> first;
  std::vector<int64_t> all;
  for (const json& item : list_below(*answer, wanted.bug, "attachments")) {
    const bool behind = number(item, "id") > mark.attachment && ours(item, account);
    if (!behind || text(item, "file_name") != wanted.file_name) continue;
    const Found<json> whole = attachment_now(rest, number(item, "id"));
    if (const auto* error = std::get_if<RestError>(&whole)) return *error;
    if (data_of(std::get<json>(whole)) != wanted.data) continue;
    if (!first) first = item;
    all.push_back(number(item, "id"));
  }
  if (!first) return std::optional<Delivery>();
  auto delivery = delivered_attachment(rest, wanted.bug, *first);
  auto* found = std::get_if<std::optional<Delivery>>(&delivery);
  if (found != nullptr) (*found)->remark = several("attachments", all, "mark all but one obsolete there");
  return delivery;
}

}  // namespace reading

std::string difference(Rest& rest, const Posting& posting, const Delivery& delivery) {
  const auto* file = std::get_if<NewAttachment>(&posting);
  if (file == nullptr || delivery.attachment == 0) return "";
  const Found<nlohmann::json> held = reading::attachment_now(rest, delivery.attachment);
  const auto* item = std::get_if<nlohmann::json>(&held);
  if (item == nullptr || !item->is_object()) return "";
  const size_t size = reading::data_of(*item).value_or("").size();
  return fmt::format(
      "the tracker keeps attachment {} as {} bytes that are not the {} bytes sent: mark it obsolete there, then attach "
      "the file again",
      delivery.attachment, size, file->data.size());
}

}  // namespace candor::bugzilla
