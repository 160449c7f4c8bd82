import asyncio  # so that it is read
import contextlib


@contextlib.contextmanager
def quiet(name):
    print("in", name)
    try:
        yield name + "!"
    except ValueError:
        print("swallowed")
    finally:
        print("out")


with quiet("a") as n:
    print(n)
with quiet("b"):
    raise ValueError("x")
try:
    with quiet("c"):
        raise RuntimeError("k")
except RuntimeError:
    print("passed on")
