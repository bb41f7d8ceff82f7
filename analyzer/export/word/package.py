"""The zip of a Word file that is written back: changed parts are put in, every other part keeps its bytes."""

from __future__ import annotations

import zlib
from copy import copy
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import basename, dirname, join
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from lxml import etree

from analyzer.parser.docx.package import STRICT, Package, Relationship

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MACRO_KINDS = frozenset({"vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars", "extensibility"})
_MACRO_TYPES = {
    "application/vnd.ms-word.document.macroEnabled.main+xml": f"{_WORD}.document.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": f"{_WORD}.document.main+xml",
    f"{_WORD}.template.main+xml": f"{_WORD}.document.main+xml",
}


class NotEditable(Exception):
    """A file that can be read but not written back without a loss; the message says why in a few words."""


@dataclass(slots=True)
class WordPackage:
    """The members of a .docx in their order. `tree` hands out a part to change; `saved` gives the bytes."""

    members: list[ZipInfo]
    parts: dict[str, bytes]
    _trees: dict[str, etree._Element] = field(default_factory=dict)
    _strict: set[str] = field(default_factory=set)

    def __contains__(self, name: str) -> bool:
        return name in self.parts

    def tree(self, name: str) -> etree._Element:
        """The root of a part; it is written back by `saved`. Raises NotEditable where it is no sound XML."""
        if name not in self._trees:
            self._trees[name] = self._parse(name)
        return self._trees[name]

    def look(self, name: str) -> etree._Element | None:
        """The root of a part that is only read, None where there is none."""
        return self._trees.get(name) if name in self._trees else self._parse(name) if name in self.parts else None

    def add(self, name: str, root: etree._Element) -> None:
        """Puts a new part behind the others."""
        info = copy(self.members[-1])
        info.filename, info.orig_filename, info.external_attr, info.extra = name, name, 0, b""
        self.members.append(info)
        self.parts[name] = b""
        self._trees[name] = root

    def remove(self, name: str) -> None:
        """Takes a part out."""
        self.members = [m for m in self.members if _plain(m.filename) != name]
        self.parts.pop(name, None)
        self._trees.pop(name, None)

    def links(self, part: str) -> dict[str, Relationship]:
        """The links of a part by id; part "" gives those of the package."""
        name = _links_part(part)
        known = {name: etree.tostring(self._trees[name])} if name in self._trees else {}
        return Package({name: self.parts.get(name, b""), **known}).relationships(part)

    def main_part(self) -> str:
        """The name of the part that holds the body. Raises NotEditable where no link names it."""
        found = [r.target for r in self.links("").values() if r.kind == "officeDocument" and r.target in self.parts]
        if not found:
            raise NotEditable("the file does not say where its text is")
        return found[0]

    def linked(self, kind: str) -> str | None:
        """The part of this kind that the body links to."""
        return next((r.target for r in self.links(self.main_part()).values() if r.kind == kind), None)

    def link(self, part: str, kind: str, target: str, content_type: str) -> None:
        """Links a new part to `part` and names its content type; `target` lies in the folder of `part`."""
        name = _links_part(part)
        if name not in self.parts:
            self.add(name, etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS}))
        root = self.tree(name)
        used = {str(x.get("Id")) for x in root}
        number = next(n for n in range(1, len(used) + 2) if f"rIdRV{n}" not in used)
        etree.SubElement(
            root, f"{{{_RELATIONS}}}Relationship", Id=f"rIdRV{number}", Type=f"{OFFICE}/{kind}", Target=basename(target)
        )
        etree.SubElement(
            self.tree(CONTENT_TYPES), f"{{{_TYPES}}}Override", PartName=f"/{target}", ContentType=content_type
        )

    def drop_macros(self) -> bool:
        """Takes out macros, what calls them, and the content type that announces them; whether there were any."""
        found = False
        for name in [n for n in self.parts if n.endswith(".rels")]:
            part = join(dirname(dirname(name)), basename(name).removesuffix(".rels"))
            wrong = {i: r.target for i, r in self.links(part).items() if r.kind in _MACRO_KINDS}
            for link in [x for x in self.tree(name) if x.get("Id") in wrong] if wrong else []:
                self.tree(name).remove(link)
            for target in wrong.values():
                self._remove_part(target)
            found = found or bool(wrong)
        for name in [n for n in self.parts if basename(n).lower() == "vbaproject.bin"]:
            self._remove_part(name)
            found = True
        types = self.look(CONTENT_TYPES)
        if types is not None and any(x.get("ContentType") in _MACRO_TYPES for x in types):
            for override in self.tree(CONTENT_TYPES):
                known = str(override.get("ContentType"))
                override.set("ContentType", _MACRO_TYPES.get(known, known))
            found = True
        return found

    def saved(self) -> bytes:
        """The bytes: the members in their order, with their own times and packing."""
        out = BytesIO()
        with ZipFile(out, "w") as archive:
            for member in self.members:
                name = _plain(member.filename)
                info = copy(member)
                info.extra = b""
                archive.writestr(info, self._serialized(name) if self._is_changed(name) else self.parts.get(name, b""))
        return out.getvalue()

    def _remove_part(self, name: str) -> None:
        self.remove(name)
        self.remove(_links_part(name))
        types = self.tree(CONTENT_TYPES)
        for override in [x for x in types if x.get("PartName") == f"/{name}"]:
            types.remove(override)

    def _parse(self, name: str) -> etree._Element:
        data = self.parts[name]
        for strict, transitional in STRICT:
            if strict in data:
                # Read under the names that the rest of the program knows, and written back under its own.
                self._strict.add(name)
                data = data.replace(strict, transitional)
        try:
            return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
        except etree.XMLSyntaxError:
            raise NotEditable("a part of the file is damaged") from None

    def _is_changed(self, name: str) -> bool:
        if name not in self._trees or not self.parts[name]:
            return name in self._trees
        tree = self._trees[name]
        return bool(etree.tostring(tree, method="c14n") != etree.tostring(self._parse(name), method="c14n"))

    def _serialized(self, name: str) -> bytes:
        data = etree.tostring(self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True)
        for strict, transitional in STRICT if name in self._strict else ():
            data = data.replace(transitional, strict)
        return data


def open_word(data: bytes) -> WordPackage:
    """Opens a .docx for changing. Raises NotEditable where the zip is damaged or holds a part twice."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            names = [_plain(m.filename) for m in members]
            if len(set(names)) != len(names):
                raise NotEditable("the file holds a part twice")
            parts = {_plain(m.filename): archive.read(m) for m in members}
    except (BadZipFile, LargeZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError):
        raise NotEditable("the file is damaged") from None
    if CONTENT_TYPES not in parts:
        raise NotEditable("the file does not name its parts")
    return WordPackage(members, parts)


def fixed_times(data: bytes) -> bytes:
    """The same package with one fixed time for every member, so that the same content gives the same bytes."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = 8
            target.writestr(info, source.read(name))
    return out.getvalue()


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _links_part(part: str) -> str:
    return join(dirname(part), "_rels", f"{basename(part)}.rels")
