"""Job headers in the shapes that resumes write them, and what stands below them."""

from __future__ import annotations

import pytest
from written import resume_of

from analyzer.model import Entry
from analyzer.parser.plain.reader import read_plain_text
from analyzer.parser.resume.reader import read_structure

MA = "Medical Assistant"
CLINIC = "Brightwater Family Clinic"

# What stands above the duties, then title, employer, start, end ("" where the text says none, "now" where it goes on).
HEADERS = [
    (f"{MA}\t05/2014 to Current", MA, "", "2014-05", "now"),
    (f"{MA}, {CLINIC}\tJune 2019 - May 2021", MA, CLINIC, "2019-06", "2021-05"),
    (f"{MA}, {CLINIC}, Mesa, AZ (June 2019 - May 2021)", MA, CLINIC, "2019-06", "2021-05"),
    (f"{MA} | {CLINIC} | Mesa, AZ | 06/2019 - 05/2021", MA, CLINIC, "2019-06", "2021-05"),
    (f"{CLINIC} | {MA} | 06/2019 – Present", MA, CLINIC, "2019-06", "now"),
    (f"{MA} at {CLINIC}, 2019 - 2021", MA, CLINIC, "2019", "2021"),
    (f"{MA} @ {CLINIC} 2019-2021", MA, CLINIC, "2019", "2021"),
    (f"{MA} - {CLINIC} - 06/19 to 05/21", MA, CLINIC, "2019-06", "2021-05"),
    (f"{MA} — {CLINIC} — Jun 2019–May 2021", MA, CLINIC, "2019-06", "2021-05"),
    (f"{CLINIC} — {MA}\t2019 – Present", MA, CLINIC, "2019", "now"),
    (f"{CLINIC}, {MA}, 2019 - 2021", MA, CLINIC, "2019", "2021"),
    (f"{CLINIC} - {MA}, Sept. 2019 to Dec. 2020", MA, CLINIC, "2019-09", "2020-12"),
    (f"{CLINIC}, Mesa, AZ\n{MA}\tJune 2019 - Present", MA, CLINIC, "2019-06", "now"),
    (f"{CLINIC}\tMesa, AZ\n{MA}\tJune 2019 - Present", MA, CLINIC, "2019-06", "now"),
    (f"{CLINIC} Mesa, AZ\n{MA} June 2019 - Present", MA, CLINIC, "2019-06", "now"),
    (f"{MA}\tJune 2019 - Present\n{CLINIC}\tMesa, AZ", MA, CLINIC, "2019-06", "now"),
    (f"{MA}\tJune 2019 - Present\n{CLINIC} | Mesa, AZ", MA, CLINIC, "2019-06", "now"),
    (f"{MA}\n{CLINIC}\n06/2019 - 05/2021", MA, CLINIC, "2019-06", "2021-05"),
    (f"{MA}\n{CLINIC}\n06/2019 - 05/2021 | Mesa, AZ", MA, CLINIC, "2019-06", "2021-05"),
    (f"{MA}\n{CLINIC}\nMesa, AZ\n06/2019 - 05/2021", MA, CLINIC, "2019-06", "2021-05"),
    (f"06/2019 - 05/2021\n{MA}\n{CLINIC}", MA, CLINIC, "2019-06", "2021-05"),
    (f"06/2019 - 05/2021\n{MA}, {CLINIC}", MA, CLINIC, "2019-06", "2021-05"),
    (f"06/2019 - 05/2021\t{MA}, {CLINIC}", MA, CLINIC, "2019-06", "2021-05"),
    (f"06/2019 - 05/2021 {CLINIC} Mesa, AZ\n{MA}", MA, CLINIC, "2019-06", "2021-05"),
    (f"2019 - Present: {MA}, {CLINIC}", MA, CLINIC, "2019", "now"),
    (f"{MA}\n06/2019 to 05/2021 Company Name City , State", MA, "Company Name", "2019-06", "2021-05"),
    (f"Company Name City , State {MA} 06/2019 to 05/2021", MA, "Company Name", "2019-06", "2021-05"),
    (f"City , State Company Name/Jul 2017 to Current {MA}", MA, "Company Name", "2017-07", "now"),
    (f"{MA} , 04/2013 to Current\nCompany Name – City , State", MA, "Company Name", "2013-04", "now"),
    (f"Company NameJanuary 2011 to April 2015 {MA}", MA, "Company Name", "2011-01", "2015-04"),
    (f"{MA}\n{CLINIC}, Mesa, AZ", MA, CLINIC, "", ""),
    (f"{CLINIC}, Mesa, AZ\n{MA}", MA, CLINIC, "", ""),
    (f"{MA}, {CLINIC}", MA, CLINIC, "", ""),
    (MA, MA, "", "", ""),
    (f"{MA}, {CLINIC}, Spring 2021", MA, CLINIC, "2021-03", "2021-05"),
    (f"{MA}, {CLINIC}, '18 - '20", MA, CLINIC, "2018", "2020"),
    (f"{MA}, {CLINIC}, since March 2020", MA, CLINIC, "2020-03", "now"),
    (f"{MA}, {CLINIC}, March 2020 to date", MA, CLINIC, "2020-03", "now"),
    (f"{MA}, {CLINIC}, 2020", MA, CLINIC, "2020", "2020"),
    (f"**{MA}**, {CLINIC}, 2019 - 2021", MA, CLINIC, "2019", "2021"),
    (f"Certified {MA} II\n{CLINIC}\n2019 - 2021", f"Certified {MA} II", CLINIC, "2019", "2021"),
    (f"Lead {MA}, {CLINIC}\t2019 - 2021", f"Lead {MA}", CLINIC, "2019", "2021"),
    (f"Bilingual {MA} (Float), {CLINIC}\t2019 - 2021", f"Bilingual {MA} (Float)", CLINIC, "2019", "2021"),
    (f"Float Pool {MA}\t2019 - 2021\n{CLINIC}", f"Float Pool {MA}", CLINIC, "2019", "2021"),
    (f"{MA} - PRN\n{CLINIC}\t2019 - 2021", f"{MA} - PRN", CLINIC, "2019", "2021"),
    (f"{MA}\nDesert Sky Pediatrics, P.C.\t2019 - 2021", MA, "Desert Sky Pediatrics, P.C.", "2019", "2021"),
    (f"{MA}, Harlan Cole, MD, PA\t2019 - 2021", MA, "Harlan Cole, MD, PA", "2019", "2021"),
    (
        "Back Office Assistant, Ocotillo Urgent Care\t2019 - 2021",
        "Back Office Assistant",
        "Ocotillo Urgent Care",
        "2019",
        "2021",
    ),
    (
        "Receptionist\nNurse's Choice Staffing, Inc.\t2019 - 2021",
        "Receptionist",
        "Nurse's Choice Staffing, Inc.",
        "2019",
        "2021",
    ),
    ("Home Health Aide, Juniper Home Health\t2019 - 2021", "Home Health Aide", "Juniper Home Health", "2019", "2021"),
    (
        "Physician Partners of Elmhurst\nPatient Care Technician\t2019 - 2021",
        "Patient Care Technician",
        "Physician Partners of Elmhurst",
        "2019",
        "2021",
    ),
    ("Phlebotomist II | Calder Labs, LLC\t2019 - 2021", "Phlebotomist II", "Calder Labs, LLC", "2019", "2021"),
    (
        "Director of Nursing\nMaple Grove Hospice\t2019 - 2021",
        "Director of Nursing",
        "Maple Grove Hospice",
        "2019",
        "2021",
    ),
    (
        "Billing Specialist\nNorthgate Eye Center, Fort Wayne, IN\n2019 - 2021",
        "Billing Specialist",
        "Northgate Eye Center",
        "2019",
        "2021",
    ),
    (
        "Scheduling Coordinator, Tern Bay Orthopedics\t2019 - 2021",
        "Scheduling Coordinator",
        "Tern Bay Orthopedics",
        "2019",
        "2021",
    ),
    (
        "Front Desk Associate\nCedar Point Associates\t2019 - 2021",
        "Front Desk Associate",
        "Cedar Point Associates",
        "2019",
        "2021",
    ),
    (
        "Certified Nursing Assistant Oakmere Hospital 2019 - 2021",
        "Certified Nursing Assistant",
        "Oakmere Hospital",
        "2019",
        "2021",
    ),
    ("Barista, Quill & Bean, Salem, OR\t2019 - 2021", "Barista", "Quill & Bean", "2019", "2021"),
    ("Server\nThe Copper Pot\nMay 2019 – August 2020", "Server", "The Copper Pot", "2019-05", "2020-08"),
    ("Quill & Bean\nShift Lead\nMay 2019 – August 2020", "Shift Lead", "Quill & Bean", "2019-05", "2020-08"),
    (
        "April 2012\nto\nMay 2013\nCompany Name City , State Caregiver",
        "Caregiver",
        "Company Name",
        "2012-04",
        "2013-05",
    ),
    (
        "Medical Records Clerk, Lowell Valley Hospital, Remote, 2019 - 2021",
        "Medical Records Clerk",
        "Lowell Valley Hospital",
        "2019",
        "2021",
    ),
    ("Scribe-MA\nHalcyon Dermatology | Tempe, AZ | 2019 - 2021", "Scribe-MA", "Halcyon Dermatology", "2019", "2021"),
    (
        "Office Manager - 40+ Hours per week\nMay 2015 to November 2016 Company Name- City , State",
        "Office Manager - 40+ Hours per week",
        "Company Name",
        "2015-05",
        "2016-11",
    ),
]


