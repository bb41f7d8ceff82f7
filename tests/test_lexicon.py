"""What the lexicon reader refuses, and that each refusal names file and line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analyzer.errors import LexiconError
from analyzer.lexicon import Lexicons, load, read

TERM = """\
[[term]]
id = "{id}"
name = "A name"
aliases = ["{alias}"]
source = "example.com/page"
checked = "2026-11"
hits = ["One line", "Another line"]
"""
TASK = """\
[[term]]
id = "task.rooming"
name = "Rooming"
phrases = ["roomed patients"]
source = "example.com/page"
checked = "2026-11"
hits = ["Roomed patients"]

[[term.ask]]
dimension = "volume"
question = "How many?"
unit = "patients"
hint = "Count one day."
after = "for {n} patients a day"
"""


def block(term_id: str = "cert.one", alias: str = "alpha", **changes: str | None) -> str:
    """A sound block; a change replaces the line of its key, adds it, or (None) leaves it out."""
    lines = TERM.format(id=term_id, alias=alias).splitlines()
    for key, value in changes.items():
        kept = [x for x in lines if not x.startswith(f"{key} =")]
        lines = kept if value is None else [*kept, f"{key} = {value}"]
    return "\n".join(lines) + "\n"


def read_texts(folder: Path, **texts: str) -> Lexicons:
    """Writes each text as NAME.toml and reads them in the order given."""
    paths = []
    for name, text in texts.items():
        path = folder / f"{name}.toml"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return read(paths)


def refusal(folder: Path, **texts: str) -> str:
    with pytest.raises(LexiconError) as caught:
        read_texts(folder, **texts)
    return str(caught.value)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"colour": '"red"'}, "unknown key 'colour'"),
        ({"where": '"here"'}, "unknown key 'where'"),
        ({"source": None}, "source is missing or empty"),
        ({"source": '""'}, "source is missing or empty"),
        ({"checked": None}, "checked is missing or empty"),
        ({"name": None}, "name is missing or empty"),
        ({"hits": None}, "hits is missing or empty"),
        ({"hits": "[]"}, "hits is missing or empty"),
        ({"hits": '"one line"'}, "hits must be a list of texts"),
        ({"note": "3"}, "note must be a text"),
        ({"does": '" "'}, "does must be a text"),
        ({"misses": "[1, 2]"}, "misses must be a list of texts"),
        ({"aliases": '["alpha", " "]'}, "aliases must be a list of texts"),
        ({"aliases": None}, "no alias or phrase to be found by"),
        ({"ambiguous": '["AB"]'}, "ambiguous aliases need near"),
        ({"deeds": '["training"]'}, "must name verbs, a colon and an object"),
        ({"id": '"colour.red"'}, "'colour.red' must start with one of"),
        ({"id": '"cert"'}, "'cert' must start with one of"),
    ],
)
def test_a_bad_block_is_refused_with_file_and_line(tmp_path: Path, changes: dict[str, str | None], said: str) -> None:
    text = f"# first line\n\n{block('cert.good', 'omega')}\n{block(**changes)}"
    bad_id = re.findall(r'^id = "(.*)"', text, re.M)[-1]
    line = text[: text.index(f'id = "{bad_id}"')].count("\n") + 1
    message = refusal(tmp_path, own=text)
    assert message.startswith(f"own.toml:{line}: ")
    assert said in message


def test_an_id_stands_once(tmp_path: Path) -> None:
    message = refusal(tmp_path, first=block(), second="\n\n" + block(alias="beta"))
    assert message == "second.toml:4: cert.one is already in first.toml:2."


def test_an_id_stands_once_in_one_file(tmp_path: Path) -> None:
    message = refusal(tmp_path, own=block() + block(alias="beta"))
    assert re.match(r"own\.toml:\d+: cert\.one is already in own\.toml:2\.$", message)


@pytest.mark.parametrize("tier", ["aliases", "exact"])
def test_an_alias_belongs_to_one_term(tmp_path: Path, tier: str) -> None:
    one = block("cert.one", "beta", **{tier: '["Alpha"]'})
    two = block("cert.two", "gamma", **{tier: '["Alpha"]'})
    message = refusal(tmp_path, first=one, second="\n" + two)
    assert message.startswith("second.toml:3: ")
    assert "cert.two and cert.one (first.toml:2) share 'Alpha'" in message


def test_case_does_not_part_two_aliases(tmp_path: Path) -> None:
    assert "share 'ALPHA'" in refusal(tmp_path, own=block() + block("tool.two", "ALPHA"))


def test_context_parts_an_alias_of_two_terms(tmp_path: Path) -> None:
    company = {"ambiguous": '["AB"]', "near": '["clinic"]'}
    found = read_texts(tmp_path, own=block("cert.one", "alpha", **company) + block("cert.two", "beta", **company))
    assert found.terms["cert.one"].ambiguous == found.terms["cert.two"].ambiguous == ("AB",)


def test_tasks_may_share_words(tmp_path: Path) -> None:
    found = read_texts(tmp_path, own=block("task.one", "alpha") + block("task.two", "alpha"))
    assert set(found.terms) == {"task.one", "task.two"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[[term]]\nid = "cert.one"\nname = \n', 3),
        ('[[term]]\nid = "cert.one"\nname = "A"\nname = "B"\n', 4),
        ('[[term]\nid = "cert.one"\n', 1),
    ],
    ids=["no value", "a key twice", "a bracket missing"],
)
def test_bad_toml_is_refused_with_file_and_line(tmp_path: Path, text: str, line: int) -> None:
    message = refusal(tmp_path, own=text)
    assert message.startswith("own.toml: ")
    assert f"line {line}," in message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"volume"', '"colour"', "unknown dimension 'colour'"),
        ('hint = "Count one day."\n', "", "ask needs the text 'hint'"),
        ("for {n} patients a day", "for many patients", "after must hold {n} once"),
        ("for {n} patients a day", "for {n} of {n} patients", "after must hold {n} once"),
        ('unit = "patients"', 'unit = "patients"\ncolour = "red"', "unknown key 'colour' in ask"),
    ],
)
def test_a_bad_question_is_refused_with_file_and_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert read_texts(tmp_path, good=TASK).terms["task.rooming"].ask[0].dimension == "volume"
    message = refusal(tmp_path, own=TASK.replace(old, new))
    assert message.startswith("own.toml:2: ")
    assert said in message


def test_what_is_not_a_term_is_a_table(tmp_path: Path) -> None:
    found = read_texts(tmp_path, own=block() + "\n[words]\nlist = ['a']\n")
    assert found.table("own") == {"words": {"list": ["a"]}}
    with pytest.raises(LexiconError, match=r"lexicons/other\.toml is missing"):
        found.table("other")


def test_terms_by_kind_and_name(tmp_path: Path) -> None:
    found = read_texts(tmp_path, own=block() + block("tool.two", "beta") + block("cert.three", "gamma"))
    assert [t.id for t in found.of_kind("cert")] == ["cert.one", "cert.three"]
    assert found.name("tool.two") == "A name"
    assert found.name("tool.unknown") == "tool.unknown"


def test_a_folder_of_ones_own_is_added(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(block("tool.own-portal", "Own Portal 9000"), encoding="utf-8")
    found = load(str(tmp_path))
    assert found.terms["tool.own-portal"].aliases == ("Own Portal 9000",)
    assert set(load().terms) == set(found.terms) - {"tool.own-portal"}


VERBS = """
[bands]
perform = ["greet"]

