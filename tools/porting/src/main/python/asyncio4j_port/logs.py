"""Logging: calls of Python's loggers as calls of System.Logger."""
from __future__ import annotations

import ast

from . import types
from .code import Cannot, Code
from .types import STR, VOID

LEVELS = {"debug": "DEBUG", "info": "INFO", "warning": "WARNING", "warn": "WARNING", "error": "ERROR", "exception": "ERROR", "critical": "ERROR", "fatal": "ERROR"}
SETTINGS = {"logging.basicConfig", "logging.disable", "logging.captureWarnings", "logging.config.dictConfig"}


class Logs:
    """The part of the translator that writes logging."""

    def f_logging_getLogger(self, node, want):
        if node.keywords or len(node.args) > 1:
            raise Cannot("this logger")
        name = node.args[0] if node.args else None
        if name is None or isinstance(name, ast.Name) and name.id == "__name__":
            text = self.lang.string(self.module.java if name is not None else "root")
        else:
            text = self.coerce(self.x(name), STR)
        return Code(f"System.getLogger({text})", types.Type("Logger"))

    def logged(self, node):
        """A call of a logger or of the module logging; None if it is something else."""
        func = node.func
        full = self.names.resolve(func)
        if full in SETTINGS:
            return self.setting(node)
        if full and full.startswith("logging.") and full[8:] in LEVELS:
            return self.log_line('System.getLogger("root")', full[8:], node)
        if isinstance(func, ast.Attribute) and (func.attr in LEVELS or func.attr in ("setLevel", "addHandler", "log")):
            t = self.quiet_type(func.value)
            if t is not None and t.name == "Logger":
                if func.attr not in LEVELS:
                    return self.setting(node)
                return self.log_line(self.x(func.value).operand, func.attr, node)
        return None

    def setting(self, node):
        self.check("logging is set up outside of the program: System.Logger")
        return Code(f"System.getLogger(\"root\").log(System.Logger.Level.TRACE, {self.lang.string(self.short(node, 60))})", VOID)

    def log_line(self, logger, word, node):
        options = {k.arg: k.value for k in node.keywords}
        trace = options.pop("exc_info", None)
        if options or not node.args or any(isinstance(a, ast.Starred) for a in node.args):
            raise Cannot("a log line with these options")
        pattern = node.args[0]
        if len(node.args) == 1:
            code = self.text(self.x(pattern))
            text = code.text if code.type == STR else self.lang.value_of(code.text)
        elif isinstance(pattern, ast.Constant) and isinstance(pattern.value, str):
            text = self.concat(self.percented(pattern.value, node.args[1:])).text
        else:
            raise Cannot("a log line whose format is computed")
        error = ""
        if word == "exception" or isinstance(trace, ast.Constant) and trace.value is True:
            error = f", {self.caught[-1]}" if self.caught else ""
        elif trace is not None:
            found = self.x(trace)
            if found.type.name != "error" and found.type.name not in self.errors and not self.is_error(found.type):
                raise Cannot("exc_info of something else")
            error = f", {found.text}"
        return Code(f"{logger}.log(System.Logger.Level.{LEVELS[word]}, {text}{error})", VOID)
