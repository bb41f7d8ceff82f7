"""Lines as people really write them: slips of the pen, roles without verbs, numbers in brackets, unlisted systems."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate, pipeline
from analyzer.model import LineAnnotation

DAY = date(2026, 11, 22)


def read(line: str) -> LineAnnotation:
    return annotate(line, as_of=DAY).lines[0]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("title", "Senior Claims Auditor"),
        ("title", "Case Manager Company Name City , State"),
        ("title", "March 2014 to May 2016 Company Name"),
        ("title", "Home Care Provider , 03/2014 to 05/2016"),
        ("title", "RN Unit Manager Company Name , City , State"),
        ("title", "Registered Nurse, Supervisor Company Name - City , State"),
        ("title", "Company Name City , State Ward Clerk / Certified Nurse Assistant 03/2009 to 03/2014"),
        ("education", "BS : Biology"),
        ("education", "MA : Public Policy"),
        ("education", "Master's : Health Promotion , 05/2018"),
        ("education", "Certificate : Medical Assistant , 2012 Lakeside Institute"),
        ("credential", "Certificate: BLS, American Heart Association"),
        ("credential", "In process of earning my electrocardiogram certification"),
        ("summary", "To obtain a steady position in which I can use my nursing skills"),
        ("summary", "Driven and caring professional with experience in hospital and home settings"),
        ("other", "The clinic group is a non-profit network of care sites"),
        ("other", "dana@example.com | (555) 555-0147 | Dayton, OH"),
        ("other", "Certifications and Licenses"),
        ("skills", "Report development"),
        ("skills", "Operating room"),
        ("skills", "Direct care"),
        ("duty", "Register patients"),
        ("duty", "Performed urinalysis, strep, flu, mono"),
        ("duty", "stock levels and cost reports for the lab."),
        ("duty", "ÂProvided help to callers with their bills"),
        ("duty", "Coordination of transport for the day program"),
        ("duty", "Liaison between families and the care team"),
    ],
)
def test_the_kind_of_a_line(kind: str, line: str) -> None:
    assert read(line).kind == kind


@pytest.mark.parametrize(
    ("line", "tasks"),
    [
        ("Recieved and labeled specimens", {"task.specimen-processing"}),
        ("Scheudled appointments", {"task.schedule-appointments"}),
        ("Maintianed patient records", {"task.medical-records"}),
        ("Adminstered injections", {"task.injections"}),
        ("Contracted vendors and processed invoices", {"task.bookkeeping"}),
        ("ÂPrepared patients for exams", {"task.room-patients"}),
        ("Scheduled 40 - 50 appts per day", {"task.schedule-appointments"}),
        ("Passed the wound care certification", set()),
        ("Entered orders into the EMR", {"task.order-entry"}),
        ("Keep awareness of regulations", set()),
    ],
)
def test_the_tasks_of_a_line(line: str, tasks: set[str]) -> None:
    assert {t.term for t in read(line).tasks} == tasks


@pytest.mark.parametrize(
    ("line", "measures"),
    [
        ("Performed EKGs, 15 to 20 a week", ["15 to 20 a week"]),
        ("Supported four (4) providers", ["four (4) providers"]),
        ("Trained (8) new hires", ["(8) new hires"]),
        ("Did 12 vision, hearing and speech screenings a day", ["12 vision, hearing and speech screenings a day"]),
        ("Sales rose to 112% of plan in Q4", ["112%"]),
        ("Reached 110% of quota", ["110%"]),
        ("Always gives 110%", []),
        ("Clerk, 40+ hours per week", []),
        ("Member of the Million Dollar Sales Club", []),
        ("Saved over one million dollars", ["over one million dollars"]),
    ],
)
def test_the_measures_of_a_line(line: str, measures: list[str]) -> None:
    assert [m.span.of(line) for m in read(line).measures] == measures


@pytest.mark.parametrize(
    ("line", "system"),
    [
        ("Charted in NovaTrak EMR", "ehr.other"),
        ("Trained on CAREBASE electronic medical records software", "ehr.other"),
        ("EXPERIENCE WITH ELECTRONIC MEDICAL RECORDS", "ehr.generic"),
        ("Microsoft PowerPoint, EMR", "ehr.generic"),
        ("HIPAA EMR training", "ehr.generic"),
        ("Used the clinic EMR", "ehr.generic"),
    ],
)
def test_a_name_before_emr_is_a_system(line: str, system: str) -> None:
    assert {m.term for m in read(line).terms if m.kind == "ehr"} == {system}


def test_a_planned_visit_does_not_make_its_place_planned() -> None:
    places = [m for m in read("Obtained approval for planned home care visits").terms if m.kind == "setting"]
    assert [(m.term, m.status) for m in places] == [("setting.home-health", "held")]


@pytest.mark.parametrize("word", ["providers", "contracted", "experienced", "marketing", "presence"])
def test_an_ordinary_word_is_no_slip_of_a_verb(word: str) -> None:
    assert pipeline().verbs.form(word) is None
