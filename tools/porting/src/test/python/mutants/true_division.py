import asyncio  # so that it is read
print(7 / 2, 6 / 3, -1 / 4)
