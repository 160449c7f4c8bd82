"""A site, what it answers, and the checker of many: SiteChecker.java and HttpStatus.java in Python."""

import asyncio
import errno
import re
import socket
import ssl
import time
from dataclasses import dataclass
from urllib.parse import quote, urlsplit


class SiteError(Exception):
    """A site answered, but not as it should; the message tells how."""


class UsageError(Exception):
    """What the user gave cannot be used; the message tells why."""


@dataclass(frozen=True)
class Site:
    """A URL to check, taken apart."""

    url: str
    tls: bool
    host: str
    port: int
    target: str

    @classmethod
    def parse(cls, url):
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https"):
            raise UsageError(f"not a URL with http:// or https://: {url}")
        if re.search(r"[\s<>\"{}|\\^`]", url):
            raise UsageError(f"not a URL: {url} (Illegal character)")
        if not parts.hostname:
            raise UsageError(f"no valid host in the URL {url}")
        tls = parts.scheme == "https"
        try:
            port = parts.port if parts.port is not None else 443 if tls else 80
        except ValueError:
            port = 0
        if port == 0:
            raise UsageError(f"no valid port in the URL {url}: it must be 1 to 65535")
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~") + (f"?{parts.query}" if parts.query else "")
        return cls(url, tls, parts.hostname, port, target)

    @property
    def host_header(self):
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == (443 if self.tls else 80) else f"{name}:{self.port}"


@dataclass(frozen=True)
class SiteResult:
    site: Site
    outcome: str
    took: float


async def http_status(site):
    reader, writer = await asyncio.open_connection(site.host, site.port, ssl=site.tls or None)
    try:
        writer.write(
            f"GET {site.target} HTTP/1.1\r\nHost: {site.host_header}\r\nUser-Agent: asyncio4j-site-status\r\n"
            "Accept: */*\r\nConnection: close\r\n\r\n".encode("latin-1")
        )
        await writer.drain()
        status = parse(checked_line(await reader.readline(), "status line"))
        while checked_line(await reader.readline(), "headers"):
            pass
        return status
    finally:
        writer.close()


def parse(status_line):
    match = re.fullmatch(r"HTTP/\d(?:\.\d)? (\d{3})(?: (.*))?", status_line)
    if not match:
        raise SiteError("not an HTTP answer")
    code, reason = match.groups()
    shown = "".join(c if c.isprintable() else "?" for c in (reason or "").strip())
    return f"{code} {shown[:40]}".strip()


def checked_line(line, what):
    if not line.endswith(b"\n"):
        raise SiteError(f"closed before the {what} ended")
    return line.decode("latin-1").rstrip()


def in_words(error, site, timeout):
    if isinstance(error, TimeoutError):
        return f"timed out after {timeout:g} s"
    if isinstance(error, (socket.gaierror, UnicodeError)):
        return f"could not resolve host {site.host}"
    if isinstance(error, ssl.SSLError):
        return f"TLS failed: {error}"
    if isinstance(error, ConnectionRefusedError) or f"Errno {errno.ECONNREFUSED}" in str(error):
        return "connection refused"
    if isinstance(error, ConnectionResetError):
        return "connection reset"
    if isinstance(error, ValueError):
        return "sent a line longer than 64 KiB"
    message = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return message.lower() if isinstance(error, OSError) else message


class SiteChecker:
    """Checks sites, one by one or all at once, with so many connections at most."""

    def __init__(self, timeout, limit):
        self.timeout = timeout
        self.connections = asyncio.Semaphore(limit)

    async def one_by_one(self, sites, progress):
        return [await self.check(site, progress) for site in sites]

    async def all_at_once(self, sites, progress):
        return await asyncio.gather(*(self.check(site, progress) for site in sites))

    async def check(self, site, progress):
        # The clock starts when the connection may: waiting for a permit is not the site's fault.
        async with self.connections:
            result = await self.timed(site)
        progress.step()
        return result

    async def timed(self, site):
        start = time.perf_counter()
        try:
            async with asyncio.timeout(self.timeout):
                outcome = await http_status(site)
        except Exception as error:  # a site's failure is a row of the table
            outcome = in_words(error, site, self.timeout)
        return SiteResult(site, outcome, time.perf_counter() - start)
