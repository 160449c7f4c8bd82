"""A restart loses data, not the client: idle ends are noticed, subscriptions come back (REDIS_SERVER names the program; it starts one of its own)."""
import asyncio, os, socket, subprocess, tempfile
import redis.asyncio as redis
from redis import exceptions as x
from redis.asyncio.retry import Retry
from redis.backoff import ConstantBackoff
from _show import show, say as print


def start(port, folder): return subprocess.Popen([os.environ.get("REDIS_SERVER", "redis-server"), "--port", str(port), "--dir", folder, "--save", "", "--loglevel", "warning"], stdout=subprocess.DEVNULL)


async def up(port):
    for _ in range(500):
        try: socket.create_connection(("127.0.0.1", port), 0.2).close(); return
        except OSError: await asyncio.sleep(0.02)


async def message(p):
    """The next one, whatever it takes to connect again."""
    while True:
        try:
            m = await p.get_message(timeout=None)
            if m: return m
        except (x.ConnectionError, OSError): await asyncio.sleep(0.02)


async def main():
    with socket.socket() as s: s.bind(("127.0.0.1", 0)); port = s.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        server = start(port, folder); await up(port)
        try:
            r = redis.Redis(port=port, decode_responses=True, retry=Retry(ConstantBackoff(0.01), 3), socket_timeout=None)
            print(await r.set("k", "v"), await r.get("k"))
            p = r.pubsub(ignore_subscribe_messages=True); await p.subscribe("news"); await p.psubscribe("n?")
            server.kill(); server.wait(); await asyncio.sleep(0.1)
            server = start(port, folder); await up(port)
            print("restarted:", await r.get("k"), await r.set("k", "again"), await r.get("k"))
            waiting = asyncio.ensure_future(message(p))
            while not await r.publish("news", "back"): await asyncio.sleep(0.02)
            print(*(await waiting).values())
            while not await r.publish("n1", "pattern"): await asyncio.sleep(0.02)
            m = await message(p)
            while m["type"] != "pmessage": m = await message(p)
            print(*m.values())

            pops = [asyncio.ensure_future(r.blpop("queue", timeout=30)) for _ in range(3)]; await asyncio.sleep(0.1)
            server.kill(); server.wait()
            print("down:", [isinstance(e, x.ConnectionError) for e in await asyncio.gather(*pops, return_exceptions=True)])
            errors = 0
            for call in [r.get("k"), r.set("k", 1), r.incr("n"), r.ping(), r.pipeline().get("k").execute()]:
                try: await call
                except (x.ConnectionError, OSError): errors += 1
            print("errors:", errors)
            server = start(port, folder); await up(port)
            print("up:", await r.ping(), sorted(await asyncio.gather(*[r.incr("n") for _ in range(5)])), await r.pipeline().set("a", 1).get("a").execute())

            lock = r.lock("lock", timeout=10); print(await lock.acquire())
            server.kill(); server.wait(); server = start(port, folder); await up(port)
            try: await lock.release()
            except x.LockNotOwnedError: print("the lock is lost with the data")
            print(await r.client_id() > 0)
            other = redis.Redis(port=port); victims = [int(c["id"]) for c in await other.client_list() if c["cmd"].startswith("client|id")]
            for victim in victims: await other.client_kill_filter(_id=victim)
            await asyncio.sleep(0.1); print("killed:", len(victims) > 0, await r.ping())
            await other.close(); await p.close(); await r.close()
        finally: server.kill(); server.wait()


asyncio.run(main())
