import asyncio  # so that it is read
d = {}
d['b'] = 1
d['a'] = 2
d['b'] = 3
print(d, list(d))
