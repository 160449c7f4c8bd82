"""Functions with **options that they only hand on: written out once for each set of names that they are called with."""
from __future__ import annotations

import ast
import copy

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def written_out(tree):
    """Replaces such functions by their variants, and their calls by calls of those."""
    for holder in [tree] + [n for n in ast.walk(tree) if isinstance(n, FUNCTIONS)]:
        for fn in [n for n in holder.body if isinstance(n, FUNCTIONS) and n.args.kwarg is not None and not n.decorator_list]:
            calls = calls_of(tree, holder, fn)
            if calls and hands_on(fn):
                at = holder.body.index(fn)
                holder.body[at: at + 1] = variants(fn, calls)


def calls_of(tree, holder, fn):
    """The calls of a function by the names of the options that they give; None if it is used in another way."""
    if sum(isinstance(n, FUNCTIONS + (ast.ClassDef,)) and n.name == fn.name or isinstance(n, ast.arg) and n.arg == fn.name for n in ast.walk(tree)) != 1:
        return None
    own = {a.arg for a in fn.args.posonlyargs + fn.args.args + fn.args.kwonlyargs}
    found, called = {}, set()
    for n in ast.walk(holder):
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == fn.name:
            if any(k.arg is None for k in n.keywords):
                return None
            called.add(id(n.func))
            found.setdefault(tuple(sorted(k.arg for k in n.keywords if k.arg not in own)), []).append(n)
    if any(isinstance(n, ast.Name) and n.id == fn.name and id(n) not in called for n in ast.walk(tree)):
        return None
    return found if len(found) <= 12 else None


def hands_on(fn):
    """Whether the options are nothing but arguments of calls: f(a, **options)."""
    name = fn.args.kwarg.arg
    fine = {id(k.value) for n in ast.walk(fn) if isinstance(n, ast.Call) for k in n.keywords if k.arg is None}
    return all(id(n) in fine for n in ast.walk(fn) if isinstance(n, ast.Name) and n.id == name)


def variants(fn, calls):
    made, taken = [], {a.arg for a in fn.args.posonlyargs + fn.args.args + fn.args.kwonlyargs}
    inside = {n.id for n in ast.walk(fn) if isinstance(n, ast.Name)}
    for names, nodes in calls.items():
        one = copy.deepcopy(fn)
        one.name = fn.name + "".join("__" + n for n in names)
        given = {n: n if n not in inside | taken else n + "_given" for n in names}
        one.args.kwonlyargs = one.args.kwonlyargs + [ast.copy_location(ast.arg(g, None), fn) for g in given.values()]
        one.args.kw_defaults = one.args.kw_defaults + [None] * len(names)
        for n in ast.walk(one):
            if isinstance(n, ast.Call):
                n.keywords = [x for k in n.keywords for x in (opened(k, given) if is_options(k, fn) else [k])]
        one.args.kwarg = None
        made.append(one)
        for call in nodes:
            call.func.id = one.name
            for k in call.keywords:
                k.arg = given.get(k.arg, k.arg)
    return made


def is_options(keyword, fn):
    return keyword.arg is None and isinstance(keyword.value, ast.Name) and keyword.value.id == fn.args.kwarg.arg


def opened(keyword, given):
    return [ast.copy_location(ast.keyword(n, ast.copy_location(ast.Name(g, ast.Load()), keyword.value)), keyword.value) for n, g in given.items()]
