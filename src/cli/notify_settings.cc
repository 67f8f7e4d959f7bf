#include "cli/notify_settings.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <set>

#include "base/file.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "cli/length.h"
#include "cli/secret.h"
#include "cli/settings_table.h"
#include "output/mail_message.h"

namespace candor::cli {

namespace {

constexpr size_t kLargest = 1 << 16;

std::string beside(const std::string& settings, const std::string& path) {
  return (std::filesystem::path(settings).parent_path() / path).string();
}

// A secret that the table gives in a file, by a command, or (where that is allowed) in its own words.
std::string secret_of(SettingsTable& table, const std::string& path, const std::string& name, bool find) {
  const std::string file = table.text(name + "-file");
  const std::string command = table.text(name + "-command");
  if (!find || (file.empty() && command.empty())) return table.text(name);
  Result<std::string> secret =
      file.empty() ? secret_of_command(command, name + "-command") : secret_of_file(beside(path, file), name + "-file");
  if (!secret.ok()) {
    table.fail(secret.error());
    return "";
  }
  return *secret;
}

http::MailServer server_of(SettingsTable& table, const std::string& path, bool secrets) {
  table.only({"host", "port", "tls", "from", "user", "password", "password-file", "password-command"});
  http::MailServer server{.host = table.text("host")};
  const std::string tls = table.text("tls", "starttls");
  if (tls == "implicit") server.tls = http::MailTls::implicit;
  if (tls == "none") server.tls = http::MailTls::none;
  if (tls != "starttls" && tls != "implicit" && tls != "none") table.wrong("tls is starttls, implicit or none");
  server.port = table.port(tls == "implicit" ? 465 : tls == "none" ? 25 : 587);
  server.user = table.text("user");
  server.password = secrets ? variable("CANDOR_SMTP_PASSWORD") : "";
  if (server.password.empty()) server.password = secret_of(table, path, "password", secrets);
  const bool name = !server.host.empty() && std::ranges::all_of(server.host, [](char c) {
    return c == '.' || c == '-' || c == ':' || c == '[' || c == ']' || std::isalnum(static_cast<unsigned char>(c)) != 0;
  });
  if (!name) table.wrong("host is no name of a mail server");
  if (secrets && !server.user.empty() && server.password.empty()) {
    table.wrong("user is given, but no password: set $CANDOR_SMTP_PASSWORD, password-file or password-command");
  }
  return server;
}

std::optional<desk::DigestTime> digest_of(SettingsTable& table) {
  const std::string word = table.text("digest");
  if (word.empty()) return std::nullopt;
  static constexpr std::array<std::string_view, 7> kDays = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
  desk::DigestTime time;
  std::string_view clock = word;
  const auto day = std::ranges::find(kDays, to_lower(word.substr(0, 3)));
  if (day != kDays.end()) {
    time.weekday = static_cast<int>(day - kDays.begin());
    clock = trim(clock.substr(3));
  }
  const auto at = parse_instant(fmt::format("1970-01-01T{}Z", clock));
  if (clock.size() != 5 || !at) {
    table.wrong("digest is a time of day in UTC, with or without a day: \"07:00\", \"Mon 07:00\"");
    return std::nullopt;
  }
  time.at = at->time_since_epoch();
  return time;
}

void read_alerts(SettingsTable& table, desk::Receiver& receiver) {
  if (!table.has("alerts")) return;
  receiver.windows.clear();
  receiver.overdue = receiver.questions = receiver.owed = false;
  for (const std::string& word : table.texts("alerts")) {
    const auto window = length_of(word);
    if (window) receiver.windows.push_back(*window);
    receiver.overdue |= word == "overdue";
    receiver.questions |= word == "question";
    receiver.owed |= word == "owed";
    if (window || word == "overdue" || word == "question" || word == "owed") continue;
    table.wrong(
        fmt::format("alerts holds '{}', which is neither a length of time such as 24h nor overdue, question or "
                    "owed",
                    printable(word)));
  }
}

bool known_clock(std::string_view id) {
  if (id == "revocation" || id == "action-item-due" || id.starts_with("separate-report")) return true;
  return std::ranges::any_of(guidelines::versions(), [&](const guidelines::Version& version) {
    return std::ranges::find(version.clocks, id, &guidelines::Clock::id) != version.clocks.end();
  });
}

void read_narrowing(SettingsTable& table, desk::Receiver& receiver) {
  receiver.ca = table.text("ca");
  receiver.clocks = table.texts("clocks");
  for (const std::string& clock : receiver.clocks) {
    if (!known_clock(clock)) table.wrong(fmt::format("clocks holds '{}', which is none", printable(clock)));
  }
  const std::string level = table.text("level", "should");
  using guidelines::Level;
  receiver.least = level == "must" ? Level::must : level == "may" ? Level::may : Level::should;
  if (level != "must" && level != "should" && level != "may") table.wrong("level is must, should or may");
  const auto within = length_of(table.text("within", "7d"));
  if (!within) table.wrong("within is a length of time such as 7d");
  receiver.within = within.value_or(receiver.within);
}

// One for each mailbox.
std::vector<desk::Receiver> receivers_of(SettingsTable& table, const std::string& path, bool secrets) {
  table.only({"name", "mail", "webhook", "token-file", "token-command", "alerts", "digest", "within", "ca", "clocks",
              "level"});
  desk::Receiver receiver{.name = table.text("name"), .mail = "", .webhook = table.text("webhook"), .token = ""};
  if (receiver.name.empty()) table.wrong("a receiver needs a name");
  read_alerts(table, receiver);
  receiver.digest = digest_of(table);
  read_narrowing(table, receiver);
  receiver.token = secrets ? secret_of(table, path, "token", true) : "";
  const std::vector<std::string> mailboxes = table.texts("mail");
  if (mailboxes.empty() == receiver.webhook.empty()) table.wrong("a receiver has either mail or webhook");
  if (!receiver.webhook.empty()) return {receiver};
  std::vector<desk::Receiver> all;
  for (const std::string& mailbox : mailboxes) {
    const Result<std::string> address = output::mail_address(mailbox);
    if (!address.ok()) table.fail(address.error());
    desk::Receiver& one = all.emplace_back(receiver);
    one.mail = mailbox;
    one.name = fmt::format("{} {}", receiver.name, mailbox);
  }
  return all;
}

Status complete(const NotifySettings& settings, const std::string& shown) {
  std::set<std::string> names;
  for (const desk::Receiver& receiver : settings.receivers) {
    if (!names.insert(receiver.name).second) {
      return Error{fmt::format("{}: two receivers are named {}", shown, printable(receiver.name)),
                   "The journal tells them apart by their names: give each its own."};
    }
    if (!receiver.mail.empty() && settings.server.host.empty()) {
      return Error{fmt::format("{}: there are mailboxes, but no [smtp] with a host", shown),
                   "docs/notify.md shows what it may say."};
    }
  }
  if (!settings.receivers.empty()) return {};
  return Error{fmt::format("{}: nobody is to be told", shown), "Add a [[receiver]]; docs/notify.md shows how."};
}

}  // namespace

Result<NotifySettings> read_notify_settings(const std::string& path, bool secrets) {
  const Result<std::string> text = read_file(path, kLargest);
  if (!text.ok()) {
    return Error{
        text.error().message,
        "It says who is told of what: a mail server in [smtp] and people in [[receiver]]; docs/notify.md shows one."};
  }
  const std::string shown = printable(path);
  Result<SettingsFile> file = SettingsFile::parse(*text, shown);
  if (!file.ok()) return file.error();
  NotifySettings settings;
  SettingsTable root = file->root();
  root.only({"smtp", "receiver"});
  if (Status read = root.status(); !read.ok()) return read.error();
  bool private_words = false;
  for (SettingsTable& table : file->tables("smtp")) {
    settings.server = server_of(table, path, secrets);
    const Result<std::string> from = output::mail_address(table.text("from"));
    if (!from.ok()) table.wrong("from is no mail address");
    if (Status read = table.status(); !read.ok()) return read.error();
    settings.from = *from;
    private_words |= table.has("password");
  }
  for (SettingsTable& table : file->tables("receiver")) {
    for (desk::Receiver& receiver : receivers_of(table, path, secrets)) {
      settings.receivers.push_back(std::move(receiver));
    }
    if (Status read = table.status(); !read.ok()) return read.error();
    private_words |= table.has("webhook");
  }
  if (private_words) {
    if (const Status alone = owners_alone(path, "notify.toml"); !alone.ok()) return alone.error();
  }
  if (const Status whole = complete(settings, shown); !whole.ok()) return whole.error();
  return settings;
}

}  // namespace candor::cli
