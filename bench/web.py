"""How fast the served page answers: `python -m bench.web [--requests N] [--memory N]`.

The server runs as its own process; the load comes from this one over loopback. Times are also given as multiples of
a bare `analyzer.check` of the same files here, so that slow and fast computers can be compared.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from itertools import cycle
from pathlib import Path

import analyzer
from samples.catalog import read_catalog

USERS = 8
BOUNDARY = "cut-here-29f1"
MULTIPART = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def multipart(resume: bytes, posting: str, **fields: str) -> bytes:
    """The body of a check with a file and a pasted posting."""
    parts = [b'name="resume"; filename="resume.pdf"\r\n\r\n' + resume]
    parts += [f'name="{name}"\r\n\r\n{text}'.encode() for name, text in {"posting_text": posting, **fields}.items()]
    start = f"--{BOUNDARY}\r\nContent-Disposition: form-data; ".encode()
    return b"".join(start + part + b"\r\n" for part in parts) + f"--{BOUNDARY}--\r\n".encode()


@contextmanager
def served(processes: int = 1) -> Iterator[tuple[int, int]]:
    """The port of a server of its own, and its process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "analyzer", "serve", "--port", str(port), "--threads", str(USERS)]
    command += ["--processes", str(processes)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(10)


def timed(call: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - start)


def percentile(times: list[float], share: float) -> float:
    """The time that a share of the calls stays below."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def megabytes(process: int) -> float | None:
    """The memory of a process, where the system tells it."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return None
    return next((int(x.split()[1]) / 1024 for x in status.splitlines() if x.startswith("VmRSS")), None)


class Visitor:
    """A browser's requests: one connection, the session's cookie, the token and the key of the last result."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._cookie = ""
        self._connection = HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> str:
        """The answer's text. Raises RuntimeError where it is no 200."""
        whole = (headers or {}) | ({"Cookie": self._cookie} if self._cookie else {})
        self._connection.request("POST" if body else "GET", path, body, whole)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {text[:200]}")
        for morsel in SimpleCookie(answer.headers.get("Set-Cookie", "")).values():
            self._cookie = f"{morsel.key}={morsel.value}"
        return text

    def open_result(self, resume: bytes, posting: str) -> str:
        """The result page, by way of the form."""
        token = value_of(self.ask("/"), "csrf_token")
        return self.ask("/check", multipart(resume, posting, csrf_token=token), MULTIPART)


def value_of(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    if found is None:
        raise RuntimeError(f"no field {name} on the page")
    return found[1]


def typing(page: str) -> Iterator[bytes]:
    """The requests that a result page sends while its blanks are filled, one number after the other, without end."""
    kept = {name: value_of(page, name) for name in ("csrf_token", "key", "as_of")}
    blanks = re.findall(r'name="(answer\.[^"]+#0)" size', page)
    marks = dict(re.findall(r'data-chart="(\w+)" data-mark="(\w+)"', page))
    answers = dict.fromkeys(blanks, "")
    for number in cycle(range(2, 40)):
        answers[blanks[number % len(blanks)]] = str(number)
        fields = kept | answers | {f"chart.{name}": mark for name, mark in marks.items()}
        yield urllib.parse.urlencode(fields).encode()


def main() -> int:
    """Prints one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=40, help="requests of each measurement (default 40)")
    parser.add_argument("--memory", type=int, default=0, metavar="N", help="then N more checks, watching the memory")
    options = parser.parse_args()
    count: int = options.requests
    catalog = read_catalog()
    resume, posting = catalog.try_resume.files[0].read_bytes(), catalog.try_posting.files[0].read_text(encoding="utf-8")
    body = multipart(resume, posting)
    analyzer.check(resume, posting)
    with served() as (port, process):
        # Turn and turn about, so that both meet the same moods of the computer.
        ask(port, body)
        pairs = [(timed(lambda: analyzer.check(resume, posting)), timed(lambda: ask(port, body))) for _ in range(count)]
        bare = percentile([pair[0] for pair in pairs], 0.5)
        show("bare check()", [pair[0] for pair in pairs], bare)
        show("one user, API", [pair[1] for pair in pairs], bare)
        visitor = Visitor(port)
        requests = typing(visitor.open_result(resume, posting))
        show("while typing", [timed(lambda: visitor.ask("/answers", next(requests), FORM)) for _ in range(count)], bare)
        watch_memory(process, lambda: ask(port, body), options.memory)
    processes = os.cpu_count() or 1
    with served(processes) as (port, _), ThreadPoolExecutor(USERS) as users:
        # Each process answers for the first time.
        list(users.map(lambda _: ask(port, body), range(4 * processes)))
        alone = timed(lambda: [ask(port, body) for _ in range(count)])
        together = timed(lambda: list(users.map(lambda _: ask(port, body), range(count))))
    rate = 1000 * count / together
    print(f"{USERS} users, {processes} processes  {rate:.1f} checks a second ({alone / together:.2f} x one user)")
    return 0


def ask(port: int, body: bytes) -> int:
    """One check by the API; returns how many parts the report has."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}/api/v1/check", body, MULTIPART)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return len(json.load(answer))


def show(name: str, times: list[float], bare: float) -> None:
    """One line: half and nearly all of the times, as they are and as multiples of the bare call."""
    p50, p95 = percentile(times, 0.5), percentile(times, 0.95)
    print(f"{name:22}  p50 {p50:6.0f} ms ({p50 / bare:.2f} x)   p95 {p95:6.0f} ms ({p95 / bare:.2f} x)")


def watch_memory(process: int, ask: Callable[[], object], most: int) -> None:
    """The server's memory, at first and after each tenth of `most` more checks, by as many users as above."""
    at, sizes = 0, [megabytes(process)]
    with ThreadPoolExecutor(USERS) as users:
        for _ in range(10 if most else 0):
            list(users.map(lambda _: ask(), range(most // 10)))
            at += most // 10
            sizes.append(megabytes(process))
    known = [f"{size:.0f}" for size in sizes if size is not None]
    if known:
        print(f"memory of the server    {' '.join(known)} MB" + (f" (at each {most // 10} checks)" if most else ""))


if __name__ == "__main__":
    sys.exit(main())
