"""A queue of two slots slows a fast producer down. Java: ProducerConsumer.java.

Queue.shutdown() came with Python 3.13; None as the last item does its work before.
"""

import asyncio


async def produce(queue):
    for item in range(1, 5):
        await queue.put(item)
        print(f"produced {item}")
    await queue.put(None)


async def consume(queue):
    while (item := await queue.get()) is not None:
        print(f"consumed {item}")
    print("no more")


async def main():
    async with asyncio.TaskGroup() as group:
        queue = asyncio.Queue(2)
        group.create_task(produce(queue))
        group.create_task(consume(queue))


asyncio.run(main())
