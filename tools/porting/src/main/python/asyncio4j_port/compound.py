"""Conditions and loops."""
from __future__ import annotations

import ast

from . import types
from .variables import LEARNT
from .code import Cannot, Code
from .names import camel
from .types import INT, UNKNOWN, of


class Compound:
    """The part of the translator that writes if, while and for."""

    def inner(self, body):
        """A block of its own: what is declared in it is not seen behind it."""
        declared, current, block, renamed = set(self.declared), dict(self.current), self.block_id, dict(self.renamed)
        self.block_count += 1
        self.block_id = self.block_count
        goes_on = self.block(body)
        self.declared, self.current, self.block_id, self.renamed = declared, current, block, renamed
        return goes_on

    def condition(self, node):
        """The text of a condition; what cannot be told stays a todo in its place."""
        try:
            return self.truth(node).text
        except Cannot as why:
            return self.todo(node, types.BOOL, why)

    def s_If(self, node, head="if"):
        if self.names.resolve(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING"):
            return True
        saved = self.before if head == "if" else None
        if head != "if":
            self.before = None
        test = self.condition(node.test)
        if head != "if":
            self.before = []
        yes, no = self.facts(node.test)
        self.open(f"{head} ({test}) {{", node)
        with self.knowing(yes, node.body):
            goes_on = self.inner(node.body)
        if not node.orelse:
            self.close()
            if not goes_on and head == "if":
                self.renamed.update(no)  # what is behind is reached only if the test does not hold
            return True
        if len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If) and self.chain < 200:
            self.indent -= 1
            self.chain += 1
            with self.knowing(no, node.orelse):
                other = self.s_If(node.orelse[0], "} else if")
            self.chain -= 1
            return goes_on or other
        self.close("} else {")
        self.indent += 1
        with self.knowing(no, node.orelse):
            other = self.inner(node.orelse)
        self.close()
        return goes_on or other

    def loop_body(self, body):
        broken, self.broken = self.broken, False
        no_break, self.no_break = self.no_break, False
        outer, self.flag_now, self.flag = self.flag_now, self.flag, None
        self.inner(body)
        self.flag_now = outer
        found, self.broken, self.no_break = self.broken, broken, no_break
        return found

    # ------------------------------------------------------------ for
    def s_For(self, node):
        if node.orelse:
            return self.with_else(node, self.s_For)
        call = node.iter if isinstance(node.iter, ast.Call) and isinstance(node.iter.func, ast.Name) else None
        if call and call.func.id == "range" and isinstance(node.target, ast.Name):
            return self.for_range(node, call)
        if call and call.func.id == "enumerate" and isinstance(node.target, ast.Tuple) and len(node.target.elts) == 2 and call.args and self.counted(node):
            return self.for_enumerate(node, call)
        try:
            with self.read_only():
                code, t = self.iterable(node.iter)
        except Cannot as why:
            t = UNKNOWN
            code = Code(self.todo(node.iter, of("List", types.ANY), why))
        return self.for_items(node, code, t)

    def for_items(self, node, code, t, before=None):
        """A loop over items: the variable is declared by the loop, taken apart, or assigned if it lives longer."""
        target = node.target
        declared, current, block = set(self.declared), dict(self.current), self.block_id
        self.block_count += 1
        name, after = None, []
        if isinstance(target, ast.Name):
            var = self.loop_var(target, node)
            var.learn(t)
            if not var.hoisted and not var.shared and var.stores <= 1 and types.assignable(t, var.type) and var.kind == "local":
                self.declared.add(var)
                self.declared_in[var] = self.block_count
                name = var.java
            else:
                name = self.fn.fresh(var.java)
                after = [(target, Code(name, t))]
        else:
            name = self.fn.fresh("item" if t.name != "Entry" else "entry")
            for n in ast.walk(target):
                if isinstance(n, ast.Name) and n.id != "_":
                    self.loop_var(n, node)
            if not t.known:
                after = [(n, Code(self.todo(n, types.ANY, "the items"), types.ANY)) for n in ast.walk(target) if isinstance(n, ast.Name) and n.id != "_"]
            else:
                self.parts(Code(name, t), len(target.elts)) if t.name != "List" else None
                after = [(target, Code(name, t))]
        kind = t if t.known else types.ANY
        if t.name == "Entry" or t.name.startswith("Tuple"):
            head = self.lang.for_each(types.Type("var"), name, code.text)
        else:
            head = self.lang.for_each(kind, name, code.text)
        if before:
            self.line(before)
        self.open(head, node)
        self.block_id = self.block_count
        for e, c in after:
            self.take_apart(e, c, node) if isinstance(e, (ast.Tuple, ast.List)) else self.assign(e, c, node)
        self.loop_body(node.body)
        self.close()
        self.declared, self.current, self.block_id = declared, current, block
        return True

    def loop_var(self, target, node):
        """The variable of a loop: one of its own for each loop, if none looks at it behind the loop."""
        if not isinstance(target, ast.Name):
            raise Cannot("the target of a loop")
        if target.id in self.fn.loop_local:
            key = (self.fn, node, target.id)
            if key not in self.splits:
                old = self.fn.vars[target.id]
                new = type(old)(old.name, old.java if not old.loops else self.fn.fresh(old.java), old.owner)
                old.loops += 1
                self.fn.kept_names.add(new.java)
                new.stores, new.kind = old.stores, "local"
                self.splits[key] = new
                LEARNT[0] += 1
            self.current[target.id] = self.splits[key]
            return self.splits[key]
        return self.own_var(target.id)

    def for_range(self, node, call):
        bounds = [self.x(a) for a in call.args]
        for b in bounds:
            self.guess(b, INT)
        if call.keywords or not 1 <= len(bounds) <= 3 or any(b.type != INT for b in bounds):
            raise Cannot("range of these")
        step = 1
        if len(bounds) == 3:
            if not bounds[2].literal or bounds[2].literal == "0":
                raise Cannot("a step that is computed")
            step = int(bounds[2].literal)
        low, high = ("0", bounds[0].text) if len(bounds) == 1 else (bounds[0].text, bounds[1].text)
        if self.lang.name == "java" and not bounds[len(bounds) > 1].literal and self.may_change(call.args[len(bounds) > 1], node.body):
            name = self.fn.fresh("end")
            self.line(f"int {name} = {high};")
            high = name
        declared, current, block = set(self.declared), dict(self.current), self.block_id
        var = self.loop_var(node.target, node)
        var.learn(INT)
        plain = var.kind == "local" and not var.hoisted and not var.shared and var.stores <= 1
        seen = self.lang.name == "java" and any(isinstance(n, (ast.Lambda, ast.GeneratorExp, ast.ListComp, ast.SetComp, ast.DictComp, ast.AsyncWith, ast.Call)) and self.deep(n, node.target.id) for b in node.body for n in ast.walk(b))
        if plain and not seen:
            name, after = var.java, None
            self.declared.add(var)
        else:
            name = self.fn.fresh("i" if node.target.id != "i" else "n")
            after = Code(name, INT)
        self.open(self.lang.for_range(name, low, high, step), node)
        self.block_count += 1
        self.block_id = self.block_count
        if after:
            self.assign(node.target, after, node)
        self.loop_body(node.body)
        self.close()
        self.declared, self.current, self.block_id = declared, current, block
        return True

    @staticmethod
    def deep(node, name):
        """Whether a lambda of Java inside this node may see the variable."""
        if isinstance(node, ast.Call):
            words = ("call_soon", "call_later", "to_thread", "run_in_executor", "call_at", "add_signal_handler", "call_soon_threadsafe")
            if not (isinstance(node.func, ast.Attribute) and node.func.attr in words):
                return False
        return any(isinstance(n, ast.Name) and n.id == name for n in ast.walk(node))

    def may_change(self, bound, body):
        """Whether the end of a range is computed from what the loop changes."""
        if isinstance(bound, ast.Name):
            var = self.lookup(bound.id)
            return var is None or not var.steady
        return not isinstance(bound, ast.Constant)

    def counted(self, node):
        """Whether enumerate is a loop with a counter: two names, and nothing that jumps over the counting."""
        return all(isinstance(e, ast.Name) for e in node.target.elts) and not any(isinstance(n, ast.Continue) for b in node.body for n in ast.walk(b))

    def for_enumerate(self, node, call):
        index, target = node.target.elts
        start = call.args[1] if len(call.args) > 1 else next((k.value for k in call.keywords if k.arg == "start"), None)
        first = self.x(start).text if start is not None else "0"
        with self.read_only():
            code, t = self.iterable(call.args[0])
        counter = self.fn.fresh("next" + camel(index.id)[:1].upper() + camel(index.id)[1:])
        head = f"int {counter} = {first};" if self.lang.name == "java" else f"var {counter}: Int = {first}"
        single = ast.copy_location(ast.For(target, call.args[0], [], []), node)
        body = node.body
        declared, current, block = set(self.declared), dict(self.current), self.block_id
        self.block_count += 1
        self.line(head)
        var = self.loop_var(target, node)
        var.learn(t)
        name = self.fn.fresh(var.java + "Item") if var.hoisted or var.shared or var.stores > 1 else var.java
        self.open(self.lang.for_each(t if not t.name.startswith(("Tuple", "Entry")) else types.Type("var"), name, code.text), node)
        self.block_id = self.block_count
        if name == var.java:
            self.declared.add(var)
        else:
            self.assign(target, Code(name, t), node)
        self.loop_var(index, node)
        self.assign(index, Code(f"{counter}++", INT), node)
        self.loop_body(body)
        self.close()
        self.declared, self.current, self.block_id = declared, current, block
        return True
