"""Names: what a dotted Python name stands for, and which names a language lets us write."""
from __future__ import annotations

import ast
import builtins

ASYNCIO_PARTS = {"tasks", "locks", "queues", "events", "streams", "futures", "runners", "timeouts", "taskgroups",
                 "protocols", "transports", "exceptions", "base_events", "coroutines", "threads", "mixins", "log"}

RESERVED = set(
    """abstract as assert boolean break byte case catch char class const continue default do double else enum extends false
    final finally float for fun goto if implements import in instanceof int interface internal is long native new null
    object package private protected public return short static strictfp super switch synchronized this throw throws
    transient true try typealias typeof val var void volatile when while record yield
    async await run gather sleep wait notify notifyAll timeout timeoutAt taskGroup each asyncGenerator toThread shield
    signals compute openConnection startServer createTask spawn waitFor asCompleted currentTask allTasks ensureFuture
    wrapFuture gatherOutcomes staggeredRace getRunningLoop newEventLoop seconds coroutine runAsyncio todo text repr truth
    getClass toString hashCode finalize clone equals args it value name main0 size length println print error""".split())


def camel(name):
    """A Python name in the manner of Java: lower camel, constants as they are, reserved words with an underscore."""
    bare = name.strip("_")
    if not bare:
        return "unused" if set(name) == {"_"} else "x"
    if bare.isupper():
        return bare
    first, *rest = bare.split("_")
    made = first + "".join(part[:1].upper() + part[1:] for part in rest)
    made = "".join(c if c.isalnum() and c.isascii() or c == "_" else "_" for c in made)
    return made + "_" if made in RESERVED or made[:1].isdigit() else made


def pascal(name):
    bare = "".join(c if c.isalnum() and c.isascii() else "_" for c in name)
    made = "".join(part[:1].upper() + part[1:] for part in bare.split("_") if part)
    return made if made and not made[0].isdigit() else "Program" + made


class Names:
    """The imports of a module, and the names that functions shadow."""

    def __init__(self, tree):
        self.imported = {}
        self.modules = set()  # what is imported, by full name
        self.stars = []
        self.aliases = set()  # nodes of imports
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    top = alias.name.split(".")[0]
                    self.imported[alias.asname or top] = alias.name if alias.asname else top
                    self.modules.add(alias.name)
            elif isinstance(node, ast.ImportFrom) and node.level:
                for alias in node.names:
                    self.imported[alias.asname or alias.name] = ".".join(["@"] + [p for p in (node.module, alias.name) if p])
            elif isinstance(node, ast.ImportFrom) and node.module:
                self.modules.add(node.module)
                for alias in node.names:
                    if alias.name == "*":
                        self.stars.append(node)
                    else:
                        self.imported[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        self.shadowed = {}  # node of a function -> names that are its own
        self.module_level = set()
        self._bind(tree, self.module_level, frozenset())

    def _bind(self, tree, own, outer):
        """Marks each name of the tree that an inner binding hides from the imports."""
        hidden = frozenset()
        for child in ast.iter_child_nodes(tree):
            self._visit(child, own, outer | hidden)

    def _visit(self, node, own, hidden):
        stack = [(node, hidden)]
        while stack:
            node, hidden = stack.pop()
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
                a = node.args
                mine = {x.arg for x in a.posonlyargs + a.args + a.kwonlyargs + [y for y in (a.vararg, a.kwarg) if y]}
                if not isinstance(node, ast.Lambda):
                    nodes = list(own_nodes(node))
                    mine |= stored(node, nodes) - declared_global(node, nodes)
                inner = hidden | mine
                body = node.body if isinstance(node.body, list) else [node.body]
                for d in a.defaults + [d for d in a.kw_defaults if d] + getattr(node, "decorator_list", []):
                    stack.append((d, hidden))
                for x in a.posonlyargs + a.args + a.kwonlyargs:
                    if x.annotation:
                        stack.append((x.annotation, hidden))
                if getattr(node, "returns", None):
                    stack.append((node.returns, hidden))
                stack.extend((child, inner) for child in body)
                continue
            if isinstance(node, ast.Name) and node.id in hidden and node.id in self.imported:
                self.shadowed[id(node)] = True
            stack.extend((child, hidden) for child in ast.iter_child_nodes(node))

    def resolve(self, node):
        """The full dotted name of an expression: asyncio.sleep; None if it is no plain name."""
        parts = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return None
        base = node.id
        if base in self.imported and id(node) not in self.shadowed:
            base = self.imported[base]
        elif parts or not hasattr(builtins, base):
            if not self.stars or parts or hasattr(builtins, base):
                return None if parts else base
            base = next((f"{s.module}.{base}" for s in self.stars if s.module == "asyncio"), base)
        return canonical(".".join([base] + parts[::-1]))


def canonical(name):
    """asyncio.tasks.sleep and asyncio.locks.Lock under the names that everybody knows."""
    parts = name.split(".")
    if parts[0] == "asyncio" and len(parts) > 2 and parts[1] in ASYNCIO_PARTS:
        del parts[1]
    if parts[0] == "aiohttp" and len(parts) > 2 and parts[1].startswith("web_"):
        parts[1] = "web"
    return ".".join(parts)


def own_nodes(fn):
    """The nodes of a function that are not inside another one."""
    stack = list(fn.body) if isinstance(fn.body, list) else [fn.body]
    while stack:
        node = stack.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            stack.extend(ast.iter_child_nodes(node))


def declared_global(fn, nodes=None):
    return {n for node in nodes or own_nodes(fn) if isinstance(node, (ast.Global, ast.Nonlocal)) for n in node.names}


def stored(fn, nodes=None):
    """The names that a function binds: assignments, loops, with, except, inner functions, imports are not counted."""
    found, nodes = set(), nodes or list(own_nodes(fn))
    inner = {id(n) for node in nodes if isinstance(node, ast.comprehension) for n in ast.walk(node.target)}
    for node in nodes:
        if id(node) in inner:
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)):
            found.add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(node.name)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            found.add(node.name)
    return found
