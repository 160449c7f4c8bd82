"""Types that the assistant infers: small immutable terms, printed by each language its own way."""
from __future__ import annotations

from typing import NamedTuple


class Type(NamedTuple):
    """A type: its name, its arguments, and whether None is one of its values."""

    name: str
    args: tuple = ()
    null: bool = False

    def __str__(self):
        inner = f"<{', '.join(map(str, self.args))}>" if self.args else ""
        return self.name + inner + ("?" if self.null else "")

    @property
    def known(self):
        return self.name not in ("unknown", "any", "none")

    def arg(self, index=0):
        return self.args[index] if len(self.args) > index else UNKNOWN

    def nullable(self):
        return self._replace(null=True) if self.known else self

    def plain(self):
        return self._replace(null=False)


UNKNOWN = Type("unknown")  # nothing is known yet: every other type wins
ANY = Type("any")  # two types that do not agree: Object for good
NONE = Type("none")  # None alone
VOID = Type("void")
INT, LONG, DOUBLE, BOOL, STR, BYTES = (Type(name) for name in ("int", "long", "double", "bool", "str", "bytes"))
NUMBER = Type("number")  # int and float mixed: a double here, which Python would print otherwise
NUMBERS = {"int", "long", "double", "number"}
LISTS = {"List", "Deque"}
COLLECTIONS = LISTS | {"Set", "Iterable", "Collection"}
WIDER = {"Task": "Future", "LifoQueue": "Queue", "PriorityQueue": "Queue", "TimerHandle": "Handle", "AsyncGenerator": "AsyncIterator",
         "WebSocketResponse": "StreamResponse", "Response": "StreamResponse", "Lock": "Lockable", "BoundedSemaphore": "Semaphore", "Semaphore": "Lockable", "Condition": "Lockable"}
AWAITABLE = {"Coroutine", "Task", "Future", "Awaitable"}


def of(name, *args):
    return Type(name, tuple(args))


MIXED = 5  # types that a mixed one remembers


def mixed(a, b):
    """What may be of either type: Object, but it is remembered what it may be."""
    if ANY in (a, b) or VOID in (a, b):
        return ANY
    members = {m for t in (a, b) for m in (t.args if t.name == "any" else (t,))}
    return Type("any", tuple(sorted(members, key=str))) if len(members) <= MIXED else ANY


def bare(t):
    """A type without the memory of mixed ones: what the two languages see."""
    return ANY if t.name == "any" else t._replace(args=tuple(bare(x) for x in t.args)) if t.args else t


def join(a, b):
    """The least type that holds values of both."""
    if a == b or b.name == "unknown":
        return a
    if a.name == "unknown":
        return b
    if a.name == "none" or b.name == "none":
        other = b if a.name == "none" else a
        return mixed(a, b) if other.name in ("any", "void") else other.nullable()
    if "any" in (a.name, b.name):
        return mixed(a, b)
    null = a.null or b.null
    if a.name == b.name and len(a.args) == len(b.args):
        return Type(a.name, tuple(join(x, y) for x, y in zip(a.args, b.args)), null)
    if {a.name, b.name} == {"int", "long"}:
        return LONG._replace(null=null)
    if {a.name, b.name} <= NUMBERS:
        return NUMBER._replace(null=null)
    for low, high in ((a, b), (b, a)):
        if WIDER.get(low.name) == high.name:
            return join(Type(high.name, low.args, null), high)
    return mixed(a, b)


def may_lack(t):
    """Whether None may be one of the values."""
    return t.null or t.name == "none" or t.name == "any" and (not t.args or any(may_lack(m) for m in t.args))


def complete(t):
    """Whether nothing in the type is unknown."""
    return t.name not in ("unknown", "any") and all(complete(x) for x in t.args)


def assignable(source, target):
    """Whether a value of one type can stand where another is wanted, without any conversion."""
    if target.name in ("any", "unknown") or source.plain() == target.plain():
        return True
    source, target = bare(source), bare(target)
    if source.plain() == target.plain():
        return True
    if source.name == "none":
        return True
    if source.name in NUMBERS and target.name in ("double", "number"):
        return not (source.null and not target.null)
    wide = source
    while wide.name != target.name and wide.name in WIDER:
        wide = wide._replace(name=WIDER[wide.name])
    if wide.name != target.name:
        if target.name in ("Iterable", "Collection") and source.name in COLLECTIONS:
            return source.args == target.args
        return target.name == "Awaitable" and source.name in AWAITABLE and source.args == target.args
    return all(x == y or y.name == "unknown" for x, y in zip(wide.args, target.args))


def parse(text):
    """The type that a text of the tables names: List<int>, Coroutine<T>, str?."""
    text = text.strip()
    null = text.endswith("?")
    text = text[:-1] if null else text
    if "<" not in text:
        return Type(text, (), null)
    name, rest = text.split("<", 1)
    return Type(name, tuple(parse(p) for p in split(rest[:-1])), null)


def split(text):
    """The parts of a text between commas that are in no angle brackets."""
    depth, part, parts = 0, "", []
    for c in text:
        depth += (c == "<") - (c == ">")
        if c == "," and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += c
    return parts + [part]


def substitute(t, binding):
    """The type with its letters (T, U) replaced."""
    if t.name in binding:
        found = binding[t.name]
        return found.nullable() if t.null else found
    return t._replace(args=tuple(substitute(x, binding) for x in t.args))
