"""`serve`, `explain`, `lexicon` and `doctor`."""

from __future__ import annotations

import platform
import re
import shutil
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import click

from analyzer.errors import LexiconError
from analyzer.lexicon import KINDS, load


@click.command("serve", epilog="Example:  resume-vitals serve --port 8080")
@click.option("--host", default="127.0.0.1", show_default=True, help="127.0.0.1 keeps the page on this computer.")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--threads", default=4, show_default=True, type=click.IntRange(1, 64), help="Requests at the same time.")
@click.option("--processes", default=1, show_default=True, type=click.IntRange(1, 64), help="One for each core.")
@click.option("--trust-proxy", is_flag=True, help="A reverse proxy with TLS stands in front; believe what it says.")
def serve_command(host: str, port: int, threads: int, processes: int, trust_proxy: bool) -> None:
    """Opens the page on this computer."""
    import socket

    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(
                f"Port {port} cannot be used ({error.strerror}). Try another: resume-vitals serve --port {port + 1}"
            ) from None
    # The analyzer never imports the page; only this command, which starts it, does.
    from web.app import serve
    from web.workers import can_fork

    if processes > 1 and not can_fork():
        raise click.UsageError("This system cannot run several processes on one port: leave --processes out.")
    click.echo(
        f"Resume Vitals is at http://{'[' + host + ']' if ':' in host else host}:{port}  (stop with Ctrl+C)", err=True
    )
    if host not in ("127.0.0.1", "localhost", "::1"):
        click.echo("Other computers can reach this page: anyone on the network can use it.", err=True)
    serve(host, port, threads=threads, processes=processes, trust_proxy=trust_proxy)


@click.command("explain", epilog="Example:  resume-vitals explain unquantified-task")
@click.argument("rule", required=False)
def explain_command(rule: str | None) -> None:
    """What a rule looks for, why it matters, an example, and how to fix it; without a name, the list of rules.

    `explain career` tells what a career guide says about this work: credentials, titles, pay, ways on.
    """
    from analyzer.checks import RULES, explain
    from analyzer.scorer.guide import guide_note, guide_topics

    if rule is None:
        for known in RULES:
            click.echo(f"{known.name:32} {known.severity:11} {known.page.what}")
        return
    if rule == "career":
        for topic in guide_topics("unknown"):
            click.echo("\n".join([topic.title, *(f"- {line}" for line in topic.lines), ""]))
        click.echo(guide_note())
        return
    click.echo(explain(rule))


@click.group("lexicon", epilog="Example:  resume-vitals lexicon check my-lexicons/")
def lexicon_group() -> None:
    """The terms of the field: list them, or check a folder of your own."""


@lexicon_group.command("list", epilog="Example:  resume-vitals lexicon list --kind ehr")
@click.option("--kind", type=click.Choice(KINDS), default=None, help="Only terms of this kind.")
def lexicon_list(kind: str | None) -> None:
    """Every term: id and name."""
    for term in load().of_kind(*((kind,) if kind else KINDS)):
        click.echo(f"{term.id:36} {term.name}")


@lexicon_group.command("check", epilog="Example:  resume-vitals lexicon check my-lexicons/")
@click.argument("folder", type=click.Path(exists=True, file_okay=False))
def lexicon_check(folder: str) -> None:
    """Reads a folder of your own lexicons and tries their hits and misses; says file and line of what is wrong."""
    from analyzer.matchers.measures.changes import changes_of
    from analyzer.matchers.pipeline import Pipeline
    from analyzer.matchers.proof import unproved

    lexicons = load(folder)
    changes_of(lexicons)
    own = {p.name for p in Path(folder).glob("*.toml")}
    terms = [t for t in lexicons.terms.values() if t.where.rsplit(":", 1)[0] in own]
    wrong = list(unproved(Pipeline(lexicons), terms))
    for line in wrong:
        click.echo(line, err=True)
    if wrong:
        raise LexiconError(f"{len(wrong)} line{'s' if len(wrong) > 1 else ''} of hits or misses do not hold.")
    click.echo(f"{len(terms)} terms in {len(own)} files: all hold.")


_NEED = re.compile(r"(?P<name>[\w.-]+)[^;]*(?:;.*\bextra == [\"'](?P<extra>[\w.-]+))?")
_FOR_WORK_ON_IT = "dev"


def _needs() -> dict[str, list[str]]:
    """The packages that the installed metadata names, by the extra that asks for them ("" for all who use it)."""
    found: dict[str, list[str]] = {}
    for line in requires("resume-vitals") or []:
        if (need := _NEED.match(line)) and need["extra"] != _FOR_WORK_ON_IT:
            found.setdefault(need["extra"] or "", []).append(need["name"])
    return found


def _version_of(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


@click.command("doctor", epilog="Example:  resume-vitals doctor")
def doctor_command() -> None:
    """Says whether this installation is whole: versions, lexicons, optional helpers."""
    from analyzer.matchers.pipeline import Pipeline
    from analyzer.matchers.proof import unproved

    needs = _needs()
    wide = 2 + max(len(name) for names in needs.values() for name in names)

    def say(name: str, text: str) -> None:
        click.echo(f"{name:{wide}}{text}")

    say("resume-vitals", version("resume-vitals"))
    say("python", f"{platform.python_version()} on {platform.system()}")
    missing = []
    for name in needs.pop("", []):
        found = _version_of(name)
        say(name, found or "MISSING")
        missing += [] if found else [name]
    for extra, names in needs.items():
        whole = all(_version_of(name) for name in names)
        said = "installed" if whole else f"not installed (pip install 'resume-vitals[{extra}]')"
        say(f"extra {extra}", f"{said}: {', '.join(names)}")
    lexicons = load()
    counts = ", ".join(f"{len(lexicons.of_kind(k))} {k}" for k in KINDS)
    say("lexicons", f"{len(lexicons.terms)} terms ({counts})")
    wrong = list(unproved(Pipeline(lexicons), lexicons.terms.values()))
    say("their examples", "all hold" if not wrong else f"{len(wrong)} do not hold")
    office = (
        "found, so .doc, .rtf and .odt can be read" if shutil.which("soffice") else "not found: no .doc, .rtf, .odt"
    )
    say("LibreOffice", office)
    if missing or wrong:
        raise click.ClickException("This installation is not whole: run `make setup`, or install the package again.")
    click.echo("All is well.")
