"""What is installed: the wheel holds all that the program needs, and the set-up files say what they promise."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PINNED = (ROOT / "constraints.txt").read_text("utf-8").splitlines()


def direct_dependencies() -> list[Requirement]:
    """Those of the program and of every extra."""
    extras = PROJECT["optional-dependencies"].values()
    return [Requirement(line) for line in (*PROJECT["dependencies"], *(x for extra in extras for x in extra))]


def environment() -> dict[str, str]:
    """The variables of this process without those that would show the checkout to another Python."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV"))}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the source without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    listed = subprocess.run(
        ["git", "-c", "core.quotepath=off", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("not a checkout: which files belong to the source is unknown")
    for name in listed.stdout.splitlines():
        if name.startswith(("tests/", "docs/", "bench/")) or not (ROOT / name).is_file():
            continue
        target = source / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    words = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-q"]
    built = subprocess.run(
        [*words, "-w", str(folder), str(source)], cwd=folder, env=environment(), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an empty environment with the wheel; libraries are those of this one."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=True)
    site = next(folder.glob("lib/python*/site-packages"))
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"), "install", "--no-deps", "--no-index",
         "-q", str(wheel)],
        cwd=folder, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    # A path alone: the .pth files of that folder, the editable install's among them, are not followed.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin"


def call(installed: Path, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [str(installed / words[0]), *words[1:]]
    return subprocess.run(
        command, cwd=installed, env=environment(), input=stdin, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("package", ["analyzer", "lexicons", "samples", "web"])
def test_every_file_of_a_package_is_in_the_wheel(wheel: Path, package: str) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    on_disk = {
        str(path.relative_to(ROOT))
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }
    assert on_disk <= names
    assert len(on_disk) > 5


def test_nothing_else_is_in_the_wheel(wheel: Path) -> None:
    top = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {name for name in top if not name.endswith(".dist-info")} == {"analyzer", "lexicons", "samples", "web"}
    assert any(name.endswith("licenses/LICENSE") for name in zipfile.ZipFile(wheel).namelist())


def test_the_installed_program_is_the_wheels_own(installed: Path) -> None:
    done = call(installed, "python", "-c", "import analyzer, lexicons, samples, web; "
                "print(*(m.__file__ for m in (analyzer, lexicons, samples, web)), sep='\\n')")  # fmt: skip
    assert done.returncode == 0, done.stderr
    for line in done.stdout.split():
        assert Path(line).is_relative_to(installed.parent)


def test_the_installed_command_annotates(installed: Path) -> None:
    done = call(installed, "resume-vitals", "annotate", stdin="Drew blood for 25 patients per day in Epic\n")
    assert done.returncode == 0, done.stderr
    line = json.loads(done.stdout)
    assert [t["id"] for t in line["terms"]] == ["ehr.epic"]
    assert [t["id"] for t in line["tasks"]] == ["task.venipuncture"]


def test_the_installed_command_checks_a_sample_that_came_with_it(installed: Path) -> None:
    (samples,) = installed.parent.glob("lib/python*/site-packages/samples")
    resume, posting = samples / "resumes" / "family-practice.pdf", samples / "postings" / "family-practice-epic.txt"
    for form, sign in (("text", "Match with the posting: "), ("html", "<!doctype html>")):
        done = call(installed, "resume-vitals", "check", str(resume), "--posting", str(posting), "--format", form)
        assert done.returncode == 0, done.stderr
        assert sign in done.stdout


def test_the_installed_command_finds_itself_whole(installed: Path) -> None:
    done = call(installed, "resume-vitals", "doctor")
    assert (done.returncode, done.stderr) == (0, "")
    assert "All is well." in done.stdout
    assert re.search(rf"^resume-vitals +{re.escape(PROJECT['version'])}$", done.stdout, re.M)


def test_the_installed_page_answers(installed: Path) -> None:
    script = (
        "from web import create_app\n"
        "client = create_app({'TESTING': True}).test_client()\n"
        "page = client.get('/')\n"
        "assert page.status_code == 200 and b'<form' in page.data, page.status\n"
        "import re\n"
        'linked = {a.decode() for a in re.findall(rb\'(?:href|src)="(/static/[^"]+)"\', page.data)}\n'
        "assert linked\n"
        "assert all(client.get(link).status_code == 200 for link in linked), linked\n"
        "assert client.get('/healthz').status_code == 200\n"
    )
    done = call(installed, "python", "-c", script)
    assert done.returncode == 0, done.stderr


def test_constraints_are_names_and_exact_versions_only() -> None:
    assert PINNED
    for line in PINNED:
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*==\d+(?:\.\w+)*", line), line
    names = [line.split("==")[0] for line in PINNED]
    assert names == sorted(names)
    assert len(names) == len(set(names))


def imported(folder: str) -> set[str]:
    """The top-level modules that a package imports, inside functions too."""
    found = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names - {"analyzer", "lexicons", "samples", "web"}


def brought_by(requirements: list[str]) -> set[str]:
    """The names of what these requirements install, those of their requirements included."""
    todo, found = [Requirement(line) for line in requirements], set()
    while todo:
        requirement = todo.pop()
        name = canonicalize_name(requirement.name)
        if name in found:
            continue
        found.add(name)
        for line in distribution(name).requires or ():
            deeper = Requirement(line)
            if deeper.marker is None or deeper.marker.evaluate({"extra": ""}):
                todo.append(deeper)
    return found


@pytest.mark.parametrize(("folder", "extras"), [("analyzer", []), ("web", []), ("samples", ["dev"])])
def test_every_import_is_of_something_that_is_installed_with_it(folder: str, extras: list[str]) -> None:
    wanted = [*PROJECT["dependencies"], *(x for extra in extras for x in PROJECT["optional-dependencies"][extra])]
    brought, owners = brought_by(wanted), packages_distributions()
    modules = imported(folder)
    assert modules
    # What an extra brings may be missing here; the code that imports it says so in a sentence.
    others = (x for extra, lines in PROJECT["optional-dependencies"].items() if extra != "dev" for x in lines)
    optional = {canonicalize_name(Requirement(line).name) for line in others}
    unnamed = {m for m in modules if not {canonicalize_name(d) for d in owners.get(m, [m])} & (brought | optional)}
    assert unnamed == set()


def test_every_direct_dependency_is_pinned_inside_its_range() -> None:
    pinned = dict(line.split("==") for line in PINNED)
    for requirement in direct_dependencies():
        name = canonicalize_name(requirement.name)
        assert name in pinned, name
        assert requirement.specifier.contains(pinned[name]), requirement


@pytest.mark.parametrize("name", ["Makefile", ".ci/run", "constraints.txt", "pyproject.toml"])
def test_set_up_names_no_host_to_install_from(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert not re.search(r"index-url|find-links|trusted-host|--proxy", text)
    assert set(re.findall(r"https?://([^/\s\"']+)", text)) <= {"127.0.0.1:$(PORT)"}


def test_the_automatic_run_is_a_program() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text("utf-8").startswith("#!/usr/bin/env bash\n")
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


@pytest.mark.parametrize(
    ("python", "says"),
    [("/nowhere/python", "needs Python 3.11 or newer"), ("old", "needs Python 3.11 or newer"),
     ("bare", "apt install python3-venv")],
)  # fmt: skip
def test_set_up_says_in_one_sentence_what_is_missing(tmp_path: Path, python: str, says: str) -> None:
    # Stand-ins for a Python that is too old, and for Debian's Python without its venv package.
    for name, condition in (("old", "version_info"), ("bare", "ensurepip")):
        stand_in = tmp_path / name
        stand_in.write_text(f'#!/bin/sh\ncase "$2" in *{condition}*) exit 1;; esac\nexit 0\n')
        stand_in.chmod(0o755)
    chosen = python if python.startswith("/") else str(tmp_path / python)
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    done = subprocess.run(
        ["make", "-s", "setup", f"PYTHON={chosen}"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert says in done.stderr
    assert not (tmp_path / ".venv").exists()
