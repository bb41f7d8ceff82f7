"""Heads of jobs with what people add to them: several roles, addresses, how long, how hired, parts of an employer."""

from __future__ import annotations

import pytest
from written import resume_of

from analyzer.parser import read_document, read_resume

HEAD = "Dana Oakes, CMA (AAMA)\nAkron, OH | 330-555-0142 | dana@example.com\n\nExperience\n"
DUTIES = "- Roomed 25 patients a day\n- Drew blood and labeled tubes\n"
OTHER = "\nCashier\nGreenleaf Grocers, Kent, OH\n2010 - 2012\n- Counted the drawer\n- Stocked shelves\n"
OTHER_JOB = ("Cashier", "Greenleaf Grocers", "Kent, OH", "2010 - 2012", 2)
Job = tuple[str, str, str, str, int]
# The text with "*" for duties, and the jobs in it: title, employer, place, dates, number of duties.
SHAPES: list[tuple[str, list[Job]]] = [
    (
        "Aide, Elm Home, 2005 - 2008, bathing, feeding, vitals\n",
        [("Aide", "Elm Home", "", "2005 - 2008", 1)],
    ),
    (
        "Lakeside Clinic, Akron, OH    40 hrs/week\nMedical Assistant, Family Practice    06/2019 to present    "
        "Supervisor: R. Voss, may contact\n*",
        [("Medical Assistant, Family Practice", "Lakeside Clinic", "Akron, OH", "06/2019 to present", 2)],
    ),
    (
        "Lakeside Clinic, Akron, OH\nLead Medical Assistant (2021 - Present)\nMedical Assistant (2018 - 2021)\n*",
        [
            ("Lead Medical Assistant", "Lakeside Clinic", "Akron, OH", "2021 - Present", 0),
            ("Medical Assistant", "Lakeside Clinic", "Akron, OH", "2018 - 2021", 2),
        ],
    ),
    (
        "Lakeside Clinic, Akron, OH\t2016 - 2021\nLead Medical Assistant\n*\nMedical Assistant\n*",
        [
            ("Lead Medical Assistant", "Lakeside Clinic", "Akron, OH", "2016 - 2021", 2),
            ("Medical Assistant", "Lakeside Clinic", "Akron, OH", "", 2),
        ],
    ),
    (
        "Lakeside Clinic — Akron, OH\n  Lead Medical Assistant, Jan 2019 – Present\n*\n"
        "  Receptionist, Jan 2017 – Dec 2018\n*",
        [
            ("Lead Medical Assistant", "Lakeside Clinic", "Akron, OH", "Jan 2019 - Present", 2),
            ("Receptionist", "Lakeside Clinic", "Akron, OH", "Jan 2017 - Dec 2018", 2),
        ],
    ),
    (
        "Greenleaf\nAkron, OH\nShift Lead\t2019 - Present\n*\nCashier\t2017 - 2019\n*",
        [
            ("Shift Lead", "Greenleaf", "Akron, OH", "2019 - Present", 2),
            ("Cashier", "Greenleaf", "Akron, OH", "2017 - 2019", 2),
        ],
    ),
    (
        "Lakeside Clinic\n5 yrs 3 mos\nLead Medical Assistant\nJan 2021 - Present · 3 yrs 2 mos\n"
        "Akron, Ohio, United States\n*\n"
        "Medical Assistant\nJan 2019 - Jan 2021 · 2 yrs\nAkron, Ohio, United States\n*",
        [
            ("Lead Medical Assistant", "Lakeside Clinic", "Akron, Ohio, United States", "Jan 2021 - Present", 2),
            ("Medical Assistant", "Lakeside Clinic", "Akron, Ohio, United States", "Jan 2019 - Jan 2021", 2),
        ],
    ),
    (
        "Medical Assistant\nLakeside Clinic · Full-time\nJan 2019 - Present · 5 yrs\nAkron, Ohio, United States\n*",
        [("Medical Assistant", "Lakeside Clinic", "Akron, Ohio, United States", "Jan 2019 - Present", 2)],
    ),
    (
        "Medical Assistant, Lakeside Clinic\nJan 2019 - Present (5 years 3 months)\n*",
        [("Medical Assistant", "Lakeside Clinic", "", "Jan 2019 - Present", 2)],
    ),
    (
        "Medical Assistant (via Crest Staffing)\nLakeside Clinic, Kent, OH | 2019 - 2020\n*",
        [("Medical Assistant (via Crest Staffing)", "Lakeside Clinic", "Kent, OH", "2019 - 2020", 2)],
    ),
    (
        "U.S. Army — Combat Medic (68W)\tFort Bragg, NC\t2008 - 2012\n*",
        [("Combat Medic (68W)", "U.S. Army", "Fort Bragg, NC", "2008 - 2012", 2)],
    ),
    (
        "United States Army, Fort Hood, TX\nCombat Medic Specialist\n06/2008 - 06/2012\n*",
        [("Combat Medic Specialist", "United States Army", "Fort Hood, TX", "06/2008 - 06/2012", 2)],
    ),
    (
        "Self-Employed Caregiver\nMesa, AZ\n2017 - 2018\n*",
        [("Self-Employed Caregiver", "", "Mesa, AZ", "2017 - 2018", 2)],
    ),
    ("Private Home Caregiver\t2016-2018\n*", [("Private Home Caregiver", "", "", "2016-2018", 2)]),
    (
        "Medical Assistant, Pediatrics\nLakeside Clinic, Kent, OH\t2019 - 2021\n*",
        [("Medical Assistant, Pediatrics", "Lakeside Clinic", "Kent, OH", "2019 - 2021", 2)],
    ),
    (
        "Medical Assistant – Cardiology\t2019 - 2021\nLakeside Clinic, Kent, OH\n*",
        [("Medical Assistant – Cardiology", "Lakeside Clinic", "Kent, OH", "2019 - 2021", 2)],
    ),
    (
        "Lakeside Health System, Kent, OH\nDepartment of Orthopedics\nMedical Assistant\t2019 - 2021\n*",
        [("Medical Assistant", "Lakeside Health System", "Kent, OH", "2019 - 2021", 2)],
    ),
    (
        "RMA/Phlebotomist\nLakeside Clinic, Kent, OH\t2019 - 2021\n*",
        [("RMA/Phlebotomist", "Lakeside Clinic", "Kent, OH", "2019 - 2021", 2)],
    ),
    (
        "Medical Assistant\t2019 - 2021\nSmith, Jones & Reyes Family Medicine, Kent, OH\n*",
        [("Medical Assistant", "Smith, Jones & Reyes Family Medicine", "Kent, OH", "2019 - 2021", 2)],
    ),
    (
        "Medical Assistant, Dr. Lena Ortiz, DPM, Kent, OH\t2019 - 2021\n*",
        [("Medical Assistant", "Dr. Lena Ortiz, DPM", "Kent, OH", "2019 - 2021", 2)],
    ),
    (
        "Office of Lena Ortiz, MD\tKent, OH\nMedical Assistant\tMay 2019 - July 2021\n*",
        [("Medical Assistant", "Office of Lena Ortiz, MD", "Kent, OH", "May 2019 - July 2021", 2)],
    ),
    (
        "UPMX, Pittsburgh, PA\nMedical Assistant, 2019 - 2021\n*",
        [("Medical Assistant", "UPMX", "Pittsburgh, PA", "2019 - 2021", 2)],
    ),
    (
        "Medical Assistant | Lakeside Clinic | 01/15/2019 - 03/20/2021\n*",
        [("Medical Assistant", "Lakeside Clinic", "", "01/15/2019 - 03/20/2021", 2)],
    ),
    (
        "Medical Assistant | Lakeside Clinic | January 15, 2019 to March 20, 2021\n*",
        [("Medical Assistant", "Lakeside Clinic", "", "January 15, 2019 to March 20, 2021", 2)],
    ),
    (
        "Camp Counselor, Camp Tall Pines, Kent, OH\tSummers 2015 & 2016\n*",
        [("Camp Counselor", "Camp Tall Pines", "Kent, OH", "Summers 2015 & 2016", 2)],
    ),
    (
        "Medical Assistant\nLakeside Clinic, Kent, Ohio\n2019 - 2021\n*",
        [("Medical Assistant", "Lakeside Clinic", "Kent, Ohio", "2019 - 2021", 2)],
    ),
    (
        "Medical Assistant\nLakeside Clinic, Kent OH\n2019 - 2021\n*",
        [("Medical Assistant", "Lakeside Clinic", "Kent OH", "2019 - 2021", 2)],
    ),
    (
        "Medical Assistant | Lakeside Clinic | Kent OH | 2019 - 2021\n*",
        [("Medical Assistant", "Lakeside Clinic", "Kent OH", "2019 - 2021", 2)],
    ),
    (
        "Medical Assistant\nLakeside Clinic, Kent, OH 44240\n2019 - 2021\n*",
        [("Medical Assistant", "Lakeside Clinic", "Kent, OH 44240", "2019 - 2021", 2)],
    ),
    (
        "Medical Assistant\nLakeside Clinic, Washington, D.C.\n2019 - 2021\n*",
        [("Medical Assistant", "Lakeside Clinic", "Washington, D.C.", "2019 - 2021", 2)],
    ),
    (
        "Medical Assistant\nLakeside Clinic, Toronto, ON\n2019 - 2021\n*",
        [("Medical Assistant", "Lakeside Clinic", "Toronto, ON", "2019 - 2021", 2)],
    ),
    (
        "Nurse\nLakeside Clinic, Manila, Philippines\n2019 - 2021\n*",
        [("Nurse", "Lakeside Clinic", "Manila, Philippines", "2019 - 2021", 2)],
    ),
    (
        "Nurse | Lakeside Clinic | Addis Ababa, Ethiopia | 2019 - 2021\n*",
        [("Nurse", "Lakeside Clinic", "Addis Ababa, Ethiopia", "2019 - 2021", 2)],
    ),
    (
        "Medical Assistant | Lakeside Clinic | Columbus | 2019 - 2021\n*",
        [("Medical Assistant", "Lakeside Clinic", "Columbus", "2019 - 2021", 2)],
    ),
    (
        "Cashier | Greenleaf Grocers | Columbus | 2019 - 2021\n*",
        [("Cashier", "Greenleaf Grocers", "Columbus", "2019 - 2021", 2)],
    ),
    (
        "Medical Scribe | ScribeBridge | Remote | 2019 - 2021\n*",
        [("Medical Scribe", "ScribeBridge", "Remote", "2019 - 2021", 2)],
    ),
    (
        "Lakeside Clinic\n1200 Main St, Kent, OH 44240\nMedical Assistant\t2019 - 2021\n*",
        [("Medical Assistant", "Lakeside Clinic", "Kent, OH 44240", "2019 - 2021", 2)],
    ),
    (
        "Lakeside Clinic, 1200 Main St., Kent, OH 44240\nMedical Assistant\t2019 - 2021\n*",
        [("Medical Assistant", "Lakeside Clinic", "Kent, OH 44240", "2019 - 2021", 2)],
    ),
    (
        "Lakeside Clinic, Kent, OH (330) 555-0100\nMedical Assistant\t2019 - 2021\n*",
        [("Medical Assistant", "Lakeside Clinic", "Kent, OH", "2019 - 2021", 2)],
    ),
    ("Externship – Lakeside Clinic (160 hours)\tMay 2021\n*", [("Externship", "Lakeside Clinic", "", "May 2021", 2)]),
    (
        "Medical Assistant Extern | Lakeside Clinic | 180 hrs | 2021\n*",
        [("Medical Assistant Extern", "Lakeside Clinic", "", "2021", 2)],
    ),
    (
        "Clinical Externship: Lakeside Clinic, Kent, OH\t01/2021 - 03/2021\n*",
        [("Clinical Externship", "Lakeside Clinic", "Kent, OH", "01/2021 - 03/2021", 2)],
    ),
    (
        "Family Caregiver (career break)\t2019 - 2021\n*",
        [("Family Caregiver (career break)", "", "", "2019 - 2021", 2)],
    ),
    (
        "LAKESIDE FAMILY PRACTICE, AKRON, OH\t2019 - 2021\nMEDICAL ASSISTANT\n*",
        [("MEDICAL ASSISTANT", "LAKESIDE FAMILY PRACTICE", "AKRON, OH", "2019 - 2021", 2)],
    ),
    (
        "medical assistant, lakeside family practice, akron, oh, 2019 - 2021\n*",
        [("medical assistant", "lakeside family practice", "akron, oh", "2019 - 2021", 2)],
    ),
    ("Medical Assistant–Lakeside Clinic–2019–2021\n*", [("Medical Assistant", "Lakeside Clinic", "", "2019-2021", 2)]),
    (
        "Lakeside Clinic-Medical Assistant   2019-2021\n*",
        [("Medical Assistant", "Lakeside Clinic", "", "2019-2021", 2)],
    ),
    (
        "Lakeside Clinic, Kent, OH\nA family practice with four providers and two sites.\n"
        "Medical Assistant\t2019 - 2021\n*",
        [("Medical Assistant", "Lakeside Clinic", "Kent, OH", "2019 - 2021", 2)],
    ),
    (
        "Medical Assistant\nLakeside Clinic, Kent, OH\n2019 - 2021, 40 hours per week\n*",
        [("Medical Assistant", "Lakeside Clinic", "Kent, OH", "2019 - 2021", 2)],
    ),
    (
        "Medical Assistant(Lakeside Clinic)2019 - 2021\n*",
        [("Medical Assistant", "Lakeside Clinic", "", "2019 - 2021", 2)],
    ),
    (
        "Medical Assistant + Front Desk | Lakeside Clinic | 2019 - 2021\n*",
        [("Medical Assistant + Front Desk", "Lakeside Clinic", "", "2019 - 2021", 2)],
    ),
    (
        "Medical Assistant and Receptionist, Lakeside Clinic, 2019 - 2021\n*",
        [("Medical Assistant and Receptionist", "Lakeside Clinic", "", "2019 - 2021", 2)],
    ),
    (
        "Front Desk & Back Office Medical Assistant\nLakeside Clinic\n2019 - 2021\n*",
        [("Front Desk & Back Office Medical Assistant", "Lakeside Clinic", "", "2019 - 2021", 2)],
    ),
    (
        "Teacher's Aide\nKent Elementary School, Kent, OH\n2019 - 2021\n*",
        [("Teacher's Aide", "Kent Elementary School", "Kent, OH", "2019 - 2021", 2)],
    ),
    (
        "Server\nThe Copper Pot Grill & Bar, Kent, OH\n2019 - 2021\n*",
        [("Server", "The Copper Pot Grill & Bar", "Kent, OH", "2019 - 2021", 2)],
    ),
    (
        "Pharmacy Technician\nWalgate #1234, Kent, OH\n2019 - 2021\n*",
        [("Pharmacy Technician", "Walgate #1234", "Kent, OH", "2019 - 2021", 2)],
    ),
    (
        "Pharmacy Technician, Store 512, Walgate, Kent, OH\t2019 - 2021\n*",
        [("Pharmacy Technician", "Store 512, Walgate", "Kent, OH", "2019 - 2021", 2)],
    ),
    (
        "2019 - 2021\tMedical Assistant, Lakeside Clinic, Kent, OH\n2017 - 2019\tReceptionist, Oak Clinic, Kent, OH",
        [
            ("Medical Assistant", "Lakeside Clinic", "Kent, OH", "2019 - 2021", 0),
            ("Receptionist", "Oak Clinic", "Kent, OH", "2017 - 2019", 0),
        ],
    ),
    (
        "Medical Assistant\nLakeside Clinic, Kent, OH\n2019 - 2021\nResponsibilities:\n*",
        [("Medical Assistant", "Lakeside Clinic", "Kent, OH", "2019 - 2021", 2)],
    ),
    (
        "Lakeside Clinic: Medical Assistant: 2019 - 2021\n*",
        [("Medical Assistant", "Lakeside Clinic", "", "2019 - 2021", 2)],
    ),
    (
        "06/2019 - 05/2021: Lakeside Clinic, Medical Assistant\n*",
        [("Medical Assistant", "Lakeside Clinic", "", "06/2019 - 05/2021", 2)],
    ),
    (
        "Medical Assistant, Lakeside Clinic, Kent, OH\nSeptember 2019 thru present\n*",
        [("Medical Assistant", "Lakeside Clinic", "Kent, OH", "September 2019 thru present", 2)],
    ),
    (
        "Medical Assistant, Lakeside Clinic\t06.2019 – 05.2021\n*",
        [("Medical Assistant", "Lakeside Clinic", "", "06.2019 - 05.2021", 2)],
    ),
    (
        "Medical Assistant, Lakeside Clinic\tJun '19 – May '21\n*",
        [("Medical Assistant", "Lakeside Clinic", "", "Jun '19 - May '21", 2)],
    ),
    (
        "Medical Assistant, Lakeside Clinic\t6/19 – 5/21\n*",
        [("Medical Assistant", "Lakeside Clinic", "", "6/19 - 5/21", 2)],
    ),
    (
        "Medical Assistant, Lakeside Clinic\t2019-06 – 2021-05\n*",
        [("Medical Assistant", "Lakeside Clinic", "", "2019-06 - 2021-05", 2)],
    ),
    (
        "Medical Assistant (Temp), Crest Staffing, Kent, OH\t2019\n*",
        [("Medical Assistant (Temp)", "Crest Staffing", "Kent, OH", "2019", 2)],
    ),
    (
        "Float Medical Assistant\nLakeside Clinic, Kent & Akron, OH\n2019 - 2021\n*",
        [("Float Medical Assistant", "Lakeside Clinic", "Kent & Akron, OH", "2019 - 2021", 2)],
    ),
    (
        "Medical Assistant\nLakeside Clinic (formerly Oak Clinic), Kent, OH\n2019 - 2021\n*",
        [("Medical Assistant", "Lakeside Clinic (formerly Oak Clinic)", "Kent, OH", "2019 - 2021", 2)],
    ),
    (
        "Medical Assistant\nSmith Holdings dba Lakeside Clinic, Kent, OH\n2019 - 2021\n*",
        [("Medical Assistant", "Smith Holdings dba Lakeside Clinic", "Kent, OH", "2019 - 2021", 2)],
    ),
    (
        "May 2019 –\nMar 2021\nMedical Assistant, Lakeside Clinic – Kent, OH\n*",
        [("Medical Assistant", "Lakeside Clinic", "Kent, OH", "May 2019 - Mar 2021", 2)],
    ),
    (
        "Scheduling Coordinator\t2019 - 2021\nMeadow Community Health Center, P.C.\tWinston-Salem, NC\n*",
        [("Scheduling Coordinator", "Meadow Community Health Center, P.C.", "Winston-Salem, NC", "2019 - 2021", 2)],
    ),
    (
        "2019 - 2021\tScheduling Coordinator, Meadow Community Health Center, St. Paul, MN\n*",
        [("Scheduling Coordinator", "Meadow Community Health Center", "St. Paul, MN", "2019 - 2021", 2)],
    ),
    (
        "Food Pantry Aide\t2019 - 2021\nHelping Hands Food Bank\tEl Paso, TX\n*",
        [("Food Pantry Aide", "Helping Hands Food Bank", "El Paso, TX", "2019 - 2021", 2)],
    ),
    (
        "Pixel Studio\t2019 - 2021\nIT Support Specialist\nKent, OH\n*",
        [("IT Support Specialist", "Pixel Studio", "Kent, OH", "2019 - 2021", 2)],
    ),
    (
        "Caregiver\nSt. Brigid Hospital-El Paso, TX\n2019 - 2021\n*",
        [("Caregiver", "St. Brigid Hospital", "El Paso, TX", "2019 - 2021", 2)],
    ),
    (
        "Caregiver\nBriar Home Health, LLC-Tacoma, WA\n2019 - 2021\n*",
        [("Caregiver", "Briar Home Health, LLC", "Tacoma, WA", "2019 - 2021", 2)],
    ),
    (
        "Caregiver\nBriar Home Health ❖ Tacoma, WA\n2019 - 2021\n*",
        [("Caregiver", "Briar Home Health", "Tacoma, WA", "2019 - 2021", 2)],
    ),
    (
        "LVN, Skilled Nursing, Willow Care Center\t2019 - 2021\nKent, OH\n*",
        [("LVN, Skilled Nursing", "Willow Care Center", "Kent, OH", "2019 - 2021", 2)],
    ),
    (
        "CARGO LABORATORY\t2019 - 2021\nMOBILE PHLEBOTOMIST\tORO VALLEY AZ\n*",
        [("MOBILE PHLEBOTOMIST", "CARGO LABORATORY", "ORO VALLEY AZ", "2019 - 2021", 2)],
    ),
    (
        "Line Cook — Golden Wok — Akron OH — April 2017 to February 2020\n*",
        [("Line Cook", "Golden Wok", "Akron OH", "April 2017 to February 2020", 2)],
    ),
    (
        "Shift Supervisor\tOct 2023\tPresent Boise, ID\nHome Outlet\n*",
        [("Shift Supervisor", "Home Outlet", "Boise, ID", "Oct 2023 Present", 2)],
    ),
    (
        "Office Manager\nKessler Dental Group\n• 09/2021 - 01/2023 | Akron, OH\n*",
        [("Office Manager", "Kessler Dental Group", "Akron, OH", "09/2021 - 01/2023", 2)],
    ),
    (
        "Clinic Extern (2026)\nElm Allergy Clinic – Worcester MA\n*",
        [("Clinic Extern", "Elm Allergy Clinic", "Worcester MA", "2026", 2)],
    ),
]


