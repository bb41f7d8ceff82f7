"""Credential lines in the ways medical assistants write them: what is held, by whom issued, until when."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate
from analyzer.model import PartialDate

DAY = date(2026, 11, 22)

# A line, and after the arrow what it shows: id, status, issuer and expiry, the last two only where they are tested.
CASES = """
Dana Whitfield, CMA (AAMA) -> cert.cma-aama held
Rosa Delgado, CCMA -> cert.ccma-nha held
Priya Natarajan, RMA (AMT) -> cert.rma-amt held
Lena Ortiz, CMA (AAMA), CPT (NHA) -> cert.cma-aama held; cert.cpt-nha held
CMA (AAMA) -> cert.cma-aama held AAMA
CMA(AAMA) -> cert.cma-aama held AAMA
CMA-AAMA -> cert.cma-aama held AAMA
CMA, AAMA -> cert.cma-aama held AAMA
CMA/AAMA certified -> cert.cma-aama held AAMA
C.M.A. (AAMA) -> cert.cma-aama held AAMA
C.M.A. certified by the AAMA -> cert.cma-aama held AAMA
AAMA Certified Medical Assistant -> cert.cma-aama held AAMA
Certified Medical Assistant through the American Association of Medical Assistants -> cert.cma-aama held AAMA
Certified Medical Assistant -> cert.ma-unspecified held
certified medical assistant -> cert.ma-unspecified held
CERTIFIED MEDICAL ASSISTANT -> cert.ma-unspecified held
Cert. Medical Asst. -> cert.ma-unspecified held
Med Asst cert, 2019 -> cert.ma-unspecified held
Reg. Med. Asst. (AMT) - active -> cert.rma-amt held AMT
Cert. Phlebotomist -> cert.cpt-phlebotomy held
Phleb cert 2021 -> cert.cpt-phlebotomy held
EKG Cert. 2019 -> cert.cet-nha held
Cert. Nursing Assistant, Idaho -> cert.cna held
certs: BLS, CPR -> cert.bls held; cert.cpr held
Certified Medical Asistant -> cert.ma-unspecified held
Nationally Certified Medical Assistant (NCMA) -> cert.ncma-ncct held
NCMA, NCCT -> cert.ncma-ncct held NCCT
National Certified Medical Assistant, National Center for Competency Testing -> cert.ncma-ncct held NCCT
RMA, AMT -> cert.rma-amt held AMT
R.M.A. (AMT) -> cert.rma-amt held AMT
Registered Medical Assistant -> cert.rma-amt held
Registered Medical Assistant (RMA), American Medical Technologists -> cert.rma-amt held AMT
registered medical assistant, amt -> cert.rma-amt held
CCMA (NHA) -> cert.ccma-nha held NHA
CCMA - NHA -> cert.ccma-nha held NHA
Certified Medical Assistant (CCMA), four years in family practice -> cert.ccma-nha held
Certified Medical Assistant, CCMA -> cert.ccma-nha held
CMA (CCMA) -> cert.ccma-nha held
Certified Clinical Medical Assistant (CCMA) -> cert.ccma-nha held
Certified Clinical Medical Assistant, National Healthcareer Association -> cert.ccma-nha held NHA
Certified Clinical Medical Assitant (CCMA) -> cert.ccma-nha held
NHA Certified Clinical Medical Assistant -> cert.ccma-nha held NHA
certified medical assistant (NHA) -> cert.ccma-nha held NHA
Certified Medical Administrative Assistant (CMAA) -> cert.cmaa-nha held
CMAA (NHA), CCMA (NHA) -> cert.cmaa-nha held; cert.ccma-nha held
Clinical Medical Assistant Certification (CMAC), AMCA -> cert.cmac-amca held AMCA
CMAC, American Medical Certification Association -> cert.cmac-amca held AMCA
NRCMA, NAHP -> cert.nrcma-nahp held NAHP
Nationally Registered Certified Medical Assistant -> cert.nrcma-nahp held
Medical Assistant-Certified (MA-C), State of Washington -> cert.ma-c-wa held
Medical Assistant Certified, Washington State Department of Health -> cert.ma-c-wa held
CMA (AAMA), expires 06/2028 -> cert.cma-aama held AAMA 2028-06
CMA (AAMA), exp. 06/2028 -> cert.cma-aama held AAMA 2028-06
CMA (AAMA) exp 6/28 -> cert.cma-aama held AAMA 2028-06
CMA (AAMA), exp: 06/30/2028 -> cert.cma-aama held AAMA 2028-06
CMA (AAMA), valid through June 2028 -> cert.cma-aama held AAMA 2028-06
CMA (AAMA), valid until 2028 -> cert.cma-aama held AAMA 2028
CMA (AAMA) | Expiration Date: June 30, 2028 -> cert.cma-aama held AAMA 2028-06
CMA (AAMA), current through Jun 2028 -> cert.cma-aama held AAMA 2028-06
CMA (AAMA), renewal due 06/2028 -> cert.cma-aama held AAMA 2028-06
CMA (AAMA), 2023-2028 -> cert.cma-aama held AAMA 2028
CMA (AAMA), June 2023 - June 2028 -> cert.cma-aama held AAMA 2028-06
CCMA, NHA, active through 03/2027 -> cert.ccma-nha held NHA 2027-03
RMA (AMT), good through December 2026 -> cert.rma-amt held AMT 2026-12
BLS, exp. 11/2026 -> cert.bls held - 2026-11
BLS, exp. 10/2026 -> cert.bls expired - 2026-10
BLS Provider, American Heart Association, expires 05/2027 -> cert.bls held - 2027-05
BLS (AHA) expired 2024 -> cert.bls expired - 2024
BLS certification expired -> cert.bls expired
CPR (expired) -> cert.cpr expired
CMA (AAMA), expired 03/2025 -> cert.cma-aama expired AAMA 2025-03
CCMA lapsed in 2023 -> cert.ccma-nha expired
RMA (AMT), inactive -> cert.rma-amt expired
CCMA (NHA), certification no longer active -> cert.ccma-nha expired
CMA (AAMA) exam scheduled for January 2027 -> cert.cma-aama planned
Scheduled to take the CMA (AAMA) exam in January 2027 -> cert.cma-aama planned
CCMA exam scheduled 12/2026 -> cert.ccma-nha planned
CCMA (NHA), in progress -> cert.ccma-nha planned NHA
CCMA - expected December 2026 -> cert.ccma-nha planned
CCMA, anticipated spring 2027 -> cert.ccma-nha planned
Eligible for the RMA (AMT) exam -> cert.rma-amt planned
RMA (AMT) eligible -> cert.rma-amt planned
RMA (AMT) candidate -> cert.rma-amt planned
CMA (AAMA) eligible, exam pending -> cert.cma-aama planned
Preparing for the CCMA exam -> cert.ccma-nha planned
Studying for the CCMA certification exam -> cert.ccma-nha planned
Currently pursuing CMA (AAMA) certification -> cert.cma-aama planned
In the process of obtaining my BLS -> cert.bls planned
BLS renewal pending -> cert.bls planned
Will sit for the CCMA exam in February -> cert.ccma-nha planned
Awaiting CCMA results -> cert.ccma-nha planned
CPR/BLS -> cert.cpr held; cert.bls held
CPR/First Aid -> cert.cpr held; cert.first-aid held
First Aid/CPR/AED -> cert.first-aid held; cert.cpr held; cert.aed held
CPR, AED and First Aid certified -> cert.cpr held; cert.aed held; cert.first-aid held
BLS & ACLS, exp 04/2028 -> cert.bls held - 2028-04; cert.acls held - 2028-04
BLS | ACLS | PALS -> cert.bls held; cert.acls held; cert.pals held
• BLS (AHA) • CCMA (NHA) -> cert.bls held; cert.ccma-nha held
CCMA; CPT; BLS -> cert.ccma-nha held; cert.cpt-phlebotomy held; cert.bls held
Certifications: CCMA, CPT (NHA), BLS (AHA) -> cert.ccma-nha held; cert.cpt-nha held; cert.bls held
CMA (AAMA), exp. 01/2028; BLS, exp. 02/2027 -> cert.cma-aama held AAMA 2028-01; cert.bls held - 2027-02
bls certified -> cert.bls held
cpr certified -> cert.cpr held
CPR certifed -> cert.cpr held
Cardiopulmonary Resuscitation (CPR) -> cert.cpr held
Basic Life Support for Healthcare Providers -> cert.bls held
Basic Life Suport (BLS) -> cert.bls held
American Heart Association Basic Life Support -> cert.bls held
American Red Cross CPR and First Aid -> cert.cpr held; cert.first-aid held
Heartsaver First Aid CPR AED -> cert.heartsaver held; cert.first-aid held; cert.cpr held; cert.aed held
Certified Phlebotomy Technician (CPT) -> cert.cpt-phlebotomy held
Certified Phlebotomy Technician, NHA -> cert.cpt-nha held NHA
CPT (NHA), exp 08/2027 -> cert.cpt-nha held NHA 2027-08
RPT (AMT) -> cert.rpt-amt held AMT
Phlebotomy Technician, PBT (ASCP) -> cert.pbt-ascp held
Phlebotomy certified -> cert.cpt-phlebotomy held
EKG certified -> cert.cet-nha held
Certified EKG Technician (CET), NHA -> cert.cet-nha held NHA
CNA, State of Ohio, active -> cert.cna held
Certified Nursing Assistant, license no. 445566 -> cert.cna held
Certified Nurse Aide -> cert.cna held
Limited X-Ray Machine Operator -> cert.limited-xray held
HIPAA certified, OSHA certified -> cert.hipaa-training held; cert.osha-training held
Bloodborne Pathogens training certificate, 2026 -> cert.bbp-training held
Valid driver's license -> cert.driver-licence held
Certified Professional Coder (CPC), AAPC -> cert.cpc-aapc held AAPC
CEHRS (NHA) -> cert.cehrs-nha held NHA
CBCS (NHA), exp. 09/2027 -> cert.cbcs-nha held NHA 2027-09
EMT-B, NREMT, expires March 2028 -> cert.emt held - 2028-03
Mandated reporter training, 2025 -> cert.other-licence held
""".strip().splitlines()


def expected(text: str) -> dict[str, tuple[str, str, PartialDate | None]]:
    """What the right side of a case says, by id."""
    wanted: dict[str, tuple[str, str, PartialDate | None]] = {}
    for item in text.split(";"):
        term, status, *rest = item.split()
        year, _, month = rest[1].partition("-") if len(rest) > 1 else ("", "", "")
        expires = PartialDate(int(year), int(month) if month else None) if year else None
        wanted[term] = (status, rest[0] if rest and rest[0] != "-" else "", expires)
    return wanted


def test_the_lines_are_many_and_differ() -> None:
    assert len(CASES) == len(set(CASES)) >= 100


@pytest.mark.parametrize("case", CASES)
def test_a_credential_line(case: str) -> None:
    line, _, right = case.rpartition(" -> ")
    wanted = expected(right)
    found = {m.term: m for m in annotate(line, as_of=DAY).mentions() if m.kind == "cert"}
    assert {term: m.status for term, m in found.items()} == {term: status for term, (status, _, _) in wanted.items()}
    for term, (_, issuer, expires) in wanted.items():
        assert not issuer or found[term].issuer == issuer
        assert not expires or found[term].expires == expires


@pytest.mark.parametrize(
    ("line", "term", "status"),
    [
        ("BLS current, PALS expired, ACLS never taken", "cert.acls", "negated"),
        ("ACLS/PALS both lapsed two years ago", "cert.acls", "expired"),
        ("First aid - needs renewed", "cert.first-aid", "expired"),
        ("EKG tech cert (CET) NHA 6/22-6/24", "cert.cet-nha", "expired"),
        ("NHA: CCMA 5/2022, recert 5/2028", "cert.ccma-nha", "held"),
        ("NCLEX-PN spring 2027", "cert.lpn", "planned"),
        ("Passed NCLEX-RN in 2024", "cert.rn", "held"),
        ("Phleb cert., ASCP PBT 2021", "cert.pbt-ascp", "held"),
        # What is said behind a comma, right before the next card, is said of that one.
        ("BLS, expired ACLS", "cert.bls", "held"),
        ("BLS, expired ACLS", "cert.acls", "expired"),
        ("BLS, pending ACLS", "cert.bls", "held"),
        ("RMA (AMT), lapsed CPT", "cert.rma-amt", "held"),
        ("BLS/CPR, expired", "cert.bls", "expired"),
    ],
)
def test_what_is_said_beside_a_card_tells_how_it_stands(line: str, term: str, status: str) -> None:
    told = {m.term: m.status for m in annotate(line, as_of=date(2026, 11, 23)).lines[0].terms}
    assert told.get(term) == status


@pytest.mark.parametrize(
    "line", ["Passed charts to RN/LVN for review", "Not certified yet", "Not certified but willing"]
)
def test_whom_charts_went_to_and_who_is_not_certified_hold_no_card(line: str) -> None:
    terms = annotate(line, as_of=date(2026, 11, 23)).lines[0].terms
    assert not [m for m in terms if m.kind == "cert" and m.status == "held"]