def entries(body: str, heading: str = "Experience") -> tuple[Entry, ...]:
    """The entries of a resume whose section of that heading holds the body."""
    text = f"Dana Whitlock\ndana@example.com\n\n{heading}\n{body}\n\nEducation\nDiploma, Bluebird Career College, 2018"
    return resume_of(text).experience


@pytest.mark.parametrize(("header", "title", "company", "start", "end"), HEADERS)
def test_reads_a_header(header: str, title: str, company: str, start: str, end: str) -> None:
    found = entries(f"{header}\n- Roomed 20 patients a day\n- Took vital signs")
    assert len(found) == 1
    entry = found[0]
    read_end = "now" if entry.current else str(entry.end or "")
    assert (entry.title, entry.company, str(entry.start or ""), read_end) == (title, company, start, end)
    assert len(entry.bullets) == 2


TWO_JOBS = [
    f"{MA}, {CLINIC}\t2019 - 2021\n- Drew blood\nReceptionist, Tern Bay Orthopedics\t2016 - 2019\n- Answered phones",
    f"{MA}\n{CLINIC}\n2019 - 2021\n- Drew blood\nReceptionist\nTern Bay Orthopedics\n2016 - 2019\n- Answered phones",
    f"{CLINIC}\n{MA}\t2019 - 2021\n- Drew blood\nTern Bay Orthopedics\nReceptionist\t2016 - 2019\n- Answered phones",
    f"2019 - 2021\n{MA}\n{CLINIC}\n- Drew blood\n2016 - 2019\nReceptionist\nTern Bay Orthopedics\n- Answered phones",
    f"{MA}\n{CLINIC}\n- Drew blood\nReceptionist\nTern Bay Orthopedics\n- Answered phones",
    f"2019 - 2021\n- {MA}, {CLINIC}\n- Drew blood\n"
    "2016 - 2019\n- Receptionist, Tern Bay Orthopedics\n- Answered phones",
    f"{MA}\t2019 - 2021\n{CLINIC}\nDrew blood for 20 patients a day.\n"
    "Receptionist\t2016 - 2019\nTern Bay Orthopedics\nAnswered phones for four providers.",
]


