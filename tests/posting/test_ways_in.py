"""Different ways in, cards with two names, dates of one card among several, headings that open no block."""

from __future__ import annotations

import pytest
from asking import asked, requirements

from analyzer.parser import read_document
from analyzer.posting import read_posting

HS, ASSOCIATE, BACHELOR = "education.high-school", "education.associate", "education.bachelor"

DEGREES = [
    ("Bachelor's degree in nursing and 1 year of office work, or Associate's degree and 3 years of office work",
     (BACHELOR, ASSOCIATE), 1),
    ("Associate degree with 4 years of experience or Bachelor's degree with 2 years of experience",
     (ASSOCIATE, BACHELOR), 2),
    ("Bachelor's degree and 2 years in an office; or Associate's degree and 3 years in an office;"
     " or high school diploma and 5 years in an office", (BACHELOR, ASSOCIATE, HS), 2),
    ("Bachelor's degree in business or nursing with 2 years of office work\nOR Associate's degree with 6 years",
     (BACHELOR, ASSOCIATE), 2),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "degrees", "years"), DEGREES)
def test_of_the_years_that_go_with_degrees_the_least_are_asked_for(
    lines: str, degrees: tuple[str, ...], years: float
) -> None:
    found = requirements(f"Requirements\n{lines}")
    schools = [r for r in found if any(i.startswith("education.") for i in r.any_of)]
    assert [(set(r.any_of), r.either) for r in schools] == [(set(degrees), False)]
    assert [r.years for r in found if r.years is not None] == [years]


def test_years_of_work_may_stand_in_for_degrees_on_lines_above() -> None:
    found = requirements("Requirements\nBachelor's degree or\nAssociate's degree\nOR 7 years of supervisory experience")
    assert [(set(r.any_of), r.years, r.either) for r in found] == [({BACHELOR, ASSOCIATE}, 7, True)]


CARDS = [
    ("CPR-BLS card", {"required cert.bls|cert.cpr"}),
    ("CPR (BLS) required", {"required cert.bls|cert.cpr"}),
    ("BLS/CPR/First Aid", {"required cert.bls|cert.cpr", "required cert.first-aid"}),
    ("BLS/ACLS", {"required cert.bls", "required cert.acls"}),
    ("BLS or ACLS", {"required cert.acls|cert.bls"}),
    ("State radiography license or limited permit", {"required cert.arrt|cert.limited-xray"}),
    ("must have bls", {"required cert.bls"}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "needs"), CARDS)
def test_one_card_may_have_two_names(line: str, needs: set[str]) -> None:
    assert asked(f"Requirements\n{line}") == needs


DUES = [
    ("Current BLS and ACLS (ACLS within 9 months)", {"cert.bls": None, "cert.acls": "9 months"}),
    ("BLS required, PALS preferred, ACLS (required within 60 days)",
     {"cert.bls": None, "cert.pals": None, "cert.acls": "60 days"}),
    ("CCMA at hire and CPR within 45 days", {"cert.ccma-nha": None, "cert.cpr": "45 days"}),
    ("BLS and PALS within 90 days", {"cert.bls": "90 days", "cert.pals": "90 days"}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "dues"), DUES)
def test_a_due_date_is_that_of_the_card_it_speaks_of(line: str, dues: dict[str, str | None]) -> None:
    assert {r.any_of[0]: r.due for r in requirements(f"Requirements\n{line}") if r.any_of} == dues


YEARS = [
    ("2+ yrs dermatology or plastic surgery", {"specialty.dermatology", "specialty.plastic-surgery"}, 2),
    ("18 months urgent care", {"setting.urgent-care"}, 1.5),
]


@pytest.mark.parametrize(("line", "ids", "years"), YEARS)
def test_years_that_open_a_line_need_no_word_of_experience(line: str, ids: set[str], years: float) -> None:
    assert [(set(r.any_of), r.years) for r in requirements(f"Requirements\n{line}")] == [(ids, years)]


def test_years_of_college_are_a_school_and_no_work() -> None:
    assert asked("Requirements\n1-2 years of college preferred") == {"preferred education.some-college"}
    assert asked("Requirements\nTwo years above high school") == {"required education.some-college"}


def test_a_heading_that_opens_no_block_asks_for_nothing() -> None:
    text = "Requirements\n- CPR card\nPeople We Serve\nThe team cares for people of every background."
    assert "People We Serve" not in [r.need for r in requirements(text)]


