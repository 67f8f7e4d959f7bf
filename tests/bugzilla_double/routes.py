"""The REST paths of the double: method, path and query to a status and a JSON value."""
import re

from state import ACCOUNTS, PRODUCTS, RestProblem, seconds_of, shown

NOBODY = ("", set())


def account_of(state, headers, query, body):
    key = headers.get("X-BUGZILLA-API-KEY") if state.dialect == "bmo" else None
    key = key or (query.get("api_key") or [None])[0] or (body or {}).get("Bugzilla_api_key")
    if key is None:
        return NOBODY
    if key not in ACCOUNTS:
        raise RestProblem(400, 306, "The API key you specified is invalid. Please check that you typed it correctly.")
    return ACCOUNTS[key]


def only(item, fields):
    """include_fields: plain names, fields of extras ("comments.id"), and the extras that only BMO's search knows."""
    names = [n for n in fields.split(",") if n]
    if not names or "_default" in names:
        return item
    kept = {k: v for k, v in item.items() if k in names}
    for key in {n.split(".")[0] for n in names if "." in n} - set(names):
        if isinstance(item.get(key), list):
            inner = {n.split(".")[1] for n in names if n.startswith(key + ".")}
            kept[key] = [{k: v for k, v in part.items() if k in inner} for part in item[key]]
    return kept


