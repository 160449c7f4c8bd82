# Failures: to whoever waits, else to the handler, once; a wait that is too long; a job that is late. The output is that of aiojobs 1.4.
import asyncio
import aiojobs
from vloop import run, now


def handler(scheduler, context):
    print("told:", context["message"], "of", context["job"].get_name(), "at", now())


async def fails(after):
    await asyncio.sleep(after)
    raise ValueError(f"out of paper at {now()}")


async def stubborn():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        await asyncio.sleep(3)
    return "stubborn"


async def main():
    scheduler = aiojobs.Scheduler(exception_handler=handler, close_timeout=1)
    unseen = await scheduler.spawn(fails(1), "unseen")
    seen = await scheduler.spawn(fails(2), "seen")
    try:
        await seen.wait()
    except ValueError as error:
        print("seen:", error)
    for _ in range(2):
        try:
            await unseen.wait()
        except ValueError as error:
            print("later:", error, unseen.closed)
    slow = await scheduler.spawn(asyncio.sleep(60, "slow"), "slow")
    try:
        await slow.wait(timeout=3)
    except asyncio.TimeoutError:
        print("too slow at", now(), "closed:", slow.closed)
    cancelled = await scheduler.spawn(asyncio.sleep(60), "cancelled")
    await asyncio.sleep(1)
    cancelled._task.cancel()
    await asyncio.sleep(1)
    print("cancelled from outside:", cancelled.closed, len(scheduler))
    late = await scheduler.spawn(stubborn(), "late")
    await asyncio.sleep(1)
    await scheduler.close()
    print("closed at", now(), late.closed, len(scheduler))
    await asyncio.sleep(5)

    scheduler = aiojobs.Scheduler(exception_handler=handler, limit=1)
    await scheduler.spawn(fails(1), "first")
    pending = await scheduler.spawn(fails(1), "pending")
    print("pending:", pending.pending)
    await scheduler.wait_and_close()
    print("end at", now())


run(main())