@pytest.mark.parametrize("body", TWO_JOBS)
def test_one_order_is_read_for_all_entries(body: str) -> None:
    found = entries(body)
    assert [(e.title, e.company, len(e.bullets)) for e in found] == [
        (MA, CLINIC, 1),
        ("Receptionist", "Tern Bay Orthopedics", 1),
    ]


def test_an_employer_above_several_roles_counts_for_each() -> None:
    found = entries(
        f"{CLINIC}\tMesa, AZ\nLead {MA}\t2021 - Present\n- Trained four MAs\n{MA}\t2019 - 2021\n- Roomed patients"
    )
    assert [(e.title, e.company, e.location) for e in found] == [
        (f"Lead {MA}", CLINIC, "Mesa, AZ"),
        (MA, CLINIC, "Mesa, AZ"),
    ]


def test_unmarked_lines_are_statements_and_paragraphs_are_cut() -> None:
    found = entries(
        f"{MA}, {CLINIC}\t2019 - 2021\n"
        "Roomed patients and took vital signs. Gave injections as ordered by Dr. Reyes. Stocked six exam rooms."
    )
    assert len(found[0].bullets) == 3


def test_duties_behind_the_dates_on_the_same_line_are_a_statement() -> None:
    document = read_plain_text(
        "Experience\nQA Technician, Calder Labs, Salem, OR (Mar 2021 - Present) Leads the sample desk.\n- Labeled vials"
    )
    entry = read_structure(document).experience[0]
    assert [b.span.of(document.text) for b in entry.bullets] == ["Leads the sample desk.", "Labeled vials"]


KINDS = [
    ("Externship", f"{CLINIC}, Mesa, AZ, 160 hours\n- Took vital signs", "externship", 160),
    ("Clinical Rotations", f"{MA} Student, {CLINIC}\t2021\n- Completed 200 clinical hours", "externship", 200),
    ("Experience", f"{MA} Externship, {CLINIC}\t01/2021 - 03/2021 (180 hours)\n- Drew blood", "externship", 180),
    ("Experience", f"{MA} Extern\n{CLINIC}\t01/2021 - 03/2021\n- Drew blood", "externship", None),
    ("Experience", "Externship Coordinator, Bluebird College\t2019 - 2021\n- Placed 40 students", "job", None),
    ("Experience", f"Volunteer, {CLINIC}\t2019 - 2021\n- Greeted patients", "volunteer", None),
    ("Volunteer Experience", f"Greeter, {CLINIC}\t2019 - 2021\n- Greeted patients", "volunteer", None),
    ("Experience", f"Volunteer Coordinator, {CLINIC}\t2019 - 2021\n- Scheduled 30 people", "job", None),
    ("Experience", f"{MA}, {CLINIC}\t2019 - 2021 (40 hours per week)\n- Roomed patients", "job", None),
]


