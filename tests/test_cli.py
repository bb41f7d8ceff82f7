"""The contract of the command line: every command through its real entry, its fields, its exit codes.

A process costs a second, so each result is made once and looked at by many tests.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from analyzer.checks import RULES
from analyzer.cli import cli
from analyzer.lexicon import load

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
RESUME = SAMPLES / "resumes" / "family-practice.docx"
POSTING = SAMPLES / "postings" / "family-practice-epic.txt"
DAY = "2026-11-22"
Done = subprocess.CompletedProcess[bytes]

LINES = """\
Drew blood for 25 patients per day in Epic

Roomed patients and took vital signs\r
CMA (AAMA), expires June 2027
"""
BARE = """\
Robin Example
robin@example.com | 555-010-0199

Experience
Medical Assistant, Sample Family Practice, Springfield, IL
June 2021 - Present
- Roomed patients
"""

LINE = {"line", "text", "kind", "terms", "tasks", "measures", "unquantified"}
TERM = {"id", "kind", "start", "end", "status"}
TASK = {"id", "start", "end"}
MEASURE = {"start", "end", "text", "dimension"}
LINE_KINDS = {"duty", "skills", "credential", "education", "summary", "title", "other"}
STATUSES = {"held", "planned", "expired", "unclear", "negated"}
PARSED = {"schema", "format", "pages", "text", "contact", "sections", "experience", "education", "credentials",
          "skills", "languages", "warnings"}  # fmt: skip
CONTACT = {"name", "credentials_after_name", "email", "phone", "location", "links"}
SECTION = {"kind", "heading", "start", "end"}
ENTRY = {"title", "company", "location", "start", "end", "current", "kind", "bullets"}
BULLET = {"text", "start", "end", "page", "bbox"}
EDUCATION = {"degree", "institution", "dates"}
ASKED = {"schema", "title", "employer", "text", "requirements", "ignored"}
REQUIREMENT = {"text", "start", "end", "any_of", "need", "necessity", "years", "due"}
IGNORED = {"start", "end", "why"}
REPORT = {"schema", "versions", "as_of", "resume", "posting", "matches", "scores", "findings", "rewrites", "career"}
MATCH = {"requirement", "status", "evidence", "note"}
EVIDENCE = {"start", "end", "text"}
SCORE = {"points", "of", "parts"}
PART = {"name", "points", "of", "why", "requirements", "findings"}
FINDING = {"id", "rule", "severity", "message", "start", "end", "evidence", "rewrite"}
REWRITE = {"id", "finding", "start", "end", "original", "options"}
OPTION = {"applicability", "text", "segments"}
SEGMENT = {"type", "text", "start", "end", "ask", "hint", "key"}
CAREER = {"stage", "months", "why", "next"}
QUESTION = {"key", "question", "hint"}


def call(
    *words: object, stdin: bytes | str = b"", cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Done:
    """Runs the command as a user does."""
    data = stdin.encode("utf-8") if isinstance(stdin, str) else stdin
    return subprocess.run(
        [sys.executable, "-m", "analyzer", *map(str, words)], input=data, capture_output=True, check=False, cwd=cwd,
        env={**os.environ, **(env or {})},
    )  # fmt: skip


def read(done: Done) -> Any:
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def hold(things: list[dict[str, Any]], fields: set[str]) -> None:
    """Each thing has at least these fields, and there is one to look at."""
    assert things
    for thing in things:
        assert fields <= thing.keys()


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    return read(call("check", RESUME, "--posting", POSTING, "--format", "json", "--as-of", DAY))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bare") / "bare.txt"
    path.write_text(BARE)
    return path


# ---- annotate


@pytest.fixture(scope="module")
def annotated() -> list[dict[str, Any]]:
    done = call("annotate", "--as-of", DAY, stdin=LINES)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_annotate_gives_one_object_a_line_in_order(annotated: list[dict[str, Any]]) -> None:
    assert [x["line"] for x in annotated] == [1, 2, 3, 4]
    assert [x["text"] for x in annotated] == [line.rstrip("\r") for line in LINES.split("\n")[:4]]
    hold(annotated, LINE)
    assert {x["kind"] for x in annotated} <= LINE_KINDS


def test_annotate_gives_the_contracts_example(annotated: list[dict[str, Any]]) -> None:
    first = annotated[0]
    hold(first["terms"], TERM)
    hold(first["tasks"], TASK)
    hold(first["measures"], MEASURE)
    (term,), (task,), (measure,) = first["terms"], first["tasks"], first["measures"]
    assert {k: term[k] for k in TERM} == {"id": "ehr.epic", "kind": "ehr", "start": 38, "end": 42, "status": "held"}
    assert {k: task[k] for k in TASK} == {"id": "task.venipuncture", "start": 0, "end": 10}
    assert {k: measure[k] for k in MEASURE} == {
        "start": 15, "end": 34, "text": "25 patients per day", "dimension": "volume",
    }  # fmt: skip
    assert (first["kind"], first["unquantified"]) == ("duty", False)


def test_annotate_gives_a_blank_line_empty_lists(annotated: list[dict[str, Any]]) -> None:
    blank = annotated[1]
    assert (blank["text"], blank["terms"], blank["tasks"], blank["measures"]) == ("", [], [], [])
    assert blank["unquantified"] is False


def test_annotate_marks_work_without_a_number_and_dates_credentials(annotated: list[dict[str, Any]]) -> None:
    assert annotated[2]["unquantified"] is True
    (credential,) = [t for t in annotated[3]["terms"] if t["kind"] == "cert"]
    assert (credential["id"], credential["status"]) == ("cert.cma-aama", "held")


def test_annotate_judges_expiry_against_the_day_asked_for() -> None:
    done = call("annotate", "-", "--as-of", "2028-01-01", stdin="CMA (AAMA), expires June 2027\n")
    assert json.loads(done.stdout)["terms"][0]["status"] == "expired"


@pytest.mark.parametrize(("stdin", "texts"), [("", []), ("\n\n", ["", ""]), ("no end", ["no end"])])
def test_annotate_counts_lines_as_line_breaks_do(stdin: str, texts: list[str]) -> None:
    done = call("annotate", stdin=stdin)
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == texts


# ---- parse and posting


def test_parse_has_the_contracts_fields(report: dict[str, Any]) -> None:
    parsed = read(call("parse", RESUME, "--as-of", DAY))
    assert parsed == report["resume"]
    assert parsed.keys() >= PARSED
    assert (parsed["schema"], parsed["format"]) == (1, "docx")
    assert parsed["contact"].keys() >= CONTACT
    hold(parsed["sections"], SECTION)
    hold(parsed["experience"], ENTRY)
    hold([b for entry in parsed["experience"] for b in entry["bullets"]], BULLET)
    hold(parsed["education"], EDUCATION)
    assert parsed["credentials"]
    assert parsed["skills"]
    assert {entry["kind"] for entry in parsed["experience"]} <= {"job", "externship", "volunteer"}
    for entry in parsed["experience"]:
        for bullet in entry["bullets"]:
            assert parsed["text"][bullet["start"] : bullet["end"]] == bullet["text"]


def test_posting_has_the_contracts_fields(report: dict[str, Any]) -> None:
    asked = read(call("posting", "-", stdin=POSTING.read_bytes()))
    assert asked == report["posting"]
    assert asked.keys() >= ASKED
    assert asked["schema"] == 1
    hold(asked["requirements"], REQUIREMENT)
    hold(asked["ignored"], IGNORED)
    for need in asked["requirements"]:
        assert need["necessity"] in {"required", "preferred", "mentioned"}
        assert asked["text"][need["start"] : need["end"]]
        assert need["any_of"] or need["need"]


# ---- check


def test_check_has_the_contracts_fields(report: dict[str, Any]) -> None:
    assert report.keys() >= REPORT
    assert (report["schema"], report["as_of"]) == (1, DAY)
    assert report["versions"].keys() >= {"resume-vitals", "lexicons"}
    hold(report["matches"], MATCH)
    hold([e for match in report["matches"] for e in match["evidence"]], EVIDENCE)
    assert {m["status"] for m in report["matches"]} <= {"met", "partial", "missing", "unclear"}
    hold(list(report["scores"].values()), SCORE)
    hold([p for score in report["scores"].values() for p in score["parts"]], PART)
    hold(report["findings"], FINDING)
    hold(report["rewrites"], REWRITE)
    options = [o for rewrite in report["rewrites"] for o in rewrite["options"]]
    hold(options, OPTION)
    hold([s for option in options for s in option["segments"]], SEGMENT)
    assert report["career"].keys() >= CAREER


def test_what_check_points_at_is_there(report: dict[str, Any]) -> None:
    text = report["resume"]["text"]
    findings = {f["id"]: f for f in report["findings"]}
    rewrites = {r["id"] for r in report["rewrites"]}
    needs = range(len(report["posting"]["requirements"]))
    assert {f["rule"] for f in findings.values()} <= {rule.name for rule in RULES}
    assert {f["severity"] for f in findings.values()} <= {"must-fix", "should-fix", "consider"}
    assert {f["rewrite"] for f in findings.values()} - {None} <= rewrites
    assert {m["requirement"] for m in report["matches"]} <= set(needs)
    for match in report["matches"]:
        assert all(text[e["start"] : e["end"]] == e["text"] for e in match["evidence"])
    for rewrite in report["rewrites"]:
        assert rewrite["finding"] in findings
        assert text[rewrite["start"] : rewrite["end"]] == rewrite["original"]
        for option in rewrite["options"]:
            kinds = {s["type"] for s in option["segments"]}
            assert kinds <= {"glue", "fact", "blank", "confirm"}
            assert option["applicability"] == ("needs-answer" if kinds & {"blank", "confirm"} else "safe")
            for segment in option["segments"]:
                if segment["start"] is not None:
                    # The first letter alone may change: where a sentence starts or goes on.
                    shown = text[segment["start"] : segment["end"]]
                    assert shown[1:] == segment["text"][1:]
                    assert shown.casefold() == segment["text"].casefold()


def test_scores_are_the_sums_of_their_parts(report: dict[str, Any]) -> None:
    assert report["scores"].keys() == {"match", "draft"}
    for score in report["scores"].values():
        assert score["points"] == pytest.approx(sum(p["points"] for p in score["parts"]), abs=0.06)
        assert score["of"] == pytest.approx(sum(p["of"] for p in score["parts"]), abs=0.06)
        assert all(0 <= p["points"] <= p["of"] for p in score["parts"])
        assert all(p["why"] for p in score["parts"])


def test_check_without_a_posting(bare: Path) -> None:
    alone = read(call("check", "-", "--format", "json", "--as-of", DAY, stdin=bare.read_bytes()))
    assert alone.keys() >= REPORT
    assert alone["posting"] is None
    assert alone["matches"] == []
    assert alone["scores"].keys() == {"draft"}


def test_no_path_of_the_machine_is_in_the_json(report: dict[str, Any]) -> None:
    assert str(SAMPLES.parent) not in json.dumps(report)


def test_check_as_text_says_why_when_asked() -> None:
    short = call("check", RESUME, "--posting", POSTING, "--as-of", DAY)
    long = call("check", RESUME, "--posting", POSTING, "--as-of", DAY, "--explain")
    assert (short.returncode, long.returncode) == (0, 0)
    assert b"Match with the posting: " in short.stdout
    assert b"Draft: " in short.stdout
    assert len(long.stdout) > len(short.stdout)


def test_check_as_html_stands_alone_and_goes_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    done = call("check", RESUME, "--format", "html", "-o", out, "--as-of", DAY)
    assert (done.returncode, done.stdout) == (0, b"")
    page = out.read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert not [mark for mark in ("<script", " src=", "@import", "<link") if mark in page]
    assert list(tmp_path.iterdir()) == [out]


def test_check_keeps_only_the_rules_asked_for() -> None:
    some = read(call("check", RESUME, "--format", "json", "--rules", "unquantified-task", "--as-of", DAY))
    assert {f["rule"] for f in some["findings"]} == {"unquantified-task"}


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    first, second = (
        call("check", RESUME, "--posting", POSTING, "--format", "json", "--as-of", DAY, env={"PYTHONHASHSEED": seed})
        for seed in ("1", "4242")
    )
    assert first.returncode == second.returncode == 0
    assert first.stdout == second.stdout


# ---- exit codes


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--fail-under", "0"], 0),
        (["--fail-under", "99"], 1),
        (["--strict"], 0),
        (["--strict", "--posting", str(SAMPLES / "postings" / "ophthalmology-coa.txt")], 1),
    ],
)
def test_what_was_not_reached_is_1_and_the_result_is_there(bare: Path, words: list[str], code: int) -> None:
    done = call("check", bare, "--as-of", DAY, *words)
    assert done.returncode == code
    assert done.stdout


WRONG_LINES = [
    ["check"],
    ["check", "{resume}", "--format", "xml"],
    ["check", "{resume}", "--as-of", "yesterday"],
    ["check", "{resume}", "--rules", "no-such-rule"],
    ["check", "-", "--posting", "-"],
    ["check", "{resume}", "--lexicons", "nowhere"],
    ["tailor", "{resume}"],
    ["tailor", "{resume}", "-o", "{resume}"],
    ["explain", "no-such-rule"],
    ["serve", "--port", "0"],
    ["no-such-command"],
]
UNREADABLE = [
    (["check", "gone.pdf"], "no file named gone.pdf"),
    (["check", "."], "batch"),
    (["check", "empty.txt"], "empty"),
    (["check", "cut.pdf"], "damaged"),
    (["check", "noise.bin"], "cannot be read"),
    (["parse", "cut.docx"], ""),
    (["check", "{resume}", "--posting", "gone.txt"], "no file named gone.txt"),
    (["check", "{resume}", "--posting", "empty.txt"], "posting"),
    (["posting", "empty.txt"], "posting"),
    (["tailor", "{resume}", "--answers", "list.json", "-o", "out.docx"], "answers"),
    (["tailor", "{resume}", "--answers", "cut.docx", "-o", "out.docx"], "answers"),
    (["check", "{resume}", "-o", "no-folder/report.txt"], "report.txt"),
    (["check", "{resume}", "--lexicons", "own"], "own.toml:2"),
    (["lexicon", "check", "own"], "own.toml:2"),
    (["annotate", "gone.txt"], "no file named gone.txt"),
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files that cannot be read, each in its own way."""
    folder = tmp_path_factory.mktemp("place")
    (folder / "empty.txt").write_bytes(b" \n")
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (folder / "cut.docx").write_bytes(RESUME.read_bytes()[:3000])
    (folder / "noise.bin").write_bytes(bytes(range(256)) * 8)
    (folder / "list.json").write_text("[1]")
    (folder / "own").mkdir()
    (folder / "own" / "own.toml").write_text('[[term]]\nid = "ehr.own"\nname = "Own"\nwrong = 1\n')
    return folder


