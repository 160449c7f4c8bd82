import asyncio  # so that it is read

w = 6
print(f"{'a':{w}}|{3:{w}}|{'x':>{w}}|{1.5:{w}.2f}|{'m':*^{w}}|")
