"""Errors on their way from one language to the other."""

import asyncio
import builtins

import java

Errors = java.type("dev.asyncio4j.examples.guests.Errors")


class JavaError(Exception):
    """An exception of Java's. A foreign one is no `Exception` and cannot be kept in a future, so it is wrapped."""

    def __init__(self, throwable):
        super().__init__(Errors.text(throwable))
        self.java = throwable


class JavaFailure(BaseException):
    """An `Error` of Java's: what nobody should catch there is caught by no `except Exception` here."""

    def __init__(self, throwable):
        super().__init__(Errors.text(throwable))
        self.java = throwable


def to_python(throwable):
    """The exception that stands for a Throwable: itself if it came from Python, the same of asyncio's if there is one."""
    came_from = Errors.guest(throwable)
    if came_from is not None:
        return came_from
    name = Errors.pythonName(throwable)
    if name == "JavaError":
        return JavaError(throwable)
    if name == "JavaFailure":
        return JavaFailure(throwable)
    kind = getattr(builtins, name, None) or getattr(asyncio, name)
    message = Errors.message(throwable)
    if message is None:
        return kind()
    code = Errors.errno(throwable)
    return kind(message) if code == 0 else kind(code, message)


def to_java(error):
    """What Java is to throw for an exception: a name, and what belongs to it."""
    if isinstance(error, (JavaError, JavaFailure)):
        return "java", error.java
    if isinstance(error, asyncio.CancelledError):
        return "cancelled", str(error.args[0]) if error.args else None
    if isinstance(error, TimeoutError):
        return "timeout", str(error)
    return "python", error