@pytest.mark.parametrize(("heading", "body", "kind", "hours"), KINDS)
def test_tells_externships_and_volunteering_from_jobs(heading: str, body: str, kind: str, hours: int | None) -> None:
    found = entries(body, heading)
    assert [(e.kind, e.hours) for e in found] == [(kind, hours)]


def test_lists_outside_jobs_are_no_statements_of_a_job() -> None:
    found = entries(f"{MA}, {CLINIC}\t2019 - 2021\n- Roomed patients\n\nAccomplishments\n- Employee of the month")
    assert len(found) == 1
    assert len(found[0].bullets) == 1


def test_jobs_under_no_heading_are_found() -> None:
    text = (
        "Dana Whitlock\ndana@example.com\n\nHIGHLIGHTS\nSix years in busy clinics.\n"
        f"{MA}, {CLINIC}, Mesa, AZ (Mar 2021 - Present)\n- Roomed patients\n\nEDUCATION\nDiploma, Bluebird College"
    )
    resume = resume_of(text)
    assert [(e.title, e.company) for e in resume.experience] == [(MA, CLINIC)]
    assert [s.kinds[0] for s in resume.sections] == ["contact", "highlights", "experience", "education"]


REVERSED = [
    ("06/2022 - 03/2021", "2022-06", "2021-03"),
    ("13/2020 - 05/2021", "", "2021-05"),
    ("05/2019 - 20215", "2019-05", ""),
]


@pytest.mark.parametrize(("dates", "start", "end"), REVERSED)
def test_a_job_with_dates_that_cannot_be_is_still_a_job(dates: str, start: str, end: str) -> None:
    found = entries(f"{MA}, {CLINIC}, {dates}\n- Drew blood\nAide, Oakmere Hospital, 2015 - 2017\n- Bathed patients")
    assert [(e.title, e.company, len(e.bullets)) for e in found] == [(MA, CLINIC, 1), ("Aide", "Oakmere Hospital", 1)]
    assert (str(found[0].start or ""), str(found[0].end or ""), found[0].dates_text) == (start, end, dates)


def test_a_title_before_duties_on_one_line_is_told_from_them() -> None:
    found = entries(
        "01/2015 - Current\nCompany Name , City , State Shelter Hotline Advocate I answered calls on the night shift.\n"
        "02/2012 - 12/2014\nCompany Name , City , State Cashier I counted the drawer every evening of the week."
    )
    assert [(e.title, e.company, len(e.bullets)) for e in found] == [
        ("Shelter Hotline Advocate", "Company Name", 1),
        ("Cashier", "Company Name", 1),
    ]


@pytest.mark.parametrize("card", ["CMA (AAMA) recertified 2023, CPR", "BLS/CPR, renewed 5/2025"])
def test_a_card_with_its_year_among_jobs_is_no_job(card: str) -> None:
    jobs = resume_of(
        f"Dana Whitlock\n\nExperience\nMedical Assistant, Elm Clinic, 2018 - Present\n- Roomed patients\n\n{card}\n"
    )
    assert [e.title for e in jobs.experience] == ["Medical Assistant"]


@pytest.mark.parametrize("card", ["CCMA, exp 5/2028", "BLS current", "CMA (AAMA), renewed in 2024"])
def test_a_card_below_marked_duties_is_no_duty(card: str) -> None:
    jobs = resume_of(
        f"Dana Whitlock\n\nExperience\nMedical Assistant, Elm Clinic, 2018 - Present\n- Roomed patients\n{card}\n"
    )
    (job,) = jobs.experience
    assert [b.span.of(jobs.text) for b in job.bullets] == ["Roomed patients"]


@pytest.mark.parametrize(
    "school", ["Elm Career College, MA diploma 2017", "Elm Tech medical assisting certificate, 2016"]
)
def test_a_school_with_its_year_below_a_job_is_no_job(school: str) -> None:
    jobs = resume_of(
        f"Dana Whitlock\n\nExperience\nMedical Assistant, Elm Clinic, 2018 - Present\n- Roomed patients\n{school}\n"
    )
    assert [e.title for e in jobs.experience] == ["Medical Assistant"]


def test_a_certified_assistant_is_a_job() -> None:
    jobs = resume_of("Dana Whitlock\n\nExperience\nCMA certified medical assistant, Oak Clinic, 2012 - 2015\n")
    assert len(jobs.experience) == 1
