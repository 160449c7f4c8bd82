"""Guesses: types that follow from the use of a variable, where nothing else tells them; none with --strict."""
from __future__ import annotations

import functools

from . import data, types
from .types import UNKNOWN, of

USED = {"int", "str", "bytes", "double", "bool", "EventLoop", "StreamReader", "StreamWriter", "Event", "Lock", "Semaphore"}
ONLY = {  # names of methods and attributes that one type alone has
    "readline": None, "readexactly": "StreamReader", "readuntil": "StreamReader", "at_eof": "StreamReader", "feed_data": "StreamReader",
    "drain": "StreamWriter", "get_extra_info": "StreamWriter", "call_soon": "EventLoop", "call_soon_threadsafe": "EventLoop",
    "call_later": "EventLoop", "run_in_executor": "EventLoop", "create_future": "EventLoop", "add_signal_handler": "EventLoop",
    "run_until_complete": "EventLoop", "serve_forever": "Server", "startswith": None, "splitlines": None,
}
GENERIC = {"task_done": "Queue", "put_nowait": "Queue", "get_nowait": "Queue"}


@functools.cache
def common():
    """The names of members that Python's and asyncio's own types have, too."""
    return {name.split(".")[-1] for name in data.templates()} | {"name", "args", "value", "items", "sort", "format", "exceptions", "sockets"}


class Guesses:
    """The part of the translator that learns from uses."""

    strict = False

    def guess(self, code, t):
        """A variable of an unknown type is used where only one type can stand."""
        slot = code.slot
        if self.strict or slot is None or slot.type.name != "unknown" or t.name not in USED and not t.name.startswith("class "):
            return False
        if slot.kind not in ("param", "field"):
            return False
        slot.learn(t.plain())
        code.type = slot.type
        return slot.type.known

    def guess_by_member(self, code, member):
        """A variable of an unknown type has a method or attribute that only one type has."""
        if self.strict or code.type.name != "unknown" or code.slot is None:
            return code
        if member in common() and member not in ONLY and member not in GENERIC:
            return code
        t = UNKNOWN
        owners = [c for c in self.classes_known() if c.method(member) or member in c.fields]
        roots = [c for c in owners if c.parent is None or c.parent not in owners]
        if len(roots) == 1 and member not in common():
            t = self.type_of(roots[0])
        elif not owners and ONLY.get(member):
            t = types.Type(ONLY[member])
        elif not owners and member in GENERIC:
            t = of(GENERIC[member], UNKNOWN)
        if t.name != "unknown":
            code.slot.learn(t)
            code.type = code.slot.type
        return code

    def classes_known(self):
        """The classes of this file, and of those that it imports."""
        if not self.linked:
            return self.module.classes.values()
        return [c for tr in dict.fromkeys(self.project.members.values()) if tr is self or tr.module.shared for c in tr.module.classes.values()]
