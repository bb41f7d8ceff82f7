"""What kind of line a line is, by its words alone and by its section."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate, annotate_resume, pipeline
from analyzer.model import SectionKind, Span
from analyzer.parser import read_document, read_resume

DAY = date(2026, 11, 22)

KINDS: list[tuple[str, str]] = [
    ("duty", "Roomed patients and took vitals"),
    ("duty", "Responsible for answering phones and checking in patients"),
    ("duty", "Maintained a clean and safe work area"),
    ("duty", "Assist physicians with minor procedures"),
    ("duty", "Worked with a team of nurses to improve flow"),
    ("duty", "Scheduled 40 appointments a day"),
    ("duty", "Duties included filing, faxing and data entry"),
    ("duty", "Successfully launched a new recall program for diabetic patients"),
    ("duty", "Apply lean concepts to streamline the nurse managers' work and eliminate waste"),
    ("duty", "Cooked meals for large parties and kept the kitchen clean"),
    ("duty", "Balanced the register and handled returns"),
    ("duty", "Fabricated steel parts and read blueprints"),
    ("duty", "Order supplies and stock exam rooms"),
    ("skills", "Venipuncture, EKG, injections, vital signs, charting"),
    ("skills", "Phlebotomy | Rooming | EHR charting | Scheduling"),
    ("skills", "Proficient in Epic and Microsoft Office"),
    ("skills", "Knowledge of medical terminology"),
    ("skills", "Strong communication skills"),
    ("skills", "Experienced in rooming patients"),
    ("skills", "Experienced in handling upset callers"),
    ("skills", "Bilingual in English and Spanish"),
    ("skills", "Cash handling and banking"),
    ("skills", "EHR (Epic)."),
    ("skills", "Event planning"),
    ("skills", "Skilled in venipuncture and EKGs"),
    ("skills", "Medical billing and coding"),
    ("skills", "Spanish"),
    ("skills", "Forklift, pallet jack, inventory, shipping"),
    ("skills", "Typing 60 WPM, 10-key, Excel, Word"),
    ("credential", "CMA (AAMA)"),
    ("credential", "BLS certified, exp. 05/2027"),
    ("credential", "Certified Phlebotomy Technician, NHA"),
    ("credential", "CPR/First Aid certified"),
    ("credential", "Preparing for the CCMA exam"),
    ("credential", "Currently studying for the CPA exam"),
    ("credential", "Licensed cosmetologist, state board"),
    ("education", "Bachelor of Science, State University, 2019"),
    ("education", "Diploma in Medical Assisting, Lakeside College"),
    ("education", "High school diploma, Riverside High School"),
    ("education", "Associate degree, GPA 3.8"),
    ("summary", "Dedicated medical assistant with 5 years of experience in family practice and urgent care"),
    ("summary", "Seeking a position as a medical assistant where I can grow and help patients every day"),
    ("summary", "Compassionate caregiver with a background in elder care and a love of people"),
    ("title", "Medical Assistant, Lake Clinic, 2019 - 2023"),
    ("title", "Front Desk Receptionist 06/2020 to Current"),
    ("title", "Cashier, Corner Store, 2015 - 2016"),
    ("title", "Certified Nursing Assistant, Hillside Manor, 2016 - 2019"),
    ("other", "References available upon request"),
    ("other", "Member of the garden club"),
    ("other", "Awards: employee of the month"),
    ("other", "Interests: chess, hiking"),
    ("other", "Society of Case Managers Member"),
]


@pytest.mark.parametrize(("kind", "line"), KINDS, ids=[x for _, x in KINDS])
def test_the_kind_of_a_line(kind: str, line: str) -> None:
    assert annotate(line, as_of=DAY).lines[0].kind == kind


@pytest.mark.parametrize(
    ("sections", "line", "kind"),
    [
        (("summary",), "Roomed patients in a busy clinic", "summary"),
        (("skills",), "Roomed patients in a busy clinic", "skills"),
        (("certifications",), "American Heart Association", "credential"),
        (("education",), "Lakeside", "education"),
        (("references",), "Dana Example, RN", "other"),
        (("education", "certifications"), "BLS, AHA", "credential"),
        (("education", "certifications"), "Diploma, Lakeside College", "education"),
        (("experience",), "Roomed patients", "duty"),
        (("unknown",), "Venipuncture, EKG, injections, vital signs", "skills"),
    ],
)
def test_the_section_decides(sections: tuple[SectionKind, ...], line: str, kind: str) -> None:
    found = pipeline().line(line, Span(0, len(line)), as_of=DAY, sections=sections)
    assert found.kind == kind


def test_a_bullet_under_a_job_is_a_duty() -> None:
    line = "EKG, injections, venipuncture, vitals"
    assert pipeline().line(line, Span(0, len(line)), as_of=DAY, in_bullet=True).kind == "duty"


def test_a_title_line_shows_no_task() -> None:
    line = "Medical Assistant, phlebotomy"
    found = pipeline().line(line, Span(0, len(line)), as_of=DAY, is_title=True)
    assert (found.kind, found.tasks) == ("title", ())


@pytest.mark.parametrize("line", ["", "   ", "---", "•"])
def test_a_line_without_words_is_other(line: str) -> None:
    assert annotate(line, as_of=DAY).lines[0].kind == "other"


def _kinds_of_resume(text: str) -> dict[str, str]:
    resume = read_resume(read_document(text, name="r.txt"))
    return {line.span.of(resume.text): line.kind for line in annotate_resume(resume, as_of=DAY).lines}


def test_a_summary_without_a_heading_is_over_at_the_first_job() -> None:
    kinds = _kinds_of_resume(
        "JO ANNE WELLER\nCalm medical assistant who has kept two busy cardiology pods on time for years\n"
        "Medical Assistant, Harbor Heart Clinic, 2015 to 2021\nRooming, vitals, EKGs, med lists\n"
        "Wrote the rooming guide used at both sites\nNo lost specimens since 2018\nVolunteer\nSorted donated coats"
    )
    assert kinds["Wrote the rooming guide used at both sites"] == "duty"
    assert kinds["No lost specimens since 2018"] != "summary"


def test_headings_in_everyday_words_end_a_list_of_skills() -> None:
    kinds = _kinds_of_resume(
        "Ana Ruiz\nWhat I Can Do\nRooming and intake\nCareer\nMedical Assistant\n"
        "Elm Street Clinic   Fargo, ND   2018 – 2022\n"
        "Vaccines for kids, catch-up schedules.\nMy Jobs\nCashier, Corner Store, 2015 - 2017\nRang up customers\n"
    )
    assert kinds["Vaccines for kids, catch-up schedules."] == "duty"
    assert kinds["Rang up customers"] == "duty"
