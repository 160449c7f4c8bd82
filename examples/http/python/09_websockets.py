"""WebSockets in depth: handshakes refused, subprotocols, kinds of messages, limits, heartbeat, every way to close, lost connections."""
import asyncio
import logging

import aiohttp
from aiohttp import WSMsgType, web

from told import kind, say

logging.getLogger("aiohttp").setLevel(logging.CRITICAL + 1)


def told(msg):
    if msg.type is WSMsgType.CLOSE:
        return f"CLOSE {msg.data} {msg.extra!r}"
    if msg.type is WSMsgType.ERROR:
        return f"ERROR {kind(msg.data)} {getattr(msg.data, 'code', '-')}"
    return msg.type.name if msg.data is None else f"{msg.type.name} {len(msg.data)}"


async def talk(request):
    """Echoes; and does what a text asks for."""
    ws = web.WebSocketResponse(protocols=("b", "a"), max_msg_size=1000, timeout=0.3)
    await ws.prepare(request)
    async for msg in ws:
        if msg.type is WSMsgType.BINARY:
            await ws.send_bytes(msg.data)
        elif msg.type is WSMsgType.ERROR:
            say(" server:", told(msg), ws.closed)
        elif msg.data == "big":
            await ws.send_str("x" * 5000)
        elif msg.data == "close":
            say(" server closes:", await ws.close(code=4001, message="bye".encode()), ws.close_code)
        elif msg.data == "abort":
            request.transport.abort()
        elif msg.data == "sleep":
            await asyncio.sleep(0.5)
        elif msg.data == "return":
            break
        else:
            await ws.send_str(msg.data)
    return ws


async def plain(request):
    return web.Response(text="no socket here", status=int(request.query.get("status", 200)))


async def liar(reader, writer):
    """Grants what nobody has asked for."""
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\nSec-WebSocket-Accept: x\r\n\r\n")
    await reader.read()
    writer.close()


async def main():
    app = web.Application()
    app.add_routes([web.get("/talk", talk), web.get("/plain", plain)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    false = await asyncio.start_server(liar, host, 0)
    async with aiohttp.ClientSession(f"http://{host}:{port}") as session:
        say("handshakes")
        for url in ("/plain", "/plain?status=403", f"http://{host}:{false.sockets[0].getsockname()[1]}/"):
            try:
                await session.ws_connect(url)
            except aiohttp.WSServerHandshakeError as e:
                say("", "handshake", e.status, e.message)
        for protocols in (("x", "a", "b"), ("x",), ()):
            async with session.ws_connect("/talk", protocols=protocols) as ws:
                say("", list(protocols), ws.protocol, ws.compress)

        say("messages")
        for compress in (0, 15):
            async with session.ws_connect("/talk", compress=compress) as ws:
                await ws.send_str("h\u00e9llo" * 30)
                await ws.send_json({"k": [1, None]})
                await ws.send_bytes(b"\x00\xff")
                await ws.ping(b"x")
                say("", ws.compress, len(await ws.receive_str()), (await ws.receive_json())["k"], await ws.receive_bytes())
                await ws.send_str("kind")
                try:
                    await ws.receive_bytes()
                except aiohttp.WSMessageTypeError:
                    say("", "not binary, and consumed")
                try:
                    await ws.receive(timeout=0.05)
                except asyncio.TimeoutError as e:
                    say("", kind(e), ws.closed)
                await ws.send_str("still")
                say("", await ws.receive_str())
        async with session.ws_connect("/talk", autoping=False) as ws:
            await ws.ping(b"abc")
            say("", told(await ws.receive()))

        say("one receiver")
        async with session.ws_connect("/talk") as ws:
            waits = asyncio.create_task(ws.receive())
            await asyncio.sleep(0)
            try:
                await ws.receive()
            except RuntimeError as e:
                say("", str(e)[:43])
            say("", await ws.close(), told(await waits), ws.close_code, await ws.close(), told(await ws.receive()))

        say("too big")
        async with session.ws_connect("/talk", max_msg_size=2000) as ws:
            await ws.send_str("big")
            msg = await ws.receive()
            say("", told(msg), ws.closed, ws.close_code, told(await ws.receive()))
        for compress in (0, 15):
            async with session.ws_connect("/talk", compress=compress) as ws:
                await ws.send_str("y" * 999)
                say("", told(await ws.receive()))
                await ws.send_str("y" * 1001)
                say("", told(await ws.receive()), ws.close_code)

        say("closing")
        async with session.ws_connect("/talk") as ws:
            await ws.send_str("close")
            seen = [told(msg) async for msg in ws]
            say("", seen, ws.closed, ws.close_code)
        async with session.ws_connect("/talk", autoclose=False) as ws:
            await ws.send_str("close")
            say("", told(await ws.receive()), ws.closed, await ws.close(code=4002), ws.close_code)
        async with session.ws_connect("/talk") as ws:
            await ws.send_str("return")
            say("", told(await ws.receive()))
            try:
                await ws.send_str("late")
            except aiohttp.ClientConnectionResetError as e:
                say("", kind(e), e)
        async with session.ws_connect("/talk", timeout=aiohttp.ClientWSTimeout(ws_close=0.1)) as ws:
            await ws.send_str("sleep")
            say("", "unanswered:", await ws.close(), ws.close_code, ws.exception())

        say("lost")
        async with session.ws_connect("/talk") as ws:
            await ws.send_str("abort")
            say("", told(await ws.receive()), ws.closed, ws.close_code)
        async with session.ws_connect("/talk", heartbeat=0.1) as ws:
            await ws.send_str("sleep")
            msg = await ws.receive()
            say("", told(msg), ws.closed, ws.close_code, ws.exception() is msg.data)
    await runner.cleanup()
    false.close()


asyncio.run(main())
