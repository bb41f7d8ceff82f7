"""Reads who the resume is from: name, letters after it, and the ways to reach the person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz.distance import Levenshtein

from analyzer.model import Contact, Document, Section, Span
from analyzer.parser.resume.contact_links import EMAIL, LONGEST_MAILBOX, behind, clicked_addresses, read_links
from analyzer.parser.resume.contact_places import is_place_without_comma, read_location
from analyzer.parser.resume.heading_words import heading_kinds
from analyzer.parser.resume.name_letters import letters_after_names
from analyzer.parser.resume.places import place_pattern
from analyzer.parser.resume.vocabulary import (
    either,
    employer_score,
    headings_table,
    is_prose,
    title_score,
    word_set,
    words_of,
)

BROKEN_EMAIL = re.compile(
    r"[\w.+-]+(?:@\s[\w-]+\.|\s@[\w-]+\.|@[\w.-]+(?:\.\s|\s\.))(?:[\w-]+\.)*(?:com|org|net|edu|io|us)\b"
)
BROKEN_PAGE = re.compile(r"(www\.(?:[\w-]+\.)+)\s((?:[\w-]+\.)*(?:com|org|net|io|me|us|dev)\b)")
MARKED_PHONE = re.compile(r"(?<![\w(/.+-])(?:\+1[\s.-]?|1[.-])?(?:\(\d{3}\)\s*|\d{3}[./-])\d{3}[.-]\d{4}(?![\d/])")
PHONE = re.compile(
    r"(?<![\w(/.-])(?:\+?1[\s.-]?)?(?:\(\d{3}\)\s*|\d{3}[\s.·/-]?)\d{3}[\s.·-]?\d{4}(?![\d/])(?:\s*(?:x|ext\.?)\s*\d{1,5})?"
)
# Makes 0 of each digit, and of all else but letters a space.
_DIGITS_ONLY = bytes(ord("0") if 0x30 <= c < 0x3A else c if chr(c).isalpha() and c < 0x80 else 0x20 for c in range(256))
# "J.R. Alvarez": initials may stand together.
NAME_WORD = re.compile(r"(?:[A-Z]\.(?:[A-Z]\.){1,2}|[^\W\d_][^\W\d_'’.-]*(?:[-'’][^\W\d_]+)*\.?|[\"“(][^\W\d_]+[\"”)])")
LETTER_SPACED = re.compile(r"(?:[^\W\d_] ){3,}[^\W\d_](?!\w)")
# "LUND, DANA MARIE"
_FAMILY_FIRST = re.compile(
    r"(?P<family>[^\W\d_][\w'’-]*(?:[ -][^\W\d_][\w'’-]*)?),\s*"
    r"(?P<given>[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*){0,2})"
)
NAME_LINES = 6
MARK_CHARS = " \t|•·⌂📍-–—"
LONG_WORD, LONGER_WORD = 7, 9
MOST_NAME_WORDS = 5
LARGER = 1.3
LEAST_NAME = 3


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{either(headings_table()['names']['labels'])})\s*[:–—-]?\s+(?=\S)", re.IGNORECASE)


@cache
def _rank() -> re.Pattern[str]:
    """A rank before a name, with what may stand behind it ("SGT (Ret.) DANA LUND", "Sgt. Dana Lund")."""
    ranks = either(word_set("names", "ranks"))
    return re.compile(rf"(?:{ranks})\b\.?,?(?:\s*\((?:{ranks})\))?\s+(?=\S+\s+\S)", re.IGNORECASE)


@cache
def _told() -> re.Pattern[str]:
    """A name told in a sentence ("Hi, my name is Dana Lund and I ...")."""
    return re.compile(rf"\b(?i:{either(word_set('names', 'told'))})\s+((?:[A-Z][\w.'’-]*\s+){{1,3}}[A-Z][\w'’-]+)")


def is_name(text: str) -> bool:
    """Whether a piece of a line can be a person's name: two to five words, no title, no heading."""
    words = text.split()
    if not 2 <= len(words) <= MOST_NAME_WORDS or heading_kinds(text):
        return False
    if not all(NAME_WORD.fullmatch(w) for w in words) or not all(
        w[0].isupper() or w in word_set("names", "particles") or w[0] in '"“(' for w in words
    ):
        return False
    lower = words_of(text)
    if any(w in word_set("names", "never") for i, w in enumerate(lower) if len(w) > 1 or not i):
        # "Dana A. Lund": the "a" is a middle name's letter.
        return False
    family = lower[-1] in word_set("names", "family") and lower[0] not in word_set("names", "not_first")
    if is_place_without_comma(text):
        return False
    if text.isupper() and any(_misspelled(w) for w in lower):
        return False
    if (title_score(text) and not family) or employer_score(text) == 2:
        return False
    return not any(f" {s}" in f" {text.casefold()}" for s in word_set("schools", "words"))


