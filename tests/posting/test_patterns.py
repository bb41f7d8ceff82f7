"""Every way of asking that postings use (numbered from 1 to 84), in our own words."""

from __future__ import annotations

import pytest
from asking import requirements

from analyzer.model import Requirement

CMA, RMA, CCMA, NCMA, NRCMA = "cert.cma-aama", "cert.rma-amt", "cert.ccma-nha", "cert.ncma-ncct", "cert.nrcma-nahp"
MA, BLS, CPR = "cert.ma-unspecified", "cert.bls", "cert.cpr"
COA, COT, COMT = "cert.coa-ijcahpo", "cert.cot-ijcahpo", "cert.comt-ijcahpo"
HS, PROGRAM, EXTERN = "education.high-school", "education.ma-program", "education.externship"


def need(
    necessity: str, *any_of: str, years: float | None = None, due: str | None = None, either: bool = False
) -> tuple[object, ...]:
    """What one requirement must say."""
    return (tuple(sorted(any_of)), necessity, None if years is None else float(years), due, either)


def required(*any_of: str, years: float | None = None, due: str | None = None, either: bool = False) -> object:
    return need("required", *any_of, years=years, due=due, either=either)


def preferred(*any_of: str, years: float | None = None, due: str | None = None, either: bool = False) -> object:
    return need("preferred", *any_of, years=years, due=due, either=either)


def mentioned(*any_of: str) -> object:
    return need("mentioned", *any_of)


def said(r: Requirement) -> tuple[object, ...]:
    return (tuple(sorted(r.any_of)), r.necessity, r.years, r.due, r.either)


