"""Runs modules of CPython's tests of asyncio on the loop of asyncio4j, and reports each test on a line."""

import _thread
import asyncio
import contextlib
import importlib
import itertools
import os
import signal
import socket
import sys
import traceback
import unittest
from asyncio import unix_events
from test import support
from test.support import socket_helper

import asyncio4j


# The suite runs these once for each selector; the loop is the same with any, so SelectEventLoopTests speaks for them.
SAME_LOOP = ("EPollEventLoopTests", "PollEventLoopTests", "KqueueEventLoopTests")

# They collect garbage in their tear-downs alone, where nothing is asked of it: without counts a collection takes long.
NEED_NO_COLLECTION = ("test_events", "test_sock_lowlevel", "test_ssl")

collect_garbage = support.gc_collect
BaseEventLoop = asyncio.BaseEventLoop


class TestLoop(asyncio4j.VirtualLoop):
    """The suite's loop with a clock of its own, whose moves a generator tells: here the clock jumps by itself."""

    def __init__(self, gen=None):
        super().__init__()
        self._clock_resolution = 1e-9
        self._ahead = 0

    def time(self):
        return super().time() + self._ahead

    def advance_time(self, advance):
        """Moves the clock that the tests read. Timers that are set already keep their distance."""
        self._ahead += advance

    def call_at(self, when, callback, *args, context=None):
        return super().call_at(when - self._ahead, callback, *args, context=context)

    def _call_soon(self, callback, args, context):
        handle = super()._call_soon(callback, args, context)
        self._ready.append(handle)
        return handle

    def runner(self, handle):
        run = super().runner(handle)

        def counted():
            if handle in self._ready:
                self._ready.remove(handle)
            run()

        return counted

    def _run_once(self):
        self.call_soon(self.stop)
        self.run_forever()


class Report(unittest.TestResult):
    """Writes a line for each test: before it begins, so that one that hangs is known, and when it has ended."""

    def __init__(self, lines):
        super().__init__()
        self.module = None
        self._lines = lines
        self._outcome = None

    def write(self, *words):
        print(*words, sep="\t", file=self._lines, flush=True)

    def startTest(self, test):
        super().startTest(test)
        self._outcome = None
        self.write("start", name(test))

    def stopTest(self, test):
        super().stopTest(test)
        self.write(*(self._outcome or ("passed", name(test))))

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._outcome = ("skipped", name(test), reason)

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._outcome = ("failed", name(test), "unexpected success")

    def addError(self, test, err):
        super().addError(test, err)
        self._fail(test, err)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._fail(test, err)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self._fail(test, err)

    def _fail(self, test, err):
        if isinstance(test, unittest.TestCase):
            self._outcome = self._told(name(test), err)
        else:  # the set-up of a class or the module
            self.failed(f"{self.module}.{test}", err)

    def failed(self, what, err):
        self.write(*self._told(what, err))

    def _told(self, what, err):
        text = "".join(traceback.format_exception(*err))
        print(f"=== {what}\n{text}", file=sys.stderr, flush=True)
        lines = text.strip().splitlines() or [""]
        return "failed", what, lines[-1].replace("\t", " ")


def name(test):
    """Module, class and method."""
    return test.id().split(".test_asyncio.", 1)[-1]


def each(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from each(test)
        else:
            yield test


def interrupt_main(number=signal.SIGINT):
    """Has the handler called; GraalPy's own has none called."""
    signal.raise_signal(number)


ports = itertools.count(20000 + os.getpid() % 10000)


def find_unused_port(family=socket.AF_INET, socktype=socket.SOCK_STREAM):
    """A port below those that a system gives out by itself: no program beside the test takes it meanwhile."""
    for port in ports:
        with contextlib.suppress(OSError), socket.socket(family, socktype) as probe:
            probe.bind((socket_helper.HOST, port))
            return port


def take_loop_of_asyncio4j():
    unix_events._UnixDefaultEventLoopPolicy._loop_factory = asyncio4j.Loop
    unix_events.SelectorEventLoop = asyncio.SelectorEventLoop = asyncio4j.Loop
    importlib.import_module("test.test_asyncio.utils").TestLoop = TestLoop
    # Some tests look at the end of a server where asyncio's own keeps it.
    asyncio4j.network.Server._sockets = asyncio4j.network.Server._waiters = property(
        lambda server: server.sockets or None)


def take_time():
    """Limits as CPython's own runner sets them on a slow machine: an interpreter in the JVM is one."""
    support.LOOPBACK_TIMEOUT = support.SHORT_TIMEOUT = support.LONG_TIMEOUT


def run_module(module, result, left_out, only):
    # These tests put mocks in place of the sockets of asyncio's own transports.
    asyncio4j.Loop.uses_java_transports = module != "test_base_events"
    if asyncio.SelectorEventLoop is asyncio4j.Loop:
        # The tests of runners make the abstract loop, and give it what a loop needs.
        asyncio.BaseEventLoop = asyncio4j.Loop if module == "test_runners" else BaseEventLoop
    support.gc_collect = (lambda: None) if module in NEED_NO_COLLECTION else collect_garbage
    result.module = module
    try:
        found = importlib.import_module("test.test_asyncio." + module)
    except BaseException as error:
        result.failed(module + ".import", (type(error), error, error.__traceback__))
    else:
        unittest.TestSuite(
            test for test in each(unittest.defaultTestLoader.loadTestsFromModule(found))
            if type(test).__name__ not in SAME_LOOP and name(test) not in left_out
            and (not only or any(part in name(test) for part in only))).run(result)
    result.write("end", module)


def run(modules, library, report, left_out, only, plain):
    """Runs modules, but for the tests left out, or only some; on GraalPy's own loop if `plain`, to compare."""
    import test

    test.__path__.append(os.path.join(library, "test"))
    _thread.interrupt_main = interrupt_main
    socket_helper.find_unused_port = find_unused_port
    take_time()
    if not plain:
        take_loop_of_asyncio4j()
    with open(report, "a") as lines:
        result = Report(lines)
        for module in modules:
            run_module(module, result, left_out, only)
