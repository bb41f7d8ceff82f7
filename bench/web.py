"""How fast the served page answers: `python -m bench.web [--requests N]`.

The server runs as its own process; the load comes from this one over loopback. Times are also given as multiples of
a bare `analyzer.check` of the same files here, so that slow and fast computers can be compared.
"""

from __future__ import annotations

import argparse
import json
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import analyzer
from samples.catalog import read_catalog

USERS = 8
BOUNDARY = "cut-here-29f1"


def multipart(resume: bytes, posting: str) -> bytes:
    """The body of a check with a file and a pasted posting."""
    start = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="resume"; filename="resume.pdf"\r\n\r\n'
    middle = f'\r\n--{BOUNDARY}\r\nContent-Disposition: form-data; name="posting_text"\r\n\r\n{posting}'
    return start.encode() + resume + middle.encode() + f"\r\n--{BOUNDARY}--\r\n".encode()


@contextmanager
def served() -> Iterator[tuple[str, int]]:
    """The address of a server of its own, and its process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "analyzer", "serve", "--port", str(port), "--threads", str(USERS)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/healthz", timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield address, server.pid
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


def main() -> int:
    """Prints one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=40, help="requests of each measurement (default 40)")
    count: int = parser.parse_args().requests
    catalog = read_catalog()
    resume, posting = catalog.try_resume.files[0].read_bytes(), catalog.try_posting.files[0].read_text(encoding="utf-8")
    body = multipart(resume, posting)
    analyzer.check(resume, posting)
    bare = statistics.median(timed(lambda: analyzer.check(resume, posting)) for _ in range(max(5, count // 4)))
    print(f"bare check()            p50 {bare:7.0f} ms")
    with served() as (address, process):

        def ask() -> None:
            headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
            request = urllib.request.Request(f"{address}/api/v1/check", body, headers)
            with urllib.request.urlopen(request, timeout=60) as answer:
                json.load(answer)

        ask()
        times = [timed(ask) for _ in range(count)]
        p50, p95 = percentile(times, 0.5), percentile(times, 0.95)
        print(f"one user                p50 {p50:7.0f} ms ({p50 / bare:.2f} x)   p95 {p95:.0f} ms ({p95 / bare:.2f} x)")
        before = megabytes(process)
        with ThreadPoolExecutor(USERS) as users:
            whole = timed(lambda: list(users.map(lambda _: ask(), range(count))))
        rate = 1000 * count / whole
        print(f"{USERS} users                 {rate:.1f} checks a second ({rate * bare / 1000:.2f} x bare)")
        after = megabytes(process)
        if before is not None and after is not None:
            print(f"memory of the server    {before:.0f} MB, after {count} more checks {after:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