# Pattern number, posting, what it asks (in any order; self-checks aside).
CASES: list[tuple[int, str, list[object]]] = [
    # Words of strength
    (1, "GED or high school diploma (required)", [required(HS)]),
    (1, "Required: current BLS card", [required(BLS)]),
    (1, "A BLS card is required.", [required(BLS)]),
    (2, "Epic experience preferred", [preferred("ehr.epic")]),
    (2, "Phlebotomy experience (preferred)", [preferred("task.venipuncture")]),
    (2, "Preferably someone with Epic experience", [preferred("ehr.epic")]),
    (3, "Spanish is a plus", [preferred("language.spanish")]),
    (3, "Knowing athenahealth would be helpful", [preferred("ehr.athenahealth")]),
    (3, "The ideal candidate has urgent care experience", [preferred("setting.urgent-care")]),
    (4, "Certified medical assistants strongly preferred", [preferred(MA)]),
    (4, "Cerner experience highly desired", [preferred("ehr.cerner")]),
    (5, "Must have a current BLS card", [required(BLS)]),
    (5, "You need to be a certified medical assistant", [required(MA)]),
    (5, "Must have a high school diploma and BLS", [required(HS), required(BLS)]),
    (6, "Minimum qualifications:\nHigh school diploma\nBLS", [required(HS), required(BLS)]),
    (6, "Basic Qualifications\n• BLS card\n• High school diploma", [required(HS), required(BLS)]),
    (6, "MINIMUM POSITION QUALIFICATIONS\nBLS card", [required(BLS)]),
    (7, "Preferred qualifications:\n- Epic experience", [preferred("ehr.epic")]),
    (7, "Requirements\n- BLS card\nPreferred requirements\n- Spanish", [required(BLS), preferred("language.spanish")]),
    (8, "Required Qualifications:\nCMA (AAMA)", [required(CMA)]),
    (9, "Nice to Have\nPhlebotomy experience", [preferred("task.venipuncture")]),
    (10, "Bonus points for Spanish", [preferred("language.spanish")]),
    (10, "Conversational Vietnamese: nice to have", [preferred("language.vietnamese")]),
    (11, "Essential functions\n- Take vital signs\n- Other duties as assigned", [mentioned("task.vital-signs")]),
    (
        12,
        "Requirements:\nAssociate degree or an equivalent combination of education and experience",
        [required("education.associate")],
    ),
    # Credentials
    (13, "CMA or RMA required", [required(CMA, RMA)]),
    (13, "Medical assistant certification (CMA, RMA, or CCMA) required", [required(CMA, RMA, CCMA)]),
    (13, "CMA/RMA/CCMA preferred", [preferred(CMA, RMA, CCMA)]),
    (13, "Requirements\n• CMA, RMA or NCMA", [required(CMA, RMA, NCMA)]),
    (
        14,
        "Requirements\nCurrent certification from one of the following:\nCertified Medical Assistant (CMA), AAMA\n"
        "Registered Medical Assistant (RMA), American Medical Technologists\n"
        "Certified Clinical Medical Assistant (CCMA), National Healthcareer Association\nHigh school diploma",
        [required(CMA, RMA, CCMA), required(HS)],
    ),
    (
        14,
        "Required: one of the following certifications:\n• CMA (AAMA)\n• RMA (AMT)\n• BLS card required",
        [required(CMA, RMA), required(BLS)],
    ),
    (15, "Nationally certified medical assistant required", [required(MA)]),
    (15, "Must be certified through AAMA, AMT or NHA", [required(CMA, RMA, CCMA)]),
    (15, "Medical assistant certification from AAMA, AMT or equivalent required", [required(CMA, RMA, MA)]),
    (16, "CMA required within 12 months of your start date", [required(MA, due="12 months")]),
    (17, "BLS within 90 days of employment required", [required(BLS, due="90 days")]),
    (17, "CMA or RMA required by end of probation", [required(CMA, RMA, due="probation")]),
    (17, "Must be certified as a medical assistant within six months of hire", [required(MA, due="6 months")]),
    (
        17,
        "CMA or RMA preferred. If not certified, you must obtain it within one year of hire.",
        [required(CMA, RMA, due="1 year")],
    ),
    (
        18,
        "Enrollment in a medical assistant program (required within 30 days of employment)",
        [required(PROGRAM, due="30 days")],
    ),
    (
        19,
        "Requirements\nBLS or willingness to obtain it before the first day",
        [required(BLS, due="until your start date")],
    ),
    (19, "RMA or CMA, or willing to obtain within 12 months, required", [required(CMA, RMA, due="12 months")]),
    (20, "Requirements\nCertified or certification-eligible medical assistant", [required(MA, due="eligible")]),
    (20, "Must be certified or eligible to sit for the CMA or RMA exam", [required(CMA, RMA, due="eligible")]),
    (
        21,
        "Requirements\nMedical assistant diploma, or 2+ years of experience working as a medical assistant",
        [required(PROGRAM, years=2, either=True)],
    ),
    (
        21,
        "Required: two years of experience as an MA in lieu of a medical assistant diploma",
        [required(PROGRAM, years=2, either=True)],
    ),
    (22, "Requirements\nLPN license or EMT certification", [required("cert.lpn", "cert.emt")]),
    (
        22,
        "Requirements\nMedical assistant diploma, LPN license or EMT certification",
        [required(PROGRAM, "cert.lpn", "cert.emt")],
    ),
    (
        23,
        "Requirements\nCertification from one of the following:\n• CMA (AAMA)\n• RMA (AMT)\n"
        "• Without certification an ABR-OE is acceptable",
        [required(CMA, RMA, "cert.abr-oe")],
    ),
    (
        24,
        "Certification required from one of the following:\n+ CMA (AAMA)\n+ NCMA (NCCT) (not accepted in the state of "
        "South Carolina)\n+ (NCMA is not accepted in the state of South Carolina)",
        [required(CMA, NCMA)],
    ),
    (25, "We will only hire medical assistants certified by the NHA", [required(CCMA)]),
    (26, "WA DOH Medical Assistant-Certified (MA-C) credential required", [required("cert.ma-c-wa")]),
    (26, "Must hold the Washington MA-C", [required("cert.ma-c-wa")]),
    (27, "Valid proof of BLS required", [required(BLS)]),
    (27, "Active, unencumbered LPN license required", [required("cert.lpn")]),
    (28, "BLS (preferred at hire, required prior to independent patient care)",
     [required(BLS, due="prior to independent patient care")]),
    (29, "BLS issued by the American Heart Association required upon hire", [required(BLS)]),
    (30, "BLS card, AHA or American Red Cross preferred", [preferred(BLS)]),
    (31, "CPR certification required", [required(CPR)]),
    (32, "COA or COT preferred", [preferred(COA, COT)]),
    (33, "Requirements\nCurrent Certified Ophthalmic Assistant (COA) certification", [required(COA)]),
    (34, "Certifications such as CMAA or CEHRS are a plus", [preferred("cert.cmaa-nha", "cert.cehrs-nha")]),
    (35, "The physician holds a DEA number and an NPI.", []),
    # Education
    (36, "High school diploma or equivalent required", [required(HS)]),
    (36, "Qualifications\nHS/GED", [required(HS)]),
    (36, "Must have a high school diploma or GED.", [required(HS)]),
    (37, "Must be a graduate of an accredited medical assistant program", [required(PROGRAM)]),
    (37, "Completion of a medical assisting program required", [required(PROGRAM)]),
    (38, "Requirements\nGraduate of a CAAHEP or ABHES accredited medical assistant program", [required(PROGRAM)]),
    (39, "Requirements\nMedical assistant program with a 160-hour externship", [required(PROGRAM), required(EXTERN)]),
    (40, "Completion of an externship (preferred)", [preferred(EXTERN)]),
    (41, "Associate's degree preferred", [preferred("education.associate")]),
    (41, "Associate's or bachelor's degree preferred", [preferred("education.associate", "education.bachelor")]),
    (41, "Bachelor's degree required, master's preferred",
     [required("education.bachelor"), preferred("education.master")]),
    (
        42,
        "High school diploma required. Related experience may be substituted.",
        [required(HS)],
    ),
    (44, "No experience required.\nCOA required.", [required(COA)]),
    # Experience
    (45, "1 year of recent medical assisting experience (preferred)", [preferred(years=1)]),
    (46, "2+ years of experience as a medical assistant required", [required(years=2)]),
    (46, "Minimum one (1) year of medical assistant experience", [required(years=1)]),
    (46, "At least three years of experience as a medical assistant", [required(years=3)]),
    (46, "Requirements\nTwo or more years as a medical assistant", [required(years=2)]),
    (47, "0-1 years of related work experience required", [required(years=0)]),
    (48, "Requirements\n1–2 years’ experience as a medical assistant", [required(years=1)]),
    (48, "Requirements\n3 to 5 years of medical office experience", [required("setting.clinic", years=3)]),
    (49, "Minimum six (6) months of experience as a medical assistant", [required(years=0.5)]),
    (50, "New graduates welcome to apply. No prior experience needed.", []),
    (50, "Entry level. We will train you.", []),
    (51, "Experience in pediatrics required", [required("specialty.pediatrics")]),
    (51, "One year in primary care or family medicine preferred",
     [preferred("specialty.primary-care", "specialty.family-medicine", years=1)]),
    (52, "One year of specialized experience is required", [required(years=1)]),
    (54, "Requirements\nExperience with multi-line phones and scheduling appointments",
     [required("task.phone-triage"), required("task.schedule-appointments")]),
    (55, "Two years in a lead role required", [required("task.lead-supervise", years=2)]),
    (
        55,
        "Required: 5 years of experience as a medical assistant, including two (2) years as a lead",
        [required(years=5), required("task.lead-supervise", years=2)],
    ),
    # Skills, systems, languages
    (56, "Experience with NextGen preferred", [preferred("ehr.nextgen")]),
    (57, "EMR/EHR experience required", [required("ehr.generic")]),
    (57, "Must be proficient in Epic or Cerner", [required("ehr.epic", "ehr.cerner")]),
    (58, "Bilingual English/Spanish required", [required("language.spanish")]),
    (58, "Oral and written Spanish preferred", [preferred("language.spanish")]),
    (59, "Medical Assistant (Bilingual)\nMust have BLS", [required(BLS), mentioned("language.bilingual")]),
    (61, "Requirements\nSkills: venipuncture, injections, EKG",
     [required("task.venipuncture"), required("task.injections"), required("task.ekg")]),
    (62, "Preferred\nCasting and splinting experience\nPrior authorization experience",
     [preferred("task.casting-splinting"), preferred("task.prior-authorization")]),
    (63, "Must be proficient in Microsoft Office", [required("tool.microsoft-office")]),
    # Schedule, noise
    (65, "Schedule: Monday - Friday, 8:00 AM - 4:30 PM\nBLS required", [required(BLS)]),
    (66, "Hours: Monday through Thursday 7AM - 5PM", []),
    (77, "Pay: $19 - $24 hourly\nWe are an equal opportunity employer.", []),
    (78, "$1,500 sign-on bonus and tuition reimbursement", []),
    # Negation
    (79, "No experience necessary, but must be a certified medical assistant", [required(MA)]),
    (79, "Paid training. No experience required.", []),
    (80, "CMA or RMA preferred but not required", [preferred(CMA, RMA)]),
    (80, "Spanish is not required but helpful", [preferred("language.spanish")]),
    (81, "Experience not necessary but must have BLS", [required(BLS)]),
    (82, "CMA or RMA preferred; MAs considered", [preferred(CMA, RMA)]),
    (82, "Phlebotomy experience or willing to train", [preferred("task.venipuncture")]),
    (83, "Medical assistants must not administer IV medications", []),
    (83, "Phone calls about the CMA are prohibited", []),
    (84, "Job Keywords: LPN, EMT, CMA, RMA, phlebotomy, Epic", []),
    (84, "BLS required\nKeywords\nCMA, RMA, LPN, Epic", [required(BLS)]),
]  # fmt: skip


