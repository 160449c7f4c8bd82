import asyncio  # so that it is read


def count():
    n = 0

    def more():
        nonlocal n
        n += 1
        return n

    more()
    more()
    return n


print(count())