@pytest.mark.parametrize("other", ["", OTHER])
@pytest.mark.parametrize(("shape", "expected"), SHAPES)
def test_reads_a_shape(shape: str, expected: list[Job], other: str) -> None:
    body = shape.replace("*", DUTIES.rstrip())
    found = resume_of(f"{HEAD}{body}\n{other}\nEducation\nDiploma, Bluebird Career College, 2011\n").experience
    read = [
        (e.title, e.company, e.location, " ".join(e.dates_text.replace("–", "-").split()), len(e.bullets))
        for e in found
    ]
    assert read == [*expected, *([OTHER_JOB] if other else [])]


def test_jobs_as_items_of_a_list() -> None:
    text = "- Medical Assistant, Oak Clinic, Kent, OH, 2019 - 2021\n- Receptionist, Elm Clinic, Kent, OH, 2017 - 2019\n"
    found = resume_of(f"{HEAD}{text}").experience
    assert [(e.title, e.company) for e in found] == [
        ("Medical Assistant", "Oak Clinic"),
        ("Receptionist", "Elm Clinic"),
    ]


def test_jobs_on_lines_alone_with_and_without_dates() -> None:
    text = "Electrician, Oak Electric, Kent, OH, 2023-2026\nApprentice, Larkspur, Stow, OH, 2021-2023\n"
    found = resume_of(f"{HEAD}{text}Foreman, Elm Contractors, Inc., Akron, OH\n").experience
    assert [(e.title, e.company, e.dates_text) for e in found] == [
        ("Electrician", "Oak Electric", "2023-2026"),
        ("Apprentice", "Larkspur", "2021-2023"),
        ("Foreman", "Elm Contractors, Inc.", ""),
    ]


