"""For each rule the resumes that it must flag and those that it must leave alone."""

from __future__ import annotations

from dataclasses import dataclass

from rule_resumes import EDUCATION, JOB
from rule_resumes import resume_text as resume

POSTING = """Medical Assistant - Family Practice
Required:
- CMA (AAMA), RMA (AMT) or CCMA (NHA)
- BLS certification required
- Phlebotomy experience required
Preferred:
- Experience with Epic preferred
- Bilingual Spanish preferred
"""
SHOP = "Shift Lead | Pepperbush Market, Aurora, CO    05/2024 - Present"
SOLD = "Led 6 people a shift"
EXTERN = f"{EDUCATION}\nCompleted 160 hour externship at Riverside Family Medicine"
EXTERN_BLOCK = "Medical Assistant Extern | Elm Clinic, Aurora, CO    01/2026 - 03/2026"
OLD = "Cashier | Pepperbush Market, Aurora, CO    05/2004 - 06/2007"
OLD_CARE = "Nurse Aide | Elm Court Nursing Home, Aurora, CO    05/2004 - 06/2007"
WORDED = """Medical Assistant
Required:
- Venipuncture experience required
- Experience with electrocardiograms
"""
COPIED_FROM = """Medical Assistant
Duties:
- Welcome every family at our front window and walk them back to the exam room with a warm smile and a clean chart
Required:
- BLS required
"""


@dataclass(frozen=True)
class Example:
    """A resume, with a posting where the rule needs one."""

    text: str
    posting: str | None = None


