"""The door: `python3 -m asyncio4j_port`."""
import sys
import threading


def start():
    """Runs the command line with a stack for deeply nested programs."""
    if sys.version_info < (3, 9):
        sys.exit("port: Python 3.9 or later is needed")
    from . import cli

    sys.setrecursionlimit(20_000)
    threading.stack_size(512 * 1024 * 1024)
    result = []
    thread = threading.Thread(target=lambda: result.append(cli.main()))
    thread.start()
    thread.join()
    sys.exit(result[0] if result else 4)


if __name__ == "__main__":
    start()
