"""The zip of a DOCX: parts by name, relationships, XML that is read as far as it goes; nothing is ever fetched."""

from __future__ import annotations

import posixpath
import re
import struct
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote
from zipfile import BadZipFile, LargeZipFile, ZipFile

from lxml import etree

from analyzer.errors import BrokenFile, EncryptedFile, TooLarge

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# ISO/IEC 29500 Strict names the same elements in other namespaces.
STRICT = tuple(
    (
        f"http://purl.oclc.org/ooxml/{family}/{name}".encode(),
        f"http://schemas.openxmlformats.org/{family}/2006/{name}".encode(),
    )
    for family, names in {
        "wordprocessingml": ("main",),
        "officeDocument": ("relationships", "math"),
        "drawingml": ("main", "wordprocessingDrawing", "picture", "chartDrawing", "chart", "diagram"),
    }.items()
    for name in names
)
LOCAL_HEADER = b"PK\x03\x04"
PAGES = (".htm", ".html", ".xhtml", ".xht", ".mht", ".mhtml", ".txt", ".dat")
WANTED = (".xml", ".rels", *PAGES, ".docx", ".docm", ".dotx", ".dotm")


class Relationship(NamedTuple):
    """A link of a part: its kind (the last word of the type), and the part it names or the address outside the file."""

    kind: str
    target: str
    url: str = ""


@dataclass(slots=True)
class Package:
    """The parts of a DOCX by name without a leading slash; `damaged` once anything had to be skipped or mended."""

    parts: dict[str, bytes]
    damaged: bool = False
    _trees: dict[str, etree._Element | None] = field(default_factory=dict)

    def tree(self, name: str) -> etree._Element | None:
        """The root of an XML part, None where it is missing or holds no XML."""
        if name not in self._trees:
            self._trees[name] = self._parse(self.parts[name]) if name in self.parts else None
        return self._trees[name]

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The links of a part by id; part "" gives those of the package."""
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relationship] = {}
        for link in [] if root is None else root.iter("{*}Relationship"):
            target = unquote(str(link.get("Target", "")))
            external = link.get("TargetMode") == "External"
            path = target if target.startswith("/") else posixpath.join("/", folder, target)
            name = "" if external else posixpath.normpath(path).lstrip("/")
            kind = str(link.get("Type", "")).rpartition("/")[2]
            found[str(link.get("Id", ""))] = Relationship(kind, name, target if external else "")
        return found

    def main_part(self) -> str:
        """The name of the part that holds the body; raises BrokenFile where there is none."""
        named = [r.target for r in self.relationships("").values() if r.kind == "officeDocument"]
        for name in [*named, "word/document.xml", *sorted(self.parts)]:
            if name.endswith(".xml") and (root := self.tree(name)) is not None and root.tag == f"{W}document":
                self.damaged = self.damaged or name not in named
                return name
        raise BrokenFile

    def _parse(self, data: bytes) -> etree._Element | None:
        for strict, transitional in STRICT if b"purl.oclc.org/ooxml" in data else ():
            data = data.replace(strict, transitional)
        try:
            return etree.fromstring(data, _parser(recover=False))
        except etree.XMLSyntaxError:
            self.damaged = True
        try:
            return etree.fromstring(data, _parser(recover=True))
        except etree.XMLSyntaxError:
            return None


def open_package(data: bytes, most: int) -> Package:
    """Reads every XML part; raises TooLarge where they unpack to more than `most` bytes, EncryptedFile or BrokenFile.

    A zip without its directory (a broken download) is read from the headers of its members.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
            wanted = [m for m in members if _wanted(m.filename)]
            if sum(m.file_size for m in wanted) > most:
                raise TooLarge
            if any(m.flag_bits & 1 for m in wanted):
                raise EncryptedFile
            package = Package({})
            for member in wanted:
                try:
                    with archive.open(member) as part:
                        # The size that the directory names may be a lie: never more than it is unpacked.
                        package.parts[_part_name(member.filename)] = part.read(member.file_size)
                except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
                    package.damaged = True
    except (BadZipFile, LargeZipFile, NotImplementedError, UnicodeDecodeError, ValueError, struct.error):
        package = Package({}, damaged=True)
    if package.damaged:
        for name, content in _salvage(data, most).items():
            package.parts.setdefault(name, content)
    if not package.parts:
        raise BrokenFile
    return package


def _wanted(name: str) -> bool:
    """Pictures, fonts and embedded objects are never unpacked; files whose text stands in the page are."""
    name = name.lower()
    return name.endswith(WANTED) and ("embeddings/" not in name or name.endswith(".xml"))


def _part_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )


def _salvage(data: bytes, most: int) -> dict[str, bytes]:
    """The members that can be unpacked from their local headers, each as far as it goes."""
    found: dict[str, bytes] = {}
    left = most
    for match in re.finditer(re.escape(LOCAL_HEADER), data):
        header = data[match.start() : match.start() + 30]
        if len(header) < 30:
            break
        method, packed, name_length, extra_length = struct.unpack("<8xH8xI4xHH", header)
        start = match.start() + 30 + name_length
        name = data[match.start() + 30 : start].decode("utf-8", "replace")
        start += extra_length
        if not _wanted(name):
            continue
        if method == 0:
            content = data[start : start + packed]
        elif method == 8:
            content = _inflate(data[start:], left)
        else:
            continue
        left -= len(content)
        if left <= 0:
            raise TooLarge
        if content:
            found.setdefault(_part_name(name), content)
    return found


def _inflate(data: bytes, most: int) -> bytes:
    """Unpacks raw deflate data until its end or the first broken byte, a block at a time to keep what came before."""
    unpacker = zlib.decompressobj(-15)
    out = bytearray()
    for at in range(0, len(data), 256):
        try:
            out += unpacker.decompress(data[at : at + 256], most - len(out) + 1)
        except zlib.error:
            break
        if unpacker.eof or len(out) > most:
            break
    return bytes(out)
