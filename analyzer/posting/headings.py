"""Tells which block of a posting a heading opens: duties, requirements, preferred, benefits, and so on.

Headings and the words they are made of come from `lexicons/posting.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analyzer.matchers.words.whole_words import phrase_pattern, word_pattern

_MOST_WORDS = 8
# "Requirements - GED, two years in a clinic", but "Responsibilities - Clinical".
_LEAST_BEHIND = 3
# Nobody writes a line of so many characters.
_PASTED = 800
_MOST_CHARACTERS = 60
# A line that opens a list is no paragraph.
_OPENING_LENGTH = 200
_MARKS = " *#_|=~\t"
# "Medical office experience: 2 years" is no heading.
_A_WHILE = re.compile(
    r"\W*(?:(?:minimum|at least|of)\s+)*(?:\d+|one|two|three|five|six)\W*\d*\W*(?:years?|yrs?|months?)\b", re.I
)
# "Duties of the medical assistant", "Responsibilities - clinical"
# They open with the blank and not with a look behind, so that the engine passes over everything else.
_OF_WHAT = re.compile(r"\s(?<=s\s)\s*(?:of|for)\s+(?:the|this|our|an?)\s+\w+(?:\s\w+){0,2}$")
_SUBTITLE = re.compile(r"\s(?<=ies\s)\s*[-–—]\s+\w+(?:\s\w+)?$")
# "Continuing education: $500 a year" is a benefit, not the heading of a requirement.
_MONEY = re.compile(r"\$\s?\d")
# "National certification: nice but we do not require it" speaks of the card that it names.
_ONE_CARD = re.compile(
    r"(?:(?:national|medical\s+assistant|MA|CMA|RMA|phlebotomy)\s+certificat\w+|certificat\w+\s+(?:as|in)\s+.+)$", re.I
)
_SAYS_OF_IT = re.compile(r"[a-z][^A-Z]*$")
# "The successful candidate will have: ..."
_CANDIDATE = re.compile(r"(?:the|our|an?)\s+(?:\w+\s+)?(?:candidate|applicant)s?\b", re.I)
# "... or equivalent PREFERRED EDUCATION: Associate degree"
_SHOUTED = re.compile(r"(?<=\S\s)(?:[A-Z]{3,}[ ,/&]+){1,4}[A-Z]{3,}(?=\s?:)")
_WORDS = re.compile(r"\w+")
_DUTIES = re.compile(r"\b(?:duties|responsibilities|functions)$")
# "Must have one of: CMA, RMA", "MA certification (any body: AAMA, AMT)"; "2 years of experience: MA or CNA" does, too.
_LEADS_ON = re.compile(r"\b(?:one|any|either)\s+of\b|\([^)]*$", re.I)
# "Preferred: one year in a clinic", in the middle of a pasted page.
_LEADS_TO_WORK = re.compile(
    r"\b(?:knowledge|understanding|abilit(?:y|ies)|skills?|experience)\s+(?:of|in|to|with)\W*$"
    r"|^\W*(?:(?:clinical|technical|required|needed)\s+)*skills(?:\s+(?:needed|required|you\s+need))?\W*$",
    re.I,
)
_LABELS = re.compile(r"(?<=\s)(?=(?:Required|Preferred)\s?:\s)")
_ASIDE_BLOCKS = frozenset({"schedule", "about"})
_TIMES = re.compile(
    r"\d|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|shift|flexib|weekend|evening|morning|night|var(?:y|ies)|time\b"
    r"|holiday|remote",
    re.I,
)
_OF_ITSELF = re.compile(r"\b(?:we|our|us|is|are|was|has|have|you)\b", re.I)
_HARD_TOPIC = re.compile(r"(?:minimum|required|mandatory)\s")
_HARD = re.compile(r"required|mandatory|must")
_JOINED = re.compile(r"(?<=[a-z]{2})(?=[A-Z])")
_SENTENCE_END = re.compile(r"[.;!?]\s*")
_WORD_START = re.compile(r"(?<![^\s.;!?])(?=[A-Z])")
_JOINT = re.compile(r"\s*(?:/|,|&|\+|\band\b|\bor\b)\s*", re.I)
# "Req #: 26-1184" is a number of the posting, "Req: GED, BLS" asks.
_REQUISITION = re.compile(
    r"req\s*(?:#|no\.?|number)?\s*:[\s*_]*(?:#|\d++(?!\s*\+?\s*(?:mos?|mths?|months?|yrs?|years?)\b))", re.I
)
# "No experience? No problem."
_NONE_ASKED = re.compile(r"no\b[^.!?]*\?$", re.I)
# "You should have", "We'd be thrilled if you"
_SPEAKS = re.compile(r"(?:you|we|it|i|what|who|as|here)\b", re.I)
# "Experience preferred:", "Clinical background"
_OF_EXPERIENCE = re.compile(r"\b(?:experience|background)\b", re.I)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the block it opens, whether it only names a topic ("Education"), where content starts (0: none).

    An `aside` ("Preferred: one year in a lab") speaks of its own line. Below one that `leads` on ("Knowledge of:") work
    is asked for by its name alone, below one of `experience` a field or a place.
    """

    block: str
    topic: bool
    content: int
    aside: bool = False
    leads: bool = False
    experience: bool = False


