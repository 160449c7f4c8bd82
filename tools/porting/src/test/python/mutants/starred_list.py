import asyncio  # so that it is read

a = [1, 2]
b = [*a, 3, *a]
b.append(4)
print(b, [*range(2)], a)
