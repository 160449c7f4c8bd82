# Two sleeps at once, threads, chains, a mixed pipeline. The output is that of unsync 1.4.
import asyncio
import time
from unsync import unsync


@unsync
async def nap(i):
    await asyncio.sleep(0.2)
    return f"nap {i}"


@unsync
def blocking(i):
    time.sleep(0.2)
    return i, i + 1


@unsync
async def double(pair):
    await asyncio.sleep(0.1)
    return pair[0], pair[1] * 2


@unsync
async def collect(tasks):
    output = {}
    for task in tasks:
        key, value = await task
        output[key] = value
    return output


@unsync
async def initiate(x):
    await asyncio.sleep(0.1)
    return x + 1


@unsync
async def process(x):
    await asyncio.sleep(0.1)
    return x * 2


start = time.time()
naps = [nap(1), nap(2)]
print([n.result() for n in naps], "together" if time.time() - start < 0.39 else "one by one")
start = time.time()
print([t.result() for t in [blocking(i) for i in range(8)]], "together" if time.time() - start < 1 else "one by one")
print(initiate(3).then(process).result())
print(collect([blocking(i).then(double) for i in range(5)]).result())
