"""Clinical lines as people write them: what is asked about them, and where the number stands."""

from __future__ import annotations

import pytest
from workbench import filled, job, options, rewrites

from analyzer.model import Blank


def texts(bullet: str, *, current: bool = False) -> list[str]:
    """The finished options of a bullet of a clinic."""
    return [filled(o) for o in options(bullet, current=current)]


@pytest.mark.parametrize(
    ("bullet", "said"),
    [
        # Short forms of patients are counted like them.
        ("Roomed pts and took vitals", "Roomed 20 pts a day and took vitals"),
        # In a list a number stands behind its own item, and one of injections counts them all.
        ("Assessed patients, took vitals, oxygen, splinting", "took vitals (20 patients a day), oxygen, splinting"),
        ("Gave Depo, RhoGAM, Tdap and flu shots", "Gave Depo, RhoGAM, Tdap and flu shots (20 injections a week)"),
        ("Gave tetanus, Rocephin and Toradol shots", "Toradol shots (20 injections a week)"),
        ("Completed PA's, home health orders and DME forms", "PA's (20 authorizations a week), home health"),
        ("Cryotherapy, excisions - set up, assist, specimen to path", "excisions (20 procedures a week) - set up"),
        ("Wiped down rooms between patients", "Wiped down 20 rooms between patients"),
        ("Took x-rays of extremities", "Took 20 x-rays of extremities a shift"),
        ("Took x-rays of the foot and ankle", "Took x-rays of the foot and ankle (20 films a shift)"),
        ("Taught new diabetics how to use their meters", "new diabetics (20 patients a day) how to use"),
        ("Trained new MA's on charting", "Trained 20 new MA's on charting"),
        ("Nebulizer treatments for asthma kids", "20 asthma kids a"),
        ("Weighed and measured babies", "Weighed and measured 20 babies a day"),
        ("Ensured that rooms are stocked with casts", "Ensured that 20 rooms are stocked with casts"),
        ("My main duties were to room patients and take vitals", "Roomed 20 patients a day and took vitals"),
        ("Ran rapid flu, strep, mono, glucose and drug screens", "glucose and drug screens (20 tests a day)"),
        ("Call backs on lab results", "Call backs on lab results (20 patients a week)"),
        ("Performed NSTs on high risk patients", "Performed 20 NSTs a week on high risk patients"),
        ("Educated asthma patients on inhaler use", "Educated 20 asthma patients a day on inhaler use"),
        # What was named first is asked about first, also where both start with the verb.
        ("Performed venipuncture and capillary sticks on all ages", "venipuncture (20 patients a day) and capillary"),
        # A number stands behind the work that it counts, and in front of what describes it.
        ("Wound care, tube feedings, foley care", "Performed wound care (20 dressing changes a week), tube feedings"),
        ("EKGs, phlebotomy, vitals", "Performed EKGs (20 a week), phlebotomy, vitals"),
            # Bullets that only name the work get the verb that goes with it.
            ("Phlebotomy", "Performed phlebotomy on 20 patients a day"),
            ("Injections (IM, SQ, ID)", "Gave 20 injections a week (IM, SQ, ID)"),
            ("Vaccines for kids", "Gave 20 vaccines a week for kids"),
            ("Vital signs, height and weight", "Took vital signs (20 patients a day), height and weight"),
            ("Patient education on diabetes", "Provided patient education on diabetes (20 patients a day)"),
            ("12-lead EKGs and Holters", "Performed 12-lead EKGs (20 a week) and Holters"),
            ("12 lead EKGs", "Performed 12 lead EKGs (20 a week)"),
            ("Acquire 12-lead EKGs", "Acquired 12-lead EKGs (20 a week)"),
            ("Minor surgery set up", "Assisted with minor surgery set up (20 procedures a week)"),
        ("Blood cultures, timed draws, glucose tolerance tests", "glucose tolerance tests (20 patients a day)"),
        ("Prepared urine and stool samples, labeled and sent them out", "Prepared 20 urine and stool samples a day,"),
        ("Charted patient information in the EMR neatly and in a timely way", "information (20 visits a day) in"),
        ("Fitted Holter monitors and taught patients", "Fitted 20 Holter monitors a week"),
        ("Called patients with coumadin dose changes", "changes (20 patients a week)"),
        ("Set up for and assisted with biopsies and excisions", "excisions (20 procedures a week)"),
        # Openings that say nothing go also where no tense fits all of the list.
        ("Duties included answering phones, greeting patients, scheduling and filing", "Answering phones (20"),
        ("My job was to room patients and take vitals", "Roomed 20 patients a day and took vitals"),
        ("Responsible for ensuring that supplies are ordered", "Ensured that supplies are ordered (20 items)"),
        # Commas that were left out between the verbs are put in.
        ("Took vitals roomed patients gave shots drew blood", "roomed patients, gave shots, drew blood"),
        ("Answered phones scheduled appointments and filed charts", "Answered phones (20 calls a day), scheduled"),
        # A number makes "numerous" idle wherever it stands.
        ("Scheduled numerous appointments and referrals", "Scheduled appointments and referrals (20"),
        ("Worked with multiple providers rooming patients", "multiple providers rooming 20 patients a day"),
        ("Handled multiple phone lines and took messages", "multiple phone lines (20 calls"),
    ],
)  # fmt: skip
def test_an_option_says_it_like_this(bullet: str, said: str) -> None:
    assert any(said in text for text in texts(bullet)), texts(bullet)


