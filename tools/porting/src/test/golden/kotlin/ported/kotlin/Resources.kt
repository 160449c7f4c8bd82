// Written by the porting assistant of asyncio4j from cookbook/resources.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.AsyncGenerator
import dev.asyncio4j.Asyncio.asyncGenerator
import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.createSubprocessExec
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Asyncio.toThread
import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.subprocess.AsyncProcess
import dev.asyncio4j.subprocess.ProcessOptions
import dev.asyncio4j.sync.Event
import java.io.UncheckedIOException
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration

// Things that are opened and closed, files, generators, comprehensions, signals.
object Resources {
  open class Session {
    lateinit var name_: String
    lateinit var log: MutableList<String>

    constructor(name_: String, log: MutableList<String>) {
      val old: String = name_
      val old2: MutableList<String> = log
      this.name_ = old
      this.log = old2
    }

    open suspend fun aenter(): Session {
      sleep(Duration.ZERO).await()
      this.log.add("open " + this.name_)
      return this
    }

    open suspend fun aexit(vararg error_0: Any?) {
      val error_: MutableList<Any?> = error_0.toMutableList()
      sleep(Duration.ZERO).await()
      this.log.add("close " + this.name_)
    }
  }

  suspend fun transaction(log: MutableList<String>, body: suspend (MutableList<String>) -> Unit) {
    log.add("begin")
    try {
      body(log)
    } catch (e: Throwable) {
      log.add("rollback")
      throw e
    }
    log.add("commit")
  }

  suspend fun many(names: MutableList<String>, log: MutableList<String>) {
    var stack: Any? = todo<Any?>(36, "async with AsyncExitStack() as stack:")
    todo<Unit>(36, "async with AsyncExitStack() as stack:") // contextlib.AsyncExitStack has no counterpart
    run {
      for (name_ in names) {
        todo<Unit>(38, "await stack.enter_async_context(Session(name, log))") // enter_async_context of an unknown type
      }
      log.add("inside")
    }
  }

  fun lines(path: String): MutableList<String> {
    val file: TextFile = TextFile(path, "r")
    file.use { _ ->
      return file.read().lines().toMutableList() // check: line ends
    }
  }

  fun upper(path: String): Coroutine<MutableList<String>> {
    return coroutine {
      return@coroutine toThread(Body { lines(path) }).await().map { line -> line.uppercase() }.toMutableList()
    }
  }

  suspend fun waitForHup() {
    val came: Event = Event.create()
    val loop: EventLoop = getRunningLoop()
    loop.addSignalHandler("HUP", { came.set() })
    sendHup()
    came.await().await()
    loop.removeSignalHandler("HUP")
  }

  suspend fun sendHup() {
    val process: AsyncProcess = createSubprocessExec(ProcessOptions.defaults(), "kill", "-HUP", ProcessHandle.current().pid().toInt().toString()).await()
    process.waitFor().await()
  }

  fun count(log: MutableList<String>): AsyncGenerator<Int> {
    return asyncGenerator { y ->
      try {
        for (i in 0 until 100) {
          await(sleep(Duration.ZERO))
          y.emit(i)
        }
      } finally {
        log.add("generator closed")
      }
    }
  }

  suspend fun firstTwo(log: MutableList<String>) {
    var numbers: Any? = todo<Any?>(81, "async with aclosing(count(log)) as numbers:")
    todo<Unit>(81, "async with aclosing(count(log)) as numbers:") // contextlib.aclosing has no counterpart
    run {
      var number: Any? = todo<Any?>(82, "async for number in numbers:")
      todo<Unit>(82, "async for number in numbers:") // async for over an unknown type
      run {
        if ((number == 2)) {
          todo<Unit>(84, "return") // return out of a block that is a lambda
        }
        log.add("number " + text(number)) // check: the text of an unknown type
      }
    }
  }

  fun square(number: Int): Coroutine<Int?> {
    return coroutine {
      sleep(Duration.ZERO).await()
      return@coroutine Math.multiplyExact(number, number)
    }
  }

