// Written by the porting assistant of asyncio4j from cookbook/world.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.openConnection
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.runCoroutineThreadsafe
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Asyncio.startServer
import dev.asyncio4j.Asyncio.toThread
import dev.asyncio4j.Body
import dev.asyncio4j.ContextVar
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.streams.ConnectionHandler
import dev.asyncio4j.streams.Server
import dev.asyncio4j.streams.StreamReader
import dev.asyncio4j.streams.StreamWriter
import dev.asyncio4j.sync.Lock
import java.io.UncheckedIOException
import java.time.Duration
import java.util.concurrent.CompletableFuture

// Input, commands, addresses, threads, context, functions as values, limits of rate.
object World {
  lateinit var lock: Lock
  lateinit var request: ContextVar<String>

  suspend fun shout(stdin: Any?): MutableList<Any?> {
    val said: MutableList<Any?> = mutableListOf<Any?>()
    todo<Unit>(13, "while line := await asyncio.to_thread(stdin.readline):") // readline of an unknown type
    run {
      todo<Unit>(14, "said.append(line.strip().upper())") // line is not assigned here
    }
    return said
  }

  suspend fun call(function: (Int, Int) -> Coroutine<Int?>, vararg args_0: Int): Any? {
    val args_: MutableList<Int> = args_0.toMutableList()
    var result: Any? = todo<Any?>(21, "result = function(*args)")
    todo<Unit>(21, "result = function(*args)") // a function with other arguments
    todo<Unit>(22, "return await result if inspect.isawaitable(result) else result") // inspect.isawaitable has no counterpart
    return null
  }

  fun plus(a: Int, b: Int): Coroutine<Int?> {
    return coroutine {
      return@coroutine a + b
    }
  }

  suspend fun sums(): Any? {
    todo<Unit>(30, "return await call(plus, 1, 2), await call(functools.partial(max, 7), 5)") // functools.partial has no counterpart
    return null
  }

  suspend fun addresses(): MutableList<String> {
    val writer = Ref<StreamWriter>(null)
    val peers: MutableList<String> = mutableListOf<String>()
    val server: Server = startServer(ConnectionHandler { reader2, writer2 -> await(coroutine { handle(reader2, writer2, peers).await() }) }, "127.0.0.1", 0).await()
    try {
      val port: Int = server.port()
      val pair = openConnection("127.0.0.1", port).await()
      val reader: StreamReader = pair.reader()
      writer.value = pair.writer()
      reader.read(-1).await()
      writer.value.close()
    } finally {
      server.close()
    }
    return peers
  }

  fun handle(reader: StreamReader, writer: StreamWriter, peers: MutableList<String>): Coroutine<Unit> {
    return coroutine {
      peers.add(writer.peer().orElseThrow().getAddress().getHostAddress())
      writer.close()
    }
  }

  suspend fun sort(text_: String): Any? {
    var process: Any? = todo<Any?>(53, "process = await asyncio.create_subprocess_exec( \"sort\", stdin=subprocess.PIPE, stdout=s...")
    todo<Unit>(53, "process = await asyncio.create_subprocess_exec( \"sort\", stdin=subprocess.PIPE, stdout=s...") // subprocess has no counterpart
    var out: Any? = todo<Any?>(55, "out, _ = await process.communicate(text.encode())")
    var unused: Any? = todo<Any?>(55, "out, _ = await process.communicate(text.encode())")
    todo<Unit>(55, "out, _ = await process.communicate(text.encode())") // communicate of an unknown type
    if (todo<Boolean>(56, "process.returncode != 0")) {
      todo<Unit>(57, "raise OSError(f\"sort: {process.returncode}\")") // the attribute returncode of an unknown type
    }
    todo<Unit>(58, "return out.decode().split()") // decode of an unknown type
    return null
  }

  suspend fun testTakesAnHour(): String {
    sleep(Duration.ZERO).await()
    return "an hour has passed"
  }

  fun inAThread(loop: EventLoop): Int? {
    val future: CompletableFuture<Int?> = runCoroutineThreadsafe(plus(20, 22), loop)
    return within(future, 5.0)
  }

  fun handle2(number: Int): Coroutine<String?> {
    return coroutine {
      request.set("request " + number)
      sleep(Duration.ZERO).await()
      return@coroutine toThread(Body { "log of " + request.get() }).await()
    }
  }

  suspend fun guarded(): String? {
    lock.acquire().await()
    try {
      return "one at a time"
    } finally {
      lock.release()
    }
  }

