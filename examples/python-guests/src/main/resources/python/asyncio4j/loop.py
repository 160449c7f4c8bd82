"""asyncio's event loop over one of asyncio4j's."""

import asyncio
import sys
import time
from asyncio import base_events, events, futures

from .errors import to_python
from .futures import Bridge
from .network import Network
from .signals import Signals
from .watch import Watch


class Twin:
    """A done callback that ends a future of Java's. It needs no turn of its own, so the loop calls it at once."""

    def __init__(self, future):
        self._future = future

    def __call__(self, _=None):
        Bridge.end(self._future)


class Timer(asyncio.TimerHandle):
    __slots__ = ("java",)


class Loop(Network, Signals, asyncio.SelectorEventLoop):
    """Callbacks, timers, the clock, executors and signals are asyncio4j's; tasks and futures are Python's own.

    Sockets and pipes of Python's are watched by a thread, for Java cannot select the channels behind them.
    """

    def __init__(self, selector=None, *, java=None):
        self.java = java or self.new_java_loop()
        self._is_guest = java is not None
        self._fatal = None
        if selector is not None:
            selector.close()
        super().__init__(Watch(self))
        if not self._is_guest:
            Bridge.onError(self.java, self._report)

    def new_java_loop(self):
        return Bridge.newLoop()

    # The run.

    def run_forever(self):
        self._check_closed()
        self._check_running()
        hooks = sys.get_asyncgen_hooks()
        failure = None
        interrupts = self.take_interrupts()
        try:
            failure = Bridge.runForever(self.java)
        finally:
            self.return_interrupts(interrupts)
            events._set_running_loop(None)
            sys.set_asyncgen_hooks(*hooks)
        fatal, self._fatal = self._fatal, None
        if fatal is not None:
            raise fatal
        if failure is not None:
            raise to_python(failure)

    def stop(self):
        Bridge.stop(self.java)

    def is_running(self):
        return Bridge.isRunning(self.java)

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        super().close()
        if not self._is_guest:
            Bridge.close(self.java)

    def time(self):
        return Bridge.nanos(self.java) / 1e9

    def enter(self):
        """Makes this the running loop of the thread that runs it: not always the one that called `run_forever`."""
        if events._get_running_loop() is not self:
            events._set_running_loop(self)
            self.watch_generators()

    def watch_generators(self):
        sys.set_asyncgen_hooks(self._asyncgen_firstiter_hook, self._asyncgen_finalizer_hook)

    # Callbacks.

    def runner(self, handle):
        """What Java is to run for a handle."""

        def run():
            if handle._cancelled:
                return
            around = events._get_running_loop()
            self.enter()
            try:
                if self._debug:
                    self._run_measured(handle)
                else:
                    handle._run()
            except (SystemExit, KeyboardInterrupt) as error:
                self._fatal = error
                self.stop()
            finally:
                if self._is_guest:
                    events._set_running_loop(around)

        return run

    def _run_measured(self, handle):
        """Tells of a callback that took long, by the real clock."""
        began = time.monotonic()
        handle._run()
        took = time.monotonic() - began
        if took >= self.slow_callback_duration:
            text = base_events._format_handle(handle)
            base_events.logger.warning("Executing %s took %.3f seconds", text, took)

    def _call_soon(self, callback, args, context):
        handle = asyncio.Handle(callback, args, self, context)
        if handle._source_traceback:
            del handle._source_traceback[-1]
        if type(callback) is Twin:
            callback()
        else:
            Bridge.callSoon(self.java, self.runner(handle))
        return handle

    def _add_callback(self, handle):
        if not handle._cancelled:
            Bridge.callSoon(self.java, self.runner(handle))

    def _add_callback_signalsafe(self, handle):
        Bridge.callSoonThreadsafe(self.java, self.runner(handle))

    def call_soon_threadsafe(self, callback, *args, context=None):
        self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_soon_threadsafe")
        handle = asyncio.Handle(callback, args, self, context)
        if handle._source_traceback:
            del handle._source_traceback[-1]
        Bridge.callSoonThreadsafe(self.java, self.runner(handle))
        return handle

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self._timer("call_later", self.time() + delay, delay, callback, args, context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        return self._timer("call_at", when, None, callback, args, context)

    def _timer(self, method, when, delay, callback, args, context):
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, method)
        timer = Timer(when, callback, args, self, context)
        if timer._source_traceback:
            del timer._source_traceback[-2:]
        run = self.runner(timer)
        timer._scheduled = True
        if delay is None:
            timer.java = Bridge.callAt(self.java, when, run)
        else:
            timer.java = Bridge.callLater(self.java, delay, run)
        return timer

    def _timer_handle_cancelled(self, handle):
        Bridge.cancelHandle(handle.java)

    # Threads.

    def run_in_executor(self, executor, func, *args):
        if executor is not None or self._default_executor is not None:
            return super().run_in_executor(executor, func, *args)
        self._check_closed()
        if self._debug:
            self._check_callback(func, "run_in_executor")
        self._check_default_executor()
        return self._on_worker(func, args)

    def _on_worker(self, func, args):
        future = self.create_future()

        def work():
            try:
                return True, func(*args)
            except BaseException as error:
                return False, error

        job = Bridge.runInExecutor(self.java, work)

        def ended():
            if future.cancelled() or Bridge.cancelled(job):
                return
            succeeded, outcome = Bridge.outcome(job)[0]
            if succeeded:
                future.set_result(outcome)
            else:
                future.set_exception(futures._convert_future_exc(outcome))

        Bridge.onDone(job, ended)
        future.add_done_callback(lambda _: Bridge.cancel(job, None) if future.cancelled() else None)
        return future

    async def shutdown_default_executor(self, timeout=None):
        from .futures import JavaWait

        if self._default_executor is not None or self._executor_shutdown_called:
            return await super().shutdown_default_executor(timeout)
        self._executor_shutdown_called = True
        await JavaWait(Bridge.shutdownDefaultExecutor(self.java, timeout))

    # What a selector loop has and this one does not need.

    def _make_self_pipe(self):
        pass

    def _close_self_pipe(self):
        pass

    def _write_to_self(self):
        pass

    def _report(self, message, throwable):
        context = {"message": message}
        if throwable is not None:
            context["exception"] = to_python(throwable)
        self.call_exception_handler(context)


class VirtualLoop(Loop):
    """A loop whose clock jumps to the next timer when there is nothing to do."""

    def new_java_loop(self):
        return Bridge.newVirtualLoop()


_guests = {}


def of(java):
    """The loop of Python's that stands for one of Java's."""
    key = Bridge.hash(java)
    for known in _guests.get(key, ()):
        if Bridge.same(known.java, java):
            return known
    loop = Loop(java=java)
    _guests.setdefault(key, []).append(loop)
    Bridge.onClose(java, lambda: _guests.pop(key, None))
    return loop
