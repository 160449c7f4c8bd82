"""Coroutines or functions, results out of blocks, many at once, caches, decorators."""
import asyncio
import functools


# recipe 5
async def greeting(name):           # always awaited at once
    await asyncio.sleep(0)
    return f"hello {name}"


async def page(number):             # handed to gather
    text = await greeting(f"page {number}")
    return text.upper()


async def pages():
    return await asyncio.gather(page(1), page(2))
# end


async def name():
    await asyncio.sleep(0.02)
    return "Ada"


async def age():
    await asyncio.sleep(0.01)
    return 36


# recipe 6
async def person():
    async with asyncio.TaskGroup() as group:
        n = group.create_task(name())
        a = group.create_task(age())
    return n.result(), a.result()


async def counted():
    seen = 0
    async with asyncio.timeout(1) as limit:
        for _ in range(3):
            await asyncio.sleep(0)
            seen += 1
    return seen, limit.expired()
# end


# recipe 7
async def together():
    n, a = await asyncio.gather(name(), age())
    return f"{n} is {a}"
# end


# recipe 11
async def background(told):
    def finished(task):
        tasks.discard(task)
        if not task.cancelled() and task.exception():
            told.append(str(task.exception()))

    tasks = set()
    task = asyncio.create_task(fails())
    tasks.add(task)
    task.add_done_callback(finished)
    await asyncio.sleep(0.01)
# end


async def fails():
    raise ValueError("nobody awaits me")


# recipe 14
def retry(attempts):
    def decorate(work):
        @functools.wraps(work)
        async def wrapped(*args):
            for attempt in range(1, attempts + 1):
                try:
                    return await work(*args)
                except ValueError:
                    if attempt == attempts:
                        raise
        return wrapped
    return decorate


@retry(3)
async def flaky(tries):
    tries.append(1)
    if len(tries) < 3:
        raise ValueError
    return f"after {len(tries)}"
# end


# recipe 21
async def wait_for_the_others():
    others = asyncio.all_tasks() - {asyncio.current_task()}
    done, pending = await asyncio.wait(others)
    return len(done), len(pending)
# end


# recipe 23
cache = {}


async def cached(key):
    if key not in cache:
        cache[key] = asyncio.create_task(fetch(key))
    return await asyncio.shield(cache[key])
# end

fetched = []


async def fetch(key):
    fetched.append(key)
    await asyncio.sleep(0.01)
    return key.upper()


async def main():
    print(", ".join(await pages()))
    n, a = await person()
    print(n, a)
    seen, expired = await counted()
    print(seen, "expired" if expired else "in time")
    print(await together())
    told = []
    await background(told)
    print(", ".join(told))
    print(await flaky([]))
    asyncio.create_task(name())
    asyncio.create_task(age())
    print("%d done, %d pending" % await wait_for_the_others())
    print(*await asyncio.gather(cached("k"), cached("k")), len(fetched))


asyncio.run(main())
