#include "rules/support/protection.h"

#include "rules/support/words.h"

namespace candor::rules {

bool reads_as_protecting(std::string_view folded) {
  static const Patterns kLasts(
      "automat*; prevent*; avoid*; block*; refus*; reject*; enforc*; forbid*; prohibit*; impossible; "
      "limit|limits|limited; "
      "mandatory; required|requires|require; must; only; no longer; second ~ "
      "person|pair|look|engineer|reviewer|signature|"
      "approval; two|dual|four ~ persons|people|control|eyes|engineers; approv*; sign off; supervis*; owner; deputy; "
      "duty; "
      "check|checks|checked|checking; verif*; compare*|comparing|comparison; lint|lints|linter|linting|zlint|"
      "pkilint; test|tests|tested|testing; monitor*; alarm*|alert*; detect*; watch*; probe*; sampl*; gate|gates; "
      "guard*; "
      "before|prior; each|every|per; "
      "daily|weekly|monthly|quarterly|yearly|hourly|annual*|continuous*|regular*|periodic*; "
      "when|whenever|if|unless; so that; from now; future; procedure*; process|processes; policy|policies; "
      "review|reviews|"
      "reviewed; audit|audits; plan|plans; tool|tools; script|scripts; dashboard*; "
      "rewrite*|redesign*|rework*|refactor*; "
      "new; train*; workshop*; checklist*; runbook*; handbook*; template*; rule|rules; calendar*; remind*; deadline*; "
      "inventory; redundan*; spare; backup*; drill*; exercise*; contract*|agreement*; acme|ari; short lived; pool; "
      "queue; "
      "schema; type|typed; drop down|dropdown; whitelist|allowlist|allow; document*; page; table; separat*; split; "
      "single|one ~ source|place|copy|library|definition; threshold*; log|logs|logged|logging; field|form; hire; on "
      "call; "
      "support; reads|takes ~ from; retire*; generat*");
  return kLasts.in(folded);
}

bool reads_as_repair(std::string_view folded) {
  static const Patterns kRepair(
      "revok*|revocation*; replac*|replacement*; exchang*; reissu*; re issu*; withdraw*; recall*; notif*; "
      "inform*; apolog*; refund*; contact*; told|tell; write|writing|wrote ~ customer*|subscriber*|holder*|applicant*; "
      "mail*|letter*|call* ~ customer*|subscriber*|holder*|applicant*; "
      "delet*; remov*; take|taken|taking ~ affected|wrong|out|off|accounts|account|entry|entries|from; rekey*|re key*; "
      "correct*|fix|fixed|fixes|fixing|repair*|restor*|reset*|restart*|roll*|rollback|revert*|undo|undone|clean*|purg*;"
      " "
      "publish* ~ crl*|report*|correct*|fresh|new; republish*; regenerat*; file|post|answer|close ~ bug|report|ticket; "
      "search*|scan*|look|identif*|find|list ~ further|other|more|affected|remaining|similar; change* ~ "
      "password*|value*; "
      "renew*; release ~ in which|with|that; hotfix; patch*; change ~ back; rebuil*");
  return kRepair.in(folded);
}

}  // namespace candor::rules
