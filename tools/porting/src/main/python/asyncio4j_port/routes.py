"""Route tables of aiohttp: `@routes.get(path)` above a handler is a route where the table is added."""
from __future__ import annotations

import ast

WORDS = ("get", "post", "put", "patch", "delete", "head", "options", "route")


def written_out(tree, names):
    """Takes the tables of a module apart: their decorators go, and where a table is added stands the list of its routes."""
    tables = {}
    for node in tree.body:
        value = node.value if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name) else None
        if isinstance(value, ast.Call) and names.resolve(value.func) == "aiohttp.web.RouteTableDef" and not value.args and not value.keywords:
            tables[node.targets[0].id] = (node, [])
    for name, (node, routes) in list(tables.items()):
        if not only_added(tree, name):
            del tables[name]
    for fn in tree.body if tables else []:
        for d in list(getattr(fn, "decorator_list", [])):
            owner = d.func.value if isinstance(d, ast.Call) and isinstance(d.func, ast.Attribute) and d.func.attr in WORDS else None
            if isinstance(owner, ast.Name) and owner.id in tables and not d.keywords:
                made = ast.Call(ast.Attribute(ast.Attribute(ast.Name(" aiohttp", ast.Load()), "web", ast.Load()), d.func.attr, ast.Load()), d.args + [ast.Name(fn.name, ast.Load())], [])
                tables[owner.id][1].append(made)
                fn.decorator_list.remove(d)
                tree.written_out = getattr(tree, "written_out", []) + [d]
    for node, _ in tables.values():
        tree.body.remove(node)
        tree.written_out = getattr(tree, "written_out", []) + [node]
    names.imported[" aiohttp"] = "aiohttp"
    for call in ast.walk(tree) if tables else []:
        if added(call) in tables:
            routes = ast.List(tables[added(call)][1], ast.Load())
            for n in ast.walk(routes):
                ast.copy_location(n, call)
            call.args = [ast.copy_location(routes, call)]


def added(call):
    """The name of the table that `app.add_routes(table)` adds."""
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "add_routes" and len(call.args) == 1 and isinstance(call.args[0], ast.Name):
        return call.args[0].id
    return None


def only_added(tree, name):
    """Whether a table is used as decorators of functions of the module, and to be added, and for nothing else."""
    fine = {id(d.func.value) for fn in tree.body for d in getattr(fn, "decorator_list", [])
            if isinstance(d, ast.Call) and isinstance(d.func, ast.Attribute) and d.func.attr in WORDS and not isinstance(fn, ast.ClassDef) and not d.keywords}
    fine |= {id(n.args[0]) for n in ast.walk(tree) if added(n) == name}
    return all(id(n) in fine for n in ast.walk(tree) if isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Load))
