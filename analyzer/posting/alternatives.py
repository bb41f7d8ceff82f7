"""Groups the items of a clause into needs: alternatives stand in one group, and years of experience find their need."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from analyzer.matchers.words.folding import AnyOf
from analyzer.model import Necessity
from analyzer.posting.groups import Groups
from analyzer.posting.items import Item, ids_of
from analyzer.posting.strength import SEEKING, Years

_FAMILY = {"specialty": "place", "setting": "place", "education": "degree", "cert": "degree"}
_MOST_BETWEEN = 60
_CONNECTED = re.compile(r"^[\s,()/|]*$")
# "CMA; RMA; or CCMA"
_CHOICE = re.compile(r"\s*;\s*(?:or\s+)?", re.I)
# "1 year of customer service experience, typing 40 wpm": the years end with their own experience.
_EXPERIENCE_ENDS = re.compile(
    r"^(?:\s*of)?(?:\s+[\w/-]+){0,5}\s+(?:experience|exp\b\.?)(?:\s+(?:is\s+)?(?:required|preferred|desired|needed))?,"
    r"(?!\s*(?:prefer|ideal|includ|such|in\b))",
    re.I,
)
# "1 year as a medical assistant with injections": the years are those of the role.
_AS_ASSISTANT = re.compile(
    r"\s*(?:of\s+)?(?:experience\s+)?(?:working\s+)?as\s+(?:an?\s+)?(?:medical\s+ass(?:istan)?t\b|C?MA\b)", re.I
)
# "One year as a medical assistant, preferably in urology": the years are asked for, the field is wished for.
_BEST_IN = re.compile(r",?\s*\b(?:preferably|ideally)\b", re.I)
# "two years of experience for our busy eye clinic": the years may be of any other place.
_OF_EMPLOYER = re.compile(r"\bour\b|\bexperience\s+(?:for|to)\b", re.I)
_WHERE = re.compile(r"\s+(?:experience\s+)?(?:with)?in\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+)?", re.I)
# "the RMA through its issuer or for the CMA through its own"
_OR_ELSE = re.compile(r"\bor\s+[^.;,]*$", re.I)
_EXAMPLES = re.compile(r"(?:\b(?:such as|including|like|any of|ex)\b|\()[^.;)]*$|\b(?:e\.?g|i\.?e)\b[^;)]*$", re.I)
_BETWEEN_EXAMPLES = re.compile(r"(?:\s*[\w-]*\s*)?(?:[,/&+]|\band\b|\bor\b|\s)+$", re.I)
_ONE_OF = re.compile(r"\b(?:one|any|either)\s+of\b(?:\s+(?:the\s+following|these))?[^.;]*$", re.I)
# "Certifications such as CPT or CMAA": any of them will do.
_CARDS_SUCH_AS = re.compile(
    r"\b(?:certifications?|credentials?|licen[sc]es?)\W{1,2}(?:such as|including|like|e\.?g|i\.?e)\b[^.;)]*$",
    re.I,
)
# "(or 2 years in lieu of the diploma)" between two ways in.
_INSTEAD_ASIDE = re.compile(r"\s*\([^()]*\b(?:in (?:lieu|place) of|instead of)\b[^()]*\)", re.I)
_IN_LIEU = re.compile(r"\bin (?:lieu|place) of\b|\binstead of\b", re.I)
# "ACLS or PALS", but "PALS, ACLS required or obtained within a year"
_OR_NAME = re.compile(
    r"\bor\b(?!\s+(?:be|obtain\w*|must|will\w*|able|ability|within|eligib\w*|acquir\w*|get|earn\w*|complet\w*)\b)", re.I
)
# "(three years of such work may stand in for the diploma)"
_STANDS_IN_BEHIND = re.compile(
    r"[^.;]{0,60}\b(?:(?:may|can|will)\s+(?:also\s+)?(?:replace|substitute|stand\s+in|take\s+the\s+place|be\s+substituted)\b"
    r"|(?:in\s+(?:lieu|place)\s+of|instead\s+of)\s+(?:the\s+|a\s+)?(?:diploma|degree|certificat\w+|school\w*|program)\b)",
    re.I,
)
# "CNA with at least 1 year"
_WITH_TIME = re.compile(
    r"\s*(?:licen[sc]e|certificat\w+|card)?\s*(?:with|plus)\s+(?:(?:at\s+least|a\s+minimum\s+of|minimum)\s+)?\(?", re.I
)
_COUNTS = re.compile(r"\s*(?:also\s+)?counts?\b", re.I)
# "1 year of experience (an externship counts)", "1 year of experience, your externship counts"
_ADDS = re.compile(r"\(|[,;–—-]\s*(?:(?:an?|your|any|the)\s+)?$", re.I)
_OR_DEGREE = re.compile(r"\bor\s+(?:an?\s+)?(?:[\w’'.]+\s+){0,3}$", re.I)
# "CPR/BLS", "CPR-BLS", "CPR certification (BLS)", "Basic Life Support CPR": one card, called by both names.
_SAME_CARD = re.compile(r"\s*(?:certif\w*|card)?\s*(?:[/–-]|\([^)]*)\s*|\s+", re.I)
_SENTENCE_ENDS = re.compile(r"[.;]\s+(?!or\b)", re.I)
_PLACES_LISTED = re.compile(r"\bexperience\s*\([^()]*$", re.I)
# Years end their item: "Epic, 2 years minimum".
_ITEM_ENDS = re.compile(
    r"\s*(?:of\s+)?(?:experience|exp)?\s*(?:minimum|min\.?|required|preferred|or more|plus|\+)?\s*(?:[,.;)]|$)", re.I
)
# "2 years of orthopedic experience, or at least 3 years"
_OR_AGAIN = re.compile(
    r"\s*(?:experience|exp\.?|work|clinic|setting|practice|office)?\s*(?:preferred|required)?\s*,?\s*\bor\s+"
    r"(?:(?:at least|a?\s*minimum(?:\s+of)?|else)\s+)?\(?",
    re.I,
)
# "a degree in business or healthcare with 3 years" asks for both.
# "Diploma required or a current aide with 2 years" takes either.
_OR_YEARS = re.compile(
    r"[\s,;)]*(?:and\s*/\s*)?\bor\b(?:(?!\b(?:with|plus)\b)[^.;]){0,60}$|\brequired\s*,?\s*or\b[^.;]{0,80}$"
    # "an LPN license or be a medical assistant with two years"
    r"|\bor\s+(?:be\s+|have\s+been\s+)?an?\s+(?:\w+\s+)?(?:assistant|C?MA|technician|aide|phlebotomist)\s+with\s+"
    r"(?:at\s+least\s+)?$",
    re.I,
)


# "a diploma or its equivalent and two years" asks for both.
_OR_ITS_LIKE = re.compile(
    r"\bor\s+(?:possession\s+of\s+)?(?:(?:its|an?|the|any)\s+)?"
    r"(?:GED|(?:high[\s-]school\s+)?equivalen\w+(?:\s+diploma)?|equal)\b(?=\s*,?\s*(?:and|plus|with|&))",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Group:
    """Alternatives of one need. `years` of experience belong to it; with `either` they may stand in its place."""

    items: tuple[Item, ...]
    years: float | None = None
    either: bool = False

    @property
    def start(self) -> int:
        """Where the group starts in its clause."""
        return min(i.start for i in self.items)

    @property
    def end(self) -> int:
        """Where the group ends in its clause."""
        return max(i.end for i in self.items)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of its items."""
        return frozenset(i.kind for i in self.items)

    @property
    def is_degree(self) -> bool:
        """Whether it asks for a credential or a school."""
        return self.kinds <= {"cert", "education"}


