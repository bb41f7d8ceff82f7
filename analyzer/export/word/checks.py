"""What a paragraph of a Word file must be so that it can be edited without a loss."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from analyzer.export.word.diff import replacements
from analyzer.export.word.package import NotEditable
from analyzer.export.word.text import Character, characters
from analyzer.parser.docx.inline import BREAKS
from analyzer.parser.docx.package import MC, W

_UNSEEN = frozenset({f"{W}lang", f"{W}noProof"})


def check_look(shown: Sequence[Character], text: str) -> None:
    """Raises NotEditable where the words that are replaced in one piece differ in look or stand in a link."""
    for edit in replacements([c.text for c in shown], text, whole=True):
        runs = {c.run for c in shown[edit.start : edit.end] if c.text.strip()}
        if len({_look(run) for run in runs}) > 1:
            raise NotEditable("its items differ in look, and each would take that of another")


def _look(run: etree._Element) -> tuple[object, ...]:
    properties = run.find(f"{W}rPr")
    shown = () if properties is None else [x for x in properties if x.tag not in _UNSEEN]
    return (run.getparent(), *sorted(etree.tostring(x, method="c14n") for x in shown))


def twins(paragraph: etree._Element) -> list[etree._Element]:
    """The paragraph, with its twins where a text box is kept once for new and once for old programs."""
    around = list(paragraph.iterancestors(f"{MC}AlternateContent"))
    if not around:
        return [paragraph]
    if len(around) > 1:
        raise NotEditable("it stands in a text box inside another drawing")
    copies = []
    versions = [list(v.iter(f"{W}p")) for v in around[0] if v.tag in (f"{MC}Choice", f"{MC}Fallback")]
    number = next(v.index(paragraph) for v in versions if paragraph in v)
    shown = _words(paragraph)
    for version in versions:
        if not version:
            continue
        if number >= len(version) or _words(version[number]) != shown:
            raise NotEditable("its text box is kept twice in the file, and the two copies differ")
        copies.append(version[number])
    return copies


def is_sound(paragraph: etree._Element) -> bool:
    """Whether no paragraph lies in another without a text box between, and no words lie in a format or in words."""
    for inner in paragraph.iter(f"{W}p"):
        around = next(inner.iterancestors(f"{W}p", f"{W}txbxContent", f"{W}r"), None)
        if around is not None and around.tag != f"{W}txbxContent":
            return False
    odd = paragraph.iter(f"{W}rPr", f"{W}pPr", f"{W}t")
    return all(next(x.iterdescendants(f"{W}r", f"{W}p", f"{W}t"), None) is None for x in odd)


def _words(paragraph: etree._Element) -> str:
    return "".join(c.text for c in characters(paragraph))


def is_flat(paragraph: etree._Element, shown: Sequence[Character]) -> bool:
    """Whether a paragraph can be cut in two anywhere in these words."""
    if any(c.node.tag in BREAKS for c in characters(paragraph)):
        return True
    parents = {c.run.getparent() for c in shown}
    others = {p for p in parents if p is not None and p.tag in (f"{W}ins", f"{W}moveTo")}
    return parents - others <= {paragraph} and {p.getparent() for p in others} <= {paragraph}
