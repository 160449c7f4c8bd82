"""The operations of ProcessesCosts with aioprocessing: python3 processes_costs.py asyncio|uvloop"""
import time

import aioprocessing
from costs import each, measure, run, show

COUNT = 1_000
ITEMS = 100_000


def one():
    return 1


def same(x):
    return x


def nothing():
    pass


def serve(to, back, lock, cost):
    while to.get():
        back.put(1)
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter_ns()
        for _ in range(COUNT):
            lock.acquire()
            lock.release()
        best = min(best, time.perf_counter_ns() - start)
    cost.put(best / COUNT)


async def pool():
    workers = aioprocessing.AioPool(2)
    await each("coroApply that does nothing", COUNT, lambda: workers.coro_apply(one))
    items = list(range(ITEMS))
    await measure("coroMap of 100,000, each", ITEMS, lambda n: workers.coro_map(same, items))
    workers.close()
    await workers.coro_join()


async def shared():
    to, back, cost = aioprocessing.AioQueue(), aioprocessing.AioQueue(), aioprocessing.AioQueue()
    lock = aioprocessing.AioLock()
    child = aioprocessing.AioProcess(target=serve, args=(to, back, lock, cost))
    child.start()

    async def there_and_back():
        await to.coro_put(1)
        await back.coro_get()

    async def locked():
        await lock.coro_acquire()
        lock.release()

    await each("queues, there and back", COUNT, there_and_back)
    await to.coro_put(0)
    show("a lock, in a child", await cost.coro_get())
    await child.coro_join()
    await each("a lock, in the parent", COUNT, locked)


async def child():
    process = aioprocessing.AioProcess(target=nothing)
    process.start()
    await process.coro_join()


async def main():
    await pool()
    await shared()
    await each("a child: start and end", 5, child)


run(main())
