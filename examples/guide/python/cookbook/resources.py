"""Things that are opened and closed, files, generators, comprehensions, signals."""
import asyncio
import os
import signal
import tempfile
from contextlib import AsyncExitStack, aclosing, asynccontextmanager


# recipe 4
class Session:
    def __init__(self, name, log):
        self.name, self.log = name, log

    async def __aenter__(self):
        await asyncio.sleep(0)
        self.log.append(f"open {self.name}")
        return self

    async def __aexit__(self, *error):
        await asyncio.sleep(0)
        self.log.append(f"close {self.name}")


@asynccontextmanager
async def transaction(log):
    log.append("begin")
    try:
        yield log
    except BaseException:
        log.append("rollback")
        raise
    log.append("commit")


async def many(names, log):
    async with AsyncExitStack() as stack:
        for name in names:
            await stack.enter_async_context(Session(name, log))
        log.append("inside")
# end


# recipe 10
def lines(path):
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


async def upper(path):
    return [line.upper() for line in await asyncio.to_thread(lines, path)]
# end


# recipe 15
async def wait_for_hup():
    came = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGHUP, came.set)
    await send_hup()
    await came.wait()
    loop.remove_signal_handler(signal.SIGHUP)
# end


async def send_hup():
    process = await asyncio.create_subprocess_exec("kill", "-HUP", str(os.getpid()))
    await process.wait()


# recipe 24
async def count(log):
    try:
        for i in range(100):
            await asyncio.sleep(0)
            yield i
    finally:
        log.append("generator closed")


async def first_two(log):
    async with aclosing(count(log)) as numbers:
        async for number in numbers:
            if number == 2:
                return
            log.append(f"number {number}")
# end


# recipe 25
async def square(number):
    await asyncio.sleep(0)
    return number * number


async def squares(log):
    even = [n * 10 async for n in count(log) if n % 50 == 0]
    table = {n: await square(n) for n in range(3)}
    at_once = await asyncio.gather(*(square(n) for n in range(3)))
    return even, " ".join(f"{k}:{v}" for k, v in table.items()), at_once
# end


async def main():
    log = []
    async with Session("a", log) as a, Session("b", log):
        log.append(f"in {a.name}")
    async with transaction(log):
        log.append("insert")
    try:
        async with transaction(log):
            raise ValueError
    except ValueError:
        pass
    await many(["x", "y"], log)
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("one\ntwo\n")
        file.flush()
        log.append(" ".join(await upper(file.name)))
    await wait_for_hup()
    log.append("hup came")
    await first_two(log)
    for part in await squares(log):
        log.append(str(part))
    print("\n".join(log))


asyncio.run(main())
