import asyncio  # so that it is read


def word(n):
    return 'yes' if n else 'no'


print(word(0), word(2), word(-1))
