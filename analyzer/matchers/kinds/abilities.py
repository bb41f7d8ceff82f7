"""Lines that name skills: lists, labels, abilities, tools."""

from __future__ import annotations

import re

from analyzer.matchers.kinds.line import PHRASE, ROLE, Line
from analyzer.matchers.kinds.shapes import ABILITY, LABELLED, SKILLS_OF, SYSTEMS
from analyzer.matchers.words.closed_words import CLOSED, DETERMINERS
from analyzer.matchers.words.lists import has_short_items, list_marks
from analyzer.matchers.words.words import Word

_TEAM_PLAYER = re.compile(r"\W*(?:great\s+|good\s+)?team[\s-]*(?:player|work|oriented)\s*[,;|•]", re.I)
# So many words name something; fewer may be a town or a heading.
_NAMED = 3
# Where one skill ends in small letters and the next one starts with a capital; so many of these in a line at least.
_SEAM = re.compile(r"[a-z]\s+(?=[A-Z][a-z])")
_SEAMS = 3
_MARKED = re.compile(r"[.;:!?](?:\s|$)|,.*,")
# Words of such an item, on average.
_LEAST, _MOST = 2, 4


def is_labelled_skills(line: Line) -> bool:
    """ "Computer skills: ...", "Typing: 60 wpm"."""
    return bool(SKILLS_OF.match(line.text))


def names_quality(line: Line) -> bool:
    """A few words that open as a summary does: "Team player"."""
    if line.verb_first:
        return False
    if line.count <= PHRASE and line.lists.qualities.match(line.text):
        return True
    # "Team player, detail oriented, fast learner"
    return line.count <= ROLE and bool(_TEAM_PLAYER.match(line.text))


def names_systems(line: Line) -> bool:
    """ "Billing systems: ..."."""
    return bool(SYSTEMS.match(line.text))


def lists_under_label(line: Line) -> bool:
    """Things under a label: "Administrative: scheduling, verification, billing basics"."""
    if not (label := LABELLED.match(line.text)):
        return False
    lists = line.lists
    if line.verb_first and not lists.openings.names_field(line.words[0]):
        # "Testing: acuity, tonometry, fields" is a label, too.
        return False
    if line.says_duty_first or lists.other.match(line.text) or lists.credential.match(line.text):
        return False
    behind = [w for w in line.words if w.start >= label.end()]
    told = lists.openings.tells_past(behind) or (line.verb_first and lists.openings.opens_plain(behind))
    return bool(list_marks(line.text[label.end() :], behind)) and not told


def runs_together(line: Line) -> bool:
    """Skills that lost the marks between them: "Billing basics Front desk work Chart filing Insurance knowledge"."""
    if line.certs or len(_SEAM.findall(line.text)) < _SEAMS or _MARKED.search(line.text):
        return False
    items: list[list[Word]] = [[]]
    for word in line.words:
        if items[-1] and _SEAM.match(line.text, items[-1][-1].end - 1) and word.text[0].isupper():
            items.append([])
        items[-1].append(word)
    if line.says_duty_first or not _LEAST <= line.count / len(items) <= _MOST or max(map(len, items)) > PHRASE:
        return False
    small, openings = CLOSED | DETERMINERS, line.lists.openings
    if any(item[-1].norm in small or item[0].text in small for item in items):
        return False
    return not any(openings.tells_past(i) or openings.is_plain_verb(i) or openings.tells_now(i) for i in items)


def names_ability_in(line: Line) -> bool:
    """ "High skills in ..."."""
    return not line.verb_first and bool(line.lists.ability_in.match(line.text))


def is_trained(line: Line) -> bool:
    """ "Trained in ..." in a few words, or before a list."""
    if not line.opens_work or not line.lists.trained.match(line.text):
        return False
    return line.count <= ROLE or line.is_list


def lists_skills_like_work(line: Line) -> bool:
    """A list whose first item a verb opens though it names a skill: "Charting, phlebotomy, EKG, rooming"."""
    if not line.opens_work:
        return False
    opening = re.split(r"[,;|•·]", line.text)[0].split()
    openings = line.lists.openings
    acts = openings.tells_now(line.words) or openings.is_plain_verb(line.words)
    told = openings.tells_past(line.words) or (len(opening) > 1 and acts)
    return not told and (len(opening) <= 2 or line.skilled) and line.is_list


def opens_with_skill(line: Line) -> bool:
    """ "Proficient in ..."."""
    return line.skilled


def lists_items(line: Line) -> bool:
    """Marks cut the line into many short items."""
    return line.is_list or has_short_items(line.text)


def opens_with_adjective(line: Line) -> bool:
    """ "Motivated individual"."""
    return line.is_adjective


def names_something(line: Line) -> bool:
    """A task, a tool or a gerund, or so many words that they name something."""
    return bool(line.tasks or line.tools) or line.count >= _NAMED or "gerund" in line.tenses


def is_ability(line: Line) -> bool:
    """One word that names an ability or a trait by itself."""
    if line.count != 1 or line.words[0].norm in line.lists.headings:
        return False
    return bool(ABILITY.fullmatch(line.text.strip()))


def names_ability(line: Line) -> bool:
    """Two plain words that name what somebody can do ("report development"), and are no heading or town."""
    if line.count != 2 or re.search(r"[\d,.:]", line.text):
        return False
    first, last = (w.norm for w in line.words)
    headings = line.lists.headings
    return last not in headings or (last == "skill" and first not in headings)