  fun fromCallbacks(start: Any?): Future<Any?> {
    val future: Future<Any?> = getRunningLoop().createFuture<Any?>()
    todo<Unit>(100, "start(future.set_result)") // start has no counterpart
    return future
  }

  // So many in any second: a bucket of tokens.
  open class Limit {
    var rate: Int = 0
    var burst: Int = 0
    var tokens: Double = 0.0
    lateinit var last: Duration

    constructor(rate: Int, burst: Int) {
      val old: Int = rate
      val old2: Int = burst
      this.rate = old
      this.burst = old2
      val old3: Int = burst
      val old4: Duration = getRunningLoop().time()
      this.tokens = old3.toDouble()
      this.last = old4
    }

    open suspend fun take() {
      while (true) {
        val now: Duration = getRunningLoop().time()
        this.tokens = Math.min(this.burst.toDouble(), this.tokens + inSeconds(now.minus(this.last)) * this.rate)
        this.last = now
        if (this.tokens >= 1) {
          this.tokens -= 1
          return
        }
        (sleep(seconds((1 - this.tokens) / this.rate))).await() // check: a division by zero is no error
      }
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      todo<Unit>(125, "print(\", \".join(await shout(io.StringIO(\"one\\ntwo\\n\"))))") // io.StringIO has no counterpart
      todo<Unit>(126, "print(*await sums())") // a loop over None
      println(addresses().joinToString(" ") { text(it) })
      todo<Unit>(128, "print(*await sort(\"b\\na\\n\"))") // a loop over None
      println(testTakesAnHour())
      val given: EventLoop = getRunningLoop()
      println(text(toThread(Body { inAThread(given) }).await()))
      todo<Unit>(131, "print(\" / \".join(await asyncio.gather(handle(1), handle(2))))") // join of a str
      println(text(guarded()))
      val loop: EventLoop = getRunningLoop()
      todo<Unit>(134, "print(await from_callbacks(lambda done: loop.call_later(0.01, done, \"called back\")))") // a lambda of unknown arguments
      val limit: Limit = Limit(100, 2)
      val start: Duration = loop.time()
      for (unused in 0 until 5) {
        limit.take()
      }
      println("slowed down: " + (if (loop.time().minus(start).compareTo(seconds(0.025)) >= 0) "yes" else "no"))
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    request = ContextVar.create("request", "none")
    lock = Lock.create()
    run(main())
  }

  /** Stands for what is left to do by hand. */
  fun <T> todo(line: Int, python: String): T =
    throw UnsupportedOperationException("line $line: $python")

  /** Text of a value as Python's str() gives it. */
  fun text(value: Any?): String =
    when (value) {
      is String -> value
      is Throwable -> value.message ?: ""
      else -> repr(value)
    }

  /** Text of a value as Python's repr() gives it. */
  fun repr(value: Any?): String =
    when (value) {
      null -> "None"
      true -> "True"
      false -> "False"
      is String -> quoted(value)
      is Map<*, *> -> value.entries.joinToString(", ", "{", "}") { repr(it.key) + ": " + repr(it.value) }
      is Set<*> -> if (value.isEmpty()) "set()" else value.joinToString(", ", "{", "}") { repr(it) }
      is Collection<*> -> value.joinToString(", ", "[", "]") { repr(it) }
      else -> value.toString()
    }

  fun quoted(text: String): String {
    val quote = if (text.contains("'") && !text.contains("\"")) "\"" else "'"
    val inner = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return quote + (if (quote == "'") inner.replace("'", "\\'") else inner) + quote
  }

  /** A variable that a lambda and the code around it share. */
  class Ref<T>(private var held: T?) {
    @Suppress("UNCHECKED_CAST")
    var value: T
      get() = held as T
      set(now) {
        held = now
      }
  }

  /** Result of work on another thread, for which this thread waits so many seconds, or without end. */
  fun <T> within(work: CompletableFuture<T>, limit: Number): T =
    try {
      if (limit.toDouble() < 0) work.get() else work.get(Math.round(limit.toDouble() * 1000), java.util.concurrent.TimeUnit.MILLISECONDS)
    } catch (e: java.util.concurrent.TimeoutException) {
      throw AsyncTimeoutException("")
    } catch (e: java.util.concurrent.ExecutionException) {
      throw e.cause!!
    }

  /** A time as a number of seconds. */
  fun inSeconds(time: Duration): Double = time.toNanos() / 1e9

  /** Error of the system with a text of its own. */
  fun osError(message: String): UncheckedIOException = UncheckedIOException(message, java.io.IOException(message))
}