@pytest.mark.parametrize(("number", "text", "wants"), CASES)
def test_requirements(number: int, text: str, wants: list[object]) -> None:
    found = [said(r) for r in requirements(text) if not r.self_check and (r.any_of or r.years is not None)]
    assert sorted(map(repr, found)) == sorted(map(repr, wants)), number


# Pattern number, posting: what a resume does not show is for the person to check.
SELF_CHECKS = [
    (5, "Must pass a pre-employment examination"),
    (64, "Must pass a color-blindness test"),
    (67, "Evening and weekend shifts required"),
    (66, "Requirements\nReliable car (both offices)"),
    (66, "Requirements\nOwn vehicle needed"),
    (67, "Must be available every other Saturday"),
    (67, "Requirements\nNo weekends or holidays"),
    (67, "Requirements\nMonday to Friday, no nights"),
    (68, "Must be able to float between clinics"),
    (69, "Travel between sites is required"),
    (69, "Must be able to commute to both offices"),
    (70, "Reliable transportation required"),
    (70, "Must have a valid driver's license"),
    (71, "Must be able to lift 50 lb"),
    (71, "Requirements\nSit or stand for extended periods"),
    (72, "COVID-19 vaccination required"),
    (73, "Requirements\nAnnual flu vaccine"),
    (73, "Requirements\nMMR and varicella titers"),
    (73, "TB test required"),
    (74, "Must pass a background check and a drug screen"),
    (74, "Benefits\nDental insurance\nAll candidates must complete a background check."),
    (75, "N95 fit test required"),
    (76, "Must be legally authorized to work in the United States"),
    (76, "Selective Service registration is required"),
]


