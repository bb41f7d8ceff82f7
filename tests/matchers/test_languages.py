"""Which languages a resume says the person speaks."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.lexicon import load
from analyzer.matchers import annotate_resume
from analyzer.matchers.terms.languages import spoken_languages
from analyzer.parser import read_document, read_resume

AS_OF = date(2026, 11, 22)
FULL = """Dana Whitlock
Mesa, AZ | dana@example.com

Summary
{summary}

Experience
Medical Assistant | Oak Clinic | Mesa, AZ | 2019 - 2021
- {duty}

Education
BA {degree}, Hill College, 2018

Skills
{skills}

Languages
{languages}
"""
PLAIN = {
    "summary": "A careful assistant.",
    "duty": "Drew blood",
    "degree": "Biology",
    "skills": "EKG",
    "languages": "-",
}

CASES = [
    ({"languages": "English (native), Samoan, Hmong, Ilocano, ASL"},
     ["English", "Samoan", "Hmong", "Ilocano", "American Sign Language"]),
    ({"languages": "Polish - fluent\nKaren\nCape Verdean Creole"}, ["Polish", "Karen", "Cape Verdean Creole"]),
    ({"languages": "Chinese (Mandarin) • French/Creole • sign language"},
     ["Mandarin", "French", "Haitian Creole", "American Sign Language"]),
    ({"languages": "Native: English; fluent: Kiswahili; basic FRENCH"}, ["English", "Kiswahili", "French"]),
    ({"summary": "Bilingual assistant, fluent in English and Ukrainian."}, ["English", "Ukrainian"]),
    ({"summary": "Bilingual English/German. Cooks Japanese food."}, ["English", "German"]),
    ({"summary": "Fluent in Karen and English."}, ["Karen", "English"]),
    ({"summary": "Bilingual assistant."}, []),
    ({"summary": "Does not speak Spanish."}, []),
    ({"summary": "Trained by Karen, who speaks up."}, []),
    ({"duty": "Planned lessons in Math, English, Art, and Science"}, []),
    ({"duty": "Interpreted for 15 Spanish-speaking patients a week"}, ["Spanish"]),
    ({"duty": "Registered Spanish-speaking patients through the language line"}, []),
    ({"degree": "Japanese"}, []),
    ({"degree": "English"}, []),
    ({"skills": "Languages: JLPT N2 Japanese Proficiency"}, ["Japanese"]),
    ({"skills": "Languages: Python, Go, C++"}, []),
    ({"skills": "Phlebotomy, German (basic), Word and Excel, Spanish"}, ["German", "Spanish"]),
    ({"skills": "Conversational Vietnamese\nFarsi, Urdu"}, ["Vietnamese", "Farsi", "Urdu"]),
    ({"skills": "Crow boots, Polish, EKG"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("given", "languages"), CASES)
def test_the_languages_of_a_resume(given: dict[str, str], languages: list[str]) -> None:
    resume = read_resume(read_document(FULL.format(**{**PLAIN, **given})))
    found = spoken_languages().find(resume, annotate_resume(resume, as_of=AS_OF))
    assert list(found) == languages


def test_the_other_ways_to_write_a_language_lead_to_one_that_is_listed() -> None:
    table = load().table("languages")["spoken"]
    listed = {*table["names"], *(t.name for t in load().of_kind("language"))}
    assert set(table["also"].values()) <= listed
    assert len(table["names"]) == len(set(table["names"]))
