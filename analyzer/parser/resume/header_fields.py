"""Tells title and employer apart among the segments of a job's header."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from analyzer.parser.drafts import single_spaced
from analyzer.parser.resume.header import EDGES, PART, Header, Segment
from analyzer.parser.resume.vocabulary import REMARK, employer_score, is_bare_title, title_score, word_set, words_of

# What may be written small in a name.
_SMALL = frozenset(("of", "and", "&", "the", "at", "for", "de"))
COMMA = re.compile(r"\s*,\s*(?![^()]*\))")
First = Literal["title-first", "employer-first"]
# What a place right behind a piece adds to its being an employer, where no order is sure.
PLACED = 2


class Order(NamedTuple):
    """What stands first in a resume's headers; `firm` where headers show it and none the other way round."""

    first: First = "title-first"
    firm: bool = False


def _clear_order(header: Header) -> First | None:
    leans = [s.lean for s in header.segments]
    if len(leans) == 1 and (parts := _comma_split(header.segments[0].text)):
        return "title-first" if header.segments[0].text.startswith(parts[0]) else "employer-first"
    if len(leans) < 2 or max(leans) < 1:
        return None
    if min(leans) > -1 and (max(leans) < 2 or len(leans) > 2 or min(leans) > 0):
        return None
    return "title-first" if leans.index(max(leans)) < leans.index(min(leans)) else "employer-first"


def common_order(headers: Sequence[Header]) -> Order:
    """The order that most headers of one resume show; titles first where none shows any."""
    votes = Counter(o for h in headers if (o := _clear_order(h)))
    first: First = "employer-first" if votes["employer-first"] > votes["title-first"] else "title-first"
    return Order(first, len(votes) == 1)


def assign(header: Header, order: Order, banner: Header | None = None) -> None:
    """Sets title and company. `banner` names the employer that stands above several roles: used where none is named."""
    segments = header.segments[:5]
    if len(segments) == 1:
        _assign_one(header, segments[0], order, banner)
    elif segments:
        _assign_two(header, segments, order)
    if not header.company and banner:
        header.company = banner.company


def _assign_one(header: Header, only: Segment, order: Order, banner: Header | None) -> None:
    parts = _comma_split(only.text) or _plain_split(header, only, order)
    if only.role:
        header.title, header.company = (only.text, "") if only.role == "title" else ("", only.text)
    elif parts and parts[0].casefold() in word_set("roles", "externship"):
        header.title, header.company = parts  # "Oak Clinic, Externship" below another employer
    elif parts and not (banner and ("," in banner.title or employer_score(parts[1]) == 0)):
        header.title, header.company = parts
    elif not parts and not banner and (glued := _glued(only.text, only.placed) or _side_by_side(only.text)):
        header.title, header.company = glued
    elif only.lean < 0 or (title_score(only.text) == 0 and (employer_score(only.text) > 0 or only.placed)):
        header.company = only.text
    else:
        header.title = only.text


def _assign_two(header: Header, segments: list[Segment], order: Order) -> None:
    best: tuple[int, int, int, int] | None = None
    leans = [segment.lean for segment in segments]
    if order.firm and not any(s.role or title_score(s.text) for s in segments):
        leans = [0] * len(segments)  # words that say nothing of a title: the resume's order does
    for i in range(len(segments)):
        for j in range(len(segments)):
            if i == j:
                continue
            same = (i < j) == (order.first == "title-first")
            placed = (0 if order.firm else PLACED) * (int(segments[j].placed) - int(segments[i].placed))
            score = (leans[i] - leans[j] + placed, int(same), -i - j, -i)
            if best is None or score > best:
                best, pair = score, (i, j)
    i, j = pair
    # Nothing but titles: "Docent, Collections Assistant | ..." keeps its row; a lone title keeps its comma's employer.
    if leans[j] > 0 and (parts := _comma_split(segments[i].text)) and employer_score(parts[1]):
        header.title, header.company = parts
        return
    last = i
    while last + 1 < len(segments) and last + 1 != j and _same_breath(header, segments[last], segments[last + 1]):
        last += 1
    first, end = segments[i], segments[last]
    row = header.rows[first.row].text
    header.title = single_spaced(row[first.span.start : end.span.end])
    header.company = segments[j].text
    if not header.location:
        left = [s for k, s in enumerate(segments) if k not in (*range(i, last + 1), j)]
        header.location = next((s.text for s in left if s.row == segments[j].row and _is_city(s.text)), "")


