"""Exceptions: Python's classes and what stands for them."""
from __future__ import annotations

import ast
import functools

from . import data, types
from .code import Cannot, Code
from .types import STR

EXCEPTIONS = {
    "ValueError": "IllegalArgumentException", "TypeError": "IllegalArgumentException", "RuntimeError": "IllegalStateException",
    "KeyError": "NoSuchElementException", "LookupError": "NoSuchElementException", "IndexError": "IndexOutOfBoundsException",
    "ZeroDivisionError": "ArithmeticException", "NotImplementedError": "UnsupportedOperationException", "Exception": "Exception",
    "BaseException": "Throwable", "OSError": "UncheckedIOException", "IOError": "UncheckedIOException",
    "ConnectionError": "UncheckedIOException", "ConnectionRefusedError": "UncheckedIOException",
    "ConnectionResetError": "UncheckedIOException", "BrokenPipeError": "UncheckedIOException",
    "FileNotFoundError": "UncheckedIOException", "socket.gaierror": "UncheckedIOException", "ssl.SSLError": "UncheckedIOException",
    "ssl.SSLCertVerificationError": "UncheckedIOException", "TimeoutError": "AsyncTimeoutException",
    "asyncio.TimeoutError": "AsyncTimeoutException", "asyncio.CancelledError": "CancelledError",
    "asyncio.InvalidStateError": "InvalidStateException", "asyncio.IncompleteReadError": "IncompleteReadException",
    "asyncio.LimitOverrunError": "LimitOverrunException", "asyncio.QueueEmpty": "QueueEmptyException",
    "asyncio.QueueFull": "QueueFullException", "asyncio.QueueShutDown": "QueueShutDownException",
    "asyncio.BrokenBarrierError": "BrokenBarrierException", "StopAsyncIteration": "StopAsyncIterationException",
    "AssertionError": "AssertionError", "KeyboardInterrupt": "RunInterruptedException", "ExceptionGroup": "TaskGroupException",
    "BaseExceptionGroup": "TaskGroupException", "GeneratorExit": "GeneratorExit", "EOFError": "IncompleteReadException",
    "argparse.ArgumentTypeError": "IllegalArgumentException", "AttributeError": "NullPointerException", "StopIteration": "NoSuchElementException",
}
PARENTS = {
    "NoSuchElementException": "RuntimeException", "IllegalArgumentException": "RuntimeException", "IllegalStateException": "RuntimeException",
    "IndexOutOfBoundsException": "RuntimeException", "ArithmeticException": "RuntimeException", "UncheckedIOException": "RuntimeException",
    "UnsupportedOperationException": "RuntimeException", "AsyncTimeoutException": "RuntimeException", "InvalidStateException": "RuntimeException",
    "IncompleteReadException": "RuntimeException", "LimitOverrunException": "RuntimeException", "QueueEmptyException": "RuntimeException",
    "QueueFullException": "RuntimeException", "QueueShutDownException": "RuntimeException", "BrokenBarrierException": "IllegalStateException",
    "StopAsyncIterationException": "RuntimeException", "RunInterruptedException": "RuntimeException", "TaskGroupException": "RuntimeException",
    "NullPointerException": "RuntimeException", "RuntimeException": "Exception", "Exception": "Throwable", "Error": "Throwable",
    "CancelledError": "Error", "GeneratorExit": "Error", "AssertionError": "Error",
}
CAUSES = {
    "ConnectionRefusedError": "refused", "socket.gaierror": "java.net.UnknownHostException",
    "ssl.SSLCertVerificationError": "javax.net.ssl.SSLException", "ssl.SSLError": "javax.net.ssl.SSLException",
}
MAKEABLE = {
    "IllegalArgumentException", "IllegalStateException", "NoSuchElementException", "IndexOutOfBoundsException", "ArithmeticException",
    "UnsupportedOperationException", "AsyncTimeoutException", "CancelledError", "InvalidStateException", "QueueEmptyException",
    "QueueFullException", "StopAsyncIterationException", "AssertionError",
}