def _misspelled(word: str) -> bool:
    """Whether a word is a letter or two away from one of titles ("ASSISTENT", "CERTIFED")."""
    if len(word) < LONG_WORD:
        return False
    known = word_set("titles", "nouns") | word_set("names", "never") | word_set("titles", "before")
    most = 1 if len(word) < LONGER_WORD else 2
    return any(len(k) >= LONG_WORD and Levenshtein.distance(word, k, score_cutoff=most) <= most for k in known)


def _name_in(text: str, start: int) -> tuple[Span, tuple[Span, ...]] | None:
    """The name at the start of a line, and the letters after it; spans count in the document."""
    skip = label.end() if (label := _label().match(text)) else _heading_before(text)
    body = text[skip:]
    if rank := _rank().match(body):
        skip += rank.end()
        body = text[skip:]
    cut = re.search(r"\s*[|·•\t;]\s*|\s{3,}|\s+[–—-]\s+|\s*,", body)
    head = body[: cut.start()] if cut else body
    credentials: list[Span] = []
    letters = list(letters_after_names().finditer(body))
    if letters and letters[0].start() < len(head) and letters[0].start() > 0 and not head.isupper():
        head = head[: letters[0].start()]
    elif (
        letters
        and head.isupper()
        and (tail := [m for m in letters if 0 < m.start() < len(head) and m.end() <= len(head)])
    ):
        rest = head[: tail[0].start()]
        if len(rest.split()) >= 2:
            head = rest
    head = head.rstrip(" ,-–—")
    if _is_place(body.lstrip(MARK_CHARS)):
        return None
    lead = len(head) - len(head.lstrip())
    if not is_name(head.strip()) and not LETTER_SPACED.fullmatch(head.strip()):
        return None
    at = start + skip + lead
    name = Span(at, at + len(head.strip()))
    end_of_letters = len(head)
    for match in letters:
        between = body[end_of_letters : match.start()]
        if match.start() < len(head) or not re.fullmatch(r"[\s,|/&·•–—(-]*", between):
            continue
        credentials.append(Span(start + skip + match.start(), start + skip + match.end()))
        end_of_letters = match.end()
    return name, tuple(credentials)


def _family_first(text: str, start: int) -> tuple[Span, tuple[Span, ...]] | None:
    """The name that a first line gives with the family ahead ("LUND, DANA MARIE")."""
    found = _FAMILY_FIRST.fullmatch(text.strip())
    if found is None or not is_name(f"{found['given']} {found['family']}"):
        return None
    placed = _is_place(text.strip()) or letters_after_names().fullmatch(found["given"])
    at = start + len(text) - len(text.lstrip())
    return None if placed else (Span(at, at + len(text.strip())), ())


def _heading_before(text: str) -> int:
    """Where the name starts behind a heading in a rail ("PERSONAL INFORMATION", a tab, the name)."""
    head, tab, _ = text.partition("\t")
    return len(head) + 1 if tab and heading_kinds(head) == ("contact",) else 0


def _is_place(text: str) -> bool:
    """Whether a line starts with city and state; "Dana Whitlock, MA" is a name with letters."""
    match = place_pattern().match(text)
    if match is None or not match.group("region"):
        return match is not None
    first = match.group("city").split()[0].casefold()
    return match.group("region") not in headings_table()["letters"]["known"] or first in word_set(
        "places", "city_first"
    )


