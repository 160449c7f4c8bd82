# Failures of remote calls: names, parameters, exceptions of handlers, a timeout, a client that is closed.
import asyncio, aiozmq.rpc as rpc

class TooLarge(Exception):
    pass

class Files(rpc.AttrHandler):
    @rpc.method
    def size(self):
        return 0

class Handler(rpc.AttrHandler):
    def __init__(self):
        self.files = Files()

    def hidden(self):
        return "never"

    @rpc.method
    def add(self, a: int, b: int = 10) -> int:
        return a + b

    @rpc.method
    def fails(self, how: str):
        if how == "builtin":
            raise ValueError("bad value")
        raise TooLarge(how)

    @rpc.method
    async def slow(self):
        await asyncio.sleep(60)

async def show(what, call):
    try:
        print(what + ":", await call())
    except rpc.GenericError as e:
        print(what + ":", "GenericError", e.exc_type.split(".")[-1], *e.arguments)
    except Exception as e:
        print(what + ":", type(e).__name__)

async def main():
    server = await rpc.serve_rpc(Handler(), bind="tcp://127.0.0.1:*")
    address = list(server.transport.bindings())[0]
    client = await rpc.connect_rpc(connect=address)
    for name in "nix", "hidden", "files", "files.nix":
        await show(name, getattr_dotted(client.call, name))
    await show("none", lambda: client.call.add())
    await show("too many", lambda: client.call.add(1, 2, 3))
    await show("unknown keyword", lambda: client.call.add(1, c=2))
    await show("bad type", lambda: client.call.add(object()))
    await show("builtin", lambda: client.call.fails("builtin"))
    await show("generic", lambda: client.call.fails("large"))
    knowing = await rpc.connect_rpc(connect=address, error_table={"__main__.TooLarge": TooLarge})
    await show("table", lambda: knowing.call.fails("large"))
    await show("timeout", lambda: client.with_timeout(0.2).call.slow())
    await show("still there", lambda: client.call.add(1, 2))
    pending = asyncio.ensure_future(knowing.call.slow())
    await asyncio.sleep(0.2)
    knowing.close()
    await knowing.wait_closed()
    try:
        await pending
    except (asyncio.CancelledError, rpc.ServiceClosedError):
        print("pending call: ended")
    await show("closed", lambda: knowing.call.add(1, 2))
    client.close()
    server.close()
    await server.wait_closed()

def getattr_dotted(call, name):
    for part in name.split("."):
        call = getattr(call, part)
    return call

asyncio.run(main())
