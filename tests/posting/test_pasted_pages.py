"""Whole pages of job sites: their buttons, labels, people and other jobs ask for nothing."""

from __future__ import annotations

import pytest
from asking import asked, read

PAGE = """Skip to main content
Jobs
Medical Assistant
Birchwood Family Health · Dayton, OH · 2 weeks ago · Over 100 applicants
Promoted by hirer · Actively reviewing applicants
Easy Apply
Save
Meet the hiring team
Robin Sample
Talent Acquisition Partner
About the job
Birchwood Family Health is looking for a medical assistant.
Responsibilities:
Collect vitals and update charts in NextGen
Qualifications:
High school diploma
CMA (AAMA) preferred
Seniority level
Entry level
Employment type
Full-time
Industries
Hospitals and Health Care
Referrals increase your chances of interviewing by 2x
Report this job
"""
OTHERS = """Similar jobs
Certified Nursing Assistant
Dental Assistant (EFDA required)
See more jobs like this
"""
ADDED = """Requirements added by the job poster
• 1+ years of work experience with Injections
"""
OWN = {
    "mentioned specialty.family-medicine", "mentioned task.vital-signs", "mentioned task.charting",
    "mentioned ehr.nextgen",
    "required education.high-school", "preferred cert.cma-aama",
}  # fmt: skip


def test_a_whole_page_asks_for_what_its_posting_asks() -> None:
    found = asked(PAGE)
    assert found <= OWN
    assert {"required education.high-school", "preferred cert.cma-aama"} <= found


def test_other_jobs_below_a_posting_ask_for_nothing() -> None:
    assert asked(PAGE + OTHERS) == asked(PAGE)


def test_the_posting_goes_on_below_other_jobs() -> None:
    assert asked(PAGE + OTHERS + ADDED) == {*asked(PAGE), "required task.injections"}


def test_each_line_of_the_site_is_reported_with_its_reason() -> None:
    posting = read(PAGE + OTHERS)
    why = {i.span.of(posting.text): i.why for i in posting.ignored}
    assert why["Easy Apply"] == why["Entry level"] == "the job site's own buttons and links"
    assert why["Talent Acquisition Partner"] == why["Certified Nursing Assistant"]
    assert why["Certified Nursing Assistant"] == "other jobs or people that the page shows"


def test_title_and_employer_stand_below_the_bar_of_the_site() -> None:
    bar = "\n".join(["Home", "My jobs", "Messages", "Notifications", "Sign in", "Post a job"] * 3)
    posting = read(f"{bar}\n{PAGE}")
    assert posting.title == "Medical Assistant"
    assert posting.employer.startswith("Birchwood Family Health")


@pytest.mark.parametrize(
    "line",
    [
        "Report job", "Privacy Policy | Terms of Use | Cookie Settings",
        "© 2026 Birchwood Health. All rights reserved.", "Share: Facebook Twitter Email", "Req ID: R-22019",
        "Do you have experience in Venipuncture?", "Posted 3 days ago",
        "3.4 out of 5 stars", "Sign in to create job alert", "This site is protected by reCAPTCHA",
    ],
)  # fmt: skip
def test_lines_of_a_site_below_requirements_are_no_needs(line: str) -> None:
    posting = read(f"Medical Assistant\nRequirements\nBLS card\n{line}\n")
    assert [r.any_of for r in posting.requirements] == [("cert.bls",)]


@pytest.mark.parametrize(
    "line",
    [
        "Report critical lab values to the provider", "Follow OSHA guidelines",
        "Register patients and verify insurance",
        "Contact patients with lab results", "Message providers in Epic", "Type 40 wpm and use Epic",
    ],
)  # fmt: skip
def test_duties_that_open_like_a_button_are_read(line: str) -> None:
    assert len(asked(f"Medical Assistant\nDuties\n- {line}\n")) >= 1


def test_a_bar_of_other_jobs_at_the_top_does_not_hide_a_posting_without_headings() -> None:
    rows = ["Similar jobs", "Medical Assistant", "Room patients and take vitals", "Give injections", "BLS required"]
    assert {"mentioned task.room-patients", "mentioned task.injections", "required cert.bls"} <= asked("\n".join(rows))
