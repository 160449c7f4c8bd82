"""Cookies and redirects: what becomes of method, body and credentials, how far it goes; which cookies are kept, sent, forgotten."""
import asyncio
import tempfile
from pathlib import Path

import aiohttp
from aiohttp import ClientSession, CookieJar, DummyCookieJar, web
from told import kind, say
from yarl import URL


async def redirect(request):
    """/to/307?to=/x: a redirect of that status, there."""
    headers = {"Location": request.query["to"]} if "to" in request.query else {}
    await request.read()
    return web.Response(status=int(request.match_info["status"]), headers=headers, text="moved")


async def chain(request):
    n = int(request.match_info["n"])
    if n:
        raise web.HTTPFound(f"/chain/{n - 1}")
    return web.Response(text="the end")


async def tell(request):
    body = (await request.read()).decode()
    kept = [n for n in ("Authorization", "Cookie", "X-Mine", "Content-Type", "Referer") if n in request.headers]
    return web.Response(text=f"{request.method} {request.path_qs} body={body!r} kept={','.join(kept)}".replace("'", ""))


async def cookies(request):
    return web.Response(text=" ".join(sorted(f"{k}={v}" for k, v in request.cookies.items())))


async def give(request):
    response = web.Response(text="given")
    response.set_cookie("plain", "1")
    response.set_cookie("deep", "2", path="/deep")
    response.set_cookie("short", "3", max_age=0)
    response.set_cookie("only_tls", "4", secure=True)
    response.set_cookie("words", "a b;c")
    response.headers.add("Set-Cookie", "foreign=5; Domain=example.org")
    response.headers.add("Set-Cookie", "bad name=6")
    response.headers.add("Set-Cookie", "good=7; Unknown; Expires=not a date")
    return response


async def login(request):
    response = web.HTTPFound("/cookies")
    response.set_cookie("on_the_way", "yes")
    raise response


async def drop(request):
    response = web.Response(text="dropped")
    response.del_cookie("plain")
    return response


