"""Bad keys, refusals of the server, the same key twice, nobody there: the call fails, the client goes on."""
import asyncio, os, socket, aiomcache
from aiomcache.exceptions import ClientException, ValidationException
from _show import show, say as print


async def outcome(call):
    """The result of a call, or which kind of error it was."""
    try: return await call
    except ValidationException: return "bad key"
    except ClientException: return "refused"
    except OSError: return "nobody"


async def main():
    mc = aiomcache.Client("127.0.0.1", int(os.environ["MEMCACHED_PORT"]), pool_size=2)
    await mc.flush_all()
    long = b"k" * 250
    print(await outcome(mc.set(long, b"longest")), await outcome(mc.get(long)), await outcome(mc.get(long + b"k")))
    bad = [b"", b"a b", b"tab\there", b"new\nline", b"a\r\nflush_all", b"nul\x00", b"del\x7f"]
    print([await outcome(mc.get(key)) for key in bad])
    print([await outcome(mc.set(key, b"v")) for key in bad])
    print(await outcome(mc.delete(b"a b")), await outcome(mc.incr(b"a b")), await outcome(mc.touch(b"a b", 1)), await outcome(mc.append(b"a b", b"v")), await outcome(mc.cas(b"a b", b"v", 1)), await outcome(mc.multi_get(b"fine", b"a b")))
    print(await outcome(mc.multi_get(b"twice", b"once", b"twice")), await outcome(mc.multi_get(b"once", b"twice")))
    print(await mc.set(b"text", b"no number"), await outcome(mc.incr(b"text")), await outcome(mc.decr(b"text")), await mc.get(b"text"))
    print(await mc.set(b"n", b"5"), await mc.incr(b"n", 3), await mc.decr(b"n", 100), await mc.get(b"n"))
    print(await outcome(mc.set(b"big", bytes(2 << 20))), await outcome(mc.get(b"big")), await mc.set(b"next", b"in step"), await mc.get(b"next"))
    print(await mc.add(b"next", b"x"), await mc.replace(b"none", b"x"), await mc.append(b"none", b"x"), await mc.prepend(b"none", b"x"), await mc.cas(b"none", b"x", 1), await mc.delete(b"none"), await mc.touch(b"none", 1))
    print([await outcome(mc.get(b"a b" if i % 2 else b"next")) for i in range(20)].count(b"in step"))
    await mc.close()
    with socket.socket() as s: s.bind(("127.0.0.1", 0)); port = s.getsockname()[1]
    nobody = aiomcache.Client("127.0.0.1", port)
    print([await outcome(call) for call in (nobody.get(b"k"), nobody.set(b"k", b"v"), nobody.multi_get(b"k"), nobody.version())])
    await nobody.close()


asyncio.run(main())
