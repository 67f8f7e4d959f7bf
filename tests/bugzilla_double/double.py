#!/usr/bin/env python3
"""A small Bugzilla on a free port of the loopback, for tests: prints the port, serves until its standard input closes.

usage: double.py [--dialect bmo|stock] [--seed FILE] [--now T] [--pace N]
N: answers so many requests a second at most, evenly. FILE: JSON {"bugs": [{"bug": {...}, "comments": [...], "history": [...]}]}, merged over the defaults.

The test steers it with POST /double/...: fault {"method", "path" (patterns), "how", "times"}, unfault, time {"now"}, edit
{"bug", "comment", "text"} (as BMO's comment editing: nothing else moves), hide {"bug"}, reveal {"bug"}, remove {"bug"},
set {"bug", "fields"} (a change by somebody: the change time moves), private {"bug", "comment"}, comment {"bug", "key", "text"}, fill {"bug", "comments"}, flag {"bug", "key", "requestee"} (by somebody),
damage {"bug", "comment"} (half a character, as some databases hold: no JSON reader takes the answer),
holding (whether a request is being held), most {"results"} (of one search), strict (BMO's limits:
75 anonymous readings of bugs or 5 wrong keys in a minute block), block {"on"}, after {"requests", "what", "body"} (steers itself after so many more requests); GET /double/log and
/double/state show what arrived and what is there. Connections stay open from one request to the next. Ways to fail ("how"): close (nothing done), after_read
(nothing done), lost (done, no answer), half (done, answer cut),
cut (the same where no length was told), forbidden (403 and a page, nothing done), null ({"bugs": null}), deadlock (200 with code 100500, nothing done), html, garbage,
slow (answers byte by byte), rate (400 code 32000), redirect, hold (nothing done, no answer until the client goes away), hold_done (done, no answer), late (no answer, and done
a moment after the client may have gone away: a server that waited for its database), timeout (504 and a proxy's page, nothing done).
"""
import argparse
import http.server
import json
import re
import sys
import threading
import time
import urllib.parse

from routes import Routes
from state import ACCOUNTS, RestProblem, State, seconds_of, shown


LATE = 1.5  # seconds