def test_short_lines_in_a_list_of_such_lines_stay_needs() -> None:
    found = requirements("Requirements\nTeam Player\nPositive Attitude\nCPR Card")
    assert [r.need for r in found if not r.any_of] == ["Team Player", "Positive Attitude"]


def test_what_stands_below_bodily_demands_is_for_the_reader_to_check() -> None:
    found = requirements("Physical demands\nFrequently stands and walks")
    assert [r.self_check for r in found] == [True]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Medical Assistant levels (MA I, MA II)\nBLS", ""),
        ("Openings for LPN, MA and CNA\nBLS", ""),
        ("One year of office work, OR four years of school", ""),
        ("Medical Assistant\nSalem, OR\nBLS", "Oregon"),
        ("Medical Assistant\nLOWELL, MA 01850\nBLS", "Massachusetts"),
        ("Medical Assistant\nLowell, MA\nBLS", "Massachusetts"),
    ],
)
def test_letters_of_a_state_that_mean_something_else(text: str, state: str) -> None:
    assert read_posting(read_document(text)).state == state


def test_the_employer_stands_on_one_line() -> None:
    text = "Medical Assistant\nBLS required\nEEO Statement\nCedarbrook is an equal opportunity employer."
    assert "\n" not in read_posting(read_document(text)).employer


DICTATED = (
    "we want a medical assistant for our podiatry office must be able to room patients take vitals and do x rays"
    " must have cpr experience in podiatry preferred but we train spanish a plus pay depends on experience"
)


def test_a_text_without_marks_is_read_in_its_turns() -> None:
    needs = asked(DICTATED)
    assert {"required task.room-patients", "required task.vital-signs", "required task.x-ray",
            "preferred language.spanish", "preferred specialty.podiatry"} <= needs  # fmt: skip


def test_a_heading_may_end_with_a_dash() -> None:
    text = "MA\nDuties\nVitals\nWhat we're asking for -\nAble to draw labs on toddlers\nBLS\nNice\nathenahealth"
    assert {"required task.venipuncture", "required cert.bls", "preferred ehr.athenahealth"} <= asked(text)


def test_the_name_of_a_level_asks_for_nothing() -> None:
    text = "Requirements\nMA I\nHigh school diploma\nMA II\nBLS\nMedical Assistant 3\nACLS"
    assert [r.need for r in requirements(text) if not r.any_of] == []


MA_PROGRAM, LPN, EMT = "education.ma-program", "cert.lpn", "cert.emt"
WORK_INSTEAD = [
    ("Graduate of an accredited medical assistant program\nOR one year of medical assistant experience",
     (MA_PROGRAM,), 1),
    ("Certified by the AAMA as a medical assistant or\n2 years of experience as a medical assistant",
     ("cert.cma-aama",), 2),
    ("RMA (AMT) required. In lieu of certification, 3 years of medical assistant experience accepted.",
     ("cert.rma-amt",), 3),
    ("Medical assistant diploma (2 years of work as an MA in lieu of the diploma), LPN license or EMT certification",
     (MA_PROGRAM, LPN, EMT), 2),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "ways", "years"), WORK_INSTEAD)
def test_years_of_work_may_stand_in_for_schools_and_credentials(
    lines: str, ways: tuple[str, ...], years: float
) -> None:
    found = requirements(f"Requirements\n{lines}")
    assert [(set(r.any_of), r.years, r.either) for r in found] == [(set(ways), years, True)]


def test_no_years_stand_in_for_life_support() -> None:
    found = requirements("Requirements\nBLS card\nOR 2 years of clinic experience")
    assert [r.either for r in found if r.any_of == ("cert.bls",)] == [False]


def test_any_of_the_cards_that_are_named_as_examples_will_do() -> None:
    found = requirements("Preferred\nOther certifications including CPT, CEHRS, CBCS")
    assert [set(r.any_of) for r in found] == [{"cert.cpt-phlebotomy", "cert.cehrs-nha", "cert.cbcs-nha"}]


def test_time_to_bring_in_a_diploma_is_that_of_the_school() -> None:
    found = requirements(
        "Requirements\nCompletion of a medical assistant program. (Must present diploma within 60 days)"
    )
    assert [(r.any_of, r.due) for r in found] == [((MA_PROGRAM,), "60 days")]


def test_a_loud_or_parts_what_is_waived_from_what_is_asked_for() -> None:
    text = (
        "Requirements\nDiploma from a medical assistant program OR a letter that says the diploma is not a requirement"
    )
    assert asked(text) == {f"required {MA_PROGRAM}"}