def group_items(
    items: Sequence[Item], years: Sequence[Years], text: str, default: Necessity, parted: AnyOf, known: Groups
) -> tuple[list[Group], list[Years]]:
    """The needs of a clause, and the years that belong to none of them. `parted` finds words of strength."""
    groups: list[list[Item]] = []
    for item in items:
        if groups and _are_alternatives(groups[-1], item, text, default, parted, known):
            groups[-1].append(item)
        elif other := _other_degree(groups, item, years, text, known):
            other.append(item)
        else:
            groups.append([item])
    groups = [
        g
        for n, g in enumerate(groups)
        if not (n and (_is_where(groups[n - 1], g, text) or _is_its_place(groups[n - 1], g, text)))
        and not (n + 1 < len(groups) and _is_where_ahead(g, groups[n + 1], text))
    ]
    found, lone = _with_years([Group(tuple(g)) for g in groups], years, text, known, parted)
    found, lone = _two_ways(found, lone, years, text)
    ways = len(years) > 1 and any(len(g.items) > 1 and known.degrees.issuperset(ids_of(g.items, text)) for g in found)
    return _least_years(found, lone) if ways else (found, lone)


def _other_degree(
    groups: Sequence[list[Item]], item: Item, years: Sequence[Years], text: str, known: Groups
) -> list[Item] | None:
    """The degree that this one may stand for with years of its own ("Bachelor's and 2 years, or Associate's and 4")."""
    if not known.degrees.issuperset(item.ids):
        return None
    degree = next((g for g in reversed(groups) if known.degrees.issuperset(g[-1].ids)), None)
    if degree is None:
        return None
    between = text[degree[-1].end : item.start]
    with_years = any(degree[-1].end <= y.start and y.end <= item.start for y in years)
    return degree if with_years and _OR_DEGREE.search(between) else None


