"""Letters and names that mean several things, each in both senses, on the resumes of many trades."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.lexicon import load
from analyzer.matchers import annotate

DAY = date(2026, 11, 22)

# A term, the lines that show it and the lines that do not.
SENSES: list[tuple[str, str, str]] = [
    (
        "cert.ma-unspecified",
        """
        CMA, licensed and certified
        Worked as a CMA in a family clinic
        RMA working with patients in primary care
        Certified Medical Assistant
        Medical Assistant, CMA, with 4 years in pediatrics
        Registered: RMA, medical assisting
        """,
        """
        CMA and CPA with ten years in corporate finance
        CMA exam part 1, Institute of Management Accountants
        Certified Management Accountant (CMA)
        Performed at the CMA awards in Nashville
        Processed RMA requests for returned goods
        Issued RMA numbers and tracked warranty returns
        Handled RMA paperwork in the warehouse
        Certified Medication Aide (CMA) at Hillside Manor
        Boston, MA
        MA in English literature
        Sold MA and Part D plans
        Checked MA eligibility for Medicaid clients
        """,
    ),
    (
        "cert.cpt-phlebotomy",
        """
        CPT, certified phlebotomist
        Certified Phlebotomy Technician (CPT)
        Phlebotomist, CPT, blood bank
        CPT with 300 venipunctures
        """,
        """
        CPT and ICD-10 coding
        Entered CPT codes and modifiers for claims
        Reviewed CPT, HCPCS and ICD-9 codes
        CPT, US Army, company commander
        Certified Personal Trainer (CPT), NASM
        Billing with CPT 99213
        Certified Production Technician (CPT), MSSC
        """,
    ),
    (
        "cert.coa-ijcahpo",
        """
        COA, ophthalmic technician
        Certified Ophthalmic Assistant (COA), IJCAHPO
        COA certified, eye clinic
        """,
        """
        Reviewed each COA and SDS before release of a lot
        Built the chart of accounts (COA) in the ledger
        Volunteered at the county COA, council on aging
        Checked the COA of each shipment in the warehouse
        """,
    ),
    (
        "cert.ccs-ahima",
        """
        CCS, AHIMA
        Certified Coding Specialist (CCS)
        Coder, CCS, with hospital coding
        """,
        """
        Helped families apply for CCS and Medi-Cal
        Played in the CCS concert series
        Managed CCS credit accounts for retail
        Advanced to the CCS swim finals
        """,
    ),
    (
        "cert.cpc-aapc",
        """
        CPC, AAPC
        Certified Professional Coder (CPC)
        Medical coder, CPC, professional fee coding
        """,
        """
        Cut CPC on paid search by tuning keywords
        Ran CPC and PPC campaigns
        Certified Professional Controller (CPC), FAA tower
        Reported CTR and CPC to marketing
        """,
    ),
    (
        "cert.bls",
        """
        BLS
        BLS certified
        BLS for healthcare providers
        ACLS, BLS, PALS certified
        AHA BLS provider
        """,
        """
        Used BLS data on wages
        Economist at the Bureau of Labor Statistics (BLS)
        Charted BLS unemployment and price index tables
        """,
    ),
    (
        "cert.cna",
        """
        Certified Nursing Assistant
        CNA, state registry
        Active CNA license
        """,
        """
        Wrote policies for CNA insurance
        Novell CNA and MCSE
        Broadcast news for CNA in Asia
        Underwrote claims at CNA Financial
        """,
    ),
    (
        "cert.pct",
        """
        Certified Patient Care Technician
        CPCT, NHA
        """,
        """
        Filed PCT patent applications
        Reviewed PCT national phase deadlines
        """,
    ),
    (
        "ehr.epic",
        """
        Charted in Epic
        EPIC, Word, Excel
        Used epic EMR for charting
        Hyperspace and MyChart
        Documented visits in EPIC Ambulatory
        """,
        """
        Planned an epic product launch
        Wrote epic poems
        Told epic stories as a tour guide
        Cooked epic burgers for large crowds
        """,
    ),
    (
        "ehr.cprs-vista",
        """
        CPRS at the VA hospital
        VistA and CPRS charting
        Charted in VISTA EHR
        """,
        """
        Windows Vista and Windows 7
        Chula Vista, CA
        Sold homes in Sierra Vista
        Supported Vista desktops on the help desk
        Buena Vista Street Bistro, line cook
        """,
    ),
    (
        "ehr.practice-partner",
        """
        Charted in Practice Partner EMR
        Practice Partner (McKesson) and Lytec
        """,
        """
        Partner to the sales team
        HR business partner for the practice
        Managing partner of a law practice
        """,
    ),
    (
        "ehr.altera-sunrise",
        """
        Sunrise Clinical Manager
        Charted in Sunrise EMR
        """,
        """
        Opened the bakery at sunrise
        Server, Sunrise Cafe
        Caregiver, Sunrise Senior Living
        Sold STAR tickets at the arena
        """,
    ),
    (
        "ehr.athenahealth",
        """
        athenahealth
        Athena EMR and scheduling
        athenaNet and athenaClinicals
        """,
        """
        Athena Awards Honoree
        Studied the temple of Athena
        Waited tables at Athena Grill
        Hosted Athena leadership lunches
        """,
    ),
    (
        "ehr.advancedmd",
        """
        AdvancedMD
        AMD EHR and practice management
        """,
        """
        Treated patients with AMD and glaucoma
        Tested AMD and Intel chips
        Built servers with AMD processors
        """,
    ),
    (
        "ehr.ema-modmed",
        """
        EMA by Modernizing Medicine
        Documented in ModMed EMA
        """,
        """
        EMA at a film agency
        Emergency medical assistant (EMA) course
        Filed papers with the EMA and FDA
        """,
    ),
    (
        "ehr.office-practicum",
        """
        Office Practicum
        Charted in Office Practicum for a pediatric office
        """,
        """
        OP and IP billing
        Scheduled OP visits
        Wrote an OP ed for the paper
        """,
    ),
    (
        "ehr.pcc",
        """
        PCC EHR in a pediatric office
        """,
        """
        Student at PCC, Portland
        PCC, Pasadena, associate degree
        Poured PCC concrete
        """,
    ),
    (
        "ehr.pointclickcare",
        """
        PointClickCare
        Charted ADLs in PCC for residents
        """,
        """
        Student at PCC, Portland
        Ran PCC welding classes
        """,
    ),
    (
        "ehr.other",
        """
        Pulse EHR
        """,
        """
        Checked pulse, weight and temperature
        Awards
        AWARDS AND HONORS
        Blood pressure, pulse and respiration
        Sales awards in 2018 and 2019
        Finger on the pulse of the market
        """,
    ),
    (
        "specialty.internal-medicine",
        """
        Internal medicine clinic
        IM clinic with three doctors
        Rotations in FP, IM and peds
        Int Med practice
        """,
        """
        Gave IM and SC injections
        IM injections, ID tests
        Chatted by IM and email with customers
        IM, SQ and ID shots
        Administered IM vaccines in clinic
        """,
    ),
    (
        "specialty.infectious-disease",
        """
        Infectious disease clinic
        ID clinic with HIV care
        """,
        """
        Gave ID, IM and SC injections
        Checked ID at the door
        Placed ID bands on patients
        Verified photo ID and insurance cards
        Boise, ID
        """,
    ),
    (
        "specialty.gastroenterology",
        """
        GI clinic
        Roomed GI patients before colonoscopy
        Endo and GI suite
        Gastroenterology office
        """,
        """
        Used the GI Bill for school
        GI series prep sheets for soldiers
        """,
    ),
    (
        "specialty.therapy-services",
        """
        Physical therapy aide
        PT/OT clinic
        Assisted in the PT and OT gym
        Physical therapy and occupational therapy clinic
        """,
        """
        PT/INR tests
        Roomed pt and took vitals
        Worked PT while in school
        Escorted each pt to the exam room
        """,
    ),
    (
        "setting.emergency-department",
        """
        Emergency department
        Worked in the ED with nurses
        ER and trauma
        Scribe in the ED
        """,
        """
        Taught driver's ed
        ED of the nonprofit board
        Special ed classroom aide
        Reported to Ed Smith
        B.A. in ed policy
        """,
    ),
    (
        "specialty.endocrinology",
        """
        Endocrinology
        Endocrine clinic
        Diabetes and endocrinology office
        """,
        """
        Cleaned endo scopes
        Endo files and dental burs
        """,
    ),
    (
        "specialty.chiropractic",
        """
        Chiropractic office
        Chiropractic assistant
        """,
        """
        Washington, DC
        DC comics shop clerk
        Wired DC motors
        DC power supplies
        """,
    ),
    (
        "education.master",
        """
        Master of Arts in counseling
        M.A. in English, State University
        """,
        """
        Certified MA
        MA for three doctors
        Lead MA in a clinic
        Worcester, MA 01605
        """,
    ),
    (
        "cert.first-aid",
        """
        First Aid certified
        CPR/First Aid
        """,
        """
        Stocked first aid kits
        Gave first aid to hikers
        """,
    ),
    (
        "cert.emt",
        """
        EMT-B, NREMT
        Emergency Medical Technician
        """,
        """
        Met with the EMT, executive management team
        """,
    ),
]

CASES = [
    (term, line.strip(), shown)
    for term, lines, others in SENSES
    for shown, text in ((True, lines), (False, others))
    for line in text.strip().splitlines()
]


def ids(line: str) -> set[str]:
    return {m.term for m in annotate(line, as_of=DAY).mentions() if m.status != "negated"}


def test_the_table_is_long_and_names_known_terms() -> None:
    assert {term for term, _, _ in CASES} <= set(load().terms)
    assert len(CASES) >= 150
    assert len({(term, line) for term, line, _ in CASES}) == len(CASES)


@pytest.mark.parametrize(("term", "line", "shown"), CASES, ids=[f"{t}: {x}" for t, x, _ in CASES])
def test_the_sense_of_an_ambiguous_name(term: str, line: str, shown: bool) -> None:
    assert (term in ids(line)) is shown
