"""A finding's message asks what its first option asks."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer import check
from analyzer.model import Blank, Report

HEAD = "Pat Sample\npat@example.com\nWork Experience\n"
CLINIC = "Medical Assistant, Elm Street Clinic\nMay 2021 - Present\n"
SCHOOL = "Medical Assistant Extern, Elm Street Clinic\nMay 2026 - June 2026\n160 hours\n"
STORE = "Cashier, Corner Grocery\nMay 2018 - May 2020\n"
OPEN = ("unquantified-task", "vague-quantity")


def report(job: str, *bullets: str, posting: str | None = None) -> Report:
    """The report on a resume with one job."""
    return check(f"{HEAD}{job}" + "".join(f"- {b}\n" for b in bullets), posting, as_of=date(2026, 11, 22))


@pytest.mark.parametrize(
    ("job", "bullet"),
    [
        (CLINIC, "Roomed patients and took vital signs"),
        (CLINIC, "Did chart audits for med reconciliation and injections"),
        (CLINIC, "Gave various injections in a busy clinic"),
        (CLINIC, "Schedule and confirm appointments, call patients with results"),
        (SCHOOL, "Assisted with biopsies"),
        (SCHOOL, "Took vital signs and gave injections"),
    ],
)
def test_message_and_first_option_ask_the_same(job: str, bullet: str) -> None:
    made = report(job, bullet)
    rewrite = made.rewrites[0]
    asked = [s.ask for s in rewrite.options[0].segments if isinstance(s, Blank)]
    messages = [made.findings[i].message for i in rewrite.findings if made.findings[i].rule in OPEN]
    assert messages
    told = [any(m.removesuffix(".").endswith(a) for a in asked) for m in messages]
    # A second message about the bullet asks nothing again.
    assert any(told), (messages, asked)
    assert all(t or "?" not in m for t, m in zip(told, messages, strict=True)), (messages, asked)


def test_of_two_gaps_the_message_asks_for_what_the_posting_wants() -> None:
    made = report(CLINIC, "Room patients and give injections", posting="Requirements\n- Give injections\n")
    message = next(f.message for f in made.findings if f.rule == "unquantified-task")
    assert "injections" in message.rsplit(":", 1)[-1]


@pytest.mark.parametrize(
    ("telling", "bullet", "asked"),
    [
        # The same work, counted in another bullet of the job.
        ("Gave 25+ immunizations per day in flu season", "Administered childhood immunizations", False),
        ("Room 25 patients a day", "Roomed patients for sick and well visits", False),
        ("Room 25 patients a day", "Took vital signs before visits", False),
        ("Refill requests (30/day), lab letters", "Processed refill requests", False),
        # What was given is what was entered.
        ("Gave 25 immunizations a day", "Entered immunizations into the state registry", False),
        # One kind, no period, other work, or a share leave it open.
        ("Gave 15 allergy injections a week", "Administered injections", True),
        ("Gave 40 immunizations", "Administered childhood immunizations", True),
        ("Gave 25 immunizations a day", "Logged refrigerator temperatures for vaccines", True),
        ("Draw blood with 98% first-stick success", "Drew blood from adults", True),
        ("Assisted with 5 excisions a week", "Assisted with biopsies and joint injections", True),
    ],
)
def test_what_another_bullet_of_the_job_counts_is_not_asked(telling: str, bullet: str, asked: bool) -> None:
    made = report(CLINIC, telling, bullet)
    found = [f for f in made.findings if f.rule == "unquantified-task"]
    assert any(f.span.of(made.resume.text) == bullet for f in found) == asked
    # Another job's number tells nothing of this one.
    other = report(f"{STORE}- {telling}\n{CLINIC}", bullet)
    assert [f for f in other.findings if f.rule == "unquantified-task" and f.span.of(other.resume.text) == bullet]


def test_of_two_tasks_the_one_that_is_not_counted_elsewhere_is_asked_for() -> None:
    made = report(CLINIC, "Gave 25 immunizations a day", "Administered immunizations and injections IM/SQ/ID")
    (rewrite,) = made.rewrites
    asks = [s.ask for o in rewrite.options for s in o.segments if isinstance(s, Blank)]
    assert asks
    assert not any("vaccine" in a or "up to date" in a for a in asks)


def test_a_store_is_not_asked_for_rooms_of_a_clinic() -> None:
    made = report(STORE, "Kept the exam table display clean and stocked")
    for finding in made.findings:
        assert "How many rooms" not in finding.message


def test_an_externship_of_known_hours_is_asked_for_counts() -> None:
    (found,) = (f for f in report(SCHOOL, "Roomed patients").findings if f.rule == "unquantified-task")
    assert found.message.endswith("?")
    assert "hours" not in found.message


def test_every_message_of_a_report_is_whole() -> None:
    made = report(CLINIC, "Roomed patients", "Gave various shots", "Cleaned many things", "Responsible for charts")
    assert all(not f.lead and not f.advice and f.message.endswith((".", "?")) for f in made.findings)


def test_hours_told_under_education_are_asked_for_no_more() -> None:
    text = (
        "Pat Sample\npat@example.com\nEducation\nMedical Assistant Certificate, 2026\n160 hour externship\n"
        "Externship\nAlder Family Clinic\nMarch 2026 - April 2026\n- Roomed patients\n"
    )
    assert all("hours" not in f.message for f in check(text).findings if f.rule == "unquantified-task")


def test_where_nobody_can_say_what_to_count_no_number_is_missed() -> None:
    (found,) = (f for f in report(CLINIC, "Used Epic for charting").findings if f.rule == "unquantified-task")
    assert (found.severity, found.question) == ("consider", "")
    assert found.message.endswith("If you can say how many, how often or for whom, add it.")
