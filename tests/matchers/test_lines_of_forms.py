"""Lines of application forms, of hospitals that are universities' own, and of people on their way to other work."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Employer: Lakeside Health", "title"),
        ("Company: Harbor Foods", "title"),
        ("Reason for leaving: moved", "other"),
        ("May we contact this employer? Yes", "other"),
        ("Supervisor: Dr. Ames", "other"),
        ("Hours per week: 36", "other"),
        ("Hourly rate $17", "other"),
        ("Available nights and weekends", "other"),
        ("Legally authorized to work in the U.S.", "other"),
        ("Skills & Abilities", "other"),
        ("Nora Blake, CMA (AAMA)", "other"),
        ("University Medical Center, Reno, NV 8/2014 to 6/2017", "title"),
        ("Hospital of the University, Pittsburgh 2011-2015", "title"),
        ("University of Nevada, Reno, NV 2011-2015", "education"),
        ("Volunteer, Food Pantry, 2018", "title"),
        ("Certified Medical Assistant, Birch Clinic, Omaha", "title"),
        ("Medical Assisting certificate, 10-month program, 2021", "education"),
        ("12th grade", "education"),
        ("Eager MA student seeking an externship", "summary"),
        ("Bilingual MA who brings calm to hectic clinics", "summary"),
        ("Veteran Army medic ready to serve civilians", "summary"),
        ("I bring a positive attitude and team spirit to every shift.", "summary"),
        ("Team player, detail oriented, fast learner", "skills"),
        ("Filing, faxing and copying as needed", "duty"),
    ],
)
def test_the_kind_of_a_line_of_a_form_or_a_plain_resume(line: str, kind: str) -> None:
    assert annotate(line, as_of=DAY).lines[0].kind == kind
