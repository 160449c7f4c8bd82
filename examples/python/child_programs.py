import asyncio

PIPE = asyncio.subprocess.PIPE


async def output(text, *command):
    child = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=PIPE)
    stdout, _ = await child.communicate(text.encode())
    return f"{stdout.decode().strip()}, code {await child.wait()}"


async def main():
    sorted_ = output("b\na\n", "sort")
    counted = output("one two three", "wc", "-w")
    failed = output("", "sh", "-c", "exit 7")
    print(*await asyncio.gather(sorted_, counted, failed), sep="\n")


asyncio.run(main())
