"""Rules about the credentials that a resume names: issuer, expiry date, expired ones."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.checks.subject import Subject, either, in_sentence, listed, quoted, words_of
from analyzer.model import Finding, LineAnnotation, Mention, PartialDate, Span
from analyzer.scorer.equivalence import equivalence_of

# Lines that list credentials; a summary or a bullet that only mentions one needs no date.
_LISTS = frozenset({"credential", "skills", "education", "other"})
_RENEW = "If you renewed it, write the new date; if not, renew it before you apply, or take it out."
_BOOKED = "This line says what comes next: put that first, with its month."
_ASK = " Ask whether they would wait."
_RANK = {"held": 0, "unclear": 1}


def without_issuer(subject: Subject) -> Iterator[Finding]:
    """Finds "CMA", "RMA", "CPT" or "Certified Medical Assistant" with no organization named anywhere.

    Why it matters: Several organizations certify medical assistants and phlebotomists. An employer who asks for one
    of them cannot tell which you hold, and cannot check it.

    Example: "Certified Medical Assistant" becomes "CMA (AAMA)", "RMA (AMT)", "CCMA (NHA)" or "NCMA (NCCT)",
    whichever is printed on your certificate.

    How to fix: Copy the letters and the organization from your certificate. If you finished a program but passed no
    exam, write the program's name instead.
    """
    equivalence = equivalence_of(subject.lexicons)
    for term_id in subject.table["credentials"]["no_issuer"]:
        # A title says no more than the card that stands in full elsewhere, though that has run out.
        full = {m.term for m in subject.mentions if m.status == "expired"}
        own = [
            m
            for m in subject.mentions
            if m.term == term_id
            and m.status in _RANK
            and not m.issuer
            and full.isdisjoint(equivalence.said_in_full(term_id, m.span.of(subject.text)))
        ]
        options = _options(subject, term_id)
        if not own or any(m.term in options and m.status != "expired" for m in subject.mentions):
            continue
        best = min(own, key=lambda m: (_RANK[m.status], not _in_credentials(subject, m), m.span.start))
        index = next((i for o in (term_id, *options) if (i := subject.asked.get(o)) is not None), None)
        asked = f" The posting asks for {quoted(subject.requirement(index).text)}." if index is not None else ""
        letters = [subject.lexicons.terms[o].letters for o in options if subject.lexicons.terms[o].letters]
        yield Finding(
            "credential-without-issuer",
            "should-fix",
            f"{quoted(best.span.of(subject.text))} does not say who issued it, so an employer cannot check it.{asked} "
            f"Write it as your certificate does: {listed(letters[:4], 'or')}. "
            "If you passed no exam, name the program you finished instead.",
            best.span,
            (),
            (term_id,),
            index,
        )


def _options(subject: Subject, term_id: str) -> list[str]:
    """The credentials that an issuer would turn this one into, the best known first."""
    rows = subject.lexicons.table("context")["issuer"]
    return [t for t in dict.fromkeys(r["turns"].get(term_id) for r in rows) if t in subject.lexicons.terms]


def _is_class(line: LineAnnotation) -> bool:
    """Whether a line tells of a course ("EMT course 2018"): it need not have ended with the card."""
    return any(m.kind == "education" for m in line.terms)


def without_expiry(subject: Subject) -> Iterator[Finding]:
    """Finds credentials that must be renewed and show no expiry date.

    Why it matters: Employers check that a card is current before the interview. A date saves them a call, and shows
    that you keep it current.

    Example: "BLS (AHA)" becomes "BLS (AHA), exp. 05/2027".

    How to fix: Copy month and year from your card: "exp. MM/YYYY". If it has run out, renew it first.
    """
    dated = {m.term for m in subject.mentions if m.expires or m.status == "expired"}
    one_card = frozenset(subject.table["credentials"]["one_card"])
    if dated & one_card:
        dated |= one_card
    undated = [
        [
            m
            for m in line.terms
            if m.kind == "cert"
            # An old date on a card leaves open whether it was renewed: the expiry date settles it.
            and (m.status == "held" or (m.status == "unclear" and line.kind == "credential" and not _is_class(line)))
            and m.term not in dated
            and _runs_out(subject, m)
            and (line.kind in _LISTS or _in_credentials(subject, m))
        ]
        for line in subject.annotations.lines
    ]
    # Of the names of one card that which the posting asks for is spoken of.
    named = {m.term for own in undated for m in own} & one_card
    asked_names = {term for term in named if term in subject.asked}
    spoken_for = named - asked_names if asked_names else set()
    said: set[str] = set()
    for of_line in undated:
        # "BLS / CPR card" is one card on one line, whichever of its names is asked for.
        left = said if any(m.term in asked_names for m in of_line) else said | spoken_for
        own = [m for m in of_line if m.term not in left]
        if not own:
            continue
        said |= {m.term for m in own}
        if not one_card.isdisjoint(m.term for m in own):
            said |= one_card
        names = list(dict.fromkeys(_short_name(subject, m) for m in own))
        index = next((i for m in own if (i := subject.asked.get(m.term)) is not None), None)
        asked = "The posting asks for it, and an" if index is not None else "An"
        have, they_are = ("has", "it is") if len(names) == 1 else ("have", "they are")
        yield Finding(
            "credential-without-expiry",
            "should-fix",
            f"{listed(names)} {have} no expiry date. {asked} employer must see that {they_are} current: "
            'add "exp. MM/YYYY" from your card.',
            Span(own[0].span.start, own[-1].span.end),
            (),
            tuple(m.term for m in own),
            index,
        )


def _runs_out(subject: Subject, mention: Mention) -> bool:
    term = subject.lexicons.terms.get(mention.term)
    listed_too = mention.term in subject.table["credentials"]["expires"]
    return term is not None and (bool(term.renewal_months) or listed_too)


def _short_name(subject: Subject, mention: Mention) -> str:
    said, term = mention.span.of(subject.text), subject.lexicons.terms[mention.term]
    if said.isupper() and said.isalpha() and said not in term.letters.split():
        return said  # "STNA", as the state of the holder calls it
    return term.letters or in_sentence(term.name)


def _in_credentials(subject: Subject, mention: Mention) -> bool:
    """Whether it stands in a credentials section, on a credentials line or after the name."""
    line = subject.annotations.line_at(mention.span.start)
    if line is not None and line.kind == "credential":
        return True
    if any(c.overlaps(mention.span) for c in subject.resume.contact.credentials):
        return True
    return any(c.overlaps(mention.span) for c in subject.resume.credential_lines)


def expired(subject: Subject) -> Iterator[Finding]:
    """Finds credentials whose date has passed, or that the resume itself calls expired.

    Why it matters: An expired card counts as none, and some letters may not be used after they lapse. It is a
    must-fix where a date shows it or the posting asks for it; "former" without either is only worth a look.

    Example: "BLS, expires 03/2024" on a resume sent in 2026.

    How to fix: If you renewed it, write the new date. If not, renew it, or take the line out until you have.
    """
    coming = either(words_of(subject.table["credentials"], "coming_words"))
    for mention in run_out(subject):
        index = subject.asked.get(mention.term)
        asked = f" The posting asks for it: {quoted(subject.requirement(index).text)}." if index is not None else ""
        line = subject.annotations.line_at(mention.span.start)
        booked = line is not None and coming.search(line.span.of(subject.text)) is not None
        if booked and index is None:
            continue  # It says itself what comes next.
        due = subject.requirement(index).due if index is not None else None
        time = f" They give you time: {due}." if due else _ASK if booked else ""
        todo = f"{_BOOKED if booked else _RENEW}{time}"
        when = f"expired in {_month(mention.expires)}" if mention.expires else "is marked as expired"
        yield Finding(
            "expired-credential",
            "must-fix" if mention.expires or index is not None else "consider",
            f"{quoted(mention.span.of(subject.text), 60)} {when}.{asked} {todo}",
            mention.span,
            (),
            (mention.term,),
            index,
        )


def run_out(subject: Subject) -> list[Mention]:
    """The first mention of each credential that has expired, and that no line of its own shows as held.

    Letters behind the name, or in a summary, say no more than the card's own line.
    """
    letters = subject.resume.contact.credentials
    current = {
        m.term
        for line in subject.annotations.lines
        for m in line.terms
        if m.status == "held" and line.kind == "credential" and not any(c.overlaps(m.span) for c in letters)
    }
    found: dict[str, Mention] = {}
    for mention in subject.mentions:
        if mention.kind != "cert" or mention.status != "expired" or mention.term in current:
            continue
        if mention.term not in found and _says_expiry(subject, mention):
            found[mention.term] = mention
    return list(found.values())


def _says_expiry(subject: Subject, mention: Mention) -> bool:
    """Whether the line speaks of expiry; "CNA program, 2008 - 2010" is the time of a school."""
    line = subject.annotations.line_at(mention.span.start)
    if line is None or line.kind == "credential":
        return True
    return bool(either(words_of(subject.table["credentials"], "expiry_words")).search(line.span.of(subject.text)))


def _month(day: PartialDate) -> str:
    return f"{day.month:02d}/{day.year}" if day.month else str(day.year)