def test_the_form_of_europass() -> None:
    jobs = (("LPN", "Oak Care Center", "05/2023 - Present"), ("Nursing Assistant", "Elm Care Center", "2019 - 2022"))
    text = "".join(
        f"Dates {dates}\nOccupation or position held {title}\nMain activities and responsibilities\n{DUTIES}"
        f"Employer {company}, Kent, OH\n"
        for title, company, dates in jobs
    )
    found = resume_of(HEAD + text).experience
    assert [(e.title, e.company, e.dates_text, len(e.bullets)) for e in found] == [(*job, 2) for job in jobs]


def test_an_employer_further_out_in_a_list_heads_its_jobs() -> None:
    text = "- Oak Billing Services, Kent, OH\n  - Bookkeeper, Feb 2023 - Present\n"
    text += "    - Closed the books of three entities\n"
    text += "  - Payroll Specialist, Aug 2019 - Feb 2023\n    - Prepared the tax returns of five states\n"
    found = resume_of(HEAD + text).experience
    assert [(e.title, e.company, len(e.bullets)) for e in found] == [
        ("Bookkeeper", "Oak Billing Services", 1),
        ("Payroll Specialist", "Oak Billing Services", 1),
    ]


@pytest.mark.parametrize("mark", ["-", "- "])
def test_a_hyphen_is_a_mark_without_a_space(mark: str) -> None:
    text = f"Medical Assistant, Oak Clinic, 2019 - 2021\n{mark}Roomed patients all day\n{mark}Drew blood each morning\n"
    resume = resume_of(HEAD + text)
    texts = [b.span.of(resume.text) for b in resume.bullets()]
    assert texts == ["Roomed patients all day", "Drew blood each morning"]