def _least_years(groups: list[Group], lone: list[Years]) -> tuple[list[Group], list[Years]]:
    """Of the years that go with different degrees the least: nobody needs those of every way in."""
    least = min([g.years for g in groups if g.years is not None] + [y.value for y in lone])
    kept: dict[tuple[tuple[str, ...], ...], Group] = {}
    for group in groups:
        own = replace(group, years=group.years if group.years == least else None)
        kept.setdefault(tuple(i.ids for i in group.items), own)
    said = any(g.years is not None for g in kept.values())
    return list(kept.values()), [] if said else [y for y in lone if y.value == least][:1]


def _is_where(before: Sequence[Item], group: Sequence[Item], text: str) -> bool:
    """Whether a place only says where the task before was done ("phlebotomy experience in a hospital")."""
    where = all(i.kind == "setting" for i in group) and before[-1].kind == "task"
    return where and bool(_WHERE.fullmatch(text[before[-1].end : group[0].start]))


def _is_its_place(before: Sequence[Item], group: Sequence[Item], text: str) -> bool:
    """Whether "clinic" stands right behind a field or kind of place and is part of its name ("an eye clinic")."""
    clinic = ids_of(group, text) == ("setting.clinic",)
    return clinic and before[-1].kind in ("specialty", "setting") and not text[before[-1].end : group[0].start].strip()


def _is_where_ahead(group: Sequence[Item], behind: Sequence[Item], text: str) -> bool:
    """Whether a place only says where the task right behind it is done ("1 yr hospital phlebotomy")."""
    where = all(i.kind == "setting" for i in group) and behind[0].kind == "task"
    return where and group[-1].end < behind[0].start and not text[group[-1].end : behind[0].start].strip()


def _are_alternatives(
    group: Sequence[Item], item: Item, text: str, default: Necessity, parted: AnyOf, known: Groups
) -> bool:
    """Items joined by "or", a slash or a list that ends in "or" are alternatives; the rest stand alone."""
    last = group[-1]
    if "task" in (item.kind, last.kind) or _FAMILY.get(item.kind, item.kind) != _FAMILY.get(last.kind, last.kind):
        return False
    between = text[last.end : item.start]
    if item.kind in ("specialty", "setting") and _BEST_IN.search(between):
        return False  # "two years in a clinic, ideally endocrinology or internal medicine"
    if "(" in between:
        between = _INSTEAD_ASIDE.sub("", between)
    if known.life_support.issuperset((*item.ids, *last.ids)) and not _OR_NAME.search(text):
        return known.one_card.issuperset((*item.ids, *last.ids)) and bool(_SAME_CARD.fullmatch(between))
    if ")" not in between and _PLACES_LISTED.search(text[: group[0].start]):
        return True  # "CNA experience (hospital, nursing home, home health)"
    if "(" in between and ")" not in between and _own_strength(text[item.end :], parted):
        return False  # "fluent in English (another language a plus)"
    if _are_examples(group, item, text, parted):
        return True
    if {*item.ids, *last.ids} <= known.one_credential and (_CONNECTED.match(between) or _CHOICE.fullmatch(between)):
        return True
    if item.kind == last.kind == "cert" and _BETWEEN_EXAMPLES.fullmatch(between) and not parted.search(between):
        if known.life_support.isdisjoint(item.ids) and _CARDS_SUCH_AS.search(text[: group[0].start]):
            return True
    in_passing = default == "mentioned" and not parted.search(text)
    if in_passing and item.kind not in ("cert", "education", "setting") and not re.search(r"\bor\b", between):
        return False
    if _ONE_OF.search(text[: group[0].start]) and re.fullmatch(r"\s*(?:[,/]|,?\s*or\b)\s*", between, re.I):
        return True
    if item.start < last.end:
        return bool(re.search(r"\bor\b", text[last.start : item.end], re.I))
    if (
        {*item.ids, *last.ids} <= known.one_credential
        and _OR_ELSE.search(between)
        and len(between) <= 2 * _MOST_BETWEEN
    ):
        return True
    if re.search(r"[.;]\s|\b(?:and|plus)\b(?!\s*/)", between, re.I) or len(between) > _MOST_BETWEEN:
        return False
    if re.search(r"\bwith\s+(?:\w+\s+)?(?:experience|background)\b", between, re.I):
        return False  # "in primary care, with a background in geriatrics"
    if parted.search(between) and not re.search(r"\bor\s+\W*$", between, re.I):
        return False
    mixed = {item.kind, last.kind} == {"cert", "education"}
    if mixed and "education.high-school" in (*item.ids, *last.ids) and not re.search(r"\bor\b", between, re.I):
        return False
    if known.life_support.isdisjoint(item.ids) != known.life_support.isdisjoint(last.ids):
        return False
    if re.search(r"\bor\b|/", between, re.I):
        return True
    if "," in between or _CONNECTED.match(between):
        rest = text[item.end : item.end + 80]
        ends_open = re.match(r"[\s,()\w.’'&/-]*?\betc\b", rest, re.I) and item.kind == "cert"
        listed = re.match(r"[\s,()\w.’'&/-]*?\bor\b", rest, re.I) and not re.match(r"[^,]*\band\b(?!\s*/)", rest, re.I)
        return bool(ends_open or listed)
    return False


