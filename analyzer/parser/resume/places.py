"""Finds a city with its state or country in a piece of a line. Names: `places` of `lexicons/headings.toml`."""

from __future__ import annotations

import re
from functools import cache

from analyzer.model import Span
from analyzer.parser.resume.memory import remembered
from analyzer.parser.resume.vocabulary import (
    by_first,
    by_letter,
    either,
    employer_score,
    employer_words,
    headings_table,
    title_score,
    word_set,
)

_CITY_WORDS = 4
# First words of cities with a hyphen ("St. Paul-Minneapolis", "Fort Worth-Dallas").
_NAMES = frozenset(("st.", "saint", "fort", "ft.", "san", "los", "new", "winston", "wilkes"))
LOWER_STATE = re.compile(r"(?<=, )[a-z]{2}(?=\s*(?:$|[,|\t(\d]))")
CAPITALS = re.compile(r"[A-Z][A-Z](?<=[^\W\d_] ..)(?![A-Za-z])")


@cache
def _region() -> str:
    places = headings_table()["places"]
    return f"(?:{either([*places['states'], *places['countries']])})"


def _with_loose_commas(pattern: str) -> str:
    return pattern.replace(",", "[ ]*,[ ]*").replace(r"\s+[ ]*", "[ ]*")


@cache
def _dummy_place() -> str:
    return _with_loose_commas(by_letter(headings_table()["places"]["placeholders"]))


@cache
def place_pattern() -> re.Pattern[str]:
    """City and state or country: groups `city` and `region`; the placeholders of anonymised resumes, too."""
    region = _region()
    # Behind a word stands a space or a comma: there is no use in giving letters back (*+).
    city = rf"(?<![^\W\d_])[^\W\d_][\w.'’-]*+(?: [^\W\d_][\w.'’-]*+){{0,{_CITY_WORDS - 1}}}"
    dummy = _dummy_place()
    country = r"(?:(?: ?, ?|(?<=\d) )(?:USA|US|U\.S\.A?\.?|United States(?: of America)?|Canada)(?!\w))?"
    # "Harlan Cole, MD, PA" is a doctor's practice.
    practice = rf"(?!\s*,\s*(?i:{either(headings_table()['employers']['after_comma'])})(?!\w))"
    zip_code = r"(?:,? \d{5}(?:-\d{4})?)?"
    # "Oak Clinic, Kansas City, MO": the state's name starts the city's.
    school = r"\s+(?:[A-Z]\w+\s+){0,2}(?:State|University|College|Institute|School|Academy|Hospital)(?!\w)"
    longer = rf"(?<![A-Z]{{2}}){school}|\s[A-Z]\w+ ?, ?{region}(?!\w)"
    # "Oak Clinic, New York, NY": what is a state's name, too, is the city here.
    longer += rf"|\s?,\s?(?:{either(headings_table()['places']['states'])})(?!\w)"
    named = rf"(?P<city>{city}) ?, ?(?P<region>{region})(?!\w|{longer}){practice}\.?{zip_code}"
    return re.compile(rf"(?:(?P<dummy>(?:{dummy})(?!\w))|{named}){country}")


@cache
def _place_hint() -> re.Pattern[str]:
    """What every place holds: a state or country behind a comma, or one of the words that stand for a place."""
    places = headings_table()["places"]
    letters, rest = by_first([*places["placeholders"], *places["remote"]])
    return re.compile(rf"[,{letters}](?:(?<=,) ?{_region()}|{_with_loose_commas(rest)})")


def names_doctor(place: re.Match[str]) -> bool:
    """Whether a match of `place_pattern` is a doctor with letters that are also a state's: "Dr. Harlan Cole, MD"."""
    letters = (place.group("region") or "").casefold() in word_set("employers", "after_comma")
    return letters and re.search(r"(?i)\b(?:drs?|doctor)\b", place.string[: place.end("city")]) is not None


