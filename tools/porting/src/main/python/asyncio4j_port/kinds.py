"""Kinds of asyncio's objects: what a variable, an attribute or a parameter holds, as far as the file tells."""
from __future__ import annotations

import ast

MADE = {
    "asyncio.create_task": "Task", "asyncio.ensure_future": "Future", "asyncio.gather": "Future", "asyncio.shield": "Future",
    "asyncio.wrap_future": "Future", "asyncio.Future": "Future", "asyncio.Task": "Task", "asyncio.current_task": "Task",
    "asyncio.get_running_loop": "AbstractEventLoop", "asyncio.get_event_loop": "AbstractEventLoop", "asyncio.new_event_loop": "AbstractEventLoop",
    "asyncio.Lock": "Lock", "asyncio.Event": "Event", "asyncio.Condition": "Condition", "asyncio.Semaphore": "Semaphore",
    "asyncio.BoundedSemaphore": "BoundedSemaphore", "asyncio.Barrier": "Barrier", "asyncio.Queue": "Queue", "asyncio.LifoQueue": "LifoQueue",
    "asyncio.PriorityQueue": "PriorityQueue", "asyncio.Runner": "Runner", "asyncio.TaskGroup": "TaskGroup", "asyncio.timeout": "Timeout",
    "asyncio.timeout_at": "Timeout", "asyncio.StreamReader": "StreamReader", "asyncio.StreamWriter": "StreamWriter",
    "asyncio.start_server": "Server", "asyncio.start_unix_server": "Server", "asyncio.create_subprocess_exec": "Process",
    "asyncio.create_subprocess_shell": "Process", "contextvars.ContextVar": "ContextVar", "contextvars.copy_context": "Context",
    "asyncio.AbstractEventLoop": "AbstractEventLoop", "asyncio.AbstractServer": "Server", "asyncio.Server": "Server",
    "asyncio.subprocess.Process": "Process", "asyncio.Handle": "Handle", "asyncio.TimerHandle": "TimerHandle", "asyncio.Transport": "Transport",
}
METHODS = {
    ("AbstractEventLoop", "create_task"): "Task", ("AbstractEventLoop", "create_future"): "Future", ("TaskGroup", "create_task"): "Task",
    ("AbstractEventLoop", "call_later"): "TimerHandle", ("AbstractEventLoop", "call_at"): "TimerHandle", ("AbstractEventLoop", "call_soon"): "Handle",
    ("AbstractEventLoop", "create_server"): "Server", ("AbstractEventLoop", "run_in_executor"): "Future", ("Runner", "get_loop"): "AbstractEventLoop",
    ("Future", "get_loop"): "AbstractEventLoop", ("Task", "get_loop"): "AbstractEventLoop",
}
ATTRIBUTES = {("Process", "stdin"): "StreamWriter", ("Process", "stdout"): "StreamReader", ("Process", "stderr"): "StreamReader",
              ("StreamWriter", "transport"): "Transport"}
ONLY = {  # names of methods that one kind alone has
    "readline": None, "readexactly": "StreamReader", "readuntil": "StreamReader", "at_eof": "StreamReader", "drain": "StreamWriter",
    "put_nowait": "Queue", "get_nowait": "Queue", "task_done": "Queue", "call_soon": "AbstractEventLoop", "call_soon_threadsafe": "AbstractEventLoop",
    "call_later": "AbstractEventLoop", "call_at": "AbstractEventLoop", "run_in_executor": "AbstractEventLoop",
    "run_until_complete": "AbstractEventLoop", "run_forever": "AbstractEventLoop", "create_future": "AbstractEventLoop",
    "add_signal_handler": "AbstractEventLoop", "set_exception_handler": "AbstractEventLoop", "add_done_callback": "Future", "uncancel": "Task",
    "cancelling": "Task", "get_coro": "Task", "asend": "AsyncGenerator", "athrow": "AsyncGenerator", "aclose": "AsyncGenerator",
    "serve_forever": "Server", "get_extra_info": "StreamWriter",
}
PARENTS = {"Task": ["Future"], "LifoQueue": ["Queue"], "PriorityQueue": ["Queue"], "BoundedSemaphore": ["Semaphore", "Lock"], "Semaphore": ["Lock"],
           "Condition": ["Lock"], "TimerHandle": ["Handle"]}


