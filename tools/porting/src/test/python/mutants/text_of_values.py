import asyncio  # so that it is read
print(True, None, [1.0, 'a', None], (1, 'b'), {'k': False})
