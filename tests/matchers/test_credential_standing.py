"""How a credential stands: what a cell, a heading, an exam's date or the issuer of a whole list says of it."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate, annotate_resume
from analyzer.model import Annotations, PartialDate
from analyzer.parser import read_document, read_resume

DAY = date(2026, 11, 22)

# A line, and after the arrow its credentials with their status.
CASES = """
CNA I - State of Georgia - expired -> cna:expired
CCMA | NHA | pending -> ccma-nha:planned
BLS | AHA | lapsed 2024 -> bls:expired
RMA (AMT), BLS, HIPAA trained -> rma-amt:held bls:held hipaa-training:held
CMA cert pending, test date in January -> ma-unspecified:planned
RMA cert. 2019 -> ma-unspecified:held
Phlebotomy and EKG certified -> cpt-phlebotomy:held cet-nha:held
Basic EKG & IV cert -> cet-nha:held iv-therapy:held
Certified in phlebotomy, EKG and CPR -> cpt-phlebotomy:held cet-nha:held cpr:held
Certified Medical Assistant, phlebotomy, EKG -> ma-unspecified:held
Registered MA since 2015 -> rma-amt:held
Certified Nursing Asst. - inactive since 2018 -> cna:expired
CPR certified, scheduled 30 patients daily -> cpr:held
RN, Student Health Services -> rn:held
CNA, Oakview Manor - eligible for rehire -> cna:held
LPN (retired) -> lpn:expired
I let my CNA lapse after the move -> cna:expired
CMA (AAMA) to be obtained in May 2027 -> cma-aama:planned
Willing to get CPR certified -> cpr:planned
Able to get things done, CPR certified -> cpr:held
CCMA exam set for 02/2027 -> ccma-nha:planned
CCMA certification exam 12/12/2026 -> ccma-nha:planned
Passed CMA exam 1/2026 -> ma-unspecified:held
LMRT, Texas Medical Board permit, exp. 10/2027 -> limited-xray:held
Class B CDL -> driver-licence:held
CDL, class B with endorsements -> driver-licence:held
CPR class completed 2025 -> cpr:held
Completed the BLS course in May 2026 -> bls:held
CNA class completed 2019 -> cna:unclear
Non-certified medical assistant -> ma-unspecified:negated
bls acls pals certified -> bls:held acls:held pals:held
NHA Certifications: CCMA (2024), CPT (2024), CET (2025) -> ccma-nha:held cpt-nha:held cet-nha:held
CCMA, CPT, CET - NHA -> ccma-nha:held cpt-nha:held cet-nha:held
CMA (AAMA), CPT (NHA) -> cma-aama:held cpt-nha:held
Certified Medical Assistant, Amer. Assoc. of Medical Assistants -> cma-aama:held
RMA exam passed, American Medical Technologist -> rma-amt:held
CPT - nat'l healthcareer association -> cpt-nha:held
Registerd Medical Assistant, AMT -> rma-amt:held
Medical Assistant, certified by AMT -> rma-amt:held
Medical Assistant (Certified), BLS -> ma-unspecified:held bls:held
Medical assistant certified in CPR -> cpr:held
Medical Assistant-Certified, Washington -> ma-c-wa:held
CPR training provided to staff -> none
CPR training for parents and teachers -> none
BLS for Providers -> bls:held
Supervisor: Karen Hollis, LPN -> none
Practice Manager: CPR certified -> cpr:held
Externship supervised by Linda Parks, CMA (AAMA) -> none
References: Sara Johns, CMA (AAMA), 555-201-0100 -> none
My mother is an RN -> none
Prepared students for the RMA and CMA exams -> none
Medicare certified home health agency -> none
CCMA (NHA)      Expected 04/2027 -> ccma-nha:planned
CNA (inactive), CPR (current), BLS (AHA, exp 2028) -> cna:expired cpr:held bls:held
I passed my RMA exam in March -> ma-unspecified:held
RMA exam in spring -> ma-unspecified:planned
CMA, expires 12/2027 -> ma-unspecified:held
Preparing for the CMA exam; CPA eligible -> none
CPC (in good standing) -> cpc-aapc:held
Medical assistant cert. in progress -> ma-unspecified:planned
Registered Dental Assistant (CA, expired), BLS (exp 5/2028) -> dental-assistant:expired bls:held
CPR/FA certified -> cpr:held first-aid:held
CNA class in progress -> cna:planned
Credentialed providers: license, DEA, BLS -> none
GDP, CPI data and BLS reports -> none
RMA (AMT), issued 2021, valid 3 years -> rma-amt:expired
BLS issued 03/2026, good for two years -> bls:held
CPR card 01/2023 (2-year card) -> cpr:expired
NREMT 2013-16 -> emt:expired
Will renew ACLS -> acls:unclear
CPR: need to retake -> cpr:unclear
MA-C after exam -> ma-c-wa:planned
RMA (AMT) once I pass -> rma-amt:planned
CCMA taken in October, waiting on scores -> ccma-nha:planned
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_how_a_credential_stands(case: str) -> None:
    line, expected = case.split(" -> ")
    found = {f"{m.term[5:]}:{m.status}" for m in annotate(line, as_of=DAY).mentions() if m.kind == "cert"}
    assert found == (set() if expected == "none" else set(expected.split()))