@pytest.mark.parametrize("words", WRONG_LINES, ids=" ".join)
def test_a_wrong_command_line_is_2(place: Path, bare: Path, words: list[str]) -> None:
    done = call(*(word.format(resume=bare) for word in words), cwd=place)
    assert done.returncode == 2, done.stderr.decode()
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr
    assert bare.read_text() == BARE


@pytest.mark.parametrize(("words", "says"), UNREADABLE, ids=[" ".join(words) for words, _ in UNREADABLE])
def test_what_cannot_be_read_is_3_with_one_sentence(place: Path, bare: Path, words: list[str], says: str) -> None:
    done = call(*(word.format(resume=bare) for word in words), cwd=place)
    # A slow machine says in between what it is doing.
    said = "\n".join(x for x in done.stderr.decode().splitlines() if not (x.startswith("Reading") and x[-3:] == "..."))
    assert done.returncode == 3, said
    assert done.stdout == b""
    assert len(said.splitlines()) == 1
    assert said.startswith("resume-vitals: ")
    assert says in said
    assert str(place) not in said
    assert not (place / "out.docx").exists()


# ---- tailor


def test_tailor_lists_its_questions_and_writes_what_was_answered(bare: Path, tmp_path: Path) -> None:
    questions = read(call("tailor", bare, "--list-questions", "--as-of", DAY))
    hold(questions, QUESTION)
    assert len({q["key"] for q in questions}) == len(questions)

    answers, out = tmp_path / "answers.json", tmp_path / "tailored.docx"
    answers.write_text(json.dumps({questions[0]["key"]: "17"}))
    done = call("tailor", bare, "--answers", answers, "-o", out, "--as-of", DAY)
    assert (done.returncode, done.stdout) == (0, b"")
    with ZipFile(io.BytesIO(out.read_bytes())) as package:
        written = package.read("word/document.xml").decode("utf-8")
    assert "17" in written
    assert "[" not in written.split("<w:body>")[1], "an unanswered blank is never written"

    unanswered = tmp_path / "unanswered.docx"
    assert call("tailor", bare, "-o", unanswered, "--as-of", DAY).returncode == 0
    with ZipFile(unanswered) as package:
        assert "Roomed patients" in package.read("word/document.xml").decode("utf-8")


