"""Calls and attributes of asyncio whose form no template can tell."""
from __future__ import annotations

import ast

from . import types
from .code import Cannot, Code
from . import data
from .calls import PARENTS
from .arguments import SIGNALS, TEXTS
from .types import INT, STR, UNKNOWN, VOID, of

FIELDS = {  # attributes that are methods in Java
    ("AsyncProcess", "stdin"): ("stdin()", "StreamWriter"), ("AsyncProcess", "stdout"): ("stdout()", "StreamReader"),
    ("AsyncProcess", "stderr"): ("stderr()", "StreamReader"), ("Barrier", "n_waiting"): ("waiting()", "int"),
    ("Barrier", "parties"): ("parties()", "int"), ("Barrier", "broken"): ("broken()", "bool"), ("Queue", "maxsize"): ("maxsize()", "int"),
    ("IncompleteReadException", "partial"): ("partial()", "bytes"), ("IncompleteReadException", "expected"): ("expected().orElseThrow()", "int"), ("StreamWriter", "transport"): ("transport()", "Transport"),
    ("TaskGroupException", "exceptions"): ("exceptions()", "List<error>"),
}


KINDS_OF_ONE = {  # classes of Java that stand for one class of Python alone
    "AsyncTimeoutException": "TimeoutError", "CancelledError": "CancelledError", "QueueEmptyException": "QueueEmpty", "QueueFullException": "QueueFull",
    "QueueShutDownException": "QueueShutDown", "InvalidStateException": "InvalidStateError", "LimitOverrunException": "LimitOverrunError",
    "BrokenBarrierException": "BrokenBarrierError", "ArithmeticException": "ZeroDivisionError", "IndexOutOfBoundsException": "IndexError",
    "AssertionError": "AssertionError",
}


