"""The tables of the assistant: the mapping, the traps, the templates of calls. They are data, read once."""
from __future__ import annotations

import functools
from pathlib import Path
from typing import NamedTuple

from . import types


class Row(NamedTuple):
    """A row of the mapping: a name or construct of Python, and its counterpart."""

    python: str
    kind: str  # rename, reshape, hand, none
    java: str
    kotlin: str
    note: str

    def counterpart(self, language="java"):
        return self.java if language == "java" or self.kotlin == "=" else self.kotlin or self.java


class Trap(NamedTuple):
    """A trap: what is seen, where it leads, and the page that helps."""

    id: str
    title: str
    text: str
    page: str


class Template(NamedTuple):
    """A call and how it is written: parameters by name, one text for each language, the type of the result."""

    params: tuple
    java: str
    kotlin: str
    result: types.Type
    check: str


def read(name):
    """The text of a table, beside this file; the mapping also from docs/ of the repository."""
    here = Path(__file__).resolve().parent
    try:
        import importlib.resources as resources

        found = resources.files(__package__).joinpath(name)
        if found.is_file():
            return found.read_text(encoding="utf-8")
    except (ImportError, OSError):
        pass
    for parent in here.parents:
        if (parent / "docs" / name).is_file():
            return (parent / "docs" / name).read_text(encoding="utf-8")
    raise FileNotFoundError(f"the table {name} is missing beside {here}")


def lines(name, separator="\t"):
    for line in read(name).splitlines():
        if line.strip() and not line.startswith("# "):
            yield line.split(separator)


@functools.cache
def mapping():
    rows = {}
    for fields in list(lines("mapping.tsv"))[1:]:
        rows[fields[0]] = Row(*(fields + [""] * 5)[:5])
    return rows


@functools.cache
def traps():
    return {fields[0]: Trap(*fields[:4]) for fields in lines("traps.tab", "|")}


def parameter(text):
    """A parameter of a template: its name, and the type or the kind that is wanted."""
    name, _, kind = text.strip().partition(":")
    return name, types.parse(kind)


@functools.cache
def library_errors():
    """The exceptions of libraries: the class of Java and its parent, by Python's name."""
    return {fields[0][1:]: (fields[1], fields[2]) for fields in lines("libraries.tab", "|") if fields[0].startswith("!")}


@functools.cache
def options():
    """The options of libraries: what each may be, and how it is set, by the class of the options and Python's name."""
    found = {}
    for name, text in (fields for fields in lines("libraries.tab", "|") if fields[0].startswith("@")):
        name, _, kind = name[1:].partition(":")
        found.setdefault(name, []).append((types.parse(kind), text))
    return found


@functools.cache
def attributes():
    """The attributes of libraries' objects: the text and the type of each, by type and name."""
    rows = [fields for fields in lines("libraries.tab", "|") if "(" not in fields[0] and fields[0][0] not in "!@"]
    return {row[0]: Template((), row[1], row[1] if row[2] == "=" else row[2], types.parse(row[3]), "") for row in rows}


@functools.cache
def templates():
    """The templates by the name of what is called, in the order in which they are tried."""
    found = {}
    for fields in list(lines("templates.tab", "|")) + list(lines("libraries.tab", "|")):
        if fields[0][0] in "!@":
            continue
        call, java, kotlin, result, *check = fields
        name, called, rest = call.partition("(")
        if not called:
            continue
        params = tuple(parameter(p) for p in types.split(rest[: rest.rindex(")")]) if p.strip())
        kotlin = java if kotlin == "=" else kotlin
        found.setdefault(name, []).append(Template(params, java, kotlin, types.parse(result), "".join(check)))
    return found
