"""What the double holds: bugs, comments, history, flags, attachments, accounts. Instants are whole UTC seconds.

Behaves as real BMO and stock 5.2 servers were seen to; the numbers in RestProblem are Bugzilla's own error codes.
"""
import base64
import copy
import datetime


class RestProblem(Exception):
    def __init__(self, status, code, message):
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


ACCOUNTS = {  # key -> name; "insider" and "editbugs" are rights
    "ca-key": ("ca@ca.example", {"editbugs"}),
    "new-key": ("new@ca.example", set()),
    "mod-key": ("moderator@rootprogram.example", {"editbugs", "canconfirm", "insider", "ca-program-security"}),
    "sec-key": ("sec@ca.example", {"editbugs", "ca-program-security"}),
}
PRODUCTS = {"CA Program": ["CA Certificate Compliance", "CA Certificate Root Program", "CA Documents", "CA Security Vulnerability", "Common CA Database"]}
NAMES = {name for name, _ in ACCOUNTS.values()} | {"incident-reporting@ccadb.org", "nobody@mozilla.org", "other@researcher.example"}
CREATE_FIELDS = {"product", "component", "summary", "description", "type", "version", "op_sys", "platform", "whiteboard", "status", "assigned_to",
                 "cc", "groups", "flags", "blocks", "depends_on", "see_also", "keywords", "alias", "priority", "severity", "url", "Bugzilla_api_key"}
LIMIT_TEXT, LIMIT_SUMMARY, LIMIT_FILE = 65535, 255, 1024000
OPEN = {"UNCONFIRMED", "NEW", "ASSIGNED", "REOPENED"}


def shown(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def seconds_of(text):
    try:
        moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        raise RestProblem(400, 56, f"'{text}' is not a legal date.") from None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=datetime.timezone.utc)).timestamp())


