"""Blanks that do not clearly fit a sentence are not offered: one class of them a test."""

import pytest
from workbench import Job, filled, job, options, rewrites

from analyzer.model import Finding, Rewrite
from analyzer.rewriter.order import _keeps_opening


def said(bullet: str, *, title: str = "Medical Assistant", beside: str = "Roomed patients for the physicians") -> str:
    """What the options for a bullet of a job say, a line each, every number answered with 20."""
    work: Job = job([bullet, beside], title=title)
    found: list[Rewrite] = [r for r in rewrites(work) if r.original == bullet]
    return "\n".join(filled(o) for r in found for o in r.options)


@pytest.mark.parametrize(
    ("bullet", "misfit"),
    [
        # Results that are not of this work.
        ("Gave medication as ordered by the doctor", "log entries"),
        ("Wrote policies for the front office", "saved"),
        ("Answered phone calls for the front office", "messages closed"),
        ("Trained staff in customer service", "first check"),
        ("Audited charts for missing signatures", "before the visit"),
        ("Coordinated patient care with other departments", "discharge"),
        ("Prepared expense reports for the owner", "balanced"),
        ("Complied with confidentiality procedures", "audit"),
        ("Negotiated prices with vendors", "problems solved"),
        ("Supervised a part-time helper", "providers"),
        # Counts of other things than the sentence tells of.
        ("Performed clerical duties as assigned", "documents"),
        ("Maintained the filing system", "documents"),
        ("Delegated responsibilities by the skills of the staff", "shifts"),
        ("Talked with patients about sources of anxiety and depression", "screenings"),
        ("Processed invoices for traveling staff", "statements"),
        ("Answered billing questions", "charges"),
        ("Inspected incoming supplies", "rooms"),
        ("Kept a clean and safe patient environment", "turnover"),
        ("Revised informed consent documents for a study", "packets"),
        ("Joined as an insurance verifier", "20"),
        ("Spoke with vendors about contracts", "problems solved"),
        ("Kept the facility stocked with supplies", "rooms"),
        ("Cleaned and organized the living quarters of residents", "turnover"),
        ("Used coding books and encoders", "charges"),
        ("Evaluated the performance of the front desk staff", "due date"),
        ("Complied with office rules", "audits or"),
        ("Ensured HIPAA compliance", "HIPAA privacy"),
        ("Updated policies to improve the flow of work", "saved a visit"),
        ("Supervised daily activities of residents", "sites"),
        # Hours in somebody's place are no usual day.
        ("Covered the front desk at lunch and checked in patients", "patients a day"),
        # A result might be one of other work in the list.
        ("Took vitals, did splinting, oxygen and urine tests", "full set"),
        ("Handled referrals, scanning and insurance verification", "turnaround"),
        ("Gave tetanus, Rocephin and Toradol shots", "vaccine records"),
        ("Assisted with pap smears and colposcopies", "labeling"),
        ("Collected throat cultures, urine and stool samples", "20 throat cultures"),
        ("Reported changes in condition to the nurse", "reports a month"),
        ("Transferred patients to the ER and gave report", "fall"),
        ("Drew up and administered vaccines", "up (20"),
        ("Kept the room stocked and clean", "rooms"),
        ("Drew BMP, lipids and PT/INR", "tests a day"),
        ("Filled out school forms 3231 and 3300", "3231 (20"),
        ("Assisted with cardioversions every other week", "a week)"),
        ("Explained the diary to the patient", "about these"),
        # One thing is counted once.
        ("EKGs x12 and vital signs", "EKGs a week"),
        ("Gave vaccines per CDC schedule and entered them in the state registry", "doses a day"),
        ("Set up telehealth visits and got vitals by phone", "patients a day"),
        ("Cleaned the treadmill and echo room at the end of each day", "(20"),
    ],
)
def test_a_number_of_something_else_is_not_asked(bullet: str, misfit: str) -> None:
    assert misfit not in said(bullet)


@pytest.mark.parametrize(
    ("bullet", "fit"),
    [
        ("Returned voicemail messages from patients", "messages closed"),
        ("Sorted and filed incoming mail", "documents"),
        ("Restocked exam rooms with supplies", "rooms"),
    ],
)
def test_the_same_is_asked_where_it_fits(bullet: str, fit: str) -> None:
    assert fit in said(bullet)


def test_in_how_many_places_is_asked_only_where_a_job_has_several() -> None:
    bullet = "Trained new medical assistants"
    assert "sites" not in said(bullet)
    assert "sites" in said(bullet, beside="Covered all clinics of the group when staff was out")


def test_words_of_a_clinic_are_not_asked_in_other_trades() -> None:
    for bullet in ("Answered multiple phone lines", "Handled cash transactions", "Greeted clients at the door"):
        assert not any(
            word in o.text + "".join(getattr(s, "ask", "") for s in o.segments)
            for r in rewrites(job([bullet], title="Cashier"))
            for o in r.options
            for word in ("refills", "physicians", "practice")
        )


def test_lines_that_run_into_each_other_get_no_option() -> None:
    assert not options("Entered charges into the computer Answering calls from families")
    assert not options("Draws blood on the morning rounds as well Provided care to infants")
    assert options("Entered charges into Practice Fusion and answered calls from families")


def test_the_first_word_of_a_line_may_be_a_noun() -> None:
    assert "Service include" not in said("Services include rooming patients and drawing blood")


@pytest.mark.parametrize("title", ["Program Director", "Healthcare Recruiter", "Victim Advocate"])
def test_who_works_for_no_doctor_is_not_asked_for_providers(title: str) -> None:
    assert "providers" not in said("Answered phones and scheduled appointments", title=title)


def test_a_number_of_people_stands_behind_those_it_counts() -> None:
    assert "mentor (20 people) to" not in said("Served as mentor to junior team members")
    assert "(20 people) for new" not in said("Developed a training program for new hires")
    assert "(20 people) to give" in said("Trained staff to give safe injections")


def test_a_team_is_counted_once() -> None:
    assert "20 new staff with 20" not in said("Assisted in recruiting and training new staff")


def test_what_follows_up_is_no_verb() -> None:
    assert "followed up care" not in said("Educated patients on dental hygiene and follow up care")


def test_an_empty_opening_gives_way_to_the_verbs_behind_it() -> None:
    assert "Handled managing" not in said(
        "Responsible for managing and resolving denials for medical, dental and vision claims"
    )
    assert "Managed and resolved" in said(
        "Responsible for managing and resolving denials for medical, dental and vision claims"
    )


def test_nobody_supports_twice_in_a_sentence() -> None:
    assert "supporting 20" not in said(
        "Supported clinic operations by checking in patients, collecting copays and scheduling visits"
    )


def test_an_option_that_keeps_an_empty_opening_solves_nothing_about_it() -> None:
    work = job(["Responsible for phlebotomy and specimen collection"])
    bullet = work.resume.bullets()[0]
    (found,) = rewrites(work, rule="weak-opening")
    assert not _keeps_opening(found, found.options[0])
    assert Finding("weak-opening", "should-fix", "", bullet.span).span == found.span


def test_what_is_named_already_is_not_asked_again() -> None:
    assert "which values" not in said("Check AV fistula for thrill and bruit and report changes to provider")
    assert "providers" not in said("Helped patients fill out sliding fee applications at check-in")
