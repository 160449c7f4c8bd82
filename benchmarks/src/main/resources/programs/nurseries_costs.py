"""The operations of NurseriesCosts: python3 nurseries_costs.py trio, or asyncio|uvloop for anyio on such a loop."""
import sys
import time
from math import inf

from costs import Figures, run, show

COUNT = 20_000
SLEEPERS = 10_000

if sys.argv[1] == "trio":
    import trio

    checkpoint, sleep, move_on_after = trio.lowlevel.checkpoint, trio.sleep, trio.move_on_after
    channel, group = trio.open_memory_channel, trio.open_nursery
else:
    import anyio

    checkpoint, sleep, move_on_after = anyio.lowlevel.checkpoint, anyio.sleep, anyio.move_on_after
    channel, group = anyio.create_memory_object_stream, anyio.create_task_group


async def checkpoints(n):
    for _ in range(n):
        await checkpoint()


async def checkpoints_under_a_deadline(n):
    with move_on_after(3600):
        await checkpoints(n)


async def sleeps(n):
    for _ in range(n):
        await sleep(0)


async def limits(n):
    for _ in range(n):
        with move_on_after(3600):
            pass


async def noop():
    return 1


async def children(n):
    for _ in range(0, n, 1000):
        async with group() as children:
            for _ in range(1000):
                children.start_soon(noop)


async def rendezvous(n):
    send, receive = channel(0)

    async def consume():
        for _ in range(n):
            await receive.receive()

    async with group() as children:
        children.start_soon(consume)
        for i in range(n):
            await send.send(i)


async def cancel():
    best = inf
    for _ in range(3):
        async with group() as children:
            for _ in range(SLEEPERS):
                children.start_soon(sleep, 3600)
            await sleep(0.02)
            start = time.perf_counter_ns()
            children.cancel_scope.cancel()
            best = min(best, time.perf_counter_ns() - start)
    show("cancel, each of 10,000 sleepers", best / SLEEPERS)


async def measure(name, operations):
    for _ in Figures(name, COUNT).rounds():
        await operations(COUNT)


async def main():
    await measure("checkpoint", checkpoints)
    await measure("checkpoint under a deadline", checkpoints_under_a_deadline)
    await measure("sleep(0)", sleeps)
    await measure("moveOnAfter", limits)
    await measure("a child of a nursery, of 1,000", children)
    await measure("rendezvous, send and receive", rendezvous)
    await cancel()


if sys.argv[1] == "trio":
    trio.run(main)
else:
    run(main())
