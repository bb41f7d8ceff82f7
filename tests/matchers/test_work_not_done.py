"""Work that a line names without telling that the person did it: left out, written about, checked in others."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers.pipeline import pipeline

DAY = date(2026, 11, 23)


def tasks_of(line: str) -> set[str]:
    """The tasks of a line, without the kind."""
    return {task.term.removeprefix("task.") for task in pipeline().annotate(line, DAY).lines[0].tasks}


@pytest.mark.parametrize(
    "line",
    [
        "Never drew blood in that job",
        "No phlebotomy experience",
        "No hands-on injections during the practicum",
        "No injections or blood draws performed in this post",
        "Assisted at the desk without drawing blood or giving shots",
    ],
)
def test_what_is_left_out_was_not_done(line: str) -> None:
    assert not tasks_of(line) & {"venipuncture", "injections"}


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Never missed a blood draw in two years", "venipuncture"),
        ("Drew blood with no missed draws or late injections", "venipuncture"),
        ("Gave injections without complications", "injections"),
    ],
)
def test_what_never_went_wrong_was_done(line: str, task: str) -> None:
    assert task in tasks_of(line)


@pytest.mark.parametrize(
    ("line", "written", "followed"),
    [
        ("Updated the infection control policies of two clinics", {"policy-workflow"}, "infection-control"),
        ("Revised the fall prevention policy", {"policy-workflow"}, "fall-risk-safety"),
        ("Wrote protocols for vaccine storage", {"policy-workflow"}, "vaccine-storage"),
    ],
)
def test_who_writes_a_policy_does_not_do_what_it_is_about(line: str, written: set[str], followed: str) -> None:
    assert written <= tasks_of(line)
    assert followed not in tasks_of(line)


def test_who_follows_a_policy_does_what_it_is_about() -> None:
    assert "infection-control" in tasks_of("Followed infection control policies")


def test_what_others_are_checked_off_on_is_theirs() -> None:
    assert tasks_of("Checked off new aides on Hoyer lifts and vitals") == {"competency-checks"}


def test_a_pattern_of_three_words_is_not_taken_back() -> None:
    assert "patient-positioning" in tasks_of("Turned and repositioned bed bound residents every two hours")


def test_what_others_who_are_named_do_is_not_ones_own() -> None:
    assert not tasks_of("Worked beside nurses who gave vaccines and drew blood") & {"immunizations", "venipuncture"}


def test_what_somebody_is_referred_for_is_done_elsewhere() -> None:
    assert "ekg" not in tasks_of("Referred clients for EKGs and lab work")


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Explained the collection of urine samples to patients", "specimen-collection"),
        ("Described the steps of venipuncture to visiting students", "venipuncture"),
        ("Ordered removal of sutures after ten days", "suture-removal"),
        ("Scheduled the removal of sutures", "suture-removal"),
    ],
)
def test_what_is_explained_or_booked_is_done_by_others(line: str, task: str) -> None:
    assert task not in tasks_of(line)


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Explained and performed EKGs", "ekg"),
        ("Explained the visit and drew blood", "venipuncture"),
        ("Assisted with the collection of urine samples", "specimen-collection"),
    ],
)
def test_what_is_done_beside_the_explaining_stays(line: str, task: str) -> None:
    assert task in tasks_of(line)


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Made sure all EKG equipment was working", "ekg"),
        ("Cleaned phlebotomy equipment at closing", "venipuncture"),
        ("Installed x-ray equipment for dentists", "x-ray"),
    ],
)
def test_care_of_a_machine_is_not_its_use(line: str, task: str) -> None:
    assert task not in tasks_of(line)


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Operated the EKG machine", "ekg"),
        ("Oversaw the use of EKG equipment", "ekg"),
        ("EKG machine, autoclave, centrifuge", "ekg"),
    ],
)
def test_use_of_a_machine_is_its_work(line: str, task: str) -> None:
    assert task in tasks_of(line)


@pytest.mark.parametrize(
    "line",
    [
        "Liaison between billing, front desk and doctors",
        "Acted as the liaison between front desk, phlebotomy and billing",
        "Worked closely with billing and scheduling",
        "Communicated with lab, radiology and medical records",
    ],
)
def test_who_was_spoken_with_is_no_work_done(line: str) -> None:
    assert tasks_of(line) == set()


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Collaborated with nurses and performed EKGs", "ekg"),
        ("Communicated with doctors, answered phones", "phone-triage"),
        ("Collaborated with doctors on medication reconciliation", "medication-reconciliation"),
        ("Worked closely with two doctors rooming patients", "room-patients"),
    ],
)
def test_what_was_done_with_others_is_work(line: str, task: str) -> None:
    assert task in tasks_of(line)


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Requested outside reports by fax", "office-clerical"),
        ("Sent prescriptions to pharmacies by phone, fax, or email", "office-clerical"),
        ("Posted payments in the billing software", "coding-billing"),
        ("Prepared claims based on coded medical records", "coding-billing"),
    ],
)
def test_how_something_is_sent_or_kept_is_no_work(line: str, task: str) -> None:
    assert task not in tasks_of(line)


def test_what_is_faxed_stays() -> None:
    assert "office-clerical" in tasks_of("Sent faxes and emails to pharmacies")


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Held children during injections", "injections"),
        ("Kept nervous patients calm during blood draws", "venipuncture"),
        ("Monitored patients during EKGs", "ekg"),
        ("Obtained consent for injections", "injections"),
        ("Escorted patients to the lab for blood draws", "venipuncture"),
        ("Discussed immunizations with parents", "immunizations"),
        ("Discussed billing with patients", "coding-billing"),
        ("Observed EKGs and blood draws", "ekg"),
    ],
)
def test_the_scene_of_a_deed_is_no_deed(line: str, task: str) -> None:
    assert task not in tasks_of(line)


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Prepared patients for blood draws", "venipuncture"),
        ("Assisted the doctor during biopsies", "assist-procedures"),
        ("Packed abscesses after I&D", "assist-procedures"),
        ("Took vitals during dialysis treatments", "vital-signs"),
    ],
)
def test_a_part_in_a_procedure_is_work(line: str, task: str) -> None:
    assert task in tasks_of(line)


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Instructed staff in phlebotomy and EKGs", "task.venipuncture"),
        ("Trained 4 new aides in EKGs", "task.ekg"),
        ("Comforted patients during cortisone injections", "task.injections"),
        ("Held hands during biopsies and lumbar injections", "task.injections"),
        ("Scheduled patients for surgery, obtained clearance letters", "task.schedule-appointments"),
        ("Oriented externs in rooming", "task.room-patients"),
        ("Trained new aides in charting, rooming and injections", "task.injections"),
        ("Set up trays for injections", "task.injections"),
        ("Set up for injections", "task.injections"),
        ("Counted the injection drug inventory", "task.injections"),
        ("Filed insurance forms", "task.forms-certificates"),
        ("Gave pregnancy test results", "task.point-of-care-testing"),
        ("Notifies parents when students need more vaccinations", "task.immunizations"),
        ("Reminded patients when EKGs were due", "task.ekg"),
        ("Communicated findings to supervising physicians", "task.lead-supervise"),
        ("Entered drug screen results", "task.drug-screens"),
        ("Schedules procedures such as biopsies, joint aspirations and EKGs", "task.ekg"),
        ("Prepped patients and exam rooms for visits", "task.assist-procedures"),
        ("Called patients with abnormal pap results", "task.abnormal-value-escalation"),
    ],
)
def test_what_was_taught_watched_or_only_a_part_of_another_deed_is_no_work(line: str, task: str) -> None:
    assert task not in {t.term for t in pipeline().annotate(line, date(2026, 11, 24)).lines[0].tasks}


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Trained in phlebotomy and EKGs", "task.ekg"),
        ("Signed out samples in the sample book", "task.medication-log"),
        ("Trained aides in the clinic, rooming patients and giving injections", "task.injections"),
        ("Set up rooms for pap smears", "task.womens-exam-assist"),
        ("Obtained urinalysis results", "task.point-of-care-testing"),
        ("Printed camp and daycare forms", "task.forms-certificates"),
        # What the words of a row say beside does not take back that patients are roomed.
        ("Room pediatric, adult and OB patients", "task.room-patients"),
        ("Busy pregnancy practice, roomed 20/day", "task.room-patients"),
        ("Scheduled patients for follow-up visits and surgery", "task.schedule-appointments"),
        # "Procedures" is no kind of pap smears, and a row without marks hides the verb.
        ("Sterilized instruments Assist doctor during procedures such as pap smears", "task.womens-exam-assist"),
    ],
)
def test_what_the_person_learnt_or_did_stays(line: str, task: str) -> None:
    assert task in {t.term for t in pipeline().annotate(line, date(2026, 11, 24)).lines[0].tasks}


def test_a_film_of_the_foot_is_a_deed_of_its_own() -> None:
    assert {"foot-care", "x-ray"} <= tasks_of("Trimmed nails, took foot x-rays and fitted boots")
