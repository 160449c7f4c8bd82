import asyncio  # so that it is read
print(2 ** 10, 2 ** 40)
