#!/usr/bin/python3
"""A mail server (Debian's python3-aiosmtpd) and a web receiver on free ports of the loopback, for tests.

usage: double.py FOLDER [--tls CERT KEY] [--user NAME PASSWORD]
Prints "SMTP_PORT HTTP_PORT", serves until its standard input closes. Each message that is taken is a file mail-N in
FOLDER, with the envelope in its first lines; each request hook-N, with its headers. FOLDER/orders, when it is there,
says how to behave, one word a line: refuse (550 to every recipient), later (451 after the data), silent (takes the mail,
then closes without an answer), busy (503 to every request), lost (takes the request, then closes), slow (waits before it answers, so that a client can be killed).
"""
import argparse
import asyncio
import http.server
import os
import ssl
import sys
import threading
import time

from aiosmtpd.smtp import SMTP, AuthResult


class Orders:
    def __init__(self, folder):
        self.folder, self.lock, self.count = folder, threading.Lock(), {"mail": 0, "hook": 0}

    def given(self, word):
        try:
            with open(os.path.join(self.folder, "orders")) as file:
                return word in file.read().split()
        except FileNotFoundError:
            return False

    def keep(self, kind, content):
        with self.lock:
            self.count[kind] += 1
            name = os.path.join(self.folder, f"{kind}-{self.count[kind]}")
        with open(name + ".part", "wb") as file:
            file.write(content)
        os.rename(name + ".part", name)


class Mailbox:
    def __init__(self, orders):
        self.orders = orders

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.orders.given("refuse"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.orders.given("later"):
            return "451 try again later"
        head = f"x-from {envelope.mail_from}\nx-to {' '.join(envelope.rcpt_tos)}\nx-tls {session.ssl is not None}\n"
        self.orders.keep("mail", head.encode() + envelope.original_content)
        if self.orders.given("silent"):
            server.transport.close()
        if self.orders.given("slow"):
            await asyncio.sleep(30)
        return "250 taken"


def start_mail(orders, options):
    """Serves in a thread of its own; the port."""
    loop, ready, port = asyncio.new_event_loop(), threading.Event(), []

    async def serve():
        server = await loop.create_server(lambda: SMTP(Mailbox(orders), loop=loop, **options), "127.0.0.1", 0)
        port.append(server.sockets[0].getsockname()[1])
        ready.set()

    threading.Thread(target=lambda: (loop.run_until_complete(serve()), loop.run_forever()), daemon=True).start()
    ready.wait()
    return port[0]


def web_receiver(orders):
    class Receiver(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if orders.given("busy"):
                self.send_response(503)
                self.end_headers()
                return
            orders.keep("hook", str(self.headers).encode() + b"\n" + body)
            if orders.given("slow"):
                time.sleep(30)
            if not orders.given("lost"):
                self.send_response(204)
                self.end_headers()

        def log_message(self, *_):
            pass

    return http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--tls", nargs=2, metavar=("CERT", "KEY"))
    parser.add_argument("--user", nargs=2, metavar=("NAME", "PASSWORD"))
    arguments = parser.parse_args()
    orders = Orders(arguments.folder)
    options = {}
    if arguments.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*arguments.tls)
        options.update(tls_context=context, require_starttls=True)
    if arguments.user:
        expected = [word.encode() for word in arguments.user]
        options.update(auth_required=True, auth_require_tls=bool(arguments.tls),
                       authenticator=lambda server, session, envelope, mechanism, data:
                       AuthResult(success=[data.login, data.password] == expected))
    mail = start_mail(orders, options)
    web = web_receiver(orders)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    print(mail, web.server_address[1], flush=True)
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