FLAGGED: dict[str, tuple[Example, ...]] = {
    "missing-required": (
        Example(resume(certifications=("CMA (AAMA), exp. 06/2028",), skills="Epic, phlebotomy"), POSTING),
        Example(resume(skills="Epic, vital signs"), POSTING),
    ),
    "missing-preferred": (Example(resume(skills="Epic, vital signs, phlebotomy"), POSTING),),
    "posting-words": (
        Example(resume("Drew blood on 12 patients a day", skills="Vital signs"), WORDED),
        Example(resume("Performed 12 EKGs a week", skills="Vital signs, venipuncture"), WORDED),
    ),
    "unquantified-task": (
        Example(resume("Roomed patients and took vital signs")),
        Example(resume("Drew blood", "Roomed 25 patients a day"), POSTING),
        Example(resume("Scheduled appointments and verified insurance")),
        Example(resume("Cut down on door to provider times")),
    ),
    "vague-quantity": (
        Example(resume("Drew blood for multiple patients in a busy clinic")),
        Example(resume("Answered a high volume of calls")),
        Example(resume("Roomed patients on a daily basis")),
    ),
    "unnamed-ehr": (
        Example(resume("Charted visits in the EHR for 20 patients a day", skills="Vital signs, EMR")),
        Example(resume("Charted 20 visits a day", skills="Vital signs")),
    ),
    "expired-credential": (
        Example(resume(certifications=("CMA (AAMA), exp. 06/2028", "BLS (AHA), exp. 03/2024"))),
        Example(resume(certifications=("CCMA (NHA), expired 2023",))),
    ),
    "credential-without-issuer": (
        Example(resume(certifications=("Certified Medical Assistant", "BLS (AHA), exp. 05/2027"))),
        Example(resume(certifications=("CPT, phlebotomy", "CMA (AAMA), exp. 06/2028"))),
    ),
    "credential-without-expiry": (
        Example(resume(certifications=("CMA (AAMA)", "BLS (AHA), exp. 05/2027"))),
        Example(resume(certifications=("CMA (AAMA), exp. 06/2028", "CPR certified"))),
        Example(resume(certifications=("CMA (AAMA), exp. 06/2028", "CPR, American Red Cross (2016)"))),
    ),
    "weak-opening": (
        Example(resume("Responsible for answering phones")),
        Example(resume("Duties included phlebotomy")),
        Example(resume("Helped with stocking rooms")),
    ),
    "first-person": (
        Example(resume("I room 25 patients a day")),
        Example(resume(summary="I am a medical assistant who loves my patients.")),
    ),
    "too-long-bullet": (Example(resume("Roomed 25 patients a day " + "and then went on to the next of them " * 8)),),
    "too-many-tasks-in-one-bullet": (
        Example(resume("Roomed patients, took vital signs, drew blood, gave injections and performed EKGs")),
    ),
    "misspelled-field-term": (
        Example(resume(skills="HIPPA, vital signs")),
        Example(resume("Performed venapuncture on 12 patients a day")),
        Example(resume("Gave 12 immunizatoins a day at the facility")),
    ),
    "copied-duty-statement": (
        Example(
            resume("Interview patients to obtain medical information and measure their vital signs, weight, and height")
        ),
    ),
    "copied-posting": (
        Example(
            resume(
                "Welcome every family at our front window and walk them back to the exam room with a warm smile "
                "and a clean chart"
            ),
            COPIED_FROM,
        ),
    ),
    "unfilled-placeholder": (
        Example(resume("Roomed [number] patients a day")),
        Example(resume(job="Medical Assistant | Company Name, City, State    06/2022 - Present")),
        Example(resume(summary="Lorem ipsum dolor sit amet.")),
        Example(resume(contact="Dana Whitfield\nxxx-xxx-xxxx\ndana@example.com")),
    ),
    "date-problem": (
        Example(resume(job="Medical Assistant | Juniper Flats Family Practice    06/2024 - 02/2021")),
        Example(resume(job="Medical Assistant | Juniper Flats Family Practice    13/2020 - 02/2021")),
        Example(resume(job="Medical Assistant | Juniper Flats Family Practice    06/2024 - 02/2031")),
    ),
    "missing-contact": (
        Example(resume(contact="Dana Whitfield\nAurora, CO 80012")),
        Example(resume(contact="Dana Whitfield\n(303) 555-0142")),
        Example(resume(contact="Dana Whitfield\n555-0142\ndana@example.com")),
    ),
    "missing-section": (
        Example(resume(job="")),
        Example(resume(education="")),
        Example(resume(certifications=(), summary="Medical assistant.")),
    ),
    "externship-in-one-line": (
        Example(resume(SOLD, job=SHOP, education=EXTERN)),
        Example(resume(SOLD, job=SHOP, education=EXTERN), WORDED),
    ),
    "training-not-told": (
        Example(resume(SOLD, job=SHOP)),
        Example(resume("Trained 3 new cashiers", job=SHOP), POSTING),
    ),
    "too-long-resume": (Example(resume(*("Roomed 25 patients a day for 3 providers in Epic",) * 200)),),
    "references-line": (
        Example(resume(end="References available upon request")),
        Example(resume(end="REFERENCES\nAvailable upon request.")),
    ),
    "objective-statement": (
        Example(resume(summary="Seeking a position in a growing clinic where I can use my skills.")),
        Example(resume(summary="To obtain a challenging position as a medical assistant.")),
        Example(resume(summary="Medical assistant with 4 years in family practice. Looking for room to grow.")),
    ),
    "school-details": (
        Example(resume(education=f"{EDUCATION}\nHigh School Diploma | Mesa High School, Aurora, CO    2017 - 2021")),
        Example(resume(education=f"{EDUCATION}\nHigh School Diploma | Mesa High School, Aurora, CO\nGPA 3.4, choir")),
    ),
    "old-job": (Example(resume("Rang up 200 guests a day", job=f"{JOB}\n- Roomed 25 patients a day\n\n{OLD}")),),
    "personal-data": (
        Example(resume(contact="Dana Whitfield\nDesired salary: $22\n(303) 555-0142\ndana@example.com")),
        Example(resume(contact="Dana Whitfield\nPhoto attached\n(303) 555-0142\ndana@example.com")),
        Example(resume(contact="Dana Whitfield\nChildren: 2\n(303) 555-0142\ndana@example.com")),
        Example(resume(contact="Dana Whitfield\nDate of birth: 01/02/1990\n(303) 555-0142\ndana@example.com")),
        Example(resume(contact="Dana Whitfield\nMarital status: single\n(303) 555-0142\ndana@example.com")),
        Example(resume(contact="Dana Whitfield\nSSN: 123-45-6789\n(303) 555-0142\ndana@example.com")),
    ),
}

