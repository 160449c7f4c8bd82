import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    async with asyncio.timeout(0.05) as limit:
        limit.reschedule(loop.time() + 5)
        await asyncio.sleep(0.1)
    took = loop.time() - start
    print(limit.expired(), took >= 0.09, took < 4, f"{round(took * 0):d}")


asyncio.run(main())
