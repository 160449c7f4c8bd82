"""Python's asyncio on a loop of asyncio4j: one queue, one clock, one cancellation.

    asyncio.Runner(loop_factory=asyncio4j.Loop)     Python is the main program
    await asyncio4j.java(awaitable)                 Python awaits what Java made
    Python.coroutine(function, ...)                 Java awaits a coroutine of Python's
"""

from .errors import JavaError, JavaFailure
from .futures import JavaFuture, JavaWait, java
from .guest import Guest
from .loop import Loop, VirtualLoop

__all__ = ["Guest", "JavaError", "JavaFailure", "JavaFuture", "JavaWait", "Loop", "VirtualLoop", "java"]
