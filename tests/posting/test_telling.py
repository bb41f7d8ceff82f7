"""What a posting tells about its employer, its applicants and its form is not asked for; what it asks for is."""

from __future__ import annotations

import pytest
from asking import asked, read

COMPANY = [
    "Requirements\nGED\nBrightwater Hearing Partners is a full-service company that screens newborns.",
    "Requirements\nGED\nCedar Labs was founded by two nurses and draws blood in nine towns.",
    "Requirements\nGED\nThe Alder Group is one of the largest providers of phlebotomy and EKG testing.",
]


@pytest.mark.parametrize("text", COMPANY)
def test_the_work_of_the_employer_is_not_asked_for(text: str) -> None:
    assert asked(text) == {"required education.high-school"}


def test_the_assistant_is_no_employer() -> None:
    text = "Duties\nThe Clinical Assistant is part of a team and draws blood."
    assert asked(text) == {"mentioned task.venipuncture"}


def test_a_task_in_the_name_of_an_employer_is_no_duty() -> None:
    text = "Cedar Wound Care is seeking a medical assistant to draw blood."
    assert asked(text) == {"mentioned task.venipuncture"}


NOTICES = [
    "Requirements\nGED\nCOVID-19 considerations:\nRooms are cleaned and disinfected after each visit.",
    "Requirements\nGED\nAdditional Information\nAll rooms are disinfected after each patient.",
    "Requirements\nGED\nApplication Question(s):\nHave you completed a phlebotomy course?",
    "Requirements\nGED\nSupplemental Pay:\nBonus pay\nApplication Questions\nDo you room patients?",
    "Requirements\nGED\nBLS renewal is paid by the clinic.",
    "Requirements\nGED\nFree CNA classes for the family.",
    "Requirements\nGED\nA great opportunity for new graduates of phlebotomy programs.",
]


@pytest.mark.parametrize("text", NOTICES)
def test_notices_forms_and_gifts_ask_for_nothing(text: str) -> None:
    assert asked(text) == {"required education.high-school"}


def test_further_information_may_ask_all_the_same() -> None:
    assert asked("Additional Information\nMust have a current BLS card") == {"required cert.bls"}


WORK = [
    ("The ideal candidate will room patients and draw blood.", {"task.room-patients", "task.venipuncture"}),
    ("Our ideal hire would answer phones.", {"task.phone-triage"}),
    ("Your role is essential in drawing blood.", {"task.venipuncture"}),
    ("Reports patients' status and needs to the nurse when taking vital signs.", {"task.vital-signs"}),
]


@pytest.mark.parametrize(("line", "tasks"), WORK)
def test_work_told_with_words_of_strength_is_work(line: str, tasks: set[str]) -> None:
    assert asked(line) >= {f"mentioned {task}" for task in tasks}


