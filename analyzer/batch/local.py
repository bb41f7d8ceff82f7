"""Worker processes on this machine.

Each worker has a pipe of its own and one file at a time. A pool of the standard library does not say which file
killed a worker, nor can it stop one that hangs; here the file at fault is known, and only its worker is replaced.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Literal

from analyzer.batch.folder import Found
from analyzer.batch.work import Outcome, Work, check_found, failed
from analyzer.errors import WorkerError

START_SECONDS = 120.0
Target = Callable[[Connection, Work], None]
_READY: Literal["ready"] = "ready"


def default_workers() -> int:
    """Four, or the machine's processors where it has fewer."""
    return min(4, os.cpu_count() or 1)


def work_on_files(pipe: Connection, work: Work) -> None:
    """A worker: takes files from the pipe until it closes. An error that is not ours ends it, and with it the file.

    Nothing is printed here: a traceback could hold words of a resume.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    # Loading the matchers takes seconds on a slow machine: it must not count against the first file.
    from analyzer.collection import search_less_often
    from analyzer.matchers.pipeline import pipeline

    pipeline(*work.lexicons)
    search_less_often()
    pipe.send(_READY)
    with suppress(EOFError, OSError):
        while True:
            pipe.send(check_found(pipe.recv(), work, pipe.send))


class _Worker:
    """A process, the file it has, and when its patience ends (seconds of the monotonic clock)."""

    def __init__(self, work: Work, target: Target) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=target, args=(theirs, work), daemon=True)
        with _no_interruption():
            self.process.start()
        theirs.close()
        self.found: Found | None = None
        self.sha256 = ""
        self.ready = False
        self.deadline = time.monotonic() + START_SECONDS

    def give(self, found: Found, seconds: float) -> None:
        """Hands over a file. A worker that has just died shows it at the next look at its pipe."""
        self.found, self.sha256 = found, ""
        if self.ready:
            self.deadline = time.monotonic() + seconds
        with suppress(OSError):
            self.pipe.send(found)

    def end(self) -> None:
        """Stops the process, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


@contextmanager
def _no_interruption() -> Iterator[None]:
    """Ctrl+C goes to every process of a terminal; a new one must not die of it halfway through its imports."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def check_all(
    files: Iterator[Found], work: Work, workers: int, seconds: float, target: Target = work_on_files
) -> Iterator[Outcome]:
    """Every file's outcome, as they finish; a file gets `seconds` of time. Raises WorkerError where none can start.

    `target` is what a worker process runs. Closing the iterator stops the workers.
    """
    crew: list[_Worker] = []
    try:
        while True:
            while sum(w.found is not None for w in crew) < workers and (found := next(files, None)):
                idle = next((w for w in crew if w.found is None and w.process.is_alive()), None)
                if idle is None:
                    idle = _Worker(work, target)
                    crew.append(idle)
                idle.give(found, seconds)
            busy = [w for w in crew if w.found is not None]
            if not busy:
                return
            wait([w.pipe for w in busy], max(0.0, min(w.deadline for w in busy) - time.monotonic()))
            for worker in busy:
                outcome = _look(worker, work, seconds)
                if outcome is None:
                    continue
                worker.found = None
                if outcome.row.code in ("time-limit", "stopped"):
                    worker.end()
                    crew.remove(worker)
                yield outcome
    finally:
        for worker in crew:
            worker.end()


def _look(worker: _Worker, work: Work, seconds: float) -> Outcome | None:
    """What a worker has to say: the outcome of its file, or None while it is at work."""
    assert worker.found is not None
    path = worker.found.path
    try:
        while worker.pipe.poll():
            message = worker.pipe.recv()
            if isinstance(message, Outcome):
                return message
            if message == _READY:
                worker.ready = True
                worker.deadline = time.monotonic() + seconds
            else:
                worker.sha256 = message
    except (EOFError, OSError):
        if not worker.ready:
            raise WorkerError from None
        sentence = "The program stopped on this file; `resume-vitals check` on this file alone shows why."
        return failed(path, worker.sha256, work, "stopped", sentence)
    if time.monotonic() < worker.deadline:
        return None
    if not worker.ready:
        raise WorkerError
    return failed(path, worker.sha256, work, "time-limit", f"Reading this file took longer than {seconds:g} seconds.")