async def main():
    app = web.Application()
    app.router.add_route("*", "/to/{status}", redirect)
    app.router.add_route("*", "/tell", tell)
    app.add_routes([web.get("/chain/{n}", chain), web.get("/cookies", cookies), web.get("/deep/cookies", cookies),
                    web.get("/give", give), web.get("/login", login), web.get("/drop", drop)])
    runner = web.AppRunner(app)
    await runner.setup()
    for _ in range(2):
        await web.TCPSite(runner, "127.0.0.1", 0).start()
    here, there = [f"http://127.0.0.1:{a[1]}" for a in runner.addresses]

    async def send(session, method, url, **kw):
        try:
            async with session.request(method, url, **kw) as r:
                hops = [h.status for h in r.history]
                return f"{hops} {r.status} {r.method} {(await r.text())}"
        except (aiohttp.ClientError, ValueError) as e:
            return kind(e)

    async with ClientSession(base_url=here) as session:
        say("-- methods and bodies")
        for status in (301, 302, 303, 307, 308):
            for method in ("GET", "POST", "PUT", "DELETE"):
                data = None if method == "GET" else "x=1"
                say(status, await send(session, method, f"/to/{status}?to=/tell", data=data))
            async with session.head(f"/to/{status}?to=/tell", allow_redirects=True) as r:
                say(status, "HEAD becomes", r.method, len(r.history))
        say("not a redirect:", await send(session, "GET", "/to/300?to=/tell"), await send(session, "GET", "/to/304?to=/tell"))

        say("-- places")
        say(await send(session, "GET", "/to/302"))
        say(await send(session, "GET", "/to/302?to=/tell", allow_redirects=False))
        say(await send(session, "HEAD", "/to/302?to=/tell"))
        say(await send(session, "GET", "/to/302?to=../tell%3Fa=b%2520c%23part"))
        say(await send(session, "GET", "/to/302?to=ftp://example.org/"))
        say(await send(session, "GET", "/to/302?to=http://"))
        async with session.get("/to/302?to=/tell%23part") as r:
            say(r.url.fragment, r.real_url.fragment, r.url.path, [h.url.path for h in r.history])

        say("-- how many")
        for limit in (10, 4, 3, 1):
            try:
                async with session.get("/chain/3", max_redirects=limit) as r:
                    say(limit, r.status, len(r.history))
            except aiohttp.TooManyRedirects as e:
                say(limit, kind(e), [h.status for h in e.history], e.request_info.url.path)

        say("-- to another origin")
        mine = {"Authorization": "Basic eDp5", "Cookie": "mine=1", "X-Mine": "2"}
        say(await send(session, "GET", "/to/302?to=/tell", headers=mine))
        say(await send(session, "GET", f"/to/302?to={there}/tell", headers=mine))
        say(await send(session, "GET", f"/to/302?to={there}/tell", cookies={"a": "b"}))
        say(await send(session, "POST", f"/to/307?to={there}/tell", data=b"secret", headers=mine))

        async def pieces():
            yield b"once"

        say(await send(session, "POST", "/to/307?to=/tell", data=pieces()))
        say(await send(session, "POST", "/to/303?to=/tell", data=pieces()))

    say("-- cookies of an address")
    async with ClientSession(base_url=here) as session:
        await send(session, "GET", "/give")
        say(len(session.cookie_jar), await send(session, "GET", "/cookies"))
    async with ClientSession(base_url=here, cookie_jar=CookieJar(unsafe=True), cookies={"first": "0"}) as session:
        async with session.get("/give") as r:
            say(sorted(r.cookies))
        say(sorted(c.key for c in session.cookie_jar))
        say(await send(session, "GET", "/cookies"))
        say(await send(session, "GET", "/deep/cookies"))
        say(await send(session, "GET", "/cookies", cookies={"good": "8", "more": "9"}))
        say(await send(session, "GET", "/login"))
        say(await send(session, "GET", "/drop"), await send(session, "GET", "/cookies"))
        session.cookie_jar.clear(lambda c: c.key == "good")
        say(await send(session, "GET", "/cookies"))
        with tempfile.TemporaryDirectory() as folder:
            session.cookie_jar.save(Path(folder) / "jar")
            other = CookieJar(unsafe=True)
            other.load(Path(folder) / "jar")
            say("saved:", sorted(c.key for c in other))
        session.cookie_jar.clear()
        say("cleared:", await send(session, "GET", "/cookies"))
    async with ClientSession(base_url=here, cookie_jar=DummyCookieJar()) as session:
        await send(session, "GET", "/give")
        say("dummy:", await send(session, "GET", "/cookies"), len(session.cookie_jar))

    say("-- cookies of names")
    jar = CookieJar()
    home = URL("http://shop.example.com/cart/list")
    jar.update_cookies_from_headers(
        ["host=1", "all=2; Domain=example.com", "dot=3; Domain=.example.com; Path=/", "sub=4; Domain=a.shop.example.com",
         "other=5; Domain=example.org", "root=7; Path=/", "off=8; Path=/other", "tls=9; Path=/; Secure",
         "past=10; Path=/; Expires=Fri, 02 Jan 1970 00:00:00 GMT", "age=11; Path=/; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
         "twice=root; Path=/", "twice=cart; Path=/cart"], home)
    say(len(jar), sorted({c.key for c in jar}))
    for url in ("http://shop.example.com/cart/list", "http://shop.example.com/cart", "http://shop.example.com/cartoon", "http://shop.example.com/",
                "https://shop.example.com/other/x", "http://example.com/", "http://a.shop.example.com/cart/", "http://notexample.com/"):
        found = jar.filter_cookies(URL(url))
        say(url, " ".join(sorted(f"{k}={m.value}" for k, m in found.items())) or "none")
    jar.clear_domain("example.com")
    say(len(jar))
    await runner.cleanup()


asyncio.run(main())
