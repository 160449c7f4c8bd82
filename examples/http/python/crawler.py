"""The main job: crawls sites by their links with a queue and workers, polite to each of them, and reports as a table."""
import asyncio
import re
import sys
from collections import Counter
from functools import partial

from aiohttp import ClientError, ClientSession, ClientTimeout, web
from yarl import URL

WORKERS = 8
PER_SITE = 2
LINK = re.compile(r'href="([^"]*)"')


class Sites:
    """Three sites that link to each other: north has rules for robots, east has none, west is slow and has broken pages."""

    NAMES = ("north", "east", "west")

    def __init__(self):
        self.origins = {}
        self.now, self.most = Counter(), Counter()
        self.trespasses = 0

    async def start(self):
        self.runners = []
        for name in self.NAMES:
            app = web.Application(middlewares=[self.counted(name)])
            app.router.add_get("/robots.txt", partial(self.robots, name))
            app.router.add_get("/{path:.*}", partial(self.page, name))
            runner = web.AppRunner(app)
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            self.origins[name] = f"http://127.0.0.1:{runner.addresses[0][1]}"
            self.runners.append(runner)

    async def stop(self):
        for runner in self.runners:
            await runner.cleanup()

    def counted(self, name):
        @web.middleware
        async def count(request, handler):
            self.now[name] += 1
            self.most[name] = max(self.most[name], self.now[name])
            try:
                return await handler(request)
            finally:
                self.now[name] -= 1

        return count

    async def robots(self, name, request):
        if name == "east":
            raise web.HTTPNotFound()
        return web.Response(text="User-agent: *\nDisallow: /private\nCrawl-delay: 0.01\n")

    async def page(self, name, request):
        path = request.path
        await asyncio.sleep(0.02 if name == "west" else 0.005)
        if path.startswith("/private") and name != "east":
            self.trespasses += 1
        if path == "/":
            links = [f"/page/{n}" for n in range(1, 9)] + ["/private/diary", "/old"] + [o + "/" for o in self.origins.values()]
        elif path.startswith("/page/"):
            n = int(path[6:])
            if name == "west" and n % 3 == 0:
                raise web.HTTPServiceUnavailable()
            links = [f"/page/{n // 2}#top", f"/leaf/{n}?sort=up", self.origins["east"] + f"/page/{n}"] if n else []
        elif path.startswith("/leaf/"):
            links = ["/", "mailto:us@example.org"]
        elif path == "/old":
            raise web.HTTPMovedPermanently("/page/1")
        else:
            raise web.HTTPNotFound()
        text = "".join(f'<a href="{link}">{link[-1]}</a>\n' for link in links)
        return web.Response(text=f"<h1>{path}</h1>\n{text}", content_type="text/html")


class Politeness:
    """The manners at one site: so many requests at once, a pause between them, nothing that its robots.txt forbids."""

    def __init__(self, session, origin):
        self.session, self.origin = session, origin
        self.places = asyncio.Semaphore(PER_SITE)
        self.rules = asyncio.Lock()
        self.forbidden = None
        self.pause = 0.0
        self.next = 0.0

    async def allows(self, url):
        async with self.rules:
            if self.forbidden is None:
                await self.read_rules()
        return not any(url.path.startswith(prefix) for prefix in self.forbidden)

    async def read_rules(self):
        self.forbidden = []
        async with self.session.get(self.origin.join(URL("/robots.txt"))) as response:
            if response.status != 200:
                return
            for line in (await response.text()).splitlines():
                field, _, value = line.partition(":")
                if field.lower() == "disallow" and value.strip():
                    self.forbidden.append(value.strip())
                elif field.lower() == "crawl-delay":
                    self.pause = float(value)

    async def wait_for_turn(self):
        loop = asyncio.get_running_loop()
        start = max(loop.time(), self.next)
        self.next = start + self.pause
        await asyncio.sleep(start - loop.time())


class Crawler:
    def __init__(self, session, names):
        self.session = session
        self.names = names
        self.queue = asyncio.Queue()
        self.seen = set()
        self.manners = {}
        self.pages, self.links, self.failed, self.forbidden = Counter(), Counter(), Counter(), Counter()
        self.broken = []

    def add(self, url):
        url = url.with_fragment(None)
        if url.scheme == "http" and url not in self.seen:
            self.seen.add(url)
            self.queue.put_nowait(url)

    async def crawl(self, *urls):
        for url in urls:
            self.add(url)
        workers = [asyncio.create_task(self.work()) for _ in range(WORKERS)]
        teller = asyncio.create_task(self.tell())
        await self.queue.join()
        for task in (teller, *workers):
            task.cancel()
        await asyncio.gather(teller, *workers, return_exceptions=True)

    async def work(self):
        while True:
            url = await self.queue.get()
            try:
                await self.visit(url)
            finally:
                self.queue.task_done()

    async def visit(self, url):
        site = self.names[url.origin()]
        manners = self.manners.setdefault(url.origin(), Politeness(self.session, url.origin()))
        if not await manners.allows(url):
            self.forbidden[site] += 1
            return
        async with manners.places:
            await manners.wait_for_turn()
            try:
                async with self.session.get(url, raise_for_status=True) as response:
                    text = await response.text()
            except ClientError as e:
                self.failed[site] += 1
                self.broken.append(f"{site} {url.path_qs}: {e.status}")
                return
        self.pages[site] += 1
        links = LINK.findall(text)
        self.links[site] += len(links)
        for link in links:
            self.add(response.url.join(URL(link)))

    async def tell(self):
        """The progress line, which stays out of the report."""
        while True:
            print(f"\r{sum(self.pages.values())} pages, {self.queue.qsize()} waiting ", end="", file=sys.stderr, flush=True)
            await asyncio.sleep(0.1)

    def report(self):
        print(f"{'site':8}{'pages':>6}{'links':>7}{'failed':>8}{'forbidden':>11}")
        for site in sorted(set(self.names.values())):
            print(f"{site:8}{self.pages[site]:6}{self.links[site]:7}{self.failed[site]:8}{self.forbidden[site]:11}")
        for line in sorted(self.broken):
            print("broken:", line)


async def main():
    sites = Sites()
    await sites.start()
    names = {URL(origin).origin(): name for name, origin in sites.origins.items()}
    async with ClientSession(timeout=ClientTimeout(total=10)) as session:
        crawler = Crawler(session, names)
        await crawler.crawl(URL(sites.origins["north"]) / "")
    print(file=sys.stderr)
    crawler.report()
    print("at most two at once:", "yes" if max(sites.most.values()) <= PER_SITE else "no")
    print("trespasses:", sites.trespasses)
    await sites.stop()


asyncio.run(main())
