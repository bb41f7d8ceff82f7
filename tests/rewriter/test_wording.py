"""How options read: openings, tense, where numbers stand, what is left alone."""

from __future__ import annotations

import pytest
import workbench
from workbench import filled, options

from analyzer.model import Blank

# (kind, current job, bullet, the finished option)
READS = (
    ("volume", False, "Responsible for rooming patients", "Roomed 20 patients a day"),
    ("volume", False, "Gave injections", "Gave 20 injections a week"),
    ("volume", False, "Gave injections, immunizations and nebulizer treatments as ordered",
     "Gave 20 injections a week, immunizations (20 a week) and nebulizer treatments as ordered"),
    ("volume", False, "Performed 12-lead EKGs", "Performed 12-lead EKGs (20 a week)"),
    ("volume", False, "Supervised medical assistants", "Supervised 20 medical assistants"),
    ("volume", False, "Took vital signs in a busy clinic", "Took vital signs on 20 patients a day in a busy clinic"),
    ("volume", False, "Took vital signs daily for patients", "Took vital signs for 20 patients a day"),
    ("volume", False, "Handled a high volume of phone calls", "Handled 20 phone calls a day"),
    ("volume", False, "Answered multiple incoming calls", "Answered 20 incoming calls a day"),
    ("volume", False, "Checked patients in and out", "Checked patients in and out (20 a day)"),
    ("volume", False, "Cleaned and stocked exam rooms", "Cleaned and stocked 20 exam rooms"),
    ("volume", False, "Responsible for phlebotomy and specimen collection",
     "Performed phlebotomy (20 patients a day) and specimen collection"),
    ("volume", False, "Responsible for vitals, injections and rooming patients",
     "Handled vitals (20 patients a day), injections and rooming patients across 20 exam rooms"),
    ("volume", True, "Collect and label urine, swab and pap specimens",
     "Collect and label urine, swab and pap specimens (20 specimens a day)"),
    ("volume", False, "Measured height, weight and head circumference and plotted growth charts",
     "Measured height, weight and head circumference (20 patients a day) and plotted growth charts"),
    ("volume", False, "Processed prior authorizations and referrals",
     "Processed prior authorizations (20 a week) and referrals (20 a week)"),
    ("volume", False, "Drew blood from adults and children", "Drew blood from adults and children (20 patients a day)"),
    ("volume", False, "Interviewed patients and measured vital signs",
     "Interviewed 20 patients a day and measured vital signs"),
    # Two tasks share one object: what it counts is asked first.
    ("volume", True, "Schedule and confirm appointments", "Schedule and confirm 20 appointments a day"),
    ("scope", True, "Schedule and confirm appointments", "Schedule and confirm 20 appointments a day for 20 providers"),
    ("volume", False, "Confirmed appointments", "Confirmed appointments (20 reminders a day)"),
    ("result", False, "Returned messages", "Returned 20 messages a day, with messages closed within 20 hours"),
    # A particle stays with its verb.
    ("volume", False, "Worked up patients for surgeons", "Worked up 20 patients a day for surgeons"),
    # What is told behind the list is no part of it.
    ("volume", False, "Handled supply orders, etc.", "Handled supply orders (20 items), etc"),
    ("volume", False, "Monitored infection control procedures to keep everybody safe",
     "Monitored infection control procedures (20 checks a year) to keep everybody safe"),
    ("volume", False, "Input patient data", "Input patient data (20 records a day)"),
    ("volume", False, "Kept medical records up to date", "Kept medical records up to date (20 records a day)"),
    ("volume", False, "Entered data used by auditors", "Entered data used by auditors (20 documents a day)"),
    ("wording", False, "Duties included answering phones, scheduling and confirming appointments",
     "Answered phones, scheduled and confirmed appointments"),
    ("wording", False, "Duties included phlebotomy, rooming patients and EKGs",
     "Handled phlebotomy, rooming patients and EKGs"),
    ("wording", False, "Responsible for phlebotomy and sending specimens to the outside lab",
     "Performed phlebotomy and sent specimens to the outside lab"),
    ("volume", False, "Responsible for clinical duties including rooming patients and giving injections",
     "Clinical duties: roomed 20 patients a day and gave 20 injections a week"),
    ("volume", False, "Did EKGs and spirometry", "Performed EKGs (20 a week) and spirometry"),
    # What others say for "do", and what is given and not applied; splints are made.
    ("volume", False, "Making EKGs and blood draws", "Performed EKGs (20 a week) and blood draws (20 a day)"),
    ("volume", True, "Realize vital signs", "Take vital signs on 20 patients a day"),
    ("volume", False, "Applied vaccines to children", "Gave 20 vaccines a week to children"),
    ("volume", False, "Made splints", "Made 20 splints a week"),
    ("volume", False, "Making EKGs and splints", "Performed EKGs (20 a week) and splints (20 a week)"),
    # A deed that "of" joins to what it was done to.
    ("volume", False, "Drawing of blood and send the tubes to the lab",
     "Drew blood (20 patients a day) and sent the tubes to the lab"),
    ("volume", True, "Scheduling of appointments", "Schedule appointments (20 a day)"),
    ("volume", False, "Drawing of blood, EKGs", "Drawing of blood (20 patients a day), EKGs"),
    ("volume", False, "Collect of samples for flu and strep", "Collected samples (20 a day) for flu and strep"),
    ("volume", False, "Administration of medications, care of patients after surgery",
     "Administration of medications (20 patients a week), care of patients after surgery"),
    # Behind an opening that says nothing a base may be the verb, or the thing that somebody kept.
    ("wording", False, "I was in charge of triage the patients, take vital signs and write the complaint",
     "Triaged the patients, took vital signs and wrote the complaint"),
    ("wording", True, "Daily tasks: answer phones, check in patients, collect copays",
     "Answer phones, check in patients, collect copays"),
    ("volume", False, "Responsible for answer phones", "Answered phones (20 calls a day)"),
    ("wording", False, "Duties included but were not limited to rooming patients and giving injections",
     "Roomed patients and gave injections"),
    ("volume", False, "Responsible for all clinical duties including vitals and blood draws",
     "All clinical duties: vitals and blood draws (20 patients a day)"),
    ("wording", False, "I used to draw blood on 20 patients", "Drew blood on 20 patients"),
    ("wording", False, "Cleaning of instruments and preparing of trays", "Cleaned instruments and prepared trays"),
    ("volume", False, "Responsible for clean exam rooms", "Cleaned 20 exam rooms"),
    ("volume", True, "In charge of autoclave", "Maintain autoclave (20 packs a week)"),
    ("volume", False, "In charge of narcotic count", "Performed narcotic count (20 items)"),
    ("volume", False, "Supervised the nurse aides", "Supervised 20 nurse aides"),
    ("volume", False, "Managed a team", "Managed a team (20 people)"),
    # A list goes on behind a bracket; kinds share the last word.
    ("volume", False, "School forms, FMLA", "Completed school forms (20 a week), FMLA"),
    ("volume", True, "Depo, Gardasil and flu injections",
     "Give Depo, Gardasil and flu injections (20 injections a week)"),
    # Nobody performs a cart, however often; what goes on behind a slash keeps its letters.
    ("volume", True, "Crash cart monthly", "Crash cart (20 checks a month)"),
    ("volume", True, "Vitals/EKGs", "Perform vitals/EKGs (20 EKGs a week)"),
    # What is counted until now is done.
    ("volume", True, "Train the new MAs", "Trained 20 new MAs"),
    ("volume", True, "Train new staff and order supplies", "Train 20 new staff and order supplies (20 items)"),
    ("volume", True, "Supervision of the nurse aides", "Supervise the nurse aides (20 people)"),
    # Whoever is responsible for a thing handles it.
    ("volume", True, "In charge of referrals", "Handle 20 referrals a week"),
    ("volume", True, "Responsible for phones", "Handle phones (20 calls a day)"),
    ("volume", True, "Responsible for specimens", "Handle 20 specimens a day"),
    ("volume", False, "In charge of phlebotomy", "Performed phlebotomy on 20 patients a day"),
    # What the call was about is the work.
    ("volume", True, "Call back patients with results", "Call back patients with results (20 patients a week)"),
    ("volume", True, "Do vitals on all patients", "Take vitals on 20 patients a day"),
    ("volume", False, "Did a good job with rooming patients", "Did a good job with rooming 20 patients a day"),
    ("wording", True, "I collect and label specimens and send them to the lab",
     "Collect and label specimens and send them to the lab"),
    ("wording", False, "Responsible for accurately obtaining blood samples via venipuncture",
     "Accurately obtained blood samples via venipuncture"),
    ("wording", True, "Helped with immunizations and well child visits",
     "Assist with immunizations and well child visits"),
    ("wording", False, "Responsible for assisting the physician with exams and procedures",
     "Assisted the physician with exams and procedures"),
    ("wording", False,
     "Roomed patients, took vitals, updated medication lists, gave injections, performed EKGs and drew blood",
     "Roomed patients, took vitals and updated medication lists\nGave injections, performed EKGs and drew blood"),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "current", "bullet", "finished"), READS, ids=[r[2][:40] for r in READS])
