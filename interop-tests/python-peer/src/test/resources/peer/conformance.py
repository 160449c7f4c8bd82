"""Bodies of conformance programs in Python: they wait with asyncio, for tasks and objects that Java has made."""

import asyncio
import json
import re

import java as jvm

from asyncio4j import JavaError, JavaFuture, JavaWait

GuestOps = jvm.type("dev.asyncio4j.conformance.GuestOps")

WORD = re.compile("[a-z]+[0-9]+")

ERRORS = {
    "ValueError": ValueError,
    "KeyError": KeyError,
    "RuntimeError": RuntimeError,
    "CancelledError": asyncio.CancelledError,
    "TimeoutError": TimeoutError,
    "InvalidStateError": asyncio.InvalidStateError,
    "QueueEmpty": asyncio.QueueEmpty,
    "QueueFull": asyncio.QueueFull,
    "BrokenBarrierError": asyncio.BrokenBarrierError,
    "ExceptionGroup": BaseExceptionGroup,
    "Exception": Exception,
}


class Return(Exception):
    def __init__(self, value):
        self.value = value


class InsertionOrderedSet(dict):
    """Stands in for the set that TaskGroup keeps, whose order is by address."""

    def add(self, x):
        self[x] = True

    def discard(self, x):
        self.pop(x, None)


class OrderedTaskGroup(asyncio.TaskGroup):
    def __init__(self):
        super().__init__()
        self._tasks = InsertionOrderedSet()


def matches(kind, error):
    if isinstance(error, JavaError):
        return GuestOps.matches(kind, error.java)
    return kind in ERRORS and isinstance(error, ERRORS[kind])


def error_text(error):
    if isinstance(error, JavaError):
        return GuestOps.text(error.java)
    if isinstance(error, BaseExceptionGroup):
        return "ExceptionGroup[" + ",".join(map(error_text, error.exceptions)) + "]"
    text = str(error.args[0]) if error.args else ""
    return f"{type(error).__name__}({text})" if WORD.fullmatch(text) else type(error).__name__


