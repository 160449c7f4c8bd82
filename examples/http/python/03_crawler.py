"""A crawler: pages found by their links, fetched at most three at once by a semaphore; what fails is told and stops nothing."""
import asyncio
import re

import aiohttp
from aiohttp import web
from told import kind, say
from yarl import URL

AT_ONCE = 3
LINK = re.compile(r'href="([^"]*)"')

now = most = 0
asked = {}


def page(*links):
    return web.Response(text="".join(f'<a href="{link}">x</a>' for link in links), content_type="text/html")


async def site(request):
    global now, most
    path = request.path
    asked[path] = asked.get(path, 0) + 1
    now += 1
    most = max(most, now)
    try:
        await asyncio.sleep(0.02)
        if path == "/":
            return page("/a", "b", "/list?page=1", "/missing", "/broken", "/moved", "mailto:me@example.org", "#top")
        if path == "/a":
            return page("/", "/a#part", "/gone", "/loop/1", "/text", "/data")
        if path == "/b":
            return page("a", "../a", "./deep/c", "/drop", "/cut", "/slow", "/elsewhere")
        if path == "/list":
            n = int(request.query["page"])
            return page(f"/list?page={n + 1}") if n < 5 else page()
        if path == "/deep/c":
            return page("d", "../b", "//" + request.host + "/deep/d")
        if path == "/deep/d":
            return page()
        if path == "/broken":
            return web.Response(status=500, text="no")
        if path == "/moved":
            raise web.HTTPFound("/moved/again")
        if path == "/moved/again":
            raise web.HTTPMovedPermanently("/deep/new")
        if path == "/deep/new":
            return page("e")
        if path == "/deep/e":
            return page()
        if path == "/gone":
            raise web.HTTPGone()
        if path.startswith("/loop/"):
            raise web.HTTPSeeOther("/loop/%d" % (3 - int(path[6:])))
        if path == "/text":
            return web.Response(text='no html: href="/never"')
        if path == "/data":
            return web.Response(body=b"\xff\xfe", content_type="text/html")
        if path == "/drop":
            request.transport.abort()
            return web.Response()
        if path == "/cut":
            response = web.StreamResponse(headers={"Content-Length": "1000", "Content-Type": "text/html"})
            await response.prepare(request)
            await response.write(b"only the beginning")
            request.transport.close()
            return response
        if path == "/slow":
            await asyncio.sleep(5)
        if path == "/elsewhere":
            raise web.HTTPFound("ftp://example.org/file")
        raise web.HTTPNotFound()
    finally:
        now -= 1


class Crawler:
    def __init__(self, session, root):
        self.session, self.root = session, root
        self.places = asyncio.Semaphore(AT_ONCE)
        self.seen = set()
        self.told = {}

    async def visit(self, url):
        """Fetches a page, and then all of its links that nobody has seen."""
        key = url.path_qs
        try:
            async with self.places:
                final, links = await self.fetch(url)
            self.told[key] = f"{final}, {len(links)} links"
        except aiohttp.ClientResponseError as e:
            self.told[key] = f"{kind(e)} {e.status}, {len(e.history)} before it"
            return
        except (aiohttp.ClientError, asyncio.TimeoutError) as e:
            self.told[key] = kind(e)
            return
        async with asyncio.TaskGroup() as group:
            for link in links:
                target = link.with_fragment(None)
                if target.scheme != "http" or target.origin() != self.root.origin() or target in self.seen:
                    continue
                self.seen.add(target)
                group.create_task(self.visit(target))

    async def fetch(self, url):
        async with self.session.get(url, raise_for_status=True, max_redirects=4) as response:
            hops = "".join(f"{r.status} " for r in response.history)
            told = f"{hops}{response.status} {response.url.path_qs}"
            if response.content_type != "text/html":
                return told, []
            text = await response.text(errors="replace")
            return told, [response.url.join(URL(link)) for link in LINK.findall(text)]


async def main():
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", site)
    runner = web.AppRunner(app, shutdown_timeout=0.2, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    root = URL(f"http://127.0.0.1:{port}/")
    timeout = aiohttp.ClientTimeout(total=0.8)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        crawler = Crawler(session, root)
        crawler.seen.add(root)
        await crawler.visit(root)
        for key in sorted(crawler.told):
            say(f"{key}: {crawler.told[key]}")
        say("pages:", len(crawler.told), "seen:", len(crawler.seen))
        say("at once:", most <= AT_ONCE and most > 1)
        # not /drop: a request whose reused connection dies is sent once more
        say("asked more than once:", sorted(path for path, n in asked.items() if n > 1 and path != "/drop"))
        say("never asked:", "/never" not in asked)

        # the whole crawl is cancelled: nothing of it goes on
        crawler = Crawler(session, root)
        crawler.seen.add(root)
        task = asyncio.create_task(crawler.visit(root))
        await asyncio.sleep(0.07)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            say("cancelled")
        before = sum(asked.values())
        await asyncio.sleep(0.1)
        say("asked since then:", sum(asked.values()) - before)
    await runner.cleanup()
    async with aiohttp.ClientSession() as session:
        crawler = Crawler(session, root)
        await crawler.visit(root)
        say("after the end:", crawler.told["/"])


asyncio.run(main())
