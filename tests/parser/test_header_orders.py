"""Headers of jobs in orders that people use less often, with employers and titles that no word gives away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analyzer.model import Resume
from analyzer.parser import read_document, read_resume

HEAD = "Dana Oakes, CMA (AAMA)\nAkron, OH | 330-555-0142 | dana@example.com\n\n"
MARKED = "- Roomed 25 patients a day\n- Drew blood and labeled tubes\n"
PLAIN = "Roomed 25 patients a day for four providers.\nDrew blood and labeled tubes before every pickup.\n"
KNOWN = (
    ("Medical Assistant", "Lakeside Family Practice", "Akron, OH", "01/2019 - Present"),
    ("Phlebotomist", "Summit Labs", "Canton, OH", "March 2016 - Dec 2018"),
    ("Front Desk Receptionist", "Dr. Harlan Cole, MD", "Kent, OH", "'14 - '16"),
    ("CNA", "Maple Grove", "Stow, OH", "2012 - 2014"),
)
PLAIN_NAMES = (
    ("Medical Assistant", "Juniper Women's Health", "Tempe, AZ", "June 2021 – Present"),
    ("Crew Trainer", "Wendell's", "Mesa, AZ", "Aug 2018 – May 2021"),
    ("Shift Lead", "Quill & Bean", "Mesa, AZ", "2016 – 2018"),
    ("Sales Associate", "Hollis and Daughters", "Gilbert, AZ", "05/2014 - 08/2016"),
)
WORK_AS_TITLE = (
    ("Certified Medical Assistant (CMA)", "Valley Oak Internal Medicine", "Fresno, CA", "2020 - Present"),
    ("Cashier", "Greenleaf Grocers", "Clovis, CA", "2017 - 2020"),
    ("Housekeeping", "Sunrise Suites", "Fresno, CA", "2015 - 2017"),
)
Layout = Callable[[str, str, str, str], str]
LAYOUTS: dict[str, Layout] = {
    "employer / title / place | dates": lambda t, c, p, d: f"{c}\n{t}\n{p} | {d}",
    "employer - place  dates / title": lambda t, c, p, d: f"{c} - {p}\t{d}\n{t}",
    "employer / place  dates / title": lambda t, c, p, d: f"{c}\n{p}\t{d}\n{t}",
    "employer (place) / title, dates": lambda t, c, p, d: f"{c} ({p})\n{t}, {d}",
    "title (dates) / employer, place": lambda t, c, p, d: f"{t} ({d})\n{c}, {p}",
    "title / dates / employer / place": lambda t, c, p, d: f"{t}\n{d}\n{c}\n{p}",
    "title / dates / employer, place": lambda t, c, p, d: f"{t}\n{d}\n{c}, {p}",
    "employer / dates / title": lambda t, c, p, d: f"{c}, {p}\n{d}\n{t}",
    "dates place / title / employer": lambda t, c, p, d: f"{d}\t{p}\n{t}\n{c}",
    "dates / title at employer": lambda t, c, p, d: f"{d}\n{t} at {c}, {p}",
    "dates / employer - title / place": lambda t, c, p, d: f"{d}\n{c} - {t}\n{p}",
    "title, employer (place) dates": lambda t, c, p, d: f"{t}, {c} ({p}) {d}",
    "labels, a row each": lambda t, c, p, d: f"Position: {t}\nEmployer: {c}\nLocation: {p}\nDates: {d}",
    "labels, employer first": lambda t, c, p, d: f"Employer: {c}, {p}\nJob Title: {t}\nDates of Employment: {d}",
    "dates / title, place / employer": lambda t, c, p, d: f"{d}\n{t}, {p}\n{c}",
    "title for employer": lambda t, c, p, d: f"{t} for {c}, {p}\t{d}",
    "title with employer": lambda t, c, p, d: f"{t} with {c}, {p} ({d})",
    "title - employer / place - dates": lambda t, c, p, d: f"{t} - {c}\n{p} - {d}",
    "title // employer // place // dates": lambda t, c, p, d: f"{t} // {c} // {p} // {d}",
    "title / employer / place / dates": lambda t, c, p, d: f"{t} / {c} / {p} / {d}",
    "[dates] title, employer": lambda t, c, p, d: f"[{d}] {t}, {c}, {p}",
    "title place / employer dates": lambda t, c, p, d: f"{t}\t{p}\n{c}\t{d}",
    "cells": lambda t, c, p, d: f"{t}\t{c}\t{p}\t{d}",
    "title (employer, place)": lambda t, c, p, d: f"{t} ({c}, {p})\t{d}",
    "title, dates / employer / place": lambda t, c, p, d: f"{t}, {d}\n{c}\n{p}",
    "employer: title": lambda t, c, p, d: f"{c}: {t}\t{d}\n{p}",
    "employer, title / place, dates": lambda t, c, p, d: f"{c}, {t}\n{p}, {d}",
}
UNDATED: dict[str, Callable[[str, str, str], str]] = {
    "title / employer, place": lambda t, c, p: f"{t}\n{c}, {p}",
    "title | employer | place": lambda t, c, p: f"{t} | {c} | {p}",
    "employer, place / title": lambda t, c, p: f"{c}, {p}\n{t}",
}
MARKDOWN: dict[str, Layout] = {
    "### employer / *title* (dates)": lambda t, c, p, d: f"### {c}, {p}\n*{t}* ({d})",
    "**title** | employer | dates": lambda t, c, p, d: f"**{t}** | {c} | {p} | {d}",
    "### title / **employer** | dates": lambda t, c, p, d: f"### {t}\n**{c}** | {p} | *{d}*",
    "### title, employer / *dates*": lambda t, c, p, d: f"### {t}, {c}\n*{d}* · {p}",
    "**employer** / _title_ / dates": lambda t, c, p, d: f"**{c}** — {p}\n_{t}_\n{d}",
}


def read(text: str, name: str = "") -> Resume:
    return read_resume(read_document(text, name=name))


def jobs(resume: Resume) -> list[tuple[str, str, str, str, int]]:
    return [(e.title, e.company, e.location, e.dates_text, len(e.bullets)) for e in resume.experience]


@pytest.mark.parametrize("duties", [MARKED, PLAIN])
@pytest.mark.parametrize("people", [KNOWN, PLAIN_NAMES, WORK_AS_TITLE])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_order(layout: str, people: tuple[tuple[str, str, str, str], ...], duties: str) -> None:
    text = HEAD + "Experience\n" + "\n".join(f"{LAYOUTS[layout](*job)}\n{duties}" for job in people)
    assert jobs(read(text)) == [(*job, 2) for job in people]


@pytest.mark.parametrize("duties", [MARKED, PLAIN])
@pytest.mark.parametrize("people", [KNOWN, PLAIN_NAMES, WORK_AS_TITLE])
@pytest.mark.parametrize("layout", UNDATED)
def test_every_order_without_dates(layout: str, people: tuple[tuple[str, str, str, str], ...], duties: str) -> None:
    text = HEAD + "Experience\n" + "\n".join(f"{UNDATED[layout](*job[:3])}\n{duties}" for job in people)
    assert jobs(read(text)) == [(*job[:3], "", 2) for job in people]


@pytest.mark.parametrize("people", [KNOWN, PLAIN_NAMES, WORK_AS_TITLE])
@pytest.mark.parametrize("layout", MARKDOWN)
def test_every_order_in_markdown(layout: str, people: tuple[tuple[str, str, str, str], ...]) -> None:
    body = "\n".join(f"{MARKDOWN[layout](*job)}\n\n{MARKED}" for job in people)
    assert jobs(read(f"# {HEAD}## Experience\n\n{body}", "resume.md")) == [(*job, 2) for job in people]