STRENGTHS = [
    ("Ideal candidates will have experience in wound care.", {"preferred specialty.wound-care|task.wound-care"}),
    ("Requires knowledge of phlebotomy.", {"required task.venipuncture"}),
    ("Applicants with experience in OB/GYN will be given preference.", {"preferred specialty.ob-gyn"}),
    ("The right candidate for us is someone who:\nHas a GED", {"required education.high-school"}),
    (
        "High school diploma or GED required: BS in science strongly preferred",
        {"required education.high-school", "preferred education.bachelor"},
    ),
    ("Requirements\n**BLS card required**\n**Epic a plus**", {"required cert.bls", "preferred ehr.epic"}),
    ("Skills & Competencies Required\nEpic", {"required ehr.epic"}),
    ("Requirements\nGED\nCertifications preferred\nBLS", {"required education.high-school", "preferred cert.bls"}),
    ("Qualifications\nGED, plus ...\nBLS", {"required education.high-school", "required cert.bls"}),
    ("Requirements\nEMR experience (Epic preferred)", {"required ehr.generic", "preferred ehr.epic"}),
    ("Requirements\nEHR experience, preferably Cerner", {"required ehr.generic", "preferred ehr.cerner"}),
    ("Requirements\nEHR experience (Epic, Cerner)", {"required ehr.cerner|ehr.epic"}),
    ("Requirements\nPhlebotomy experience in a hospital preferred", {"preferred task.venipuncture"}),
    (
        "Requirements\nWork in a primary care office, with experience in geriatrics or pediatrics",
        {"required specialty.primary-care", "required specialty.geriatrics|specialty.pediatrics"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "needs"), STRENGTHS)
def test_strength_of_needs(text: str, needs: set[str]) -> None:
    assert asked(text) == needs


BARE = [
    ("Medical Assistant\nCertification required", {"required cert.ma-unspecified"}),
    ("Licensed Practical Nurse\nLicensure required", {"required cert.lpn"}),
    ("Nursing Assistant\nCertification is preferred", {"preferred cert.cna"}),
    ("Phlebotomist\nNational certification required", {"required cert.cpt-phlebotomy"}),
]


@pytest.mark.parametrize(("text", "needs"), BARE)
def test_a_bare_certification_is_the_one_of_the_title(text: str, needs: set[str]) -> None:
    assert asked(text) == needs


def test_a_bilingual_title_asks_for_the_language_named() -> None:
    text = "Bilingual Medical Assistant\nDuties\nTalks with Spanish-speaking patients."
    assert "required language.spanish" in asked(text)


PASSING = [
    "Knowledge of clinic policies and procedures",
    "Ability to read, interpret and apply office protocols",
    "Must use good judgment and initiative when drawing blood",
    "Shows proficiency as determined by the phlebotomy lead",
    "Willing to learn to operate hearing screening equipment",
    "Employees hired after May need a work permit",
    "Skill in calming difficult patients",
    "Ability to work with vendors and insurance companies",
    "Knowledge of grammar and spelling to type correspondence",
    "Must be able to wear gloves and a mask",
    "Employees wear masks and follow infection control rules",
]


@pytest.mark.parametrize("line", PASSING)
def test_tasks_told_in_passing_are_not_asked_for(line: str) -> None:
    assert asked(f"Requirements\n{line}") == set()


def test_a_duty_that_ends_in_benefits_opens_no_block() -> None:
    text = "Duties\nAccurately verify dental benefits\nRoom patients\nExplain benefits\nDraw blood"
    assert asked(text) == {
        "mentioned task.insurance-verification",
        "mentioned task.room-patients",
        "mentioned task.venipuncture",
    }


PLACES = [
    ("Medical Specialty:\n\nCardiology\nSurgery\n\nPhysical Setting:\n\nHospital",
     {"specialty.cardiology", "specialty.general-surgery", "setting.hospital-inpatient"}),
    ("Duties\nProvides care in the surgical, oncology and neuroscience units.",
     {"specialty.general-surgery", "specialty.hematology-oncology", "specialty.neurology"}),
    ("Duties\nCares for patients undergoing anesthesia.", {"specialty.anesthesiology"}),
    ("Duties\nSees patients with opioid use disorder.", {"specialty.addiction-medicine"}),
    ("Receptionist\nRecruiting Department Alder Pediatrics", {"specialty.pediatrics"}),
    ("Duties\nWorks in the triage area of the Emergency Department.", {"setting.emergency-department"}),
    ("Duties\nSends referral forms to cardiology, urology and others.", set()),
    ("Medical Assistant\nPlanned Parenthood of the Lakes", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_places_of_lists_and_labels(text: str, places: set[str]) -> None:
    named = {i for r in read(text).requirements for i in r.any_of if i.startswith(("specialty.", "setting."))}
    assert named == places


NOT_ASKED = [
    ("Must be punctual and on time for all scheduled shifts.", set()),
    ("Restraint training is finished in the first week.", set()),
    ("Must be at ease with the newer ways to reach people, such as chats, emails and faxes.", set()),
    ("Training as a Medical Assistant.", set()),
    ("Uses good judgment in all that comes up on a busy day when drawing blood.", {"mentioned task.venipuncture"}),
]


@pytest.mark.parametrize(("line", "tasks"), NOT_ASKED)
def test_work_that_a_requirement_only_names_is_not_asked_for(line: str, tasks: set[str]) -> None:
    found = asked(f"Requirements\nGED\n{line}")
    assert {f for f in found if "task." in f} == tasks


ASKED = [
    "Phlebotomy.",
    "Two years of phlebotomy experience in a busy clinic.",
    "Must be able to draw blood from children and older adults who are afraid of needles.",
    "Good knowledge of the theory and the practice of venipuncture in adults.",
    "Phlebotomy on adults and children is a must.",
]


@pytest.mark.parametrize("line", ASKED)
def test_work_named_as_an_ability_is_asked_for(line: str) -> None:
    assert "required task.venipuncture" in asked(f"Requirements\nGED\n{line}")


def test_being_in_high_school_is_no_diploma() -> None:
    assert "required education.high-school" not in asked("Requirements\nCourse done, if currently in high school.")


TALK = [
    "At Alder Family Health, we care for our neighbors.",
    "At Alder, our teams draw strength from each other.",
    "When you join Alder you become part of a family.",
]


@pytest.mark.parametrize("line", TALK)
def test_the_house_behind_at_is_not_asked_for(line: str) -> None:
    assert asked(f"Requirements\nGED\n{line}") == {"required education.high-school"}


NO_WORK = [
    ("Pay depends on where the position is filled.", "task.hiring-interviews"),
    ("Aides complete phlebotomy training and validation of competency.", "task.competency-checks"),
    ("Performs routine and delegated patient care duties.", "task.delegation-timekeeping"),
    ("Gives education, training and advice to the patient.", "task.train-precept"),
    ("Performs glucometer checks.", "task.quality-control"),
]


@pytest.mark.parametrize(("line", "task"), NO_WORK)
def test_what_is_told_by_the_way_is_no_duty(line: str, task: str) -> None:
    assert f"mentioned {task}" not in asked(f"Duties\n{line}")


def test_what_a_certificate_is_in_is_not_asked_for_as_work() -> None:
    assert not asked("Preferred\nCertification in instrument cleaning or infection control is preferred.")


WORK = [
    ("Packages specimens for the courier.", "task.lab-send-outs"),
    ("Light housekeeping duties.", "task.room-cleaning"),
    ("Assists the provider, as needed, with minor procedures.", "task.assist-procedures"),
    ("Assists during emergency patient care.", "task.emergency-response"),
    ("Performs glucometer checks.", "task.point-of-care-testing"),
    ("Trains new technologists.", "task.train-precept"),
    ("Process medication refills, answer calls and complete paperwork.", "task.refill-requests"),
]


@pytest.mark.parametrize(("line", "task"), WORK)
def test_short_forms_of_duties_are_read(line: str, task: str) -> None:
    assert f"mentioned {task}" in asked(f"Duties\n{line}")


def test_leading_others_is_asked_for_behind_ability() -> None:
    assert asked("Requirements\nAbility to lead and coach nursing assistants") == {"required task.lead-supervise"}


BY_THE_WAY = [
    ("Draws blood for collection of laboratory samples.", "task.claims-collections"),
    ("Extensive data collection to diagnose patients.", "task.coding-billing"),
    ("Serves as a resource for families in need.", "task.community-resources"),
    ("Checks on the patient during each scheduled shift.", "task.delegation-timekeeping"),
    ("Educates patients, families and caregivers about diets.", "task.train-precept"),
    ("Works under the direct training of a nurse.", "task.train-precept"),
    ("Takes part in mandatory vaccination of its workforce.", "task.immunizations"),
    ("Aides have validated competency.", "task.competency-checks"),
    ("Eligibility for benefits may vary by site.", "task.insurance-verification"),
]


@pytest.mark.parametrize(("line", "task"), BY_THE_WAY)
def test_words_that_only_look_like_a_duty_are_none(line: str, task: str) -> None:
    assert f"mentioned {task}" not in asked(f"Duties\n{line}")


def test_a_card_named_after_infants_asks_for_no_field() -> None:
    assert asked("Requirements\nNeonatal Resuscitation Program (NRP) card") == {"required cert.nrp"}


NO_NEED = [
    "Headquartered in Alder Falls, the group runs nine clinics.",
    "As we work together for our patients, we grow.",
    "Unions: No",
    "N/A",
    "Total compensation considers many things.",
    "To be eligible for the hiring bonus you must stay for a year.",
    "Alder Makes Us Stronger.",
    "Do you want to be happy at work?",
    "Experience and Education.",
    "Required Skills",
    "The requirements listed below are typical of the knowledge and ability that is looked for.",
    "Transcripts must be handed in with your application.",
]


@pytest.mark.parametrize("line", NO_NEED)
def test_lines_that_ask_for_nothing_are_no_needs(line: str) -> None:
    found = read(f"Requirements\nGED\n{line}\nBLS card").requirements
    assert {r.any_of for r in found} == {("education.high-school",), ("cert.bls",)}
