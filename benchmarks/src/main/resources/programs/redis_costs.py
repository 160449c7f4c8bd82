"""The operations of RedisCosts with redis-py: python3 redis_costs.py asyncio|uvloop"""
import asyncio

import redis.asyncio as redis
from costs import measure, run, tasks
from server import start

COUNT = 2_000
VALUE = "x" * 100


async def main():
    client = redis.Redis(port=start("redis-server", "--save", "", "--bind", "127.0.0.1", "--port"), decode_responses=True)
    await client.set("key", VALUE)
    for number in 1, 10, 50:
        await tasks("GET", number, COUNT, lambda: client.get("key"))
        await tasks("SET", number, COUNT, lambda: client.set("other", VALUE))

    async def pipelines(n):
        for _ in range(0, n, 100):
            pipeline = client.pipeline(transaction=False)
            for _ in range(100):
                pipeline.get("key")
            await pipeline.execute()

    await measure("GET in a pipeline of 100", COUNT, pipelines)
    news = client.pubsub(ignore_subscribe_messages=True)
    await news.subscribe("news")

    async def listen(n):
        while n:
            n -= await news.get_message(timeout=None) is not None

    async def messages(n):
        listening = asyncio.ensure_future(listen(n))
        for _ in range(n):
            await client.publish("news", VALUE)
        await listening

    await measure("PUBLISH, and one that listens", COUNT, messages)
    await news.aclose()
    await client.aclose()


run(main())
