"""A URL shortener: HTTP in front, PostgreSQL behind, Redis between.

DATABASE_URL=postgresql://… REDIS_URL=redis://… PORT=8080 python3 shortener.py
"""
import asyncio
import collections
import contextlib
import json
import os
import secrets
import string
import urllib.parse

import asyncpg
import redis.asyncio as redis
from aiohttp import web

CODE = "{code:[0-9A-Za-z]{7}}"
SCHEMA = """
CREATE TABLE IF NOT EXISTS links (
  code text PRIMARY KEY,
  url text NOT NULL,
  created timestamptz NOT NULL DEFAULT now(),
  hits bigint NOT NULL DEFAULT 0)"""


class Links:
    """The links: in the database, and those that are asked for in the cache, too.

    The cache has no link that the database has not: a link enters the cache while its row is locked
    against deletion; a deletion has locked the row when it takes the link out, and commits afterwards.
    """

    def __init__(self, database, cache):
        self.database = database
        self.cache = cache
        self.counts = collections.Counter()

    async def create(self, url):
        while True:
            code = "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(7))
            inserted = await self.database.execute(
                "INSERT INTO links(code, url) VALUES ($1, $2) ON CONFLICT DO NOTHING", code, url)
            if inserted == "INSERT 0 1":
                return code

    async def follow(self, code):
        url = await self.cached(code) or await self.load(code)
        if url is not None:
            self.counts[code] += 1
        return url

    async def cached(self, code):
        try:
            return await self.cache.get(f"link:{code}")
        except redis.RedisError:
            return None  # without a cache the database answers alone

    async def load(self, code):
        async with self.database.acquire() as connection, connection.transaction():
            url = await connection.fetchval(
                "SELECT url FROM links WHERE code = $1 FOR KEY SHARE", code)
            if url is not None:
                try:
                    await self.cache.set(f"link:{code}", url, ex=60)
                except redis.RedisError:
                    pass  # the next one asks the database again
            return url

    async def find(self, code):
        return await self.database.fetchrow(
            "SELECT url, created, hits FROM links WHERE code = $1", code)

    async def delete(self, code):
        async with self.database.acquire() as connection, connection.transaction():
            deleted = await connection.execute("DELETE FROM links WHERE code = $1", code)
            await self.cache.delete(f"link:{code}")  # if it fails the link stays, here and there
            return deleted == "DELETE 1"

    async def write_hits_each_second(self, ends):
        while not ends.is_set():
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(ends.wait(), 1)
            try:
                await self.write_hits()
            except (OSError, asyncpg.PostgresError) as e:
                print("Hits stay here for now:", e)

    async def write_hits(self):
        taken, self.counts = self.counts, collections.Counter()
        if not taken:
            return
        codes, numbers = zip(*sorted(taken.items()))
        try:
            await self.database.execute(
                """UPDATE links SET hits = hits + n
                   FROM unnest($1::text[], $2::bigint[]) AS counted(counted_code, n)
                   WHERE code = counted_code""", codes, numbers)
        except BaseException:
            self.counts += taken
            raise


def url_of(body):
    if not (isinstance(body, dict) and isinstance(body.get("url"), str)):
        raise web.HTTPBadRequest(
            text='The body must be a JSON object with a text: {"url": "https://…"}')
    url = body["url"]
    if len(url) > 2048:
        raise web.HTTPBadRequest(text=f"The URL has {len(url)} characters; 2048 are allowed")
    parts = urllib.parse.urlsplit(url)
    if parts.scheme.lower() not in ("http", "https"):
        raise web.HTTPBadRequest(text="The URL must begin with http:// or https://")
    if not parts.hostname:
        raise web.HTTPBadRequest(text="The URL names no host")
    return url


def unknown(code):
    return web.HTTPNotFound(text=f"There is no link {code}")


async def create(request):
    try:
        body = await request.json()
    except json.JSONDecodeError as e:
        raise web.HTTPBadRequest(text=f"The body is no JSON: {e}")
    code = await request.app["links"].create(url_of(body))
    link = f"{request.scheme}://{request.host}/{code}"
    return web.json_response({"short": link}, status=201, headers={"Location": link})


async def follow(request):
    code = request.match_info["code"]
    url = await request.app["links"].follow(code)
    raise web.HTTPFound(url) if url else unknown(code)


async def stats(request):
    code = request.match_info["code"]
    links = request.app["links"]
    link = await links.find(code)
    if link is None:
        raise unknown(code)
    return web.json_response({
        "url": link["url"],
        "created": link["created"].isoformat(),
        "hits": link["hits"] + links.counts[code]})


async def delete(request):
    code = request.match_info["code"]
    if not await request.app["links"].delete(code):
        raise unknown(code)
    return web.Response(status=204)


async def health(request):
    async def state(question):
        try:
            await asyncio.wait_for(question, 2)
            return "up"
        except Exception:
            return "down"

    links = request.app["links"]
    database, cache = await asyncio.gather(
        state(links.database.execute("SELECT 1")), state(links.cache.ping()))
    return web.json_response(
        {"database": database, "cache": cache}, status=200 if database == "up" else 503)


@web.middleware
async def outages(request, handler):
    try:
        return await handler(request)
    except (OSError, asyncio.TimeoutError, redis.RedisError, asyncpg.PostgresConnectionError,
            asyncpg.InsufficientResourcesError, asyncpg.OperatorInterventionError):
        raise web.HTTPServiceUnavailable(
            text="A server behind this one does not answer; try again",
            headers={"Retry-After": "1"})


async def links(app):
    async with asyncpg.create_pool(
            os.environ["DATABASE_URL"], min_size=2, max_size=10, command_timeout=5) as database:
        await database.execute(SCHEMA)
        async with redis.from_url(
                os.environ["REDIS_URL"], decode_responses=True,
                socket_timeout=1, socket_connect_timeout=1) as cache:
            app["links"] = Links(database, cache)
            ends = asyncio.Event()
            writer = asyncio.create_task(app["links"].write_hits_each_second(ends))
            yield
            ends.set()  # a cancel in the middle of a write would have it made again
            await asyncio.shield(asyncio.gather(writer, return_exceptions=True))
            await app["links"].write_hits()


def application():
    app = web.Application(client_max_size=16 << 10, middlewares=[outages])
    app.cleanup_ctx.append(links)
    app.add_routes([
        web.post("/", create),
        web.get("/health", health),
        web.get(f"/{CODE}", follow),
        web.get(f"/{CODE}/stats", stats),
        web.delete(f"/{CODE}", delete)])
    return app


if __name__ == "__main__":
    web.run_app(application(), host="127.0.0.1", port=int(os.environ.get("PORT", 8080)))
