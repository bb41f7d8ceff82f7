"""Ways of asking, telling and naming in passing that differ from employer to employer, in our own words."""

from __future__ import annotations

import pytest
from asking import asked, requirements


def places(text: str) -> set[str]:
    """The places and fields a posting names as its own."""
    named = [i for r in requirements(text) if r.necessity == "mentioned" for i in r.any_of]
    return {i for i in named if i.startswith(("specialty.", "setting."))}


EXAMPLES = [
    ("Must have experience with EHR systems (e.g., Epic, Cerner, Athena)", "athenahealth|ehr.cerner|ehr.epic"),
    ("Experience with electronic health records (Epic, Cerner and Meditech)", "cerner|ehr.epic|ehr.meditech"),
    ("Working knowledge of EHRs including athenahealth, Epic", "athenahealth|ehr.epic"),
    ("Proficiency with an EMR such as eClinicalWorks, NextGen or Greenway", "eclinicalworks|ehr.greenway|ehr.nextgen"),
    ("Knows a records system, i.e. Cerner, Epic", "cerner|ehr.epic"),
    ("Comfortable with records systems like Epic, NextGen", "epic|ehr.nextgen"),
    ("Skilled in an EMR, e.g. Allscripts, Epic", "allscripts|ehr.epic"),
    ("Any of Epic, Cerner, Meditech", "cerner|ehr.epic|ehr.meditech"),
    ("Familiar with systems such as Epic and Cerner", "cerner|ehr.epic"),
    ("Computer skills including Epic/Cerner", "cerner|ehr.epic"),
]


@pytest.mark.parametrize(("line", "ids"), EXAMPLES)
def test_systems_of_a_list_of_examples_are_alternatives(line: str, ids: str) -> None:
    assert asked(f"Requirements\n{line}") == {f"required ehr.{ids}"}


def test_systems_joined_by_and_are_asked_for_each() -> None:
    assert asked("Requirements\nExperience with Epic and Cerner") == {"required ehr.cerner", "required ehr.epic"}


