"""The translator of one file: it goes over the module several times, until the types stand still, then writes."""
from __future__ import annotations

import ast
import contextlib

from . import keywords, routes, types
from .annotations import Annotations
from .apps import Apps
from .arguments import Arguments
from .assignments import Assignments
from .blocks import Blocks
from .builtins import Builtins
from .callbacks import Callbacks
from .calls import Calls
from .classes import Classes
from .code import Cannot
from .commandline import CommandLine
from .compound import Compound
from .contexts import Contexts
from .comprehensions import Comprehensions
from .errors import Errors
from .expressions import Expressions
from .formatting import Formatting
from .functions import Functions
from .groups import Groups
from .guards import Guards
from .guesses import Guesses
from .helpers import Helpers
from .layout import API_NAMES, Layout, library_names
from .logs import Logs
from .loops import Sources
from .matches import Matches
from .model import Module
from .names import Names
from .narrowing import Narrowing
from .nurseries import Nurseries
from .operators import Operators
from .project import Foreign
from .protocols import Protocols
from .records import Records, named_tuples
from .remains import Remains
from .sequences import Sequences
from .specials import Specials
from .statements import Statements
from .threads import Threads
from .types import UNKNOWN
from .values import Values
from .variables import LEARNT
from .whiles import Whiles
from .writer import Writer

ROUNDS = 6
RANK = {"done": 0, "check": 1, "hand": 2}


