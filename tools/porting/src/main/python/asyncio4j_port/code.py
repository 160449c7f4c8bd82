"""Pieces of code on their way out: an expression with its type, and the reason why something stays by hand."""
from __future__ import annotations

from . import types

ATOM, UNARY, TIMES, PLUS, COMPARE, EQUAL, AND, OR, LOW = 9, 8, 7, 6, 5, 4, 3, 2, 1


class Cannot(Exception):
    """The reason why a statement stays by hand."""


class Code:
    """An expression as text: its type, how tightly it binds, and the variable it stands for."""

    __slots__ = ("text", "type", "binding", "slot", "literal")

    def __init__(self, text, type=types.UNKNOWN, binding=ATOM, slot=None, literal=None):
        self.text, self.type, self.binding, self.slot, self.literal = text, type, binding, slot, literal

    def within(self, binding):
        """The text as an operand of something that binds so tightly."""
        return self.text if self.binding >= binding else f"({self.text})"

    @property
    def operand(self):
        return self.within(ATOM)
