"""UTF-8 that was read as GBK, the encoding of Chinese Windows: "don鈥檛" for "don’t", "Jos茅" for "José".

GBK pairs the bytes of a dash or quote (three in UTF-8) with what follows. Where no character has such a pair, the last
byte is lost with what follows it, and "鈥?" is all that is left of a dash, a quote or a bullet: only the place tells.
"""

from __future__ import annotations

import re

_LEAD = "鈥"
_PAIRED = re.compile(_LEAD + "[^\x00-\x7f\ufffd]")
_FIRST_CHINESE = "\u4e00"
_CHINESE = f"{_FIRST_CHINESE}-\u9fff"
_ALONE = re.compile(f"(?<![{_CHINESE}])[{_CHINESE}](?![{_CHINESE}])")
_IN_WORD = re.compile(f"(?:(?<=[A-Za-z0-9])|(?=.[A-Za-z0-9]))[{_CHINESE}](?![{_CHINESE}])(?<![{_CHINESE}]{{2}})")
_BULLET = re.compile(rf"^([ \t]*){_LEAD}[?\ufffd]?[ \t]*(?=\w)", re.M)
_LOST = re.compile(_LEAD + "[?\ufffd]?")


def mend_gbk(text: str) -> str:
    """The text as it was written; a mark that cannot be told is left out, and no word is lost."""
    if max(text, default="") < _FIRST_CHINESE:
        return text
    led = _LEAD in text
    text = (_ALONE if led else _IN_WORD).sub(_latin, _PAIRED.sub(_mark, text))
    return _LOST.sub(_told_by_place, _BULLET.sub(r"\1• ", text)) if led else text


def _as_written(text: str) -> str:
    try:
        return text.encode("gb18030").decode("utf-8")
    except UnicodeError:
        return ""


def _mark(match: re.Match[str]) -> str:
    found = _as_written(match[0])
    return found if "\u2010" <= found[:1] <= "\u203a" else match[0]


def _latin(match: re.Match[str]) -> str:
    found = _as_written(match[0])
    return found if len(found) == 1 and "\u00a0" <= found <= "\u024f" else match[0]


def _told_by_place(match: re.Match[str]) -> str:
    text, at = match.string, match.start()
    before, after = text[:at], text[match.end() :][:1]
    line = before[before.rfind("\n") + 1 :]
    if not line or line[-1].isspace():
        mark = "–"
    elif line[-1].isdigit():
        return "–"
    elif line.count("“") > line.count("”"):
        mark = "”"
    else:
        mark = "’" if line[-1] == "s" else ""
    # What followed was no letter, which would have made a pair: a space was lost with the mark.
    return f"{mark} " if after.isalnum() else mark
