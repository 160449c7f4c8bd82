"""Runs one module of CPython's tests of asyncio on the loop of asyncio4j, and reports each test on a line."""

import asyncio
import importlib
import os
import sys
import traceback
import unittest
from asyncio import unix_events

import asyncio4j


# The suite runs these once for each selector; the loop is the same with any, so SelectEventLoopTests speaks for them.
SAME_LOOP = ("EPollEventLoopTests", "PollEventLoopTests", "KqueueEventLoopTests")


class TestLoop(asyncio4j.VirtualLoop):
    """The suite's loop with a clock of its own, whose moves a generator tells: here the clock jumps by itself."""

    def __init__(self, gen=None):
        super().__init__()
        self._clock_resolution = 1e-9

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
        self._lines = lines
        self._outcome = None

    def _write(self, *words):
        print(*words, sep="\t", file=self._lines, flush=True)

    def startTest(self, test):
        super().startTest(test)
        self._outcome = None
        self._write("start", name(test))

    def stopTest(self, test):
        super().stopTest(test)
        self._write(*(self._outcome or ("passed", name(test))))

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
        self._failed(test, err)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._failed(test, err)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self._failed(test, err)

    def _failed(self, test, err):
        text = "".join(traceback.format_exception(*err))
        print(f"=== {name(test)}\n{text}", file=sys.stderr, flush=True)
        lines = text.strip().splitlines() or [""]
        self._outcome = ("failed", name(test), lines[-1].replace("\t", " "))
        if not isinstance(test, unittest.TestCase):  # the set-up of a class or the module
            self._write(*self._outcome)


def name(test):
    return test.id().split(".test_asyncio.", 1)[-1].split(".", 1)[-1] if isinstance(test, unittest.TestCase) else str(test)


def each(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from each(test)
        else:
            yield test


def run(module, library, report, left_out, only):
    import test

    test.__path__.append(os.path.join(library, "test"))
    unix_events._UnixDefaultEventLoopPolicy._loop_factory = asyncio4j.Loop
    unix_events.SelectorEventLoop = asyncio.SelectorEventLoop = asyncio4j.Loop
    asyncio4j.Loop.uses_java_transports = module not in ("test_base_events",)
    utils = importlib.import_module("test.test_asyncio.utils")
    utils.TestLoop = TestLoop
    with open(report, "a") as lines:
        result = Report(lines)
        try:
            found = importlib.import_module("test.test_asyncio." + module)
        except BaseException as error:
            result._failed("import", (type(error), error, error.__traceback__))
            return
        tests = unittest.TestSuite(
            test for test in each(unittest.defaultTestLoader.loadTestsFromModule(found))
            if type(test).__name__ not in SAME_LOOP and name(test) not in left_out and (not only or only in name(test)))
        tests.run(result)
        print("end", file=lines, flush=True)