class Specials:
    """The part of the translator that writes gather, children, addresses and the like."""

    def f_asyncio_gather(self, node, want):
        options = {k.arg: k.value for k in node.keywords}
        whole = options.pop("return_exceptions", None)
        if options or whole is not None and not (isinstance(whole, ast.Constant) and isinstance(whole.value, bool)):
            raise Cannot("gather with these options")
        word = "gatherOutcomes" if whole is not None and whole.value else "gather"
        args, t = [], UNKNOWN
        if len(node.args) == 1 and isinstance(node.args[0], ast.Starred):
            with self.read_only():
                inner = node.args[0].value
                code, item = self.iterable(self.at_once(inner))
            if item.name not in types.AWAITABLE:
                raise Cannot(f"gather of {self.say(item)}")
            args, t = [code.text], item.arg()
        else:
            items = [self.x(a) for a in node.args]
            for item in items:
                if item.type.name not in types.AWAITABLE:
                    raise Cannot(f"gather of {self.say(item.type)}")
                t = types.join(t, item.type.arg())
            args = [i.text for i in items] or ["List.of()" if self.lang.name == "java" else "listOf<Awaitable<Any?>>()"]
            kinds, t = {i.type.arg() for i in items}, t if items else types.NONE
            if len(kinds) > 1:
                raise Cannot("gather of different types: tasks, and result() of each")
        if word == "gatherOutcomes":
            if len(node.args) > 1 or not isinstance(node.args[0] if node.args else None, ast.Starred):
                args = [f"List.of({', '.join(args)})" if self.lang.name == "java" else f"listOf({', '.join(args)})"]
            return Code(f"gatherOutcomes({', '.join(args)})", of("Future", of("List", of("Outcome", t))))
        return Code(f"gather({', '.join(args)})", of("Future", of("List", t)))

    def f_asyncio_Future(self, node, want):
        self.one_or_none(node)
        return Code("getRunningLoop().createFuture()" if self.lang.name == "java" else f"getRunningLoop().createFuture<{self.lang.type(want.arg())}>()", of("Future", UNKNOWN))

    def one_or_none(self, node):
        if node.args or node.keywords:
            raise Cannot("arguments of Future")

    def f_asyncio_create_subprocess_exec(self, node, want):
        return self.subprocess(node, "createSubprocessExec")

    def f_asyncio_create_subprocess_shell(self, node, want):
        return self.subprocess(node, "createSubprocessShell")

    def subprocess(self, node, word):
        options = "ProcessOptions.defaults()"
        for k in node.keywords:
            code = self.x(k.value) if k.arg in ("stdin", "stdout", "stderr") else None
            if code is None or code.type.name != "Stdio":
                raise Cannot(f"the option {k.arg} of a child")
            options += f".{k.arg}({code.text})"
        if len(node.args) == 1 and isinstance(node.args[0], ast.Starred):
            code = self.x(node.args[0].value)
            args = [self.lang.spread(self.coerce(code, of("List", STR)), STR)]
        else:
            args = [self.coerce(self.x(a), STR) for a in node.args]
        return Code(f"{word}({', '.join([options] + args)})", of("Coroutine", types.Type("AsyncProcess")))

    def attribute(self, node):
        """Attributes of asyncio's objects: methods in Java."""
        full = self.names.resolve(node)
        if full in SIGNALS:
            return Code(self.lang.string(SIGNALS[full]), types.Type("signal"))
        if full in TEXTS:
            return Code(self.lang.string(TEXTS[full]), STR)
        if full and full.startswith("aiohttp.WSMsgType."):
            return Code("WsMessageType." + node.attr, types.Type("WsMessageType"))
        if full in ("os.linesep", "os.sep"):
            return Code("System.lineSeparator()" if full.endswith("linesep") else "java.io.File.separator", STR)
        if full == "sys.argv":
            return Code(self.need("argv"), of("List", STR))
        if full in ("math.pi", "math.e"):
            return Code("Math." + full[5:].upper(), types.DOUBLE)
        if full == "math.inf":
            return Code("Double.POSITIVE_INFINITY", types.DOUBLE)
        if node.attr == "__name__":
            return self.class_text(node.value)
        if full and full.startswith(("sys.", "os.")) or not isinstance(node.value, (ast.Name, ast.Attribute, ast.Call, ast.Await, ast.Subscript)):
            return None
        t = self.quiet_type(node.value)
        if t is None:
            return None
        if node.attr == "__cause__" and (t.name == "error" or t.name in self.errors or self.is_error(t)):
            return Code(f"{self.solid(self.x(node.value))}.{'getCause()' if self.lang.name == 'java' else 'cause'}", types.Type("error", (), True))
        if t.name == "signal" and node.attr == "name":
            return Code(f'"SIG" + {self.x(node.value).text}', STR, 6)
        if t.name == "UUID" and node.attr == "hex":
            return Code(f'{self.x(node.value).operand}.toString().replace("-", "")', STR)
        for kind in [t.name] + PARENTS.get(t.name, []):
            row = data.attributes().get(f"{kind}.{node.attr}")
            if row is not None:
                text = row.java if self.lang.name == "java" else row.kotlin
                for helper in self.helpers_in(text):
                    self.need(helper)
                return Code(text.replace("$r", self.solid(self.x(node.value))), row.result)
        if t.name == "TaskGroupException" and node.attr == "exceptions" and t.args:
            one = f"{self.lang.type(t.arg())}{'.class' if self.lang.name == 'java' else '::class.java'}"
            return Code(f"{self.need('errorsOf')}({self.solid(self.x(node.value))}, {one})", of("List", t.arg()))
        if (t.name, node.attr) in FIELDS:
            text, result = FIELDS[t.name, node.attr]
            return Code(f"{self.solid(self.x(node.value))}.{text}", types.parse(result))
        if t.name == "AsyncProcess" and node.attr == "returncode":
            return Code(f"{self.need('intOrNull')}({self.solid(self.x(node.value))}.returnCode())", INT.nullable())
        if t.name == "AsyncProcess" and node.attr == "pid":
            return Code(f"(int) {self.x(node.value).operand}.pid()" if self.lang.name == "java" else f"{self.x(node.value).operand}.pid().toInt()", INT, 8)
        return None

    def class_text(self, node):
        """`type(e).__name__`: the name of the class in Python."""
        call = node if isinstance(node, ast.Call) and self.names.resolve(node.func) == "type" and len(node.args) == 1 else None
        if call is None:
            cls = self.known_class(node)
            return Code(self.lang.string(cls.name), STR) if cls is not None else None
        code = self.x(call.args[0])
        simple = {"str": "str", "int": "int", "double": "float", "bool": "bool", "List": "list", "Map": "dict", "Set": "set", "bytes": "bytes"}
        if code.type.name in simple and not code.type.null:
            return Code(self.lang.string(simple[code.type.name]), STR)
        cls = self.class_of(code.type)
        if cls is not None and not any(c is not cls and self.subclass(self.type_of(c), code.type) for c in self.classes_known()):
            return Code(self.lang.string(cls.name), STR)
        if code.type.name == "error" or code.type.name in self.errors or self.is_error(code.type):
            if code.type.name in KINDS_OF_ONE:
                return Code(self.lang.string(KINDS_OF_ONE[code.type.name]), STR)
            self.check("one class of Java stands for several of Python's")
            return Code(f"{self.need('kind')}({self.solid(code)})", STR)
        if cls is not None:
            return Code(f"{code.operand}.getClass().getSimpleName()" if self.lang.name == "java" else f"{code.operand}.javaClass.simpleName", STR)
        raise Cannot(f"the class of {self.say(code.type)}")

    def subscript(self, node):
        """The port of a server, the address of a peer, the message of an error."""
        if isinstance(node.value, (ast.Name, ast.Attribute)) and self.quiet_type(node.value) == types.Type("Application"):
            return self.kept_in(self.x(node.value), node.slice)
        if self.names.resolve(node.value) == "os.environ":
            return Code(f"{self.need('environment')}({self.coerce(self.x(node.slice), STR)})", STR)
        if isinstance(node.slice, ast.Constant) and node.slice.value in ("exception", "message") and self.quiet_type(node.value) == types.Type("ExceptionContext"):
            what = self.solid(self.x(node.value))
            return Code(f"{what}.exception()", types.Type("error")) if node.slice.value == "exception" else Code(f"{what}.message()", types.Type("report"))
        if isinstance(node.value, ast.Attribute) and node.value.attr in ("match_info", "query", "headers"):
            t = self.quiet_type(node.value.value)
            if t and (t.name == "Request" or t.name == "ClientResponse" and node.value.attr == "headers"):
                self.check("what is not there is null here")
                word = "matchInfo" if node.value.attr == "match_info" else node.value.attr
                return Code(f"{self.solid(self.x(node.value.value))}.{word}().get({self.coerce(self.x(node.slice), STR)})", STR)
        if self.quiet_type(node.value) and self.quiet_type(node.value).plain() == types.Type("PgRecord") and not isinstance(node.slice, ast.Slice):
            index = self.x(node.slice)
            if index.type not in (STR, INT) or index.literal and index.literal.startswith("-"):
                raise Cannot("this item of a record")
            self.effects += 1
            return Code(f"{self.solid(self.x(node.value))}.get({index.text})", types.ANY)
        text = ast.unparse(node) if isinstance(node.slice, ast.Constant) and isinstance(node.value, (ast.Attribute, ast.Call, ast.Subscript)) else ""
        if text.endswith(".sockets[0].getsockname()[1]") or text.endswith("sockets[0].getsockname()[:2][1]"):
            server = node.value.func.value.value.value
            if self.quiet_type(server) == types.Type("Server"):
                return Code(f"{self.x(server).operand}.port()", INT)
        if text.endswith(".addresses[0][1]") and self.quiet_type(node.value.value.value) == types.Type("AppRunner"):
            first = f"{self.x(node.value.value.value).operand}.addresses().get(0)"
            return Code(f"((InetSocketAddress) {first}).getPort()" if self.lang.name == "java" else f"({first} as InetSocketAddress).port", INT)
        if text.endswith(".args[0]") and isinstance(node.value, ast.Attribute):
            t = self.quiet_type(node.value.value)
            if t and (t.name in self.errors or t.name == "error" or self.is_error(t)):
                if t.name == "error":
                    self.check("the first argument of an error")
                self.effects += 1
                return Code(f"{self.solid(self.x(node.value.value))}.{'getMessage()' if self.lang.name == 'java' else 'message!!'}", STR)
        if text.endswith(("get_extra_info('peername')[0]", "get_extra_info('peername')[1]")):
            target = self.x(node.value.func.value)
            if target.type.name in ("StreamWriter", "Transport"):
                peer = f"{target.operand}.peer().orElseThrow()"
                return Code(f"{peer}.getPort()", INT) if node.slice.value else Code(f"{peer}.getAddress().getHostAddress()", STR)
        return None

    def special_method(self, node, want):
        """Methods whose receiver is no object of Java: joining text, comparing with None, the address of a peer."""
        func = node.func
        if func.attr in ("add_argument", "parse_args") and self.quiet_type(func.value) == types.Type("Arguments"):
            return (self.option if func.attr == "add_argument" else self.parsed)(self.x(func.value), node)
        made = self.connected(node) or self.signal(node)
        if made:
            return made
        if func.attr == "join" and len(node.args) == 1 and not node.keywords:
            separator = self.quiet_type(func.value)
            if separator == STR:
                return self.joined(func.value, node.args[0])
            if separator == types.BYTES:
                with self.read_only():
                    code, t = self.iterable(node.args[0])
                if t != types.BYTES:
                    raise Cannot(f"join of {self.say(t)}")
                return Code(f"{self.need('joinBytes')}({self.x(func.value).text}, {code.text})", types.BYTES)
            return None
        if func.attr == "items" and not node.args:
            return None
        if isinstance(func.value, ast.Attribute) and func.value.attr == "router" and f"Application.router.{func.attr}" in data.templates() and self.quiet_type(func.value.value) == types.Type("Application"):
            return self.template(f"Application.router.{func.attr}", self.x(func.value.value), node, UNKNOWN)
        if func.attr == "get_extra_info" and len(node.args) == 1 and isinstance(node.args[0], ast.Constant) and node.args[0].value == "peername":
            target = self.x(func.value)
            if target.type.name in ("StreamWriter", "Transport"):
                self.check("the text of an address")
                return Code(f"{target.operand}.peer().orElseThrow()", types.Type("InetSocketAddress"))
        if func.attr == "start_soon" and self.quiet_type(func.value) == types.Type("Nursery"):
            return self.started_soon(self.x(func.value), node)
        if func.attr == "set_exception_handler" and len(node.args) == 1 and self.quiet_type(func.value) == types.Type("EventLoop"):
            return Code(f"{self.x(func.value).operand}.setExceptionHandler({self.exception_handler(node.args[0])})", VOID)
        if func.attr == "add_done_callback":
            target = self.x(func.value)
            if target.type.name in ("Task", "Future") and len(node.args) == 1 and not node.keywords:
                return Code(f"{self.solid(target)}.addDoneCallback({self.one_argument(node.args[0], target.type)})", VOID)
        if func.attr == "format":
            if isinstance(func.value, ast.Constant) and isinstance(func.value.value, str):
                return self.str_format(func.value.value, node)
            raise Cannot("str.format")
        if func.attr in ("sort",):
            target = self.x(func.value)
            if target.type.name == "List":
                return self.sort(target, node)
        return None

    def joined(self, separator, items):
        with self.read_only():
            code, t = self.iterable(self.at_once(items))
        if t != STR:
            raise Cannot(f"join of {self.say(t)}")
        between = self.x(separator).text
        if self.lang.name == "kotlin":
            return Code(f"{code.operand}.joinToString({between})", STR)
        return Code(f"String.join({between}, {code.text})", STR)
