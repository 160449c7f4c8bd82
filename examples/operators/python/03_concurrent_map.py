# map of a coroutine function: order, limits, failure, and the times of each.
import asyncio
from aiostream import stream, pipe
from vloop import run, now

log = []


async def show(name, source):
    start = now()
    got = []
    try:
        async with source.stream() as streamer:
            async for x in streamer:
                got.append((x, round(now() - start, 2)))
    except ValueError as error:
        got.append(str(error))
    print(name, got)


async def work(x):
    log.append(f"+{x}")
    try:
        await asyncio.sleep([0.5, 0.1, 0.3, 0.2][x % 4])
        return x * 10
    finally:
        log.append(f"-{x}")


async def boom(x):
    if x == 2:
        await asyncio.sleep(0.2)
        raise ValueError("boom")
    return await work(x)


async def show_log(name, source):
    log.clear()
    await show(name, source)
    print(" ", " ".join(log))


async def main():
    six = stream.range(6)
    await show_log("ordered", six | pipe.map(work))
    await show_log("ordered limit 2", six | pipe.map(work, task_limit=2))
    await show_log("ordered limit 1", six | pipe.map(work, task_limit=1))
    await show_log("unordered", six | pipe.map(work, ordered=False))
    await show_log("unordered limit 2", six | pipe.map(work, ordered=False, task_limit=2))
    await show_log("unordered limit 1", six | pipe.map(work, ordered=False, task_limit=1))
    await show("ordered failure", six | pipe.map(boom))
    await show("ordered failure limit 3", six | pipe.map(boom, task_limit=3))
    await show("unordered failure", six | pipe.map(boom, ordered=False))
    slow = stream.range(4, interval=0.25)
    await show("slow source", slow | pipe.map(work, ordered=False, task_limit=10))
    await show("two sources", stream.map(six, lambda a, b: a * b, stream.range(1, 4, interval=0.1)))
    try:
        await (six | pipe.map(work, task_limit=0))
    except ValueError as error:
        print("limit 0 ->", type(error).__name__)


run(main())