class Errors:
    """The part of the translator that knows exceptions."""

    exceptions, causes = {**EXCEPTIONS, **{name: java for name, (java, _) in data.library_errors().items()}}, CAUSES
    errors = set(exceptions.values())
    parents = {**PARENTS, **{java: parent for java, parent in data.library_errors().values()}}

    @functools.cached_property
    def java_parents(self):
        members = [self] if not self.linked else list(self.project.members.values())
        classes = [c for tr in members for c in tr.module.classes.values() if self.is_error(self.type_of(c))]
        own = {self.class_name(c): self.class_name(c.parent) if c.parent else self.base_error(c) for c in classes}
        return {**self.parents, **own}

    def base_error(self, cls):
        """The Java class that an exception of the module extends."""
        for base in cls.bases:
            java = EXCEPTIONS.get(base)
            if java in ("Exception", "Throwable"):
                return "RuntimeException"
            if java == "UncheckedIOException":
                return "RuntimeException"
            if java in MAKEABLE and java not in ("CancelledError",):
                return java
            if java:
                return "RuntimeException"
        return "RuntimeException"

    def is_error(self, t):
        """Whether a class of the module is an exception."""
        cls = self.class_of(t)
        while cls:
            if any(b in EXCEPTIONS for b in cls.bases):
                return True
            cls = cls.parent
        return False

    def error_name(self, java):
        if self.lang.name == "kotlin" and java == "CancelledError" and not self.direct:
            return "CancellationException"
        return java

    def new_error(self, full, node):
        java = self.exceptions[full]
        if full in ("OSError", "IOError", "builtins.OSError") and len(node.args) <= 1 and not node.keywords:
            return Code(f"{self.need('osError')}({self.message(node.args[0]) if node.args else self.lang.string('')})", types.Type(java))
        if java.startswith("HttpException.") and not node.args and not node.keywords:
            return Code(self.lang.new(java, []), types.Type(java))
        if java == "Exception":
            java = "RuntimeException"
        elif java not in MAKEABLE:
            raise Cannot(f"a new {full}")
        if len(node.args) > 1 or node.keywords:
            raise Cannot("an exception of several arguments")
        message = self.message(node.args[0]) if node.args else '""'
        t = types.Type("Exception") if java == "RuntimeException" else types.Type(java)
        return Code(self.lang.new(java, [message]), t)

    def message(self, node):
        code = self.x(node)
        if code.type != STR:
            self.check("the argument of an exception is its text")
        made = self.text(code)
        return made.text if made.type == STR else f'"" + {made.text}'

    def raised_here(self, java):
        """Whether the module itself raises errors of this class, so that their text is the module's."""
        if java in ("Exception", "Throwable") or java == "UncheckedIOException" and self.does_io:
            return False
        if self._raised is None:
            self._raised = set()
            for n in ast.walk(self.module.tree):
                if isinstance(n, ast.Call):
                    full = self.names.resolve(n.func)
                    if full in EXCEPTIONS:
                        self._raised.add(EXCEPTIONS[full])
        return java in self._raised

    @functools.cached_property
    def does_io(self):
        """Whether the module may get errors of the system, whose texts are Python's."""
        words = ("open", "connect", "server", "getaddrinfo", "socket", "subprocess", "endpoint", "unix")
        return any(word in (n.attr if isinstance(n, ast.Attribute) else n.id).lower() for n in ast.walk(self.module.tree) if isinstance(n, (ast.Name, ast.Attribute)) for word in words)

    def class_type(self, node):
        """The type that an expression names as a class: for isinstance."""
        full = self.names.resolve(node)
        cls = self.known_class(node)
        if cls is not None:
            return self.type_of(cls)
        if full in self.exceptions:
            if full in CAUSES:
                return None
            return types.Type(self.error_name(self.exceptions[full]))
        simple = {"str": types.STR, "int": types.INT, "float": types.DOUBLE, "bool": types.BOOL, "bytes": types.BYTES}
        if full in simple:
            return simple[full]
        made = self.annotation(node)
        return made if made.known else None
