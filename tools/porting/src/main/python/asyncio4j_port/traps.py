"""Traps: what compiles in the other language and bites nevertheless."""
from __future__ import annotations

import ast
from typing import NamedTuple

from . import data
from .kinds import Kinds
from .names import own_nodes

BLOCKING = {"time.sleep", "input", "open", "requests.get", "requests.post", "requests.request", "urllib.request.urlopen", "subprocess.run",
            "subprocess.check_output", "subprocess.call", "subprocess.check_call", "os.system", "socket.create_connection", "socket.getaddrinfo",
            "socket.gethostbyname", "select.select"}
OSERRORS = {"OSError", "IOError", "ConnectionError", "ConnectionRefusedError", "ConnectionResetError", "ConnectionAbortedError", "BrokenPipeError",
            "FileNotFoundError", "PermissionError", "socket.gaierror", "socket.error", "ssl.SSLError", "ssl.SSLCertVerificationError"}
BY_HAND = {"asyncio.get_event_loop", "asyncio.set_event_loop", "asyncio.set_event_loop_policy", "asyncio.get_event_loop_policy",
           "nest_asyncio.apply", "asyncio.get_child_watcher"}
REMOVED = {"asyncio.async", "asyncio.coroutine", "asyncio.Task.all_tasks", "asyncio.Task.current_task", "asyncio.get_child_watcher",
           "asyncio.set_child_watcher", "asyncio.JoinableQueue", "asyncio.ensure_task"}
LOOP_TAKERS = ("asyncio.Lock", "asyncio.Event", "asyncio.Condition", "asyncio.Semaphore", "asyncio.Queue", "asyncio.sleep", "asyncio.wait_for",
               "asyncio.wait", "asyncio.gather", "asyncio.shield", "asyncio.as_completed", "asyncio.ensure_future", "asyncio.open_connection",
               "asyncio.start_server")
PROCESSES = {"signal.signal", "os.fork", "multiprocessing.Process", "multiprocessing.Pool", "multiprocessing.Queue", "signal.alarm"}
BLOCKS = ("asyncio.timeout", "asyncio.timeout_at", "asyncio.TaskGroup")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Seen(NamedTuple):
    """A trap in a place."""

    line: int
    id: str
    detail: str

    @property
    def trap(self):
        return data.traps()[self.id]


def find(tree, names, source):
    """The traps of a module, without those that a comment `# port: ok T06` silences."""
    seen = sorted(set(Finder(tree, names).seen))
    lines = source.split("\n")
    return [s for s in seen if not silenced(lines[s.line - 1] if s.line <= len(lines) else "", s.id)]


def silenced(line, id):
    _, mark, rest = line.partition("# port: ok")
    return bool(mark) and (not rest.strip() or id in rest)


