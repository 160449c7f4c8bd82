"""Threads of Python's own: Thread, and what threads wait for."""
from __future__ import annotations

import ast

from . import types
from .code import Cannot, Code


class Threads:
    """The part of the translator that writes threading."""

    def f_threading_Thread(self, node, want):
        options = {k.arg: k.value for k in node.keywords}
        target, given, named = options.pop("target", None), options.pop("args", None), options.pop("kwargs", None)
        name, daemon = options.pop("name", None), options.pop("daemon", None)
        if target is None or node.args or options:
            raise Cannot("a thread without its target")
        if given is not None and not isinstance(given, (ast.Tuple, ast.List)) or named is not None and not isinstance(named, ast.Dict):
            raise Cannot("arguments of a thread that are computed")
        if named is not None and not all(isinstance(k, ast.Constant) for k in named.keys):
            raise Cannot("arguments of a thread that are computed")
        keywords = [ast.keyword(k.value, v) for k, v in zip(named.keys, named.values)] if named is not None else []
        work = self.a_cb(target, None, {}, (list(given.elts) if given is not None else [], keywords))
        title = self.coerce(self.x(name), types.STR) if name is not None else "null"
        behind = self.truth(daemon).text if daemon is not None else "false"
        return Code(f"{self.need('threadOf')}({work}, {title}, {behind})", types.Type("Thread"))

    def with_thread_lock(self, node, item, code, inside):
        """`with lock:` of a lock of threads."""
        if item.optional_vars is not None:
            raise Cannot("the value of a lock")
        lock = self.steady_name(code, node, "lock")
        self.simple(f"{lock}.lock()", node)
        return self.guarded(node, inside, f"{lock}.unlock()")
