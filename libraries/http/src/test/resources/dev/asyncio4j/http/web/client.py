import asyncio
import sys

import aiohttp


async def main(base):
    async with aiohttp.ClientSession() as session:
        async def tell(method, path, length=False, **kw):
            async with session.request(method, base + path, **kw) as r:
                text = await r.text()
                print(r.status, len(text) if length else text)

        await tell("GET", "/hello/me")
        await tell("GET", "/moved")
        await tell("POST", "/length", data=b"x" * 5000)
        await tell("GET", "/zip", length=True)
        await tell("GET", "/pieces", length=True)
        async with session.ws_connect(base + "/echo") as ws:
            await ws.send_str("hello")
            print(await ws.receive_str())
        async with session.get(base + "/nothing") as r:
            print(r.status)


asyncio.run(main(sys.argv[1]))