YEARS = [
    ("6 months to 1 year of clinic experience", 0.5),
    ("1 year-Nursing", 1.0),
]


@pytest.mark.parametrize(("line", "years"), YEARS)
def test_years_with_a_unit_of_their_own_or_a_hyphen_are_read(line: str, years: float) -> None:
    assert [r.years for r in requirements(f"Requirements\n{line}")] == [years]


def test_how_much_is_wished_for_is_not_required() -> None:
    found = requirements("Preferred\nMinimum of 2 years of dermatology experience")
    assert [(r.years, r.necessity) for r in found] == [(2, "preferred")]


def test_what_may_be_required_is_wished_for() -> None:
    assert asked("Requirements\nSpanish may be required at some sites.") == {"preferred language.spanish"}
    assert asked("Duties\nGiving injections may be required.") == {"mentioned task.injections"}


def test_patients_who_prefer_a_language_wish_for_nothing() -> None:
    assert asked("Duties\nRooms patients who prefer Spanish.") >= {"mentioned language.spanish"}


ROWS = "Requirements\nMaster's degree: Preferred\nBLS: Required"


def test_a_name_and_a_word_of_strength_are_no_heading() -> None:
    assert asked(ROWS) == {"preferred education.master", "required cert.bls"}


def test_cards_required_or_obtained_later_are_no_alternatives() -> None:
    found = requirements("Requirements\nACLS, PALS and BLS required or obtained within 6 months of hire.")
    assert {(r.any_of, r.due) for r in found} == {((f"cert.{c}",), "6 months") for c in ("acls", "pals", "bls")}


def test_half_years_are_read() -> None:
    assert [r.due for r in requirements("Requirements\nACLS within 1-1/2 yrs of hire")] == ["1.5 years"]
    assert [r.years for r in requirements("Requirements\n1 1/2 years of clinic experience")] == [1.5]


WISHED = [
    "Minimum two years of clinic experience preferred",
    "Phlebotomy certificate upon hire preferred",
    "One year of clinic work preferable",
]


@pytest.mark.parametrize("line", WISHED)
def test_the_last_word_tells_how_strongly_a_line_asks(line: str) -> None:
    assert {r.necessity for r in requirements(f"Requirements\n{line}")} == {"preferred"}


ROLES = [
    ("18+ months RN experience", 1.5),
    ("2 years as a CNA", 2),
    ("Experience as a medical assistant, LPN, or other clinical role with 1 year of experience", 1),
]


@pytest.mark.parametrize(("line", "years"), ROLES)
def test_years_in_a_role_ask_for_no_card(line: str, years: float) -> None:
    assert [(r.any_of, r.years) for r in requirements(f"Requirements\n{line}")] == [((), years)]


def test_care_management_is_no_management() -> None:
    assert asked("Requirements\n2 years care management experience") == {"required task.care-coordination"}


# Years whose unit is said once, and years of a role beside those of a field.
AGAIN = [
    ("4 years as an MA with at least 2 in neurology", {("specialty.neurology", 2, False), ("", 4, False)}),
    ("Two years in urology or 3 as MA", {("specialty.urology", 3, True)}),
    (
        "A year in an eye clinic OR 2 yrs as a medical asst. who gives injections",
        {("specialty.ophthalmology", 2, True)},
    ),
    ("One year in rheumatology or one year as an MA with phlebotomy", {("specialty.rheumatology", 1, True)}),
    ("2 years in a clinic with 4 or more doctors", {("setting.clinic", 2, False)}),
]


@pytest.mark.parametrize(("line", "needs"), AGAIN)
def test_years_whose_unit_is_said_once_are_years(line: str, needs: set[tuple[str, float, bool]]) -> None:
    assert {("|".join(r.any_of), r.years, r.either) for r in requirements(f"Requirements\n{line}")} == needs


def test_a_label_with_years_is_no_heading() -> None:
    found = requirements("Experience:\nVaccination: 1 year (Preferred)\nPhlebotomy: 2 years (Required)\n")
    assert [(r.any_of, r.years, r.necessity) for r in found] == [
        (("task.immunizations",), 1, "preferred"),
        (("task.venipuncture",), 2, "required"),
    ]


def test_roles_behind_experience_are_no_cards() -> None:
    found = requirements("Requirements\n2+ years of patient care experience: CNA, MA or paramedic")
    assert [(r.any_of, r.years) for r in found] == [((), 2)]


