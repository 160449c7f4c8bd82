import asyncio  # so that it is read


class Shape:
    def word(self):
        return "shape"

    @classmethod
    def made(cls):
        return cls()


class Round(Shape):
    def word(self):
        return "round"


print(Shape.made().word(), Round.made().word())
