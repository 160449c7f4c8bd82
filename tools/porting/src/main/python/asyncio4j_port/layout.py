"""The layout of a skeleton: its first comment, its imports, the class around everything."""
from __future__ import annotations

import ast
import re

from .writing import clean

MARK = "Written by the porting assistant of asyncio4j"
PACKAGES = {
    "dev.asyncio4j": """Asyncio AsyncGenerator AsyncIterable AsyncIterator Awaitable Body Completions Context ContextVar Coroutine Future Outcome ReturnWhen
        RunOptions Runner Task TaskGroup TaskOptions Timeout Token WaitOptions WaitResult""",
    "dev.asyncio4j.exceptions": """AsyncTimeoutException BrokenBarrierException CancelledError GeneratorExit IncompleteReadException
        InvalidStateException LimitOverrunException QueueEmptyException QueueFullException QueueShutDownException RunInterruptedException
        StopAsyncIterationException TaskGroupException""",
    "dev.asyncio4j.loop": "EventLoop Handle TimerHandle ExceptionContext",
    "dev.asyncio4j.queues": "LifoQueue PriorityQueue Queue",
    "dev.asyncio4j.streams": "ConnectOptions Connection ConnectionHandler Server ServerOptions StreamReader StreamWriter",
    "dev.asyncio4j.subprocess": "AsyncProcess Output ProcessOptions Stdio",
    "dev.asyncio4j.sync": "Barrier BoundedSemaphore Condition Event Lock Lockable Semaphore",
    "dev.asyncio4j.transports": "BaseProtocol Endpoint Protocol SubprocessProtocol SubprocessTransport Transport",
    "java.io": "UncheckedIOException",
    "java.math": "BigDecimal BigInteger MathContext RoundingMode",
    "java.net": "InetSocketAddress",
    "java.nio": "ByteBuffer ByteOrder",
    "java.nio.file": "Files Path",
    "java.security": "MessageDigest NoSuchAlgorithmException",
    "java.time": "Duration LocalDateTime",
    "java.time.format": "DateTimeFormatter",
    "java.util": """ArrayDeque ArrayList Arrays Base64 Collection Collections Comparator Deque HexFormat Iterator LinkedHashMap LinkedHashSet List Locale Map
        NoSuchElementException Objects Set UUID""",
    "java.util.concurrent": "CompletableFuture CountDownLatch ExecutorService Executors ThreadLocalRandom",
    "java.util.concurrent.locks": "ReentrantLock",
    "java.util.function": "BiConsumer BiFunction Consumer Function Supplier",
    "java.util.regex": "Matcher Pattern",
    "java.util.stream": "Collector Collectors IntStream",
}
API_NAMES = {name for package, names in PACKAGES.items() for name in names.split()}
MONGO = {
    "com.mongodb": "MongoBulkWriteException MongoCommandException MongoException MongoTimeoutException",
    "com.mongodb.client.result": "DeleteResult InsertManyResult InsertOneResult UpdateResult",
    "dev.asyncio4j.mongo": "Cursor DuplicateKeyException MongoClient MongoCollection MongoDatabase",
    "org.bson": "Document",
}
LIBRARIES = {  # what is imported if the program imports the library of Python
    "aiohttp": {
        "dev.asyncio4j.http": """ClientException ClientResponseException ClientConnectionException ClientOsException ClientConnectorException ClientConnectionResetException
            TooManyRedirectsException ContentTypeException WsServerHandshakeException WsMessageTypeException ServerDisconnectedException ClientPayloadException InvalidUrlException ClientSession ClientResponse ClientTimeout ClientWebSocket RequestOptions SessionOptions WsMessage WsMessageType""",
        "dev.asyncio4j.http.web": "AppKey Application AppRunner HttpException Request Response RouteDef RunAppOptions Site StreamResponse Web WebSocketResponse",
    },
    "asyncpg": {
        "dev.asyncio4j.postgres": "InterfaceException PgConnection PgOptions PgPool PgPoolOptions PgRecord Postgres PostgresException TransactionOptions",
        "dev.asyncio4j.postgres.errors": """CheckViolationException DataException DivisionByZeroException ForeignKeyViolationException IntegrityConstraintViolationException
            InvalidTextRepresentationException NotNullViolationException UndefinedTableException UniqueViolationException""",
    },
    "redis": {"dev.asyncio4j.redis": """DataException LockException LockNotOwnedException NoScriptException Redis RedisClusterException RedisConnectionException RedisException
        RedisOptions RedisTimeoutException ResponseException WatchException"""},
    "motor": MONGO,
    "pymongo": MONGO,
    "aiofiles": {"dev.asyncio4j.files": "AsyncBinaryFile AsyncFiles AsyncTextFile"},
    "trio": {"dev.asyncio4j.nurseries": """BrokenResourceException CancelScope CapacityLimiter ClosedResourceException EndOfChannelException MemoryChannel
        MemoryReceiveChannel MemorySendChannel Nurseries Nursery ScopeOptions Scoped TooSlowException WouldBlockException"""},
    "aiomcache": {"dev.asyncio4j.memcached": "KeyException MemcachedException"},
    "aiojobs": {"dev.asyncio4j.jobs": "Job Scheduler SchedulerOptions"},
}


