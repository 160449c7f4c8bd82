"""Bytes, seconds, lambdas, arguments, output, loops, priorities."""
import asyncio
import struct


# recipe 12
def pack(kind, text):
    body = text.encode()
    return struct.pack("!HI", kind, len(body)) + body


def unpack(data):
    kind, size = struct.unpack("!HI", data[:6])
    return f"{kind} {size} {data[6:].decode()} {data[:2].hex()}"
# end


# recipe 13
async def slow_start(step):
    loop = asyncio.get_running_loop()
    start = loop.time()
    for i in range(3):
        await asyncio.sleep(step * i)
    return loop.time() - start >= step * 3 * 0.9
# end


# recipe 19
async def all_three(log):
    async def work(number):
        log.append(f"work {number}")

    for number in range(3):
        await asyncio.create_task(work(number))
# end


# recipe 20
def connect(host, port=80, *, tls=False, **headers):
    return f"{host}:{port} {'tls' if tls else 'plain'} {len(headers)}"
# end


# recipe 26
class Collect(asyncio.Protocol):
    def __init__(self):
        self.received = b""

    def data_received(self, data):
        self.received += data
# end


# recipe 31
def table(rows):
    return [f"{name:<6}|{count:>3}|{share:.1f}" for name, count, share in rows]
# end


# recipe 37
async def count_lines(reader):
    count = 0
    while line := await reader.readline():
        if line == b"stop\n":
            break
        count += 1
    else:
        return f"all {count}"
    return f"stopped after {count}"
# end


# recipe 38
async def by_priority():
    queue = asyncio.PriorityQueue()
    for number, job in enumerate([(2, "b"), (1, "a"), (2, "c")]):
        queue.put_nowait((job[0], number, job[1]))
    return "".join([(await queue.get())[2] for _ in range(3)])
# end


def reader(text):
    reader = asyncio.StreamReader()
    reader.feed_data(text)
    reader.feed_eof()
    return reader


async def main():
    print(unpack(pack(7, "ä")))
    print("late enough:", "yes" if await slow_start(0.01) else "no")
    log = []
    await all_three(log)
    print(", ".join(log))
    print(connect("a"), "/", connect("b", 443, tls=True, agent="x"))
    collect = Collect()
    collect.data_received(b"one ")
    collect.data_received(b"two")
    print(collect.received.decode())
    print("\n".join(table([("tea", 2, 0.5), ("coffee", 10, 1.0)])))
    print(await count_lines(reader(b"a\nb\n")), "/", await count_lines(reader(b"a\nstop\nb\n")))
    print(await by_priority())


asyncio.run(main())
