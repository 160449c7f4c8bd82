"""Errors: of the network, of one's own, of groups."""
import asyncio


# recipe 1
async def connect(port):
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except ConnectionRefusedError:
        return "refused"
    writer.close()
    return "connected"
# end


# recipe 2
class ConfigError(Exception):
    pass


async def load(what):
    if not what:
        raise ConfigError("empty")
    if what == "disk":
        raise OSError("no disk")
    return what


async def config(what):
    try:
        return await load(what)
    except (ConfigError, OSError) as e:
        return f"failed: {e}"
# end


# recipe 3
async def careful(work, log):
    try:
        result = await work
    except (ValueError, KeyError) as e:
        raise RuntimeError("wrapped") from e
    except Exception:
        log.append("any other, but no cancel")
    else:
        log.append(f"got {result}")
    finally:
        await asyncio.sleep(0)
        log.append("cleaned up")
# end


# recipe 22
async def check(log):
    answer = await load("x")
    assert answer == "x"
    log.append("checked")
# end


async def broken(error):
    raise error


# recipe 32
async def sort_out(log):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(broken(ValueError("a value")))
            group.create_task(broken(OSError("a disk")))
    except* ValueError as errors:
        log.extend(f"value: {e}" for e in errors.exceptions)
    except* OSError as errors:
        log.extend(f"io: {e}" for e in errors.exceptions)
# end


async def main():
    print(await connect(1))
    for what in ("", "disk", "file"):
        print(await config(what))
    log = []
    await careful(load("a"), log)
    await careful(broken(OSError()), log)
    try:
        await careful(broken(ValueError("inner")), log)
    except RuntimeError as e:
        log.append(f"{e}: {e.__cause__}")
    await check(log)
    await sort_out(log)
    print("\n".join(log))


asyncio.run(main())