[irregular]
take = ["took", "taken", "taking", "takes"]

[sets]
give = ["hand out"]
"""


@pytest.mark.parametrize(
    ("work", "said"),
    [
        ('verbs = ["defenestrate"]', "verbs.toml does not know the verb 'defenestrate' of task.rooming."),
        ('deeds = ["greet, defenestrate: guest"]', "verbs.toml does not know the verb 'defenestrate' of task.rooming."),
        ('verbs = ["@nosuch"]', "task.rooming names '@nosuch', and verbs.toml has no such set."),
        ('does = "spearhead"', "task.rooming: verbs.toml has no plain verb 'spearhead' (does)."),
    ],
)
def test_a_verb_that_could_never_be_found_is_refused(tmp_path: Path, work: str, said: str) -> None:
    phrases = 'phrases = ["roomed patients"]'
    known = TASK.replace(phrases, 'verbs = ["greet", "take", "hand out", "@give"]\nobjects = ["guest"]')
    assert read_texts(tmp_path, own=known, verbs=VERBS).terms["task.rooming"].verbs
    unknown = TASK.replace(phrases, f'{work}\nobjects = ["guest"]')
    assert refusal(tmp_path, own=unknown, verbs=VERBS) == f"own.toml:2: {said}"


def test_a_table_of_ones_own_is_joined_to_the_built_in_one(tmp_path: Path) -> None:
    (tmp_path / "verbs.toml").write_text('[bands]\nperform = ["luxate", "greet"]\n', encoding="utf-8")
    (tmp_path / "career.toml").write_text(
        'source = "ours"\n[titles]\ncount = ["tooth fairy"]\nother = ["- veterinary"]\n', encoding="utf-8"
    )
    before, found = load(), load(str(tmp_path))
    perform = before.table("verbs")["bands"]["perform"]
    assert found.table("verbs")["bands"] == {**before.table("verbs")["bands"], "perform": [*perform, "luxate"]}
    titles, own = before.table("career")["titles"], found.table("career")["titles"]
    assert own["count"] == [*titles["count"], "tooth fairy"]
    assert own["other"] == [x for x in titles["other"] if x != "veterinary"]
    assert found.table("career")["source"] == "ours"
    assert load.__wrapped__().table("verbs") == before.table("verbs")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("verbs", '[bands]\nperform = "luxate"\n', "verbs.toml: perform must be a list."),
        ("verbs", 'bands = ["luxate"]\n', "verbs.toml: bands must be a table."),
        ("career", 'source = ["ours"]\n', "career.toml: source must be a text."),
        ("career", '[wages]\np50 = "many"\n', "career.toml: p50 must be a number."),
    ],
)
def test_a_table_of_another_shape_is_refused(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load(str(tmp_path))
    assert str(caught.value) == said


def test_a_folder_without_lexicons_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError) as caught:
        load(str(tmp_path))
    assert tmp_path.name in str(caught.value)
    assert str(tmp_path.parent) not in str(caught.value)


def test_the_built_in_lexicons_are_sound() -> None:
    assert load().terms
