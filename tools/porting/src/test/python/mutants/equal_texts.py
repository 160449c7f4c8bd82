import asyncio  # so that it is read
a = 'ab'
b = 'a'
b += 'b'
print(a == b, a != b, a < 'b')