def test_an_option_reads(kind: str, current: bool, bullet: str, finished: str) -> None:
    assert [filled(o) for o in options(bullet, current=current) if o.kind == kind] == [finished]


@pytest.mark.parametrize(
    ("current", "bullet", "opening"),
    [
        (True, "Room patients and took vital signs", ("Room ", "take vital signs")),
        (True, "Roomed patients and took vital signs", ("Room ", "take vital signs")),
        (False, "Room patients and take vital signs", ("Roomed ", "took vital signs")),
        (False, "Rooms patients, takes vital signs and draws blood", ("Roomed ", "took vital signs", "drew blood")),
        (False, "Rooming patients, taking vital signs and drawing blood", ("Roomed ", "took vital", "drew blood")),
        (False, "Room Patients and Take Vital Signs", ("Roomed ", "Took Vital Signs")),
    ],
)
def test_verbs_stand_in_the_tense_of_the_job(current: bool, bullet: str, opening: tuple[str, ...]) -> None:
    found = options(bullet, current=current)
    assert found
    for option in found:
        assert all(part in option.text for part in opening), option.text


@pytest.mark.parametrize(
    ("current", "bullet"),
    [
        (True, "Trained new hires and roomed patients"),  # a deed that is done stays in the past
        (True, "Administered vaccines and prescribed medications"),  # "prescribed" may describe the medications
    ],
)
def test_a_doubtful_tense_is_left_alone(current: bool, bullet: str) -> None:
    assert all(o.text.startswith(bullet.split()[0]) for o in options(bullet, current=current))


