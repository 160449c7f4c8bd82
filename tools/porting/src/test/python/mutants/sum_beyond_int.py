import asyncio  # so that it is read

print(sum([2000000000, 2000000000]))
