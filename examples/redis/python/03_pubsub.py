"""Publish and subscribe: channels, patterns, handlers, counts, waiting for a message, two subscribers, the end."""
import asyncio, os, time
import redis.asyncio as redis
from redis import exceptions as x
from _show import show, say as print

PORT = int(os.environ["REDIS_PORT"])


async def shown(p):
    """The next message that is shown: hidden ones end a wait early."""
    while not (m := await p.get_message(timeout=5)): pass
    return m


def told(m): return m and [m["type"], m["pattern"], m["channel"], m["data"]]


async def heard(r, channel, count):
    while (await r.pubsub_numsub(channel))[0][1] != count: await asyncio.sleep(0.01)


async def main():
    r = redis.Redis(port=PORT, decode_responses=True)
    p = r.pubsub()
    try: await p.get_message(timeout=0.1)
    except RuntimeError: print("not subscribed:", p.subscribed)
    await p.subscribe("news", "sport"); await p.psubscribe("n*")
    for _ in range(3): print(told(await p.get_message(timeout=5)))
    print(await r.publish("news", "hi"), await r.publish("sport", 1), await r.publish("nobody", "x"), await r.publish("other", "x"))
    for _ in range(4): print(told(await p.get_message(timeout=5)))
    start = time.monotonic(); print(await p.get_message(timeout=0.2), time.monotonic() - start >= 0.19, await p.get_message(timeout=0))
    print(await r.pubsub_channels("s*"), await r.pubsub_numsub("news", "sport", "none"), await r.pubsub_numpat())
    await p.ping(); print(await p.get_message(timeout=5) is not None)
    await p.unsubscribe("sport"); print(told(await p.get_message(timeout=5)), await r.publish("sport", "lost"))
    await p.unsubscribe(); await p.punsubscribe()
    print([told(await p.get_message(timeout=5))[0] for _ in range(2)], p.subscribed)
    await p.close()

    q = r.pubsub(ignore_subscribe_messages=True)
    got = []
    async def shout(m): await asyncio.sleep(0); got.append(m["data"].upper())
    await q.subscribe(**{"loud": shout}); await q.subscribe("plain"); await heard(r, "plain", 1)
    await r.publish("loud", "one"); await r.publish("plain", "two"); await r.publish("loud", "three")
    print(told(await shown(q)))
    while len(got) < 2: await q.get_message(timeout=0.1)
    print(got)
    task = asyncio.ensure_future(q.get_message(timeout=None)); await asyncio.sleep(0.05); task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await r.publish("plain", "after the cancel"); print((await shown(q))["data"])

    def bad(m): raise ValueError(m["data"])
    errors = []
    async def failed(e, pubsub): errors.append(str(e))
    await q.close(); q = r.pubsub(); await q.subscribe(bad=bad); await heard(r, "bad", 1)
    runner = asyncio.ensure_future(q.run(exception_handler=failed))
    await r.publish("bad", "a"); await r.publish("bad", "b")
    while len(errors) < 2: await asyncio.sleep(0.01)
    print(errors); runner.cancel(); await asyncio.gather(runner, return_exceptions=True); await q.close()

    async def reader(pubsub):
        values = []
        async for m in pubsub.listen():
            if m["type"] == "message":
                if m["data"] == "end": await pubsub.unsubscribe()
                else: values.append(int(m["data"]))
        return values
    subscribers = [r.pubsub() for _ in range(2)]
    for s in subscribers: await s.subscribe("many")
    readers = [asyncio.ensure_future(reader(s)) for s in subscribers]
    for i in range(500): await r.publish("many", i)
    await r.publish("many", "end")
    print([values == list(range(500)) for values in await asyncio.gather(*readers)])
    for s in subscribers: await s.close()
    await heard(r, "many", 0); print(await r.pubsub_channels())
    await r.close()


asyncio.run(main())
