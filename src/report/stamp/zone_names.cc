#include "report/stamp/zone_names.h"

#include <algorithm>
#include <array>

namespace candor::report {

namespace {

struct Entry {
  std::string_view phrase;
  bool capitals;  // a word of the language, or too short: only in capitals
  std::vector<ZoneClock> clocks;
};

ZoneClock fixed(int minutes) {
  return {minutes, minutes, DstRule::none};
}
ZoneClock half(int standard, int named, DstRule rule) {
  return {standard, named, rule};
}
ZoneClock wall(int standard, DstRule rule) {
  return {standard, std::nullopt, rule};
}

constexpr auto kEu = DstRule::eu;
constexpr auto kUs = DstRule::us;
constexpr auto kAustralia = DstRule::australia;

std::vector<Entry> europe() {
  return {{"utc", false, {fixed(0)}},
          {"gmt", false, {fixed(0)}},
          {"zulu", false, {fixed(0)}},
          {"coordinated universal time", false, {fixed(0)}},
          {"universal time", false, {fixed(0)}},
          {"greenwich mean time", false, {fixed(0)}},
          {"bst", true, {half(0, 60, kEu)}},
          {"british summer time", false, {half(0, 60, kEu)}},
          {"uk time", false, {wall(0, kEu)}},
          {"london time", false, {wall(0, kEu)}},
          {"wet", true, {half(0, 0, kEu)}},
          {"west", true, {half(0, 60, kEu)}},
          {"cet", false, {half(60, 60, kEu)}},
          {"met", true, {half(60, 60, kEu)}},
          {"mez", true, {half(60, 60, kEu)}},
          {"cest", false, {half(60, 120, kEu)}},
          {"mest", true, {half(60, 120, kEu)}},
          {"mesz", true, {half(60, 120, kEu)}},
          {"central european time", false, {half(60, 60, kEu)}},
          {"central european standard time", false, {half(60, 60, kEu)}},
          {"central european summer time", false, {half(60, 120, kEu)}},
          {"eet", true, {half(120, 120, kEu)}},
          {"eest", false, {half(120, 180, kEu)}},
          {"eastern european time", false, {half(120, 120, kEu)}},
          {"eastern european summer time", false, {half(120, 180, kEu)}},
          {"msk", true, {fixed(180)}},
          {"trt", true, {fixed(180)}},
          {"turkish time", false, {fixed(180)}},
          {"turkey time", false, {fixed(180)}},
          {"istanbul time", false, {fixed(180)}}};
}

std::vector<Entry> america() {
  return {{"pt", true, {wall(-480, kUs)}},
          {"pst", false, {half(-480, -480, kUs)}},
          {"pdt", false, {half(-480, -420, kUs)}},
          {"pst8pdt", false, {wall(-480, kUs)}},
          {"pacific time", false, {wall(-480, kUs)}},
          {"pacific", false, {wall(-480, kUs)}},
          {"us pacific", false, {wall(-480, kUs)}},
          {"us pacific time", false, {wall(-480, kUs)}},
          {"pacific standard time", false, {half(-480, -480, kUs)}},
          {"pacific daylight time", false, {half(-480, -420, kUs)}},
          {"mt", true, {wall(-420, kUs)}},
          {"mst", true, {half(-420, -420, kUs)}},
          {"mdt", true, {half(-420, -360, kUs)}},
          {"mountain time", false, {wall(-420, kUs)}},
          {"us mountain time", false, {wall(-420, kUs)}},
          {"mountain standard time", false, {half(-420, -420, kUs)}},
          {"mountain daylight time", false, {half(-420, -360, kUs)}},
          {"az", true, {fixed(-420)}},
          {"az time", false, {fixed(-420)}},
          {"arizona time", false, {fixed(-420)}},
          {"arizona", false, {fixed(-420)}},
          {"ct", true, {wall(-360, kUs)}},
          // US Central or China: the reader is told both.
          {"cst", true, {half(-360, -360, kUs), fixed(480)}},
          {"cdt", true, {half(-360, -300, kUs)}},
          {"central time", false, {wall(-360, kUs)}},
          {"us central time", false, {wall(-360, kUs)}},
          {"central standard time", false, {half(-360, -360, kUs)}},
          {"central daylight time", false, {half(-360, -300, kUs)}},
          {"et", true, {wall(-300, kUs)}},
          {"est", true, {half(-300, -300, kUs)}},
          {"edt", true, {half(-300, -240, kUs)}},
          {"eastern time", false, {wall(-300, kUs)}},
          {"eastern", false, {wall(-300, kUs)}},
          {"us eastern", false, {wall(-300, kUs)}},
          {"us eastern time", false, {wall(-300, kUs)}},
          {"eastern standard time", false, {half(-300, -300, kUs)}},
          {"eastern daylight time", false, {half(-300, -240, kUs)}},
          {"hst", true, {fixed(-600)}},
          {"brt", true, {fixed(-180)}}};
}

std::vector<Entry> asia() {
  return {{"ist", true, {fixed(330)}},
          {"indian standard time", false, {fixed(330)}},
          {"india standard time", false, {fixed(330)}},
          {"gst", true, {fixed(240)}},
          {"ict", true, {fixed(420)}},
          {"wib", true, {fixed(420)}},
          {"hkt", false, {fixed(480)}},
          {"hong kong time", false, {fixed(480)}},
          {"sgt", false, {fixed(480)}},
          {"singapore time", false, {fixed(480)}},
          {"myt", true, {fixed(480)}},
          {"taipei time", false, {fixed(480)}},
          {"taiwan time", false, {fixed(480)}},
          {"beijing time", false, {fixed(480)}},
          {"china standard time", false, {fixed(480)}},
          {"jst", false, {fixed(540)}},
          {"japan time", false, {fixed(540)}},
          {"japan standard time", false, {fixed(540)}},
          {"kst", false, {fixed(540)}},
          {"korea standard time", false, {fixed(540)}},
          {"korean time", false, {fixed(540)}},
          {"awst", false, {fixed(480)}},
          {"aest", false, {half(600, 600, kAustralia)}},
          {"aedt", false, {half(600, 660, kAustralia)}},
          {"nzst", false, {half(720, 720, DstRule::new_zealand)}},
          {"nzdt", false, {half(720, 780, DstRule::new_zealand)}}};
}

const std::vector<Entry>& names() {
  static const std::vector<Entry> kNames = [] {
    std::vector<Entry> all = europe();
    for (auto* part : {&america, &asia}) {
      for (Entry& entry : part()) all.push_back(std::move(entry));
    }
    std::sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.phrase < b.phrase; });
    return all;
  }();
  return kNames;
}