@pytest.mark.parametrize(
    ("line", "expires"),
    [
        ("BLS, exp 05-31-2027", PartialDate(2027, 5)),
        ("BLS exp 2027-05", PartialDate(2027, 5)),
        ("BLS exp. May '27", PartialDate(2027, 5)),
        ("PALS 2028", PartialDate(2028)),
        ("PALS 2026", None),
        ("BLS, expires 31 May 2027", PartialDate(2027, 5)),
        ("BLS through 05/2027", PartialDate(2027, 5)),
        ("BLS, 2022-2024, renewed to 2028", PartialDate(2028)),
        ("BLS renewed 05/2026", None),
        ("BLS, valid 05/2025 to 05/2027", PartialDate(2027, 5)),
        ("BLS (AHA, 09/2027)", PartialDate(2027, 9)),
        ("BLS, issued 05/2026", None),
        ("BLS, issued 05/2026, good for 2 years", PartialDate(2028, 5)),
        ("EMT 2015-17", PartialDate(2017)),
        ("BLS, 2 years of use, class in 05/2026", None),
        ("BLS certified, graduating 05/2027", None),
    ],
)
def test_ways_of_writing_an_expiry(line: str, expires: PartialDate | None) -> None:
    (mention,) = annotate(line, as_of=DAY).mentions()
    assert mention.expires == expires


def test_a_card_with_a_year_of_its_own_shares_no_other_cards_expiry() -> None:
    found = {m.term: m.expires for m in annotate("CMPE 2025, BLS exp 09/2027", as_of=DAY).mentions()}
    assert found == {"cert.cmpe-mgma": None, "cert.bls": PartialDate(2027, 9)}


def read(*lines: str) -> Annotations:
    head = ("Dana Reyes", "dana.reyes@example.com", "", "Experience", "Medical Assistant, Oak Clinic, 2020 - 2024", "")
    return annotate_resume(read_resume(read_document("\n".join((*head, *lines)), name="r.txt")), as_of=DAY)


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("Certifications in Progress", "planned"),
        ("Pending Certifications", "planned"),
        ("Expired Certifications", "expired"),
        ("Current Certifications", "held"),
        ("Certifications", "held"),
    ],
)
def test_a_heading_says_how_the_cards_below_it_stand(heading: str, status: str) -> None:
    (mention,) = [m for m in read(heading, "CCMA (NHA)").mentions() if m.kind == "cert"]
    assert mention.status == status


def test_a_date_four_lines_below_still_belongs_to_the_credential() -> None:
    found = read(
        "Certifications", "CMA (AAMA)", "Toledo", "Certificate # 2871234", "Issued 06/2024", "Expires: 06/30/2029"
    )
    (mention,) = [m for m in found.mentions() if m.kind == "cert"]
    assert mention.expires == PartialDate(2029, 6)


def test_a_label_says_it_up_to_the_next_one() -> None:
    found = read("Certifications", "BLS (AHA)", "In progress:", "CCMA (NHA)", "Current:", "CPR (Red Cross)").mentions()
    assert {m.term: m.status for m in found if m.kind == "cert"} == {
        "cert.bls": "held",
        "cert.ccma-nha": "planned",
        "cert.cpr": "held",
    }


def test_letters_among_references_are_other_peoples() -> None:
    found = read("Certifications", "BLS (AHA)", "", "References", "Angela Moore, RN, 410-555-0100", "Kit Brown, LPN")
    assert [m.term for m in found.mentions() if m.kind == "cert"] == ["cert.bls"]


@pytest.mark.parametrize("heading", ["Education & Certifications", "Certifications", "CPR Certification"])
def test_a_card_on_a_line_of_its_own_is_no_heading(heading: str) -> None:
    name = "CPR" if heading != "CPR Certification" else ""
    found = read(heading, *filter(None, [name]), "American Red Cross", "Expires 04/2028").mentions()
    (mention,) = [m for m in found if m.kind == "cert"]
    assert (mention.term, mention.expires) == ("cert.cpr", PartialDate(2028, 4))


@pytest.mark.parametrize(
    ("line", "status"),
    [("CMA (AAMA) 2008-2018", "expired"), ("Alder College, Medical Assistant, CMA 2008-2010", "held")],
)
def test_a_card_alone_among_the_schools_ran_out_with_its_years(line: str, status: str) -> None:
    text = f"Dana Whitlock\ndana@example.com\nEducation\nAlder College, AAS, 2008\n{line}\n"
    found = annotate_resume(read_resume(read_document(text.encode())), as_of=DAY)
    cards = [m.status for m in found.mentions() if m.kind == "cert"]
    assert cards in ([status], ["unclear"] if status == "held" else [])


@pytest.mark.parametrize(
    ("employer", "system"),
    [("Oak Pediatrics", "ehr.pcc"), ("Hill Nursing Home", "ehr.pointclickcare"), ("Oak Clinic", "")],
)
def test_letters_of_two_systems_mean_the_one_of_the_job(employer: str, system: str) -> None:
    text = f"EXPERIENCE\nMedical Assistant, {employer}, 2021 - 2023\n- Charted vitals in PCC"
    found = {m.term for m in annotate_resume(read_resume(read_document(text)), as_of=DAY).mentions() if m.kind == "ehr"}
    assert found == ({system} if system else set())


def test_in_a_section_that_opens_with_an_expiry_each_stands_above_its_card() -> None:
    text = (
        "Dana Whitlock\nTacoma, WA 253-555-0142\n\nCertifications\n"
        "Expires 05/2027\nCMA (AAMA)\nExpires 08/2026\nBLS (AHA)\n"
    )
    annotations = annotate_resume(read_resume(read_document(text)), as_of=date(2026, 11, 24))
    found = {m.term: (m.status, m.expires and m.expires.year) for m in annotations.mentions()}
    assert found == {"cert.cma-aama": ("held", 2027), "cert.bls": ("expired", 2026)}