def _is_city(text: str) -> bool:
    """Whether a piece beside title and employer can be a city alone ("Columbus")."""
    plain = text.casefold()
    dummy = plain in ("city", "state", "country")
    names = re.fullmatch(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?", text)
    terms = (word_set("titles", key) for key in ("teams", "after", "hiring"))
    none = any(plain in words for words in (*terms, word_set("employers", "specialties"))) or is_bare_title(text)
    return names is not None and not none and not dummy and not title_score(text) and not employer_score(text)


def _same_breath(header: Header, left: Segment, right: Segment) -> bool:
    """Whether a title goes on behind a dash ("Office Manager - 40+ hours per week")."""
    if left.row != right.row or ((employer_score(right.text) > 1 or right.lean < 0) and not right.is_part):
        return False
    between = header.rows[left.row].text[left.span.end : right.span.start]
    return re.fullmatch(r"\s*[-–—]\s*", between) is not None


def _plain_split(header: Header, only: Segment, order: Order) -> tuple[str, str] | None:
    """Two names that only a comma parts and no word tells apart: the resume's order does, beside dates or a place."""
    parts = [p.strip(EDGES) for p in only.text.split(",")]
    if len(parts) != 2 or not all(parts) or not (only.placed or header.dates):
        return None
    told = title_score(parts[0]) >= 2 and only.placed and parts[1].casefold() not in word_set("titles", "teams")
    if told and parts[1].casefold() not in word_set("employers", "after_comma") and not title_score(parts[1]):
        return parts[0], parts[1]  # "Journeyman Electrician, Larkspur, Duluth, MN": what stands before a place
    if not order.firm or title_score(only.text) >= 2 or parts[1].casefold() in word_set("employers", "after_comma"):
        return None
    return (parts[0], parts[1]) if order.first == "title-first" else (parts[1], parts[0])


def _comma_split(text: str) -> tuple[str, str] | None:
    """Title and employer that share a piece, parted by a comma."""
    if "," not in text:
        return None
    endings = word_set("employers", "after_comma")
    parts: list[str] = []
    for part in COMMA.split(text):
        if parts and part.casefold().strip() in endings:
            parts[-1] += ", " + part
        elif part.strip(EDGES):
            parts.append(part.strip(EDGES))
    best: tuple[int, int, int, str, str] | None = None
    for cut in range(1, len(parts)):
        left, right = ", ".join(parts[:cut]), ", ".join(parts[cut:])
        for rank, (title, company) in enumerate(((left, right), (right, left))):
            if (title_score(title) < 2 and not is_bare_title(title)) or company.casefold() in word_set(
                "titles", "teams"
            ):
                continue
            # "Staff Nurse, Med-Surg, Oak Hospital": few employers have a comma in their names.
            unit = PART.match(company) is not None  # "Oak Hospital, Department of Medicine" is one employer
            whole = int(rank == 0 and cut == len(parts) - 1 and cut > 1 and employer_score(company) > 0 and not unit)
            last = parts[cut - 1].casefold() if rank == 0 and cut > 1 else ""
            part = last in word_set("titles", "teams") or last in word_set("employers", "specialties")
            against = 0 if part else employer_score(title)
            score = title_score(title) - against + employer_score(company) - title_score(company)
            if score >= 1 and (best is None or (score, whole, -rank) > best[:3]):
                best = (score, whole, -rank, title, company)
    return best[3:] if best else None


def _glued(text: str, placed: bool) -> tuple[str, str] | None:
    """Title and employer with no mark between: "Medical Assistant Brightwater Clinic", or the other way round."""
    words = text.split()
    nouns, suffixes = word_set("titles", "nouns"), word_set("employers", "suffixes")
    for cut in range(len(words) - 1, 0, -1):
        left, right = " ".join(words[:cut]), " ".join(words[cut:])
        edge = words_of(words[cut - 1])
        if not edge or not words[cut][:1].isupper():
            continue
        if (
            edge[-1].split("/")[-1] in nouns
            and title_score(right) == 0
            and (employer_score(right) == 2 or (placed and employer_score(right) > 0 and len(words) - cut > 1))
            and title_score(left) >= 2
        ):
            return left, right
        if (
            edge[-1] in suffixes
            and title_score(right) >= 2
            and employer_score(left) == 2
            and title_score(left) == 0
            and not is_bare_title(left)
            and cut >= 2
            and (len(words_of(REMARK.sub(" ", right))) > 1 or edge[-1] in word_set("employers", "closing"))
        ):
            return right, left
    return None


def _side_by_side(text: str) -> tuple[str, str] | None:
    """Title and employer with no mark between, where no word tells an employer: "Phlebotomist Quest Diagnostics".

    A slash with blanks around it parts them, too ("Cashier / Target"); one word alone must be a known name.
    """
    words = text.split()
    for cut in range(len(words) - 1, 0, -1):
        slashed = words[cut] == "/"
        left, right = " ".join(words[:cut]), words[cut + slashed :]
        edge = words_of(words[cut - 1])
        if not right or not edge or edge[-1] not in word_set("titles", "nouns") or title_score(left) < 2:
            continue
        name = " ".join(right)
        known = name.casefold() in word_set("employers", "chains")
        capital = right[0][:1].isupper() and all(w[:1].isupper() or w in _SMALL for w in right)
        named = capital and (len(right) > 1 or slashed) and not title_score(name)
        if known or (named and words_of(right[0]) and not _tells_title(right)):
            return left, name
    return None


def _tells_title(words: Sequence[str]) -> bool:
    """Whether the first of the words says more of a title ("Medical Assistant Night Shift"), and opens no name."""
    return words_of(words[0])[0] in _openings_of_remarks() or is_bare_title(" ".join(words))


@cache
def _openings_of_remarks() -> frozenset[str]:
    """First words of what may stand behind a title: levels, hours, teams, fields, languages."""
    of_titles = [word_set("titles", key) for key in ("after", "hiring", "teams", "bare", "before", "remarks")]
    of_others = [word_set("employers", "specialties"), word_set("employers", "units"), word_set("roles", "externship")]
    return frozenset(words_of(text)[0] for own in (*of_titles, *of_others) for text in own if words_of(text))
