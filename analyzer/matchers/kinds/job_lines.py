"""Tells a job's own line (an employer, a role, its dates) from other lines. Words: `lexicons/line_kinds.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.matchers.kinds.shapes import (
    CONTACT,
    DATE_WORDS,
    ENDED,
    PIECE,
    TERMS_OF_WORK,
    TOWN,
    WORKED,
    date_ranges,
    letters_as_written,
)
from analyzer.matchers.words.word_lists import WordList, any_of, closer, inside
from analyzer.matchers.words.words import Word

# A role is named in so many words at most, one in small letters in so few; a line has so many with a place or dates.
_ROLE, _SMALL_ROLE, _SHORT, _DATED, _FILLED = 8, 5, 20, 14, 25
# With its field or its employer behind it a role has so many words at most.
_LONG_ROLE = 16
# No role has so many words, whatever terms of work stand behind it.
_LONGEST = 40
# A role that its field follows stands among the first words: "Senior Director of Operations".
_OPENING = 3
_SMALL = frozenset("of and the for in at to with".split())
_JOINT = re.compile(r"\s[-–—]\s|\s?\|\s?|\sat\s")
_ROLE_AND_SITE, _MOST_PIECES = 2, 4
_FIELD_FOLLOWS = re.compile(r"\s*(?:of\s|at\s|for\s|to\s|,|/|[-–—]|:|&\s)", re.I)
_CERTIFIED = re.compile(r"(?<![^\W_])(?:certified|licensed)(?![^\W_])", re.I)
# Adjectives of people, with a second one behind: "Resourceful and reliable worker".
_TRAIT = re.compile(r"(?:ful|able|ible|ous|less|[^m]ent|ly)$")
_DESCRIBING = frozenset("fast quick hard good great team".split())
# The full stop of "Inc." ends no sentence.
_FIRM = re.compile(r"(?<![^\W_])(?:inc|co|corp|ltd|dr|st|jr|p\.c|l\.l\.c)\.\s*$", re.I)
_CERTIFICATION = re.compile(r"(?<![^\W_])certifications?(?![^\W_])", re.I)
_WORK_FOLLOWS = re.compile(r"\s+(?:for|on|over|in\s+charge\s+of|responsible\s+for)\s+(?!\d)", re.I)
_DEPARTMENT = re.compile(r"[A-Za-z]\s(?:Department|Dept\.?)$")
# A town needs no comma before the letters of its state: "Oakmont Dental, Tampa FL".
_STATE = re.compile(
    r"[A-Z][a-z]+\s(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT"
    r"|V[AT]|W[AIVY])$"
)
# So many commas make a list.
_LIST = 3
# A role that its work follows stands among so many words, in a line of so many at least.
_NEAR, _TOLD = 3, 5


class JobLines:
    """Built once from the table `line_kinds`; every question is pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.title = inside(table["title_words"])
        self.issuer = inside(table["issuer_words"])
        self._place = inside(table["place_words"])
        self._blank = inside(table["blank_employers"])
        self._letters = letters_as_written(table["title_letters"])
        letters = "|".join(map(re.escape, table["title_letters"]))
        before = "|".join(map(re.escape, table["before_title_letters"]))
        self._role_of_letters = re.compile(rf"(?<![^\W_])(?i:{before})\s+(?:{letters})(?![^\W_])")
        self._sites = inside(table["site_words"])
        self._adjectives = frozenset(table["adjectives"])
        self._named_sites = closer(table["named_sites"])
        fields = table["fields_of_care"]
        # "Texas Spine Associates"
        place = r"(?:\s+of\s+(?-i:[A-Z])[^.;]*)?"
        houses = rf"(?:[^.;]*?\s)?{any_of(fields)}\s+{any_of(table['houses_of_care'])}{place}\W*(?:[.;]|$)"
        self._houses = WordList(fields, houses)
        self._vague = closer(table["vague_roles"])
        behind = "|".join(map(re.escape, table["roles_behind_letters"]))
        # "RN Case Manager", "LPN Charge Nurse"
        self._letters_and_role = re.compile(rf"\W*(?:{letters})\s+(?:[A-Z]\w+\s+)?(?i:{behind})(?![^\W_])")
        # "Inpatient Certified Pharmacy Technician"
        self._certified_role = re.compile(rf"\W*(?i:{before})\s+(?:Certified|Registered|Licensed)\s+[A-Z]")
        self._letters_only = re.compile(rf"\s*(?:{letters})\s*")

    def is_filled(self, line: str, words: Sequence[Word], certs: int) -> bool:
        """Whether a line surely is a job's: a blanked employer with dates, or names that end in a range of dates."""
        ranged = date_ranges(line)
        if not ranged:
            return False
        if self._blank.search(line) and len(words) <= _FILLED:
            return True
        before = line[: ranged[-1].start()]
        undated = DATE_WORDS.sub(lambda m: " " * len(m[0]), before).rstrip()
        named = [w for w in words if w.end <= len(undated)]
        ends = not re.search(r"\w", line[ranged[-1].end() :])
        return ends and not certs and 1 < len(named) <= _DATED and _is_name(named) and bool(PIECE.search(before))

    def names_site(self, line: str) -> bool:
        """Whether a place of care stands in a line."""
        return bool(self._sites.search(line))

    def ends_in_role(self, line: str) -> bool:
        """Whether a line ends in a role in the singular ("Billing clerk")."""
        roles = self.title.found(line)
        return bool(roles) and not re.search(r"\w", TERMS_OF_WORK.sub("", line[roles[-1].end() :]))

    def is_blanked(self, line: str) -> bool:
        """Whether a line names a role at an employer whose name was blanked."""
        return bool(self._blank.search(line) and self.title.search(line))

    def names_job(self, line: str, words: Sequence[Word], certs: int, praises: bool) -> bool:
        """Whether a line without a verb is an employer, a role or its dates, and nothing more.

        `praises` means that its opening names an ability ("Strong leader").
        """
        if self._is_site_or_role(line, words):
            return not certs
        if not certs and _CERTIFICATION.search(line):
            return False
        if ENDED.search(_FIRM.sub("", TERMS_OF_WORK.sub("", line))) or CONTACT.search(line):
            return False
        if words[0].text.casefold() in self._adjectives and not certs and not self._blank.search(line):
            return False
        has_place = bool(self._place.search(line)) and len(words) <= _SHORT
        if certs:
            has_role = self.title.search(line) or self._letters.search(line)
            held = self._role_of_letters.search(line) and len(words) <= _ROLE
            is_job = bool(held) or has_place or self._is_at_site(line)
            is_job = is_job or bool(self._letters_and_role.match(line))
            is_job = is_job or (
                len(words) <= _ROLE and self.ends_in_role(line) and bool(self._certified_role.match(line))
            )
            beside = [p for p in line.split("/") if not self._letters_only.fullmatch(p)]
            is_job = is_job or (line.count("/") == 1 and len(beside) == 1 and len(words) <= _SMALL_ROLE)
            return is_job and bool(has_role) and not self.issuer.search(line)
        if has_place or (date_ranges(line) and len(words) <= _DATED):
            return True
        if len(words) > _LONGEST:
            return False
        terms = [m.span() for m in TERMS_OF_WORK.finditer(line)]
        named = [w for w in words if not any(start <= w.start < end for start, end in terms)]
        is_name = bool(named) and _is_name(named)
        undated = DATE_WORDS.sub("", line).rstrip(" /,-") if is_name and len(words) <= _DATED else line
        if (
            is_name
            and len(words) <= _DATED
            and TOWN.search(TERMS_OF_WORK.sub("", undated))
            and (len(words) <= _ROLE or undated != line)
        ):
            firm = undated[: terms[0][0]] if terms else undated
            in_town = line.count(",") > 1 or _STATE.search(firm)
            return bool(self._sites.search(line)) or bool(in_town and not re.search(r"\d", firm))
        roles = self.title.found(line)
        if _CERTIFIED.search(line):
            return False
        if not roles or len(named) > (_LONG_ROLE if is_name and line.count(",") < _LIST else _ROLE):
            return False
        ends = not re.search(r"\w", TERMS_OF_WORK.sub("", line[roles[-1].end() :]))
        if ends and not is_name and self._praises(words):
            return False
        if ends and not is_name and self._vague.search(line):
            return False
        if ends and (is_name or (len(words) <= _SMALL_ROLE and words[0].text[0].isupper() and not praises)):
            return not (praises and not is_name)
        if line.isupper() and len(words) <= _ROLE and any(line.startswith("/", r.end()) for r in roles):
            return True
        opens = len(words) >= _OPENING and roles[0].start() < words[_OPENING - 1].end
        return (
            is_name and opens and not praises and (line.isupper() or bool(_FIELD_FOLLOWS.match(line, roles[0].end())))
        )

    def holds_role(self, line: str, words: Sequence[Word]) -> bool:
        """Whether a line tells what somebody works on by the role ("Survey interviewer for a bank.")."""
        if len(words) < _TOLD:
            return False
        role = self.title.search(line, 0, words[_NEAR].end)
        return bool(role and _WORK_FOLLOWS.match(line, role.end()) and not re.search(r"[,.;]", line[: role.start()]))

    def _is_site_or_role(self, line: str, words: Sequence[Word]) -> bool:
        """Whether a few names are a site or a role and a full stop at most follows: "Lakeside Hospital."."""
        if not 1 < len(words) <= _ROLE or not _is_name(words):
            return False
        if "," in line and _DEPARTMENT.search(line):
            # "Front Office Support, Cardiology Department"
            return True
        if len(words) > _SMALL_ROLE or re.search(r"[\d,/|]", line):
            return False
        return (
            bool(self._named_sites.match(line))
            or bool(self._houses.match(line))
            or bool(_DEPARTMENT.search(line))
            or (line.endswith(".") and self.ends_in_role(line))
        )

    @staticmethod
    def _praises(words: Sequence[Word]) -> bool:
        """Whether a line opens with what somebody is like: "Fast worker", "Resourceful and reliable worker"."""
        joined = len(words) > 1 and words[1].norm == "and" and _TRAIT.search(words[0].text)
        return words[0].norm in _DESCRIBING or bool(joined)

    def _is_at_site(self, line: str) -> bool:
        """Whether a role and a place of work are all that a line says ("CMA - Urgent Care")."""
        pieces = [p for p in _JOINT.split(line) if p.strip()]
        if not _ROLE_AND_SITE <= len(pieces) <= _MOST_PIECES or len(line.split()) > _DATED:
            return False
        ends = self._letters.search(pieces[0]) or self.title.search(pieces[0])
        return bool(ends and any(map(self._sites.search, pieces[1:])) and not re.search(r"\d", line))

    def names_employer(self, line: str) -> bool:
        """Whether a line with a range of years names somebody besides the credential, who is no issuer."""
        pieces = [p for p in PIECE.split(DATE_WORDS.sub(" ", line)) if re.search(r"[A-Za-z]{3}", p)]
        return bool(date_ranges(line)) and len(pieces) >= 2 and not self.issuer.search(line)

    def was_job(self, line: str) -> bool:
        """Whether a credential with the months of a job behind it is the job's title ("CNA, 04/2009 to 10/2012")."""
        named = self.title.search(line) or self._letters.search(line)
        if not named or self.issuer.search(line):
            return False
        return bool(WORKED.search(line)) or self._names_site_and_years(line)

    def _names_site_and_years(self, line: str) -> bool:
        """Whether letters, a name of two words and a range of years make a line: "CNA | Lake Manor | 2013-16"."""
        pieces = [p.strip() for p in PIECE.split(DATE_WORDS.sub(" ", line)) if re.search(r"[A-Za-z]{2}", p)]
        if len(pieces) != _ROLE_AND_SITE or not date_ranges(line) or not self._letters_only.fullmatch(pieces[0]):
            return False
        return len(pieces[1].split()) >= _ROLE_AND_SITE


def _is_name(words: Sequence[Word]) -> bool:
    return all(not w.text[0].islower() or w.text in _SMALL for w in words)
