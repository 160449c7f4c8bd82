import asyncio  # so that it is read


class Shape:
    def __init__(self, name):
        self.name = name

    @classmethod
    def square(cls):
        return cls("square")

    @staticmethod
    def sides(n):
        return n * 2

    @property
    def title(self):
        return self.name.upper()


print(Shape.square().title, Shape.sides(2))
