import asyncio  # so that it is read


class Task:
    def __init__(self, name):
        self.name = name


print(Task('mine').name)
