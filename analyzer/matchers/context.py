"""Decides what a mention says: held, planned, expired, unclear, negated, or somebody else's (dropped).

Cues have a side and end at the end of their clause; they come from `lexicons/context.toml`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analyzer.matchers.credentials.spoken_of import SpokenOf, says_card
from analyzer.matchers.words.folding import by_letter, lower_pattern, lower_text, plain_words
from analyzer.matchers.words.late import LatePattern
from analyzer.model import Status
from analyzer.months import MONTH

_ORDER: tuple[Status, ...] = ("negated", "expired", "planned", "unclear")
_REACH = 60
# How far behind a card a part of its own may stand, in characters; a longer row would be searched for seconds.
_APART = 200
# "Planned home care" tells of the care: only credentials, systems and schooling are planned.
_PLACES = ("specialty", "setting")
# A system, a language or a place is only what the cue itself speaks of, and knowing one does not expire: "recorded past
# medical history in Epic", "charted without errors in Epic".
_GOVERNED = frozenset({"ehr", "tool", "language", "specialty", "setting"})
_WORD = re.compile(r"[a-z]+")
# So many words may stand between a close cue and what it speaks of.
_FEW = 3
# "Current and pending licenses"
_JOINED = re.compile(r"\b(?:current|active|held)\b|/\s*(?:pending|in)", re.I)
_LABEL_WORDS = 4
# "Not yet certified - CCMA exam booked": a dash goes on to another thing.
_DASH = re.compile(r"\s[-–—]\s")
# "Non-certified medical assistant"
_DENIED = re.compile(r"(?<![^\W_])non[\s-]*$", re.I)
_ANY_WORD = re.compile(r"[^\W_]+")
# "Seeking a position as a CNA" is a wish for the work, not for the card.
_WISH = re.compile(r"(?<![^\W_])(?:position|job|role|employment|opportunity|career)(?![^\W_])", re.I)
_WISHED = re.compile(r"[\s,)]*(?:\w+\s+)?(?:position|job|role|opportunity|opening)(?![^\W_])", re.I)
# "Worked as a CNA" names a post; that the card was held is only likely.
_POST = re.compile(
    r"(?<![^\W_])(?:work(?:ed|ing)?|employed|serv(?:ed|ing)|hired|experience|employment)\s+(?:(?:full|part)[\s-]time\s+)?"
    r"as\s+(?:an?\s+|the\s+)?(?:\w+\s+)?$",
    re.I,
)
# "Passed charts to RN": whom something went to.
_TO_WHOM = re.compile(r"(?<![^\W_])to\s+(?:the\s+|an?\s+|our\s+)?(?:[A-Z]{2,4}\s?[/&]\s?)?$")
# What parts a card from what is said of the next one.
_MARK = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:[,;/|&]|and\s)")
# What the last part of a line of schooling says: it is of all of it, where no year stands before.
_LAST_PART = re.compile(r"[,|–—(-]\s*([^,|–—()]*)\W*$")
_GOES_ON = re.compile(r"(?:currently\s+|still\s+)?(?:in\s+progress|in\s+process|ongoing|enrolled|attending)\W*$", re.I)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Where a card may stand that a line goes on to name: behind a stop, or behind another thing of the same kind.
_CLAUSE_START = re.compile(r"(?:^|[;•|–]|\.\s|\s-)\s*(?:\w+\s?[/&]\s?){0,2}$")

# What was passed is not to come.
_PASSED = re.compile(r"\b(?:passed|cleared)\s+(?:(?:my|the|national|state|written|first)\s+)*$", re.I)


def _in_order(entries: Sequence[str]) -> list[str]:
    """A pattern for each entry, the longest first."""
    return [re.escape(x).replace(r"\ ", r"[\s\-]+") for x in sorted(entries, key=len, reverse=True)]


def _phrases(entries: Sequence[str]) -> str:
    return f"(?:{'|'.join(_in_order(entries))})"


@dataclass(frozen=True)
class Context:
    """Cues; the words `before_words` and `after_words` are the longest of each, to pass over text without."""

    before: Mapping[Status, LatePattern]
    close: LatePattern
    after: Mapping[Status, LatePattern]
    apart: Mapping[Status, LatePattern]
    heading: Mapping[Status, LatePattern]
    label: Mapping[Status, LatePattern]
    stop: re.Pattern[str]
    own_before: LatePattern
    own_after: LatePattern
    method: LatePattern
    teacher: LatePattern
    others: LatePattern
    company: LatePattern
    named_own: LatePattern
    spoken_of: SpokenOf
    carriers: frozenset[str]
    before_words: Mapping[str, frozenset[Status]]
    after_words: Mapping[str, frozenset[Status]]

    def status(self, line: str, start: int, end: int, term_kind: str, until: int | None = None) -> Status:
        """The status of the mention `line[start:end]` (offsets in the line).

        Up to `until` the line may speak of it: there starts the next one of its kind.
        """
        left = self._left(line, start)
        if term_kind == "cert" and _DENIED.search(left):
            return "negated"
        cued_before, cued_after = _cued(left, self.before_words), _cued(line[end : end + _REACH], self.after_words)
        # Where the clause ends is looked for only where a cue stands.
        right = self._right(line, end) if cued_before or cued_after else ""
        for status in _ORDER if cued_before or cued_after else ():
            if (status == "unclear" and term_kind != "cert") or (status == "planned" and term_kind in _PLACES):
                continue
            if status == "expired" and term_kind in _GOVERNED:
                continue
            if status in cued_before and (cues := list(self.before[status].finditer(left))):
                # "Prior authorization, Epic": what has ended ends at the comma.
                rest = left[cues[-1].end() :]
                governed = term_kind not in _GOVERNED or self._carries(rest)
                # "RMA (pending), BLS": what a bracket says ends with it.
                if rest.count(")") > rest.count("(") or (status == "negated" and _DASH.search(rest)):
                    governed = False
                if governed and ("," not in rest or (status != "expired" and _lists_on(rest))):
                    wished = status == "planned" and (_WISH.search(rest) or _WISHED.match(right))
                    return "unclear" if wished and term_kind == "cert" else status
            told = self.after[status].match(right) if status in cued_after else None
            if told and status == "unclear" and "," in told[0]:
                # "RMA, BLS, HIPAA trained": what was only learned is the last of them.
                continue
            if told and status == "planned" and _PASSED.search(left):
                continue  # "passed the CCMA exam in October"
            if told and not _leads_to_next(line, end, end + told.end(), until):
                return status
        if term_kind == "cert":
            if (cue := self.close.search(left)) and len(left[cue.end() :].split()) <= _FEW:
                return "planned"
            if apart := self._status_apart(line, end, until):
                return apart
        if term_kind == "education" and self._goes_on_apart(line, end, until):
            return "planned"
        return "unclear" if term_kind == "cert" and _POST.search(left) else "held"

    def status_of_label(self, line: str) -> Status | None:
        """What a line that holds nothing else says of the lines below it ("In progress:"); held where it ends that."""
        if len(line) > _REACH or len(line.split()) > _LABEL_WORDS:
            return None
        return next((status for status, cue in self.label.items() if cue.fullmatch(line)), None)

    def _status_apart(self, line: str, end: int, until: int | None) -> Status | None:
        """What a part of its own says further on: "CNA - North Carolina - expired", "CCMA | NHA | pending"."""
        piece = line[end : min(len(line) if until is None else until, end + _APART)]
        cued = _cued(piece, self.after_words)
        if cued.isdisjoint(self.apart):
            return None
        # A bar parts the cells of a row, which is about one card.
        found = self.stop.search(lower_text(piece).replace("|", ","))
        piece = piece[: found.start()] if found else piece
        told = ((s, match) for s, cue in self.apart.items() if s in cued and (match := cue.search(piece)))
        return next(
            (s for s, match in told if not _leads_to_next(line, end + match.start(), end + match.end(), until)), None
        )

    def _goes_on_apart(self, line: str, end: int, until: int | None) -> bool:
        """Whether a school still goes on by a part of its own behind its place: "AAS, Oak College, in progress"."""
        piece = line[end : min(len(line) if until is None else until, end + _APART)]
        part = _LAST_PART.search(piece)
        return part is not None and not _YEAR.search(piece, 0, part.start()) and _GOES_ON.match(part[1]) is not None

    def status_of_heading(self, heading: str) -> Status | None:
        """What a heading says of all below it ("Certifications in Progress"); None where it joins two."""
        if _JOINED.search(heading):
            return None
        padded = f"{heading} :"
        return next((status for status, cue in self.heading.items() if cue.search(padded)), None)

    def has_cue(self, line: str) -> bool:
        """Whether a line holds a word of a cue: where it holds none, all that is no card is held."""
        words = plain_words(line)
        return not (self.before_words.keys().isdisjoint(words) and self.after_words.keys().isdisjoint(words))

    def names_holder(self, line: str) -> bool:
        """Whether a line of skills says of its credentials that somebody holds them."""
        return self.company.search(line) is not None

    def is_asked(self, line: str, end: int) -> bool:
        """Whether a posting that names a card up to `end` asks for it, and not for somebody who teaches it."""
        return not self.teacher.match(line, end)

    def is_spoken_of(self, line: str, start: int, end: int, family: str) -> bool:
        """Whether a credential is only spoken of, in a line of any kind: taught, wished for, or a co-worker's title."""
        return bool(self.method.match(line, end)) or self.spoken_of.holds(
            self._left(line, start), line, start, end, family
        )

    def is_own(self, line: str, start: int, end: int) -> bool:
        """Whether a credential in a duty line is the person's own."""
        if self.method.match(line, end) or self.others.search(self._left(line, start)):
            return False
        if _TO_WHOM.search(line, 0, start):
            return False
        if self.own_before.search(before := line[max(0, start - 40) : start]) or self.own_after.match(line, end):
            return True
        if says_card(line[start:end], before):
            return True
        return bool(_CLAUSE_START.search(before) and self.named_own.search(line, start, end))

    def _carries(self, text: str) -> bool:
        """Whether a cue reaches over these words: they are names, or lead to one ("no experience with Cerner or")."""
        return all(w in self.carriers or not w.islower() for w in _ANY_WORD.findall(text))

    def _left(self, line: str, start: int) -> str:
        piece = line[max(0, start - _REACH) : start]
        stops = list(self.stop.finditer(lower_text(piece)))
        return piece[stops[-1].end() :] if stops else piece

    def _right(self, line: str, end: int) -> str:
        piece = line[end : end + _REACH]
        found = self.stop.search(lower_text(piece))
        return piece[: found.start()] if found else piece