class Kinds:
    """What the names of a module hold: a small inference, by function and attribute, until it stands still."""

    def __init__(self, tree, names):
        self.names = names
        self.found = {}  # (function or None, name) and ("self", attribute) -> kind, "?" if two disagree
        self.functions = {}
        self.scopes = {}
        self._scope(tree, None)
        for _ in range(3):
            before = dict(self.found)
            for node in self.order:
                self._learn(node)
            if before == self.found:
                break

    def _scope(self, tree, _):
        """Which function each node stands in."""
        self.order = []
        stack = [(tree, None)]
        while stack:
            node, fn = stack.pop()
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self.functions.setdefault(node.name, []).append(node)
                inner = node
                for a in node.args.posonlyargs + node.args.args + node.args.kwonlyargs:
                    if a.annotation is not None:
                        self._put((node, a.arg), self._annotation(a.annotation))
            else:
                inner = fn
            if isinstance(node, (ast.Name, ast.Call, ast.Attribute, ast.Assign, ast.AnnAssign, ast.For, ast.AsyncFor, ast.With, ast.AsyncWith, ast.comprehension)):
                self.scopes[id(node)] = fn
                self.order.append(node)
            stack.extend((c, inner) for c in reversed(list(ast.iter_child_nodes(node))))

    def _put(self, key, kind):
        if kind:
            old = self.found.get(key)
            self.found[key] = kind if old in (None, kind) else "?"

    def _annotation(self, node):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            try:
                node = ast.parse(node.value, mode="eval").body
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                return None
        if isinstance(node, ast.Subscript):
            node = node.value
        if isinstance(node, ast.BinOp):
            return self._annotation(node.left) or self._annotation(node.right)
        return MADE.get(self.names.resolve(node) or "")

    def _target(self, target, kind, fn):
        if isinstance(target, ast.Name):
            self._put((fn, target.id), kind)
        elif isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id in ("self", "cls"):
            self._put(("self", target.attr), kind)

    def _learn(self, node):
        fn = self.scopes.get(id(node))
        if isinstance(node, ast.Assign):
            self._assign(node.targets, node.value, fn)
        elif isinstance(node, ast.AnnAssign):
            self._target(node.target, self._annotation(node.annotation) or node.value is not None and self.of(node.value), fn)
        elif isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension)):
            kind = self.of(node.iter)
            if isinstance(kind, str) and kind.startswith("List "):
                self._target(node.target, kind[5:], fn if not isinstance(node, ast.comprehension) else fn)
        elif isinstance(node, (ast.With, ast.AsyncWith)):
            for item in node.items:
                if item.optional_vars is not None:
                    self._assign([item.optional_vars], item.context_expr, fn)
        elif isinstance(node, ast.Call):
            self._call(node, fn)

    def _assign(self, targets, value, fn):
        full = self.names.resolve(value.value.func) if isinstance(value, ast.Await) and isinstance(value.value, ast.Call) else None
        for target in targets:
            if isinstance(target, ast.Tuple) and len(target.elts) == 2:
                pair = {"asyncio.open_connection": ("StreamReader", "StreamWriter"), "asyncio.open_unix_connection": ("StreamReader", "StreamWriter"),
                        "asyncio.wait": ("List Task", "List Task")}.get(full)
                if pair is None and isinstance(value, ast.Await) and isinstance(value.value, ast.Call) and isinstance(value.value.func, ast.Attribute) and value.value.func.attr == "create_connection":
                    pair = ("Transport", None)
                for t, kind in zip(target.elts, pair or ()):
                    self._target(t, kind, fn)
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
                for t, v in zip(target.elts, value.elts):
                    self._target(t, self.of(v), fn)
            else:
                self._target(target, self.of(value), fn)

    def _call(self, node, fn):
        full = self.names.resolve(node.func)
        if full in ("asyncio.start_server", "asyncio.start_unix_server") and node.args:
            name = node.args[0].id if isinstance(node.args[0], ast.Name) else getattr(node.args[0], "attr", None)
            for f in self.functions.get(name, []):
                params = [a.arg for a in f.args.args if a.arg not in ("self", "cls")]
                for p, kind in zip(params, ("StreamReader", "StreamWriter")):
                    self._put((f, p), kind)
        name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else None
        callees = self.functions.get(name, [])
        if len(callees) == 1:
            params = [a.arg for a in callees[0].args.posonlyargs + callees[0].args.args]
            params = params[1:] if params[:1] in (["self"], ["cls"]) else params
            for p, a in list(zip(params, node.args)) + [(k.arg, k.value) for k in node.keywords]:
                self._put((callees[0], p), self.of(a))

    def of(self, node, depth=0):
        """The kind that an expression has, or None."""
        if depth > 20:
            return None
        if isinstance(node, ast.Await):
            return self.of(node.value, depth + 1) if isinstance(node.value, ast.Call) else None
        if isinstance(node, ast.Call):
            full = self.names.resolve(node.func)
            if full in MADE:
                return MADE[full]
            if full == "asyncio.all_tasks":
                return "List Task"
            if isinstance(node.func, ast.Attribute):
                return METHODS.get((self.receiver(node.func, depth + 1), node.func.attr))
            return None
        if isinstance(node, ast.Name):
            fn = self.scopes.get(id(node))
            kind = self.found.get((fn, node.id)) or self.found.get((None, node.id))
            return None if kind == "?" else kind
        if isinstance(node, ast.Attribute):
            if isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"):
                kind = self.found.get(("self", node.attr))
                return None if kind == "?" else kind
            return ATTRIBUTES.get((self.of(node.value, depth + 1), node.attr))
        if isinstance(node, (ast.List, ast.Set, ast.Tuple)) and node.elts:
            kinds = {self.of(e, depth + 1) for e in node.elts}
            return "List " + kinds.pop() if len(kinds) == 1 and None not in kinds and not any(str(k).startswith("List") for k in kinds) else None
        if isinstance(node, (ast.ListComp, ast.SetComp, ast.GeneratorExp)):
            kind = self.of(node.elt, depth + 1)
            return f"List {kind}" if kind and not kind.startswith("List") else None
        if isinstance(node, ast.Subscript):
            kind = self.of(node.value, depth + 1)
            return kind[5:] if kind and kind.startswith("List ") else None
        return None

    def receiver(self, node, depth=0):
        """The kind of what a method or attribute belongs to."""
        kind = self.of(node.value, depth + 1)
        return kind or ONLY.get(node.attr)
