"""The page's files are those of the command for the same answers, and each further change can be left out."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from lxml import html
from werkzeug.datastructures import MultiDict

from analyzer.cli import cli
from analyzer.model import Blank, Confirm
from analyzer.report import check
from samples.catalog import FOLDER
from web.answers import read_choices
from web.downloads import make_file, offered_changes, wanted_changes
from web.submission import Piece, Submission

DAY = date(2026, 11, 22)
RESUME = FOLDER / "resumes" / "career-changer.docx"
POSTING = FOLDER / "postings" / "family-practice-epic.txt"
TICKS = [("changes", "asked")]


@pytest.mark.parametrize(
    ("form", "options"),
    [
        ([], []),
        ([*TICKS, ("change", "skills"), ("change", "letters")], []),
        ([*TICKS, ("change", "skills")], ["--leave", "letters"]),
        ([*TICKS, ("change", "letters"), ("change", "summary")], ["--leave", "skills", "--summary"]),
        (TICKS, ["--only-rewrites"]),
    ],
    ids=["no boxes", "both", "skills", "letters and summary", "none"],
)
@pytest.mark.parametrize("kind", ["tracked", "clean", "comments"])
def test_the_page_gives_the_file_of_the_command(
    kind: str, form: list[tuple[str, str]], options: list[str], tmp_path: Path
) -> None:
    source = RESUME.read_bytes()
    report = check(source, POSTING.read_bytes(), as_of=DAY, name=RESUME.name)
    asked = [s for r in report.rewrites for s in r.options[0].segments if isinstance(s, Blank | Confirm)]
    answers = {s.key: "12" if isinstance(s, Blank) else "yes" for s in asked[:4]}
    choices = read_choices({f"answer.{k}": v for k, v in answers.items()}, report)
    wanted = wanted_changes(MultiDict(form))
    made = make_file(kind, report, choices, Submission(Piece(source, RESUME.name), None, DAY), wanted)
    file, out = tmp_path / "answers.json", tmp_path / "out.docx"
    file.write_text(json.dumps(choices.answers))
    words = ["tailor", RESUME, "--posting", POSTING, "--answers", file, "--mode", kind, "-o", out, *options]
    result = CliRunner().invoke(cli, [*map(str, words), "--as-of", "2026-11-22"])
    assert result.exit_code == 0
    assert made.data == out.read_bytes()


def test_what_can_be_chosen_is_shown_with_its_reason() -> None:
    report = check(RESUME.read_bytes(), POSTING.read_bytes(), as_of=DAY, name=RESUME.name)
    offered = offered_changes(report)
    assert {c.kind for c in offered} == {"summary", "letters", "skills"}
    assert all(c.text and c.why for c in offered)


def test_a_box_that_nobody_knows_changes_nothing() -> None:
    assert wanted_changes(MultiDict([*TICKS, ("change", "name"), ("change", "skills")])) == {"skills"}


SCATTERED = """Ana Ruiz
ana@example.com | 555-010-0199

EXPERIENCE
Medical Assistant, Hill Clinic, 01/2021 - Present
- Roomed patients in Epic

SKILLS
Phlebotomy, EKGs, injections
BLS certified

EDUCATION
Diploma, North High School, 2018
RMA (AMT), expires 05/2028
"""
HOME = "\nCERTIFICATIONS\nCCMA (NHA), expires 05/2028\n"


@pytest.mark.parametrize(
    ("resume", "ticks", "says"),
    [
        (SCATTERED + HOME, ["change-gather"], "moved to CERTIFICATIONS"),
        (SCATTERED, [], "your resume has no section of certifications"),
    ],
)
def test_credentials_in_several_places_are_shown_and_moved_where_that_is_ticked(
    client: FlaskClient, resume: str, ticks: list[str], says: str
) -> None:
    form = {"resume_text": resume, "as_of": DAY.isoformat()}
    page = html.fromstring(client.post("/check", data=form).get_data(as_text=True))
    assert [x.get("id") for x in page.cssselect("#change-gather:not([checked])")] == ticks
    (hint,) = page.cssselect("#change-gather-new")
    assert hint.text_content().count(says) == 2
    kept = {f.get("name"): f.get("value") for f in page.cssselect("#answers input[type=hidden]")}
    made = client.post("/download", data={**kept, "kind": "clean", "change": "gather"})
    lines = [p.text for p in docx.Document(BytesIO(made.data)).paragraphs]
    assert (lines[lines.index("BLS certified") - 1].startswith("CCMA")) is bool(ticks)
    assert sorted(filter(None, lines)) == sorted(filter(None, (x.removeprefix("- ") for x in resume.split("\n"))))