@pytest.mark.parametrize(("number", "text"), SELF_CHECKS)
def test_what_a_resume_does_not_show_is_checked_by_the_person(number: int, text: str) -> None:
    checks = [r for r in requirements(text) if r.self_check]
    assert len(checks) == 1, number
    assert checks[0].need


# Faults of readings once seen: posting, what it asks.
FAULTS: list[tuple[str, list[object]]] = [
    ("BLS required; NRP a plus", [required(BLS), preferred("cert.nrp")]),
    ("NRP preferred", [preferred("cert.nrp")]),
    ("New grads, we'll consider you if you did an externship in a clinic", [preferred("education.externship")]),
    ("Open to new grads who have finished an externship", [preferred("education.externship")]),
    ("BLS within 30 days of hire (AHA only; online courses are not accepted).", [required(BLS, due="30 days")]),
    ("Current provider-level CPR.", [required(CPR)]),
    ("Certified or registered as a medical assistant required. 1-2 years experience preferred.",
     [required(MA), preferred(years=1)]),
    ("Registration as a medical assistant required or eligible to sit for the exam with completion in 90 days",
     [required(MA, due="90 days")]),
    ("RMA or CCMA preferred at time of hire, required within 2 years", [required(RMA, CCMA, due="2 years")]),
    ("Required: 1 year retail experience, high school diploma, and knowledge of insurance verification",
     [required(years=1), required(HS), required("task.insurance-verification")]),
    ("Preferred: Epic\nDuties include checking patients in", [preferred("ehr.epic"), mentioned("task.check-in-out")]),
    ("Welcome patients and check them in", [mentioned("task.check-in-out")]),
    ("At least 1 year of experience as a PCT or CNA in a hospital preferred",
     [preferred("setting.hospital-inpatient", years=1)]),
    ("Duties\nDraw blood\nBilingual in English/Spanish.",
     [mentioned("task.venipuncture"), required("language.spanish")]),
    ("Requirements\nRead, speak, write and understand English.", [required("language.english")]),
    ("Bilingual applicants are welcome", [preferred("language.bilingual")]),
    ("Draw blood as required", [mentioned("task.venipuncture")]),
    ("Duties\nDraw blood\nHigh school diploma or GED.", [mentioned("task.venipuncture"), required(HS)]),
    ("Requirements\nHigh school diploma or GED, BLS preferred", [required(HS), preferred(BLS)]),
    ("Requirements\nHigh school diploma or GED and BLS preferred", [preferred(HS), preferred(BLS)]),
    ("Duties\nDraw blood\nOur patient clinic is in Altoona, PA.", [mentioned("task.venipuncture")]),
    ("Duties\nDraw blood and assist with work of moderate scope", [mentioned("task.venipuncture")]),
    ("Duties\nDraw blood\nMoving portable x-ray machines", [mentioned("task.venipuncture")]),
    ("Duties\nDraw blood\nAccredited by a bureau of health education schools", [mentioned("task.venipuncture")]),
    ("Requirements\n- Completes EHR training upon hire", [required("ehr.generic")]),
    ("Duties\nReports to the charge nurse and supervisor\nDraws blood", [mentioned("task.venipuncture")]),
    ("Works with an LPN or RN. A typical day includes drawing blood.", [mentioned("task.venipuncture")]),
    ("Education\nHigh school diploma or GED certificateCPR card required.Epic preferred",
     [required(HS), required(CPR), preferred("ehr.epic")]),
    ("Requirements\nOne year of experience in patient careCPR card required", [required(years=1), required(CPR)]),
    ("Requirements\nathenaOne experience", [required("ehr.athenahealth")]),
    ("Requirements\n- Good use of English grammar and spelling", [required()]),
    ("Requirements\n- Must be vaccinated against influenza", []),
    ("Founded in 1998, our network has satellite offices in two towns.\nDraw blood", [mentioned("task.venipuncture")]),
    ("You should know Allscripts or a similar EMR", [required("ehr.allscripts", "ehr.generic")]),
    ("Experience with NextGen or other electronic health record required", [required("ehr.nextgen", "ehr.generic")]),
    ("EHR experience (NextGen or similar) required", [required("ehr.nextgen", "ehr.generic")]),
    ("Epic or PCC experience required", [required("ehr.epic", "ehr.pcc", "ehr.pointclickcare")]),
    ("PBT(ASCP), CPT (NHA) or RPT (AMT) preferred",
     [preferred("cert.pbt-ascp", "cert.cpt-nha", "cert.rpt-amt")]),
    ("You should have at least 6 months of experience (an externship counts) and a BLS card",
     [required(EXTERN, years=0.5, either=True), required(BLS)]),
    ("Requirements\n- 1 year of experience, your externship counts", [required(EXTERN, years=1.0, either=True)]),
    ("Requirements\n- 0-1 years experience. Externship counts!", [required(EXTERN, years=0.0, either=True)]),
    ("Requirements\nGraduate of a medical assistant program that the state board lists, or one that another"
     " state's board lists and that ended with four weeks in the field, in the last five years, preferred",
     [preferred(PROGRAM)]),
    ("Licenses, Certificates, Registrations\nBLS", [required(BLS)]),
    ("Medical Assistants need not apply.", []),
    ("We are looking to hire a medical assistant who rooms patients", [mentioned("task.room-patients")]),
    ("Duties\nComplete delegated tasks and room patients", [mentioned("task.room-patients")]),
    ("Duties\nClerical duties such as scanning records",
     [mentioned("task.office-clerical"), mentioned("task.medical-records")]),
    ("Requirements\nPediatric and geriatric draws", [required("task.venipuncture")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "asked"), FAULTS)
def test_what_was_once_misread(text: str, asked: list[object]) -> None:
    found = [said(r) for r in requirements(text) if not r.self_check]
    assert sorted(found, key=str) == sorted(asked, key=str)


def test_the_words_around_a_need_keep_their_brackets_whole() -> None:
    found = requirements("Duties\nTracks quality measures (HEDIS, MIPS) and orders supplies")
    assert [r.text.count("(") - r.text.count(")") for r in found] == [0] * len(found)


# Pattern number, posting, the words of the need that no term covers.
OPEN = [
    (53, "Requirements\nYour resume must state hours worked per week", None),
    (60, "Must type 35 wpm", "Must type 35 wpm"),
    (60, "Requirements\nTyping speed of 40 wpm", "Typing speed of 40 wpm"),
    (43, "Preferred\nRegistered apprenticeship in a clinic", "Registered apprenticeship in a clinic"),
    (63, "Requirements\nBasic computer skills", "Basic computer skills"),
]


@pytest.mark.parametrize(("number", "text", "words"), OPEN)
def test_needs_without_a_term_keep_their_words(number: int, text: str, words: str | None) -> None:
    found = requirements(text)
    assert len(found) == 1, number
    if words is None:
        assert found[0].self_check
    else:
        assert (found[0].need, found[0].any_of) == (words, ())


def test_every_pattern_has_a_case() -> None:
    numbers = {c[0] for c in CASES} | {c[0] for c in SELF_CHECKS} | {c[0] for c in OPEN}
    assert numbers == set(range(1, 85))
