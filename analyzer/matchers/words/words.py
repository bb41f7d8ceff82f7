"""Words of a text with a normal form, so that one pattern finds every way of writing it.

Normal form: NFKC, case-folded, no dots in letters (C.M.A. -> cma), no plural, no possessive, known verb forms as their
lemma, British endings as American ones. Offsets count characters of the text given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from analyzer.matchers.words.inflection import Verbs
from analyzer.matchers.words.spelling import Spelling
from analyzer.matchers.words.word_memory import WordMemory

WORD = re.compile(
    r"(?:[Cc]erti(?:fied|ficates?|fications?)|[Ll]icensed?|BLS|CPR|AED)(?=[A-Z][A-Z]|[A-Z][a-z]{3})"  # "CertifiedCPR"
    r"|[A-Za-z]{2,}(?![^\W_Â]|['’])"  # most words, as the last but one alternative would find them, but sooner
    r"|(?:[A-Za-z]\.){2,}[A-Za-z]?(?![A-Za-z])"  # C.M.A.
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+"
    r"|[^\W_Â]+(?:['’][^\W\d_Â]+)*"  # "ÂPrepared" and "DocumentedÂ" hold the rest of a broken blank
    r"|&"
)
# Cuts a text into gaps and words by turns: less work than a match object for each word.
_CUTS = re.compile(f"({WORD.pattern})")
_BRITISH = (
    (re.compile(r"(?<=[a-z]{3})is(e|ed|es|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"paed"), "ped"),
    (re.compile(r"haem"), "hem"),
    (re.compile(r"^oeso"), "eso"),
    (re.compile(r"gynaec"), "gynec"),
    (re.compile(r"^(cent|lit|fib)re(s?)$"), r"\1er\2"),
    (re.compile(r"^licenc"), "licens"),
    (re.compile(r"^programme"), "program"),
    (re.compile(r"^(lab|col|behavi|fav)our"), r"\1or"),
    (re.compile(r"labell(ed|ing)$"), r"label\1"),
)
# One look for all of them: most words hold none.
_MAYBE_BRITISH = re.compile("|".join(pattern.pattern for pattern, _ in _BRITISH))
# Words that end in "ise" in both spellings.
_NOT_BRITISH = frozenset(
    "exercise exercised exercises exercising supervise supervised supervises supervising advise advised advises "
    "advising precise franchise expertise otherwise enterprise promise raise raised raising comprise revise revised "
    "revising likewise noise disease diseases practise surprise cruise bruise nurse release premise concise".split()
)
_KEEP_S = frozenset(
    "diabetes series news process access express business across address illness wellness fitness always previous "
    "various analysis diagnosis basis sepsis arthritis hepatitis tuberculosis status virus pus plus bus gas has was "
    "is this his us as yes less unless kerberos us bias lens pelvis nexus thus physics statistics logistics "
    "pediatrics obstetrics geriatrics orthopedics aesthetics cosmetics robotics genetics ethics mathematics "
    "economics politics electronics pulse nurse course".split()
)


_POSSESSIVE = re.compile(r"(?<=\w)(?:'[sS]|(?<=[sS])')$")
# From this length on a word in capitals is a shouted word and no acronym.
_SHOUTED = 8
# In capitals these are letters of their own (physical therapy, Texas); "PTS" and "WT" are nothing else.
_OWN_LETTERS = frozenset({"PT", "TX"})


# Short forms that are told by the word behind them: "Cert. Phlebotomist", "IV cert", "Reg. Med. Asst.", "ins. cards".
_SHORT_FORM = re.compile(r"(?<![^\W_])(?:certs?|reg|med|(?<!-)ins)(?![^\W_])", re.I)
_REGISTERED = frozenset(
    "medical med nurse phlebotomy phlebotomist pharmacy dental assistant technician radiologic dietitian".split()
)
_SHORT_FORMS = frozenset(("cert", "certs", "reg", "med", "ins"))
# "Walk ins and copays": only before these it is what is paid by others.
_INSURED = frozenset(
    "card company carrier information verification coverage benefit eligibility plan claim authorization form provider "
    "policy payment payer referral approval ver".split()
)
# Behind "cert" these say which card it is, and not of what.
_OF_CARD = frozenset("number no num # exp expire expiration date id valid current active".split())


class Word(NamedTuple):
    """A word, its normal form, its place, and the characters between it and the word before."""

    text: str
    norm: str
    start: int
    end: int
    gap: str


def singular(word: str) -> str:
    """A lower-case noun without its plural ending, by rule."""
    if word in _KEEP_S or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


class Normalizer:
    """Gives the normal form of single words; remembers what it has seen.

    `names` are lower-cased names in capitals whose last letter is no plural ("cprs", "pacs"). `meant_by` maps short
    forms and slips in lower case to the normal form of the word that is meant ("pts", "cheif"); `slips` maps words
    spelled wrong to the right ones in any form ("venapunctures").
    """

    def __init__(
        self,
        verbs: Verbs,
        names: frozenset[str] = frozenset(),
        meant_by: Mapping[str, str] | None = None,
        slips: Mapping[str, str] | None = None,
    ) -> None:
        self._verbs = verbs
        self._names = names
        self._meant_by = {w: self._plain(right.casefold()) for w, right in (slips or {}).items()} | dict(meant_by or {})
        self._spelling: Spelling | None = None
        self._known = WordMemory(self._norm)
        self.norm = self._known.__getitem__

    def correct_with(self, spelling: Spelling) -> None:
        """From now on misspelled long words get the normal form of the word that was meant."""
        self._spelling = spelling
        self._known.clear()

    def _norm(self, text: str) -> str:
        if text == "&":
            return "and"
        plain = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", text).replace("’", "'").replace(".", ""))
        word = plain.casefold()
        if word in self._meant_by and plain not in _OWN_LETTERS:
            return self._meant_by[word]
        if len(plain) > 2 and plain[-1] == "s" and plain[:-1].isupper():
            return word[:-1]
        if plain.isupper() and word in self._names:
            return word
        word = self._plain(word) or word or text
        if self._spelling is None or not plain.isalpha() or (plain.isupper() and len(plain) < _SHOUTED):
            return word
        meant = self._spelling.meant(word)
        return self._plain(meant) if meant else word

    def _plain(self, word: str) -> str:
        """The normal form of a lower-cased word."""
        if not word.isascii():
            word = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
        if _MAYBE_BRITISH.search(word) and word not in _NOT_BRITISH:
            for pattern, replacement in _BRITISH:
                word = pattern.sub(replacement, word)
        form = self._verbs.forms.get(word)
        if form:
            return form.lemma
        word = singular(word)
        form = self._verbs.forms.get(word)
        return form.lemma if form else word

    def words(self, text: str) -> list[Word]:
        """The words of a text, in order."""
        found: list[Word] = []
        end = 0
        norm, new = self.norm, tuple.__new__
        pieces = iter(_CUTS.split(text))
        # The last gap has no word behind it: zip() stops there.
        for gap, word in zip(pieces, pieces):  # noqa: B905
            start = end + len(gap)
            end = start + len(word)
            found.append(new(Word, (word, norm(word), start, end, gap)))
        return _written_out(found) if _SHORT_FORM.search(text) else found


def _written_out(words: list[Word]) -> list[Word]:
    """The words with short forms of cards as the words that are meant; a full stop behind one ends no sentence."""
    for index, word in enumerate(words):
        lowered = word.text.casefold()
        if lowered not in _SHORT_FORMS:
            continue
        following = words[index + 1] if index + 1 < len(words) else None
        joined = following is not None and following.gap in (" ", ". ")
        meant = ""
        if lowered == "certs" or (lowered == "cert" and not (joined and _is_certified(words, index))):
            meant = "certification"
        elif following is not None and joined:
            if lowered == "cert":
                meant = "certify"
            elif lowered == "reg" and following.norm in _REGISTERED:
                meant = "register"
            elif lowered == "ins" and following.norm in _INSURED:
                meant = "insurance"
            elif lowered == "med" and following.norm == "assistant":
                meant = "medical"
        if meant:
            words[index] = word._replace(norm=meant)
            if following is not None and meant != "certification":
                words[index + 1] = following._replace(gap=" ")
    return words


def _is_certified(words: Sequence[Word], index: int) -> bool:
    """Whether "cert" opens an item and a role in capitals follows: "Cert. Phlebotomist", and not "EKG cert 2019"."""
    following = words[index + 1]
    opens = not index or words[index].gap != " "
    return opens and following.text[0].isupper() and following.norm not in _OF_CARD


def _pieces(texts: Iterable[str]) -> str:
    """What stands between the blanks of many texts, each piece once: no word reaches over a blank."""
    return " ".join(set(" ".join(texts).split()))


def distinct_words(texts: Iterable[str]) -> set[str]:
    """The words of many texts, each once."""
    return set(WORD.findall(_pieces(texts)))


def names_in_capitals(texts: Iterable[str], verbs: Verbs) -> frozenset[str]:
    """The lower-cased words in capitals that end in S and are no plural of a word that `texts` hold in lower case."""
    found = set(re.findall(r"[^\W\d_]+", _pieces(texts)))
    ordinary = {singular(word) for word in found if word.islower()} | set(verbs.forms)
    return frozenset(
        word.casefold()
        for word in found
        if len(word) > 2 and word.isupper() and word.endswith("S") and singular(word.casefold()) not in ordinary
    )