def _plain_name(text: str) -> str:
    """The name with single spaces; letters set apart for show are put together again."""
    rows = re.split(r"\s{2,}|\n", text)
    if all(map(LETTER_SPACED.fullmatch, text.split("\n"))):
        return " ".join(row.replace(" ", "") for row in rows)
    return " ".join(text.split())


def _contact_spans(document: Document, sections: Sequence[Section]) -> Iterator[tuple[int, Span]]:
    """The lines that may hold contact data: page headers, the top of the resume, a contact section, page feet."""
    tops = [s.span for s in sections if "contact" in s.kinds or s is sections[0]]
    # A few words on the person may stand between the name and the rest.
    tops += [s.span for s in sections[1:2] if s.kinds == ("summary",) and s.heading_span is None]
    headers = [(i, x.span) for i, x in enumerate(document.lines) if x.in_header and not x.hidden]
    # A notice of rights at a page's foot names the maker of the form.
    headers = [h for h in headers if "©" not in h[1].of(document.text)]
    body = next((i for i, x in enumerate(document.lines) if not x.in_header), 0)
    yield from (h for h in headers if h[0] < body)
    end = max(t.end for t in tops)
    for i, line in enumerate(document.lines):
        if line.span.start >= end:
            break
        if not line.hidden and not line.in_header and any(line.span.overlaps(t) for t in tops):
            yield i, line.span
    yield from (h for h in headers if h[0] >= body)


def _name_of_two_rows(document: Document, upper: Span, lower: Span, index: int) -> tuple[Span, tuple[Span, ...]] | None:
    """A name in large letters that goes on in the next line: "Maria Ferreira" over "dos Santos", "DANA" over "LUND".

    In a text without sizes, where each line holds one word in capitals.
    """
    if index + 1 >= len(document.lines) or document.lines[index + 1].span != lower:
        return None
    first, second = document.lines[index], document.lines[index + 1]
    above, below = upper.of(document.text), lower.of(document.text)
    plain = not first.size and above.isupper() and below.isupper() and not (" " in above or " " in below)
    if not (first.size or plain) or (first.size, first.column, second.hidden) != (second.size, second.column, False):
        return None
    if first.size and sum(line.size >= first.size for line in document.lines) > NAME_LINES:
        return None  # letters of the size of all others
    if LETTER_SPACED.fullmatch(above) and LETTER_SPACED.fullmatch(below):
        return Span(upper.start, lower.end), ()
    words = below.split()
    if min(len(above.split()), len(words)) > 1 and words[0] not in word_set("names", "particles"):
        return None
    found = _name_in(f"{above} {below}", upper.start)
    if found is None or found[0].end <= upper.end or heading_kinds(above) or heading_kinds(below):
        return None
    return found


def _find_name(document: Document, spans: Sequence[tuple[int, Span]]) -> tuple[Span, tuple[Span, ...]] | None:
    tried = 0
    large = _largest_name(document)
    for number, (index, span) in enumerate(spans):
        text = span.of(document.text)
        if text.strip(" :|*_-").casefold() in word_set("names", "stop"):
            continue
        if tried >= NAME_LINES or (is_prose(text) and not text.isupper()):
            if (told := _told().search(text)) and (name := _longest_name(told[1])):
                at = span.start + told.start(1)
                return Span(at, at + len(name)), ()
            break
        tried += 1
        below = spans[number + 1][1] if number + 1 < len(spans) else span
        named = _name_of_two_rows(document, span, below, index) or _name_in(text, span.start)
        if found := named or (None if number else _family_first(text, span.start)):
            if large and _size_at(document, large[0]) > LARGER * document.lines[index].size > 0:
                return large  # a sidebar may begin with two words, a place perhaps
            return found
    return large or _name_in_cell(document, spans) or _small_name(document, spans)


def _longest_name(text: str) -> str:
    """The most words at the start that can be a name ("Dana Lund and I" is two)."""
    words = text.split(" ")
    wholes = (" ".join(words[:count]) for count in range(len(words), 1, -1))
    return next((whole for whole in wholes if is_name(whole)), "")


