# Functions of the system: folders, renames, links, questions, and the errors of each.
import asyncio
import os
import tempfile
import aiofiles
from aiofiles import os as aos
from aiofiles import ospath


async def attempt(what, call):
    try:
        await call
        print(what, "done")
    except OSError as error:
        print(what, "OSError" if os.path.isdir(error.filename) and "empty" in str(error) else type(error).__name__)


async def main():
    folder = tempfile.mkdtemp()
    join = os.path.join
    await aos.makedirs(join(folder, "a", "b"))
    await aos.makedirs(join(folder, "a", "b"), exist_ok=True)
    await attempt("makedirs again", aos.makedirs(join(folder, "a", "b")))
    await attempt("mkdir without parent", aos.mkdir(join(folder, "x", "y")))
    async with aiofiles.open(join(folder, "f"), "w") as f:
        await f.write("12345")
    await attempt("mkdir on a file", aos.mkdir(join(folder, "f")))
    print((await aos.stat(join(folder, "f"))).st_size, await ospath.getsize(join(folder, "f")))
    print(await ospath.exists(join(folder, "f")), await ospath.isfile(join(folder, "f")), await ospath.isdir(folder))
    await aos.symlink(join(folder, "f"), join(folder, "l"))
    await aos.symlink(join(folder, "none"), join(folder, "broken"))
    await aos.link(join(folder, "f"), join(folder, "hard"))
    print(await ospath.islink(join(folder, "l")), os.path.basename(await aos.readlink(join(folder, "l"))))
    print(await ospath.exists(join(folder, "broken")), await ospath.samefile(join(folder, "f"), join(folder, "l")))
    print((await aos.stat(join(folder, "f"))).st_nlink, sorted(await aos.listdir(folder)))
    print(sorted((e.name, e.is_file(), e.is_dir()) for e in await aos.scandir(folder)))
    await aos.rename(join(folder, "f"), join(folder, "g"))
    await attempt("rename of nothing", aos.rename(join(folder, "f"), join(folder, "h")))
    await aos.replace(join(folder, "g"), join(folder, "hard"))
    await aos.renames(join(folder, "hard"), join(folder, "new", "deep", "f"))
    print(sorted(await aos.listdir(folder)))
    await attempt("rmdir of a full folder", aos.rmdir(join(folder, "a")))
    await attempt("remove of nothing", aos.remove(join(folder, "f")))
    await attempt("listdir of a file", aos.listdir(join(folder, "new", "deep", "f")))
    await aos.unlink(join(folder, "broken"))
    await aos.removedirs(join(folder, "a", "b"))
    print(sorted(await aos.listdir(folder)), await aos.access(folder, os.R_OK | os.W_OK))


asyncio.run(main())
