"""Credentials of any trade as people write them, and lines that name one which is not the person's."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate

# A line, and after the arrow the credentials it shows.
CASES = """
Commissioned Notary, Harris County, TX -> other-licence
Real Estate Salesperson License #S.0184421, Nevada -> other-licence
Property & Casualty licensed in 14 states -> other-licence
Substitute Teacher License, Ohio -> other-licence
Nail technician license, 2014 -> other-licence
licensed bartender, food handlers card -> other-licence food-handler
Hospital Evacuation Safety Card, CPR -> other-licence cpr
CSM, PMP, Lean Six Sigma Green Belt -> other-licence pmp lean-six-sigma
Cisco CCNA, 2015 -> other-licence
SHRM-CP, 2020 -> other-licence
TNCC, ENPC, ACLS, PALS -> other-licence acls pals
Certifications CPR CPI BTSX -> cpr cpi other-licence
Certifications: American Heart Association BLS -> bls
CNA, Texas License -> cna
CNA, Grief Coaching Certified -> cna other-licence
Registered Nurse Certified Hospice Nurse BLS -> rn bls other-licence
Currently certified with the National Boating Association -> other-licence
Certified in laser hair removal and chemical peels -> other-licence
Received certification for training new hires -> none
Collected Credit Card payments -> none
CPR and First Aid CertifiedCNA License -> cpr first-aid cna
Phlebotomy Technician CertificateEKG Technician Certificate -> cpt-phlebotomy cet-nha
BLSCPR certified -> bls cpr
Certified to administer medications, State of Maryland -> medication-aide
Certified Central Service Technician, 2014 -> crcst
Certified Medical Office Manager (CMOM) -> other-licence
Nationally Certified School Librarian, hospital volunteer -> other-licence
Trained in OSHA and HIPAA -> osha-training hipaa-training
HIPAA compliance, friendly manner, CPR certified -> cpr
Reported changes in condition to the Registered Nurse -> none
Patient Care Technician assists the Registered Nurse -> none
Goal: to become a Registered Nurse -> none
My goal is to become an RN -> none
Seeking a position as a CNA -> cna
Coursework in CNA and Medical Terminology -> none
LPN program, completed 2 semesters -> none
CPR instruction for new staff -> none
Ensured HIPAA, CPR certified, answered phones -> cpr
Worked with certified nursing assistants on the night shift -> none
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_the_credentials_that_a_line_shows(case: str) -> None:
    line, expected = case.split(" -> ")
    found = annotate(line, as_of=date(2026, 11, 22)).lines[0].terms
    shown = {m.term.removeprefix("cert.") for m in found if m.kind == "cert" and m.status != "negated"}
    assert shown == set(expected.split()) - {"none"}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Billing basics Front desk work Chart filing Insurance knowledge", "skills"),
        ("Answered phones Filed charts Scheduled visits Greeted families", "duty"),
        ("Oakmont Partners | Boise, ID", "title"),
        ("Oakmont Partners Boise, ID", "title"),
        ("Greenhouse Project, 2021", "title"),
        ("Dean's List, four semesters", "education"),
        ("Elected nurse of the year by the floor", "other"),
        ("Won 2nd place in the spring baking fair", "other"),
        ("Flush lines, ports, drains, tubes", "duty"),
        ("Charting, phlebotomy, rooming, EKG", "skills"),
    ],
)
def test_what_a_line_is(line: str, kind: str) -> None:
    assert annotate(line, as_of=date(2026, 11, 22)).lines[0].kind == kind
