"""Variables: their names, their types, and what is learnt of them."""
from __future__ import annotations

from . import types

LEARNT = [0]  # how often something new was learnt: when it stands still, the types do


class Var:
    """A variable: its names, its type, and what its place in Java depends on."""

    def __init__(self, name, java, owner=None):
        self.name, self.java, self.owner = name, java, owner
        self.type = types.UNKNOWN
        self.stores = 0  # assignments, the parameter itself counted
        self.hoisted = False  # declared at the head of its function
        self.shared = False  # assigned more than once and seen by a lambda: a box
        self.kind = "local"  # local, param, field, static
        self.value = None  # of statics: the constant that is written with the field
        self.loops = 0  # loops that have a variable of this name to themselves

    def learn(self, t):
        joined = types.join(self.type, t)
        if joined != self.type:
            self.type = joined
            LEARNT[0] += 1

    @property
    def steady(self):
        return self.stores <= 1 and not self.hoisted


def unique(base, taken):
    made, count = base, 2
    while made in taken:
        made, count = f"{base}{count}", count + 1
    taken.add(made)
    return made
