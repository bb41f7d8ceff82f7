"""`resume-vitals serve` as its own process, and what it says."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(*options: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "analyzer", "serve", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=20)


def ask(port: int, headers: dict[str, str], path: str = "/") -> tuple[dict[str, str], bytes]:
    """The answer, once the server listens."""
    for attempt in range(300):
        try:
            request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
            with urllib.request.urlopen(request, timeout=10) as answer:
                return dict(answer.headers), answer.read()
        except OSError:
            if attempt == 299:
                raise
            time.sleep(0.1)
    raise AssertionError


@pytest.mark.parametrize(("options", "secure"), [((), False), (("--trust-proxy",), True)])
def test_the_page_is_served_and_says_where(options: tuple[str, ...], secure: bool) -> None:
    port = free_port()
    with serve("--port", str(port), "--threads", "2", *options) as process:
        assert process.stderr is not None
        assert f"http://127.0.0.1:{port}" in process.stderr.readline()
        _, body = ask(port, {}, "/healthz")
        assert json.loads(body)["status"] == "ok"
        headers, _ = ask(port, {"X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "https"})
        assert ("Secure" in headers["Set-Cookie"]) == secure
        assert "waitress" not in headers.get("Server", "")


def test_it_says_when_other_computers_can_reach_it() -> None:
    with serve("--host", "0.0.0.0", "--port", str(free_port())) as process:
        assert process.stderr is not None
        said = process.stderr.readline() + process.stderr.readline()
    assert re.search("Other computers can reach this page", said)


def test_a_port_in_use_is_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "analyzer", "serve", "--port", str(port)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert f"Port {port} cannot be used" in done.stderr
    assert "Traceback" not in done.stderr


def children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(number) for number in listed.split()]


@pytest.mark.skipif(sys.platform != "linux", reason="reads what the system tells of its processes")
def test_several_processes_answer_and_a_lost_one_is_started_again() -> None:
    port = free_port()
    with serve("--port", str(port), "--processes", "2") as process:
        ask(port, {}, "/healthz")
        first = children(process.pid)
        assert len(first) == 2
        time.sleep(2.1)
        os.kill(first[0], signal.SIGKILL)
        for _ in range(100):
            now = children(process.pid)
            if len(now) == 2 and first[0] not in now:
                break
            time.sleep(0.05)
        assert first[0] not in now
        assert first[1] in now
        for _ in range(8):
            ask(port, {}, "/healthz")
        process.terminate()
        assert process.wait(20) == 0
        assert not any(Path(f"/proc/{child}").exists() for child in now)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_it_ends_when_told() -> None:
    port = free_port()
    with serve("--port", str(port)) as process:
        ask(port, {}, "/healthz")
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
