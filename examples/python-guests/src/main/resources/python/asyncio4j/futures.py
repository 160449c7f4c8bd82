"""Futures and tasks of Java's as asyncio sees them."""

import contextvars
from asyncio import events, exceptions, tasks

import java as jvm

from .errors import to_python

Bridge = jvm.type("dev.asyncio4j.examples.guests.Bridge")


class JavaFuture:
    """A future or task of Java's with the methods of asyncio's: no object between them, so no pass is lost."""

    _asyncio_future_blocking = False

    def __init__(self, future, loop):
        self.java = future
        self._loop = loop
        self._callbacks = {}

    def __eq__(self, other):
        return self is other or isinstance(other, JavaFuture) and Bridge.same(self.java, other.java)

    def __hash__(self):
        return Bridge.hash(self.java)

    def __repr__(self):
        return Bridge.text(self.java)

    def get_loop(self):
        return self._loop

    def done(self):
        return Bridge.done(self.java)

    def cancelled(self):
        return Bridge.cancelled(self.java)

    def cancel(self, msg=None):
        return Bridge.cancel(self.java, msg)

    def result(self):
        return result_of(self._outcome())

    def exception(self):
        error = self._outcome()[1]
        if error is None:
            return None
        error = to_python(error)
        if isinstance(error, exceptions.CancelledError):
            raise error
        return error

    # `gather` tells of a child that was cancelled by these two.

    def _make_cancelled_error(self):
        return to_python(self._outcome()[1])

    @property
    def _cancel_message(self):
        return next(iter(self._make_cancelled_error().args), None)

    def _outcome(self):
        if not self.done():
            raise exceptions.InvalidStateError("Result is not set.")
        return Bridge.outcome(self.java)

    def add_done_callback(self, fn, *, context=None):
        handle = events.Handle(fn, (self,), self._loop, context or contextvars.copy_context())
        remove = Bridge.onDone(self.java, self._loop.runner(handle))
        self._callbacks.setdefault(fn, []).append(remove)

    def remove_done_callback(self, fn):
        removes = self._callbacks.pop(fn, [])
        return sum(remove.remove() for remove in removes)

    def __await__(self):
        if not self.done():
            self._asyncio_future_blocking = True
            yield self
        return self.result()

    __iter__ = __await__

    # What only tasks have.

    def get_name(self):
        return Bridge.name(self.java)

    def set_name(self, name):
        Bridge.setName(self.java, str(name))

    def cancelling(self):
        return Bridge.cancelling(self.java)

    def uncancel(self):
        return Bridge.uncancel(self.java)


def result_of(outcome):
    """The value of an outcome of Java's; raises its error."""
    if outcome[1] is not None:
        raise to_python(outcome[1])
    return outcome[0]


class JavaWait:
    """Something to be awaited in Java, as an awaitable of Python's."""

    def __init__(self, awaitable):
        self.java = awaitable

    def __await__(self):
        if isinstance(tasks.current_task(), JavaFuture):
            # A body of Java's runs this coroutine: it awaits there, within the same task.
            return (yield self)
        loop = events.get_running_loop()
        return (yield from JavaFuture(Bridge.ensureFuture(loop.java, self.java), loop))


def java(awaitable):
    """Makes an awaitable of Java's (a coroutine, a future, a task, an object) one of Python's."""
    if Bridge.isFuture(awaitable):
        return JavaFuture(awaitable, events.get_running_loop())
    return JavaWait(awaitable)