ASKED = [
    # Adjectives, traits and conditions ask for nothing of their own.
    ("Duties\nSends prescriptions to the patient's preferred pharmacy.", {"mentioned task.refill-requests"}),
    ("Requirements\nStays calm in emergency situations", set()),
    ("Requirements\nAbility to react calmly to emergencies", set()),
    ("Requirements\nAbility to handle medical emergencies with composure", set()),
    ("Requirements\nAbility to read reports and write correspondence", set()),
    ("Requirements\nAbility to interpret documents such as safety rules and procedure manuals", set()),
    ("Requirements\nCNA certification, unless enrolled with a finished clinical rotation", {"required cert.cna"}),
    ("Requirements\nTechnical school certificate in phlebotomy", {"required education.vocational-other"}),
    ("Requirements\nDuring one year of work, a current BLS card", {"required cert.bls"}),
    ("Duties\nThis job has no supervisory responsibilities.", set()),
    ("Requirements\n- CMA (AAMA) required or\n- RMA (AMT) required", {"required cert.cma-aama|cert.rma-amt"}),
    ("Requirements\n- CPT certification or;\n- RPT (AMT)", {"required cert.cpt-phlebotomy|cert.rpt-amt"}),
    (
        "Requirements\nMedical assistant diploma; or CMA (AAMA); or licensed practical nurse",
        {"required cert.cma-aama|cert.lpn|education.ma-program"},
    ),
    ("Requirements\n- CMA (AAMA)\n- BLS", {"required cert.cma-aama", "required cert.bls"}),
    # The licence of the title's own work.
    ("Licensed Practical Nurse\nRequirements\nCurrent Ohio or multi-state licensure", {"required cert.lpn"}),
    ("Registered Nurse\nRequirements\nNursing license in good standing", {"required cert.rn"}),
    ("Registered Nurse\nRequirements\nValid driver's license", set()),
    ("Medical Assistant\nRequirements\nLicense required", set()),
    # Degrees of a form's page.
    ("Education\nAssociate (Required)", {"required education.associate"}),
    ("Education\nMaster's [Preferred]", {"preferred education.master"}),
    # What work serves is not asked for.
    ("Duties\nHelps with phlebotomy required for ward rounds", {"mentioned task.venipuncture"}),
    ("Duties\nBLS required for this position", {"required cert.bls"}),
    ("Requirements\nPassing score on the laboratory examination", set()),
    # "Plus" joins; "a plus" wishes.
    (
        "Requirements\nGED, plus completion of a medical assisting course",
        {"required education.high-school", "required education.ma-program"},
    ),
    ("Requirements\nEpic a plus", {"preferred ehr.epic"}),
    ("Requirements\nSpanish: plus", {"preferred language.spanish"}),
    # Languages
    ("Requirements\nBilingual English and Spanish a plus", {"preferred language.spanish"}),
    ("Requirements\nBilingual (English & Vietnamese)", {"required language.vietnamese"}),
    ("Requirements\nFluent in English and Spanish", {"required language.english", "required language.spanish"}),
    # Schools, licences and roles
    ("Requirements\nCollege degree required", {"required education.associate|education.bachelor"}),
    ("Requirements\nActive Washington DOH MA license", {"required cert.ma-c-wa"}),
    ("Requirements\nMedical assistant credential from the Washington Department of Health", {"required cert.ma-c-wa"}),
    ("Requirements\nOne year as an orthopedic tech preferred", {"preferred specialty.orthopedics"}),
    ("Requirements\nOphthalmic tech experience", {"required specialty.ophthalmology"}),
    ("Requirements\nPediatric experience preferred", {"preferred specialty.pediatrics"}),
    ("Requirements\nOrthopaedic or cardiac experience", {"required specialty.cardiology|specialty.orthopedics"}),
    (
        "Requirements\nYou're certified through AAMA, AMT or NHA.",
        {"required cert.ccma-nha|cert.cma-aama|cert.rma-amt"},
    ),
    ("Requirements\n6 months+ in a busy primary care office", {"required specialty.primary-care"}),
    ("Duties\nMaintains current CPR certification", {"required cert.cpr"}),
    (
        "Requirements\nAn MA diploma, a current BLS card, and work with patients (derm experience a plus!)",
        {"required education.ma-program", "required cert.bls", "preferred specialty.dermatology"},
    ),
    ("Requirements\nNational certification (CMA, RMA, CCMA)", {"required cert.ccma-nha|cert.cma-aama|cert.rma-amt"}),
    (
        "Requirements\nCertification through AAMA, AMT or NHA.",
        {"required cert.ccma-nha|cert.cma-aama|cert.rma-amt"},
    ),
    ("Requirements\nTwo years of experience as a CMA in pediatrics", {"required specialty.pediatrics"}),
    # What a person has to be or to bring, and no work
    ("Requirements\nValid driver's license and a car", set()),
    ("Requirements\nUp to date on all immunizations", set()),
    ("Requirements\nCurrent vaccinations (MMR, varicella)", set()),
    ("Requirements\nMust sign a confidentiality agreement", set()),
    ("Requirements\nMust complete training in infection control", set()),
    ("Physical demands\nFrequent typing and filing", set()),
    ("Physical demands\nExposure to infectious diseases", set()),
    ("Duties\nSchedules patients who need to see a specialist.", {"mentioned task.schedule-appointments"}),
    ("Duties\nLabels specimens that must go to the lab.", {"mentioned task.specimen-processing"}),
    # Colleagues are no credentials
    ("Requirements\nAbility to work with RNs and LPNs", set()),
    ("Requirements\nAbility to take direction from the RN", set()),
    ("Requirements\nMust work well with CMAs", set()),
    ("Requirements\nKnows the role of the RN and LPN", set()),
    ("Duties\nNotifies the RN within 2 days.", set()),
    ("Requirements\nMust be enrolled in an RN program", set()),
    ("Requirements\nMA, LPN or EMT", {"required cert.emt|cert.lpn|cert.ma-unspecified"}),
    ("Requirements\nCertificate of completion from a medical assistant program", {"required education.ma-program"}),
    # The short form of duties
    ("Duties\nOffice cleaning", {"mentioned task.room-cleaning"}),
    ("Duties\nScribe", {"mentioned task.scribing"}),
    ("Duties\n• General office duties", {"mentioned task.office-clerical"}),
    ("Duties\nCollecting payments", {"mentioned task.check-in-out"}),
    ("Duties\nDisposes of contaminated items", {"mentioned task.infection-control"}),
    ("Duties\nSupports the RN with EKGs", {"mentioned task.ekg"}),
    ("Duties\nTakes vital signs and reports to the registered nurse.", {"mentioned task.vital-signs"}),
    ("Duties\nPerforms other duties such as records requests", {"mentioned task.medical-records"}),
    ("Duties\nYour help is vital to the team.", set()),
    ("Duties\nHazards: contact with blood and body fluids.", set()),
    # Duties below "Requirements"
    ("Requirements\n3. Takes vital signs with skill", {"mentioned task.vital-signs"}),
    ("Requirements\nAccurately takes vital signs", {"mentioned task.vital-signs"}),
    ("Requirements\nPerforms phlebotomy in the required order", {"mentioned task.venipuncture"}),
    ("Requirements\nDemonstrates skill in phlebotomy", {"required task.venipuncture"}),
    ("Requirements\nAbility to perform phlebotomy", {"required task.venipuncture"}),
]


@pytest.mark.parametrize(("text", "wants"), ASKED)
def test_what_a_line_asks_for(text: str, wants: set[str]) -> None:
    assert asked(text) == wants


YEARS = [
    ("Phlebotomy: 1 year (Required)", 1.0),
    ("Medical assisting: 2 years", 2.0),
    ("A year or more of clinic experience", 1.0),
    ("At least a year of experience", 1.0),
    ("At least (2) years of experience in a hospital", 2.0),
    ("Medical office experience: 2 years", 2.0),
    ("More than one year of dermatology experience", 1.0),
    ("1 yr exp in a clinic", 1.0),
    ("6 months+ in a primary care office", 0.5),
]


