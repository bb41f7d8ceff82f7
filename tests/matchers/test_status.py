"""What a line says about a credential or system: held, planned, expired, unclear, negated, or somebody else's."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate, annotate_resume
from analyzer.model import Mention, PartialDate, Resume
from analyzer.parser import read_document, read_resume

DAY = date(2026, 11, 22)


def mentions(line: str, day: date = DAY) -> dict[str, Mention]:
    return {m.term: m for m in annotate(line, as_of=day).mentions()}


def statuses(line: str) -> dict[str, str]:
    return {term: m.status for term, m in mentions(line).items() if m.kind in ("cert", "ehr")}


CASES: list[tuple[str, dict[str, str]]] = [
    # held
    ("Certified Medical Assistant (AAMA)", {"cert.cma-aama": "held"}),
    ("Passed the national CCMA (NHA) exam in October 2026", {"cert.ccma-nha": "held"}),
    ("CCMA (NHA) exam in January 2027", {"cert.ccma-nha": "planned"}),
    # what stands in a bracket, before a stop or beside another card is told of that alone
    ("Dee Holt, RMA (pending), BLS", {"cert.ma-unspecified": "planned", "cert.bls": "held"}),
    (
        "CPR & First Aid (current), EMT-B (lapsed 2017)",
        {"cert.cpr": "held", "cert.first-aid": "held", "cert.emt": "expired"},
    ),
    ("Mesa Tech, MA 2016. CCMA, BLS", {"cert.ccma-nha": "held", "cert.bls": "held"}),
    ("CMA (AAMA) recertified 2022, CPR", {"cert.cma-aama": "held", "cert.cpr": "held"}),
    ("Not certified yet - CCMA exam booked for December", {"cert.ccma-nha": "planned"}),
    ("BLS 02/10/22 - 02/28/24", {"cert.bls": "expired"}),
    ("My sister is a CMA", {}),
    ("CMA (AAMA), 2021 to present", {"cert.cma-aama": "held"}),
    ("RMA (AMT) since 2019", {"cert.rma-amt": "held"}),
    ("CCMA, National Healthcareer Association, no. 4455661", {"cert.ccma-nha": "held"}),
    ("NCMA through NCCT", {"cert.ncma-ncct": "held"}),
    ("Current BLS card (AHA)", {"cert.bls": "held"}),
    ("CPR certified", {"cert.cpr": "held"}),
    ("CPR, First Aid and AED certified", {"cert.cpr": "held", "cert.first-aid": "held", "cert.aed": "held"}),
    ("ACLS and PALS certified", {"cert.acls": "held", "cert.pals": "held"}),
    ("BLS CPR card", {"cert.bls": "held", "cert.cpr": "held"}),
    ("Licensed as a certified phlebotomy technician, NHA", {"cert.cpt-nha": "held"}),
    ("Holds an active BLS certification", {"cert.bls": "held"}),
    ("Obtained my CCMA in May and worked the float pool", {"cert.ccma-nha": "held"}),
    ("Maintained BLS certification through the year", {"cert.bls": "held"}),
    ("NHA certification", {"cert.other-licence": "held"}),
    (
        "Notary public, American Heart Association, Basic Life Support",
        {"cert.other-licence": "held", "cert.bls": "held"},
    ),
    ("CPR certified, scheduled 30 patients daily", {"cert.cpr": "held"}),
    ("CPR certified, scheduled 12 patients daily", {"cert.cpr": "held"}),
    ("BLS certified, trained new staff", {"cert.bls": "held"}),
    ("Drew blood for two doctors; BLS certified", {"cert.bls": "held"}),
    ("Former CNA with current BLS", {"cert.cna": "expired", "cert.bls": "held"}),
    ("Seeking a position as a CNA", {"cert.cna": "unclear"}),
    ("To obtain a Certified Medical Assistant position", {"cert.ma-unspecified": "unclear"}),
    ("Worked as a CNA on the night shift", {"cert.cna": "unclear"}),
    # a system is only what the cue itself speaks of
    ("Recorded past medical history in Epic", {"ehr.epic": "held"}),
    ("Charted without errors in Cerner", {"ehr.cerner": "held"}),
    ("Obtaining vital signs and documenting in Epic", {"ehr.epic": "held"}),
    ("Entered prior authorizations in NextGen", {"ehr.nextgen": "held"}),
    ("Charted in Epic, scheduled MRI scans", {"ehr.epic": "held"}),
    ("Not only Epic but also Cerner", {"ehr.epic": "held", "ehr.cerner": "held"}),
    ("No prior experience with Epic or Cerner", {"ehr.epic": "negated", "ehr.cerner": "negated"}),
    # expired
    ("CNA License 04/15/2016-/04/14/2018", {"cert.cna": "expired"}),
    # planned
    ("CCMA exam scheduled for January 2027", {"cert.ccma-nha": "planned"}),
    ("CCMA exam scheduled 2031", {"cert.ccma-nha": "planned"}),
    ("CNA - Georgia - expired", {"cert.cna": "expired"}),
    (f"CNA - Georgia {' ' * 300}- expired", {"cert.cna": "held"}),
    ("BLS class scheduled for January 2027", {"cert.bls": "planned"}),
    ("Skills: prior authorization, Epic", {"ehr.epic": "held"}),
    ("CMA (AAMA) in progress", {"cert.cma-aama": "planned"}),
    ("CCMA? in progress, test in January", {"cert.ccma-nha": "planned"}),
    ("CCMA! expired", {"cert.ccma-nha": "expired"}),
    ("CMA (AAMA), expected May 2027", {"cert.cma-aama": "planned"}),
    ("Expected CCMA, March 2027", {"cert.ccma-nha": "planned"}),
    ("Eligible to sit for the RMA (AMT) exam", {"cert.rma-amt": "planned"}),
    ("RMA (AMT) eligible", {"cert.rma-amt": "planned"}),
    ("Sitting for the CMA (AAMA) exam in the spring", {"cert.cma-aama": "planned"}),
    ("Studying for the CCMA", {"cert.ccma-nha": "planned"}),
    ("Preparing for the NCMA exam", {"cert.ncma-ncct": "planned"}),
    ("Currently pursuing RMA (AMT) certification", {"cert.rma-amt": "planned"}),
    ("Registered for the CCMA exam", {"cert.ccma-nha": "planned"}),
    ("Candidate for CMA (AAMA)", {"cert.cma-aama": "planned"}),
    ("CCMA candidate", {"cert.ccma-nha": "planned"}),
    ("BLS renewal pending", {"cert.bls": "planned"}),
    ("Working toward ACLS certification", {"cert.acls": "planned"}),
    ("CMA (AAMA) exam pending", {"cert.cma-aama": "planned"}),
    ("Awaiting CCMA exam results", {"cert.ccma-nha": "planned"}),
    ("Will take the CCMA exam in June 2027", {"cert.ccma-nha": "planned"}),
    ("BLS certified; CCMA in progress", {"cert.bls": "held", "cert.ccma-nha": "planned"}),
    # expired, by word and by date
    ("BLS (expired)", {"cert.bls": "expired"}),
    ("CPR certification lapsed", {"cert.cpr": "expired"}),
    ("ACLS, inactive", {"cert.acls": "expired"}),
    ("Former RMA (AMT)", {"cert.rma-amt": "expired"}),
    ("Previously certified CMA (AAMA)", {"cert.cma-aama": "expired"}),
    ("BLS, exp. 05/2024", {"cert.bls": "expired"}),
    ("BLS certification expired March 2025", {"cert.bls": "expired"}),
    ("CPR/AED valid through 10/26", {"cert.cpr": "expired", "cert.aed": "expired"}),
    ("CCMA 2019 - 2021", {"cert.ccma-nha": "expired"}),
    # by date, still held
    ("BLS, exp. 11/2026", {"cert.bls": "held"}),
    ("BLS valid through 05/28", {"cert.bls": "held"}),
    ("ACLS Expires: March 2027", {"cert.acls": "held"}),
    ("RMA, American Medical Technologists, exp. 06/2027", {"cert.rma-amt": "held"}),
    ("CPR/AED (2025-2027)", {"cert.cpr": "held", "cert.aed": "held"}),
    ("Filing, typing, BLS, phones", {"cert.bls": "held"}),
    # unclear
    ("Filing, typing, CPR, phones", {"cert.cpr": "held"}),
    ("Filing, CPR, first aid, phones", {"cert.cpr": "held", "cert.first-aid": "held"}),
    ("Filing, CNA, vital signs, typing, scheduling, CPR certified", {"cert.cna": "unclear", "cert.cpr": "held"}),
    ("Phones, First Aid, faxing, scheduling", {"cert.first-aid": "unclear"}),
    ("Trained in CPR", {"cert.cpr": "unclear"}),
    ("CPR, American Red Cross (2016)", {"cert.cpr": "unclear"}),
    ("May 2019 BLS certified", {"cert.bls": "unclear"}),
    ("BLS, American Heart Association (2025)", {"cert.bls": "held"}),
    ("CMA (AAMA), 2012", {"cert.cma-aama": "held"}),
    ("Familiar with BLS", {"cert.bls": "unclear"}),
    # negated
    ("No Epic experience", {"ehr.epic": "negated"}),
    ("No Cerner, but two years of Epic", {"ehr.cerner": "negated", "ehr.epic": "held"}),
    ("Not yet CPR certified", {"cert.cpr": "negated"}),
    ("Epic and NextGen; no Cerner", {"ehr.epic": "held", "ehr.nextgen": "held", "ehr.cerner": "negated"}),
    ("Without Epic training so far", {"ehr.epic": "negated"}),
    # somebody else's
    ("Worked with RNs and LPNs on the evening shift", {}),
    ("Supervised by an RN", {}),
    ("Trained CNAs and new medical assistants", {}),
    ("Assisted RNs, LPNs and CNAs with care", {}),
    ("Reported to the RN and coordinated with LPNs", {}),
    ("Followed BLS guidelines during codes", {}),
    ("Scheduled CPR classes for the community", {}),
    # titles
    ("Certified Nursing Assistant, Hillside Manor, 2016 - 2019", {"cert.cna": "unclear"}),
    # systems
    ("Charted in Epic and eClinicalWorks", {"ehr.epic": "held", "ehr.eclinicalworks": "held"}),
    ("Epic training expected in spring 2027", {"ehr.epic": "planned"}),
]


@pytest.mark.parametrize(("line", "expected"), CASES, ids=[c[0] for c in CASES])
def test_the_status_that_a_line_gives(line: str, expected: dict[str, str]) -> None:
    assert statuses(line) == expected


@pytest.mark.parametrize(
    ("line", "term", "expires"),
    [
        ("RMA, American Medical Technologists, exp. 06/2027", "cert.rma-amt", PartialDate(2027, 6)),
        ("BLS valid through 05/28", "cert.bls", PartialDate(2028, 5)),
        ("ACLS Expires: March 2027", "cert.acls", PartialDate(2027, 3)),
        ("BLS (exp 6/30/2027)", "cert.bls", PartialDate(2027, 6)),
        ("CPR, expires 2027", "cert.cpr", PartialDate(2027)),
        ("CCMA, expiration date: Dec. 2026", "cert.ccma-nha", PartialDate(2026, 12)),
        ("BLS good thru 01/2028", "cert.bls", PartialDate(2028, 1)),
        ("BLS, issued 05/2025, renews 05/2027", "cert.bls", PartialDate(2027, 5)),
        ("BLS, May 2025", "cert.bls", None),
        ("BLS and ACLS, exp 05/2027", "cert.bls", PartialDate(2027, 5)),
        ("BLS and ACLS, exp 05/2027", "cert.acls", PartialDate(2027, 5)),
        ("BLS exp. 05/2027; ACLS exp. 09/2028", "cert.bls", PartialDate(2027, 5)),
        ("BLS exp. 05/2027; ACLS exp. 09/2028", "cert.acls", PartialDate(2028, 9)),
    ],
)
def test_the_expiry_of_a_credential(line: str, term: str, expires: PartialDate | None) -> None:
    assert mentions(line)[term].expires == expires


@pytest.mark.parametrize(
    ("day", "status"),
    [(date(2027, 6, 30), "held"), (date(2027, 7, 1), "expired"), (date(2026, 1, 1), "held")],
)
def test_a_card_is_good_to_the_end_of_its_month(day: date, status: str) -> None:
    assert mentions("BLS, exp. 06/2027", day)["cert.bls"].status == status


@pytest.mark.parametrize(
    ("line", "term", "issuer"),
    [
        ("Certified Medical Assistant, AAMA", "cert.cma-aama", "AAMA"),
        ("RMA, American Medical Technologists", "cert.rma-amt", "AMT"),
        ("Medical Assistant certification, NHA", "cert.ccma-nha", "NHA"),
        ("Certified phlebotomy technician (NHA)", "cert.cpt-nha", "NHA"),
        ("Phlebotomy technician certification, AMT", "cert.rpt-amt", "AMT"),
    ],
)
def test_the_issuer_settles_the_credential(line: str, term: str, issuer: str) -> None:
    assert mentions(line)[term].issuer == issuer


def test_two_credentials_and_two_issuers() -> None:
    found = mentions("CCMA (NHA) and RMA (AMT), exp. 08/2027")
    assert {t: m.issuer for t, m in found.items()} == {"cert.ccma-nha": "NHA", "cert.rma-amt": "AMT"}


def test_a_date_of_another_kind_is_no_expiry() -> None:
    assert mentions("BLS, Riverside College, 2024")["cert.bls"].status == "held"


def test_a_date_that_stands_far_behind_a_list_is_not_cut_short() -> None:
    found = mentions("ACLS exp 01/2030, BLS, CPR abc, current through 05/2031")
    assert found["cert.bls"].expires is None
    assert found["cert.cpr"].expires == PartialDate(2031, 5)


def resume_of(section: str) -> Resume:
    job = "EXPERIENCE\nMedical Assistant, Lake Clinic, 2020 - 2024\n- Roomed patients"
    return read_resume(read_document(f"Dana Example\ndana@example.com\n\n{job}\n\n{section}\n"))


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("CERTIFICATIONS\nBLS\nExpires: March 2027", {"cert.bls": ("held", PartialDate(2027, 3), "")}),
        ("CERTIFICATIONS\nBLS\nexp. 03/2025", {"cert.bls": ("expired", PartialDate(2025, 3), "")}),
        (
            "CERTIFICATIONS\nCertified Medical Assistant\n"
            "American Association of Medical Assistants, valid through 05/28",
            {"cert.cma-aama": ("held", PartialDate(2028, 5), "AAMA")},
        ),
        (
            "CERTIFICATIONS\nMedical Assistant Certification\nNational Healthcareer Association\nExpires 06/2028\nBLS",
            {"cert.ccma-nha": ("held", PartialDate(2028, 6), "NHA"), "cert.bls": ("held", None, "")},
        ),
        (
            "CERTIFICATIONS\nACLS, exp. 01/2028\nBLS\nexp. 05/2027",
            {"cert.acls": ("held", PartialDate(2028, 1), ""), "cert.bls": ("held", PartialDate(2027, 5), "")},
        ),
    ],
)
def test_the_line_below_belongs_to_the_credential(
    section: str, expected: dict[str, tuple[str, PartialDate | None, str]]
) -> None:
    found = annotate_resume(resume_of(section), as_of=DAY).mentions()
    assert {m.term: (m.status, m.expires, m.issuer) for m in found if m.kind == "cert"} == expected


def test_the_line_below_adds_nothing_to_a_dated_card() -> None:
    found = annotate_resume(resume_of("CERTIFICATIONS\nBLS, exp. 01/2028\nRenewal 05/2031"), as_of=DAY).mentions()
    assert [m.expires for m in found if m.term == "cert.bls"] == [PartialDate(2028, 1)]


def test_another_section_adds_nothing() -> None:
    section = "CERTIFICATIONS\nBLS\n\nEDUCATION\nDiploma in medical assisting, 2018 - 2019"
    found = annotate_resume(resume_of(section), as_of=DAY).mentions()
    assert [m.expires for m in found if m.term == "cert.bls"] == [None]
