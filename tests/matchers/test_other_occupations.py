"""Lines of other occupations' resumes, which hold the letters and words of the field and mean none of it."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.lexicon import load
from analyzer.matchers import annotate

DAY = date(2026, 11, 22)

# Families of tasks that belong to a clinic; those of an office and of a lead are shared by many trades.
CLINICAL = frozenset({"patient-flow", "clinical-procedures", "laboratory", "infection-control-and-rooms"})
SHARED = frozenset({"task.inventory-ordering", "task.safety-incident-reporting"})

LINES = """
CMA with Intuit and CPA candidate, corporate tax department
Certified Management Accountant (CMA), Institute of Management Accountants, 2018
Passed part one of the CMA exam while closing the books for two subsidiaries
Prepared 1040 and 1065 returns for clients in MA, NH and RI
Reconciled general ledger accounts and filed sales tax for four entities
Licensed as a CPA in the State of Ohio
Reviewed injection of capital into two joint ventures
Took the pulse of the market before each quarterly forecast
Audited charts of accounts for three business units
MA in Accounting, Bentley campus, Waltham, MA
Migrated 300 desktops from Windows Vista to Windows 10
Wrote Windows Vista drivers for a line of printers
Rolled out Office and Vista images over the network
Configured Athena clusters on a university network
Queried log files with Amazon Athena and S3
Named Athena Young Professional of the year by the chamber of commerce
Athena Leadership Award finalist, 2019
Delivered an epic fantasy novel of 120,000 words
Broke down user stories and epics in Jira for two scrum teams
Built mobile games with Epic Games tools and Unreal Engine
Achieved epic results in sales for three quarters in a row
Epic Records promotional tour, street team
Configured Epicor ERP for a manufacturer of pumps
Maintained NextGen firewall policies at two data centers
Deployed next-gen antivirus to 1,200 laptops
Used Allscripture Bible software to plan youth lessons
Wrote Bash and Python scripts to check disk health
Monitored server vitals and restarted failed services
Took core web vitals of an online shop from red to green
Ran a charting library behind a React dashboard
Drew blood-red posters for a horror film festival
Processed RMA requests for defective hard drives
Issued RMA numbers and shipped replacements to customers
Loaded trucks and scanned RMA pallets in the returns cage
Certified forklift pallets for export under ISPM 15
Packed, labelled and palletized cartons at a warehouse in Worcester, MA
Checked in freight and signed bills of lading
Picked 140 orders an hour with a hand scanner
Took temperatures of walk-in coolers at a seafood restaurant
Cooked on the grill line and cleaned fryers each night
Injected brine into hams and smoked meats for a deli
Prepped stations, restocked sauces and broke down boxes
Seated guests and managed a wait list on Friday nights
Served up to 300 guests a night at banquets
Marinated, portioned and dressed salads for a cafe
Dressed the dining room for weddings and holiday parties
Roomed hotel guests and handled early check-in at the front counter
Taught fourth grade science and led field trips
Prepared students for the state math test
Charted reading levels on a bulletin board
Screened essays for plagiarism in a writing lab
Gave weekly spelling tests to thirty pupils
Planned lessons on vital resources such as water and soil
Coached girls' soccer to a regional title
Led a basketball clinic for middle school players
Held a writing clinic for first-year college students
Legal clinic intern, drafted wills and leases
Ran the tax clinic at the public library each spring
NASM CPT, personal trainer with 40 clients
Certified Personal Trainer (CPT) and spin teacher at a gym
Wrote strength programs and measured body fat for gym members
Led boot camp and yoga classes six mornings a week
Sold gym memberships at 115% of goal
Patched drywall and dressed stone for a mason
Operated a nail gun and set framing for new homes
Cast bronze bells and finished castings in a foundry
Splinted damaged fence rails on a horse farm
Dressed wounds on film actors as a make-up artist
Sutured leather covers in a book bindery
Autoclaved carbon fiber parts for race cars
Sterilized canning jars and bottled jam for a farm stand
Inoculated mushroom logs and sold them at market
Vaccinated laptops against malware for a student help desk
Monitored injection molding presses on second shift
Ran quality checks on plastic parts from an injection mold
Inspected welds to AWS D1.1 and logged defects
Scheduled tow trucks and dispatched drivers across the county
Drove a delivery van in Boston, MA and Providence, RI
Scheduled open houses and showings for 25 home sellers
Listed and sold 14 houses in Newton, MA in one year
Comparative market analysis (CMA) for each listing
Prepared a CMA and set list prices with sellers
Country Music Association (CMA) Awards, stage crew
Played guitar at the CMA Fest and signed copies of an album
Sang and scribed lyrics for a folk duo
Recorded two EPs and booked 60 shows on a tour
Composed for string quartet, MA in Music, Boston
Tuned pianos in homes and concert halls
Photographed weddings, babies and senior portraits
Shot fashion stories for a regional magazine
Cut, coloured and styled hair in a busy salon
Applied chemical relaxers and scheduled salon clients
Groomed dogs and trimmed nails at a pet store
Walked dogs and gave them their dinner
Landscaped lawns and sprayed shrubs against pests
Pruned, planted and irrigated two hundred fruit trees
Irrigated vineyards with a drip system
Flew EMT, executive management team, to board meetings as a pilot
Guarded gates and screened bags at a stadium
Screened visitors at the gate and wrote tickets
Searched vehicles and logged visitors on a military base
Sergeant, infantry, led a squad of nine
Repaired brakes, swapped tires and drew oil samples
Drained coolant and changed filters on diesel trucks
Wrote web copy and press releases for a software start-up
Managed Google Ads with a budget of $40,000 a month
Built sales decks and sent cold email to 80 leads a day
Cold called business owners to sell copiers
Exceeded quota by 30% and won a trip to Hawaii
Underwrote home loans and pulled credit files
Opened savings accounts and cashed checks at a teller window
Balanced a teller drawer and sold certificates of deposit
Adjusted auto claims after hail storms
Wrote PHP, tested APIs and reviewed pull requests
Designed CPT, a content planning tool, for a publisher
Administered Linux servers and rotated backup tapes
Administered Oracle databases for a payroll vendor
Gave talks on cloud security at three conferences
Took orders, bagged groceries and stocked shelves
Restocked shelves and priced goods in a hardware store
Greeted shoppers and handled returns at a shoe store
Folded shirts and dressed mannequins in a boutique
Sorted mail and drove a rural route
Assisted attorneys with depositions and indexed exhibits
Drafted briefs and served papers on witnesses
Edited obituaries and county news for a weekly paper
Surveyed land and drew plats for a town engineer
Operated a crane and rigged loads at a shipyard
""".strip().splitlines()


def test_the_lines_are_many_and_differ() -> None:
    assert len(LINES) == len(set(LINES)) >= 100


@pytest.mark.parametrize("line", LINES)
def test_another_trade_shows_no_credential_system_specialty_or_clinical_task(line: str) -> None:
    found = annotate(line, as_of=DAY)
    # A card of another trade may be called what it is: another licence.
    terms = {m.term for m in found.mentions() if m.kind in ("cert", "ehr", "specialty")} - {"cert.other-licence"}
    families = {term.id: term.family for term in load().of_kind("task")}
    clinical = {t.term for t in found.lines[0].tasks if families[t.term] in CLINICAL} - SHARED
    assert (terms, clinical) == (set(), set())