# ---- the small commands


def test_explain_lists_the_rules_and_shows_each_part() -> None:
    listed = call("explain")
    assert listed.returncode == 0
    assert [line.split()[0] for line in listed.stdout.decode().splitlines()] == [rule.name for rule in RULES]
    page = call("explain", "unquantified-task")
    assert page.returncode == 0
    assert b"unquantified-task" in page.stdout
    assert b"How to fix" in page.stdout


def test_lexicon_lists_every_term_of_a_kind() -> None:
    done = call("lexicon", "list", "--kind", "ehr")
    assert done.returncode == 0
    assert [x.split()[0] for x in done.stdout.decode().splitlines()] == [t.id for t in load().of_kind("ehr")]


@pytest.mark.parametrize(("miss", "code"), [("Worked at a front desk", 0), ("Charted in ClinicSample daily", 3)])
def test_lexicon_check_tries_the_examples(tmp_path: Path, miss: str, code: int) -> None:
    (tmp_path / "own.toml").write_text(
        '[[term]]\nid = "ehr.clinicsample"\nname = "ClinicSample"\naliases = ["ClinicSample"]\n'
        f'source = "own"\nchecked = "2026-11"\nhits = ["Charted in ClinicSample"]\nmisses = ["{miss}"]\n'
    )
    done = call("lexicon", "check", tmp_path)
    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr
    if code:
        assert b"own.toml" in done.stderr
    else:
        found = call("annotate", "--lexicons", tmp_path, stdin="Charted in ClinicSample\n")
        assert [t["id"] for t in json.loads(found.stdout)["terms"]] == ["ehr.clinicsample"]


