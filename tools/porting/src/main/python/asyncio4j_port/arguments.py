"""Arguments of templates: by name, by type, and of special kinds."""
from __future__ import annotations

import ast

from . import data, types
from .code import ATOM, LOW, Cannot, Code
from .types import DOUBLE, UNKNOWN, of

SIGNALS = {"signal.SIGHUP": "HUP", "signal.SIGTERM": "TERM", "signal.SIGINT": "INT", "signal.SIGUSR1": "USR1", "signal.SIGUSR2": "USR2",
           "signal.SIGKILL": "KILL", "signal.SIGQUIT": "QUIT"}
TEXTS = {  # constants of modules that are text
    "string.ascii_lowercase": "abcdefghijklmnopqrstuvwxyz", "string.ascii_uppercase": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "string.digits": "0123456789",
    "string.ascii_letters": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "string.hexdigits": "0123456789abcdefABCDEF",
}
UTF8 = {"utf-8", "utf8", "ascii", "UTF-8", "us-ascii"}


class Arguments:
    """The part of the translator that fits arguments to templates."""

    def match(self, template, node):
        """The arguments by name, or None if a parameter is missing or one is left over."""
        names = [name for name, _ in template.params]
        if names and names[-1].startswith("**"):
            return self.match_options(names[:-1], node)
        if names and names[-1].startswith("*"):
            return self.match_any(names, node)
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

    @staticmethod
    def match_options(names, node):
        """The arguments of a template whose last parameter stands for options of a library."""
        if len(node.args) > len(names):
            return None
        args, rest = dict(zip(names, node.args)), []
        for k in node.keywords:
            if k.arg not in names:
                rest.append(k)
            elif k.arg in args:
                return None
            else:
                args[k.arg] = k.value
        return {**args, "**": rest} if set(args) == set(names) else None

    def options_of(self, kind, keywords):
        """The options as calls of withers, one behind the other."""
        made = ""
        for k in keywords:
            problem, rows = Cannot(f"the option {k.arg}"), data.options().get(f"{kind}.{k.arg}", [])
            for wanted, text in rows:
                try:
                    made += text.replace("$v", self.argument(k.value, wanted, {}, None))
                    break
                except Cannot as why:
                    problem = why
            else:
                raise problem
        return made

    @staticmethod
    def match_any(names, node):
        """The arguments of a template whose last parameter takes any number."""
        fixed = names[:-1]
        if node.keywords or len(node.args) < len(fixed) or any(isinstance(a, ast.Starred) for a in node.args):
            return None
        args = dict(zip(fixed, node.args))
        args["*"] = (node.args[len(fixed):], [])
        return args

    def apply(self, template, target, args, want):
        binding = {}
        if target is not None:
            if target.type.null and self.lang.name == "java" and target.type.name in ("int", "bool"):
                raise Cannot("a method of what may be None")
            binding = {"T": target.type.arg(0), "U": target.type.arg(1)}
        texts = {"r": self.solid(target)} if target is not None else {}
        for name, wanted in template.params:
            if name.startswith("**"):
                texts["&"] = self.options_of(name[2:], args["**"])
                texts["**"] = f", {name[2:]}.defaults(){texts['&']}" if texts["&"] else ""
                continue
            if name.startswith("*"):
                texts["*"] = ", ".join(self.coerce(self.given(a), wanted) for a in args["*"][0])
                continue
            texts[name] = self.argument(args[name], wanted, binding, args.get("*"))
        slot = target.slot if target is not None else None
        if slot is not None and target.type.args and target.type.name != "Coroutine":
            refined = target.type._replace(args=tuple(binding.get(letter, a) for letter, a in zip("TU", target.type.args)))
            if refined != target.type:
                slot.learn(refined)
        result = types.substitute(template.result, {k: v for k, v in binding.items()})
        if result.name in ("T", "U", "F"):
            result = UNKNOWN
        if want.name == result.name and types.complete(want) and not types.complete(result):
            result = want.plain()  # a new queue or future gets the type of its variable
        if template.check:
            self.check(template.check)
        text = template.java if self.lang.name == "java" else template.kotlin
        if "$E" in text:
            element = want.arg() if want.name == result.name else UNKNOWN
            texts["E"] = self.lang.type(element)
        for name in sorted(texts, key=len, reverse=True):
            if name == "*" and not texts[name]:
                text = text.replace(", $*", "")
            text = text.replace("$" + name, texts[name])
        helpers = self.helpers_in(template.java if self.lang.name == "java" else template.kotlin)
        if helpers:
            self.need(*helpers)
        loose = " instanceof " in text or " is " in text or " / " in text or text.startswith("(int)")
        return Code(text, result, LOW if loose else ATOM)

    def argument(self, node, wanted, binding, rest):
        kind = wanted.name
        special = getattr(self, "a_" + kind, None)
        if special:
            return special(node, wanted, binding, rest)
        hint = types.substitute(wanted, {k: v for k, v in binding.items() if v.known})
        node = self.at_once(node) if kind in ("Iterable", "List") else node
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

    def given(self, node):
        """A value that a library takes as it is: text, a number, bytes, nothing else."""
        code = self.x(node)
        if code.type.name in ("void", "unknown") or code.type.name.startswith(("class ", "Call")):
            raise Cannot(f"{self.say(code.type)} for a library")
        return code

    def a_document(self, node, wanted, binding, rest):
        """A document of MongoDB: a dict is written out, with the dicts in it."""
        if not isinstance(node, ast.Dict):
            code = self.x(node)
            if code.type == types.Type("Document"):
                return code.text
            if code.type.name == "Map" and code.type.arg() == types.STR and not code.type.null:
                return self.lang.new("Document", [code.text])
            raise Cannot(f"{self.say(code.type)} as a document")
        made = ""
        for key, value in zip(node.keys, node.values):
            if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
                raise Cannot("a document whose names are computed")
            pair = [self.lang.string(key.value), self.of_document(value)]
            made += f".append({', '.join(pair)})" if made else self.lang.new("Document", pair)
        return made or self.lang.new("Document", [])

    def of_document(self, node):
        """A value inside of a document."""
        if isinstance(node, ast.Dict):
            return self.a_document(node, None, None, None)
        if isinstance(node, ast.Constant) and node.value is None:
            return "null"
        if isinstance(node, ast.List) and node.elts:
            several = "List.of" if self.lang.name == "java" else "listOf"
            return f"{several}({', '.join(self.of_document(e) for e in node.elts)})"
        return self.given(node).text

    def a_documents(self, node, wanted, binding, rest):
        """A list of documents that is written out."""
        if not isinstance(node, ast.List):
            raise Cannot("documents that are computed")
        return self.of_document(node)

    def a_true(self, node, wanted, binding, rest):
        if isinstance(node, ast.Constant) and node.value is True:
            return "true"
        raise Cannot("an option that is not True")

    def a_path(self, node, wanted, binding, rest):
        return f"Path.of({self.coerce(self.x(node), types.STR)})"

    def a_bmode(self, node, wanted, binding, rest):
        return self.mode(node, True)

    def a_tmode(self, node, wanted, binding, rest):
        return self.mode(node, False)

    def mode(self, node, binary):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or ("b" in node.value) != binary:
            raise Cannot("the mode of a file")
        return self.lang.string(node.value)

    def a_routes(self, node, wanted, binding, rest):
        """A list of routes as arguments."""
        if not isinstance(node, ast.List) or self.lang.name != "java":
            raise Cannot("routes that are computed")
        codes = [self.x(e) for e in node.elts]
        if any(c.type.name != "RouteDef" for c in codes):
            raise Cannot("another kind of route")
        return ", ".join(c.text for c in codes)

    def a_webhandler(self, node, wanted, binding, rest):
        """A handler of requests: a function of the program with a request."""
        fn, target = None, None
        if isinstance(node, ast.Name):
            fn = self.module.visible(self.fn, node.id)
        elif isinstance(node, ast.Attribute):
            receiver = self.x(node.value)
            cls = self.class_of(receiver.type)
            fn, target = (cls.method(node.attr) if cls else None), receiver
        if fn is None or len(fn.params) != 1 or not fn.is_async or fn.generator or fn.star or fn.captured or fn.decorators or self.lang.name != "java":
            raise Cannot("this handler of requests")
        fn.vars[fn.params[0]].learn(types.Type("Request"))
        if fn.ret.name not in ("Response", "StreamResponse", "WebSocketResponse") or fn.ret.null:
            raise Cannot("a handler that returns no response")
        name = self.fn.fresh("request")
        call = f"{target.operand + '.' if target else ''}{fn.java}({name})"
        return self.lang.lam([name], self.lang.await_(call) if fn.coroutine else call)

    def a_utf8(self, node, wanted, binding, rest):
        if isinstance(node, ast.Constant) and node.value in UTF8:
            return "UTF_8"
        raise Cannot("another charset")

    def a_latin1(self, node, wanted, binding, rest):
        if isinstance(node, ast.Constant) and str(node.value).lower() in ("latin-1", "latin1", "iso-8859-1"):
            return "ISO_8859_1"
        raise Cannot("another charset")

    def a_signal(self, node, wanted, binding, rest):
        code = self.x(node)
        if code.type.name != "signal":
            raise Cannot("a signal that is computed")
        return code.text

    def a_Awaitables(self, node, wanted, binding, rest):
        """A collection of tasks or futures: the type of one of them is bound."""
        with self.read_only():
            code = self.x(self.at_once(node))
        item = code.type.arg()
        if code.type.name not in types.COLLECTIONS or item.name not in ("Task", "Future"):
            raise Cannot(f"{self.say(code.type)} instead of tasks")
        binding["F"] = item
        return code.text

    def a_Iterables(self, node, wanted, binding, rest):
        with self.read_only():
            code = self.x(self.at_once(node))
        item = code.type.arg()
        if code.type.name not in types.COLLECTIONS or item.name not in types.AWAITABLE:
            raise Cannot(f"{self.say(code.type)} instead of awaitables")
        binding["T"] = item.arg()
        return code.text
