import asyncio  # so that it is read
print(1e16, 1e-5, 0.1 + 0.2, 100.0, 1e22, 5e-324)
