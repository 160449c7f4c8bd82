"""Tasks that are all asleep at once: python3 asleep.py asyncio|uvloop N

Prints, per task: ns to start it and put it to sleep, ns to wake and end it, bytes that it takes meanwhile.
The timers are due within one millisecond, in no order, well after the last has been set; the loop is blocked
until then, so that what comes after is the work of waking and no waiting.
"""
import asyncio
import gc
import random
import sys
import time


def memory():
    gc.collect()
    with open("/proc/self/statm") as pages:
        return int(pages.read().split()[1]) * 4096


async def sleepers(count, seconds_of_task=20e-6):
    left = count
    last = asyncio.get_running_loop().create_future()

    async def sleeper():
        nonlocal left
        await asyncio.sleep(due + random.random() / 1000 - time.perf_counter())
        left -= 1
        if left == 0:
            last.set_result(None)

    before = memory()
    start = time.perf_counter()
    due = start + 0.2 + count * seconds_of_task
    for _ in range(count):
        asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    to_sleep = time.perf_counter() - start
    taken = memory() - before
    late = time.perf_counter() > due
    while time.perf_counter() < due + 0.002:
        pass
    start = time.perf_counter()
    await asyncio.sleep(0)  # without a pass, uvloop would wait by a clock it read before the block
    await last
    return late, to_sleep, time.perf_counter() - start, taken


def in_time(count):
    """A machine too slow to set all timers before the first is due gets more time."""
    for times in 1, 2, 4, 8, 16, 32:
        late, *figures = asyncio.run(sleepers(count, times * 20e-6))
        if not late:
            return figures
    sys.exit(f"too slow to have {count} tasks asleep at once")


def main():
    if sys.argv[1] == "uvloop":
        import uvloop

        uvloop.install()
    count = int(sys.argv[2])
    asyncio.run(sleepers(1000))
    runs = [in_time(count) for _ in range(10 if count <= 1000 else 2 if count <= 100_000 else 1)]
    print(f"set\t{min(run[0] for run in runs) / count * 1e9:.1f}")
    print(f"wake\t{min(run[1] for run in runs) / count * 1e9:.1f}")
    print(f"bytes\t{runs[0][2] / count:.1f}")


main()