def test_a_job_told_in_the_past_throughout_keeps_its_tense() -> None:
    work = workbench.job(["Roomed patients", "Gave injections", "Drew blood"], current=True)
    assert [r.options[0].text.split()[0] for r in workbench.rewrites(work)] == ["Roomed", "Gave", "Drew"]


@pytest.mark.parametrize(
    "bullet",
    [
        "Did not administer injections without supervision",
        "Shadowed providers and observed injections",
        "Trained in phlebotomy and EKG",
        "Performed blood draws, injections and EKGs on 30 patients a day",
        "Collected drug screens and completed custody forms, 15 to 20 a week",
        "Enjoyed the work",
        "EKG's, Assist with O2 delivery, Clean Instruments and Post-Mortem Care* Copy charts for admissions",
    ],
)
def test_nothing_is_asked_where_nothing_is_to_be_gained(bullet: str) -> None:
    assert options(bullet) == ()


def test_kinds_differ_and_so_do_texts() -> None:
    found = options("Processed referrals")
    assert [o.kind for o in found] == ["volume", "scope", "result", "wording"]
    assert len({o.text for o in found}) == 4


def test_a_system_named_elsewhere_is_offered_for_confirmation_only() -> None:
    scope = next(o for o in options("Charted in the EMR", skills="Skills: Epic") if o.kind == "scope")
    assert "Epic" in scope.text
    assert "EMR" not in scope.text
    assert scope.applicability == "needs-answer"


def test_an_unnamed_system_is_asked_for() -> None:
    scope = next(o for o in options("Took vital signs and charted in the EMR") if o.kind == "scope")
    assert "charted in [which system?]" in scope.text


def test_a_name_takes_no_place_beside_a_slash() -> None:
    assert not [o for o in options("Kept charts in paper/electronic medical records") if "which system" in o.text]


def test_a_page_read_as_one_bullet_gets_no_options() -> None:
    page = "Roomed patients in a busy clinic. " + "Kept the halls quiet and the plants green for all. " * 20
    assert options("Roomed patients in a busy clinic.")
    assert options(page) == ()


def test_an_externship_is_asked_for_its_hours_once_and_then_for_counts() -> None:
    work = workbench.job(["Roomed patients", "Gave injections"], kind="externship")
    first, second = (next(o for o in r.options if o.kind == "volume") for r in workbench.rewrites(work))
    assert filled(first, "160") == "Roomed patients during a 160-hour externship"
    assert filled(second) == "Gave injections, with 20 injections on the externship log"


def test_a_gap_of_a_template_is_filled_where_it_stands() -> None:
    volume = next(o for o in options("Administered [number] injections") if o.kind == "volume")
    assert filled(volume) == "Administered 20 injections"