  suspend fun squares(log: MutableList<String>): Tuple3<MutableList<Int>, String, MutableList<Any?>>? {
    val even: MutableList<Int> = count(log).toList().await().filter { n -> Math.floorMod(n, 50) == 0 }.map { n -> n * 10 }.toMutableList()
    var table: MutableMap<Int, Any?> = todo<MutableMap<Int, Any?>>(97, "table = {n: await square(n) for n in range(3)}")
    todo<Unit>(97, "table = {n: await square(n) for n in range(3)}") // a dictionary with nothing in it
    val atOnce: MutableList<Int?> = gather((0 until 3).toMutableList().map { n3 -> square(n3) }.toMutableList()).await()
    todo<Unit>(99, "return even, \" \".join(f\"{k}:{v}\" for k, v in table.items()), at_once") // a List<int?> where a List<none> is needed
    return null
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val log: MutableList<String> = mutableListOf<String>()
      val manager: Session = Session("a", log)
      val a: Session = manager.aenter()
      try {
        val manager2: Session = Session("b", log)
        manager2.aenter()
        try {
          log.add("in " + a.name_)
        } finally {
          manager2.aexit()
        }
      } finally {
        manager.aexit()
      }
      transaction(log) { unused ->
        log.add("insert")
      }
      try {
        transaction(log) { unused2 ->
          throw IllegalArgumentException("")
        }
      } catch (e: IllegalArgumentException) {
      }
      many(mutableListOf<String>("x", "y"), log)
      var file: Any? = todo<Any?>(115, "with tempfile.NamedTemporaryFile(\"w\", suffix=\".txt\") as file:")
      todo<Unit>(115, "with tempfile.NamedTemporaryFile(\"w\", suffix=\".txt\") as file:") // tempfile.NamedTemporaryFile has no counterpart
      run {
        todo<Unit>(116, "file.write(\"one\\ntwo\\n\")") // write of an unknown type
        todo<Unit>(117, "file.flush()") // flush of an unknown type
        todo<Unit>(118, "log.append(\" \".join(await upper(file.name)))") // the attribute name of an unknown type
      }
      waitForHup()
      log.add("hup came")
      firstTwo(log)
      for (part in todo<MutableList<Any?>>(122, "await squares(log)")) {
        log.add(text(part)) // check: the text of an unknown type
      }
      println(log.joinToString("\n"))
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
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

  data class Tuple3<A, B, C>(val a: A, val b: B, val c: C) : Comparable<Tuple3<A, B, C>> {
    override fun compareTo(other: Tuple3<A, B, C>): Int =
      compared(listOf<Any?>(a, b, c), listOf<Any?>(other.a, other.b, other.c))

    override fun toString(): String = "(" + repr(a) + ", " + repr(b) + ", " + repr(c) + ")"
  }

  /** Order of tuples: that of the first parts that differ. */
  @Suppress("UNCHECKED_CAST")
  fun compared(first: List<Any?>, second: List<Any?>): Int {
    for (i in first.indices) {
      val order = (first[i] as Comparable<Any?>).compareTo(second[i])
      if (order != 0) return order
    }
    return 0
  }

  /** A file of text in UTF-8, as open() gives it. */
  class TextFile(path: String, mode: String) : AutoCloseable {
    private val lines = ArrayDeque<String>()
    private val writer: java.io.Writer?

    init {
      val file = java.io.File(path)
      try {
        if (mode == "x") Files.createFile(Path.of(path))
        writer = if (mode == "r") null else java.io.FileOutputStream(file, mode == "a").bufferedWriter()
        if (mode == "r") {
          val text = Files.readString(Path.of(path)).replace("\r\n", "\n").replace('\r', '\n')
          lines.addAll(text.split("\n").map { it + "\n" })
          val last = lines.removeLast().dropLast(1)
          if (last.isNotEmpty()) lines.addLast(last)
        }
      } catch (e: java.io.IOException) {
        throw UncheckedIOException(e)
      }
    }

    /** A line with its end, which is always one character; empty at the end of the file. */
    fun readLine(): String = lines.removeFirstOrNull() ?: ""

    fun readLines(): MutableList<String> = lines.toMutableList().also { lines.clear() }

    fun read(): String = readLines().joinToString("")

    fun write(text: String): Int {
      writer!!.write(text)
      return text.codePointCount(0, text.length)
    }

    fun flush() = writer!!.flush()

    override fun close() {
      writer?.close()
    }
  }
}
