"""Arguments of templates: by name, by type, and of special kinds."""
from __future__ import annotations

import ast

from . import types
from .code import ATOM, LOW, Cannot, Code
from .types import DOUBLE, UNKNOWN, of

SIGNALS = {"signal.SIGHUP": "HUP", "signal.SIGTERM": "TERM", "signal.SIGINT": "INT", "signal.SIGUSR1": "USR1", "signal.SIGUSR2": "USR2",
           "signal.SIGKILL": "KILL"}
UTF8 = {"utf-8", "utf8", "ascii", "UTF-8", "us-ascii"}


class Arguments:
    """The part of the translator that fits arguments to templates."""

    def match(self, template, node):
        """The arguments by name, or None if a parameter is missing or one is left over."""
        names = [name for name, _ in template.params]
        eats = bool(template.params) and template.params[-1][1].name in ("cb", "body")
        if len(node.args) > len(names) and not eats:
            return None
        args = dict(zip(names, node.args))
        for k in node.keywords:
            if k.arg in args or k.arg not in names:
                if not eats:
                    return None
                continue
            args[k.arg] = k.value
        if set(args) != set(names):
            return None
        if eats:
            args["*"] = (node.args[len(names):], [k for k in node.keywords if k.arg not in names])
        return args

    def apply(self, template, target, args, want):
        binding = {}
        if target is not None:
            if target.type.null and self.lang.name == "java" and target.type.name in ("int", "bool"):
                raise Cannot("a method of what may be None")
            binding = {"T": target.type.arg(0), "U": target.type.arg(1)}
        texts = {"r": self.solid(target)} if target is not None else {}
        for name, wanted in template.params:
            texts[name] = self.argument(args[name], wanted, binding, args.get("*"))
        slot = target.slot if target is not None else None
        if slot is not None and target.type.args and target.type.name != "Coroutine":
            refined = target.type._replace(args=tuple(binding.get(letter, a) for letter, a in zip("TU", target.type.args)))
            if refined != target.type:
                slot.learn(refined)
        result = types.substitute(template.result, {k: v for k, v in binding.items()})
        if result.name in ("T", "U", "F"):
            result = UNKNOWN
        if template.check:
            self.check(template.check)
        text = template.java if self.lang.name == "java" else template.kotlin
        if "$E" in text:
            element = want.arg() if want.name == result.name else UNKNOWN
            texts["E"] = self.lang.type(element)
        for name in sorted(texts, key=len, reverse=True):
            text = text.replace("$" + name, texts[name])
        for helper in self.helper_names:
            if text.startswith(helper + "("):
                self.need(helper)
        loose = " instanceof " in text or " is " in text or " / " in text or text.startswith("(int)")
        return Code(text, result, LOW if loose else ATOM)

    def argument(self, node, wanted, binding, rest):
        kind = wanted.name
        special = getattr(self, "a_" + kind, None)
        if special:
            return special(node, wanted, binding, rest)
        hint = types.substitute(wanted, {k: v for k, v in binding.items() if v.known})
        code = self.x(node, hint if types.complete(hint) else UNKNOWN)
        if code.type.name == "void":
            raise Cannot("nothing as an argument")
        if kind in ("T", "U"):
            binding[kind] = types.join(binding.get(kind, UNKNOWN), code.type)
            return self.coerce(code, binding[kind])
        self.unify(wanted, code.type, binding)
        return self.coerce(code, types.substitute(wanted, binding))

    def unify(self, pattern, actual, binding):
        if pattern.name in ("T", "U", "F"):
            binding[pattern.name] = types.join(binding.get(pattern.name, UNKNOWN), actual)
            return
        for p, a in zip(pattern.args, actual.args):
            self.unify(p, a, binding)

    def a_s(self, node, wanted, binding, rest):
        """A number of seconds as a Duration."""
        if isinstance(node, ast.Constant) and node.value is None:
            return "null"
        if isinstance(node, ast.Constant) and node.value == 0:
            return "Duration.ZERO"
        code = self.x(node)
        if code.type.null:
            raise Cannot("a time that may be None")
        return f"seconds({self.coerce(code, DOUBLE)})"

    def a_utf8(self, node, wanted, binding, rest):
        if isinstance(node, ast.Constant) and node.value in UTF8:
            return "UTF_8"
        raise Cannot("another charset")

    def a_signal(self, node, wanted, binding, rest):
        full = self.names.resolve(node)
        if full in SIGNALS:
            return self.lang.string(SIGNALS[full])
        raise Cannot("a signal that is computed")

    def a_Awaitables(self, node, wanted, binding, rest):
        """A collection of tasks or futures: the type of one of them is bound."""
        with self.read_only():
            code = self.x(node)
        item = code.type.arg()
        if code.type.name not in types.COLLECTIONS or item.name not in ("Task", "Future"):
            raise Cannot(f"{self.say(code.type)} instead of tasks")
        binding["F"] = item
        return code.text

    def a_Iterables(self, node, wanted, binding, rest):
        with self.read_only():
            code = self.x(node)
        item = code.type.arg()
        if code.type.name not in types.COLLECTIONS or item.name not in types.AWAITABLE:
            raise Cannot(f"{self.say(code.type)} instead of awaitables")
        binding["T"] = item.arg()
        return code.text
