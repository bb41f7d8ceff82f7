"""Whole PDFs written object by object, for what no library draws."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def raw_pdf(
    content: str, resources: str = "", objects: Sequence[str] = (), catalog: str = "", *, flat: bool = True
) -> bytes:
    """A page with this content, whose font is F1; `objects` are those from number 6 on.

    `resources` and `catalog` are entries of those dictionaries. Content that is not flat is compressed.
    """
    small = zlib.compress(content.encode("latin-1")).decode("latin-1")
    return written([
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/StructParents 0"
        f"/Resources<</Font<</F1 5 0 R>>{resources}>>>>",
        stream(content) if flat else stream(small, "/Filter/FlateDecode"),
        HELVETICA,
        *objects,
    ])  # fmt: skip


def stream(content: str, entries: str = "") -> str:
    """A stream with this content and these entries of its dictionary."""
    return f"<</Length {len(content)}{entries}>>\nstream\n{content}\nendstream"


def written(objects: Sequence[str]) -> bytes:
    """A file of these objects, from number 1 on; the first is the catalog."""
    out, places = "%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def packed(objects: Sequence[str]) -> bytes:
    """The same with all objects but streams in one compressed object stream."""
    plain = {number: body for number, body in enumerate(objects, 1) if "\nstream\n" not in body}
    bodies, places = "", []
    for number, body in plain.items():
        places.append(f"{number} {len(bodies)}")
        bodies += f"{body} "
    head = " ".join(places) + " "
    inside = zlib.compress((head + bodies).encode("latin-1"))
    out = b"%PDF-1.7\n"
    entries: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    for number, body in enumerate(objects, 1):
        if number not in plain:
            entries[number] = (1, len(out), 0)
            out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    holder, table = len(objects) + 1, len(objects) + 2
    entries |= {number: (2, holder, at) for at, number in enumerate(plain)}
    entries[holder] = (1, len(out), 0)
    sizes = f"/N {len(plain)}/First {len(head)}/Filter/FlateDecode/Length {len(inside)}"
    out += f"{holder} 0 obj\n<</Type/ObjStm{sizes}>>\nstream\n".encode() + inside + b"\nendstream\nendobj\n"
    entries[table] = (1, len(out), 0)
    rows = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + rest.to_bytes(2, "big")
        for _, (kind, place, rest) in sorted(entries.items())
    )
    start = len(out)
    said = f"/Size {table + 1}/W[1 4 2]/Root 1 0 R/Length {len(rows)}"
    out += f"{table} 0 obj\n<</Type/XRef{said}>>\nstream\n".encode() + rows + b"\nendstream\nendobj\n"
    return out + f"startxref\n{start}\n%%EOF".encode()
