"""What the operations cost under trio: the best of some rounds, in nanoseconds."""
import sys
import time

import trio




async def checkpoint(n):
    for _ in range(n):
        await trio.lowlevel.checkpoint()


async def move_on_after(n):
    for _ in range(n):
        with trio.move_on_after(3600):
            pass


async def noop():
    return 1


async def children(n):
    for _ in range(0, n, 1000):
        async with trio.open_nursery() as nursery:
            for _ in range(1000):
                nursery.start_soon(noop)


async def rendezvous(n):
    send, receive = trio.open_memory_channel(0)

    async def consume():
        for _ in range(n):
            await receive.receive()

    async with trio.open_nursery() as nursery:
        nursery.start_soon(consume)
        for i in range(n):
            await send.send(i)


async def cancel(n):
    async with trio.open_nursery() as nursery:
        for _ in range(n):
            nursery.start_soon(trio.sleep, 3600)
        await trio.sleep(0.02)
        start = time.perf_counter_ns()
        nursery.cancel_scope.cancel()
        return time.perf_counter_ns() - start


rounds, n = int(sys.argv[1]), int(sys.argv[2])
best = {}
for _ in range(rounds):
    for operation in (checkpoint, move_on_after, children, rendezvous, cancel):
        start = time.perf_counter_ns()
        took = trio.run(operation, n) or time.perf_counter_ns() - start
        name = operation.__name__
        best[name] = min(best.get(name, took // n), took // n)
for name, nanos in best.items():
    print(f"{name:40} {nanos:6} ns")
