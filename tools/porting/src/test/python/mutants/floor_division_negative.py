import asyncio  # so that it is read
a = -7
b = 2
print(a // b, a % b, 7 // -2, 7 % -2)
