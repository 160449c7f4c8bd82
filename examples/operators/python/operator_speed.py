# The pipelines of OperatorSpeed.java with aiostream: processor time for each item, the least of three rounds.
import asyncio
import time
from aiostream import stream, pipe


async def measure(name, items, make):
    least = float("inf")
    for _ in range(3):
        start = time.process_time()
        async with make().stream() as streamer:
            async for _ in streamer:
                pass
        least = min(least, time.process_time() - start)
    print(f"{name:42} {least / items * 1e9:9.0f} ns per item")


async def same(x):
    return x


async def main():
    n, few = 20_000, 3_000
    mapped = stream.range(n) | pipe.map(lambda x: x + 1)
    four = mapped | pipe.filter(lambda x: x % 2 == 0) | pipe.take(n) | pipe.enumerate()
    some = stream.range(few)
    await measure("range, map", n, lambda: mapped)
    await measure("range, map, filter, take, enumerate", n, lambda: four)
    await measure("merge of two", 2 * few, lambda: stream.merge(some, some))
    await measure("zip of two", few, lambda: stream.zip(some, some))
    await measure("mapConcurrent, limit 10", few, lambda: some | pipe.map(same, task_limit=10))
    await measure("flatMap of single items, limit 10", few, lambda: some | pipe.flatmap(stream.just, task_limit=10))


asyncio.run(main())
