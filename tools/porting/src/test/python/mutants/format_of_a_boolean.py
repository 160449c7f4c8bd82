import asyncio  # so that it is read

print(f"{True:5}|{False:>3}|")
