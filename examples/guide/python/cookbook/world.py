"""Input, commands, addresses, threads, context, functions as values, limits of rate."""
import asyncio
import contextvars
import functools
import inspect
import io
import subprocess


# recipe 8
async def shout(stdin):
    said = []
    while line := await asyncio.to_thread(stdin.readline):
        said.append(line.strip().upper())
    return said
# end


# recipe 18
async def call(function, *args):
    result = function(*args)
    return await result if inspect.isawaitable(result) else result


async def plus(a, b):
    return a + b


async def sums():
    return await call(plus, 1, 2), await call(functools.partial(max, 7), 5)
# end


# recipe 27
async def addresses():
    peers = []

    async def handle(reader, writer):
        peers.append(writer.get_extra_info("peername")[0])
        writer.close()

    async with await asyncio.start_server(handle, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        await reader.read()
        writer.close()
    return peers
# end


# recipe 28
async def sort(text):
    process = await asyncio.create_subprocess_exec(
        "sort", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    out, _ = await process.communicate(text.encode())
    if process.returncode != 0:
        raise OSError(f"sort: {process.returncode}")
    return out.decode().split()
# end


# recipe 29
async def test_takes_an_hour():
    await asyncio.sleep(0)      # in Python a mock of the clock is needed
    return "an hour has passed"
# end


# recipe 33
def in_a_thread(loop):
    future = asyncio.run_coroutine_threadsafe(plus(20, 22), loop)
    return future.result(timeout=5)
# end


# recipe 34
request = contextvars.ContextVar("request", default="none")


async def handle(number):
    request.set(f"request {number}")
    await asyncio.sleep(0)
    return await asyncio.to_thread(lambda: f"log of {request.get()}")
# end


# recipe 35
lock = asyncio.Lock()       # made before any loop runs


async def guarded():
    async with lock:
        return "one at a time"
# end


# recipe 36
def from_callbacks(start):
    future = asyncio.get_running_loop().create_future()
    start(future.set_result)
    return future
# end


# recipe 39
class Limit:
    """So many in any second: a bucket of tokens."""
    def __init__(self, rate, burst):
        self.rate, self.burst = rate, burst
        self.tokens, self.last = burst, asyncio.get_running_loop().time()

    async def take(self):
        while True:
            now = asyncio.get_running_loop().time()
            self.tokens = min(self.burst, self.tokens + (now - self.last) * self.rate)
            self.last = now
            if self.tokens >= 1:
                self.tokens -= 1
                return
            await asyncio.sleep((1 - self.tokens) / self.rate)
# end


async def main():
    print(", ".join(await shout(io.StringIO("one\ntwo\n"))))
    print(*await sums())
    print(*await addresses())
    print(*await sort("b\na\n"))
    print(await test_takes_an_hour())
    print(await asyncio.to_thread(in_a_thread, asyncio.get_running_loop()))
    print(" / ".join(await asyncio.gather(handle(1), handle(2))))
    print(await guarded())
    loop = asyncio.get_running_loop()
    print(await from_callbacks(lambda done: loop.call_later(0.01, done, "called back")))
    limit, start = Limit(rate=100, burst=2), loop.time()
    for _ in range(5):
        await limit.take()
    print("slowed down:", "yes" if loop.time() - start >= 0.025 else "no")


asyncio.run(main())
