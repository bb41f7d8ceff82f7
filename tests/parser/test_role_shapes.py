"""Roles of all kinds under their headings: volunteer work, externships, service, several roles, odd marks."""

from __future__ import annotations

import pytest
from written import resume_of

HEAD = "Dana Oakes, CMA (AAMA)\nAkron, OH | 330-555-0142 | dana@example.com\n\n"
DUTIES = "- Roomed 25 patients a day\n- Drew blood and labeled tubes\n"
# The heading, the text with "*" for duties, and the roles: title, employer, place, dates, number of duties, kind.
ROLES: list[tuple[str, str, list[tuple[str, str, str, str, int, str]]]] = [
    (
        "Volunteer Experience",
        "Kent Food Bank, Kent, OH\nPantry Helper\t2019 - 2020\n*",
        [("Pantry Helper", "Kent Food Bank", "Kent, OH", "2019 - 2020", 2, "volunteer")],
    ),
    (
        "Volunteer Work",
        "Kent Food Bank, 2019 - 2020\nAmerican Red Cross Blood Drive, 2018",
        [
            ("", "Kent Food Bank", "", "2019 - 2020", 0, "volunteer"),
            ("", "American Red Cross Blood Drive", "", "2018", 0, "volunteer"),
        ],
    ),
    (
        "Volunteer Work",
        "- Kent Food Bank, 2019 - 2020\n- Habitat for Humanity, 2018 - 2019",
        [
            ("", "Kent Food Bank", "", "2019 - 2020", 0, "volunteer"),
            ("", "Habitat for Humanity", "", "2018 - 2019", 0, "volunteer"),
        ],
    ),
    (
        "Volunteering",
        "Meal Delivery Driver – Meals for Neighbors – Kent, OH – 2019 to 2020\n*",
        [("Meal Delivery Driver", "Meals for Neighbors", "Kent, OH", "2019 to 2020", 2, "volunteer")],
    ),
    (
        "Community Service",
        "Youth Soccer Coach, Kent Parks and Recreation\tSpring 2019\n*",
        [("Youth Soccer Coach", "Kent Parks and Recreation", "", "Spring 2019", 2, "volunteer")],
    ),
    (
        "Externship",
        "Oak Family Clinic, Kent, OH (200 hours)\nJan 2021 – Mar 2021\n*",
        [("", "Oak Family Clinic", "Kent, OH", "Jan 2021 - Mar 2021", 2, "externship")],
    ),
    (
        "Clinical Externship",
        "Medical Assistant Extern, Oak Family Clinic, Kent, OH\t01/2021 - 03/2021\n*",
        [("Medical Assistant Extern", "Oak Family Clinic", "Kent, OH", "01/2021 - 03/2021", 2, "externship")],
    ),
    (
        "Experience",
        "Student Medical Assistant | Oak Family Clinic | Spring 2021 | 160 hrs\n*",
        [("Student Medical Assistant", "Oak Family Clinic", "", "Spring 2021", 2, "externship")],
    ),
    (
        "Military Service",
        "United States Navy\nHospital Corpsman (HM3)\tSan Diego, CA\tJune 2012 – June 2016\n*",
        [("Hospital Corpsman (HM3)", "United States Navy", "San Diego, CA", "June 2012 - June 2016", 2, "job")],
    ),
    (
        "Leadership",
        "Student Nurses Association, President\tAug 2019 – May 2020\n*",
        [("President", "Student Nurses Association", "", "Aug 2019 - May 2020", 2, "volunteer")],
    ),
    (
        "Experience",
        "Oak Health System, Kent, OH\nClinic Supervisor, 2021 - Present\n*\n"
        "Lead Medical Assistant, 2019 - 2021\n*\nMedical Assistant, 2017 - 2019\n*",
        [
            ("Clinic Supervisor", "Oak Health System", "Kent, OH", "2021 - Present", 2, "job"),
            ("Lead Medical Assistant", "Oak Health System", "Kent, OH", "2019 - 2021", 2, "job"),
            ("Medical Assistant", "Oak Health System", "Kent, OH", "2017 - 2019", 2, "job"),
        ],
    ),
    (
        "Experience",
        "OAK HEALTH SYSTEM — Kent, OH (2017 - Present)\nClinic Supervisor (2021 - Present)\n*\n"
        "Lead Medical Assistant (2019 - 2021)\n*\nMedical Assistant (2017 - 2019)\n*",
        [
            ("Clinic Supervisor", "OAK HEALTH SYSTEM", "Kent, OH", "2021 - Present", 2, "job"),
            ("Lead Medical Assistant", "OAK HEALTH SYSTEM", "Kent, OH", "2019 - 2021", 2, "job"),
            ("Medical Assistant", "OAK HEALTH SYSTEM", "Kent, OH", "2017 - 2019", 2, "job"),
        ],
    ),
    (
        "Experience",
        "Lead Medical Assistant\t2021 - Present\nMedical Assistant\t2018 - 2021\nOak Clinic, Kent, OH\n*",
        [
            ("Lead Medical Assistant", "Oak Clinic", "Kent, OH", "2021 - Present", 0, "job"),
            ("Medical Assistant", "Oak Clinic", "Kent, OH", "2018 - 2021", 2, "job"),
        ],
    ),
    (
        "Experience",
        "Oak Clinic, Kent, OH\nLead Medical Assistant\t2021 - Present\n*\n"
        "Medical Assistant\t2018 - 2021\n*\nElm Hospital, Stow, OH\nCNA\t2016 - 2018\n*\n"
        "Dietary Aide\t2014 - 2016\n*",
        [
            ("Lead Medical Assistant", "Oak Clinic", "Kent, OH", "2021 - Present", 2, "job"),
            ("Medical Assistant", "Oak Clinic", "Kent, OH", "2018 - 2021", 2, "job"),
            ("CNA", "Elm Hospital", "Stow, OH", "2016 - 2018", 2, "job"),
            ("Dietary Aide", "Elm Hospital", "Stow, OH", "2014 - 2016", 2, "job"),
        ],
    ),
    (
        "Experience",
        "Medical Assistant, promoted to Lead Medical Assistant\nOak Clinic, Kent, OH\n2018 - Present\n*",
        [
            (
                "Medical Assistant, promoted to Lead Medical Assistant",
                "Oak Clinic",
                "Kent, OH",
                "2018 - Present",
                2,
                "job",
            )
        ],
    ),
    (
        "Experience",
        "Crest Staffing, Akron, OH\nTravel CNA\n2019 - 2021\nAssignments: Oak Hospital, Elm Hospital\n*",
        [("Travel CNA", "Crest Staffing", "Akron, OH", "2019 - 2021", 3, "job")],
    ),
    (
        "Experience",
        "Medical Assistant\nOak Clinic, Kent, OH\n2019 - 2021\n"
        "Roomed patients and took vitals for three providers. Drew blood. Scheduled referrals.\n\n"
        "Cashier\nGreenleaf, Kent, OH\n2016 - 2019\n"
        "Rang up customers and balanced the till at the end of each day.",
        [
            ("Medical Assistant", "Oak Clinic", "Kent, OH", "2019 - 2021", 3, "job"),
            ("Cashier", "Greenleaf", "Kent, OH", "2016 - 2019", 1, "job"),
        ],
    ),
    (
        "Work History",
        "Medical Assistant Oak Clinic Kent, OH 2019 - 2021\n"
        "Roomed patients and took vitals for three providers.\n"
        "Cashier Greenleaf Market Kent, OH 2016 - 2019\n"
        "Rang up customers and balanced the till at the end.",
        [
            ("Medical Assistant", "Oak Clinic", "Kent, OH", "2019 - 2021", 1, "job"),
            ("Cashier", "Greenleaf Market", "Kent, OH", "2016 - 2019", 1, "job"),
        ],
    ),
    (
        "WORK EXPERIENCE",
        "MEDICAL ASSISTANT\nOAK CLINIC — KENT, OH — JAN 2019 TO PRESENT\n"
        "- ROOMED 25 PATIENTS A DAY\n- DREW BLOOD\nCASHIER\n"
        "GREENLEAF MARKET — KENT, OH — MAY 2016 TO DEC 2018\n- RANG UP CUSTOMERS",
        [
            ("MEDICAL ASSISTANT", "OAK CLINIC", "KENT, OH", "JAN 2019 TO PRESENT", 2, "job"),
            ("CASHIER", "GREENLEAF MARKET", "KENT, OH", "MAY 2016 TO DEC 2018", 1, "job"),
        ],
    ),
    (
        "Experience",
        "Medical Assistant, Oak Clinic, 2019\n*",
        [("Medical Assistant", "Oak Clinic", "", "2019", 2, "job")],
    ),
    (
        "Experience",
        "Medical Assistant\nOak Clinic, Kent, OH\nwww.oakclinic.example.com\n2019 - 2021\n*",
        [("Medical Assistant", "Oak Clinic", "Kent, OH", "2019 - 2021", 2, "job")],
    ),
    (
        "Experience",
        "Medical Assistant\nOak Clinic, Kent, OH\n2019 - 2021\nSupervisor: Pat Roe, (330) 555-0177\n*",
        [("Medical Assistant", "Oak Clinic", "Kent, OH", "2019 - 2021", 2, "job")],
    ),
    (
        "Experience",
        "Medical Support Assistant (Advanced), GS-0679-06\n"
        "Veterans Affairs Medical Center, Cleveland, OH\n05/2019 - Present\nHours per week: 40\n"
        "Supervisor: Pat Roe\n*",
        [
            (
                "Medical Support Assistant (Advanced), GS-0679-06",
                "Veterans Affairs Medical Center",
                "Cleveland, OH",
                "05/2019 - Present",
                2,
                "job",
            )
        ],
    ),
    (
        "Experience",
        "Medical Assistant, CMA (AAMA)\nOak Clinic, Kent, OH\t2019 - 2021\n*",
        [("Medical Assistant, CMA (AAMA)", "Oak Clinic", "Kent, OH", "2019 - 2021", 2, "job")],
    ),
    (
        "Experience",
        "CNA – Night Shift\nElm Hospital, Stow, OH\t2019 - 2021\n*",
        [("CNA – Night Shift", "Elm Hospital", "Stow, OH", "2019 - 2021", 2, "job")],
    ),
    (
        "Experience",
        "Receptionist (Part-Time)\tMay 2019 – Aug 2020\nElm Dental Group\tStow, OH\n*",
        [("Receptionist (Part-Time)", "Elm Dental Group", "Stow, OH", "May 2019 - Aug 2020", 2, "job")],
    ),
    (
        "Experience",
        "Medical Assistant\t2019 - 2021\nOak Clinic (a division of Elm Health), Kent, OH\n*",
        [("Medical Assistant", "Oak Clinic (a division of Elm Health)", "Kent, OH", "2019 - 2021", 2, "job")],
    ),
    (
        "Experience",
        "Barista\t2019 - 2021\nTarget/Starbucks, Kent, OH\n*",
        [("Barista", "Target/Starbucks", "Kent, OH", "2019 - 2021", 2, "job")],
    ),
    (
        "Experience",
        "Crew Member\t2019 - 2021\n7-Eleven, Kent, OH\n*",
        [("Crew Member", "7-Eleven", "Kent, OH", "2019 - 2021", 2, "job")],
    ),
    (
        "Experience",
        "Medical Assistant\t2019 - 2021\nDrs. Ortiz and Patel, Kent, OH\n*",
        [("Medical Assistant", "Drs. Ortiz and Patel", "Kent, OH", "2019 - 2021", 2, "job")],
    ),
    (
        "Experience",
        "Home Health Aide (Self-Employed)\t2019 - 2021\n*",
        [("Home Health Aide (Self-Employed)", "", "", "2019 - 2021", 2, "job")],
    ),
    (
        "Experience",
        "Hostess/Server\nOlive Branch Italian Kitchen, Kent, OH\n2019 - 2021\n*",
        [("Hostess/Server", "Olive Branch Italian Kitchen", "Kent, OH", "2019 - 2021", 2, "job")],
    ),
    (
        "Experience",
        "Preschool Teacher\nLittle Sprouts, Kent, OH\n2019 - 2021\n*",
        [("Preschool Teacher", "Little Sprouts", "Kent, OH", "2019 - 2021", 2, "job")],
    ),
    (
        "Experience",
        "Receptionist\nOrtiz & Patel Orthodontics, Kent, OH\n2019 - 2021\n*",
        [("Receptionist", "Ortiz & Patel Orthodontics", "Kent, OH", "2019 - 2021", 2, "job")],
    ),
    (
        "Experience",
        "Stylist, Supercuts\nKent, OH\n2019 - 2021\n*",
        [("Stylist", "Supercuts", "Kent, OH", "2019 - 2021", 2, "job")],
    ),
    (
        "Experience",
        "Beauty Guru\nGlow Bar, Kent, OH\n2019 - 2021\n*\n\nMedical Assistant\nOak Clinic, Kent, OH\n2017 - 2019\n*",
        [
            ("Beauty Guru", "Glow Bar", "Kent, OH", "2019 - 2021", 2, "job"),
            ("Medical Assistant", "Oak Clinic", "Kent, OH", "2017 - 2019", 2, "job"),
        ],
    ),
    (
        "Experience",
        "Glow Bar, Kent, OH\nBeauty Guru\n2019 - 2021\n*\n\nOak Clinic, Kent, OH\nMedical Assistant\n2017 - 2019\n*",
        [
            ("Beauty Guru", "Glow Bar", "Kent, OH", "2019 - 2021", 2, "job"),
            ("Medical Assistant", "Oak Clinic", "Kent, OH", "2017 - 2019", 2, "job"),
        ],
    ),
    (
        "Experience",
        "Dates: 2019 - 2021\nOak Clinic, Kent, OH\nMedical Assistant\n*",
        [("Medical Assistant", "Oak Clinic", "Kent, OH", "2019 - 2021", 2, "job")],
    ),
    (
        "Experience",
        "Medical Assistant, Oak Clinic, Kent, OH, 2019-2021\no Roomed patients\no Drew blood",
        [("Medical Assistant", "Oak Clinic", "Kent, OH", "2019-2021", 2, "job")],
    ),
    (
        "Experience",
        "Medical Assistant,  Oak Clinic ,  Kent,OH    2019  -  2021\n*",
        [("Medical Assistant", "Oak Clinic", "Kent,OH", "2019 - 2021", 2, "job")],
    ),
    (
        "Experience",
        "Oak Clinic- Kent, OH- Medical Assistant- 2019 - 2021\n*",
        [("Medical Assistant", "Oak Clinic", "Kent, OH", "2019 - 2021", 2, "job")],
    ),
    (
        "Experience",
        "Medical Assistant ____ Oak Clinic ____ 2019 - 2021\n*",
        [("Medical Assistant", "Oak Clinic", "", "2019 - 2021", 2, "job")],
    ),
    (
        "Experience",
        "Medical Assistant, Oak Clinic ............ 2019 - 2021\n*",
        [("Medical Assistant", "Oak Clinic", "", "2019 - 2021", 2, "job")],
    ),
    (
        "Experience",
        "» Medical Assistant » Oak Clinic » Kent, OH » 2019 - 2021\n*",
        [("Medical Assistant", "Oak Clinic", "Kent, OH", "2019 - 2021", 2, "job")],
    ),
]


@pytest.mark.parametrize(("heading", "shape", "expected"), ROLES)
def test_reads_roles_of_all_kinds(
    heading: str, shape: str, expected: list[tuple[str, str, str, str, int, str]]
) -> None:
    body = shape.replace("*", DUTIES.rstrip())
    found = resume_of(f"{HEAD}{heading}\n{body}\n\nEducation\nDiploma, Bluebird Career College, 2011\n").experience
    read = [
        (e.title, e.company, e.location, " ".join(e.dates_text.replace("–", "-").split()), len(e.bullets), e.kind)
        for e in found
    ]
    assert read == expected
