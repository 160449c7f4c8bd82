import asyncio  # so that it is read
first, *rest = [1, 2, 3]
a = b = []
b.append(1)
print(first, rest, a)
