"""The small functions that a skeleton brings along, when it needs them."""
from __future__ import annotations

import functools
import re

from . import data

CALLED = re.compile(r"(?<![\w.])(\w+)(?=\()")
OPTIONAL = ("shown", "literal")  # what repr needs only if the program prints floats or bytes


@functools.cache
def table():
    """The helpers by name and language: the text, and which others it needs."""
    found, key = {}, None
    for line in data.read("helpers.tab").splitlines():
        if line.startswith("== "):
            name, language, *needs = line[3:].split()
            key = (name, language)
            found[key] = ([], needs)
        elif key:
            found[key][0].append(line)
    return found


class Helpers:
    """The part of the translator that keeps the list of helpers."""

    helper_names = sorted({name for name, _ in table()}, key=len, reverse=True)

    def need(self, *names):
        """Notes helpers that the skeleton needs; returns the first."""
        if self.fn is None or not self.fn.silent:
            self.used.update(names)
        return names[0]

    @classmethod
    @functools.cache
    def helpers_in(cls, text):
        """The helpers that a template calls."""
        return set(CALLED.findall(text)) & set(cls.helper_names)

    def helper_lines(self):
        """The helpers that are used, with those that they need, in a fixed order."""
        wanted, todo = set(), sorted(self.used)
        while todo:
            name = todo.pop()
            if name in wanted or (name, self.lang.name) not in table():
                continue
            wanted.add(name)
            todo += table()[name, self.lang.name][1]
        for name, language in table():
            lines = table()[name, language][0]
            if language == self.lang.name and name in wanted and lines:
                yield ""
                yield from (line for line in lines if name != "repr" or not any(f"{part}(" in line and part not in wanted for part in OPTIONAL))
