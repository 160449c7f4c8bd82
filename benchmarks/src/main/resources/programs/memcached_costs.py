"""The operations of MemcachedCosts with aiomcache: python3 memcached_costs.py asyncio|uvloop"""
import aiomcache
from costs import each, run, tasks
from server import start

COUNT = 2_000
VALUE = bytes(100)


async def main():
    port = start("memcached", "-u", "nobody", "-U", "0", "-l", "127.0.0.1", "-p")
    client = aiomcache.Client("127.0.0.1", port)
    await client.set(b"key", VALUE)
    for number in 1, 10, 50:
        await tasks("get", number, COUNT, lambda: client.get(b"key"))
        await tasks("set", number, COUNT, lambda: client.set(b"other", VALUE))
    await client.set(b"large", bytes(10 * 1024))
    await tasks("get of 10 KiB", 10, COUNT, lambda: client.get(b"large"))
    keys = [b"key%d" % i for i in range(100)]
    for key in keys:
        await client.set(key, VALUE)
    await each("multiGet of 100", 200, lambda: client.multi_get(*keys))
    await client.close()


run(main())
