"""Lines that list credentials: cards, licenses, exams on their way."""

from __future__ import annotations

import re

from analyzer.matchers.kinds.line import Line
from analyzer.matchers.kinds.shapes import CARD_OF, NAME_AND_LETTERS, ON_ITS_WAY
from analyzer.matchers.kinds.titles import is_dated_title

# So many credentials with a word for a card make a line theirs.
_CARDS = 3
# "Passed charts to RN" tells of charts.
_TO_WHOM = re.compile(
    r"\W*(?i:pass|hand|send|sent|gave|give|forward|rout|relay)\w*\s[a-z ,&]+\sto\s+(?:the\s+|an?\s+)?[A-Z]{2,4}\b"
)
# A credential in so many words, and a line with a word for a card in so many, name the card and no more.
_OPENED, _NAMED = 16, 12


def is_title_with_letters(line: Line) -> bool:
    """Shaped as a name and its letters, and a title stands where the name would."""
    lettered = line.certs and not line.opens_with_cert and "," in line.text and line.text.isascii()
    return bool(lettered and NAME_AND_LETTERS.fullmatch(line.text)) and line.says_title()


def is_labelled_as_card(line: Line) -> bool:
    """ "Certification: ..."."""
    return bool(CARD_OF.match(line.text)) and (line.certs > 0 or not line.tasks)


def books_exam(line: Line) -> bool:
    """An exam that is booked or under way."""
    if line.tasks or line.verb_first or not line.is_short:
        return False
    return bool(line.lists.exam.search(line.text) and ON_ITS_WAY.match(line.text))


def is_dated_card(line: Line) -> bool:
    """A credential with its date and a word for a card or its issuer, and no employer."""
    if not line.certs or not is_dated_title(line):
        return False
    return (line.says_card() or line.says_issuer()) and not line.lists.jobs.names_employer(line.text)


def opens_with_card(line: Line) -> bool:
    """A credential opens a line that is too short to tell more."""
    return line.opens_with_cert and line.count <= _OPENED


def is_on_its_way(line: Line) -> bool:
    """ "Preparing for the CMA exam": words for a card to come open the line."""
    if line.tasks or not line.is_short or _TO_WHOM.match(line.text) or not line.lists.on_its_way.match(line.text):
        return False
    return line.certs > 0 or bool(line.lists.exam.search(line.text))


def lists_cards(line: Line) -> bool:
    """Several credentials, or several words for one, in a line that is no list of skills."""
    if line.verb_first or not line.says_card() or line.says_summary() or line.is_list:
        return False
    if line.certs >= _CARDS:
        return True
    cards = len(line.lists.credential.found(line.text))
    return cards > 1 + line.schooled and (line.certs > 0 or not line.tasks)


def keeps_card(line: Line) -> bool:
    """ "Hold a current BLS card": the work is to have it."""
    if not line.opens_work or not line.certs or line.tasks or line.count > _OPENED:
        return False
    if _TO_WHOM.match(line.text):
        return False
    return (line.says_card() or line.says_issuer()) and line.lists.openings.keeps(line.words)


def is_left_as_card(line: Line) -> bool:
    """A credential with a word for a card, or little beside it."""
    if line.tasks:
        # "Phleb cert., ASCP": the card is named for the work.
        return line.certs > 0 and line.says_card() and line.says_issuer()
    return line.certs > 0 and (line.says_card() or line.count <= 4 + 4 * line.certs)


def opens_with_word_for_card(line: Line) -> bool:
    """ "License: ...", "Certificate in ..."."""
    return not line.tasks and bool(line.lists.credential.match(line.text))


def holds_word_for_card(line: Line) -> bool:
    """A word for a card in a short line."""
    return not line.tasks and line.count <= _NAMED and line.says_card()
