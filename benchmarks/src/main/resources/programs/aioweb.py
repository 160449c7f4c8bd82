"""aiohttp to compare with: python3 aioweb.py uvloop server PORT | client PORT COUNT TASKS"""
import asyncio, sys, time
from aiohttp import ClientSession, TCPConnector, web

lib, mode, port = sys.argv[1], sys.argv[2], int(sys.argv[3] if sys.argv[2] == "server" else sys.argv[-1])
PIECE = bytes(64 * 1024)


async def hello(request):
    return web.Response(text="Hello, " + request.match_info["name"])


async def down(request):
    response = web.StreamResponse()
    response.content_length = 1600 * len(PIECE)
    await response.prepare(request)
    for _ in range(1600):
        await response.write(PIECE)
    return response


async def up(request):
    length = 0
    async for piece in request.content.iter_any():
        length += len(piece)
    return web.Response(text=str(length))


async def serve():
    app = web.Application(client_max_size=1 << 30)
    app.add_routes([web.get("/hello/{name}", hello), web.get("/down", down), web.post("/up", up)])
    for n in range(1000):
        app.router.add_get("/r%d/{name}" % n, hello)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()


async def ask(count, tasks):
    url = "http://127.0.0.1:%d/hello/me" % port

    async def some(session, n):
        for _ in range(n):
            async with session.get(url) as response:
                await response.read()

    async with ClientSession(connector=TCPConnector(limit=0)) as session:
        async def all(count):
            await asyncio.gather(*(some(session, count // tasks) for _ in range(tasks)))
        for _ in range(10):
            await all(count)
        before = time.process_time()
        await all(count)
        print("GET, %d tasks\t%f" % (tasks, (time.process_time() - before) / count * 1e6))


if lib == "uvloop":
    import uvloop
    uvloop.install()
if mode == "server":
    asyncio.run(serve())
else:
    asyncio.run(ask(int(sys.argv[3]), int(sys.argv[4])))