def _own_strength(behind: str, parted: AnyOf) -> bool:
    """Whether the bracket that ends in this text says its own strength."""
    return bool(parted.search(behind.partition(")")[0]))


def _are_examples(group: Sequence[Item], item: Item, text: str, parted: AnyOf) -> bool:
    """Whether both are systems of one list of examples ("an EHR such as Epic, Cerner and Athena"): any will do."""
    named = all(i.startswith("ehr.") for i in (*item.ids, *group[-1].ids))
    between = text[group[-1].end : item.start]
    if "(" in between and _own_strength(text[item.end :], parted):
        return False  # "EMR experience (Epic preferred)" asks for any system and wishes for one
    if not named or len(between) > _MOST_BETWEEN or not _BETWEEN_EXAMPLES.match(between) or parted.search(between):
        return False
    return bool(_EXAMPLES.search(text[: group[0].start]))


def _with_years(
    groups: list[Group], years: Sequence[Years], text: str, known: Groups, parted: AnyOf
) -> tuple[list[Group], list[Years]]:
    lone: list[Years] = []
    for position, asked in enumerate(years):
        stop = years[position + 1].start if position + 1 < len(years) else len(text)
        if _are_of_an_aide(groups, asked, text, known):
            # Those who come with another card need no years, and no place behind them.
            groups = [g for g in groups if g.is_degree or not asked.start <= g.start < stop]
            continue
        instead = _stands_in(groups, asked, text, known.life_support)
        if instead is not None:
            # Places and tasks behind describe the experience that stands in for the school or credential.
            groups = [g for g in groups if g.is_degree or not asked.start <= g.start < stop]
            at = groups.index(instead)
            groups[at] = replace(instead, years=asked.value, either=True)
            continue
        own = next((g for g in groups if asked.end <= g.start < stop and _takes_years(g)), None)
        if own and _is_aside(text[asked.end : own.start], text[own.end :], parted):
            own = None  # "6 months as an MA (urgent care preferred)"
        if own and (_BEST_IN.search(text, asked.end, own.start) or _OF_EMPLOYER.search(text, asked.end, own.start)):
            own = None
        if own and own.kinds == {"task"} and _AS_ASSISTANT.match(text, asked.end, own.start):
            own = None
        if own and _EXPERIENCE_ENDS.search(text[asked.end : own.start]):
            lone.append(asked)
            continue
        own = own or next(
            (
                g
                for g in reversed(groups)
                if g.end <= asked.start
                and _takes_years(g)
                and g.years is None
                and _goes_back(text[g.end : asked.start], text[asked.end :])
            ),
            None,
        )
        if own is None:
            lone.append(asked)
        else:
            groups[groups.index(own)] = replace(own, years=asked.value)
    return groups, lone


