"""Tells which words of a line act as verbs, and over which words a verb governs.

"orders" may be a noun, "assigned" an adjective ("assigned rooms"), "rooming" part of a name ("the rooming workflow").
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from analyzer.matchers.tasks.content import BE_WORDS, Content, opens_noun
from analyzer.matchers.words.inflection import Form, Verbs

# Closed-class words of English, not facts of the field.
_TO = frozenset("to will would can may must should could i we who helped help assist assisted ability able".split())
_DETERMINERS = frozenset("a an the my our his her their its your this that these those each every all any".split())
_PREPOSITIONS = frozenset(
    "of in on at for with without by from to into through during via per within under after before while when as "
    "including include includes included incl using regarding about such like".split()
)
_NOT_OBJECTS = _PREPOSITIONS - {"for", "to"}
_ASPECTS = frozenset(
    "start begin continue keep assist help aid support practice stop finish observe shadow involve enjoy".split()
)
_HELPING = frozenset("assist help aid participate".split())
# Openings that say nothing: what follows them was handled ("responsible for referrals").
_HAVING_CHARGE = frozenset(("responsible", "accountable"))
_HANDLE = "handle"
# Verbs of somebody who stands beside the one who does it.
_AT_SIDE = _HELPING | frozenset("chaperone support position drape monitor comfort".split())
_PRONOUNS = frozenset("them him her us me".split())
# Behind a hyphen these describe people or things, and are no verbs.
_SECOND_PARTS = frozenset("speaking facing seeking".split())
# Behind these a sentence tells how a thing is done, or among whom.
_MANNER = frozenset(
    "accordance according per awareness contained through throughout via among across toward by who prior arising "
    "affecting how based consisting before after until".split()
)
_MOST_BETWEEN = 14


class Around(NamedTuple):
    """The verbs at a place, whatever the task: behind it, opening it, touching it; with `ends` none governs it."""

    behind: str
    ends: bool
    opening: str
    touching: str


def verb_forms(content: Sequence[Content], verbs: Verbs) -> list[Form | None]:
    """What each content word is as a verb form; None for no verb."""
    form = verbs.form
    return [form(item.lowered) for item in content]


def verb_roles(content: Sequence[Content], forms: Sequence[Form | None], verbs: Verbs) -> list[str]:
    """For each content word the lemma of the verb it acts as (with its particle: "set up"), or ""."""
    roles: list[str] = []
    tense: str | None = None
    for index, (form, item) in enumerate(zip(forms, content, strict=True)):
        joint = item.joint
        if joint == ".":
            tense = None
        role = ""
        if form and _acts(form, content, index, tense, roles[-1] if roles and not joint else "", verbs):
            role = _with_particle(form.lemma, content, index, verbs)
            if tense is None and joint == ".":
                tense = next(iter(sorted(form.tenses & {"past", "gerund", "third", "base"})), None)
        roles.append(role)
    _add_nouns(content, roles, verbs)
    if (opener := empty_opener(content)) is not None and not roles[opener]:
        roles[opener] = _HANDLE
    return roles


def empty_opener(content: Sequence[Content]) -> int | None:
    """Where an opening ends that only says whose the work was ("responsible for", "in charge of"); None for none."""
    first = [c.lowered for c in content[:2]]
    if first[:1] and first[0] in _HAVING_CHARGE:
        return 0
    return first.index("charge") if first in (["in", "charge"],) else None


def _add_nouns(content: Sequence[Content], roles: list[str], verbs: Verbs) -> None:
    """Nouns that name a doing govern what "of" joins to them: "maintenance and filing of charts"."""
    if True not in [item.of for item in content]:
        return
    for index in range(len(content) - 2, -1, -1):
        lemma = verbs.nouns.get(content[index].lowered)
        if lemma is None or roles[index]:
            continue
        following = content[index + 1]
        shared = roles[index + 1] and following.joint in (",", "&") and content[index].before != "of"
        if (shared and _has_of(content, index + 1)) or (following.of and not following.joint):
            if not index or content[index - 1].lowered != "under" or content[index].joint:
                roles[index] = lemma


def _has_of(content: Sequence[Content], index: int) -> bool:
    return index + 1 < len(content) and content[index + 1].of


def _acts(
    form: Form, content: Sequence[Content], index: int, tense: str | None, verb_before: str, verbs: Verbs
) -> bool:
    item = content[index]
    following = content[index + 1] if index + 1 < len(content) else None
    if following and not following.joint and f"{item.lowered} {following.word.norm}" in verbs.compounds:
        return False
    if not item.joint and f"{item.before} {item.lowered}" in verbs.compounds:
        # "led high-performing teams"
        return False
    if item.word.gap == "-" and item.lowered in _SECOND_PARTS:
        # "Vietnamese-speaking families"
        return False
    changed = item.lowered != form.lemma
    if item.before == "to" and changed and not item.joint and not form.tenses & {"gerund", "base"}:
        # "according to established protocols", "training for newly assigned staff"
        return False
    if item.joint == "." or item.before in _TO:
        return True
    if changed and "gerund" in form.tenses:
        if item.joint or item.before in _PREPOSITIONS or item.before in BE_WORDS:
            return True
        if item.before in _DETERMINERS:
            return bool(following and following.before == "of")
        if following and not following.joint and opens_noun(following.before):
            # "comfortable calibrating the analyzers": a noun that is named has no article behind it.
            return True
        if verb_before and verb_before not in _ASPECTS:
            # "performed billing for two doctors": the gerund is the object.
            return False
        return bool(following and following.before == item.lowered and following.lowered not in _NOT_OBJECTS)
    if changed and form.tenses & {"past", "participle"}:
        if item.joint:
            return True
        # "prescribed medication" behind a verb, "the assigned rooms": a participle that describes the noun.
        described = item.before in _DETERMINERS and item.before != "that"
        return not verb_before and not described and item.before not in _PREPOSITIONS
    if item.joint and following and not following.joint and following.before in _DETERMINERS:
        # "booked visits and answer the phone": only a verb stands before an article, whatever tense the line has.
        return True
    return bool(item.joint) and (tense is None or bool(form.tenses & {tense}))


def _with_particle(lemma: str, content: Sequence[Content], index: int, verbs: Verbs) -> str:
    particles = verbs.particles.get(lemma)
    if particles and index + 1 < len(content):
        following = content[index + 1]
        if following.joint == "" and following.lowered in particles:
            return f"{lemma} {following.lowered}"
    return lemma


def accepted(role: str, accepts: frozenset[str]) -> bool:
    """Whether a task accepts this verb, with or without its particle."""
    return role in accepts or (" " in role and role.split(" ")[0] in accepts)


def _verb_behind(content: Sequence[Content], forms: Sequence[Form | None], last: int, compounds: Container[str]) -> str:
    """The lemma of the verb behind the object that ends before `last`: "patient rooming", "rooms were cleaned"."""
    if last >= len(content) or content[last].joint:
        return ""
    item, form = content[last], forms[last]
    if form is None or item.lowered == form.lemma or f"{content[last - 1].lowered} {item.lowered}" in compounds:
        return ""
    touching = item.at == content[last - 1].at + 1
    acts = (
        touching if "gerund" in form.tenses else "participle" in form.tenses and (touching or item.before in BE_WORDS)
    )
    return form.lemma if acts else ""


def _touching_verb(content: Sequence[Content], forms: Sequence[Form | None], first: int) -> str:
    """The lemma of a verb in its plain form that opens the item of the object, whatever tense the line has.

    "Answered phones, schedule appointments".
    """
    if not first or content[first].joint or not content[first - 1].joint:
        return ""
    form = forms[first - 1]
    return form.lemma if form and content[first - 1].lowered == form.lemma else ""


def _is_only_verb(content: Sequence[Content], forms: Sequence[Form | None], roles: Sequence[str], index: int) -> bool:
    """Whether a word acts as a verb and cannot be the object of another ("billed"; "billing" may be either)."""
    form = forms[index]
    if form is None or not roles[index]:
        return False
    if "gerund" not in form.tenses and content[index].lowered != form.lemma and "third" not in form.tenses:
        return True
    joined = content[index].joint in (",", "&")
    if index and joined and roles[index - 1]:
        return True
    if index + 1 == len(content) or not joined or content[index + 1].before != content[index].lowered:
        return False
    # "records and billing for two clinics": what governs nothing may be an object.
    return "gerund" not in form.tenses or content[index + 1].lowered not in _PREPOSITIONS


def verbs_around(
    content: Sequence[Content],
    forms: Sequence[Form | None],
    roles: Sequence[str],
    place: tuple[int, int],
    compounds: Container[str],
) -> Around:
    """The verbs around the object `content[first:last]`; a word of one of the `compounds` is no verb."""
    first, last = place
    behind = _verb_behind(content, forms, last, compounds)
    is_long = last - first > 1
    # "obtained and charted vitals": the second verb is no object of the first.
    if content[first].joint == "." or (not is_long and _is_only_verb(content, forms, roles, first)):
        return Around(behind, True, "", "")
    return Around(behind, False, roles[first] if is_long else "", _touching_verb(content, forms, first))


def accepted_verb(chain: Sequence[int], roles: Sequence[str], accepts: frozenset[str]) -> int | None:
    """The last verb of a chain that a task accepts."""
    for verb in reversed(chain):
        if accepted(roles[verb], accepts):
            return verb
    return None


def governing_chain(content: Sequence[Content], roles: Sequence[str], first: int, commas_end: bool) -> Sequence[int]:
    """The coordinated verbs that govern the object at `first`, as indexes: the nearest ones to the left, or none.

    With `commas_end` a comma ends what a verb governs: in a list of short items that names several activities.
    """
    if not any(roles[max(first - _MOST_BETWEEN, 0) : first]):
        return ()
    index, passed, during = first, False, False
    while index > 0 and first - index < _MOST_BETWEEN:
        joint = content[index].joint
        if joint == ".":
            return ()
        index -= 1
        if content[index].lowered == "during":
            # "Assisted the doctor during biopsies" tells what was assisted with; "updated charts during visits" when.
            during = True
            continue
        if content[index].lowered in _MANNER and not _names_prior(content, index):
            return ()
        if roles[index]:
            if during and roles[index] not in _AT_SIDE:
                return ()
            if passed and content[index].lowered.endswith("ing"):
                return ()
            if _is_closed(content, roles, index, first):
                if content[index].joint == "," and content[index + 1].joint == ",":
                    # "kept the records, billing, books": a gerund between two commas is one of the objects.
                    passed = True
                    continue
                return ()
            return _chain(content, roles, index)
        if joint == "," and commas_end:
            return ()
    return ()


def _names_prior(content: Sequence[Content], index: int) -> bool:
    """Whether "prior" describes the noun behind it ("prior authorizations"), and tells no order ("prior to")."""
    return content[index].lowered == "prior" and content[index + 1].lowered != "to"


def _is_closed(content: Sequence[Content], roles: Sequence[str], verb: int, first: int) -> bool:
    """Whether the verb stands alone in its item ("filing, x-rays") or has its object ("directed them to"): it
    governs nothing further."""
    following = verb + 1
    if following < first and " " in roles[verb]:
        following += 1
    item = content[following]
    if item.lowered in _PRONOUNS:
        return following + 1 < first and content[following + 1].lowered == "to"
    is_finite = content[verb].lowered.endswith(("ed", "s"))
    return item.joint == "," and not roles[following] and not is_finite and not item.lowered.endswith(("ing", "ed"))


def names_activities(content: Sequence[Content], roles: Sequence[str]) -> bool:
    """Whether a list holds more than one item with an activity, or its only one is not at its start."""
    acting = [i for i, role in enumerate(roles) if role]
    opened_by_past = bool(acting) and acting[0] == 0 and content[0].lowered.endswith("ed")
    return bool(acting) and not opened_by_past and (acting[0] != 0 or any(content[i].joint == "," for i in acting[1:]))


def _chain(content: Sequence[Content], roles: Sequence[str], index: int) -> list[int]:
    """The coordinated verbs that end at `index`: "collected, labelled and processed"."""
    chain = [index]
    while index > 0 and content[index].joint in (",", "&"):
        index -= 1
        if not roles[index] and index and " " in roles[index - 1]:
            # The particle of the verb: "set up and cleaned".
            index -= 1
        if not roles[index]:
            break
        chain.insert(0, index)
    first = chain[0]
    if first > 1 and content[first].before in ("in", "with"):
        helping = _verb_before(content, roles, first)
        if roles[helping] in _HELPING:
            # "assisted the surgeons in performing biopsies"
            chain.insert(0, helping)
    return chain


def _verb_before(content: Sequence[Content], roles: Sequence[str], index: int) -> int:
    """The verb before the one at `index` in its sentence, or where the sentence begins."""
    while index > 0 and content[index].joint != ".":
        index -= 1
        if roles[index]:
            break
    return index