# What is asked for first, what the next line says of it, and what is asked for then.
FOLLOWED = [
    ("CMA (AAMA) or RMA (AMT) required.", "CCMA considered with 4 years.", {"required cert.cma-aama|cert.rma-amt"}),
    ("CMA or RMA required.", "NCMA also considered.", {"required cert.cma-aama|cert.ncma-ncct|cert.rma-amt"}),
    ("Russian?", "Even better!", {"preferred language.russian"}),
]


@pytest.mark.parametrize(("line", "follow", "needs"), FOLLOWED)
def test_a_remark_speaks_of_what_it_follows(line: str, follow: str, needs: set[str]) -> None:
    assert asked(f"Requirements\n{line} {follow}") == needs


CARDS = [
    ("BLS current or obtained during first 45 days", "cert.bls", "45 days"),
    ("COA a plus", "cert.coa-ijcahpo", None),
    ("OTC preferred", "cert.otc", None),
]


@pytest.mark.parametrize(("line", "card", "due"), CARDS)
def test_letters_with_a_word_of_strength_ask_for_a_card(line: str, card: str, due: str | None) -> None:
    assert [(r.any_of, r.due) for r in requirements(f"Requirements\n{line}")] == [((card,), due)]


def test_training_or_certification_takes_a_school() -> None:
    found = requirements(
        "Requirements\nTraining or certification as a medical assistant or EMT\nTwelfth grade completed"
    )
    assert [set(r.any_of) for r in found] == [
        {"education.ma-program", "cert.ma-unspecified", "cert.emt"},
        {"education.high-school"},
    ]


def test_shots_that_staff_must_have_are_no_task() -> None:
    for line in ("Mandatory flu and COVID-19 vaccinations.", "Influenza vaccination is mandatory for all staff."):
        assert [(r.any_of, r.self_check) for r in requirements(f"Medical Assistant\n{line}")] == [((), True)]


def test_a_label_ahead_of_duties_is_no_heading_of_another_block() -> None:
    text = (
        "Medical Assistant\nYou will\nClinic days: room patients, draw blood\nPlant services: drug screens, audiograms"
    )
    assert {"mentioned task.room-patients", "mentioned task.venipuncture", "mentioned task.drug-screens"} <= asked(text)
    assert not asked("Medical Assistant\nDuties\nClinic days: Monday to Thursday, 8 to 5")


REMARKS = [
    "8, 10 & 12 hour positions are available.",
    "Evening/Night and weekend shifts are available.",
    "No phone calls please.",
    "Internal training to certify within your first year is provided.",
]


@pytest.mark.parametrize("line", REMARKS)
def test_remarks_ask_for_nothing(line: str) -> None:
    assert not requirements(f"Requirements\nGED\n{line}")[1:]


def test_required_or_with_years_takes_either() -> None:
    found = requirements(
        "Requirements\nMedical assistant diploma required or a current aide with 2 years of experience"
    )
    assert [(r.any_of, r.years, r.either) for r in found] == [(("education.ma-program",), 2, True)]


def test_three_labels_in_small_letters_are_headings() -> None:
    text = "MA for a heart clinic\nneed: MA diploma, CPR\nwant: pulmonology background, Spanish\ndo: vitals, EKGs"
    found = asked(text)
    assert {"required education.ma-program", "required cert.cpr", "preferred language.spanish"} <= found
    assert {"mentioned task.vital-signs", "mentioned task.ekg", "preferred specialty.pulmonology"} <= found


def test_draws_are_phlebotomy() -> None:
    assert asked("Requirements\n1 yr draw exp") == {"required task.venipuncture"}


# Years with a field that is only wished for: what is asked for, and what is wished for.
WISHED_FIELDS = [
    (
        "One year as a medical assistant, preferably in urology",
        {("", "required", 1), ("specialty.urology", "preferred", None)},
    ),
    (
        "2 years clinic experience, ideally neurology",
        {("setting.clinic", "required", 2), ("specialty.neurology", "preferred", None)},
    ),
    ("Preferably 2 years in neurology", {("specialty.neurology", "preferred", 2)}),
]


@pytest.mark.parametrize(("line", "needs"), WISHED_FIELDS)
def test_a_field_wished_for_leaves_the_years_asked_for(line: str, needs: set[tuple[str, str, float | None]]) -> None:
    assert {("|".join(r.any_of), r.necessity, r.years) for r in requirements(f"Requirements\n{line}")} == needs


def test_being_eligible_for_a_card_is_no_insurance() -> None:
    assert asked("Requirements\nCMA or RMA certification (or eligibility within 9 months of hire)") == {
        "required cert.cma-aama|cert.rma-amt"
    }
