import asyncio  # so that it is read

print(round(2.675, 2), round(-0.04, 1), round(1234.5678, 2), round(0.15, 1), round(2.5), round(3.5))
