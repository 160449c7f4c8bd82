import asyncio  # so that it is read
import time

start = time.perf_counter_ns()
big = (start - start + 3000000000) * 2
print(big, big // 7, big % 7, f"{big:,}", big / 4, big > 5)
