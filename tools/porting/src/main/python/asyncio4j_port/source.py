"""The source of a comprehension: what its stream comes from, and its variable inside."""
from __future__ import annotations

import ast

from .code import Cannot, Code
from .names import camel
from .types import of


class ComprehensionSource:
    """The source of a comprehension as a stream, with its variable known inside the block."""

    def __init__(self, tr, generator, node):
        self.tr, self.generator, self.node = tr, generator, node

    def __enter__(self):
        tr, g = self.tr, self.generator
        with tr.read_only():
            if g.is_async:
                found = tr.async_source(g.iter)
                if any(tr.has_call(n) for n in tr.elements(self.node)):
                    raise Cannot("an asynchronous comprehension that calls")
                gathered = Code(f"{found.operand}.toList()", of("Coroutine", of("List", found.type.arg())))
                source, t = tr.awaited(gathered), found.type.arg()
            else:
                source, t = tr.iterable(g.iter)
        if not t.known:
            raise Cannot("a comprehension over an unknown type")
        java = tr.lang.name == "java"
        stream = source.operand
        if java:
            stream = stream[: -len(".toList()")] if stream.endswith(".boxed().toList()") else stream + ".stream()"
        self.saved, self.lambdas, names = dict(tr.renamed), tr.lambdas, set(tr.lambda_names)
        self.names = names
        target = g.target
        bound = [n.id for n in ast.walk(target) if isinstance(n, ast.Name)]
        tr.lambdas += 1
        if isinstance(target, ast.Name):
            name = tr.fn.fresh(camel(target.id))
            tr.renamed[target.id] = Code(name, t)
        elif isinstance(target, ast.Tuple) and all(isinstance(e, ast.Name) for e in target.elts):
            name = tr.fn.fresh("item" if t.name != "Entry" else "entry")
            for e, c in zip(target.elts, tr.parts(Code(name, t), len(target.elts))):
                tr.renamed[e.id] = c
        else:
            tr.lambdas -= 1
            raise Cannot("the target of a comprehension")
        tr.lambda_names = names | set(bound)
        self.hoisting = tr.before
        for test in g.ifs:
            try:
                condition = tr.truth(test).text
            except Cannot:
                self.__exit__()
                raise
            stream += f".filter {{ {name} -> {condition} }}" if not java else f".filter({tr.lang.lam([name], condition)})"
        return stream, name

    def __exit__(self, *_):
        self.tr.renamed, self.tr.lambdas, self.tr.lambda_names = self.saved, self.lambdas, self.names
