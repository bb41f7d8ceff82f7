"""Duties in the short forms of postings, and words like them that tell another thing."""

from __future__ import annotations

import pytest
from asking import asked

DUTIES = [
    ("Maintains, cleans and tests exam equipment", "task.equipment-checks|task.lab-equipment"),
    ("Calibration of all breathing test devices", "task.equipment-checks|task.quality-control"),
    ("Restocks treatment bays with linens", "task.exam-room-preparation"),
    ("Keeps a clean and orderly work area", "task.room-cleaning"),
    ("Helps with the procurement of supplies", "task.inventory-ordering"),
    ("Practices hand hygiene", "task.infection-control"),
    ("Knows the role in a hospital code", "task.emergency-response"),
    ("Tells the supervisor of and reports unsafe conditions", "task.safety-incident-reporting"),
    ("Watches patients for safety", "task.fall-risk-safety"),
    ("Manages escalating behavior", "task.behavioral-support"),
    ("Observes and reports changes of the residents", "task.abnormal-value-escalation"),
    ("Alerts the nurse to abnormal findings", "task.abnormal-value-escalation"),
    ("Gives teaching to new parents", "task.patient-education"),
    ("Transports residents to meals", "task.patient-positioning"),
    ("Supports the clinic with intake, vitals and charting", "task.intake-interview"),
    ("Assists dentists in all phases of care", "task.assist-procedures"),
    ("Prepares buffer solutions", "task.medication-preparation"),
    ("Handles send-outs", "task.lab-send-outs"),
    ("Calls families about normal results", "task.results-follow-up"),
    ("Scans consult letters and documents into Epic", "task.medical-records"),
    ("Calls other offices for records", "task.medical-records"),
    ("Documents test results in the chart", "task.charting"),
    ("EMR data entry", "task.charting"),
    ("Makes reminder calls", "task.reduce-no-shows"),
    ("Responsible for registration, scheduling, and phones", "task.schedule-appointments"),
    ("Triages patient complaints", "task.patient-satisfaction"),
    ("Verifies dental benefits", "task.insurance-verification"),
    ("Enters daily charges", "task.coding-billing"),
    ("Training of newly hired staff", "task.train-precept"),
    ("Will float between two sites", "task.float-multi-site"),
]


@pytest.mark.parametrize(("line", "task"), DUTIES)
def test_short_forms(line: str, task: str) -> None:
    assert f"mentioned {task}" in asked(f"Duties\n{line}")


OTHERS = [
    ("Provides a clean, safe and caring environment", "task.room-cleaning"),
    ("Abides by the code of conduct", "task.emergency-response"),
    ("Works with front desk staff", "task.check-in-out"),
    ("Triages patient messages", "task.intake-interview"),
    ("Resolves issues with appropriate management", "task.lead-supervise"),
    ("Obtains authorization prior to the scheduled appointment", "task.schedule-appointments"),
]


@pytest.mark.parametrize(("line", "task"), OTHERS)
def test_other_things_in_the_same_words(line: str, task: str) -> None:
    assert f"mentioned {task}" not in asked(f"Duties\n{line}")


NEIGHBOURS = [
    ("Certified Hyperbaric Technician (CHT) certification a plus", "preferred cert.other-licence"),
    ("RDMS required", "required cert.other-licence"),
    ("Graduate of an accredited sonography program", "required education.vocational-other"),
    ("Completion of a certified laboratory assistant program", "required education.vocational-other"),
]


@pytest.mark.parametrize(("line", "need"), NEIGHBOURS)
def test_credentials_and_schools_of_neighbouring_jobs(line: str, need: str) -> None:
    assert need in asked(f"Requirements\n{line}")
