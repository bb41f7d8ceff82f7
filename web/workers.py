"""Several processes that answer on one port, so that several cores are used: reading a resume keeps one core busy."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from types import FrameType

_WAITING = 128
# Who ends sooner than this will end again.
_SECONDS = 2.0


def can_fork() -> bool:
    """Whether this system can start several processes on one port."""
    return hasattr(os, "fork")


def listening_socket(host: str, port: int) -> socket.socket:
    """A socket that all processes take requests from."""
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.bind((host, port))
    made.listen(_WAITING)
    made.setblocking(False)
    return made


def stop_when_told() -> None:
    """Ends on SIGTERM as on Ctrl+C; the first process of a container would else not hear it."""
    signal.signal(signal.SIGTERM, _stop)


def run_workers(number: int, work: Callable[[], None]) -> None:
    """Runs `work` in this many processes until told to stop; one that is lost is started again.

    Raises OSError where they end as soon as they start.
    """
    started: dict[int, float] = {}
    try:
        while True:
            while len(started) < number:
                started[_fork(work)] = time.monotonic()
            lost, _ = os.wait()
            if time.monotonic() - started.pop(lost, 0.0) < _SECONDS:
                raise OSError("A process that answers ended as soon as it was started.")
    finally:
        for child in started:
            os.kill(child, signal.SIGTERM)
        for child in started:
            os.waitpid(child, 0)


def _fork(work: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    try:
        work()
    finally:
        # Nothing of the first process is to be tidied up here.
        os._exit(0)


def _stop(_number: int, _frame: FrameType | None) -> None:
    sys.exit(0)