@pytest.mark.parametrize(("line", "years"), YEARS)
def test_years_said_in_other_ways(line: str, years: float) -> None:
    found = requirements(f"Requirements\n{line}")
    assert [r.years for r in found] == [years]


def test_twice_a_year_is_no_experience() -> None:
    found = requirements("Requirements\nWork experience is reviewed once a year")
    assert [r.years for r in found] == [None]


PLACES = [
    ("Lakeside Pediatrics", {"specialty.pediatrics"}),
    ("Orthopedics - Sports Medicine", {"specialty.orthopedics", "specialty.sports-medicine"}),
    ("Department: Cardiology", {"specialty.cardiology"}),
    ("Busy dermatology practice seeks a medical assistant.", {"specialty.dermatology"}),
    ("Vibrant medical practice located downtown.", {"setting.private-practice"}),
    ("Supports the team in a hospital setting.", {"setting.hospital-inpatient"}),
    ("You will work in our urgent care center.", {"setting.urgent-care"}),
    ("Responds to codes throughout the emergency department, day and night.", {"setting.emergency-department"}),
    ("Responds to codes throughout the clinic, day and night.", set()),
    ("Takes pictures for a foot and ankle private practice.", {"specialty.podiatry", "setting.private-practice"}),
    ("Provides care in the department of neurology.", {"specialty.neurology"}),
    # In passing
    ("Follows clinic policies.", set()),
    ("Uses the hospital phone system.", set()),
    ("You may travel to other health centers.", set()),
    ("Sends records to the cardiology clinic of another hospital.", set()),
    ("Reports to the urgent care manager.", set()),
    ("Obtains hospital notes.", set()),
    ("Works with nurses at Brigham and Women's Hospital.", {"setting.hospital-inpatient"}),
]


@pytest.mark.parametrize(("line", "named"), PLACES)
def test_the_place_of_work(line: str, named: set[str]) -> None:
    assert places(f"Medical Assistant\nDuties\n{line}") == named


def test_a_field_that_many_duties_name_is_the_postings_own() -> None:
    duties = ["Prepares machines for dialysis treatments.", "Watches dialysis patients.", "Cleans dialysis machines."]
    assert "specialty.nephrology" in places("\n".join(["Technician", "Duties", *duties]))
    assert not places("\n".join(["Technician", "Duties", duties[0]]))


GLUED = [
    "Kind people.Job SummaryTakes vital signs.Minimum RequirementsBLS card.",
    "Kind people.Essential FunctionsTakes vital signs.Minimum QualificationsBLS card.",
    "Key ResponsibilitiesTakes vital signs.Required Certifications, LicensesBLS card.",
    "Job DutiesTakes vital signs.Knowledge, Skills and AbilitiesBLS card.",
]


@pytest.mark.parametrize("text", GLUED)
def test_headings_glued_to_what_follows(text: str) -> None:
    assert asked(text) == {"mentioned task.vital-signs", "required cert.bls"}


HEADINGS = [
    ("Who We Are Looking For", "required"),
    ("What We Need", "required"),
    ("You Will Need", "required"),
    ("Ideal Candidate", "required"),
    ("Prerequisites", "required"),
    ("Skills Required", "required"),
    ("Here's What You Need:", "required"),
    ("Nice Extras", "preferred"),
    ("Would Be a Plus", "preferred"),
    ("Skills That Set You Apart:", "preferred"),
    ("Desired Experience", "preferred"),
    ("Assets", "preferred"),
]


@pytest.mark.parametrize(("heading", "strength"), HEADINGS)
def test_headings_by_block(heading: str, strength: str) -> None:
    assert asked(f"Duties\nTakes vital signs.\n{heading}\nBLS card") == {
        "mentioned task.vital-signs",
        f"{strength} cert.bls",
    }


DUTY_HEADINGS = [
    "Your Impact",
    "Work Performed",
    "Examples of Duties",
    "How You'll Make an Impact:",
    "Typical Tasks",
    "RESPONSIBILITIES – Clinical",
    "1. Clinical Duties",
    "Essential Functions of the Job",
    "Duties and Responsibilities of the Medical Assistant",
    "Essential Duties/Responsibilities (include, but are not limited to the following)",
    "Medical Assistant Duties:",
    "=== Responsibilities ===",
    "The medical assistant is responsible for:",
    "This person will:",
]


@pytest.mark.parametrize("heading", DUTY_HEADINGS)
def test_headings_of_duties_end_the_requirements(heading: str) -> None:
    assert asked(f"Requirements\nBLS card\n{heading}\nVital signs") == {
        "required cert.bls",
        "mentioned task.vital-signs",
    }


def test_a_topic_with_a_dash() -> None:
    assert asked("Education - GED required\nExperience - Epic preferred") == {
        "required education.high-school",
        "preferred ehr.epic",
    }
