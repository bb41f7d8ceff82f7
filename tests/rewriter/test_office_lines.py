"""Lines of the front desk, of billing and of other jobs: what is asked fits them, and the finished line reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import workbench
from workbench import filled, options

import analyzer
from analyzer.model import Blank, Evidence, Finding, PartialDate
from analyzer.rewriter.order import first_steps


@pytest.mark.parametrize(
    ("kind", "current", "bullet", "finished"),
    [
        ("volume", True, "Check patients in, answer phones", "Check patients in (20 a day), answer phones"),
        # "w/" is "with".
        ("volume", False, "Appealed denials w/ letters from the surgeon",
         "Appealed 20 denials a week w/ letters from the surgeon"),
        ("volume", True, "Verify insurance the day before for the whole schedule",
         "Verify insurance (20 patients a day) the day before for the whole schedule"),
        ("volume", False, "Inventory and returns of outdated medications",
         "Handled inventory and returns of outdated medications (20 items)"),
        ("volume", False, "Prepared claims (denied claims, appeals and insurance claims) for the owner",
         "Prepared 20 claims a week (denied claims, appeals and insurance claims) for the owner"),
        # Bullets that only name the work get its verb, and the number its place behind it.
        ("volume", False, "Prior auths for meds and imaging", "Handled 20 prior auths a week for meds and imaging"),
        ("volume", True, "Referrals to specialists", "Handle 20 referrals a week to specialists"),
        ("volume", True, "In-basket messages", "Handle 20 in-basket messages a day"),
        ("volume", True, "Chart prep", "Complete chart prep (20 charts a day)"),
        ("volume", False, "Assisted with training new hires", "Assisted with training 20 new hires"),
        ("wording", False, "Responsible for injection drug inventory and lot number logs",
         "Maintained injection drug inventory and lot number logs"),
        # A name alone does not tell what was done.
        ("volume", False, "Phone triage", "Phone triage (20 calls a day)"),
        ("volume", False, "Reworked rejected claims", "Reworked rejected claims (20 a week)"),
        ("volume", True, "Answer incoming calls on a multi-line phone system",
         "Answer 20 incoming calls a day on a multi-line phone system"),
        ("volume", False, "Printed superbills", "Printed 20 superbills a day"),
        ("volume", True, "Set up rides, interpreters and home health for patients",
         "Set up rides, interpreters and home health for 20 patients a month"),
        ("volume", False, "Outreach to patients overdue for well checks",
         "Outreach to patients overdue for well checks (20 outreach calls a week)"),
        # No bracket parts two words that describe one noun.
        ("volume", True, "Post insurance and patient payments",
         "Post insurance and patient payments (20 payments a day)"),
        ("volume", True, "Monitor budget and overtime", "Monitor budget of about $20 a year and overtime"),
        ("volume", False, "Responsible for the timely submission of claims to payers",
         "Submitted claims (20 a week) to payers"),
        ("result", False, "Made the bank deposit", "Made the bank deposit, with about $20 deposited a week"),
        ("wording", False, "Prepared payroll", "Prepared payroll using these"),
    ],
)  # fmt: skip
def test_an_office_line_reads(kind: str, current: bool, bullet: str, finished: str) -> None:
    assert [filled(o) for o in options(bullet, current=current) if o.kind == kind] == [finished]


@pytest.mark.parametrize(
    ("bullet", "unfit"),
    [
        ("Enrolled patients in copay assistance programs", "check in"),
        ("Sent accounts to collections and worked returned mail", "first pass"),
        ("Verified benefits under medical and pharmacy plans", "registration"),
        ("Posted insurance payments", "claims"),
        ("Maintained provider schedules and templates", "appointments"),
        ("Was super user for Epic", "weeks"),
        ("Made new patient packets", "check in"),
        ("Worked closely with billing on denied codes", "charges"),
        ("Collected surgery deposits", "deposit"),
        ("Coordinated care conferences", "cases"),
        ("Scanned and indexed incoming faxes to the correct chart in Epic", "visits"),
        ("Data entry of insurance cards", "verify"),
        ("Handled Botox ordering and auths", "cosmetic"),
        ("Obtained consents and HIPAA signatures", "audit"),
        ("Answered Google reviews and patient concerns", "calls"),
        ("Explained referral and authorization requirements", "submit"),
        ("Set up text reminders", "reminder"),
        ("Obtained chart notes from other offices", "visits"),
        ("Set up payment plans with patients", "denial"),
    ],
)
def test_an_office_line_is_not_asked(bullet: str, unfit: str) -> None:
    assert all(unfit not in s.ask for o in options(bullet) for s in o.segments if isinstance(s, Blank))


@pytest.mark.parametrize(
    "bullet", ["Make sure the waiting room is clean and stocked", "Keep the break room tidy and stocked"]
)
def test_what_a_room_is_keeps_its_form(bullet: str) -> None:
    assert all("stocked" in o.text for o in options(bullet, current=True))


def test_what_others_did_not_do_denies_nothing() -> None:
    found = options("I track referrals and tell the doctor when the patient did not go", current=True)
    assert found
    assert all(o.text.startswith("Track ") for o in found)
    assert not options("I did not draw blood", current=True)


@pytest.mark.parametrize(
    ("title", "bullets"),
    [
        ("Caregiver (family member)", ["Checked blood sugar and blood pressure", "Kept track of appointments"]),
        ("Private Caregiver", ["Cared for my mother at home", "Checked blood sugar and blood pressure"]),
    ],
)
def test_nothing_is_asked_about_care_for_a_relative(title: str, bullets: list[str]) -> None:
    made = workbench.rewrites(workbench.job(bullets, title=title))
    assert not [s for r in made for o in r.options for s in o.segments if isinstance(s, Blank)]


def test_a_line_that_runs_on_is_split_whatever_its_tasks() -> None:
    (split,) = [
        o
        for o in options(
            "Process all incoming and outgoing referrals for the office, obtain authorizations for imaging and brand "
            "name drugs, call the insurance companies about their status and schedule the patients with the specialist",
            current=True,
        )
        if o.kind == "wording"
    ]
    assert split.text.count("\n") == 1


def test_every_line_in_the_first_person_is_rewritten_for_the_one_finding() -> None:
    work = workbench.job(["I work the referral queue", "I meet with the care manager every week"], current=True)
    first, second = (b.span for b in work.resume.bullets())
    finding = Finding("first-person", "consider", "", first, (Evidence(second, "I", "the same"),))
    made = workbench.suggest_rewrites(work.resume, work.annotations, (finding,), None)
    assert [r.options[0].text.split()[0] for r in made] == ["Work", "Meet"]


def test_a_job_that_is_over_is_asked_about_in_the_past() -> None:
    work = workbench.job(["Answered phones"])
    (entry,) = work.resume.experience
    over = replace(entry, end=PartialDate(2020, 5))
    work = work._replace(resume=replace(work.resume, experience=(over,)))
    asked = [s.ask for r in workbench.rewrites(work) for o in r.options for s in o.segments if isinstance(s, Blank)]
    assert "About how many calls or messages did you answer on a usual day?" in asked


def test_of_what_gains_as_much_what_the_posting_asks_for_comes_first() -> None:
    resume = (
        "Dana Whitlock\ndana@example.com\n\nExperience\nReceptionist, Oak Family Clinic, 2021 - Present\n"
        "- Sort mail for the providers\n- Answer patient calls\n- Open and close the clinic\n- Send referrals\n\n"
        "Cashier, Pepperbush Market, 2018 - 2020\n- Trained new cashiers\n- Greeted shoppers\n"
    )
    posting = (
        "Medical Receptionist\nResponsibilities:\n- Process referrals to specialists\n- Train new medical assistants\n"
    )
    report = analyzer.check(resume.encode(), posting)
    first, *others = first_steps(report)
    assert report.rewrites[first.rewrite or 0].original == "Send referrals"
    assert "Trained new cashiers" not in [report.rewrites[s.rewrite].original for s in others[:1] if s.rewrite]


def test_nobody_at_a_desk_is_asked_for_charted_visits() -> None:
    made = workbench.rewrites(workbench.job(["Documented in Epic"], title="Care Coordinator"))
    assert not [s for r in made for o in r.options for s in o.segments if isinstance(s, Blank) and "visits" in s.unit]


def test_who_stays_within_a_budget_orders_no_stay_and_free_vaccines_cost_nothing() -> None:
    def offered(line: str) -> list[str]:
        text = f"Pat Sample\npat@example.com\nExperience\nMedical Assistant, Elm Clinic\n2011 - 2018\n- {line}\n"
        return [o.text for r in analyzer.check(text, as_of=date(2026, 11, 22)).rewrites for o in r.options]

    assert not [o for o in offered("Ordered supplies and stayed within budget") if "stayed (" in o]
    assert not [o for o in offered("Kept the fridge log and ordered vaccines from VFC") if "$" in o]
