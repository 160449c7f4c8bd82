import asyncio  # so that it is read
for name in {'b', 'a', 'c'}:
    print(name)
