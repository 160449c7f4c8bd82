"""aiohttp to compare with: python3 aioweb.py uvloop server PORT | client COUNT PORT"""
import asyncio, sys, time
from aiohttp import ClientSession, TCPConnector, web

lib, mode, port = sys.argv[1], sys.argv[2], int(sys.argv[-1])
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


async def echo(request):
    ws = web.WebSocketResponse()
    await ws.prepare(request)
    async for message in ws:
        await ws.send_str(message.data)
    return ws


async def serve():
    app = web.Application(client_max_size=1 << 30)
    app.add_routes([web.get("/hello/{name}", hello), web.get("/down", down), web.post("/up", up), web.get("/echo", echo)])
    for n in range(1000):
        app.router.add_get("/r%d/{name}" % n, hello)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()


async def load(count):
    url = "http://127.0.0.1:%d" % port

    async def ask(session, n):
        for _ in range(n):
            async with session.get(url + "/hello/me") as response:
                await response.read()

    async def talk(session, n):
        async with session.ws_connect(url + "/echo") as ws:
            for _ in range(n):
                await ws.send_str("x" * 100)
                await ws.receive_str()

    async def take(session):
        async with session.get(url + "/down") as response:
            async for _ in response.content.iter_any():
                pass

    async def pieces():
        for _ in range(1600):
            yield PIECE

    async def give(session):
        async with session.post(url + "/up", data=pieces()) as response:
            await response.read()

    async def tell(title, rounds, unit, operation):
        for _ in range(rounds):
            await operation()
        before = time.process_time()
        await operation()
        print("%s\t%f" % (title, (time.process_time() - before) * unit))

    async with ClientSession(connector=TCPConnector(limit=0)) as session:
        for tasks in 1, 10, 50:
            await tell("GET, %d tasks" % tasks, 10, 1e6 / count,
                       lambda: asyncio.gather(*(ask(session, count // tasks) for _ in range(tasks))))
        for sockets in 1, 50:
            await tell("echo, %d sockets" % sockets, 10, 1e6 / count,
                       lambda: asyncio.gather(*(talk(session, count // sockets) for _ in range(sockets))))
        await tell("down", 40, 1e3, lambda: take(session))
        await tell("up", 40, 1e3, lambda: give(session))


if lib == "uvloop":
    import uvloop
    uvloop.install()
if mode == "server":
    asyncio.run(serve())
else:
    asyncio.run(load(int(sys.argv[3])))