def _leads_to_next(line: str, end: int, cue_end: int, until: int | None) -> bool:
    """Whether a cue behind a mark stands right before the next card, and speaks of that: "BLS, expired ACLS"."""
    if until is None or cue_end > until:
        return False
    return bool(_MARK.match(line, end, cue_end)) and not line[cue_end:until].strip(" (")


def _cued(text: str, words: Mapping[str, frozenset[Status]]) -> frozenset[Status]:
    """The statuses that a word of the text may tell of."""
    if words.keys().isdisjoint(found := _WORD.findall(text.casefold())):
        return frozenset()
    return frozenset().union(*(words.get(word, ()) for word in found))


def _words_of(cues: Mapping[Status, Sequence[str]]) -> Mapping[str, frozenset[Status]]:
    """The longest word of each cue, with the statuses it tells of."""
    statuses: defaultdict[str, set[Status]] = defaultdict(set)
    for status in _ORDER:
        for cue in cues[status]:
            statuses[max(_WORD.findall(cue.casefold()), key=len)].add(status)
    return {word: frozenset(own) for word, own in statuses.items()}


def _lists_on(text: str) -> bool:
    """Whether the words after a cue are only list items ("no Epic, Cerner or")."""
    return all(len(item.split()) <= 3 for item in text.split(",")) and not re.search(r"\d", text)


