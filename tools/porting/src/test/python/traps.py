"""A program with a trap in nearly every line."""
import asyncio
import signal
import threading
import time

import aiohttp

lock = threading.Lock()
cache = {}


class TooBusy(Exception):
    pass


async def save(data):
    return data


async def ticks():
    yield 1
    yield 2


async def collect(key, items=[]):
    save("lost")
    asyncio.create_task(save("alone"))
    assert await save("kept")
    time.sleep(0.1)
    with lock:
        await asyncio.sleep(0)
    if key not in cache:
        cache[key] = await save(key)
    try:
        await asyncio.gather(save(1), asyncio.sleep(1))
    except ConnectionResetError:
        pass
    except BaseException:
        pass
    async with asyncio.timeout(1) as limit:
        answer = await save(2)
        return answer
    print(limit.expired(), answer)
    async for tick in ticks():
        break
    queue = asyncio.PriorityQueue()
    queue.put_nowait((1, "first"))
    print(2 ** 40, (1 - 3) // 2, b"\xff" == b"", 4294967296)
    time.sleep(0.1)  # port: ok T04
    await asyncio.sleep(0, loop=None)


class Quiet:
    async def __aexit__(self, kind, error, trace):
        return True


def everything(*args, **kwargs):
    return getattr(args, kwargs["name"])


def worker(loop):
    loop.call_soon(print)


signal.signal(signal.SIGTERM, everything)
loop = asyncio.get_event_loop()
threading.Thread(target=worker).start()
loop.run_until_complete(collect(1))


def odd(limit=0):
    if limit:  # T16
        print(limit / 2)  # T23
    name = str(limit) or "nobody"  # T16
    print(f"{limit == 1}", name)  # T23


async def timers(loop):
    loop.call_later(0.5, print, "first")
    loop.call_later(0.5, print, "second")  # T25
