"""A folder of resumes: every file tried, nothing stops the run, the same bytes each time."""

from __future__ import annotations

import csv
import functools
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer import check
from analyzer.batch import Settings, Totals, cluster, local, run_batch
from analyzer.batch.folder import check_places, find_files, fingerprint, report_name
from analyzer.batch.overview import Overview, Spread, overview
from analyzer.batch.results import Results
from analyzer.batch.rows import Basis, Row, make_basis, read_row, row_of
from analyzer.batch.run import _work
from analyzer.batch.work import Outcome, Work, check_found, failed
from analyzer.checks import RULES
from analyzer.errors import ClusterError, EmptyInput, EmptyPosting, FolderError, LexiconError, OutputError, WorkerError

DAY = date(2026, 11, 22)
BASIS = Basis(version="1", lexicons="l", posting="", as_of="2026-11-22")
WORK = Work(BASIS, DAY)
POSTING = (
    b"Medical Assistant\n\nDuties\n- Give injections\n\n"
    b"Requirements\n- CMA (AAMA) certification required\n- Experience with Epic required\n"
)
RESUME = """\
Robin Example
robin@example.com | 555-010-0199

Experience
Medical Assistant, Sample Family Practice, Springfield, IL
June 2021 - Present
- Drew blood for 25 patients per day
- Scheduled appointments

Skills
Phlebotomy, vital signs
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four resumes (two of one stem), one broken file, one empty, one hidden, and one that is no resume."""
    root = tmp_path / "in"
    (root / "spring class").mkdir(parents=True)
    (root / ".cache").mkdir()
    (root / "robin.txt").write_text(RESUME)
    (root / "robin.md").write_text(RESUME.replace("Robin", "Robyn"))
    (root / "spring class" / "robin.txt").write_text(RESUME.replace("25", "30"))
    (root / "spring class" / "José.txt").write_text(RESUME.replace("Robin", "José"), encoding="utf-8")
    (root / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (root / "empty.docx").write_bytes(b"")
    (root / ".hidden.txt").write_text(RESUME)
    (root / ".cache" / "robin.txt").write_text(RESUME)
    return root


ALL = ["cut.pdf", "empty.docx", "robin.md", "robin.txt", "spring class/José.txt", "spring class/robin.txt"]


def run(folder: Path, out: Path, **settings: object) -> Totals:
    return run_batch(folder, out, replace(Settings(DAY, POSTING, workers=1), **settings), lambda _: None)


def results_of(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / "results.jsonl").read_text("utf-8").splitlines()]


def content_of(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


# ---- which files


def test_every_regular_file_by_path_without_hidden_ones_and_the_output(folder: Path) -> None:
    out = folder / "results"
    out.mkdir()
    (out / "results.jsonl").write_text("{}")
    os.mkfifo(folder / "pipe.txt")
    (folder / "link.txt").symlink_to(folder / "robin.txt")
    (folder / "round").symlink_to(folder)
    assert [f.path for f in find_files(folder, out)] == sorted([*ALL, "link.txt"])


def test_a_name_that_is_no_text_can_still_be_written(tmp_path: Path) -> None:
    Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt")).write_text(RESUME)
    (found,) = find_files(tmp_path, tmp_path / "out")
    assert found.path.encode("utf-8") == b"caf\\xe9.txt"
    assert fingerprint(found.file)


@pytest.mark.parametrize(("make", "words"), [("", "no folder named"), ("file", "is a file"), ("folder", "no file")])
def test_nothing_to_read_is_an_error(tmp_path: Path, make: str, words: str) -> None:
    place = tmp_path / "place"
    if make == "file":
        place.write_text(RESUME)
    elif make:
        (place / "deeper").mkdir(parents=True)
    with pytest.raises(FolderError, match=words):
        find_files(place, tmp_path / "out")


@pytest.mark.parametrize("folder_and_out", [("a", "a"), ("a/reports", "a"), ("a/reports/b", "a"), ("a", "b/../a")])
def test_results_never_go_where_resumes_are_read(tmp_path: Path, folder_and_out: tuple[str, str]) -> None:
    for name in ("a/reports/b", "b"):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
    with pytest.raises(OutputError, match="folder of their own"):
        check_places(*(tmp_path / name for name in folder_and_out))


def test_output_below_or_above_the_folder_is_fine(tmp_path: Path) -> None:
    check_places(tmp_path / "a", tmp_path / "a" / "out")
    check_places(tmp_path / "a" / "b", tmp_path / "a")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=2, max_size=2, unique=True))