class Finder:
    """The walk over one module; `fn` is the function that a node stands in."""

    def __init__(self, tree, names):
        self.names, self.kinds, self.seen = names, Kinds(tree, names), []
        self.coroutines = {n.name for n in ast.walk(tree) if isinstance(n, ast.AsyncFunctionDef) and not any(isinstance(y, ast.Yield) for y in own_nodes(n))}
        self.plain = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
        stack = [(tree, None)]
        while stack:
            node, fn = stack.pop()
            inner = node if isinstance(node, FUNCTIONS + (ast.Lambda,)) else fn
            visit = getattr(self, "v_" + type(node).__name__, None)
            if visit:
                visit(node, fn)
            stack.extend((c, inner) for c in ast.iter_child_nodes(node))

    def see(self, node, id, detail=""):
        self.seen.append(Seen(node.lineno, id, detail))

    def v_Expr(self, node, fn):
        call = node.value
        if not isinstance(call, ast.Call):
            return
        name = call.func.id if isinstance(call.func, ast.Name) else call.func.attr if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id == "self" else None
        if name in self.coroutines and name not in self.plain or self.names.resolve(call.func) in ("asyncio.sleep", "asyncio.wait_for", "asyncio.wait"):
            self.see(node, "T01", f"{name or 'sleep'}(...)")
        full = self.names.resolve(call.func)
        if full in ("asyncio.create_task", "asyncio.ensure_future") or isinstance(call.func, ast.Attribute) and call.func.attr == "create_task" and self.kinds.receiver(call.func) == "AbstractEventLoop":
            self.see(node, "T02")

    def v_Assert(self, node, fn):
        if any(isinstance(n, ast.Await) for n in ast.walk(node)):
            self.see(node, "T03")

    def v_Call(self, node, fn):
        full = self.names.resolve(node.func)
        if isinstance(fn, ast.AsyncFunctionDef) and full in BLOCKING:
            self.see(node, "T04", full)
        if full in BY_HAND or isinstance(node.func, ast.Attribute) and node.func.attr == "run_until_complete":
            self.see(node, "T12", full or "run_until_complete")
        if full == "print":
            for a in node.args:
                self.printed(a)
        if full in PROCESSES:
            self.see(node, "T26", full)
        if full in REMOVED or full in LOOP_TAKERS and any(k.arg == "loop" for k in node.keywords):
            self.see(node, "T27", "loop=" if full not in REMOVED else full)
        if full in ("getattr", "setattr") and len(node.args) > 1 and not isinstance(node.args[1], ast.Constant):
            self.see(node, "T24", full)
        if full == "asyncio.gather" and len(node.args) > 1:
            called = {self.names.resolve(a.func) or ast.dump(a.func) for a in node.args if isinstance(a, ast.Call)}
            if len(called) > 1:
                self.see(node, "T07", "gather of different functions")
        if full == "threading.Thread":
            self.thread(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("put", "put_nowait") and node.args and isinstance(node.args[0], ast.Tuple) and self.kinds.of(node.func.value) == "PriorityQueue":
            self.see(node, "T20")
        if isinstance(node.func, ast.Attribute) and node.func.attr == "factorial":
            self.see(node, "T14", "factorial")

    def thread(self, node):
        """A thread whose function calls the loop directly."""
        target = next((k.value for k in node.keywords if k.arg == "target"), None)
        name = target.id if isinstance(target, ast.Name) else getattr(target, "attr", None)
        for f in self.kinds.functions.get(name, []):
            for n in ast.walk(f):
                if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute) and n.func.attr in ("call_soon", "call_later", "create_task", "stop") and self.kinds.receiver(n.func) == "AbstractEventLoop":
                    self.see(n, "T13", n.func.attr)

    def v_With(self, node, fn):
        for item in node.items:
            e = item.context_expr
            text = self.names.resolve(e.func) if isinstance(e, ast.Call) else None
            name = e.id if isinstance(e, ast.Name) else getattr(e, "attr", "")
            if text in ("threading.Lock", "threading.RLock") or "lock" in str(name).lower():
                if any(isinstance(n, ast.Await) for b in node.body for n in ast.walk(b)):
                    self.see(node, "T05")

    def v_If(self, node, fn):
        t = node.test
        self.odd_truth(t, fn)
        if isinstance(t, ast.Compare) and len(t.ops) == 1 and isinstance(t.ops[0], ast.NotIn) and isinstance(fn, ast.AsyncFunctionDef):
            holder = ast.dump(t.comparators[0])
            for n in ast.walk(node):
                if isinstance(n, ast.Assign) and isinstance(n.value, ast.Await) and any(isinstance(x, ast.Subscript) and ast.dump(x.value) == holder for x in n.targets):
                    self.see(n, "T05", "if k not in d: d[k] = await ...")

    def v_While(self, node, fn):
        self.odd_truth(node.test, fn)

    def odd_truth(self, test, fn):
        """A condition on a parameter whose default says that it is a number, a text or None."""
        test = test.operand if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) else test
        if not isinstance(test, ast.Name) or not isinstance(fn, FUNCTIONS):
            return
        a = fn.args
        defaults = {x.arg: d for x, d in zip((a.posonlyargs + a.args)[::-1], a.defaults[::-1])}
        defaults.update({x.arg: d for x, d in zip(a.kwonlyargs, a.kw_defaults) if d is not None})
        default = defaults.get(test.id)
        if isinstance(default, ast.Constant) and not isinstance(default.value, bool):
            self.see(test, "T16", test.id)

    def v_BoolOp(self, node, fn):
        last = node.values[-1]
        if isinstance(node.op, ast.Or) and isinstance(last, ast.Constant) and isinstance(last.value, (int, float, str)) and not isinstance(last.value, bool):
            self.see(node, "T16", f"or {last.value!r}")

    def v_JoinedStr(self, node, fn):
        for v in node.values:
            if isinstance(v, ast.FormattedValue) and v.format_spec is None:
                self.printed(v.value)

    def printed(self, node):
        """A value that Java writes in another way: a quotient, a float, a truth, None, a collection."""
        odd = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) or isinstance(node, (ast.Compare, ast.List, ast.Dict, ast.Tuple, ast.ListComp))
        if odd or isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, (bool, float))):
            self.see(node, "T23", ast.unparse(node)[:40])

    def timers(self, fn):
        """Timers of one function that are due at the same moment."""
        seen = set()
        for n in own_nodes(fn):
            if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute) and n.func.attr in ("call_later", "call_at") and n.args:
                when = ast.dump(n.args[0])
                if when in seen:
                    self.see(n, "T25", f"{n.func.attr}({ast.unparse(n.args[0])[:20]}, ...)")
                seen.add(when)

    def v_ExceptHandler(self, node, fn):
        kinds = [] if node.type is None else [self.names.resolve(t) for t in (node.type.elts if isinstance(node.type, ast.Tuple) else [node.type])]
        raises = any(isinstance(n, ast.Raise) for n in ast.walk(node))
        if isinstance(fn, ast.AsyncFunctionDef) and not raises and (node.type is None or {"BaseException", "asyncio.CancelledError"} & set(kinds)):
            if node.type is None or "BaseException" in kinds or all(isinstance(b, (ast.Pass, ast.Continue)) for b in node.body):
                self.see(node, "T06")
        for kind in kinds:
            if kind in OSERRORS:
                self.see(node, "T10", kind)

    def v_AsyncWith(self, node, fn):
        if not any(isinstance(i.context_expr, ast.Call) and self.names.resolve(i.context_expr.func) in BLOCKS for i in node.items) or fn is None or isinstance(fn, ast.Lambda):
            return
        inside = {n.id for b in node.body for n in ast.walk(b) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        inside |= {i.optional_vars.id for i in node.items if isinstance(i.optional_vars, ast.Name)}
        later = {n.id for n in ast.walk(fn) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load) and n.lineno > (node.end_lineno or 0)}
        for name in sorted(inside & later):
            self.see(node, "T08", name)
        loops = 0
        stack = [(b, 0) for b in node.body]
        while stack:
            n, loops = stack.pop()
            if isinstance(n, FUNCTIONS + (ast.Lambda, ast.ClassDef)):
                continue
            if isinstance(n, ast.Return) or isinstance(n, (ast.Break, ast.Continue)) and not loops:
                self.see(n, "T09")
            deeper = loops + isinstance(n, (ast.For, ast.While, ast.AsyncFor))
            stack.extend((c, deeper) for c in ast.iter_child_nodes(n))

    def v_AsyncFor(self, node, fn):
        call = node.iter
        name = call.func.id if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else None
        generators = {n.name for f in self.kinds.functions.values() for n in f if isinstance(n, ast.AsyncFunctionDef) and any(isinstance(y, ast.Yield) for y in own_nodes(n))}
        if name in generators and any(isinstance(n, (ast.Break, ast.Return)) for b in node.body for n in ast.walk(b)):
            self.see(node, "T21")

    def v_ClassDef(self, node, fn):
        if any((self.names.resolve(b) or "").endswith(("Exception", "Error")) for b in node.bases):
            self.see(node, "T11", node.name)

    def v_FunctionDef(self, node, fn):
        self.timers(node)
        if node.args.kwarg is not None or node.args.vararg is not None:
            self.see(node, "T24", "*args" if node.args.vararg is not None else "**kwargs")
        for d in node.args.defaults:
            if isinstance(d, (ast.List, ast.Dict, ast.Set)):
                self.see(node, "T19", "a mutable default")
        if node.name in ("__exit__", "__aexit__") and any(isinstance(n, ast.Return) and n.value is not None and not (isinstance(n.value, ast.Constant) and not n.value.value) for n in own_nodes(node)):
            self.see(node, "T22")

    v_AsyncFunctionDef = v_FunctionDef

    def v_BinOp(self, node, fn):
        if isinstance(node.op, (ast.Pow, ast.LShift)):
            self.see(node, "T14", "**" if isinstance(node.op, ast.Pow) else "<<")
        left_negative = isinstance(node.left, ast.UnaryOp) and isinstance(node.left.op, ast.USub)
        if isinstance(node.op, (ast.FloorDiv, ast.Mod)) and (left_negative or isinstance(node.left, ast.BinOp) and isinstance(node.left.op, ast.Sub)):
            self.see(node, "T15")

    def v_Constant(self, node, fn):
        if isinstance(node.value, int) and not isinstance(node.value, bool) and abs(node.value) >= 2**31:
            self.see(node, "T14", str(node.value)[:20])

    def v_Subscript(self, node, fn):
        if isinstance(node.slice, ast.Slice) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str) and not node.value.value.isascii():
            self.see(node, "T17")

    def v_Compare(self, node, fn):
        if any(isinstance(c, ast.Constant) and isinstance(c.value, bytes) for c in [node.left] + node.comparators):
            self.see(node, "T18")

    def v_Import(self, node, fn):
        for alias in node.names:
            self.library(node, alias.name)

    def v_ImportFrom(self, node, fn):
        if node.module and not node.level:
            self.library(node, node.module)

    def library(self, node, module):
        for name in (module, module.split(".")[0]):
            row = data.mapping().get(name)
            if row is not None and row.kind in ("hand", "none"):
                self.see(node, "T28", f"{name}: {row.note}")
                return