def _are_of_an_aide(groups: Sequence[Group], asked: Years, text: str, known: Groups) -> bool:
    """Whether years are those of the last of several cards ("MA certification or a CNA with 1 year in a clinic")."""
    for group in groups:
        *others, last = group.items
        if not (others and group.is_degree and known.aides.issuperset(last.ids)):
            continue
        if any(known.aides.issuperset(o.ids) for o in others):
            continue
        if last.end <= asked.start and _WITH_TIME.fullmatch(text, last.end, asked.start):
            return True
    return False


def _is_aside(before: str, behind: str, parted: AnyOf) -> bool:
    """Whether a bracket that says its own strength opens behind the years and holds what comes next."""
    opened = before.rfind("(")
    if opened < 0 or ")" in before[opened:]:
        return False
    return bool(parted.search(before[opened:] + behind.partition(")")[0]))


def _goes_back(between: str, behind: str) -> bool:
    """Whether years speak of what stands ahead of them; behind a comma only where they end their own item.

    "Epic, 2 years" and "Epic (2 years)" do so, "Epic, 2 years with children" does not.
    """
    if SEEKING.search(between):
        return False
    if re.search(r"\bor\b", between, re.I):
        return False  # "a year in an eye clinic or 2 years as an MA"
    return "," not in between or (between.count(",") == 1 and bool(_ITEM_ENDS.match(behind)))


def _two_ways(
    groups: list[Group], lone: list[Years], years: Sequence[Years], text: str
) -> tuple[list[Group], list[Years]]:
    """One need of two ways in: "2 yrs ortho or 3 yrs as an MA" asks for the one or the other.

    Years of any work stand in for the field; of two fields with years of their own the least count.
    """
    for first, second in itertools.pairwise(years):
        both = next((g for g in groups if first.end <= g.start < second.start and second.end <= g.end), None)
        if (
            both
            and not both.is_degree
            and second in lone
            and re.search(r"\bor\b", text[both.start : second.start], re.I)
        ):
            groups[groups.index(both)] = replace(both, years=min(first.value, second.value))
            lone = [y for y in lone if y is not second]
            continue
        own = next((g for g in groups if first.end <= g.start and g.end <= second.start and not g.is_degree), None)
        if own is None or own.either or not _OR_AGAIN.fullmatch(text[own.end : second.start]):
            continue
        at = groups.index(own)
        if second in lone:
            groups[at], lone = replace(own, years=second.value, either=True), [y for y in lone if y is not second]
            # What stands behind the second way is part of it.
            groups = [g for g in groups if g.kinds != {"task"} or g.start < second.end]
            continue
        other = next((g for g in groups if second.end <= g.start and g.years == second.value), None)
        if other and {_FAMILY.get(k, k) for k in own.kinds} == {_FAMILY.get(k, k) for k in other.kinds}:
            least = min(first.value, second.value)
            groups[at] = replace(own, items=(*own.items, *other.items), years=least)
            groups = [g for g in groups if g is not other]
    return groups, lone


def _takes_years(group: Group) -> bool:
    return not group.kinds & {"cert", "language", "education"}


def _stands_in(groups: Sequence[Group], asked: Years, text: str, life_support: Set[str]) -> Group | None:
    """The credential or school in whose place the years may stand ("or 2 years of experience", "in lieu of")."""
    # The nearest one ahead of the years first, then those behind.
    for group in sorted(groups, key=lambda g: (g.start > asked.start, -g.end if g.end <= asked.start else g.start)):
        if not group.is_degree or group.years is not None or any(i in life_support for x in group.items for i in x.ids):
            continue
        if group.start < asked.start and asked.end < group.end and _IN_LIEU.search(text[asked.end : group.end]):
            return group
        ahead = text[group.end : asked.start]
        if (
            group.end <= asked.start
            and not _SENTENCE_ENDS.search(ahead)
            and _OR_YEARS.search(_OR_ITS_LIKE.sub("", ahead))
        ):
            return group
        if group.end <= asked.start and not _SENTENCE_ENDS.search(ahead) and _STANDS_IN_BEHIND.match(text, asked.end):
            return group
        between = text[asked.end : group.start]
        if asked.end <= group.start and _COUNTS.match(text[group.end :]) and _ADDS.search(between):
            return group
        if asked.end <= group.start and (
            _IN_LIEU.search(between) or re.search(r"[,\s]or\s+(?:[^,.;]{0,40})$", between, re.I)
        ):
            return group
    return None
