"""Uses: each construct of asyncio in a file, with its row of the mapping."""
from __future__ import annotations

import ast
from typing import NamedTuple

from . import data
from .kinds import PARENTS, Kinds
from .names import own_nodes

ROOTS = ("asyncio", "contextvars", "uvloop")


class Use(NamedTuple):
    """One construct: where, what, and its row; no row if nobody knows it."""

    line: int
    column: int
    what: str
    row: data.Row | None

    @property
    def kind(self):
        return self.row.kind if self.row else "unknown"


def find(tree, names):
    """All uses of a module, in the order of the text."""
    return sorted(Finder(tree, names).found, key=lambda u: (u.line, u.column, u.what))


class Finder:
    """The walk over one module."""

    def __init__(self, tree, names):
        self.names, self.kinds = names, Kinds(tree, names)
        self.found, self.rows = [], data.mapping()
        self.inner = set()  # attributes inside a longer dotted name
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute):
                self.inner.add(id(node.value))
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                self.inner.add(id(node.value))
        for node in ast.walk(tree):
            visit = getattr(self, "v_" + type(node).__name__, None)
            if visit:
                visit(node)

    def add(self, node, what, row=None):
        self.found.append(Use(node.lineno, node.col_offset, what, row or self.rows.get(what)))

    def v_AsyncFunctionDef(self, node):
        yields = any(isinstance(n, ast.Yield) for n in own_nodes(node))
        self.add(node, "async def f(): yield x" if yields else "async def f(): ...")
        self.method(node)

    def v_FunctionDef(self, node):
        self.method(node)

    def method(self, node):
        if node.name in ("__aiter__", "__anext__", "__aenter__", "__aexit__", "__await__"):
            self.add(node, node.name)

    def v_Await(self, node):
        self.add(node, "await x")

    def v_AsyncFor(self, node):
        reader = self.kinds.of(node.iter) == "StreamReader"
        self.add(node, "async for line in reader" if reader else "async for ... else" if node.orelse else "async for x in source")

    def v_AsyncWith(self, node):
        for item in node.items:
            kind = self.kinds.of(item.context_expr)
            what = {"Lock": "async with lock", "Semaphore": "async with lock", "BoundedSemaphore": "async with lock", "Condition": "async with lock",
                    "Barrier": "async with barrier as i", "Server": "async with server"}.get(kind, "async with x as y")
            self.add(node, what)

    def comprehension(self, node, what):
        if any(g.is_async for g in node.generators):
            self.add(node, what)

    def v_ListComp(self, node):
        self.comprehension(node, "[f(x) async for x in source]")

    def v_SetComp(self, node):
        self.comprehension(node, "{k: v async for x in source}")

    v_DictComp = v_SetComp

    def v_GeneratorExp(self, node):
        self.comprehension(node, "(x async for x in source if t(x))")

    def v_TryStar(self, node):
        self.add(node, "except* E")

    def v_Import(self, node):
        for alias in node.names:
            self.library(node, alias.name)

    def v_ImportFrom(self, node):
        if node.module and not node.level:
            self.library(node, node.module)

    def library(self, node, module):
        """A library of asyncio's world is named once, at its import."""
        for name in (module, module.split(".")[0]):
            row = self.rows.get(name)
            if row and row.kind in ("hand", "none") and "." not in name.replace("redis.asyncio", "redis"):
                self.add(node, name, row)
                return

    def v_Name(self, node):
        if isinstance(node.ctx, ast.Load) and id(node) not in self.inner:
            self.name(node)

    def v_Attribute(self, node):
        if id(node) in self.inner and self.names.resolve(node) in ("asyncio.subprocess", "asyncio"):
            return
        if self.name(node) or not isinstance(node.ctx, ast.Load):
            return
        kind = self.kinds.receiver(node)
        if kind and not kind.startswith("List"):
            for owner in [kind] + PARENTS.get(kind, []):
                row = self.rows.get(f"{owner}.{node.attr}")
                if row:
                    self.add(node, row.python, row)
                    return

    def name(self, node):
        """A name of asyncio or of its companions; returns whether it was one."""
        full = self.names.resolve(node)
        if full is None:
            return False
        if full in ("asyncio", "asyncio.subprocess"):
            return False
        row = self.rows.get(full)
        if row is None and full.startswith("asyncio.") and full.count(".") == 1:
            row = self.rows.get(full.replace("asyncio.", "asyncio.subprocess.")) or self.rows.get(full[8:])
        if row is None and full.startswith("asyncio.") and full.count(".") > 1:
            owner = full.split(".")[1:]
            row = self.rows.get(".".join(owner)) or self.rows.get("Abstract" + ".".join(owner))
            if row is None and self.rows.get(".".join(full.split(".")[:2])) and full.split(".")[1][:1].isupper():
                row = self.rows[".".join(full.split(".")[:2])]
        if row is not None and (row.kind != "none" or full.startswith(("asyncio", "inspect", "contextlib"))) and not self.builtin(full):
            self.add(node, full, row)
            return True
        if full.startswith("asyncio."):
            self.add(node, full, None)
            return True
        return False

    @staticmethod
    def builtin(full):
        """Names of plain Python that the mapping has, too, and that are no use of asyncio by themselves."""
        return full in ("ValueError", "TypeError", "RuntimeError", "KeyError", "IndexError", "LookupError", "Exception", "BaseException",
                        "OSError", "ZeroDivisionError", "NotImplementedError", "UnicodeDecodeError", "EOFError", "GeneratorExit",
                        "ConnectionError", "ConnectionRefusedError", "ConnectionResetError", "BrokenPipeError", "FileNotFoundError",
                        "PermissionError", "input", "open", "TimeoutError", "KeyboardInterrupt", "ExceptionGroup", "BaseExceptionGroup",
                        "StopAsyncIteration", "concurrent.futures.Future", "sys.stdin")

    def v_Call(self, node):
        full = self.names.resolve(node.func)
        if full and full.startswith("asyncio."):
            for k in node.keywords:
                row = self.rows.get(f"{full}({k.arg}=)")
                if row:
                    self.add(node, row.python, row)
        if isinstance(node.func, ast.Name) and node.func.id in ("anext", "aiter") and full in ("anext", "aiter"):
            row = self.rows.get("anext(it)" if full == "anext" else "aiter(x)")
            self.add(node, row.python, row)
