"""Classes of words that a pattern of a task may name: "train @staff" finds nurses, cashiers and all other staff."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analyzer.errors import LexiconError
from analyzer.matchers.tasks.content import Content
from analyzer.matchers.tasks.near_words import read_near_words
from analyzer.matchers.words.closed_words import ADJECTIVE, CLOSED
from analyzer.matchers.words.folding import AnyCase
from analyzer.matchers.words.inflection import Verbs
from analyzer.matchers.words.words import Normalizer, Word

# Stands before the name of a class in a pattern, and in the normal forms where a word is taken for its class.
CLASS_MARK = "@"
_PATIENT = CLASS_MARK + "patient"
# The normal form of who is cared for, and what stands for others who are.
_CARED_FOR, _PERSON = "patient", "@person"
# A pattern of fewer words says too little of those who are cared for, unless one is a word of the bedside.
_LEAST_SAID = 3
# What may stand behind a noun and opens no name: "trained staff weekly", "staff how to draw blood".
_NO_NOUNS = CLOSED | frozenset("weekly monthly yearly hourly nightly quarterly how regarding whom".split())
# Forms in "-ing" that are mostly nouns behind a noun: "staff meetings", and not "staff working at the desk".
_NOUNS = frozenset("training scheduling meeting hiring onboarding recruiting counseling planning staffing".split())

# Many people at once: no noun before them makes a title ("nursing staff").
_GROUPS = frozenset("staff team crew personnel faculty".split())
_PERSONNEL = _GROUPS - {"team"}
# Who comes with a patient is met as the patient is: "greeted patient families".
_KIN = frozenset("family families member members caregiver caregivers parent parents guardian guardians".split())


class WordClasses:
    """Built once from `lexicons/word_classes.toml`: the class of each word in its normal form."""

    def __init__(self, table: Mapping[str, Any], normalizer: Normalizer) -> None:
        classes: Mapping[str, str] = table.get("class", {})
        self._names = frozenset(classes)
        self._company: Mapping[str, Sequence[str]] = table.get("company", {})
        self._heads = frozenset(CLASS_MARK + name for name in table.get("heads", ()))
        self.near = read_near_words(table.get("near", {}))
        self._persons = frozenset(normalizer.norm(word) for word in table.get("persons", ()))
        self._bedside = frozenset(normalizer.norm(word) for word in table.get("bedside", ()))
        self._skills = _skills(table.get("skills", ()))
        self._tails = frozenset(table.get("tails", ()))
        self._things = frozenset(normalizer.norm(word) for word in table.get("things", ()))
        self._of = {
            normalizer.norm(word): CLASS_MARK + name for name, words in classes.items() for word in words.split()
        }

    def mark(self, words: Sequence[Word], where: str) -> list[Word]:
        """The words of a pattern, those behind a "@" as the name of their class. Raises LexiconError for another."""
        return [w._replace(norm=self._named(w, where)) if w.gap.endswith(CLASS_MARK) else w for w in words]

    def _named(self, word: Word, where: str) -> str:
        if word.text not in self._names:
            known = ", ".join(sorted(self._names)) or "none"
            raise LexiconError(f"{where}: there is no class of words named {word.text!r} (known: {known}).")
        return CLASS_MARK + word.text

    def company(self, entries: Iterable[str], where: str) -> list[str]:
        """The entries of a `never`, with "@animals" replaced by the set. Raises LexiconError for an unknown one."""
        found: list[str] = []
        for entry in entries:
            if not entry.startswith(CLASS_MARK):
                found.append(entry)
            elif entry[1:] in self._company:
                found += self._company[entry[1:]]
            else:
                raise LexiconError(f"{where}: there is no set of company named {entry[1:]!r}.")
        return found

    def without_skills(self, text: str) -> str:
        """The text with blanks in place of the skills of any office that are items of their own."""
        for found in self._skills.finditer(text) if self._skills else ():
            text = text[: found.start()] + " " * len(found[0]) + text[found.end() :]
        return text

    def holds(self, norms: Sequence[str]) -> bool:
        """Whether a pattern with these normal forms names a class."""
        return CLASS_MARK in "".join(norms)

    def replaced(self, norms: Sequence[str]) -> list[str] | None:
        """The normal forms of a line with classes in place of their words; None where it holds no such word."""
        return None if self._of.keys().isdisjoint(norms) else [self._of.get(norm, norm) for norm in norms]

    def of_person(self, norms: Sequence[str]) -> tuple[str, ...] | None:
        """The normal forms of a pattern with whoever is cared for in place of the patient; None where it has none."""
        if _CARED_FOR not in norms or (len(norms) < _LEAST_SAID and self._bedside.isdisjoint(norms)):
            return None
        return tuple(_PERSON if norm == _CARED_FOR else norm for norm in norms)

    def with_persons(self, norms: Sequence[str]) -> list[str] | None:
        """The normal forms of a line with a mark in place of whoever is cared for; None where it names nobody so."""
        if self._persons.isdisjoint(norms):
            return None
        return [_PERSON if norm in self._persons else norm for norm in norms]

    def ends_with_class(self, norms: Sequence[str]) -> bool:
        """Whether a pattern ends with a class whose words may be part of a name, or with a word of one."""
        return norms[-1] in self._heads or self._of.get(norms[-1]) in self._heads

    def in_name(self, norms: Sequence[str], content: Sequence[Content], last: int, verbs: Verbs) -> bool:
        """Whether the class, or the word of it, that ends a pattern before `last` only is a part of a name.

        "Managed executive calendars" is no leading of executives, and "managing editor" none of editors; "hired staff
        accountants" is hiring of staff. A word that the pattern itself holds is a part of a name before fewer nouns:
        "led nurse meetings", and not "oversaw the intern program".
        """
        own, named = content[last - 1], norms[-1] in self._heads
        if own.lowered.endswith("s"):
            return False
        if named and last > 1 and _touch(content, last - 1) and _is_title(norms, content, last, verbs):
            return True
        for index in range(last, len(content)):
            item = content[index]
            if not _touch(content, index) or item.lowered in _NO_NOUNS:
                return False
            norm = item.word.norm
            if norm in self._things:
                return True
            if not named or norm in self._tails:
                return False
            if self._of.get(norm) not in self._heads and not ADJECTIVE.fullmatch(item.lowered):
                form = verbs.form(item.lowered)
                return form is None or item.lowered == form.lemma or item.lowered.rstrip("s") in _NOUNS
        return False

    def names_people(self, content: Sequence[Content], first: int, last: int) -> bool:
        """Whether the words before `last` only say which people are meant: "billing staff", "admitting clerks".

        One person's post ("billing clerk") is left: it may be the writer's own. So is a team, which does the work.
        """
        if last == len(content):
            return False
        item = content[last]
        several = item.lowered.endswith("s") and self._of.get(item.word.norm) in self._heads
        if not (several or item.lowered in _PERSONNEL) or not _touch(content, last):
            return False
        return not any(c.lowered in CLOSED for c in content[first:last])

    def describes_patient(self, content: Sequence[Content], roles: Sequence[str], last: int) -> bool:
        """Whether a pattern ends with "patient" before a thing of the patient's: "scheduled patient transportation"."""
        own = content[last - 1]
        if last == len(content) or own.lowered.endswith("s") or self._of.get(own.word.norm) != _PATIENT:
            return False
        if last > 1 and content[last - 2].lowered in CLOSED:
            # "changes in resident behavior"
            return False
        item = content[last]
        if not _touch(content, last) or roles[last] or item.lowered in _NO_NOUNS or item.lowered in _KIN:
            return False
        return item.word.norm.isalpha()


