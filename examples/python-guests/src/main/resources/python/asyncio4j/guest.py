"""A coroutine of Python's that a body of Java's runs, step by step, within the task of Java's."""

import sys
from asyncio import events, tasks

from .errors import to_java, to_python
from .futures import Bridge, JavaFuture, JavaWait
from .loop import Twin


class Guest:
    """Each step ends with what the body is to do next: await something, return a value, or throw."""

    def __init__(self, function, arguments, loop):
        self._function = function
        self._arguments = arguments
        self._coroutine = None
        self._loop = loop
        self._task = None
        self._waits_for = None

    def begin(self):
        return self._step(self._begin, None)

    def _begin(self, _):
        self._coroutine = self._function(*self._arguments)
        return self._coroutine.send(None)

    def go_on(self):
        return self._step(self._coroutine.send, None)

    def send(self, value):
        return self._step(self._coroutine.send, value)

    def throw(self, throwable):
        return self._step(self._coroutine.throw, to_python(throwable))

    def _step(self, resume, what):
        loop = self._loop
        if self._task is None:
            self._task = JavaFuture(Bridge.currentTask(), loop)
        around = events._get_running_loop()
        outer = tasks._current_tasks.get(loop)
        hooks = sys.get_asyncgen_hooks()
        events._set_running_loop(loop)
        tasks._current_tasks[loop] = self._task
        loop.watch_generators()
        try:
            return self._next(resume(what))
        except StopIteration as end:
            return "return", end.value
        except BaseException as error:
            return "raise", *to_java(error)
        finally:
            sys.set_asyncgen_hooks(*hooks)
            events._set_running_loop(around)
            if outer is None:
                tasks._current_tasks.pop(loop, None)
            else:
                tasks._current_tasks[loop] = outer

    def _next(self, yielded):
        if yielded is None:
            return ("pause",)
        if isinstance(yielded, JavaWait):
            return "await", yielded.java
        if not getattr(yielded, "_asyncio_future_blocking", False):
            raise RuntimeError(f"Task got bad yield: {yielded!r}")
        yielded._asyncio_future_blocking = False
        if isinstance(yielded, JavaFuture):
            return "await", yielded.java
        self._waits_for = yielded
        return "wait", self

    # A future of Python's: a twin in Java stands for it.

    def arm(self, twin):
        """Has the twin end when the future does, so that the body goes on in the pass in which a task of Python's would."""
        self._waits_for.add_done_callback(Twin(twin))

    def cancel_wait(self, message):
        """Hands a cancellation on, as a task of Python's does. Tells whether it was taken."""
        return self._waits_for.cancel(msg=message)

    def after_wait(self):
        """Goes on with what has become of the future."""
        future, self._waits_for = self._waits_for, None
        try:
            future.result()
        except BaseException as error:
            return self._step(self._coroutine.throw, error)
        return self.go_on()


def guest(function, arguments, java_loop, loops):
    return Guest(function, arguments, loops.of(java_loop))