class HeadingReader:
    """Built once from the table `posting`; `find` and `starts` are pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        words = table["heading_words"]
        self._blocks: dict[str, str] = {
            phrase.casefold(): block for block, phrases in table["headings"].items() for phrase in phrases
        }
        self._topics = frozenset(p.casefold() for p in words["topics"])
        self._blocks |= dict.fromkeys(self._topics, "requirements")
        self._any = phrase_pattern(list(self._blocks))
        self._workplace = frozenset(table["workplace"]["labels"])
        bare = "|".join(map(re.escape, table["workplace"]["bare_labels"]))
        self._bare_label = re.compile(rf"(?:{bare})\s+(?=[A-Z][\w&]*(?:[\s(]|$)(?:[\w&().’'/-]+(?:\s+|$)){{0,7}}$)")
        self._fillers = re.compile(rf"^(?:{word_pattern(words['fillers'])}\s+)+", re.I)
        self._heads = [(re.compile(rf"{word_pattern([h])}$", re.I), block) for h, block in words["heads"].items()]
        self._qualifiers = [(phrase_pattern(q), block) for block, q in words["qualifiers"].items()]
        self._openers = [(re.compile(pattern, re.I), block) for pattern, block in words["openers"]]
        self._alone = [(re.compile(pattern, re.I), block) for pattern, block in words["alone"]]
        self._unheaded = re.compile(words["unheaded"], re.I)
        self._tells = re.compile(words["tells"], re.I)
        self._asks = re.compile(rf"\s*(?:{'|'.join(words['asks'])})$", re.I)
        self._said = frozenset(w for phrase in self._blocks for w in re.findall(r"\w+", phrase)) | set(words["fillers"])
        inside = "|".join(re.escape(n).replace(r"\ ", " ") for n in sorted(words["inside"], key=len, reverse=True))
        # Behind a sentence end, or glued to the word before ("...and older.Job Summary: Reports to"); of two capitals,
        # behind any word ("Reports to: Manager Job Summary: Assists with exams").
        self._inside = re.compile(
            rf"(?:(?<=[a-z0-9)][.!?])\s*|(?<=[A-Za-z0-9]))(?=[A-Z])(?=(?:[A-Z][a-z/]+ )?(?i:{inside})\s?:)"
            rf"|(?<=[a-z)]\s)(?=[A-Z][a-z]+\s[A-Z][a-z]+\s?:)(?=(?i:{inside})\s?:)"
        )

        pasted = "|".join(re.escape(n) for n in sorted(words["pasted"], key=len, reverse=True))
        # "Requirements High school diploma": the break behind the heading was lost.
        self._opening = re.compile(
            rf"(?P<name>{pasted})\s+(?=(?!And\b|Or\b|Of\b|For\b|Include|Analyst|Summary)[A-Z0-9•](?:\S*\s+){{3}})"
        )
        self._pasted = re.compile(rf"(?<=[a-z.!?)])\s+(?P<name>{pasted})(?=\s+[A-Z0-9(•*-])")

    def starts(self, text: str) -> list[int]:
        """Where a heading with a colon starts in the middle of a line (pages pasted without line breaks)."""
        if ":" not in text:
            return []
        labels = _LABELS.finditer(text) if len(text) >= _PASTED else ()
        shouted = [m.start() for m in _SHOUTED.finditer(text) if set(_WORDS.findall(m[0].lower())) <= self._said]
        return [*(m.end() for m in (*self._inside.finditer(text), *labels)), *shouted]

    def pasted(self, text: str) -> list[tuple[int, int]]:
        """Where headings without a mark stand in a page that was pasted as one line."""
        return [m.span("name") for m in self._pasted.finditer(text)] if len(text) >= _PASTED else []

    def glued(self, text: str) -> list[tuple[int, int]]:
        """Where headings stand that the sentence behind is glued to ("Job SummaryProvides care ...")."""
        found: list[tuple[int, int]] = []
        for joint in _JOINED.finditer(text):
            first = max(
                found[-1][1] if found else 0, *(m.end() for m in _SENTENCE_END.finditer(text, 0, joint.end())), 0
            )
            starts = [m.start() for m in _WORD_START.finditer(text, first, joint.end())][-_MOST_WORDS:]
            for start in starts:
                name = _plain(text[start : joint.end()])
                if " " in name and text[start].isupper() and (name in self._blocks or self._composed(name)):
                    found.append((start, joint.end()))
                    break
        return found

    def find(
        self, text: str, *, styled: bool, bullet: bool, alone: bool = False, shouted: bool = False, opens: bool = False
    ) -> Heading | None:
        """The heading that a line is or opens with; None where it is none. Offsets count in `text`.

        With `shouted` the whole posting is in capitals, and capitals mark no heading. What `opens` a line of several
        sentences is a heading where a colon ends it ("What we look for: CMA. BLS.").
        """
        lead = len(text) - len(text.lstrip(_MARKS))
        if labelled := self._bare_label.match(text, lead):
            return Heading("workplace", False, labelled.end())
        dash = re.match(r"([A-Z][\w &/,]{3,40}?)\s+[-–—]\s+(?=\S)", text[lead:])
        listed_behind = dash and text.count(" ", lead + dash.end()) >= _LEAST_BEHIND
        if dash and (self._is_topic(dash[1]) or (listed_behind and self._is_head(dash[1]))):
            topic = self._is_topic(dash[1])
            return Heading(self._block(dash[1], sure=False) or "requirements", topic, lead + dash.end())
        colon = re.search(r":[\s*_]*", text)
        if colon and colon.end() < len(text) and colon.start() <= _MOST_CHARACTERS:
            name = text[lead : colon.start()].strip(_MARKS)
            sure = not bullet or opens or _CANDIDATE.match(name) is not None
            block = "workplace" if _plain(name) in self._workplace else self._block(name, sure=sure)
            block = "" if _LEADS_ON.search(name) or _A_WHILE.match(name) else block
            block = "" if block == "requirements" and _MONEY.search(text, colon.end()) else block
            block = "schedule" if _REQUISITION.match(text, lead) else block
            # "Master's degree: preferred" asks for the degree, "Medical office experience: 2 years" for the experience,
            # "Vaccination: 1 year" for work and no shot.
            behind = text[colon.end() :]
            if _ONE_CARD.match(name) and _SAYS_OF_IT.match(behind):
                return None
            asks = _A_WHILE.match(behind) or self._asks.match(behind.strip(" .|*"))
            if block in _ASIDE_BLOCKS and _plain(name) not in self._blocks and _tells_work(behind, block):
                return None
            if block and not (asks and (_plain(name) not in self._blocks or block == "physical")):
                aside = block == "preferred" and " " not in _plain(name).removeprefix("a ")
                named = _OF_EXPERIENCE.search(name) is not None
                return Heading(block, self._is_topic(name), colon.end(), aside, experience=named)
        whole = text.strip(_MARKS)
        if _NONE_ASKED.match(whole):
            return None
        marked = whole.endswith((":", "?", "...", "…")) or "**" in text
        listed = bullet and not (alone and _DUTIES.search(_plain(whole)) and _plain(whole) in self._blocks)
        if (
            (listed and not marked)
            or len(whole) > 2 * _MOST_CHARACTERS
            or (whole.endswith(".") and not styled and not marked)
        ):
            return None
        if marked and _plain(whole) in self._workplace and not listed:
            return Heading("workplace", False, 0)
        block = self._block(whole, sure=marked or styled or (whole.isupper() and not shouted))
        if block:
            leads, named = _LEADS_TO_WORK.search(whole) is not None, _OF_EXPERIENCE.search(whole) is not None
            return Heading(block, self._is_topic(whole), 0, leads=leads, experience=named)
        if alone and not bullet and (opening := self._opening.match(text, lead)):
            return Heading(self._block(opening["name"], sure=True), self._is_topic(opening["name"]), opening.end())
        return None

    def sentence(self, text: str) -> Heading | None:
        """The heading that a few words over a list are if they speak to the reader ("You should have").

        A need that stands over others ("Two years of experience") is none.
        """
        plain = _plain(text)
        block = next((b for p, b in self._openers if p.match(plain)), None) if _SPEAKS.match(plain) else None
        return Heading(block, False, 0) if block else None

    def opens_requirements(self, text: str) -> bool:
        """Whether a line below no heading opens the list of what is asked for: with a diploma, or a card held."""
        return len(text) <= _OPENING_LENGTH and self._unheaded.match(text) is not None

    def is_name(self, text: str) -> bool:
        """Whether a text is the name of a block, or is composed of such names, and nothing else."""
        plain = _plain(text)
        return plain in self._blocks or bool(self._composed(plain))

    def _is_head(self, name: str) -> bool:
        return any(p.fullmatch(_plain(name)) for p, _ in self._heads)

    def _is_topic(self, name: str) -> bool:
        plain = _plain(name)
        if _HARD_TOPIC.match(plain):
            return False  # "Minimum experience" below what is preferred
        return plain in self._topics or all(p in self._topics for p in self._parts(plain))

    def _parts(self, plain: str) -> list[str]:
        return [self._fillers.sub("", p) for p in _JOINT.split(plain) if p]

    def _block(self, name: str, *, sure: bool) -> str:
        """The block that a heading of this name opens, "" for none; `sure` where it is marked as a heading."""
        plain = _plain(name)
        whole, plain = plain, re.sub(r"\s*\([^()]*\)$", "", plain)
        plain = _OF_WHAT.sub("", _SUBTITLE.sub("", plain))
        if not plain or re.search(r"\bfollowing\b|[$@]|\d{3}", plain):
            return ""
        if sure or _in_title_case(name):
            opened: str | None = next((b for p, b in self._openers if p.match(plain)), None)
            if opened:
                return opened
        if len(plain.split()) > _MOST_WORDS:
            return ""
        bare = self._fillers.sub("", plain)
        known = self._blocks.get(plain) or self._blocks.get(bare) or self._composed(bare)
        if not known and self._tells.match(plain):
            return ""
        if not known and (asked := self._asks.search(bare)):
            topic = bare[: asked.start()]
            if set(re.findall(r"\w+", topic)) - self._said:
                return ""  # "BLS card required" asks for the card
            if topic.endswith("s") or (_in_title_case(name) and " " in topic):
                known = self._composed(topic) and ("requirements" if _HARD.search(asked[0]) else "preferred")
        if not known and len(bare.split()) <= 5:
            known = next((b for p, b in self._heads if p.search(bare)), "")
        if not known and len(bare.split()) <= 5:
            known = next((b for p, b in self._alone if p.match(plain)), "")
        if not known and sure and len(bare.split()) <= 6:
            longest = max(self._any.finditer(bare), key=lambda m: m.end() - m.start(), default=None)
            known = self._blocks[re.sub(r"\s+", " ", longest[0])] if longest else ""
        if known in ("requirements", "preferred", "physical"):
            known = next((b for p, b in self._qualifiers if p.search(whole)), known)
        return known

    def _composed(self, bare: str) -> str:
        """The block of "Skills and abilities", "Education / Licensure": every part is a heading by itself."""
        parts = self._parts(bare)
        blocks = [self._blocks[p] for p in parts if p in self._blocks]
        return blocks[0] if parts and len(blocks) == len(parts) else ""


def _tells_work(behind: str, block: str) -> bool:
    """Whether a label tells of work, though its last word names another block ("Clinic days: room patients, ...")."""
    return "," in behind and not (_TIMES if block == "schedule" else _OF_ITSELF).search(behind)


def _in_title_case(name: str) -> bool:
    """Whether every word of some length opens with a capital ("Who We Are Looking For")."""
    words = re.findall(r"[^\W\d_][\w’']*", name)
    return len(words) > 1 and all(w[0].isupper() for w in words if len(w) > 3)


def _plain(name: str) -> str:
    bare = re.sub(r"[\s:?!.…\-–—]+$", "", name.strip(_MARKS))
    return re.sub(r"\s+", " ", bare).casefold().replace("’", "'")