@pytest.mark.parametrize(
    "away", ["Career break (family), 2022 - 2026", "Full-time parent\n2022 - 2026", "Stay-at-home mom, 2022 - 2026"]
)
def test_time_away_from_work_takes_nothing_of_the_job_below(away: str) -> None:
    job = f"Medical Assistant\nLakeside Clinic, Akron, OH\n2019 - 2022\n{DUTIES}"
    found = resume_of(f"{HEAD}{away}\n\n{job}{OTHER}").experience
    assert [(e.company, e.dates_text, len(e.bullets)) for e in found] == [
        ("", "2022 - 2026", 0),
        ("Lakeside Clinic", "2019 - 2022", 2),
        ("Greenleaf Grocers", "2010 - 2012", 2),
    ]
    assert found[1].title == "Medical Assistant"


@pytest.mark.parametrize("often", [" (part-time, 20 hrs/week)", ", 6 hours a week", " | Full-time", " (PRN, weekends)"])
def test_how_much_of_the_week_a_job_took_is_no_employer(often: str) -> None:
    text = f"Medical Assistant, Lakeside Clinic, Akron OH\nJan 2023 – May 2024{often}\n{DUTIES}"
    (job,) = resume_of(HEAD + text).experience
    assert (job.title, job.company) == ("Medical Assistant", "Lakeside Clinic")