def test_report_names_are_plain_and_never_shared(paths: list[str]) -> None:
    names = [report_name(path) for path in paths]
    assert all(re.fullmatch(r"[a-z0-9-]+\.html", name) for name in names)
    assert names[0] != names[1]


# ---- rows


@given(
    st.builds(
        Row,
        path=st.text(),
        sha256=st.text("0123456789abcdef"),
        basis=st.just(BASIS),
        status=st.sampled_from(["ok", "error"]),
        error=st.text(),
        code=st.text(),
        match=st.none() | st.floats(0, 100),
        draft=st.none() | st.floats(0, 100),
        counts=st.dictionaries(st.text(), st.integers(0)),
        severities=st.dictionaries(st.text(), st.integers(0)),
        missing=st.lists(st.text()).map(tuple),
        missing_duties=st.lists(st.text()).map(tuple),
        report=st.text(),
    ).filter(lambda row: row.to_line().decode("utf-8", "surrogatepass"))
)
def test_a_row_survives_its_line(row: Row) -> None:
    line = row.to_line()
    assert line.count(b"\n") == 1
    assert read_row(line) == row


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b"{}", b'"x"', b'{"path": "a"}', b"\xff\xfe", b"null"])
def test_lines_that_are_no_row_are_passed_over(line: bytes) -> None:
    assert read_row(line) is None


