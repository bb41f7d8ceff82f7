"""Every way to write a need in every sentence it stands in: alternatives, years, words of strength."""

from __future__ import annotations

import itertools

import pytest
from asking import requirements

from analyzer.model import Requirement

FRONT = (
    "Medical Assistant\nElm Street Clinic\n\nWe are a busy clinic that cares for its patients.\n\nQualifications\n- "
)
NATIONAL = {"cert.cma-aama", "cert.rma-amt", "cert.ccma-nha"}
UNNAMED = ("cert.ma-unspecified",)
CHOICES = (
    "CMA, RMA or CCMA", "CMA, RMA, or CCMA", "CMA/RMA/CCMA", "CMA / RMA / CCMA", "CMA or RMA or CCMA",
    "CMA, RMA, CCMA", "(CMA, RMA, CCMA)", "CMA, RMA and/or CCMA", "CMA | RMA | CCMA", "CMA; RMA; or CCMA",
    "CMA (AAMA), RMA (AMT), or CCMA (NHA)", "CMA through AAMA, RMA through AMT or CCMA through NHA",
    "AAMA, AMT or NHA certification", "certification by AAMA, AMT, or NHA (CMA, RMA, CCMA)",
    "CMA-AAMA, RMA-AMT or CCMA-NHA",
)  # fmt: skip
ASKING = (
    ("{} required", "required", None),
    ("{} certification required", "required", None),
    ("Must be certified ({})", "required", None),
    ("Current {} certification", "required", None),
    ("Certification required: {}", "required", None),
    ("{} preferred", "preferred", None),
    ("National certification such as {} required", "required", None),
    ("{} required within 6 months of hire", "required", "6 months"),
    ("Ability to obtain {} within 90 days", "required", "90 days"),
)
YEARS = (
    ("1 year", 1.0), ("one (1) year", 1.0), ("2+ years", 2.0), ("at least 2 years", 2.0), ("1-2 years", 1.0),
    ("minimum of three years", 3.0), ("6 months", 0.5), ("18 months", 1.5), ("two or more years", 2.0),
    ("2 yrs", 2.0), ("one to two years'", 1.0), ("over 2 years", 2.0), ("(3) three years", 3.0),
)  # fmt: skip
WORK = (
    ("{} of experience as a medical assistant", "required", ()),
    ("{} experience in cardiology", "required", ("specialty.cardiology",)),
    ("{} of pediatric experience", "required", ("specialty.pediatrics",)),
    ("Experience: {} of pediatrics", "required", ("specialty.pediatrics",)),
    ("Cardiology experience, {}", "required", ("specialty.cardiology",)),
    ("{} medical assistant experience in cardiology preferred", "preferred", ("specialty.cardiology",)),
    ("Cardiology: {} (preferred)", "preferred", ("specialty.cardiology",)),
    ("Pediatric: {} (preferred)", "preferred", ("specialty.pediatrics",)),
    ("Previous cardiology experience ({})", "required", ("specialty.cardiology",)),
)


def asked(line: str) -> list[Requirement]:
    line = line[:1].upper() + line[1:]
    return [r for r in requirements(f"{FRONT}{line}\n- Friendly attitude\n") if r.any_of or r.years]


@pytest.mark.parametrize(("frame", "necessity", "due"), ASKING)
def test_alternatives_are_one_need_however_they_are_joined(frame: str, necessity: str, due: str | None) -> None:
    wrong = []
    for choice in CHOICES:
        found = asked(frame.format(choice))
        one = found[0] if len(found) == 1 else None
        ids = one.any_of if one else ()
        named = NATIONAL.issubset(ids) or ids == UNNAMED
        if not (one and named and (one.necessity, one.due) == (necessity, due)):
            wrong.append(choice)
    assert wrong == []


def test_years_are_read_in_every_frame() -> None:
    wrong = []
    for (years, value), (frame, necessity, ids) in itertools.product(YEARS, WORK):
        line = frame.format(years)
        found = [(r.years, r.necessity, r.any_of) for r in asked(line) if r.years]
        if found != [(value, necessity, ids)]:
            wrong.append((line, found))
    assert wrong == []
