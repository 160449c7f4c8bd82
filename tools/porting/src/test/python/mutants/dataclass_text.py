import asyncio  # so that it is read
from dataclasses import dataclass


@dataclass
class Point:
    x: int
    name: str = 'p'


print(Point(1), Point(1) == Point(1), Point(2, 'q').name)