def library_names(modules):
    """The names that the libraries of a program bring along, by package."""
    return {package: names for library, packages in LIBRARIES.items() if any(m.split(".")[0] == library for m in modules) for package, names in packages.items()}


KOTLIN_OWN = set("ArrayDeque ArrayList Arrays Base64 Collection Comparator Deque Iterator List Map NoSuchElementException Objects Set Function Pattern LinkedHashMap LinkedHashSet CancelledError".split())
KOTLIN_MORE = {
    "await": "dev.asyncio4j.kotlin.await", "coroutine": "dev.asyncio4j.kotlin.coroutine", "timeout": "dev.asyncio4j.kotlin.timeout",
    "timeoutAt": "dev.asyncio4j.kotlin.timeoutAt", "taskGroup": "dev.asyncio4j.kotlin.taskGroup",
    "CancellationException": "kotlinx.coroutines.CancellationException", "TaskGroupScope": "dev.asyncio4j.kotlin.TaskGroupScope",
}
STATICS = """allTasks asCompleted async asyncGenerator await createSubprocessExec createSubprocessShell createTask currentTask each ensureFuture gather
    gatherOutcomes getRunningLoop newEventLoop openConnection run runCoroutineThreadsafe seconds shield sleep startServer taskGroup timeout timeoutAt
    toThread waitFor wrapFuture""".split()


CALLED = re.compile(r"(?<![\w.])(\w+)(?=\(| \{)")  # methods and builders that are called


class Layout:
    """The part of the translator that puts the pieces of a skeleton together."""

    package = ""

    @property
    def libraries(self):
        """The modules that the files of the run import."""
        members = self.project.members.values() if self.linked else [self]
        return {m for tr in members for m in tr.names.modules}

    def assemble(self):
        java = self.lang.name == "java"
        rows = [(1, t, None) for _, t in self.statics()] + [(i + 1, t, n) for i, t, n in self.out] + [(1, t, None) for t in self.helper_lines()]
        if java:
            head = [f"public final class {self.module.java} {{", f"  private {self.module.java}() {{}}", ""]
        else:
            head = [f"object {self.module.java} {{"]
        code = "\n".join(head + [t for _, t, _ in rows])
        doc = ast.get_docstring(self.tree)
        comment = ["// " + clean(line.strip()) for line in (doc or "").strip().split("\n") if line.strip()]
        first = f"// {MARK} from {self.path}; what it cannot tell is a todo(...), what to look at a \"check\"."
        lines = [first] + ([f"package {self.package}{self.lang.semicolon}"] if self.package else []) + [""]
        lines += self.imports(code) + [""] + comment + head
        rows = [(0, t, None) for t in lines] + rows + [(0, "}", None)]
        made, self.places = [], []  # the node that each line was written for
        for indent, line, node in rows:
            if not line and (not made or not made[-1] or made[-1].endswith("{")):
                continue
            made.append("  " * indent + line if line else "")
            self.places.append(node)
        return "\n".join(made) + "\n"

    def statics(self):
        """The names of the module as fields."""
        java = self.lang.name == "java"
        for var in self.module.statics.values():
            yield 0, self.lang.field(var.type, var.java, var.value, java, var.value is not None)
        if self.module.statics:
            yield 0, ""

    def imports(self, text):
        words = set(re.findall(r"[A-Za-z_]\w*", re.sub(r'"(?:\\.|[^"\\])*"|//[^\n]*', '""', text)))
        own = {c.java for c in self.module.classes.values()} | {self.module.java}
        end = self.lang.semicolon
        called = set(CALLED.findall(text))
        static = [f"import {'static ' if end else ''}dev.asyncio4j.Asyncio.{n}{end}" for n in STATICS if n in called and self.uses_static(n, text)]
        charsets = [f"import {'static java.nio.charset.StandardCharsets.' if end else 'kotlin.text.Charsets.'}{n}{end}" for n in ("ISO_8859_1", "UTF_8") if n in words]
        plain = []
        for package, names in {**PACKAGES, **library_names(self.libraries)}.items():
            for name in names.split():
                if name in words and name not in own and not (not end and name in KOTLIN_OWN):
                    plain.append(f"import {package}.{name}{end}")
        if not end:
            plain += [f"import {full}" for word, full in KOTLIN_MORE.items() if word in words]
            return sorted(set(static + charsets + plain))
        return sorted(static + charsets) + [""] + sorted(plain)

    def uses_static(self, name, text):
        if self.lang.name == "kotlin" and name in ("timeout", "timeoutAt", "taskGroup", "async"):
            return False
        if self.lang.name == "kotlin" and name == "await":
            return re.search(r"(?<![\w.])await\(", text) is not None
        return True
