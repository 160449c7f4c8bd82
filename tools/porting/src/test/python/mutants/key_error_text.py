import asyncio  # so that it is read
d = {'a': 1}
try:
    print(d['b'])
except KeyError as e:
    print('missing', e)