constexpr std::array<std::string_view, 43> kCentral = {
    "amsterdam",  "austrian", "barcelona", "belgian",   "berlin", "bern",   "bratislava", "brussels",  "budapest",
    "copenhagen", "croatian", "czech",     "danish",    "dutch",  "french", "geneva",     "german",    "germany",
    "hungarian",  "italian",  "italy",     "ljubljana", "madrid", "milan",  "munich",     "norway",    "norwegian",
    "oslo",       "paris",    "polish",    "poland",    "prague", "rome",   "slovak",     "slovenian", "spanish",
    "stockholm",  "swedish",  "swiss",     "vienna",    "warsaw", "zagreb", "zurich"};
constexpr std::array<std::string_view, 18> kEastern = {
    "athens",   "bucharest", "bulgarian", "cyprus",     "estonian", "finnish",  "finland", "greece",  "greek",
    "helsinki", "kyiv",      "latvian",   "lithuanian", "riga",     "romanian", "sofia",   "tallinn", "vilnius"};

}  // namespace

const std::vector<ZoneClock>* find_zone_name(std::string_view phrase, bool upper) {
  const auto at = std::lower_bound(names().begin(), names().end(), phrase,
                                   [](const Entry& entry, std::string_view value) { return entry.phrase < value; });
  if (at == names().end() || at->phrase != phrase || (at->capitals && !upper)) return nullptr;
  return &at->clocks;
}

const ZoneClock* find_place(std::string_view word) {
  static const ZoneClock kCentralClock = wall(60, kEu);
  static const ZoneClock kEasternClock = wall(120, kEu);
  if (std::find(kCentral.begin(), kCentral.end(), word) != kCentral.end()) return &kCentralClock;
  if (std::find(kEastern.begin(), kEastern.end(), word) != kEastern.end()) return &kEasternClock;
  return nullptr;
}

}  // namespace candor::report