def _skills(names: Sequence[str]) -> AnyCase | None:
    """What finds a skill at the end of its item; None where there are none."""
    if not names:
        return None
    words = "|".join(r"[\s-]+".join(map(re.escape, name.split())) for name in names)
    # "Quality control of data entry" tells whose control it is.
    part = r"(?<!\bof )(?<!\bin )(?<!\bon )(?<!\bfor )(?<!\bthe )"
    ends = r"[,;.•|/&)\n]|(?:and|while|by)\b|to\s+(?:all\s+)?patients|$"
    return AnyCase(rf"(?<!\w){part}(?:{words})s?(?=\s*(?:{ends}))")


def _touch(content: Sequence[Content], index: int) -> bool:
    """Whether nothing stands between a content word and the one before."""
    return not content[index].joint and content[index].at == content[index - 1].at + 1


def _is_title(norms: Sequence[str], content: Sequence[Content], last: int, verbs: Verbs) -> bool:
    """Whether the word before the last one of a pattern makes it a title ("managing editor")."""
    before = content[last - 2].lowered
    if len(norms) > 1 and before not in _NO_NOUNS and verbs.form(before) is None:
        return True
    is_doing = before.endswith("ing") and verbs.form(before) is not None
    return is_doing and content[last - 1].lowered not in _GROUPS
