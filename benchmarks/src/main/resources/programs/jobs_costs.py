"""The operations of JobsCosts with aiojobs: python3 jobs_costs.py asyncio|uvloop"""
import asyncio
import time

from aiojobs import Scheduler
from costs import measure, run, show

BATCH = 100
COUNT = 20_000
PENDING = 10_000


async def nothing():
    return 1


async def two_passes():
    await asyncio.sleep(0)
    await asyncio.sleep(0)


async def tasks(n):
    for _ in range(0, n, BATCH):
        kept = [asyncio.create_task(nothing()) for _ in range(BATCH)]
        await two_passes()
        kept.clear()


async def spawn(scheduler, count):
    start = time.perf_counter_ns()
    for _ in range(count):
        await scheduler.spawn(nothing())
    return time.perf_counter_ns() - start


async def pending():
    scheduler = Scheduler(limit=1, pending_limit=0)
    await scheduler.spawn(asyncio.sleep(3600))
    show("a pending job, spawned first", await spawn(scheduler, 1_000) / 1_000)
    await spawn(scheduler, PENDING - 2_000)
    show("a pending job, behind 10,000", await spawn(scheduler, 1_000) / 1_000)
    start = time.perf_counter_ns()
    await scheduler.close()
    show("close, each of 10,000 pending", (time.perf_counter_ns() - start) / PENDING)


async def main():
    await measure("a task, created and ended", COUNT, tasks)
    scheduler = Scheduler()

    async def jobs(n):
        for _ in range(0, n, BATCH):
            for _ in range(BATCH):
                await scheduler.spawn(nothing())
            await two_passes()

    await measure("a job, spawned and ended", COUNT, jobs)
    await scheduler.close()
    await pending()


run(main())
