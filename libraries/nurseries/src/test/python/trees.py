"""Random trees of scopes and nurseries, and what trio does with them.

Prints each tree, as an S-expression, and the lines that it logs under trio, sorted by time. Left out
are trees in which trio's random order of tasks shows. `python3 trees.py 200 > ../resources/trees.txt` makes the file that the test reads.
"""
import random
import sys

import trio
from trio.testing import MockClock

try:
    BaseExceptionGroup
except NameError:
    from exceptiongroup import BaseExceptionGroup


class Boom(Exception):
    pass


class Maker:
    """Makes a tree: each statement is a list of its name, its id and its arguments."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.ids = 0
        self.budget = 40

    def id(self):
        self.ids += 1
        return f"s{self.ids}"

    def ms(self):
        return self.random.randint(1, 1_000_000)

    def block(self, depth, scopes):
        return [self.statement(depth, scopes) for _ in range(self.random.randint(1, 3))]

    def statement(self, depth, scopes):
        self.budget -= 1
        kinds = ["sleep", "sleep", "catch", "clean"]
        if scopes:
            kinds += ["cancel", "deadline", "shield", "unshield"]
        if depth < 4 and self.budget > 0:
            kinds += ["scope"] * 5 + ["nursery"] * 5
        if depth > 1:
            kinds += ["boom"] if self.random.random() < 0.1 else []
        kind = self.random.choice(kinds)
        me = self.id()
        if kind == "sleep" or kind == "catch":
            return [kind, me, self.ms()]
        if kind == "clean":
            return [kind, me, self.ms(), self.ms()]
        if kind == "boom":
            return [kind, me, self.ms()]
        if kind == "deadline":
            return [kind, self.random.choice(scopes), self.ms(), self.ms()]
        if kind in ("cancel", "shield", "unshield"):
            return [kind, self.random.choice(scopes), self.ms()]
        inner = scopes + [me]
        if kind == "scope":
            deadline = self.ms() if self.random.random() < 0.6 else 0
            shield = 1 if self.random.random() < 0.2 else 0
            return [kind, me, deadline, shield, *self.block(depth + 1, inner)]
        children = [["child", *self.block(depth + 1, inner)] for _ in range(self.random.randint(1, 3))]
        return [kind, me, *children, *self.block(depth + 1, inner)]


def text(tree):
    return "(" + " ".join(text(x) if isinstance(x, list) else str(x) for x in tree) + ")"


class Runner:
    def __init__(self):
        self.log = []
        self.scopes = {}

    def say(self, *words):
        self.log.append((round(trio.current_time() * 1000), " ".join(map(str, words))))

    async def block(self, statements):
        for kind, *rest in statements:
            await getattr(self, kind)(*rest)

    async def sleep(self, me, ms):
        await trio.sleep(ms / 1000)
        self.say(me, "slept")

    async def catch(self, me, ms):
        try:
            await self.sleep(me, ms)
        except trio.Cancelled:
            self.say(me, "raised")

    async def clean(self, me, ms, cleaning):
        try:
            await self.sleep(me, ms)
        except trio.Cancelled:
            with trio.CancelScope(shield=True):
                await trio.sleep(cleaning / 1000)
            self.say(me, "cleaned")
            raise

    async def boom(self, me, ms):
        await trio.sleep(ms / 1000)
        raise Boom(me)

    async def cancel(self, scope, ms):
        await trio.sleep(ms / 1000)
        self.scopes[scope].cancel()

    async def deadline(self, scope, ms, later):
        await trio.sleep(ms / 1000)
        self.scopes[scope].deadline = trio.current_time() + later / 1000

    async def shield(self, scope, ms):
        await trio.sleep(ms / 1000)
        self.scopes[scope].shield = True

    async def unshield(self, scope, ms):
        await trio.sleep(ms / 1000)
        self.scopes[scope].shield = False

    async def scope(self, me, deadline, shield, *body):
        with trio.CancelScope(shield=bool(shield)) as scope:
            self.scopes[me] = scope
            if deadline:
                scope.deadline = trio.current_time() + deadline / 1000
            await self.block(body)
        self.say(me, "caught" if scope.cancelled_caught else "ended")

    async def nursery(self, me, *body):
        async with trio.open_nursery() as nursery:
            self.scopes[me] = nursery.cancel_scope
            for statement in body:
                if statement[0] == "child":
                    nursery.start_soon(self.block, statement[1:])
                else:
                    await self.block([statement])
        self.say(me, "caught" if nursery.cancel_scope.cancelled_caught else "ended")

    async def main(self, tree):
        try:
            await self.block(tree)
        except* Boom as group:
            self.say("failed", *sorted(leaves(group)))


def leaves(error):
    if isinstance(error, BaseExceptionGroup):
        return [leaf for inner in error.exceptions for leaf in leaves(inner)]
    return [str(error)]


def outcome(tree):
    runner = Runner()
    trio.run(runner.main, tree, clock=MockClock(autojump_threshold=0), strict_exception_groups=True)
    return " | ".join(f"{time} {line}" for time, line in sorted(runner.log))


def main(count):
    seed = 0
    while count > 0:
        seed += 1
        maker = Maker(seed)
        tree = [maker.statement(0, []) for _ in range(2)]
        outcomes = {outcome(tree) for _ in range(8)}
        if maker.ids > 8 and len(outcomes) == 1:
            print(text(tree))
            print(outcomes.pop())
            count -= 1


main(int(sys.argv[1]))
