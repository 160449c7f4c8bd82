"""Annotations: the types that Python programs write themselves."""
from __future__ import annotations

import ast

from . import types
from .types import UNKNOWN, of

PLAIN = {
    "int": types.INT, "float": types.DOUBLE, "bool": types.BOOL, "str": types.STR, "bytes": types.BYTES, "None": types.NONE,
    "asyncio.StreamReader": types.Type("StreamReader"), "asyncio.StreamWriter": types.Type("StreamWriter"),
    "asyncio.Lock": types.Type("Lock"), "asyncio.Event": types.Type("Event"), "asyncio.Semaphore": types.Type("Semaphore"),
    "asyncio.Condition": types.Type("Condition"), "asyncio.AbstractEventLoop": types.Type("EventLoop"),
    "asyncio.AbstractServer": types.Type("Server"), "asyncio.Server": types.Type("Server"), "asyncio.Handle": types.Type("Handle"),
    "asyncio.TimerHandle": types.Type("TimerHandle"), "asyncio.TaskGroup": types.Type("TaskGroup"), "asyncio.Barrier": types.Type("Barrier"),
    "asyncio.subprocess.Process": types.Type("AsyncProcess"), "asyncio.Transport": types.Type("Transport"),
    "aiohttp.ClientSession": types.Type("ClientSession"), "aiohttp.ClientResponse": types.Type("ClientResponse"),
    "aiohttp.web.Request": types.Type("Request"), "aiohttp.web.Response": types.Type("Response"), "aiohttp.web.Application": types.Type("Application"),
    "asyncpg.Connection": types.Type("PgConnection"), "asyncpg.connection.Connection": types.Type("PgConnection"), "asyncpg.Record": types.Type("PgRecord"),
    "asyncpg.Pool": types.Type("PgPool"), "asyncpg.pool.Pool": types.Type("PgPool"), "logging.Logger": types.Type("Logger"),
    "BaseException": types.Type("error"), "Exception": types.Type("error"),
}
GENERIC = {
    "list": "List", "typing.List": "List", "set": "Set", "typing.Set": "Set", "dict": "Map", "typing.Dict": "Map", "asyncio.Queue": "Queue",
    "asyncio.PriorityQueue": "PriorityQueue", "asyncio.LifoQueue": "LifoQueue", "asyncio.Task": "Task", "asyncio.Future": "Future",
    "collections.deque": "Deque", "typing.Deque": "Deque", "typing.Sequence": "List", "collections.abc.Sequence": "List",
    "typing.Iterable": "Iterable", "collections.abc.Iterable": "Iterable", "typing.AsyncIterator": "AsyncIterator",
    "collections.abc.AsyncIterator": "AsyncIterator", "typing.Awaitable": "Awaitable", "collections.abc.Awaitable": "Awaitable",
}
COUNT = {"Map": 2}


class Annotations:
    """The part of the translator that reads annotations."""

    def annotation(self, node):
        if node is None:
            return UNKNOWN
        if isinstance(node, ast.Constant):
            if node.value is None:
                return types.NONE
            if isinstance(node.value, str):
                try:
                    return self.annotation(ast.parse(node.value, mode="eval").body)
                except (SyntaxError, ValueError, RecursionError):
                    return UNKNOWN
            return UNKNOWN
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            a, b = self.annotation(node.left), self.annotation(node.right)
            if not a.known and a.name != "none" or not b.known and b.name != "none":
                return UNKNOWN
            return types.join(a, b)
        full = self.names.resolve(node) if not isinstance(node, ast.Subscript) else None
        if full:
            cls = self.known_class(node)
            if cls is not None:
                return self.type_of(cls)
            if full in PLAIN:
                return PLAIN[full]
            if full in GENERIC:
                return types.Type(GENERIC[full], (UNKNOWN,) * COUNT.get(GENERIC[full], 1))
            return UNKNOWN
        if isinstance(node, ast.Subscript):
            return self.subscripted(node)
        return UNKNOWN

    def subscripted(self, node):
        full = self.names.resolve(node.value)
        parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        args = [self.annotation(p) for p in parts]
        if full in ("typing.Optional",):
            return args[0].nullable()
        if full in ("typing.Union",):
            made = UNKNOWN
            for a in args:
                if a.name in ("unknown", "any"):
                    return UNKNOWN
                made = types.join(made, a)
            return made
        if full in ("tuple", "typing.Tuple") and 2 <= len(args) <= 4 and all(types.complete(a) for a in args) and not any(isinstance(p, ast.Constant) and p.value is Ellipsis for p in parts):
            return types.Type(self.need(f"Tuple{len(args)}"), tuple(args))
        if full in GENERIC:
            count = COUNT.get(GENERIC[full], 1)
            args = [types.VOID if a.name == "none" else a for a in args]
            return of(GENERIC[full], *(args + [UNKNOWN] * count)[:count])
        if full in ("typing.AsyncGenerator", "collections.abc.AsyncGenerator"):
            return of("AsyncGenerator", args[0])
        return UNKNOWN