LEFT_ALONE: dict[str, tuple[Example, ...]] = {
    "missing-required": (
        Example(resume(), POSTING),
        Example(resume(skills="Epic")),
        Example(resume(certifications=("RMA (AMT), exp. 06/2028", "BLS (AHA), exp. 05/2027")), POSTING),
    ),
    "missing-preferred": (Example(resume(), POSTING),),
    "posting-words": (
        Example(resume(skills="Venipuncture, electrocardiograms (EKGs)"), WORDED),
        Example(resume("Performed 12 fingersticks a day and triaged calls", skills="Vital signs"), WORDED),
        Example(resume("Drew blood on 12 patients a day", skills="Vital signs")),
    ),
    "unquantified-task": (
        Example(resume("Named employee of the month")),
        Example(resume("Roomed 25 patients a day")),
        Example(resume("Drew blood on 12 patients a day"), POSTING),
        Example(resume("Kept the team in good spirits")),
        Example(resume("Cut door to provider times from 50 to 30 minutes")),
    ),
    "vague-quantity": (
        Example(resume("Roomed 25 patients a day in a busy clinic")),
        Example(resume("Cared for patients with multiple sclerosis")),
        Example(resume("Helped residents with activities of daily living")),
    ),
    "unnamed-ehr": (
        Example(resume("Charted visits in the EHR", skills="athenahealth")),
        Example(resume("Roomed 25 patients a day", skills="Vital signs")),
    ),
    "expired-credential": (
        Example(resume(certifications=("BLS (AHA), exp. 11/2026",))),
        Example(resume(certifications=("BLS (AHA), exp. 05/2027", "CMA (AAMA) in progress"))),
    ),
    "credential-without-issuer": (
        Example(resume(contact="Dana Whitfield, CMA\n(303) 555-0142\ndana@example.com")),
        Example(resume(certifications=("Certified Medical Assistant, AAMA, exp. 06/2028",))),
        Example(resume("Entered CPT codes for 30 visits a day")),
    ),
    "credential-without-expiry": (
        Example(resume()),
        Example(resume(certifications=("CMA (AAMA), exam scheduled", "BLS and CPR, exp. 05/2027"))),
        Example(resume(certifications=("CMA (AAMA), exp. 06/2028", "EMT course 2018"))),
    ),
    "weak-opening": (Example(resume("Assisted with 6 minor procedures a week")), Example(resume("Took vital signs"))),
    "first-person": (
        Example(resume("Cared for patients with type I diabetes")),
        Example(resume("Answered MyChart messages and helped patients help themselves")),
    ),
    "too-long-bullet": (Example(resume("Roomed 25 patients a day for 3 providers")),),
    "too-many-tasks-in-one-bullet": (Example(resume("Roomed patients and took vital signs")),),
    "misspelled-field-term": (
        Example(resume("Followed HIPAA and performed venipuncture on 12 patients a day")),
        Example(resume("Took the overnight shift, kept the contents of the cart and ran the installation of kiosks")),
        Example(resume(contact="Dana Hippa\nPhlebotemy Lane\n(303) 555-0142\ndana@managment.example.com", skills="")),
    ),
    "copied-duty-statement": (
        Example(resume("Interviewed 25 patients a day and charted their history and vital signs in Epic")),
    ),
    "copied-posting": (
        Example(resume("Walked 25 families a day back to the exam room"), COPIED_FROM),
        Example(resume("Welcome every family at our front window")),
    ),
    "unfilled-placeholder": (
        Example(resume(skills="Epic [outpatient], vital signs")),
        Example(resume("Kept the company name badge log for 12 people")),
        Example(resume("Assisted with care in New York City, State licensed")),
    ),
    "date-problem": (
        Example(resume()),
        Example(resume(job="Medical Assistant | Juniper Flats Family Practice    2019 - 2021")),
        Example(resume(job="Medical Assistant | Juniper Flats Family Practice    06/2024 - 11/2026")),
        Example(resume(job="Medical Assistant Extern | Juniper Flats Family Practice    Fall 2026")),
    ),
    "missing-contact": (Example(resume()),),
    "missing-section": (Example(resume()),),
    "externship-in-one-line": (
        Example(resume(education=EXTERN)),
        Example(resume(SOLD, job=SHOP)),
        Example(resume(SOLD, job=SHOP, education=f"{EDUCATION}\nExternship planned for May 2027")),
        Example(resume("Observed 12 visits", job=EXTERN_BLOCK)),
    ),
    "training-not-told": (
        Example(resume()),
        Example(resume(SOLD, job=SHOP, education=EXTERN)),
        Example(resume(SOLD, job=SHOP, education=f"{EDUCATION}\nExternship planned for May 2027")),
        Example(resume("Observed 12 visits", job=EXTERN_BLOCK)),
        Example(resume(SOLD, job="Patient Access Clerk | Elm Hospital, Aurora, CO    05/2024 - Present")),
        Example(resume("Roomed 12 patients a day", job=SHOP)),
        Example(
            resume("Answered 40 calls a day", job="Front Desk | Elm Family Practice, Aurora, CO    05/2024 - Present")
        ),
    ),
    "too-long-resume": (Example(resume()),),
    "references-line": (Example(resume("Checked references of 12 applicants a month")),),
    "objective-statement": (
        Example(resume()),
        Example(resume("Helped 12 families seeking a position on the sliding fee scale")),
    ),
    "school-details": (
        Example(resume()),
        Example(resume(education=f"{EDUCATION}\nHigh School Diploma | Mesa High School, Aurora, CO")),
        Example(resume(education="High School Diploma | Mesa High School, Aurora, CO    2017 - 2021\nGPA 3.4")),
    ),
    "old-job": (
        Example(resume()),
        Example(
            resume(
                "Rang up 200 guests a day", job=f"{JOB}\n- Roomed 25 patients a day\n\n{OLD.replace('2007', '2014')}"
            )
        ),
        Example(resume("Took vital signs", job=f"{JOB}\n- Roomed 25 patients a day\n\n{OLD_CARE}")),
    ),
    "personal-data": (
        Example(resume("Kept a photo log of 12 wounds a week", summary="Salary is not what drives me.")),
        Example(resume("Verified date of birth and insurance for 30 patients a day")),
        Example(resume("Entered 12 SSN: fields a day")),
    ),
}