def test_duties_behind_the_dates_are_duties() -> None:
    (job,) = resume_of(
        f"{HEAD}Volunteer, Elm School, 2024 - 2026: hearing and vision screening, first aid\n"
    ).experience
    assert job.company == "Elm School"
    assert len(job.bullets) == 1


@pytest.mark.parametrize(
    ("row", "title", "company"),
    [
        ("Phlebotomist Quest Diagnostics", "Phlebotomist", "Quest Diagnostics"),
        ("Cashier Walgreens", "Cashier", "Walgreens"),
        ("Patient Care Technician Bright Harbor Living", "Patient Care Technician", "Bright Harbor Living"),
        ("Cashier / Tillman Brothers", "Cashier", "Tillman Brothers"),
        ("Receptionist / Ornella's", "Receptionist", "Ornella's"),
        # More of the title, and no employer.
        ("Medical Assistant Night Shift", "Medical Assistant Night Shift", ""),
        ("Medical Assistant Float Pool", "Medical Assistant Float Pool", ""),
        ("Medical Assistant Level II", "Medical Assistant Level II", ""),
        ("Receptionist Spanish Speaking", "Receptionist Spanish Speaking", ""),
        ("Senior Director of Operations", "Senior Director of Operations", ""),
        ("Medical Assistant / Phlebotomist", "Medical Assistant / Phlebotomist", ""),
    ],
)
def test_title_and_employer_stand_side_by_side_without_a_mark(row: str, title: str, company: str) -> None:
    lines = (
        "Pat Sample",
        "pat@example.com",
        "",
        "Experience",
        f"{row} Jan 2019 - Apr 2021",
        "- Drew blood from adults",
    )
    entry = read_resume(read_document("\n".join(lines))).experience[0]
    assert (entry.title, entry.company) == (title, company)
