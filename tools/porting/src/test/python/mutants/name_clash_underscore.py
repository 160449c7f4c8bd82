import asyncio  # so that it is read


class Box:
    def __init__(self, tokens):
        self._tokens = tokens
        self.tokens = tokens + 1

    def both(self):
        return self._tokens * 10 + self.tokens


print(Box(3).both())