class State:
    def __init__(self, dialect, now):
        self.dialect, self.now = dialect, now
        self.bugs, self.comments, self.history, self.attachments = {}, {}, {}, {}
        self.most_results = 10000
        self.next_bug, self.next_comment, self.next_flag, self.next_attachment = 2100001, 1, 1, 1

    def tick(self):
        self.now += 1
        return self.now

    # --- reading ---

    def visible(self, bug, account):
        groups = set(bug["groups"])
        return not groups or groups & account[1] or account[0] in (bug["creator"], bug["assigned_to"])

    def bug(self, number, account):
        if not str(number).isdigit():
            raise RestProblem(400, 100, f"'{number}' is not a valid bug number nor an alias to a bug.")
        bug = self.bugs.get(int(number))
        if bug is None:
            raise RestProblem(404, 101, f"Bug #{number} does not exist.")
        if not self.visible(bug, account):
            raise RestProblem(401, 102, f"You are not authorized to access bug {number}.")
        return bug

    def comments_of(self, number, account, since=None):
        return [c for c in self.comments[number] if (not c["is_private"] or "insider" in account[1])
                and (since is None or seconds_of(c["creation_time"]) > since)]

    # --- writing ---

    def create(self, fields, account):
        self.check_new(fields)
        when = self.tick()
        number, self.next_bug = self.next_bug, self.next_bug + 1
        bug = {"id": number, "alias": None if self.dialect == "bmo" else [], "product": fields["product"], "component": fields["component"],
               "summary": fields["summary"].strip().replace("\t", " "), "whiteboard": fields.get("whiteboard", "").strip(),
               "status": fields.get("status", "NEW"), "resolution": "", "creator": account[0],
               "creator_detail": {"name": account[0], "real_name": "", "email": account[0], "id": 1},
               "assigned_to": fields.get("assigned_to", "nobody@mozilla.org"), "assigned_to_detail": {"name": fields.get("assigned_to", "nobody@mozilla.org"), "real_name": ""},
               "creation_time": shown(when), "last_change_time": shown(when), "cc": list(fields.get("cc", [])), "groups": list(fields.get("groups", [])),
               "keywords": [], "see_also": list(fields.get("see_also", [])), "blocks": list(fields.get("blocks", [])), "depends_on": list(fields.get("depends_on", [])), "dupe_of": None, "flags": [], "is_open": True}
        if self.dialect == "bmo":
            bug.update({"type": fields["type"], "comment_count": 0, "cf_last_resolved": None})
        self.bugs[number], self.comments[number], self.history[number] = bug, [], []
        self.add_comment(number, fields.get("description", ""), account, when)
        self.set_flags(bug, fields.get("flags", []), account, when)
        return number

    def check_new(self, fields):
        for name, code in (("product", 50), ("component", 105), ("summary", 107)):
            if not str(fields.get(name) or "").strip():
                raise RestProblem(400, code, f"You must enter a {name} for this bug.")
        if self.dialect == "bmo":
            if fields.get("type") not in ("defect", "enhancement", "task"):
                raise RestProblem(*((404, 51, "There is no bug type named so.") if fields.get("type") else (400, 135, "type is missing")))
        else:
            if "type" in fields:
                raise RestProblem(400, 53, "type is not a valid parameter for the Bugzilla::Bug::create function.")
            for name, values in (("version", {"other"}), ("op_sys", {"Unspecified"}), ("platform", {"Unspecified"})):
                if not fields.get(name):
                    raise RestProblem(400, 50, f"You must select/enter a {name}.")
                if fields[name] not in values:
                    raise RestProblem(404, 51, f"There is no {name} named '{fields[name]}'.")
        if fields["product"] not in PRODUCTS:
            raise RestProblem(401, 106, "Either the product does not exist or you aren't authorized to enter a bug into it.")
        if fields["component"] not in PRODUCTS[fields["product"]]:
            raise RestProblem(404, 51, f"There is no component named '{fields['component']}'.")
        for name in fields:
            if name not in CREATE_FIELDS:
                raise RestProblem(400, 53, f"{name} is not a valid parameter for the Bugzilla::Bug::create function.")
        if len(fields["summary"]) > LIMIT_SUMMARY:
            raise RestProblem(400, 104, "The summary is longer than 255 characters.")
        self.check_text(fields.get("description", ""))
        if set(fields.get("groups", [])) - {"ca-program-security"}:
            raise RestProblem(401, 120, "You are not authorized to add this bug to the group, or it does not exist.")
        for name in fields.get("cc", []):
            if name not in NAMES:
                raise RestProblem(401, 504, f"There is no user named '{name}'.")

    @staticmethod
    def check_text(text):
        if len(text) > LIMIT_TEXT:
            raise RestProblem(400, 114, "Comments cannot be longer than 65535 characters.")

    def check_closed(self, bug, account):
        asked = [f["requestee"] for f in bug["flags"]]
        if self.dialect == "bmo" and bug["status"] not in OPEN and "canconfirm" not in account[1] and account[0] not in (bug["creator"], bug["assigned_to"], *asked):
            raise RestProblem(401, 115, "You need permission to comment on this closed bug.")

    def comment(self, number, body, account):
        text = body.get("comment")
        if not isinstance(text, str) or not text.strip():
            raise RestProblem(400, 50, "The function requires a comment argument, and that argument was not set.")
        bug = self.bug(number, account)
        self.check_text(text)
        if body.get("is_private") and "insider" not in account[1]:
            raise RestProblem(401, 113, "You are not allowed to (un)mark comments as private.")
        self.check_closed(bug, account)
        return self.add_comment(int(number), text, account, self.tick(), private=bool(body.get("is_private")))

    def add_comment(self, number, text, account, when, private=False, attachment=None):
        kept = "\n".join(line for line in text.replace("\r\n", "\n").rstrip().split("\n"))
        comment = {"id": self.next_comment, "bug_id": number, "count": len(self.comments[number]), "creator": account[0], "time": shown(when),
                   "creation_time": shown(when), "text": kept, "is_private": private, "attachment_id": attachment, "tags": []}
        if self.dialect == "bmo":
            comment.update({"author": account[0], "raw_text": kept, "reactions": {}})
        self.next_comment += 1
        self.comments[number].append(comment)
        self.bugs[number]["last_change_time"] = shown(when)
        if self.dialect == "bmo":
            self.bugs[number]["comment_count"] = len(self.comments[number])
        return comment["id"]

    def attach(self, number, body, account):
        bug = self.bug(number, account)
        for name, code in (("data", 50), ("file_name", 603), ("summary", 604), ("content_type", 601)):
            if not body.get(name):
                raise RestProblem(400, code, f"{name} is missing.")
        data = base64.b64decode(body["data"] + "==", validate=False)
        if len(data) > LIMIT_FILE:
            raise RestProblem(400, 600, "The file you are trying to attach is too large.")
        when = self.tick()
        number = bug["id"]
        item = {"id": self.next_attachment, "bug_id": number, "creator": account[0], "creation_time": shown(when), "last_change_time": shown(when),
                "file_name": body["file_name"], "summary": body["summary"], "content_type": body["content_type"], "size": len(data), "is_private": 0,
                "is_obsolete": 0, "is_patch": 0, "data": base64.b64encode(data).decode(), "flags": []}
        self.next_attachment += 1
        self.attachments[item["id"]] = item
        self.add_comment(number, f"Created attachment {item['id']}\n{body['summary']}\n\n{body.get('comment', '')}", account, when, attachment=item["id"])
        return item

    # --- updating ---

    def update(self, number, body, account):
        bug = self.bug(number, account)
        if isinstance(body.get("comment"), str):
            raise RestProblem(200, 100500, None)
        owner = account[0] in (bug["creator"], bug["assigned_to"])
        plain = {k: v for k, v in body.items() if k in ("whiteboard", "summary", "status", "resolution", "assigned_to")}
        if plain and "editbugs" not in account[1] and not (owner and set(plain) <= {"whiteboard", "summary"}):
            raise RestProblem(401, 115, "You tried to change a field, but only a user with the required permissions may change it.")
        self.check_status(bug, plain)
        if body.get("comment"):
            self.check_text(body["comment"]["body"])
            self.check_closed(bug, account)
        before = copy.deepcopy(bug["flags"])
        changes = {k: {"removed": bug[k], "added": v} for k, v in plain.items() if bug[k] != v}
        for name in ("cc", "see_also", "groups", "keywords", "blocks", "depends_on"):
            self.change_list(bug, name, body.get(name), changes)
        if "flags" in body:
            self.set_flags(bug, body["flags"], account, self.now + 1)
        flags = self.flag_change(before, bug["flags"])
        if flags:
            changes["flagtypes.name"] = flags
        if not changes and not body.get("comment"):
            return {"id": bug["id"], "alias": bug["alias"], "last_change_time": bug["last_change_time"], "changes": {}}
        when = self.tick()
        bug.update(plain)
        if plain.get("status") in OPEN:
            bug["resolution"] = ""
        bug["is_open"], bug["last_change_time"] = bug["status"] in OPEN, shown(when)
        if changes:
            self.history[bug["id"]].append({"when": shown(when), "who": account[0], "changes": [{"field_name": k, **v} for k, v in changes.items()]})
        if body.get("comment"):
            self.add_comment(bug["id"], body["comment"]["body"], account, when)
        return {"id": bug["id"], "alias": bug["alias"], "last_change_time": shown(when), "changes": changes}

    @staticmethod
    def check_status(bug, plain):
        status, resolution = plain.get("status", bug["status"]), plain.get("resolution", bug["resolution"])
        if status not in OPEN | {"RESOLVED", "VERIFIED"}:
            raise RestProblem(404, 51, f"There is no status named '{status}'.")
        if status not in OPEN and not resolution:
            raise RestProblem(400, 121, "A valid resolution is required to mark bugs as RESOLVED.")
        if "status" not in plain and "resolution" in plain and status in OPEN:
            raise RestProblem(400, 122, "You cannot set a resolution for open bugs.")

    @staticmethod
    def change_list(bug, name, wish, changes):
        if not wish:
            return
        old = list(bug[name])
        new = wish["set"] if "set" in wish else [x for x in old if x not in wish.get("remove", [])] + [x for x in wish.get("add", []) if x not in old]
        if new != old:
            changes[name] = {"removed": ", ".join(str(x) for x in old if x not in new), "added": ", ".join(str(x) for x in new if x not in old)}
            bug[name] = new

    def set_flags(self, bug, wishes, account, when):
        for wish in wishes:
            same = [f for f in bug["flags"] if f["id"] == wish["id"]] if "id" in wish else [f for f in bug["flags"] if f["name"] == wish.get("name")]
            if wish.get("status") == "X":
                if not same:
                    raise RestProblem(404, 51, f"There is no flag with the id '{wish.get('id')}'.")
                if len(same) > 1:
                    raise RestProblem(400, 132, "The flag 'needinfo' has been set multiple times. You must specify the id value to update the flag.")
                if self.dialect == "bmo" and "canconfirm" not in account[1] and account[0] not in (same[0]["setter"], same[0]["requestee"]):
                    raise RestProblem(400, 32000, "You may not clear this needinfo.")
                bug["flags"].remove(same[0])
                continue
            if wish.get("name") != "needinfo":
                raise RestProblem(404, 51, f"There is no flagtype named '{wish.get('name')}'.")
            if wish.get("status") not in ("?", "+", "-"):
                raise RestProblem(400, 129, "The flag status is invalid.")
            if wish.get("requestee") and wish["requestee"] not in NAMES:
                raise RestProblem(404, 51, f"There is no user named '{wish['requestee']}'.")
            if same and not wish.get("new"):
                raise RestProblem(400, 132, "The flag 'needinfo' has been set multiple times. You must specify the id value to update the flag.")
            bug["flags"].append({"id": self.next_flag, "type_id": 800, "name": "needinfo", "status": "?", "setter": account[0], "requestee": wish.get("requestee", ""),
                                 "creation_date": shown(when), "modification_date": shown(when)})
            self.next_flag += 1

    @staticmethod
    def flag_change(before, after):
        def text(flags):
            return ", ".join(f"needinfo?({f['requestee']})" if f["requestee"] else "needinfo?" for f in flags)
        removed, added = [f for f in before if f not in after], [f for f in after if f not in before]
        return {"removed": text(removed), "added": text(added)} if removed or added else None