class Double:
    def __init__(self, dialect, now):
        self.state = State(dialect, now)
        self.routes = Routes(self.state)
        self.faults, self.log, self.blocked, self.holding = [], [], False, False
        self.pending, self.strict, self.counted = [], False, {"read": [], "key": []}
        self.pace, self.turn = 0, 0
        self.lock = threading.Lock()

    def seed(self, records):
        for record in records:
            fields = {"product": "CA Program", "component": "CA Certificate Compliance", "type": "task", "version": "other", "op_sys": "Unspecified", "platform": "Unspecified",
                      "summary": record["bug"].get("summary", "x"), "description": ""}
            if self.state.dialect == "stock":
                del fields["type"]
            self.state.next_bug = int(record["bug"].get("id", self.state.next_bug))
            number = self.state.create(fields, (record["bug"].get("creator", "ca@ca.example"), {"editbugs"}))
            self.state.bugs[number].update(record["bug"])
            if record.get("comments"):
                self.state.comments[number] = [{"bug_id": number, "is_private": False, "attachment_id": None, "tags": [], **c} for c in record["comments"]]
                self.state.next_comment = max(self.state.next_comment, 1 + max(c["id"] for c in record["comments"]))
                for comment in self.state.comments[number] if self.state.dialect == "bmo" else []:
                    comment.setdefault("raw_text", comment.get("text", ""))
            self.state.history[number] = record.get("history") or []
        self.state.next_bug = max(self.state.bugs, default=2100000) + 1

    def fault_for(self, method, path):
        for fault in self.faults:
            if fault["times"] > 0 and re.fullmatch(fault.get("method", ".*"), method) and re.search(fault.get("path", ""), path):
                if fault.get("skip", 0) > 0:
                    fault["skip"] -= 1
                    continue
                fault["times"] -= 1
                return fault["how"]
        return None

    def wait_for_turn(self):
        self.turn = max(time.monotonic(), self.turn + (1 / self.pace if self.pace else 0))
        time.sleep(max(0, self.turn - time.monotonic()))

    def due(self):
        """Runs what was asked for after so many requests."""
        for item in list(self.pending):
            item["requests"] -= 1
            if item["requests"] < 0:
                self.pending.remove(item)
                self.control("/double/" + item["what"], item.get("body", {}))

    def over_limit(self, kind, most):
        """Counts one more; true when it is one too many in a minute, which blocks the address."""
        now = time.monotonic()
        self.counted[kind] = [t for t in self.counted[kind] if now - t < 60] + [now]
        self.blocked = self.blocked or (self.strict and len(self.counted[kind]) > most)
        return self.strict and len(self.counted[kind]) > most

    def control(self, path, body):
        state = self.state
        if path == "/double/fault":
            self.faults.append({"times": 1, **body})
        elif path == "/double/unfault":
            self.faults.clear()
        elif path == "/double/time":
            state.now = seconds_of(body["now"])
        elif path == "/double/edit":
            comment = state.comments[body["bug"]][body["comment"]]
            comment.update({name: body["text"] for name in ("text", "raw_text") if name in comment})
        elif path == "/double/damage":
            comment = state.comments[body["bug"]][body["comment"]]
            comment.update({name: "\ud800" for name in ("text", "raw_text") if name in comment})
        elif path == "/double/hide":
            state.bugs[body["bug"]]["groups"] = ["ca-program-security"]
        elif path == "/double/reveal":
            state.bugs[body["bug"]]["groups"] = []
            state.bugs[body["bug"]]["last_change_time"] = shown(state.tick())
        elif path == "/double/remove":
            del state.bugs[body["bug"]]
        elif path == "/double/set":
            state.bugs[body["bug"]].update(body["fields"])
            state.bugs[body["bug"]]["last_change_time"] = shown(state.tick())
        elif path == "/double/private":
            state.comments[body["bug"]][body["comment"]]["is_private"] = True
        elif path == "/double/most":
            state.most_results = body["results"]
        elif path == "/double/strict":
            self.strict = True
        elif path == "/double/after":
            self.pending.append(dict(body))
        elif path == "/double/comment":
            state.comment(str(body["bug"]), {"comment": body["text"]}, ACCOUNTS[body["key"]])
        elif path == "/double/fill":
            account, when = ACCOUNTS["ca-key"], state.now
            for number in range(body["comments"]):
                state.add_comment(body["bug"], f"Comment {number}", account, when)
        elif path == "/double/flag":
            state.update(str(body["bug"]), {"flags": [{"name": "needinfo", "status": "?", "requestee": body["requestee"], "new": True}]}, ACCOUNTS[body["key"]])
        elif path == "/double/holding":
            return self.holding
        elif path == "/double/block":
            self.blocked = body["on"]
        elif path == "/double/log":
            return self.log
        elif path == "/double/state":
            return {"bugs": state.bugs, "comments": state.comments, "history": state.history, "attachments": state.attachments, "now": state.now}
        return {}


