import asyncio  # so that it is read
items = [1, 2, 3]
i = -1
print(items[i], items[-2], 'xyz'[i])
