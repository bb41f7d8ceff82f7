"""What counts as a measure of work, and the digits that do not: the two tables of the field guide."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.lexicon import load
from analyzer.matchers import annotate
from analyzer.matchers.measures.finder import MeasureFinder
from analyzer.matchers.measures.traps import Traps, needs_digit
from analyzer.model import Measure

FINDER = MeasureFinder(load().table("measures"))
TRAPS_OF_LEXICON = Traps(load().table("measures")["traps"])

# Names, codes, grades, sizes, dates, doses, addresses and schedules, in the order of the field guide.
TRAPS = """
Ran 12-lead tracings and a 3-lead strip on request
Worked half of the day at the desk and left in the third quarter of the year
Spent a third of my shift with trainees
Set up a 12 lead EKG or a 5-lead monitor
Knew ICD-9 and ICD-9-CM code books
Coded with ICD-10, ICD10 and ICD-10-CM/PCS
Posted CPT-4 codes such as 99213, 99214 and 90471
Looked up HCPCS Level II codes G0439, J3420 and J0696
Grouped charts under DRG 470
Mailed CMS-1500 and HCFA 1500 forms
Keyed UB-04 claim forms
Handed out W-2 statements
Collected W-4 and W-9 forms from new staff
Sent 1099 forms to contractors
Checked I-9 papers at hiring
Kept SF-50, DD-214 and VA Form 10-10EZ papers in order
Kept the OSHA 300 log and took OSHA 10 and OSHA 30 classes
Read HL7, FHIR R4, X12 270/271, 837/835 and 276/277 messages
Tested ANSI 5010 claims
Worked in a CLIA-88 waived laboratory
Checked NPI 1234567890, NDC 00093 and DEA # 4455
Looked up MRN 448812 before each call
Mapped SNOMED and LOINC codes
Followed 42 CFR Part 2, 21 CFR 11, 45 CFR 164 and RCW 18.360
Knew OMB 0938 notices and 16 CCR 1366.3
Posted Section 504, Section 1557 and Title IX notices
Ordered drugs under 340B
Read about Medicare Part B and the HITECH rules
Reported under Act 53
Ran A1C, HbA1c and Hgb A1c tests
Gave B12 and vitamin D3 shots
Drew tubes for T3 and T4
Screened for G6PD
Sent out CA-125 and CA 19-9 samples
Filed CD4 counts
Drew C3/C4 complement tubes
Checked O2, SpO2, CO2 and FiO2
Answered questions about H1N1 and H5N1
Screened callers for COVID-19 and SARS-CoV-2
Explained HPV 16/18, HPV-9 and Gardasil 9
Ran HSV-1/2 swabs
Gave PCV13, PCV15, PCV20 and PPSV23
Charted MenB and MenACWY
Gave MMR, DTaP, Tdap, IPV and Hib
Gave quadrivalent IIV4
Prepared RSV swabs
Ran 4th-gen HIV tests with P24 for HIV-1/2
Read TB-1 and QuantiFERON-TB Gold tubes
Helped with 5-FU and 5-HT orders
Prepared 17-OHP and Makena
Gave Depo-Provera 150 injections
Prepared epi 1:1000 and 1:10,000
Gave 0.5 mL, 1 cc and 10 mg as ordered
Hung 5% dextrose and 0.9% NaCl
Hung D5W and D5NS
Reported a PT/INR 2.5 to the doctor
Tested pH 7.4 controls
Logged 37 °C and 98.6 °F
Reported a blood pressure of 120/80
Recorded 20/20 vision and J1 near vision
Charted Apgar 9/9
Noted a GCS 15
Timed 2-hour GTT, 24-hour urine and 72-hour fecal tests
Roomed 4-month well-child visits
Prepared vaccines for 9- and 12-month visits
Knew Trisomy 21 and 22q11 panels
Taught type 2 diabetes, stage 3 CKD and phase II rehab classes
Drew with 21G and 25G butterflies and a 23-gauge needle
Laid out 1" needles and 5/8" needles with 4-0 and 6-0 suture
Packed 2x2 and 4x4 gauze
Sized a 16 Fr catheter
Drew up 3 mL syringes and 10 cc syringes
Used 3M tape and the 3M Encoder
Printed 8.5x11 forms
Cleaned a 35 mm camera
Loaded A4 paper
Steered a G5 wheelchair
Used the GE MAC 2000 and a CLINITEK 50
Trained on Epic 2023, eCW V11 and NextGen 5.9
Used Office 365 and Windows 10
Entered orders in MAS 90 and AS/400
Licence #848911 and certificate CPT58873
Stocked Room 3, Suite 200, Pod 2, Bldg 5, Unit 4W and Ward 3B
On call 24/7 and 365 days
Covered 2nd shift and 3rd shift
Worked 9-5 and later 8am–5pm and 7:30-4:00
Worked 4x10 and 12-hour shifts, also 12s
Open M-F and every other Saturday
Worked 40 hours/week at 1.0 FTE, later 0.8 FTE
Clinic work in 2019, from 06/2021 and Jan 2020–Present, class of '18
Class of 2020 with a GPA 3.8
Saw ages 0–18 and adults 65+
Won 1st, 2nd and 3rd place
Followed the 5 rights, 6 rights and 7 rights of giving medication
Ran a 10-key and ten-key calculator
Knew 5S, Six Sigma and the 5 Whys
Taught 1-on-1 and 1:1
Asked for two-identifier and 2-identifier checks
Held a 3-way call
ZIP 98101, P.O. Box 44
Phone (555) 123-4567 ext. 22
Mail sam77@example.com
See www.example.com/sam-99
Promoted to MA II, Medical Assistant III and Level II
Paid at Grade 7, GS-5, Band 4 and Step 3
Served Tier 1 clients
Hired by the #1 hospital and a Top 10 employer
Dialed 911 when needed
Offered 401(k) and 403(b) plans
Earned BLS 2025 and took MDA 231: anatomy and MOA 101: office
Filled in Section 8 papers
Covered the M1 desk, F2F visits and B2B mail
Wrote for the COVID-19 task force
Clinics along US 101 north and I-5 south
Cleaned a Class II device under ISO 13485
Marked T1-T2, L4-L5 and C5 on images
Screened K-12 children
Led a 4-H club
Learned MS-DRG and APC 5012 tables
Graduated in the top 5% of my class
Gave 110% every day
Five years of experience and over ten years in retail
Answered [number] calls per day
Worked six consecutive years in clinics
Brings 4-years background in care
Two years old and 3 and 4 year olds
Filed VA forms 10-10EZ and 10-2850
Collected I9 papers from new staff
Measured VO2 max on the treadmill
Upgraded PeopleSoft 9.2 and Oracle 11 modules
Prepared 30-day reviews and a 90-day supply
Worked five days a week, 10 hours each night
Nurse 2 and Medical Assistant 3 posts
Dean's list, eight semesters
Volunteered at a shelter for 9 months
Won the million dollar sales award
Ran six-minute walk tests and 6 minute walks
Read skin tests at 48-72 hours
Ran the autoclave at 270 degrees
Followed the 5 moments of hand hygiene
On call two weekends a month, seven days a week
Born March 12, hired on Dec. 4th and open 8-5 pm
Counted schedule 2 narcotics and Schedule III-IV drugs
Checked pregnant patients 30-34 weeks and moms 6 weeks postpartum
Took histories of GOLD 2-3, NYHA 2 and ASA 1-3 patients
Asked for pain 0-10 at each visit
Left the cleaner on for 2 min contact time and spun the tubes 15 minutes
Drew up lidocaine 1% and phenylephrine 2.5%, painted on 30% TCA
Showed how to give insulin, 6 units before meals
Took heel sticks from babies 24-36 hours of life
Handed over 11 blades and a #15 blade
Filled 4 tubes in the right order
Posted CPT 36415, 93005 and 96372
Checked two patient IDs
Ordered gloves on net 30 terms
Ran 24-2 and 10-2 visual fields
Passed with an exam score of 441/500
Took a 40-hour training and an 80 hour course
Worked over two Saturdays
Rolled the charts out in 3 to 4 phases
Lived within 30 miles of the hospital
Sent letters after 3 missed visits
Quoted $30 copays, $500 deductibles and $75 deposits
Came in Saturdays 9-12
Fixed box 24 and box 33 of the form
Answered 277CA rejects
Copied 10-page reports into the chart
Planned 1,500 calorie diets and 25% weight bearing
Took two sets of blood cultures
Explained the three strikes rule
Wrote down the last 3 readings
Covered Room 2 through Room 5 rooming patients
Turned residents every 2 hours
Moved residents with 2 assist transfers
Ran 10 parameter dipsticks
Set up 2-3 liters of oxygen and 1% lido
Spent two-thirds of my day at the desk
Cleaned Unit 4 and Floor 3
""".strip().splitlines()

# line, the words that measure, the value, the dimension
MEASURES: list[tuple[str, str, float | None, str]] = [
    ("Roomed thirty-five patients a day", "thirty-five patients a day", 35, "volume"),
    ("Called two hundred patients each week", "two hundred patients each week", 200, "volume"),
    ("Gave a dozen vaccines per shift", "dozen vaccines per shift", 12, "volume"),
    ("Roomed 25-30 patients daily", "25-30 patients daily", 30, "volume"),
    ("Roomed 25–30 patients daily", "25–30 patients daily", 30, "volume"),
    ("Roomed 25 to 30 patients daily", "25 to 30 patients daily", 30, "volume"),
    ("Roomed ~30 pts/day", "~30 pts/day", 30, "volume"),
    ("Roomed ≈30 patients", "≈30 patients", 30, "volume"),
    ("Drew approx. 30 specimens a shift", "approx. 30 specimens a shift", 30, "volume"),
    ("Drew about 30 specimens a shift", "about 30 specimens a shift", 30, "volume"),
    ("Took avg. 28 calls/day", "avg. 28 calls/day", 28, "volume"),
    ("Took an average of 35 calls a day", "an average of 35 calls a day", 35, "volume"),
    ("Triaged 30+ calls per day", "30+ calls per day", 30, "volume"),
    ("Roomed over 30 patients", "over 30 patients", 30, "volume"),
    ("Roomed more than 30 patients", "more than 30 patients", 30, "volume"),
    ("Roomed up to 40 patients", "up to 40 patients", 40, "volume"),
    ("Roomed at least 20 patients", "at least 20 patients", 20, "volume"),
    ("Roomed nearly 30 patients", "nearly 30 patients", 30, "volume"),
    ("Saw 30 pts and charted", "30 pts", 30, "volume"),
    ("Saw 25 pt/shift", "25 pt/shift", 25, "volume"),
    ("Roomed 30 patients per provider", "30 patients per provider", 30, "volume"),
    ("Roomed 12 patients per session", "12 patients per session", 12, "volume"),
    ("Roomed 30 patients q-shift", "30 patients q-shift", 30, "volume"),
    ("Ran controls 3x/week", "3x/week", 3, "volume"),
    ("Ran controls 3 times a week", "3 times a week", 3, "volume"),
    ("Ran controls 2-3 times weekly", "2-3 times weekly", 3, "volume"),
    ("Checked the crash cart twice weekly", "twice weekly", 2, "volume"),
    ("Checked the crash cart once a month", "once a month", 1, "volume"),
    ("Roomed 80 patients x3 doctors", "80 patients", 80, "volume"),
    ("Kept a 1:4 ratio of assistants to providers", "1:4", 4, "providers"),
    ("Covered a 1:2 MA-to-provider schedule", "1:2", 2, "providers"),
    ("Worked 3-to-1 with surgeons", "3-to-1", 3, "providers"),
    ("Supported 4 MDs + 2 NPs", "4 MDs", 4, "providers"),
    ("Supported 1 MA to 4 providers", "4 providers", 4, "providers"),
    ("Ran the desk of a two-provider practice", "two-provider", 2, "providers"),
    ("Turned over an 8-room clinic", "8-room", 8, "rooms"),
    ("Scribed in a six-physician group", "six-physician", 6, "providers"),
    ("Floated in a five-site network", "five-site", 5, "sites"),
    ("Cut waste by half", "by half", None, "inventory"),
    ("Cut no-shows by one-third", "one-third", 1 / 3, "no-show"),
    ("Interpreted in roughly a third of daily visits", "roughly a third of daily visits", 1 / 3, "volume"),
    ("Answered half of the clinic's calls", "half of the clinic's calls", 0.5, "volume"),
    ("Reduced falls from five a month to one", "from five a month to one", 1, "volume"),
    ("Cut turnaround from 6 days to under 3", "from 6 days to under 3", 3, "time"),
    ("Kept charts with no late entries", "no late entries", 0, "accuracy"),
    ("Doubled the number of screenings", "Doubled", None, "volume"),
    ("Tripled copay collections", "Tripled", None, "money"),
    ("Halved the wait in the lobby", "Halved", None, "time"),
    ("Raised portal sign-ups 2-fold", "2-fold", 2, "volume"),
    ("Grew portal sign-ups 10x", "10x", 10, "volume"),
    ("Closed 100% of charts the same day", "100%", 100, "volume"),
    ("Passed inspection with zero deficiencies", "zero deficiencies", 0, "accuracy"),
    ("Gave 400 shots with 0 errors", "0 errors", 0, "accuracy"),
    ("Blood draws 15+ a day, 0 errors", "15+ a day", 15, "volume"),
    ("4x as many flu shots as the year before", "4x", 4, "volume"),
    ("Finished the year with no missed doses", "no missed doses", 0, "accuracy"),
    ("Error-free specimen labels for a year", "Error-free", None, "accuracy"),
    ("Perfect attendance for the term", "Perfect attendance", None, "volume"),
    ("Labeled specimens with 98.7% accuracy", "98.7%", 98.7, "accuracy"),
    ("Ranked in the 95th percentile of the survey", "95th percentile", 95, "satisfaction"),
    ("Rated 4.8/5 stars by patients", "4.8/5 stars", 4.8, "satisfaction"),
    ("Rated 4.8 out of 5 by patients", "4.8 out of 5", 4.8, "satisfaction"),
    ("Reached a top box score of 92", "score of 92", 92, "satisfaction"),
    ("Collected $1.2K in copays a day", "$1.2K in copays a day", 1200, "money"),
    ("Collected $8k a month", "$8k a month", 8000, "money"),
    ("Collected $1,200 at the window", "$1,200", 1200, "money"),
    ("Handled a budget of $1.5M", "budget of $1.5M", 1_500_000, "money"),
    ("Saved 900 USD a month", "900 USD a month", 900, "money"),
    ("Kept rooming under 15 minutes", "under 15 minutes", 15, "time"),
    ("Kept waits <10 min", "<10 min", 10, "time"),
    ("Returned calls within 24 h", "within 24 h", 24, "time"),
    ("Turnaround of 2 days for referrals", "2 days", 2, "time"),
    ("Turnaround averaged 3 min for strep tests", "3 min", 3, "time"),
    ("Cut waits from 22 to 9 minutes", "from 22 to 9 minutes", 9, "time"),
    ("Lowered the no-show rate by 30%", "by 30%", 30, "no-show"),
    ("Cut no-shows from 18% to 7%", "from 18% to 7%", 7, "no-show"),
    ("Raised screening from 50% → 80%", "from 50% → 80%", 80, "volume"),
    ("Opened 3 of 4 sites", "3 of 4 sites", 4, "sites"),
    ("Gave 2001 vaccines and ran controls", "2001 vaccines", 2001, "volume"),
    ("Called 1040 patients", "1040 patients", 1040, "volume"),
    ("Gave 1,000+ vaccines", "1,000+ vaccines", 1000, "volume"),
    ("Served a clinic of 12,000 visits/yr", "12,000 visits/yr", 12000, "volume"),
    ("Worked 2 flu seasons", "2 flu seasons", 2, "volume"),
    ("Cut rework by ½", "½", 0.5, "volume"),
    ("Reduced open charts by ¾", "¾", 0.75, "volume"),
    ("Typed 45 WPM", "45 WPM", 45, "skill"),
    ("Keyed 10,000 ksph", "10,000 ksph", 10000, "skill"),
    ("Completed a 160-hour externship", "160-hour", 160, "time"),
    ("Completed 200 externship hours", "200 externship hours", 200, "time"),
    ("Did 100 successful venipunctures", "100 successful venipunctures", 100, "volume"),
    ("Trained 5 MAs", "5 MAs", 5, "team"),
    ("Stocked 12 exam rooms", "12 exam rooms", 12, "rooms"),
    ("Led a team of 8", "team of 8", 8, "team"),
    ("Took part in a panel of 1,900", "panel of 1,900", 1900, "volume"),
    # Numbers that look like a form, a grade, a room or a course
    ("Roomed 10-15 patients a day", "10-15 patients a day", 15, "volume"),
    ("Took 10-20 calls per shift", "10-20 calls per shift", 20, "volume"),
    ("Served as charge nurse 60% of shifts", "60%", 60, "volume"),
    ("Helped the nurse 12 times a week", "12 times a week", 12, "volume"),
    ("Worked as MA for 100-120 patients", "100-120 patients", 120, "volume"),
    ("Assisted on a unit of 403 beds", "403 beds", 403, "rooms"),
    ("Scored in the top 10% of all callers", "10%", 10, "volume"),
    # More ways of counting
    ("Opened the office 4 mornings a week", "4 mornings a week", 4, "volume"),
    ("Schedule 40 appointments per day", "40 appointments per day", 40, "volume"),
    ("Schedule 5-10 patients an hour", "5-10 patients an hour", 10, "volume"),
    ("Schedule 30+ surgeries a month", "30+ surgeries a month", 30, "volume"),
    ("Helped on the floor 20 residents a night", "20 residents a night", 20, "volume"),
    ("Charted in Epic 100-120 calls daily", "100-120 calls daily", 120, "volume"),
    ("Decreased 20 no-shows a week", "20 no-shows a week", 20, "volume"),
    ("Separated 40 specimens daily", "40 specimens daily", 40, "volume"),
    ("Scanned up to 12000 records", "up to 12000 records", 12000, "volume"),
    ("Helped 4-5 ambulatory patients an hour", "4-5 ambulatory patients an hour", 5, "volume"),
    ("Performed 30 EKG a week", "30 EKG a week", 30, "volume"),
    ("Handled 50 mail daily", "50 mail daily", 50, "volume"),
    ("Screened 25 women a month", "25 women a month", 25, "volume"),
    ("Deposits 25 checks daily", "25 checks daily", 25, "volume"),
    ("Ran the front office 25 patients a day", "25 patients a day", 25, "volume"),
    ("Typed letters in Word 60 wpm", "60 wpm", 60, "skill"),
    ("Processed 200 claims/month", "200 claims/month", 200, "volume"),
    ("Answered 20 calls/hour", "20 calls/hour", 20, "volume"),
    ("Answered 80-plus calls a day", "80-plus calls a day", 80, "volume"),
    ("Roomed patients for four Drs.", "four Drs", 4, "providers"),
    ("Turned rooms in 5 minutes", "5 minutes", 5, "time"),
    ("Booked 40 plus appointments daily", "40 plus appointments daily", 40, "volume"),
    ("Booked 40 or more appointments daily", "40 or more appointments daily", 40, "volume"),
    ("Led one hundred and fifty plus volunteers", "one hundred and fifty plus volunteers", 150, "team"),
    ("Taught classes of up to 30 adult learner", "classes of up to 30", 30, "volume"),
    ("Grew the panel from 31 to 240", "from 31 to 240", 240, "volume"),
    ("Raised the census from 31 in 2014 to 75 in 2016", "from 31 in 2014 to 75", 75, "volume"),
    ("Reduced infections from 3.2 to 0.8 per 1000 days", "from 3.2 to 0.8 per 1000 days", 0.8, "volume"),
    ("Kept a clinic of 20,000 square feet in order", "20,000 square feet", 20000, "sites"),
    ("Posted 2.5M in annual charges", "2.5M in annual charges", 2_500_000, "money"),
    ("Collected $1.2 mil in old accounts", "$1.2 mil", 1_200_000, "money"),
    ("Posted $4MM in charges", "$4MM in charges", 4_000_000, "money"),
    ("Saved the doctors 2 hours per day", "2 hours per day", 2, "time"),
    ("Looked after a panel, about 700 all told; panel averaged 650", "panel averaged 650", 650, "volume"),
    ("Chaired a committee of 9", "committee of 9", 9, "team"),
    ("Took [65] calls per day", "[65] calls per day", 65, "volume"),
    ("Recovered 21k from old accounts", "21k", 21_000, "money"),
    ("Kept to budgets averaging 3Mil", "averaging 3Mil", 3_000_000, "money"),
    ("Average handle time 4:15", "handle time 4:15", 4, "time"),
    ("Welcomed one new doctor per quarter", "one new doctor per quarter", 1, "volume"),
    ("Ran 14 UAs every Tuesday", "14 UAs every Tuesday", 14, "volume"),
    ("Watched over 9 residents on days, 17 on nights", "17 on nights", 17, "volume"),
    ("Walk-in days, 60 seen most Mondays", "60 seen", 60, "volume"),
    ("Kept a queue of 150+ moving", "queue of 150+", 150, "volume"),
    ("Chart audits came back 97 of 100", "97 of 100", 0.97, "compliance"),
    ("Missed sticks: fewer than 4 in 100", "fewer than 4 in 100", None, "accuracy"),
    ("Helped with ten or so biopsies", "ten or so biopsies", 10, "volume"),
    ("Rewrote 12 of the clinic's handouts", "12 of the clinic's handouts", 12, "volume"),
    ("Approved the first time: 9 in 10", "9 in 10", None, "accuracy"),
    ("Ticket backlog 900 to 40", "900 to 40", 40, "volume"),
    ("Audit score 97/100", "97/100", 97, "satisfaction"),
    ("Rated 4.8 of 5 by callers", "4.8 of 5", 4.8, "satisfaction"),
    ("Finished 3rd of 18 clinics", "3rd of 18 clinics", None, "volume"),
    ("Took calls (more or less 45 for day)", "more or less 45 for day", 45, "volume"),
    ("Booked 30 visits x day", "30 visits x day", 30, "volume"),
    ("Prepared 12 patients for day surgery", "12 patients", 12, "volume"),
    ("Pts seen per day: 26", "Pts seen per day: 26", 26, "volume"),
    ("PFT x4/wk", "4/wk", 4, "volume"),
    ("Spirometry x6 per month", "6 per month", 6, "volume"),
    ("Led a team of nine: 6 MAs and the front desk", "team of nine", 9, "team"),
    ("Led a team of 9: 6 MAs and the front desk", "6 MAs", 6, "team"),
    ("Drug screens, 0 chain of custody errors", "0 chain of custody errors", 0, "accuracy"),
    ("Counted the drawer with zero variance", "zero variance", 0, "accuracy"),
    ("Portal use 3x the clinic average", "3x", 3, "volume"),
]


def words(line: str) -> list[str]:
    return [m.span.of(line) for m in FINDER.find(line)]


def only(line: str) -> Measure:
    (measure,) = FINDER.find(line)
    return measure


@pytest.mark.parametrize("line", TRAPS)
def test_a_trap_is_no_measure(line: str) -> None:
    assert words(line) == []


@pytest.mark.parametrize(("line", "shown", "value", "dimension"), MEASURES, ids=[m[0] for m in MEASURES])
def test_a_measure_is_found(line: str, shown: str, value: float | None, dimension: str) -> None:
    found = [m for m in FINDER.find(line) if shown in m.span.of(line) or m.span.of(line) in shown]
    assert found, f"found {words(line)}"
    assert shown in found[0].span.of(line)
    assert len(found[0].span.of(line)) <= len(shown) + 8
    assert found[0].value == value
    assert found[0].dimension == dimension


@pytest.mark.parametrize(
    ("line", "bound"),
    [
        ("Roomed 30 patients", ""),
        ("Roomed up to 30 patients", "up to"),
        ("Roomed 30+ patients", "at least"),
        ("Roomed over 30 patients", "at least"),
        ("Roomed approximately 30 patients", "about"),
        ("Roomed ~30 patients", "about"),
        ("Roomed an average of 30 patients", "about"),
    ],
)
def test_the_bound_of_a_measure(line: str, bound: str) -> None:
    assert only(line).bound == bound


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("Roomed 30 patients per day", "day"),
        ("Roomed 30 patients a day", "day"),
        ("Roomed 30 patients/day", "day"),
        ("Roomed 30 patients daily", "daily"),
        ("Gave 400 shots each season", "season"),
        ("Saw 12,000 patients/yr", "yr"),
        ("Ran controls 3x/week", "week"),
        ("Checked the cart twice weekly", "weekly"),
        ("Roomed 30 patients", ""),
    ],
)
def test_the_period_of_a_measure(line: str, period: str) -> None:
    assert only(line).period == period


def test_several_measures_stand_in_order() -> None:
    line = "Roomed 25 patients a day for 4 providers in 9 exam rooms with 98% accuracy"
    assert words(line) == ["25 patients a day", "4 providers", "9 exam rooms", "98%"]
    assert [m.dimension for m in FINDER.find(line)] == ["volume", "providers", "rooms", "accuracy"]


def test_the_offset_moves_the_span() -> None:
    (plain,), (moved,) = FINDER.find("Roomed 30 patients"), FINDER.find("Roomed 30 patients", 100)
    assert moved.span == (plain.span.start + 100, plain.span.end + 100)


@given(st.text(max_size=120))
def test_spans_lie_in_the_line_and_do_not_overlap(line: str) -> None:
    found = FINDER.find(line)
    assert all(0 <= m.span.start < m.span.end <= len(line) for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(st.integers(2, 899), st.sampled_from(["patients", "calls", "exam rooms", "providers", "vaccines"]))
def test_a_count_with_its_noun_is_always_found(count: int, noun: str) -> None:
    line = f"Handled {count} {noun} per day"
    assert [(m.value, m.period) for m in FINDER.find(line)] == [(count, "day")]


@pytest.mark.parametrize("line", ["Roomed pts, 25-30 day", "roomed pts 25 to 30 day", "Answered calls, 60 day"])
def test_a_small_word_may_be_left_out(line: str) -> None:
    assert [m.period for m in FINDER.find(line)] == ["day"]


@pytest.mark.parametrize(
    "line", ["Refilled 30 day supplies", "Called pts with 30-90 day refills", "30 day event monitors"]
)
def test_a_length_is_no_count(line: str) -> None:
    assert not FINDER.find(line)


def test_a_charity_is_no_count_and_calls_are_no_charity() -> None:
    assert not FINDER.find("Volunteered for a 501(c)(3), later a 501c3 clinic")
    assert [m.value for m in FINDER.find("Answered 501 calls a week")] == [501]


def test_room_as_a_verb_is_no_room_number() -> None:
    for line in ("Room 22 patients a day in Epic", "Room 25-30 new patients a day"):
        assert [m.unit for m in annotate(line).lines[0].measures] == ["patients"], line
    assert not annotate("Stocked Room 12 every morning").lines[0].measures


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"\bosha\s*\d+", True), (r"\b340b\b", True), (r"\d{1,2}[\s-]?lead", True), (r"vitamin\s+[a-z]\d*", False),
        (r"[a-z]{2,3}", False), (r"\b(?:six|6)\s+sigma", False), (r"\bq[1-4]\b", False), (r"ten\d?", False),
        (r"(?!\d)x", False), (r"a{0,4}\d{0,2}", False), (r"[\]\d]\(", False), (r"\(?\d\)", True),
    ],
)  # fmt: skip
def test_a_pattern_needs_a_digit_only_where_nothing_else_will_do(pattern: str, needs: bool) -> None:
    assert needs_digit(pattern) is needs


@given(st.lists(st.sampled_from("six sigma two-step over many years class iv type ii [room] one on ten key".split())))
def test_a_line_without_digits_is_masked_alike(words: list[str]) -> None:
    """A line with a digit meets all traps: a digit far behind changes nothing before it."""
    line = " ".join(words)
    assert TRAPS_OF_LEXICON.mask(line) == TRAPS_OF_LEXICON.mask(f"{line} | 7").removesuffix(" | 7")


def test_long_rows_of_numbers_take_no_time() -> None:
    for piece in ("1% ", "- 1 ", "12 patients "):
        started = time.process_time()
        FINDER.find(piece * 4_000)
        assert time.process_time() - started < 1