@pytest.mark.parametrize(("asked", "code"), [('before = "How many before?"\nafter = "How many after?"', 0), ("", 3)])
def test_rows_of_a_users_own_join_a_table(tmp_path: Path, asked: str, code: int) -> None:
    (tmp_path / "changes.toml").write_text(
        '[[change]]\nnouns = ["lost keys"]\nsays = "from {before} to {after} a month"\n'
        f'unit = "a month"\nhint = "Count."\n{asked}\n'
    )
    done = call("lexicon", "check", tmp_path)
    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr
    assert (b"changes.toml" in done.stderr) is bool(code)


def test_the_folder_for_another_occupation_works_whole(tmp_path: Path) -> None:
    folder = SAMPLES / "lexicons" / "dental"
    checked = call("lexicon", "check", folder)
    assert checked.returncode == 0, checked.stderr
    resume = tmp_path / "resume.txt"
    resume.write_text(
        "Jo Sample\n(555) 555-0100 | jo.sample@example.com\n\nEXPERIENCE\n"
        "Dental Assistant, Harbor Smiles Dental, Springfield, IL\n01/2019 - 01/2025\n"
        "- Assisted the dentist chairside during restorative procedures\n- Luxated the tongue\n"
    )
    report = json.loads(call("check", resume, "--lexicons", folder, "--format", "json").stdout)
    bullet = next(f for f in report["findings"] if "chairside assisting" in f["message"])
    assert "With about how many patients a day did you assist at the chair?" in bullet["message"]
    assert report["career"]["months"] == 73
    assert json.loads(call("check", resume, "--format", "json").stdout)["career"]["months"] in (None, 0)
    posting = tmp_path / "posting.txt"
    posting.write_text("Dental Assistant\n\nDuties\n- Assist the dentist chairside\n- Take alginate impressions\n")
    for form in ("text", "html"):
        shown = call("check", resume, "--posting", posting, "--lexicons", folder, "--format", form).stdout.decode()
        assert "Impressions and models" in shown, "own terms go by their names"
        assert "task.dental" not in shown, "no id is shown to a person"