def test_basis_changes_with_posting_day_and_own_lexicons(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("[a]\nb = 1\n")
    first = make_basis(POSTING, "2026-11-22", [str(tmp_path)])
    own.write_text("[a]\nb = 2\n")
    others = [
        make_basis(POSTING, "2026-11-22"),
        make_basis(POSTING, "2026-11-22", [str(tmp_path)]),
        make_basis(POSTING + b" ", "2026-11-22", [str(tmp_path)]),
        make_basis(POSTING, "2026-11-23", [str(tmp_path)]),
        make_basis(None, "2026-11-22", [str(tmp_path)]),
    ]
    assert len({first, *others}) == 6


# ---- tables


@pytest.mark.parametrize(
    ("path", "cell"),
    [("=cmd.txt", "'=cmd.txt"), ("+1.txt", "'+1.txt"), ("-a.txt", "'-a.txt"), ("@b.txt", "'@b.txt"),
     ("a=b.txt", "a=b.txt"), ('a,"b".txt', 'a,"b".txt')],
)  # fmt: skip
def test_no_cell_is_a_formula(tmp_path: Path, path: str, cell: str) -> None:
    results = Results(tmp_path)
    results.start([])
    results.add(replace(failed(path, "", WORK, "c", "Why.").row), "")
    results.write_table(["a-rule"])
    rows = list(csv.DictReader(io.StringIO((tmp_path / "results.csv").read_text("utf-8"))))
    assert [row["path"] for row in rows] == [cell]
    assert rows[0]["error"] == "Why."


def test_rows_in_any_order_end_in_the_order_of_their_paths(tmp_path: Path) -> None:
    results = Results(tmp_path)
    results.start([Row("m", "", BASIS)])
    for path in ("z", "é", "a", "B"):
        results.add(Row(path, "", BASIS), "")
    results.sort()
    assert [row.path for row in results.rows()] == ["B", "a", "m", "z", "é"]


def test_only_reports_are_ever_removed(tmp_path: Path) -> None:
    results = Results(tmp_path / "out")
    kept = tmp_path / "out" / "results.html"
    kept.write_text("x")
    (tmp_path / "out" / "reports" / "old.html").write_text("x")
    results.drop_reports(["../results.html", "old.html", "never-there.html", "notes.txt"])
    assert kept.exists()
    assert not (tmp_path / "out" / "reports" / "old.html").exists()


def test_an_output_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(OutputError, match="taken"):
        Results(tmp_path / "taken")


# ---- a whole run


def test_a_run_reads_what_it_can_and_names_the_rest(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    seen: list[tuple[int, int]] = []
    settings = Settings(DAY, POSTING, workers=2)
    totals = run_batch(folder, out, settings, lambda t: seen.append((t.done, t.failed)))
    assert (totals.files, totals.done, totals.failed, totals.kept) == (6, 6, 2, 0)
    assert [done for done, _ in seen] == [0, 1, 2, 3, 4, 5, 6]

    rows = results_of(out)
    assert [row["path"] for row in rows] == ALL
    for row in rows:
        assert {"path", "sha256", "status", "error", "scores", "counts", "missing"} <= row.keys()
        assert row["sha256"] == fingerprint(folder / str(row["path"]))
    assert [row["status"] for row in rows] == ["error", "error", "ok", "ok", "ok", "ok"]
    assert all(str(row["error"]).endswith(".") for row in rows[:2])
    good = rows[3]
    assert good["error"] is None
    assert good["counts"]["unquantified-task"] >= 1  # type: ignore[index]
    assert "CMA (AAMA) certification required" in " ".join(good["missing"]) or good["missing"]  # type: ignore[arg-type]
    assert 0 <= good["scores"]["match"] <= 100  # type: ignore[index]
    assert 0 <= good["scores"]["draft"] <= 100  # type: ignore[index]

    table = list(csv.DictReader(io.StringIO((out / "results.csv").read_text("utf-8"))))
    assert [line["path"] for line in table] == ALL
    assert {rule.name for rule in RULES} <= table[0].keys()
    assert float(table[3]["draft"]) == good["scores"]["draft"]  # type: ignore[index]
    assert int(table[3]["unquantified-task"]) == good["counts"]["unquantified-task"]  # type: ignore[index]
    assert table[0]["unquantified-task"] == table[0]["match"] == ""

    reports = {row["report"] for row in rows if row["report"]}
    assert len(reports) == 4
    assert {p.name for p in (out / "reports").iterdir()} == reports
    summary = (out / "summary.html").read_text("utf-8")
    assert all(f'href="reports/{name}"' in summary for name in reports)
    assert "6 files, 2 could not be read" in summary
    assert str(folder) not in "".join(p.read_text("utf-8") for p in out.rglob("*") if p.is_file())
    assert not list(out.rglob(".*")), "no temporary file is left"


def test_any_number_of_workers_and_any_run_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "one", workers=1)
    run(folder, tmp_path / "three", workers=3)
    run(folder, tmp_path / "three", workers=2)
    assert content_of(tmp_path / "one") == content_of(tmp_path / "three")


def test_resume_reads_only_what_changed(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, out)
    before = content_of(out)
    assert run(folder, out, resume=True).kept == 6
    assert content_of(out) == before

    (folder / "robin.txt").write_text(RESUME.replace("25", "40"))
    (folder / "robin.md").unlink()
    (out / "reports" / str(results_of(out)[4]["report"])).unlink()
    totals = run(folder, out, resume=True)
    assert (totals.files, totals.kept, totals.failed) == (5, 3, 2)
    run(folder, tmp_path / "fresh")
    assert content_of(out) == content_of(tmp_path / "fresh")

    assert run(folder, out, resume=True, posting=None).kept == 0
    assert run(folder, out, resume=True, posting=None).kept == 5
    assert run(folder, out, posting=None).kept == 0


def test_resume_takes_up_a_file_of_rows_that_was_cut_off(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, out)
    before = content_of(out)
    lines = before["results.jsonl"].splitlines(keepends=True)
    (out / "results.jsonl").write_bytes(b"".join(lines[:4]) + lines[4][:50])
    assert run(folder, out, resume=True).kept == 4
    assert content_of(out) == before


def test_a_file_past_the_size_limit_is_never_loaded(tmp_path: Path) -> None:
    big = tmp_path / "in" / "big.pdf"
    big.parent.mkdir()
    with big.open("wb") as file:
        file.truncate(11 * 1024 * 1024)
    (found,) = find_files(tmp_path / "in", tmp_path / "out")
    told: list[str] = []
    outcome = check_found(found, WORK, told.append)
    assert (outcome.row.code, told) == ("too-large", [])
    assert outcome.row.sha256 == fingerprint(big)


@pytest.mark.parametrize(("posting", "error"), [(b" \n", EmptyPosting), (b"--- ***", EmptyInput)])
def test_an_unusable_posting_stops_the_run_before_it_starts(
    folder: Path, tmp_path: Path, posting: bytes, error: type[Exception]
) -> None:
    with pytest.raises(error):
        run(folder, tmp_path / "out", posting=posting)
    assert not (tmp_path / "out").exists()


def test_an_unusable_lexicon_stops_the_run_before_it_starts(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "own.toml").write_text("[[term]]\n")
    with pytest.raises(LexiconError):
        run(folder, tmp_path / "out", lexicons=(str(tmp_path / "own"),))


def test_no_log_can_show_the_posting() -> None:
    assert "CMA" not in repr(Settings(DAY, POSTING))
    assert "CMA" not in repr(Work(BASIS, DAY, POSTING))
    assert "Robin" not in repr(cluster.Parcel("a.txt", RESUME.encode()))


# ---- workers that fail


def fragile(pipe: Connection, work: Work) -> None:
    """A worker that dies of one file, hangs on another, and raises on a third."""
    pipe.send("ready")
    while True:
        found = pipe.recv()
        pipe.send("a" * 64)
        if "dies" in found.path:
            os._exit(11)
        if "hangs" in found.path:
            time.sleep(600)
        pipe.send(Outcome(Row(found.path, "a" * 64, work.basis)))


def stillborn(pipe: Connection, work: Work) -> None:
    """A worker that ends before it is ready."""
    pipe.close()


def files_named(tmp_path: Path, *names: str) -> Iterator[object]:
    for name in names:
        (tmp_path / name).write_text(RESUME)
    return iter(find_files(tmp_path, tmp_path / "out"))


@pytest.mark.parametrize("workers", [1, 3])
def test_dead_and_hung_workers_cost_their_own_file_only(tmp_path: Path, workers: int) -> None:
    names = ["a", "b-dies", "c", "d-hangs", "e-dies", "f", "g-dies", "h"]
    files = files_named(tmp_path, *names)
    outcomes = list(local.check_all(files, WORK, workers, 1.0, target=fragile))
    rows = sorted((o.row for o in outcomes), key=lambda row: row.path)
    assert [row.path for row in rows] == names
    assert [row.code for row in rows] == ["", "stopped", "", "time-limit", "stopped", "", "stopped", ""]
    assert all(row.sha256 == "a" * 64 for row in rows)
    assert "longer than 1 seconds" in rows[3].error


def test_workers_that_cannot_start_are_one_error(tmp_path: Path) -> None:
    with pytest.raises(WorkerError, match="--workers 1"):
        list(local.check_all(files_named(tmp_path, "a", "b"), WORK, 2, 5.0, target=stillborn))


def test_leaving_early_stops_the_workers(tmp_path: Path) -> None:
    outcomes = local.check_all(files_named(tmp_path, "a", "b-hangs", "c-hangs"), WORK, 2, 300.0, target=fragile)
    assert [o.row.path for o in islice(outcomes, 1)] == ["a"]
    started = time.monotonic()
    outcomes.close()  # type: ignore[attr-defined]
    assert time.monotonic() - started < 60


def test_no_more_workers_than_files(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    pids.mkdir()
    outcomes = list(local.check_all(files_named(tmp_path, "a"), WORK, 8, 30.0, target=writes_its_pid))
    assert len(outcomes) == len(list(pids.iterdir())) == 1


def writes_its_pid(pipe: Connection, work: Work) -> None:
    """A worker that leaves a trace of itself."""
    pipe.send("ready")
    while True:
        found = pipe.recv()
        (found.file.parent / "pids" / str(os.getpid())).touch()
        pipe.send(Outcome(Row(found.path, "", work.basis)))


def test_a_file_that_took_too_long_is_tried_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    totals = run(folder, out, seconds=1e-9)
    slow = [row for row in results_of(out) if row["code"] == "time-limit"]
    assert slow
    assert totals.failed == len(results_of(out)) - sum(row["status"] == "ok" for row in results_of(out))
    assert run(folder, out, resume=True).failed == 2


# ---- the command


def command(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "analyzer", "batch", *map(str, arguments)]
    return subprocess.run(words, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


def test_exit_codes_and_progress(tmp_path: Path) -> None:
    many = tmp_path / "in"
    many.mkdir()
    for number in range(26):
        (many / f"{number:02}.txt").write_text(RESUME)
    done = command(many, "--out", tmp_path / "out", "--as-of", DAY, "--workers", 1)
    assert (done.returncode, done.stdout) == (0, "")
    assert "25 of 26 files, 0 could not be read" in done.stderr
    assert "26 files, 0 could not be read." in done.stderr

    (many / "30.pdf").write_bytes(b"")
    again = command(many, "--out", tmp_path / "out", "--as-of", DAY, "--resume")
    assert again.returncode == 4
    assert "27 files (26 taken over from an earlier run), 1 could not be read." in again.stderr


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["nowhere", "--out", "out"], 3, "no folder named nowhere"),
        (["bare", "--out", "out"], 3, "no file to read in bare"),
        (["full", "--out", "out", "--posting", "gone.txt"], 3, "no file named gone.txt"),
        (["full"], 2, "--out"),
        (["full", "--out", "out", "--workers", "0"], 2, "--workers"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(tmp_path: Path, words: list[str], code: int, says: str) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text(RESUME)
    done = command(*words, cwd=tmp_path)
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_ctrl_c_leaves_rows_that_a_later_run_takes_up(tmp_path: Path) -> None:
    many, out = tmp_path / "in", tmp_path / "out"
    many.mkdir()
    for number in range(400):
        (many / f"{number:03}.txt").write_text(RESUME * 3)
    words = [sys.executable, "-m", "analyzer", "batch", str(many), "--out", str(out), "--as-of", str(DAY)]
    # Whoever runs the tests in the background has told them to ignore what Ctrl-C sends.
    heeded = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process = subprocess.Popen(words, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=heeded)
    rows = out / "results.jsonl"
    while process.poll() is None and not (rows.exists() and rows.read_bytes().count(b"\n") >= 3):
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert said.splitlines()[-1] == "Stopped."
    found = [str(row["path"]) for row in results_of(out)]
    assert 3 <= len(found) < 400
    assert found == sorted(found)
    assert not (out / "results.csv").exists()
    assert not list(out.glob(".*"))
    for path in sorted(many.iterdir())[12:]:
        path.unlink()
    assert run(many, out, resume=True, posting=None, workers=2).kept == len([f for f in found if f < "012"])


# ---- the cluster


def test_without_the_extra_the_sentence_names_it(monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=re.escape("pip install 'resume-vitals[cluster]'")) as caught:
        run(folder, tmp_path / "out", cluster="tcp://127.0.0.1:1")
    assert caught.value.exit_code == 3


def test_own_lexicons_do_not_travel(tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match="--lexicons"):
        _work(Settings(DAY, cluster="tcp://127.0.0.1:1", lexicons=(str(tmp_path),)))


def one_machine(distributed: Any, tmp_path: Path, threads: int) -> Any:
    return distributed.LocalCluster(
        n_workers=1, threads_per_worker=threads, processes=False, dashboard_address=":0",
        local_directory=str(tmp_path / "scratch"),
    )  # fmt: skip


def test_a_cluster_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
    (folder / "big.pdf").write_bytes(b"0" * (11 * 1024 * 1024))
    with one_machine(distributed, tmp_path, threads=2) as dask:
        run(folder, tmp_path / "many", cluster=dask.scheduler_address)
    run(folder, tmp_path / "one")
    assert content_of(tmp_path / "many") == content_of(tmp_path / "one")


def test_a_cluster_of_another_version_or_without_workers_is_refused(folder: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
    other = Work(replace(make_basis(None, "2026-11-22"), version="0.0.1"), DAY)
    with one_machine(distributed, tmp_path, threads=1) as dask:
        with pytest.raises(ClusterError, match="another version"):
            list(cluster.check_all(iter(find_files(folder, tmp_path)), other, dask.scheduler_address, 60.0))
        dask.scale(0)
        with distributed.Client(dask) as client:
            while client.nthreads():
                time.sleep(0.05)
        with pytest.raises(ClusterError, match="no worker"):
            list(cluster.check_all(iter(find_files(folder, tmp_path)), WORK, dask.scheduler_address, 60.0))


def test_a_scheduler_that_does_not_answer_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 0.5)
    with pytest.raises(ClusterError, match="No Dask scheduler answers at"):
        cluster.connect("tcp://127.0.0.1:9")


# ---- what the resumes of a folder have in common


def test_the_overview_counts_files_and_not_findings() -> None:
    rows = [
        Row("a", "1", BASIS, match=40, draft=50, counts={"weak-opening": 7}, missing=("BLS required",)),
        Row("b", "2", BASIS, match=80, draft=70, counts={"weak-opening": 1, "old-job": 2}, missing_duties=("EKG",)),
        Row("c", "3", BASIS, match=61, draft=90, missing=("BLS required",), missing_duties=("EKG", "Injections")),
        Row("d", "4", BASIS, "error", "This file is empty.", "empty-document"),
    ]
    found = overview(rows, {"weak-opening": "Weak openings", "old-job": "Old jobs"})
    assert found.files == 3
    assert found.match == Spread(40, 61, 80)
    assert found.draft == Spread(50, 70, 90)
    assert found.findings == (("Weak openings", 2),)
    assert found.needs == (("BLS required", 2),)
    assert found.duties == (("EKG", 2),)


def test_the_overview_of_nothing_says_nothing() -> None:
    assert overview([], {}) == Overview(0, None, None, (), (), ())


def test_missing_duties_go_by_their_names_and_requirements_by_their_words(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path)
    row = results_of(tmp_path)[3]
    assert "CMA (AAMA) certification required" in row["missing"]  # type: ignore[operator]
    assert row["missing_duties"] == ["Injections"]
    table = list(csv.DictReader(io.StringIO((tmp_path / "results.csv").read_text("utf-8"))))
    assert table[3]["missing-duties"] == "; ".join(row["missing_duties"])  # type: ignore[arg-type]


def test_a_row_names_long_needs_in_short_and_the_stage() -> None:
    asked = (
        "Requirements\n- Possession of a CPR card issued by a body that the medical director accepts\n"
        "- Two years of work in a family medicine clinic or in another one that is close to it\n"
    )
    row = row_of(check(RESUME, asked, as_of=DAY), "a.txt", "0", BASIS, "a.html")
    assert "Cardiopulmonary Resuscitation" in row.missing
    assert all(len(m.split()) < 12 for m in row.missing)
    assert (row.stage, row.months) == ("mid", 66)
    assert read_row(row.to_line()) == row