@remembered
def find_place(text: str) -> Span | None:
    """The last city and state of a text; words of an employer right before the city stay outside."""
    found = None
    if text.islower():
        text = LOWER_STATE.sub(lambda m: m.group().upper(), text)
    hint = _place_hint().search(text)
    if hint is None:
        return _without_comma(text)
    # No place starts further before the first comma or word of one than a city has words.
    before = text[: hint.start()].rstrip(" ").rsplit(" ", _CITY_WORDS)
    for match in place_pattern().finditer(text, len(before[0]) if len(before) > _CITY_WORDS else 0):
        start = match.start()
        city = match.group("city") or ""
        if city.casefold() in word_set("employers", "after_comma") or names_doctor(match):
            continue
        if title_score(city) >= 2 and re.match(r" \w", text[match.end() :]):
            continue  # "Back Office Medical Assistant, VA Medical Center"
        if not match.group("dummy"):
            slash = text[start - 1 : start] == "/"  # "Oak OB/GYN-Kent, OH"
            # Behind a mark nothing of the employer is left: "Oak Clinic | Soddy-Daisy, TN".
            alone = re.search(r"\S\s*[|\t,•·]\s*$", text[:start]) is not None and len(city.split()) == 1
            first = city.partition("-")[0].casefold()
            alone = alone and first not in employer_words() and first not in word_set("employers", "after_comma")
            start += (0 if alone else _behind_hyphen(match.group("city"), slash)) or _city_start(
                match.group("city"), text[: match.start()]
            )
            last = match.group("city").split()[-1].casefold().rstrip(".")
            if last != "county" and last in employer_words():
                start = match.start("region")
        found = Span(start, match.end())
    if found is None:
        remote = _remote().search(text)
        found = Span(*remote.span()) if remote else _without_comma(text)
    return found


@cache
def _remote() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{either(headings_table()['places']['remote'])})[\s,|)]*$")


@cache
def _loose() -> re.Pattern[str]:
    letters = {s for s in headings_table()["places"]["states"] if re.fullmatch("[A-Z]{2}", s)}
    city = r"[^\W\d_][\w.'’-]+(?: [^\W\d_][\w.'’-]+){0,2}"
    return re.compile(
        r"(?P<mark>^|[,|\t•·(]\s*|\s[–—/~-]\s|(?<=[a-zA-Z.])-(?=[A-Z]))"
        rf"(?P<place>(?P<city>{city}) (?P<region>{either(letters)})"
        r"(?P<zip> \d{5}(?:-\d{4})?)?)(?=\s*(?:$|[,|\t•·;)–—]|-\s))"
    )


@cache
def _known_letters() -> frozenset[str]:
    known = (*headings_table()["letters"]["known"], *word_set("employers", "after_comma"))
    return frozenset(letters.upper() for letters in known)


def _without_comma(text: str) -> Span | None:
    """A city and state with no comma between ("Kent OH"), alone between marks.

    In capitals only behind a mark; so, too, where the letters are also a person's ("Dana Whitlock MA").
    """
    for match in _loose().finditer(text) if CAPITALS.search(text) else ():
        city, sure = match["city"], bool(match["zip"])
        marked = bool(match["mark"].strip() or "\t" in match["mark"])
        start = _behind_hyphen(city)
        if match["mark"] == "-":
            named = f"{text[: match.start()].rpartition(' ')[2]}-{city}"
            start = _behind_hyphen(named) - (len(named) - len(city))
            if start < 0:
                continue  # "Novant Health Winston-Salem NC"
        if not marked and not sure and (match["region"] in _known_letters() or city.isupper()):
            continue
        city = city[start:]
        written = all(w[0].isupper() or w[:2] in ("d'", "d’") for w in city.split())
        if written and not title_score(city) and not employer_score(city):
            return Span(match.start("place") + start, match.end("place"))
    return None


_LEAST_EMPLOYER = 4


def _behind_hyphen(city: str, employer: bool = False) -> int:
    """Where the city starts in "Oak Hospital-El Paso": an employer's word, or several words, end at the hyphen."""
    match = re.search(r"(?<=[a-zA-Z.])-(?=[A-Z])", city)
    if match is None:
        return 0
    before = city[: match.start()].split()
    last = before[-1].casefold()
    names = _NAMES.intersection(word.casefold() for word in before)
    employer = employer or last in employer_words() or last in word_set("employers", "after_comma")
    if len(before) == 1 and city[match.end() :].split()[0:1]:
        whole = f"{last}-{city[match.end() :].split()[0].casefold()}"
        alone = whole not in word_set("places", "hyphenated") and len(last) >= _LEAST_EMPLOYER
        employer = employer or (alone and last not in word_set("places", "city_first"))
    return match.end() if employer or (len(before) > 1 and not names) else 0


def _city_start(city: str, before: str) -> int:
    """Where the city's words start in "Lakeside Institute Salt Lake City"; after a mark all words are the city's."""
    starts = [m.start() for m in re.finditer(r"\S+", city)]
    if not before.strip() and len(starts) <= 3 and employer_score(city) == 0 and title_score(city) == 0:
        return 0
    if before.strip() and not re.search(r"[^\W_] *$", before) and employer_score(city) == 0:
        return 0
    words = city.split()
    first = word_set("places", "city_first")
    at = len(words) - 1
    if words[-1].casefold() == "county" and at:
        if len(words) <= 3 and not re.search(r"[^\W_]\s*$", before):
            return 0
        at -= 1
    while (
        at > 0
        and words[at - 1].casefold() in first
        and words[at - 1].casefold() not in word_set("employers", "suffixes")
    ):
        at -= 1
    return starts[at]
