"""Words of English that are the same in every field: what may stand before a verb, and what is never one."""

from __future__ import annotations

import re

BEFORE_VERB = frozenset("i we also and have has was were be am to not co pre re".split())
DETERMINERS = frozenset("the a an all any each every our their its his her".split())
# Words that stand before a determiner and are no verbs; every other does what it says ("Canvass the area").
CLOSED = frozenset(
    "of in on at for with without by from to into onto through throughout during via per within under over after "
    "before while when where as than that if because since until upon about above below behind between among "
    "against along across around off out up down near inside outside like unlike despite toward towards but or "
    "nor so yet not no i we you he she it they this these those both half such quite what many once twice only "
    "even just then all is am are was were been has have had will would can could may might must shall should do "
    "does did including plus whose which who there here how why seeking looking hoping wanting".split()
)
# Pasts that no rule makes, of verbs that no task has.
IRREGULAR_PASTS = frozenset(
    "bought caught chose ate fed fought flew grew heard knew lent rode sold shook sang slept spoke spent stood struck "
    "swept told thought threw understood upheld undertook withdrew rebuilt foresaw resold wove bred dealt dug babysat "
    "broke became came went swam sought overcame underwrote sped".split()
)
# Plurals that describe the noun behind them ("sales professional", "operations manager").
DESCRIBING_PLURALS = frozenset(
    "sale operation service system logistic communication telecommunication relation".split()
)
# Endings of adjectives ("composed and professional") and of nouns that name a deed ("document management").
ADJECTIVE = re.compile(
    r"[a-z]{2,}(?:al|ful|ive|ous|able|ible|(?<!m)ent|ant|less|ic|ary|ese)|level|self|results?|detail"
)
DEED = re.compile(
    r"[a-z]{3,}(?:ment|tion|sion|ance|ence|ship|keeping|ability|ysis)|review|entry|support|control|software|systems?"
    r"|techniques?"
)
# Adverbs of degree make the participle behind them an adjective ("well organized").
DEGREES = frozenset("well highly extremely very exceptionally strongly deeply naturally truly".split())
# Nouns that a form in "-ing" describes at the end of a line: "candidate tracking systems".
DESCRIBED_NOUNS = frozenset("system software application program tool equipment machine platform technique".split())
# Verbs that have another verb in "-ing" for an object.
ASPECTS = frozenset("start begin continue keep help stop finish enjoy assist support practice aid avoid".split())
