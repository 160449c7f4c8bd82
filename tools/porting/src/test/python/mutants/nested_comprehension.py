import asyncio  # so that it is read
print([a * b for a in range(3) for b in range(2)], [x for x in [3, 1, 2] if x > 1])