def test_doctor_finds_this_installation_whole() -> None:
    done = call("doctor")
    assert done.returncode == 0, done.stdout
    assert b"All is well." in done.stdout


@pytest.mark.parametrize(
    "words",
    [[], ["annotate"], ["parse"], ["posting"], ["check"], ["tailor"], ["batch"], ["serve"], ["explain"], ["lexicon"],
     ["lexicon", "list"], ["lexicon", "check"], ["doctor"]],
    ids=" ".join,
)  # fmt: skip
def test_every_command_has_help_with_an_example(words: list[str]) -> None:
    done = CliRunner().invoke(cli, [*words, "--help"], prog_name="resume-vitals")
    assert done.exit_code == 0
    assert "Example:  " in done.output
    assert "resume-vitals " + " ".join(words) in " ".join(done.output.split())


def test_help_is_0_and_says_nothing_else() -> None:
    done = call("--help")
    assert (done.returncode, done.stderr) == (0, b"")


def test_help_loads_no_reader_and_no_matcher() -> None:
    heavy = "spacy sklearn numpy pdfplumber pypdfium2 docx lxml trafilatura flask waitress rich distributed".split()
    script = (
        "import sys, contextlib, io\n"
        "from analyzer.cli import cli\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        "    cli.main(['--help'], standalone_mode=False)\n"
        f"print(*sorted(set({heavy!r}) & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_version_is_the_packages() -> None:
    done = call("--version")
    assert done.returncode == 0
    assert done.stdout.startswith(b"resume-vitals")


def test_a_reader_that_goes_away_is_no_error() -> None:
    words = f"{sys.executable} -m analyzer lexicon list | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
