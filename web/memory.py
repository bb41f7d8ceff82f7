"""Reports kept in memory for a few minutes, so that scores can follow the typing. Nothing is written to disk."""

from __future__ import annotations

import hashlib
import hmac
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from flask import current_app

from analyzer.model import Report
from analyzer.rewriter.order import Step
from web.submission import Submission

MOST = 16
SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Kept:
    """A report and the changes that move its scores most."""

    report: Report
    steps: tuple[Step, ...]


class Memory:
    """At most `most` reports, each for `seconds`; the one that was used longest ago goes first."""

    def __init__(self, most: int = MOST, seconds: float = SECONDS, now: Callable[[], float] = time.monotonic) -> None:
        self._most, self._seconds, self._now = most, seconds, now
        self._kept: OrderedDict[str, tuple[float, Kept]] = OrderedDict()
        self._lock = threading.Lock()
        self._broom: threading.Timer | None = None

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: str) -> Kept | None:
        """What is kept under a key, unless its time is over; using it does not make it stay longer."""
        with self._lock:
            self._sweep()
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found[1] if found else None

    def put(self, key: str, kept: Kept) -> None:
        """Keeps a report."""
        with self._lock:
            self._sweep()
            self._kept[key] = (self._now() + self._seconds, kept)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            self._watch()

    def _sweep(self) -> None:
        now = self._now()
        for key in [key for key, (until, _) in self._kept.items() if until <= now]:
            del self._kept[key]

    def _watch(self) -> None:
        """One timer forgets what is over, even when nobody asks for anything again."""
        if self._broom is None and self._kept:
            wait = max(0.0, min(until for until, _ in self._kept.values()) - self._now())
            self._broom = threading.Timer(wait, self._forget)
            self._broom.daemon = True
            self._broom.start()

    def _forget(self) -> None:
        with self._lock:
            self._broom = None
            self._sweep()
            self._watch()


def memory() -> Memory:
    """The memory of this application."""
    kept: Memory = current_app.extensions["resume_vitals_memory"]
    return kept


def key_of(submission: Submission) -> str:
    """A key that only who has the same files and this server's secret can make."""
    secret = current_app.config["SECRET_KEY"]
    digest = hmac.new(secret if isinstance(secret, bytes) else str(secret).encode(), digestmod=hashlib.sha256)
    for piece in (submission.resume, submission.posting):
        data = b"" if piece is None else piece.data.encode() if isinstance(piece.data, str) else piece.data
        kind = "none" if piece is None else type(piece.data).__name__
        name = piece.name if piece else ""
        digest.update(f"{kind}:{len(name)}:{name}:{len(data)}:".encode(errors="surrogatepass") + data)
    digest.update(str(submission.as_of).encode())
    return digest.hexdigest()[:40]