class Translator(
    Layout, Writer, Remains, Classes, Statements, Assignments, Compound,
    Sources, Blocks, Contexts, Guards, Expressions, Operators, Values, Formatting, Comprehensions,
    Calls, Arguments, Callbacks, Builtins, Sequences, Specials, Errors, Annotations,
    Helpers, Foreign, Guesses, Functions, Logs,
    Records, Narrowing, Whiles, Threads, Groups, Nurseries, Matches, Protocols, CommandLine, Apps,
):
    """One Python file on its way to Java or Kotlin."""

    def __init__(self, source, tree, class_name, lang, path, given_up=(), shared=False):
        self.source, self.tree, self.lang, self.path = source, tree, lang, path
        self.lines = source.split("\n")
        self.names = Names(tree)
        named_tuples(tree, self.names)
        routes.written_out(tree, self.names)
        keywords.written_out(tree)
        self.module = Module(tree, self.names, class_name, shared, API_NAMES | {h for h in self.helper_names if h[0].isupper()} | {n for names in library_names(self.names.modules).values() for n in names.split()})
        self.given_up = set(given_up)  # lines that a compiler has refused
        self.by_java = {f"{class_name}.{c.java}": c for c in self.module.classes.values()}
        self.splits = {}
        self._raised = None
        self.start()

    def start(self):
        """The state of one round."""
        self.out, self.indent, self.before, self.lifted = [], 0, None, []
        self.used, self.status, self.why = set(), {}, {}
        self.reasons, self.effects, self.depth, self.chain = [], 0, 0, 0
        self.fn = self.cls = None
        self.lang.host = self.module.java
        self.declared, self.declared_in, self.current = set(), {}, {}
        self.block_id = self.block_count = 0
        self.renamed, self.lambdas, self.lambda_names = {}, 0, set()
        self.can_await = self.later = self.reading = self.direct = False
        self.no_return = self.no_break = self.broken = False
        self.late = self.any_order = self.kept_value = False
        self.flag = self.flag_now = None  # set by a break out of a loop with else
        self.caught = []
        self.quiet = {}  # types of expressions of the statement at hand

    def translate(self):
        """The text of the skeleton."""
        self.once()  # the first round learns what stands behind its uses
        for _ in range(1, ROUNDS):
            if not self.once():
                break
        return self.assemble()

    def once(self):
        """Writes by what is known now; returns whether more is known behind it."""
        self.start()
        before = LEARNT[0]
        self.write()
        return self.apart() or LEARNT[0] != before

    def apart(self):
        """Gives functions of the program another name if a helper has theirs; returns whether there was one."""
        helpers = {name for name in self.used if name in self.helper_names}
        found = [fn for fn in self.module.fns.values() if fn.java in helpers]
        for fn in found:
            fn.java += "_"
        return bool(found)

    # ------------------------------------------------------------ marks
    def check(self, reason):
        self.reasons.append(reason)

    def mark(self, node, status, whole=False, head=False):
        """Notes what became of the lines of a statement, or of its first one."""
        first = getattr(node, "lineno", 0)
        last = first if head else node.end_lineno or first
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and not whole:
            last = max(first, min(last, body[0].lineno - 1))
        if status is None:
            status = "check" if self.reasons else "done"
        for line in range(first, last + 1):
            if RANK[status] >= RANK.get(self.status.get(line), -1) or status == "hand":
                self.status[line] = status
            if status == "check" and self.reasons:
                self.why[line] = "; ".join(dict.fromkeys(self.reasons))

    def todo(self, node, t, why):
        """The expression that stands for what is left by hand."""
        self.hand(node, why)
        return self.lang.todo(node.lineno, self.short(node), t, self.module.java)

    def hand(self, node, why):
        self.need("todo")
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1):
            self.status[line] = "hand"
            self.why[line] = str(why)

    def short(self, node, limit=90):
        text = " ".join(self.segment(node, limit).split())
        text = "".join(c for c in text if not 0xD800 <= ord(c) < 0xE000)
        return text if len(text) <= limit else text[: limit - 3] + "..."

    def segment(self, node, limit):
        """The beginning of a node's text; columns of the tree count bytes of UTF-8."""
        first = self.lines[node.lineno - 1].encode("utf-8", "surrogatepass")
        if node.end_lineno == node.lineno:
            return first[node.col_offset: node.end_col_offset].decode("utf-8", "replace")
        rest = self.lines[node.lineno: min(node.end_lineno or node.lineno, node.lineno + 4)]
        return first[node.col_offset:].decode("utf-8", "replace") + " " + " ".join(rest)

    def say(self, t):
        return {"unknown": "an unknown type", "any": "mixed types", "none": "None", "error": "an exception"}.get(t.name, "a " + t.name.split(".")[-1])

    # ------------------------------------------------------------ names and types
    def lookup(self, name):
        if name in self.fn.inner:
            return None
        return self.current.get(name) or self.fn.find(name) or (self.module.statics.get(name) if name not in self.fn.vars else None)

    def own_var(self, name):
        if name in self.renamed:
            raise Cannot(f"{name} is the variable of a lambda")
        var = self.lookup(name)
        if var is None:
            raise Cannot(f"{name} is no variable")
        return var

    def type_of(self, cls):
        return types.Type(f"class {cls.host}.{cls.java}")

    def class_of(self, t):
        if not t.name.startswith("class "):
            return None
        name = t.name[6:]
        if name in self.by_java or not self.linked:
            return self.by_java.get(name)
        return self.project.by_java.get(name)

    def has_field(self, cls, name):
        while cls:
            if name in cls.fields:
                return True
            cls = cls.parent
        return False

    def field_of(self, cls, name):
        start = cls
        while cls:
            if name in cls.fields:
                return cls.fields[name]
            cls = cls.parent
        if start.method(name):
            raise Cannot(f"{name} is a method")
        return start.field(name)

    def quiet_type(self, node):
        """The type of an expression, without writing anything; None if it cannot be told."""
        if id(node) in self.quiet:
            return self.quiet[id(node)][1]
        saved, fn, silent = (len(self.out), self.before, self.reasons, self.effects), self.fn, self.fn.silent
        self.before, self.reasons, fn.silent = None, [], True
        try:
            found = self.x(node).type
        except Cannot:
            found = None
        finally:
            del self.out[saved[0]:]
            _, self.before, self.reasons, self.effects = saved
            fn.silent = silent
        self.quiet[id(node)] = node, found  # the node, too, so that no other has its identity
        return found

    def has_call(self, node):
        return any(isinstance(n, (ast.Call, ast.Await, ast.Yield)) for n in ast.walk(node))

    def elements(self, comprehension):
        if isinstance(comprehension, ast.DictComp):
            return [comprehension.key, comprehension.value]
        return [comprehension.elt] + [t for g in comprehension.generators for t in g.ifs]

    # ------------------------------------------------------------ how an expression is seen
    @contextlib.contextmanager
    def no_hoisting(self):
        """What may not be computed, or is computed again: nothing can be written before it."""
        saved, self.before = self.before, None
        try:
            yield
        finally:
            self.before = saved

    @contextlib.contextmanager
    def read_only(self):
        """A value that is read at once and kept nowhere: lists need not be mutable."""
        saved, self.reading = self.reading, True
        try:
            yield
        finally:
            self.reading = saved

    @contextlib.contextmanager
    def unordered(self):
        """A collection whose order does not count, read at once."""
        saved, self.any_order = self.any_order, True
        try:
            with self.read_only():
                yield
        finally:
            self.any_order = saved

    @contextlib.contextmanager
    def kept(self):
        saved, self.reading = self.reading, False
        try:
            yield
        finally:
            self.reading = saved
