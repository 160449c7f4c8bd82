"""The operations of the table on Python's own loops: python3 operations.py asyncio|uvloop

Prints one line per operation: its name, a tab, nanoseconds per operation (the best of several runs).
"""
import asyncio
import sys
import time

RUNS = 3


async def switch(n):
    async def spin(k):
        for _ in range(k):
            await asyncio.sleep(0)

    await asyncio.gather(spin(n // 2), spin(n // 2))


async def spawn(n):
    async def noop():
        return 1

    for _ in range(n):
        await asyncio.create_task(noop())


async def gather(n):
    async def noop():
        return 1

    await asyncio.gather(*[noop() for _ in range(n)])


async def queue(n):
    await put_and_get(asyncio.Queue(1), n)


async def queue_unbounded(n):
    await put_and_get(asyncio.Queue(), n)


async def put_and_get(q, n):
    async def produce():
        for i in range(n):
            await q.put(i)

    producer = asyncio.create_task(produce())
    for _ in range(n):
        await q.get()
    await producer


async def call_soon(n):
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    count = 0

    def again():
        nonlocal count
        count += 1
        if count == n:
            done.set_result(None)
        else:
            loop.call_soon(again)

    loop.call_soon(again)
    await done


async def lock(n):
    shared = asyncio.Lock()

    async def contend(k):
        for _ in range(k):
            async with shared:
                await asyncio.sleep(0)

    await asyncio.gather(*[contend(n // 10) for _ in range(10)])


async def sleepers(n):
    await asyncio.gather(*[asyncio.sleep(0.001) for _ in range(n)])


OPERATIONS = [
    ("switch", switch, 200_000),
    ("spawn", spawn, 100_000),
    ("gather", gather, 100_000),
    ("queue", queue, 100_000),
    ("queue_unbounded", queue_unbounded, 100_000),
    ("call_soon", call_soon, 300_000),
    ("lock", lock, 50_000),
    ("sleepers", sleepers, 50_000),
]


def main():
    if sys.argv[1] == "uvloop":
        import uvloop

        def run(main):
            loop = uvloop.new_event_loop()
            try:
                loop.run_until_complete(main)
            finally:
                loop.close()
    else:
        run = asyncio.run
    for name, operation, n in OPERATIONS:
        best = float("inf")
        for _ in range(RUNS):
            start = time.perf_counter()
            run(operation(n))
            best = min(best, time.perf_counter() - start)
        print(f"{name}\t{best / n * 1e9:.0f}", flush=True)


main()
