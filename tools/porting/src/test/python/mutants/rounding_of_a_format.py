import asyncio  # so that it is read
print(f'{0.125:.2f} {2.5:.0f} {1.005:.2f} {-0.0:.1f}')
