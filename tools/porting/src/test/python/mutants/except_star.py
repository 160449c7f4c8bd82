import asyncio  # so that it is read


def f(kind):
    try:
        if kind == 1:
            raise ValueError("one")
        if kind == 2:
            raise RuntimeError("two")
        print("nothing")
    except* ValueError as errors:
        print("values", errors is not None)
    finally:
        print("last")


f(0)
f(1)
try:
    f(2)
except RuntimeError:
    print("passed on")
