"""The addresses of the person's pages: those that the contact lines show, and those behind words such as "LinkedIn"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from urllib.parse import unquote

from analyzer.model import Document

# Bounded (RFC 5321, 4.5.3.1): a word of thousands of letters must not take the square of its length.
LONGEST_MAILBOX = 64
EMAIL = re.compile(rf"(?<![\w.+-])[\w.+-]{{1,{LONGEST_MAILBOX}}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}}")
LINK = re.compile(
    r"(?:https?://|www\.)[^\s|,;<>]+|(?<![\w@.])(?:[\w-]+\.)+(?:com|org|net|io|me|us|dev)/[^\s|,;<>]*"
    r"|(?<![\w@.])(?:linkedin|github)\.com(?:/[^\s|,;<>]*)?",
    re.IGNORECASE,
)
# A page without a path ("danawhitlock.com") is one where nothing else stands between two marks but what it is called.
_MARK = re.compile(r"\s*[|•·,;\t\n]\s*|\s{3,}|\s+[-–—]\s+")
_PAGE = re.compile(
    r"(?:(?:web\s?site|portfolio|web|site|blog|online|page)\s*:?\s+)?((?:[\w-]{1,63}\.){1,3}(?:com|org|net|io|me|us|dev|info|page|co))/?",
    re.IGNORECASE,
)
# The address in the small print of a template is not the person's.
_NOTICE = re.compile(r"^[^\n]*©[^\n]*$", re.MULTILINE)
_SCHEME = re.compile(r"(?:https?://)?(?:www\.)?", re.IGNORECASE)
_PROFILE = re.compile(r"https?://(?:[\w-]+\.)?linkedin\.com/(?:in|pub)/[^/\s]", re.IGNORECASE)
# An address that shows where somebody lives is no page of theirs.
_MAP = re.compile(
    r"https?://(?:maps\.|goo\.gl/maps|(?:www\.)?google\.\w+/maps|(?:www\.)?openstreetmap\.)", re.IGNORECASE
)


def clicked_addresses(document: Document, lines: Collection[int]) -> list[str]:
    """The addresses that clicks on these lines lead to, and the person's LinkedIn page wherever a click leads there."""
    return [x.url for x in document.links if x.line in lines or _PROFILE.match(x.url)]


def behind(addresses: Sequence[str], scheme: str) -> str:
    """The first e-mail address or phone number among the addresses ("mailto:", "tel:"); "" without one."""
    found = next((x for x in addresses if x.lower().startswith(scheme)), "")
    return unquote(found[len(scheme) :].partition("?")[0]).strip()


def read_links(text: str, clicked: Sequence[str]) -> tuple[str, ...]:
    """The pages that the text of the contact lines shows, as written, and those that only a click leads to.

    Where a narrow column cuts what is shown, the whole address stands in its place.
    """
    text = _NOTICE.sub("", text)
    found = {_key(m.group()): m.group().rstrip(".)/,") for m in LINK.finditer(text)}
    for piece in _MARK.split(text):
        if page := _PAGE.fullmatch(piece.strip()):
            found.setdefault(_key(page[1]), page[1])
    for address in clicked:
        key = _key(address)
        if not address.lower().startswith(("http://", "https://")) or _MAP.match(address) or key in found:
            continue
        # "linkedin.com/in/dana-": the rest stands on the next line; "danawhitlock": the hyphen was one of a row's end.
        cut = next((k for k in found if "/" in k and (key.startswith(k) or _bare(key) == _bare(k))), None)
        if cut is not None:
            found = {key if k == cut else k: address if k == cut else v for k, v in found.items()}
        else:
            found[key] = address.rstrip("/")
    return tuple(found.values())


def _key(address: str) -> str:
    """The address without what may be left out of it."""
    return _SCHEME.sub("", address, count=1).rstrip(".)/,").casefold()


def _bare(key: str) -> str:
    return key.replace("-", "")