@pytest.mark.parametrize(
    ("bullet", "never"),
    [
        ("Applied Holter and event monitors", "EKGs a week"),
        ("Called patients with coumadin dose changes", "tests a week"),
        ("Gave injections including B12 and flu vaccines", "vaccines (20"),
        ("Processed refill requests from pharmacies and portal messages", "messages (20"),
        ("Trained new phlebotomists in order of draw and hard sticks", "patients a day"),
        ("Took doctors' orders and called the pharmacy", "refill"),
        ("Performed fingersticks and urine dips", "samples rejected"),
        ("Performed scratch testing for allergies and gave allergy shots", "new patients"),
        ("Numbed the area and took before and after pictures of Botox patients", "took (20"),
        ("Duties included working up patients, taking history and dilating", "Handled working"),
        ("Drew blood from donors", "providers"),
        ("Floated to outpatient lab as needed", "sites"),
        ("Centrifuged, aliquoted and shipped samples", "Centrifuged (20"),
        ("Cleaned rooms, took calls and filed charts", "rooms (20"),
        ("Responsible for stocking rooms, ordering supplies and autoclave", "20 stocking rooms"),
        ("Called patients scheduled for surgery", "patients, scheduled"),
        ("Helped patients complete forms for school", "patients, complete"),
        ("Calibrated the PFT machine every morning", "tests a month"),
        ("Calibrated the PFT machine every morning", "devices"),
        ("Sent DME orders for walkers and oxygen", "items"),
        ("Set up and assisted with cystoscopies and vasectomies", "scans a day"),
        ("Downloaded insulin pumps prior to visits", "prior ("),
        ("Trimmed nails and soaked feet", "including"),
        ("Disinfected cystoscopes and probes", "packs a week"),
        ("Assisted the podiatrist with nail avulsions and excisions", "patients a day"),
        ("Assisted with EMGs and Botox for migraine", "procedures a week) for"),
        ("Obtained vitals and distress screening for infusion patients", "distress (20"),
        ("Explained colonoscopy prep to patients", "scopes"),
        ("Breath tests and capsule endoscopy", "custody"),
        ("Took x-rays back and forth to the radiologist", "films"),
        ("Reduced no shows by calling patients the day before", "reminders"),
        ("Ran the spore test every week", "week for 20"),
        ("Greeted patients and took vital signs at the Saturday clinic", "Greeted patients in"),
        ("Managed frozen storage consent forms", "forms for these"),
        ("Ordered and rotated injectable meds", "injections a week"),
        ("Kept the oxygen tanks and the crash cart checked", ") checked"),
        ("Performed EKGs within 10 minutes of arrival", "tracing in the chart"),
        ("Interviewed and trained several new medical assistants", "several"),
        ("Assisted physicians with scopes and cauteries", "cultures"),
        ("Contact lens training", "Contacted"),
        ("Responded to medical calls and took vitals on the way", "calls a day"),
        ("Completed pump and glucose monitor paperwork", "visits a week"),
        ("Drew up lidocaine and kenalog for the doctor", "injections a week"),
    ],
)
def test_no_option_says_it_like_this(bullet: str, never: str) -> None:
    assert all(never not in text for text in texts(bullet)), texts(bullet)


def test_no_option_changes_only_the_tense() -> None:
    found = options("Giving vaccines through the county program")
    assert found
    assert all(any(isinstance(s, Blank) for s in option.segments) for option in found)


def test_kinds_are_asked_only_where_none_is_told() -> None:
    assert not any(o.kind == "wording" for o in options("Scheduled cataract surgeries and called offices"))
    assert any(o.kind == "wording" for o in options("Scheduled outpatient surgeries"))


def test_a_home_for_long_term_care_has_no_providers_and_no_visits() -> None:
    work = job(["Gave medications and charted for residents", "Job at Hillcrest Nursing Home"], title="LPN")
    told = [filled(o) for r in rewrites(work) for o in r.options]
    assert told
    assert not any("providers" in text or "visits" in text for text in told), told


def test_a_block_without_dates_keeps_its_past() -> None:
    work = job(["Practiced lead placement for EKGs"], current=True, kind="externship", title="Skills Lab")
    assert all(filled(o).startswith("Practiced") for r in rewrites(work) for o in r.options)