class Program:
    """The ops of one program; `java` has its tasks, its objects and its trace."""

    def __init__(self, java):
        self.java = java

    async def body(self, ops):
        try:
            await self.run(json.loads(ops))
        except Return as r:
            return r.value
        except Exception as error:
            raise self.of_java(error)
        return None

    def of_java(self, error):
        """The error that Java knows in place of one of Python's."""
        if isinstance(error, (JavaError, TimeoutError)):
            return error
        if isinstance(error, BaseExceptionGroup):
            return JavaError(GuestOps.group([self.throwable(each) for each in error.exceptions]))
        return JavaError(self.throwable(error))

    def throwable(self, error):
        if isinstance(error, BaseExceptionGroup) or isinstance(error, JavaError):
            return self.of_java(error).java
        return GuestOps.error(type(error).__name__, str(error.args[0]) if error.args else "")

    async def run(self, ops):
        for op in ops:
            await getattr(self, "op_" + op[0])(*op[1:])

    def log(self, text):
        self.java.log(text)

    def future(self, name):
        return JavaFuture(self.java.future(name), asyncio.get_running_loop()) if self.known(name) else None

    def known(self, name):
        if not self.java.knows(name):
            raise KeyError(name)
        return True

    async def objects(self, op, name):
        """Awaits an op of an object of Java's."""
        self.known(name)
        return await JavaWait(self.java.waiting(op, name))

    def at_once(self, *op):
        problem = self.java.runOp(json.dumps(op))
        if problem is not None:
            from asyncio4j.errors import to_python

            raise to_python(problem)

    async def op_log(self, text):
        self.log(text)

    async def op_sleep(self, seconds):
        await asyncio.sleep(seconds)

    async def op_spawn(self, task_name, coro_name):
        self.at_once("spawn", task_name, coro_name)

    async def op_eager_spawn(self, task_name, coro_name):
        self.at_once("eager_spawn", task_name, coro_name)

    async def op_call(self, coro_name):
        self.log(f"called {await JavaWait(self.java.body(coro_name))}")

    async def op_await(self, name):
        self.log(f"got {await self.future(name)}")

    async def op_cancel(self, name, *msg):
        self.log(f"cancel {name} -> {self.future(name).cancel(*msg)}")

    async def op_cancelling(self, name):
        self.at_once("cancelling", name)

    async def op_uncancel(self, name):
        self.at_once("uncancel", name)

    async def op_state(self, name):
        f = self.future(name)
        s = "pending" if not f.done() else "cancelled" if f.cancelled() else "done"
        self.log(f"state {name} {s}")

    async def op_outcome(self, name):
        f = self.future(name)
        try:
            e = f.exception()
            self.log(f"outcome {name} " + (error_text(e) if e else f"result {f.result()}"))
        except (asyncio.CancelledError, asyncio.InvalidStateError) as e:
            self.log(f"outcome {name} raises {error_text(e)}")

    async def op_on_done(self, name, text):
        self.future(name).add_done_callback(lambda f: self.log(f"done {name} {text}"))

    async def op_gather(self, names, return_exceptions):
        r = await asyncio.gather(*[self.future(n) for n in names], return_exceptions=return_exceptions)
        texts = [error_text(x) if isinstance(x, BaseException) else x for x in r]
        self.log("gathered " + str(texts).replace("'", ""))

    async def op_wait(self, names, timeout, return_when):
        by = {self.future(n): n for n in names}
        done, pending = await asyncio.wait(list(by), timeout=timeout, return_when=getattr(asyncio, return_when))
        self.log("waited done=" + ",".join(sorted(by[d] for d in done))
                 + " pending=" + ",".join(sorted(by[p] for p in pending)))

    async def op_as_completed(self, names, timeout):
        for f in asyncio.as_completed([self.future(n) for n in names], timeout=timeout):
            try:
                self.log(f"completed {await f}")
            except Exception as e:
                if not matches("ValueError", e) and not matches("KeyError", e):
                    raise
                self.log(f"completed {error_text(e)}")

    async def op_wait_for(self, name, timeout):
        self.log(f"waited for {await asyncio.wait_for(self.future(name), timeout)}")

    async def op_wait_for_call(self, coro_name, timeout):
        async def call():
            return await JavaWait(self.java.body(coro_name))

        self.log(f"waited for {await asyncio.wait_for(call(), timeout)}")

    async def op_shield(self, name):
        self.log(f"shielded {await asyncio.shield(self.future(name))}")

    async def op_timeout(self, seconds, ops):
        async with asyncio.timeout(seconds) as cm:
            try:
                await self.run(ops)
            finally:
                self.log(f"leaving timeout expired={cm.expired()}")

    async def op_timeout_at_reschedule(self, seconds, then, ops):
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(seconds) as cm:
            cm.reschedule(None if then is None else loop.time() + then)
            await self.run(ops)

    async def op_taskgroup(self, ops):
        async with OrderedTaskGroup() as group:
            def create(coroutine, name):
                return group.create_task(JavaWait(coroutine), name=name).java

            of_java = self.java.enterGroup(create)
            try:
                await self.run(ops)
            finally:
                self.java.leaveGroup(of_java)

    async def op_group_spawn(self, task_name, coro_name):
        self.at_once("group_spawn", task_name, coro_name)

    async def op_acquire(self, name):
        self.log(f"acquired {name} {await self.objects('acquire', name)}")

    async def op_with(self, name, ops):
        await self.objects("acquire", name)
        try:
            self.log(f"in {name}")
            await self.run(ops)
        finally:
            self.at_once("release", name)

    async def op_put(self, name, value):
        self.known(name)
        await JavaWait(self.java.waitingPut(name, value))
        self.log(f"put {value}")

    async def op_get(self, name):
        self.log(f"get {await self.objects('get', name)}")

    async def op_join(self, name):
        await self.objects("join", name)
        self.log(f"joined {name}")

    async def op_event_wait(self, name):
        self.log(f"event {name} {await self.objects('event_wait', name)}")

    async def op_condition_wait(self, name):
        self.log(f"condition {name} {await self.objects('condition_wait', name)}")

    async def op_barrier_wait(self, name):
        self.log(f"barrier {name} index {await self.objects('barrier_wait', name)}")

    async def op_barrier_reset(self, name):
        await self.objects("barrier_reset", name)

    async def op_barrier_abort(self, name):
        await self.objects("barrier_abort", name)

    async def op_call_soon(self, text):
        asyncio.get_running_loop().call_soon(self.log, f"callback {text}")

    async def op_call_later(self, seconds, text):
        asyncio.get_running_loop().call_later(seconds, self.log, f"callback {text}")

    async def op_raise(self, kind, text):
        raise ERRORS[kind](text)

    async def op_return(self, value):
        raise Return(value)

    async def op_try(self, ops, handlers, final):
        try:
            await self.run(ops)
        except Return:
            raise
        except BaseException as e:
            for kind, handler in handlers:
                if matches(kind, e):
                    self.log(f"caught {error_text(e)}")
                    await self.run(handler)
                    break
            else:
                raise
        finally:
            await self.run(final)


def at_once(op):
    async def run(self, *args):
        self.at_once(op, *args)

    return run


for each in ("release", "locked", "put_nowait", "get_nowait", "task_done", "shutdown", "size", "set", "clear", "notify",
             "notify_all", "set_result", "set_exception"):
    setattr(Program, "op_" + each, at_once(each))


def as_java_task(loop, coroutine, **options):
    """A task factory: what a group or a wait starts becomes a task of Java's, as the program's other tasks are."""
    from asyncio4j.futures import Bridge

    body = coroutine.java if isinstance(coroutine, JavaWait) else GuestOps.coroutine(lambda: coroutine)
    return JavaFuture(Bridge.createTask(loop.java, body, None), loop)


def body(java, ops):
    asyncio.get_running_loop().set_task_factory(as_java_task)
    return Program(java).body(ops)
