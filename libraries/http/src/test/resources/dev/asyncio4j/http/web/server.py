import asyncio
import sys

from aiohttp import web


async def hello(request):
    return web.Response(text="Hello, " + request.match_info["name"])


async def length(request):
    return web.Response(text=str(len(await request.read())))


async def moved(request):
    raise web.HTTPFound("/hello/again")


async def zipped(request):
    response = web.Response(text="z" * 100_000)
    response.enable_compression()
    return response


async def pieces(request):
    response = web.StreamResponse()
    await response.prepare(request)
    for _ in range(100):
        await response.write(b"x" * 1000)
    return response


async def echo(request):
    ws = web.WebSocketResponse()
    await ws.prepare(request)
    async for message in ws:
        await ws.send_str("you said " + message.data)
    return ws


async def main():
    app = web.Application()
    app.add_routes([web.get("/hello/{name}", hello), web.post("/length", length), web.get("/moved", moved),
                    web.get("/zip", zipped), web.get("/pieces", pieces), web.get("/echo", echo)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)  # ends with the test


asyncio.run(main())
