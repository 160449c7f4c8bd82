import asyncio  # so that it is read
import contextlib


@contextlib.asynccontextmanager
async def section(log):
    log.append("begin")
    try:
        yield
    finally:
        log.append("end")


async def main():
    log = []
    count = 0
    async with section(log):
        await asyncio.sleep(0)
        count += 1
    print(log, count)


asyncio.run(main())
