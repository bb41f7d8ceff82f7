"""The rule about terms that the resume names in other words than the posting."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.checks.subject import Subject, quoted
from analyzer.model import Finding
from analyzer.scorer.same_words import same_words


def posting_words(subject: Subject) -> Iterator[Finding]:
    """Finds work, systems or cards that the posting names in another word or only by the long or short form.

    Why it matters: Many employers search their files for the posting's own words. Someone who types
    "electrocardiogram" may never see your "EKG", though both are the same.

    Example: The posting asks for phlebotomy, and your bullet says "drew blood"; the posting says "electrocardiogram",
    and your resume only says "EKG".

    How to fix: Say it once both ways, the long form first: "electrocardiogram (EKG)". Do it only where both words mean
    the very same thing.
    """
    if subject.posting is None:
        return
    for word in same_words(subject.resume, subject.annotations, subject.posting, subject.lexicons):
        yield Finding(
            "posting-words",
            "consider",
            f"The posting says {quoted(word.named)}; your resume says only {quoted(word.own)}. It is the same thing: "
            f"write it once both ways, {quoted(word.both)}, so that a search finds you.",
            word.span,
            terms=(word.term,),
            requirement=subject.asked.get(word.term),
        )