class Routes:
    def __init__(self, state):
        self.state = state
        self.table = [
            ("GET", r"/version", lambda a, q, b: (200, {"version": "20260820.1" if state.dialect == "bmo" else "5.2+"})),
            ("GET", r"/time", lambda a, q, b: (200, {"db_time": shown(state.now), "web_time": shown(state.now), "web_time_utc": shown(state.now)})),
            ("GET", r"/whoami", self.whoami),
            ("GET", r"/valid_login", self.valid_login),
            ("GET", r"/product", self.product),
            ("GET", r"/field/bug/(op_sys|rep_platform)", lambda a, q, b, n: (200, {"fields": [{"name": n, "values": [{"name": None}, {"name": "Unspecified"}]}]})),
            ("GET", r"/bug", self.search),
            ("POST", r"/bug", lambda a, q, b: (200, {"id": state.create(b, self.known(a))})),
            ("GET", r"/bug/([^/]+)", lambda a, q, b, n: (200, {"bugs": [only(dict(state.bug(n, a)), self.one(q, "include_fields"))]})),
            ("PUT", r"/bug/([^/]+)", self.update),
            ("GET", r"/bug/([^/]+)/comment", self.comments),
            ("POST", r"/bug/([^/]+)/comment", lambda a, q, b, n: (201, {"id": state.comment(n, b, self.known(a))})),
            ("GET", r"/bug/([^/]+)/history", self.history),
            ("GET", r"/bug/([^/]+)/attachment", self.attachments),
            ("GET", r"/bug/attachment/(\d+)", self.attachment),
            ("POST", r"/bug/([^/]+)/attachment", self.attach),
        ]

    @staticmethod
    def one(query, name, default=""):
        return (query.get(name) or [default])[0]

    @staticmethod
    def known(account):
        if not account[0]:
            raise RestProblem(401, 410, "You must log in before using this part of Bugzilla.")
        return account

    def answer(self, method, path, query, headers, body):
        account = account_of(self.state, headers, query, body)
        for known_method, pattern, handler in self.table:
            found = re.fullmatch(pattern, path)
            if found and known_method == method:
                return handler(account, query, body, *found.groups())
        raise RestProblem(404, 32614, f"A REST API resource was not found for '{method} {path}'.")

    def product(self, _account, query, _body):
        """Unknown names are left out; names are found whatever their case, as the database compares them."""
        return 200, {"products": [{"name": name, "components": [{"name": c} for c in components], "versions": [{"name": "other", "is_active": True}]}
                                  for name, components in PRODUCTS.items() if name.lower() in {n.lower() for n in query.get("names", [])}]}

    def whoami(self, account, _query, _body):
        if self.state.dialect == "stock":
            raise RestProblem(404, 32614, "A REST API resource was not found for 'GET /whoami'.")
        return 200, {"name": self.known(account)[0], "id": 12, "groups": sorted(account[1])}

    def valid_login(self, account, query, _body):
        same = self.known(account)[0] == self.one(query, "login")
        return 200, same if self.state.dialect == "bmo" else {"result": same}

    def search(self, account, query, _body):
        state = self.state
        if "offset" in query and "limit" not in query:
            raise RestProblem(400, 50, "The offset argument requires a limit argument.")
        bugs = [b for b in state.bugs.values() if state.visible(b, account) and self.matches(b, query)]
        bugs.sort(key=lambda b: (b["last_change_time"], b["id"]) if self.one(query, "order").startswith("changeddate") else b["id"])
        if "count_only" in query and state.dialect == "bmo":
            return 200, {"bug_count": len(bugs)}
        limit, offset = int(self.one(query, "limit", "0") or 0), int(self.one(query, "offset", "0") or 0)
        limit = min(limit or state.most_results, state.most_results)
        bugs = bugs[offset:offset + limit] if limit else bugs
        fields = self.one(query, "include_fields")
        return 200, {"bugs": [only(self.extended(b, fields, account), fields) for b in bugs]}

    def extended(self, bug, fields, account):
        whole = dict(bug)
        names = {n.split(".")[0] for n in fields.split(",")}
        if self.state.dialect == "bmo":
            if "comments" in names:
                whole["comments"] = self.state.comments_of(bug["id"], account)
            if "history" in names:
                whole["history"] = self.state.history[bug["id"]]
            if "attachments" in names:
                whole["attachments"] = [a for a in self.state.attachments.values() if a["bug_id"] == bug["id"]]
        return whole

    def matches(self, bug, query):
        def any_of(name, field=None):
            return name not in query or bug[field or name].lower() in {value.lower() for value in query[name]}
        numbers = {n for value in query.get("id", []) for n in value.split(",")}
        since = self.one(query, "last_change_time")
        created = self.one(query, "creation_time")
        return (any_of("product") and any_of("component") and any_of("creator") and (not numbers or str(bug["id"]) in numbers)
                and (not since or seconds_of(bug["last_change_time"]) >= seconds_of(since))
                and (not created or seconds_of(bug["creation_time"]) >= seconds_of(created))
                and all(w.lower() in bug["summary"].lower() for w in self.one(query, "summary").split())
                and all(w.lower() in bug["whiteboard"].lower() for w in self.one(query, "whiteboard").split()))

    def update(self, account, _query, body, number):
        targets = body.get("ids") or [number]  # "ids" in the body replaces the one in the path
        return 200, {"bugs": [self.state.update(n, body, self.known(account)) for n in targets]}

    def comments(self, account, query, _body, number):
        since = seconds_of(self.one(query, "new_since")) if "new_since" in query else None
        numbers = [number, *query.get("ids", [])]
        return 200, {"bugs": {str(n): {"comments": self.state.comments_of(self.state.bug(n, account)["id"], account, since)} for n in numbers}, "comments": {}}

    def history(self, account, query, _body, number):
        bugs = [self.state.bug(n, account) for n in [number, *query.get("ids", [])]]
        return 200, {"bugs": [{"id": b["id"], "alias": b["alias"], "history": self.state.history[b["id"]]} for b in bugs]}

    def attachments(self, account, query, _body, number):
        hidden = set(self.one(query, "exclude_fields").split(","))
        found = {}
        for bug in [self.state.bug(n, account) for n in [number, *query.get("ids", [])]]:
            found[str(bug["id"])] = [{k: v for k, v in a.items() if k not in hidden} for a in self.state.attachments.values() if a["bug_id"] == bug["id"]]
        return 200, {"bugs": found, "attachments": {}}

    def attachment(self, _account, _query, _body, number):
        item = self.state.attachments.get(int(number))
        return 200, {"attachments": {number: item} if item else {}, "bugs": {}}

    def attach(self, account, _query, body, number):
        item = self.state.attach(number, body, self.known(account))
        return 201, {"attachments": {str(item["id"]): item}} if self.state.dialect == "bmo" else {"ids": [item["id"]]}
