"""Protocols: classes whose methods a transport calls, and what makes their transports."""
from __future__ import annotations

import ast

from . import types
from .code import Cannot, Code
from .types import BYTES, INT, STR, of

ERROR = types.Type("error", (), True)
BASE = {"connection_lost": ("connectionLost", (ERROR,)), "pause_writing": ("pauseWriting", ()), "resume_writing": ("resumeWriting", ())}
PROTOCOLS = {  # the interface, and what each method is called and gets
    "asyncio.Protocol": ("Protocol", {
        **BASE, "connection_made": ("connectionMade", (types.Type("Transport"),)), "data_received": ("dataReceived", (BYTES,)), "eof_received": ("eofReceived", ())}),
    "asyncio.SubprocessProtocol": ("SubprocessProtocol", {
        **BASE, "connection_made": ("connectionMade", (types.Type("SubprocessTransport"),)), "pipe_data_received": ("pipeDataReceived", (INT, BYTES)),
        "pipe_connection_lost": ("pipeConnectionLost", (INT, ERROR)), "process_exited": ("processExited", ())}),
}


class Protocols:
    """The part of the translator that writes protocols."""

    def protocol_of(self, cls):
        """The interface of a class and its methods; None, {} if it is no protocol."""
        return next((PROTOCOLS[b] for b in cls.bases if b in PROTOCOLS), (None, {}))

    def prepare_protocol(self, cls):
        """Names and types that the interface prescribes."""
        for name, (java, kinds) in self.protocol_of(cls)[1].items():
            fn = cls.methods.get(name)
            if fn is None or fn.is_async or fn.star or fn.vararg or len(fn.params) != len(kinds):
                continue
            fn.java, fn.prescribed = java, kinds
            for p, t in zip(fn.params, kinds):
                fn.vars[p].learn(t)

    def prescribed_head(self, fn):
        """The head of a method of the interface: bytes come in a buffer."""
        java, texts = self.lang.name == "java", []
        for p, t in zip(fn.params, fn.prescribed):
            name = fn.vars[p].java + "0" if t == BYTES or fn.vars[p].stores > 1 else fn.vars[p].java
            kind = "ByteBuffer" if t == BYTES else self.lang.type(t)
            texts.append(f"{kind} {name}" if java else f"{name}: {kind}")
        result = "boolean" if fn.name == "eof_received" else "void"
        if java:
            return f"@Override public {result} {fn.java}({', '.join(texts)}) {{"
        return f"override fun {fn.java}({', '.join(texts)}){': Boolean' * (result == 'boolean')} {{"

    def prescribed_start(self, fn):
        for p, t in zip(fn.params, fn.prescribed):
            var = fn.vars[p]
            if t == BYTES:
                self.line(self.lang.declare(t, var.java, f"BaseProtocol.bytes({var.java}0)", var.stores <= 1))
            elif var.stores > 1:
                self.line(self.lang.declare(t, var.java, f"{var.java}0", False))

    # ------------------------------------------------------------ transports
    def connected(self, node):
        """create_server, create_connection, subprocess_exec: a method of the loop; None if it is something else."""
        word = {"create_server": "createServer", "create_connection": "createConnection", "subprocess_exec": "subprocessExec"}.get(node.func.attr)
        if word is None or self.quiet_type(node.func.value) != types.Type("EventLoop"):
            return None
        options = {k.arg: k.value for k in node.keywords}
        factory = node.args[0] if node.args else options.pop("protocol_factory", None)
        if factory is None or any(isinstance(a, ast.Starred) for a in node.args):
            raise Cannot(f"{node.func.attr} of these")
        text, t = self.factory(factory)
        cls = self.class_of(t)
        if cls is None or not self.protocol_of(cls)[0]:
            raise Cannot("a factory of no protocol")
        loop = self.x(node.func.value).operand
        if word == "subprocessExec":
            if options or len(node.args) < 2:
                raise Cannot("subprocess_exec with these options")
            args = ["ProcessOptions.piped()"] + [self.coerce(self.x(a), STR) for a in node.args[1:]]
        else:
            values = list(node.args[1:3]) + [options.pop(k) for k in ("host", "port")[len(node.args) - 1:] if k in options]
            if options or len(values) != 2 or len(node.args) > 3:
                raise Cannot(f"{node.func.attr} with these options")
            args = [self.coerce(self.x(values[0]), STR), self.coerce(self.x(values[1]), INT)]
        kind = types.Type("SubprocessTransport" if word == "subprocessExec" else "Transport")
        return Code(f"{loop}.{word}({', '.join([text] + args)})", of("Coroutine", types.Type("Server") if word == "createServer" else of("Endpoint", kind, t)))

    def factory(self, node):
        """What makes a protocol: its class, or a lambda."""
        if isinstance(node, ast.Lambda) and not node.args.args:
            text, t = self.late_body(node.body)
        else:
            call = ast.copy_location(ast.Call(node, [], []), node)
            text, t = self.late_body(call)
        return self.lang.supplier(text), t