def build_context(table: Mapping[str, Any]) -> Context:
    """The cues of the table `context`."""
    before = {
        status: LatePattern(rf"(?<![^\W_]){_phrases(table['before'][status])}(?![^\W_])", re.I) for status in _ORDER
    }
    # An "after" cue follows the term directly, with marks, its own letters, issuer or a noun between.
    gap = r"[\s,:()\[\]\-–—/*.®?!]*"
    between = (
        r"(?:certification|certificate|certified|credential|license|exam|examination|experience|training|course|class|program|card"
        r"|is|was|currently|renewal|renewing|application|results?|test|(?-i:[A-Z]{2,6})(?![^\W_]))"
    )
    filler = rf"{gap}(?:{between}[\s,:()\[\]\-–—/]*){{0,4}}"
    # "CPR certified, scheduled 30 patients": what goes on with an object is a verb of its own, but no date is one.
    day = r"(?:19|20)\d\d(?!\d)|\d{1,2}\s*[/.-]\s*\d"
    then = rf"{_phrases(table['after']['verbs_then'])}(?![^\W_])"
    verb = rf"(?!{_phrases(table['after']['verbs'])}\s+(?!{then}|{day}))"
    # "CPCT certified, EKG trained": what is only trained is the next thing.
    # "CDL, class B" names the card.
    told = {"unclear": rf"(?!{gap}certified\s*,)(?!{gap}class\s+[a-d](?![^\W_]))"}
    after = {
        status: LatePattern(rf"{told.get(status, '')}{filler}{verb}{_phrases(table['after'][status])}(?![^\W_])", re.I)
        for status in _ORDER
    }
    # A part of its own goes on with nothing, a date, or a word that leads to one.
    ended = (
        r"(?![^\W_])(?=\s*(?:[)\].,;|•–—-]|$|\d{1,2}\s*[/.-]\s*\d|(?:19|20)\d\d|(?:since|as\s+of|in|on|for|by|until|from|due|this|next|spring|summer|fall|winter|exam|test"
        rf"|{MONTH})))(?!\s+for\s+re-?hire)"
    )
    thing = r"(?:certifications?|certificates?|certs?|licen[sc]es?|exams?|credentials?|cards?)"
    things = rf"(?:{thing}(?:\s*(?:/|&|and)\s*{thing})?)"
    told_apart: tuple[Status, ...] = ("expired", "planned")
    apart = {
        status: LatePattern(
            rf"(?:[|,:\t]|(?<=\s)[-–—]|\s\s|\()\s*(?:{between}[\s:]+){{0,3}}{_phrases(table['after'][status])}{ended}",
            re.I,
        )
        for status in told_apart
    }
    terminators = by_letter((lower_pattern(x) + r"(?![^\W_])" for x in _in_order(table["terminators"])), r"[^\W_]")
    # "Nursing Asst. - inactive": a point before a dash ends no sentence.
    stop = re.compile(rf";|•|\||\n|\.(?=\s|$)(?!\s*[-–—(,])(?!\s+(?:in\s+progress|pending|expected))|{terminators}")
    return Context(
        before=before,
        close=LatePattern(rf"(?<![^\W_]){_phrases(table['before']['close'])}(?![^\W_])(?!.*,)", re.I),
        after=after,
        apart=apart,
        heading={
            s: LatePattern(rf"(?<![^\W_]){_phrases([*table['before'][s], *table['after'][s]])}(?![^\W_])", re.I)
            for s in told_apart
        },
        label={
            s: LatePattern(rf"\W*(?:{things}\s+)?(?:{cues})(?:\s+{things})?\W*", re.I)
            for s, cues in (
                *((s, _phrases(table["after"][s])) for s in told_apart),
                ("held", "currently held|current|active|held"),
            )
        },
        stop=stop,
        own_before=LatePattern(
            rf"(?<![^\W_]){_phrases(table['own']['before'])}[\s(:,\-]*(?:[\w/]+[\s,/&]+){{0,3}}$", re.I
        ),
        own_after=LatePattern(
            rf"[\s)(,/&\-]*(?:[A-Z]{{2,6}}[\s)(,/&\-]*){{0,3}}(?:and\s+[A-Z]{{2,6}}\s+)?{_phrases(table['own']['after'])}",
            re.I,
        ),
        teacher=LatePattern(rf"\s*{_phrases(table['own']['teacher'])}(?![^\W_])", re.I),
        others=LatePattern(rf"(?<![^\W_]){_phrases(table['own']['others'])}(?![^\W_])", re.I),
        method=LatePattern(rf"\s*{_phrases(table['own']['method'])}(?![^\W_])", re.I),
        company=LatePattern(rf"(?<![^\W_]){_phrases(table['company']['words'])}(?![^\W_])", re.I),
        named_own=LatePattern(rf"(?<![^\W_]){_phrases(table['own']['after'])}(?![^\W_])", re.I),
        spoken_of=SpokenOf(table["spoken_of"]),
        carriers=frozenset(table["carriers"]["words"]),
        before_words=_words_of(table["before"]),
        after_words=_words_of(table["after"]),
    )