def test_no_sentence_says_for_three_times() -> None:
    for option in options("Prepared rooms for providers and drew blood for testing"):
        assert workbench.filled(option).count(" for ") <= 2, option.text


@pytest.mark.parametrize(
    "bullet",
    [
        "Helped grandmother with medication reminders, blood sugar log and rides to appointments",
        "Conduct annual competencies for injections, phlebotomy and EKG",
    ],
)
def test_family_care_and_topics_are_asked_for_no_clinic_s_numbers(bullet: str) -> None:
    asked = {s.unit for o in options(bullet) for s in o.segments if isinstance(s, Blank)}
    assert not asked & {"patients a day", "EKGs a week", "injections a week"}


def test_a_time_is_told_once() -> None:
    bullet = "Went live as Epic super user and gave at-the-elbow support to staff during the first month"
    assert all(" over " not in filled(o) for o in options(bullet))


def test_no_bracket_parts_words_joined_by_a_slash() -> None:
    assert all(")/" not in filled(o) for o in options("Assembled and maintained patient chart/Kardex"))


@pytest.mark.parametrize(
    "bullet",
    [
        "Moved drivers as referral requests are received",  # what the work depends on is not counted
        "Ensured that all data entered is accurate",
        "Confirmed insurance claims are paid",
        "Developed health education sessions for all employees",  # employees are no patients
    ],
)
def test_no_number_stands_where_it_would_not_read(bullet: str) -> None:
    assert [filled(o) for o in options(bullet) if o.kind == "volume"] == []


@pytest.mark.parametrize(
    "bullet",
    [
        "Provide kind service, Schedule visits and give directions",
        "Greets families, Maintains the lobby and answers phones",
        "Collecting copays from patients and prepare the deposit",
    ],
)
def test_no_tense_changes_while_a_word_beside_it_may_be_a_verb(bullet: str) -> None:
    assert all(o.text.startswith(bullet.split()[0]) for o in options(bullet))


def test_the_first_of_several_names_of_work_is_no_verb() -> None:
    found = options("Triage, vitals, rapid strep, wound care", current=False)
    assert found
    assert all(o.text.startswith("Triage,") for o in found)


@pytest.mark.parametrize(
    "line", ["Triage, splinting, EKGs, x-ray orders", "Triage and splinting", "Triage vitals, EKGs, wound irrigation"]
)
def test_a_name_beside_a_gerund_is_no_verb(line: str) -> None:
    found = options(line, current=False)
    assert found
    assert all(o.text.startswith("Triage") and "Triaged" not in o.text for o in found)


def test_a_list_of_periods_stays_whole() -> None:
    assert all(
        "daily, weekly and monthly" in o.text for o in options("Billed daily, weekly and monthly insurance claims")
    )


def test_a_number_in_the_question_s_own_unit_answers_it_in_whatever_clause() -> None:
    assert options("Sorted charts & verified old records (20 records a day)") == ()


def test_no_bracket_parts_a_word_with_a_hyphen() -> None:
    found = options("Nightly close-out of the front desk")
    assert found
    assert all("close-out" in filled(o) for o in found)


def test_a_name_in_capitals_is_no_verb() -> None:
    found = options("Updating the vaccination registry and ALERT IIS as needed")
    assert found
    assert all("ALERT IIS" in o.text for o in found)


def test_words_behind_the_last_item_do_not_hide_it() -> None:
    bullet = "Provides 12-lead EKGs & incoming calls & blood"
    shown = {t.term for t in workbench.read(bullet).tasks}
    assert shown
    found = options(bullet)
    assert found
    for option in found:
        assert shown <= {t.term for t in workbench.read(filled(option)).tasks}, option.text


@pytest.mark.parametrize(
    "bullet",
    [
        "Phlebotomy skills", "EKG certified", "Refill requests sent to the provider", "Vital sign machines",
        "Cleaning and stocking rooms at the end of day",
        "Vitals, phones, injections, filing", "Front desk: check-in, check-out, copays",
    ],
)  # fmt: skip
def test_what_is_known_or_told_gets_no_verb_in_front(bullet: str) -> None:
    assert all(filled(o).startswith(bullet[:5]) for o in options(bullet))


@pytest.mark.parametrize(
    ("bullet", "never"),
    [("Draws and labs", "Drew and"), ("Follow up calls next day on all patients sent to ER", "Followed up calls")],
)
def test_the_name_of_a_work_is_no_verb(bullet: str, never: str) -> None:
    assert all(never not in filled(o) for o in options(bullet, current=False))