class Handler(http.server.BaseHTTPRequestHandler):
    double = None
    protocol_version = "HTTP/1.1"  # connections stay open, as real servers keep them
    disable_nagle_algorithm = True

    def handle_any(self):
        parts = urllib.parse.urlsplit(self.path)
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with self.double.lock:
            if parts.path.startswith("/double/"):
                return self.reply(200, json.dumps(self.double.control(parts.path, json.loads(raw or b"{}"))))
            self.double.log.append({"method": self.command, "path": self.path, "headers": dict(self.headers), "body": raw.decode("utf-8", "replace")})
            self.double.due()
            self.double.wait_for_turn()
            how = self.double.fault_for(self.command, parts.path)
            anonymous = not self.headers.get("X-BUGZILLA-API-KEY") and "api_key=" not in parts.query
            if not self.double.blocked and anonymous and re.match(r"/rest/bug/", parts.path) and self.double.over_limit("read", 75):
                return self.reply(400, '{"error":true,"code":32000,"message":"You have exceeded the rate limit."}')
            if self.double.blocked or how == "block":
                self.double.blocked = True
                return self.reply(429, "<!DOCTYPE html><title>Too Many Requests</title>", "text/html")
            held = self.serve(parts, raw, how)
        if held == "held":  # outside of the lock, so that others are served
            self.double.holding = True
            self.connection.settimeout(60)
            try:
                self.connection.recv(1)
            except OSError:
                pass
            self.double.holding = False
            self.close_connection = True
        return None

    do_GET = do_POST = do_PUT = do_DELETE = handle_any

    def serve(self, parts, raw, how):
        if how == "hold":
            return "held"
        if how == "late":
            threading.Timer(LATE, self.act_late, (parts, raw)).start()
            return "held"
        if how in ("close", "after_read"):
            return self.hang_up()
        early = {"deadlock": (200, '{"error":true,"code":100500,"message":null}'), "html": (200, "<html>hello</html>"), "garbage": (200, '{"bugs": ['),
                 "null": (200, '{"bugs": null}'), "timeout": (504, "<html>Gateway Time-out</html>", "text/html"), "forbidden": (403, "<html>Forbidden</html>", "text/html"),
                 "rate": (400, '{"error":true,"code":32000,"message":"You have exceeded the rate limit."}'), "redirect": (302, "")}
        if how in early:
            return self.reply(*early[how])
        status, value = self.work(parts, raw)
        if how == "hold_done":
            return "held"
        if how == "lost":
            return self.hang_up()
        text = json.dumps(value)
        half = text[:len(text) // 2]
        if how == "cut":
            return self.reply(status, half, whole=0)
        return self.reply(status, half if how == "half" else text, slow=how == "slow", whole=len(text.encode()))

    def act_late(self, parts, raw):
        with self.double.lock:
            self.work(parts, raw)

    def hang_up(self):
        """Ends the connection without a byte; on one that served before, a client may take that for an idle one's end."""
        self.close_connection = True

    def work(self, parts, raw):
        query = urllib.parse.parse_qs(parts.query, keep_blank_values=True)
        try:
            body = json.loads(raw) if raw else None
            return self.double.routes.answer(self.command, parts.path.removeprefix("/rest"), query, self.headers, body)
        except RestProblem as problem:
            if problem.code == 306:
                self.double.over_limit("key", 4)
            return problem.status, {"error": True, "code": problem.code, "message": problem.message, "documentation": ""}
        except (json.JSONDecodeError, UnicodeDecodeError):
            return 400, {"error": True, "code": 32000, "message": "malformed JSON string", "documentation": ""}

    def reply(self, status, text, kind="application/json; charset=UTF-8", slow=False, whole=None):
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if status == 302:
            self.send_header("Location", "https://elsewhere.example/")
        # Real servers send no Content-Length; with one, a cut answer can be told from a short one, as chunks would.
        if whole != 0:
            self.send_header("Content-Length", str(whole if whole is not None else len(data)))
        else:  # as BMO does; then nothing tells a cut answer from a whole one
            self.send_header("Connection", "close")
        self.end_headers()
        for piece in ([data[i:i + 1] for i in range(len(data))] if slow else [data]):
            self.wfile.write(piece)
            if slow:
                time.sleep(0.001)
        if whole not in (None, len(data)):
            self.hang_up()

    def log_message(self, *_arguments):
        pass


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--dialect", choices=["bmo", "stock"], default="bmo")
    options.add_argument("--seed")
    options.add_argument("--now", default="2026-11-01T00:00:00Z")
    options.add_argument("--pace", type=float, default=0)
    options = options.parse_args()
    double = Double(options.dialect, seconds_of(options.now))
    double.pace = options.pace
    if options.seed:
        with open(options.seed, encoding="utf-8") as file:
            double.seed(json.load(file)["bugs"])
    Handler.double = double
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
