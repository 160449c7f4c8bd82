"""Signals of the system, which asyncio4j hears and the loop's thread handles."""

import asyncio
import contextlib
import signal
import threading

from .futures import Bridge


class Signals:
    """The part of the loop that handles signals."""

    def add_signal_handler(self, sig, callback, *args):
        if asyncio.iscoroutine(callback) or asyncio.iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with add_signal_handler()")
        self._check_signal(sig)
        self._check_closed()
        handle = asyncio.Handle(callback, args, self, None)
        problem = Bridge.addSignalHandler(self.java, sig, lambda: self._handle_signal(sig))
        if problem is not None:
            raise RuntimeError(f"sig {sig} cannot be caught")
        self._signal_handlers[sig] = handle

    def remove_signal_handler(self, sig):
        self._check_signal(sig)
        if self._signal_handlers.pop(sig, None) is None:
            return False
        Bridge.removeSignalHandler(self.java, sig)
        return True

    def take_interrupts(self):
        """Has the loop call Python's handler of SIGINT, for the main thread, where Python would, waits in Java.

        Returns the handler, or None if there is none or this thread has no right to it.
        """
        handler = signal.getsignal(signal.SIGINT)
        if (not callable(handler) or signal.SIGINT in self._signal_handlers
                or threading.current_thread() is not threading.main_thread()):
            return None
        run = self.runner(asyncio.Handle(handler, (signal.SIGINT, None), self, None))
        Bridge.addSignalHandler(self.java, signal.SIGINT, run)
        return handler

    def return_interrupts(self, handler):
        """Gives SIGINT back to Python, unless the program has a handler of the loop's by now."""
        if handler is not None and signal.SIGINT not in self._signal_handlers:
            Bridge.removeSignalHandler(self.java, signal.SIGINT)
            with contextlib.suppress(ValueError):  # an embedded Python may have no signals
                signal.signal(signal.SIGINT, handler)
