import asyncio  # so that it is read
n = 3
for i in range(n):
    n = 10
    print(i)
print(n)
