"""A pool: sizes, waiting, what a release undoes, hooks, stale connections, closing."""
import asyncio, os, asyncpg
from _show import say as print

DSN = os.environ["PG_DSN"]


async def main():
    hooks = []

    async def init(con): hooks.append("init")

    async def setup(con): hooks.append("setup")
    pool = await asyncpg.create_pool(DSN, min_size=1, max_size=2, init=init, setup=setup)
    print("sizes", pool.get_size(), pool.get_idle_size(), pool.get_min_size(), pool.get_max_size())
    async with pool.acquire() as con:
        print("lent", pool.get_size(), pool.get_idle_size(), hooks)
        await con.execute("SET application_name = 'changed'; SELECT pg_advisory_lock(7)")
        pid = con.get_server_pid()
    async with pool.acquire() as con:
        print("the same", con.get_server_pid() == pid, await con.fetchval("SHOW application_name") == "changed",
              await con.fetchval("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"))
    print("shortcut", await pool.fetchval("SELECT $1::int + 1", 1), await pool.execute("SELECT 1"))
    a, b = await pool.acquire(), await pool.acquire()
    order = []

    async def wait(n):
        async with pool.acquire(): order.append(n)
    waiting = [asyncio.ensure_future(wait(n)) for n in range(3)]
    await asyncio.sleep(0.02); print("waiting", order)
    try:
        await pool.acquire(timeout=0.02)
    except asyncio.TimeoutError:
        print("timeout")
    await pool.release(a); await pool.release(b)
    await asyncio.gather(*waiting); print("served", order)
    await pool.release(a); print("released twice")
    try:
        await a.fetchval("SELECT 1")
    except asyncpg.InterfaceError as e:
        print(type(e).__name__, str(e).split(",")[0].split(": ")[-1])
    async with pool.acquire() as con:
        con.terminate()
    print("after terminate", await pool.fetchval("SELECT 1"))
    await pool.expire_connections(); print("after expire", await pool.fetchval("SELECT 2"))
    await pool.close()
    try:
        await pool.acquire()
    except asyncpg.InterfaceError as e:
        print(type(e).__name__, str(e))


asyncio.run(main())
