"""The same work on a Dask cluster: the bytes of each file travel to its workers, rows and reports travel back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from time import monotonic
from typing import Any

from analyzer.batch.folder import Found
from analyzer.batch.rows import make_basis
from analyzer.batch.work import Outcome, Work, check_bytes, failed, read_found
from analyzer.errors import ClusterError

CONNECT_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file on its way to a worker. `repr` shows no byte of it: Dask writes the arguments of a failure to its log."""

    path: str
    data: bytes = field(repr=False)


def check_parcel(parcel: Parcel, work: Work) -> Outcome:
    """What a worker of the cluster runs."""
    return check_bytes(parcel.path, parcel.data, work)


def same_program(work: Work) -> bool:
    """Whether the worker that runs this has the program and lexicons of the machine that asks."""
    here = make_basis(None, work.basis.as_of)
    return (here.version, here.lexicons) == (work.basis.version, work.basis.lexicons)


def connect(address: str) -> Any:
    """A client of the cluster. Raises ClusterError where the extra is missing or nobody answers."""
    try:
        distributed = import_module("distributed")
    except ImportError:
        raise ClusterError from None
    try:
        return distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError):
        # Dask's own time-out is an OSError.
        raise ClusterError(f"No Dask scheduler answers at {address}.") from None


def check_all(files: Iterator[Found], work: Work, address: str, seconds: float) -> Iterator[Outcome]:
    """Every file's outcome, as they finish; a file gets `seconds` of time from when it is sent.

    As many files as the cluster has threads are on their way at a time. Raises ClusterError.
    """
    client = connect(address)
    try:
        yield from _run(client, files, work, seconds)
    finally:
        client.close()


def _run(client: Any, files: Iterator[Found], work: Work, seconds: float) -> Iterator[Outcome]:
    wait = import_module("distributed").wait
    _inspect(client, work)
    running: dict[Any, tuple[Found, float]] = {}
    while True:
        # Counted again each time: workers come and go.
        room = max(sum(client.nthreads().values()), 1)
        while len(running) < room and (found := next(files, None)):
            data = read_found(found, work)
            if isinstance(data, Outcome):
                yield data
                continue
            future = client.submit(check_parcel, Parcel(found.path, data), work, pure=False)
            running[future] = (found, monotonic() + seconds)
        if not running:
            return
        rest = max(0.05, min(until for _, until in running.values()) - monotonic())
        try:
            with client.as_current():
                wait(list(running), timeout=rest, return_when="FIRST_COMPLETED")
        except TimeoutError:
            for future in [f for f, (_, until) in running.items() if until <= monotonic() and not f.done()]:
                found, _ = running.pop(future)
                future.cancel(force=True)
                sentence = f"Reading this file took longer than {seconds:g} seconds."
                yield failed(found.path, "", work, "time-limit", sentence)
        for future in [f for f in running if f.done()]:
            found, _ = running.pop(future)
            if future.status == "finished":
                yield future.result()
            else:
                sentence = "The cluster could not read this file; `resume-vitals check` on this file alone shows why."
                yield failed(found.path, "", work, "stopped", sentence)


def _inspect(client: Any, work: Work) -> None:
    try:
        answers = client.run(same_program, work)
    except (ImportError, AttributeError, OSError):
        raise ClusterError("The workers of the cluster need this version of resume-vitals installed.") from None
    if not answers:
        raise ClusterError("The cluster has no worker: start `dask worker` with the address of its scheduler.")
    if not all(answers.values()):
        raise ClusterError("The workers of the cluster have another version of resume-vitals: install this one there.")
