"""Where the person lives, as the contact lines say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from analyzer.model import Document, Span
from analyzer.parser.resume.contact_links import EMAIL, LINK
from analyzer.parser.resume.dates import find_ranges
from analyzer.parser.resume.name_letters import letters_after_names
from analyzer.parser.resume.places import find_place, place_pattern
from analyzer.parser.resume.vocabulary import either, headings_table, is_prose, title_score, word_set

# How many lines from the e-mail address a city and state alone on a line belong to it.
_NEAR = 3
_FIELD_END = re.compile(r"\s*[|·•\t;]\s*|\s+[–—]\s+|(?<=\d)\s+(?=\(?\d{3})")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        r"\A\W*(?:(?:home |mailing |current )?address|location|loc|city|residence|lives in)\s*(?::|\s)\s*(?=[A-Z\d])",
        re.IGNORECASE,
    )


@cache
def _without_comma() -> re.Pattern[str]:
    """A city and the letters of its state without a comma; letters that also stand after names need the zip code."""
    places = headings_table()["places"]
    codes = [s for s in places["states"] if len(s) == 2]
    alone = [s for s in codes if s not in headings_table()["letters"]["known"]]
    city = r"(?P<city>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})"
    return re.compile(rf"{city} +(?:(?:{either(codes)}) +\d{{5}}(?:-\d{{4}})?|(?:{either(alone)}))")


def read_location(document: Document, spans: Sequence[tuple[int, Span]], name: Span | None, email: str) -> str:
    """The city and state of the contact lines, or else of a line beside the e-mail address; "" without one."""
    return _on_lines(document, spans, name) or (_beside(document, email, name) if email else "")


def _on_lines(document: Document, spans: Sequence[tuple[int, Span]], name: Span | None) -> str:
    for _, span in spans:
        text = span.of(document.text)
        if (
            is_prose(text)
            or "birth" in text.casefold()
            or find_ranges(text)[0]
            or (name and span.covers(name) and name.end == span.end)
        ):
            continue
        plain = EMAIL.sub(lambda m: "\t" * len(m.group()), LINK.sub(lambda m: "\t" * len(m.group()), text))
        for part in _FIELD_END.split(plain):
            part = _label().sub("", part)
            if is_place_without_comma(part):
                return " ".join(part.split())
            match = next(iter(place_pattern().finditer(part)), None)
            if match:
                if match.group("dummy"):
                    continue
                return _city_and_state(part, match)
            if loose := re.fullmatch(r"\s*([^\W\d_][\w.'’ -]*, ?[A-Z][A-Za-z. ]+?)\s*", part):
                words = loose.group(1)
                if (
                    title_score(words) == 0
                    and not letters_after_names().search(words)
                    and (name is None or not span.covers(name))
                ):
                    return words
    return ""


def _city_and_state(text: str, match: re.Match[str]) -> str:
    """City and state without the street that may stand before them."""
    whole = match.group().strip()
    before = text[: match.start()].rstrip()
    words = whole.split(",")[0].split()
    streets = [
        i for i, w in enumerate(words[:-1]) if i > 0 and w.casefold().rstrip(".") in word_set("places", "streets")
    ]
    if streets and re.search(r"\d", before):
        return " ".join(whole.split()[streets[-1] + 1 :])
    if before and not before.endswith(",") and (place := find_place(text)):
        return " ".join(place.of(text).split())
    return " ".join(whole.split())


def _beside(document: Document, email: str, name: Span | None) -> str:
    """A city and state alone on a line beside the e-mail address, or a field of its line, wherever that stands."""
    at = next((i for i, x in enumerate(document.lines) if email in x.span.of(document.text)), None)
    if at is None:
        return ""
    first = max(at - _NEAR, 0)
    near = [(first + i, x.span) for i, x in enumerate(document.lines[first : at + _NEAR + 1])]
    fields = [_FIELD_END.split(s.of(document.text)) if i == at else [s.of(document.text)] for i, s in near]
    alone = [line for line, texts in zip(near, fields, strict=True) if any(map(_is_place, texts))]
    return _on_lines(document, alone, name)


def _is_place(text: str) -> bool:
    return place_pattern().fullmatch(_label().sub("", text).strip()) is not None


def is_place_without_comma(text: str) -> bool:
    """Whether a piece is a city and state without a comma ("Providence RI")."""
    found = _without_comma().fullmatch(text.strip())
    # "S U P P O RT": letters set apart for show.
    return found is not None and all(len(w) > 2 or w.istitle() for w in found["city"].split())