def _small_name(document: Document, spans: Sequence[tuple[int, Span]]) -> tuple[Span, tuple[Span, ...]] | None:
    """A name typed small in the first line ("dana lund"), where the mailbox is called by one of its words."""
    if not spans:
        return None
    first = spans[0][1]
    text = first.of(document.text)
    mail = _first_email(document.text)
    if mail is None or not text.islower() or not is_name(text.title()):
        return None
    mailbox = mail.group().split("@")[0].casefold()
    return (first, ()) if any(len(w) >= LEAST_NAME and w in mailbox for w in words_of(text)) else None


def _name_in_cell(document: Document, spans: Sequence[tuple[int, Span]]) -> tuple[Span, tuple[Span, ...]] | None:
    """A name beside contact data or a heading ("dana@example.com    Dana Whitlock")."""
    for _, span in spans[:NAME_LINES]:
        first, *cells = re.finditer(r"[^\t]+", span.of(document.text))
        if EMAIL.search(first.group()) or PHONE.search(first.group()) or heading_kinds(first.group()):
            for cell in cells:
                if found := _name_in(cell.group(), span.start + cell.start()):
                    return found
    return None


def _size_at(document: Document, span: Span) -> float:
    return next(line.size for line in document.lines if line.span.overlaps(span))


def _largest_name(document: Document) -> tuple[Span, tuple[Span, ...]] | None:
    """The name in the largest letters of the file: beside a sidebar it does not come first."""
    largest = max((x.size for x in document.lines), default=0.0)
    lines = [i for i, x in enumerate(document.lines) if x.size == largest and not x.hidden] if largest else []
    if len(lines) > NAME_LINES:
        return None
    for index in lines:
        span = document.lines[index].span
        below = document.lines[min(index + 1, len(document.lines) - 1)].span
        found = _name_of_two_rows(document, span, below, index) or _name_in(span.of(document.text), span.start)
        if found:
            return found
    return None


def _whole_addresses(text: str) -> str:
    """The text with addresses put together again that a narrow column broke before or behind a dot."""
    if "www." in text:
        text = BROKEN_PAGE.sub(r"\1\2", text)
    if "@" not in text:
        return text
    return BROKEN_EMAIL.sub(lambda m: re.sub(r"\s", "", m.group()), text)


def _first_email(text: str) -> re.Match[str] | None:
    """The first e-mail address; what stands too far before the first "@" to be part of one is not looked at."""
    return EMAIL.search(text, max(0, text.find("@") - LONGEST_MAILBOX)) if "@" in text else None


def _may_hold_phone(text: str) -> bool:
    """Whether the last seven digits of a number may be in the text: a look that takes a tenth of a search's time."""
    digits = text.encode("ascii", "replace").translate(_DIGITS_ONLY)
    return b"0000000" in digits or b"000 0000" in digits


def _shown_text(document: Document) -> str:
    """The text without what nobody sees."""
    if not any(line.hidden for line in document.lines):
        return document.text
    return "\n".join(line.span.of(document.text) for line in document.lines if not line.hidden)


def read_contact(document: Document, sections: Sequence[Section]) -> Contact:
    """Name, letters, e-mail, phone, place and links; an empty text where the resume shows none."""
    if not sections:
        return Contact()
    spans = list(_contact_spans(document, sections))
    top = _whole_addresses("\n".join(s.of(document.text) for _, s in spans))
    opening = [s for s in spans if "contact" in sections[0].kinds or s[1].overlaps(sections[0].span)]
    found = _find_name(document, opening)
    shown = _shown_text(document)
    mailed = "@" in shown
    email = (_first_email(top) or _first_email(shown)) if mailed else None
    phone = PHONE.search(top) if _may_hold_phone(top) else None
    if phone is None and _may_hold_phone(shown):
        phone = MARKED_PHONE.search(shown)
    clicked = clicked_addresses(document, {i for i, _ in spans})
    links = read_links(EMAIL.sub(" ", top) if mailed else top, clicked)
    address = email.group().rstrip(".") if email else behind(clicked, "mailto:")
    return Contact(
        name=_plain_name(found[0].of(document.text)) if found else "",
        name_span=found[0] if found else None,
        credentials=found[1] if found else (),
        email=address,
        phone=" ".join(phone.group().split()) if phone else behind(clicked, "tel:"),
        location=read_location(document, spans, found[0] if found else None, address),
        links=links,
    )
