// Written by the porting assistant of asyncio4j from cookbook/data.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.queues.PriorityQueue
import dev.asyncio4j.streams.StreamReader
import dev.asyncio4j.transports.BaseProtocol
import dev.asyncio4j.transports.Protocol
import java.math.BigDecimal
import java.math.RoundingMode
import java.nio.ByteBuffer
import java.time.Duration
import kotlin.text.Charsets.UTF_8

// Bytes, seconds, lambdas, arguments, output, loops, priorities.
object Data {
  fun pack(kind: Int, text_: String): Any? {
    val body: ByteArray = text_.toByteArray()
    todo<Unit>(9, "return struct.pack(\"!HI\", kind, len(body)) + body") // struct.pack has no counterpart
    return null
  }

  fun unpack(data: Any?): Any? {
    var kind: Any? = todo<Any?>(13, "kind, size = struct.unpack(\"!HI\", data[:6])")
    var size_: Any? = todo<Any?>(13, "kind, size = struct.unpack(\"!HI\", data[:6])")
    todo<Unit>(13, "kind, size = struct.unpack(\"!HI\", data[:6])") // struct.unpack has no counterpart
    todo<Unit>(14, "return f\"{kind} {size} {data[6:].decode()} {data[:2].hex()}\"") // a slice of None
    return null
  }

  suspend fun slowStart(step: Double): Boolean? {
    val loop: EventLoop = getRunningLoop()
    val start: Duration = loop.time()
    for (i in 0 until 3) {
      sleep(seconds(step * i)).await()
    }
    return loop.time().minus(start).compareTo(seconds(step * 3 * 0.9)) >= 0
  }

  suspend fun allThree(log: MutableList<String>) {
    val number = Ref<Int>(0)
    for (i in 0 until 3) {
      number.value = i
      createTask(work(number.value, log)).await()
    }
  }

  fun work(number: Int, log: MutableList<String>): Coroutine<Unit> {
    return coroutine {
      log.add("work " + number)
    }
  }

  fun connect(host: Any?, port: Int, tls: Boolean): Any? {
    todo<Unit>(40, "return f\"{host}:{port} {'tls' if tls else 'plain'} {len(headers)}\"") // headers has no counterpart
    return null
  }

  open class Collect : Protocol {
    lateinit var received: ByteArray

    constructor() {
      this.received = ByteArray(0)
    }

    override fun dataReceived(data0: ByteBuffer) {
      val data: ByteArray = BaseProtocol.bytes(data0)
      this.received = concat(this.received, data)
    }
  }

  fun table(rows: MutableList<Tuple3<String, Int, Double>>): MutableList<String>? {
    return rows.map { item -> pad(item.a, 6, "<", " ") + "|" + pad((item.b).toString(), 3, ">", " ") + "|" + fixed(item.c, 1) }.toMutableList()
  }

  suspend fun countLines(reader: StreamReader): String {
    var count: Int = 0
    var broken = false
    while (true) {
      val line: ByteArray = reader.readLine().await()
      if (line.size == 0) break
      if (line.contentEquals("stop\n".toByteArray(UTF_8))) {
        broken = true
        break
      }
      count += 1
    }
    if (!broken) {
      return "all " + count
    }
    return "stopped after " + count
  }

  suspend fun byPriority(): String {
    val queue: PriorityQueue<Tuple3<Int, Int, String>> = PriorityQueue.create<Tuple3<Int, Int, String>>(0)
    var nextNumber: Int = 0
    for (job in mutableListOf<Tuple2<Int, String>>(Tuple2<Int, String>(2, "b"), Tuple2<Int, String>(1, "a"), Tuple2<Int, String>(2, "c"))) {
      val number: Int = nextNumber++
      queue.putNowait(Tuple3<Int, Int, String>(job.a, number, job.b))
    }
    return (0 until 3).toMutableList().map { unused -> queue.get().await().c }.toMutableList().joinToString("")
  }

  fun reader(text_: ByteArray): StreamReader {
    var reader: StreamReader = todo<StreamReader>(83, "reader = asyncio.StreamReader()")
    todo<Unit>(83, "reader = asyncio.StreamReader()") // asyncio.StreamReader has no counterpart
    reader.feedData(text_)
    reader.feedEof()
    return reader
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      println(text(unpack(pack(7, "ä"))))
      println("late enough: " + (if (truth(slowStart(0.01))) "yes" else "no"))
      val log: MutableList<String> = mutableListOf<String>()
      allThree(log)
      println(log.joinToString(", "))
      todo<Unit>(95, "print(connect(\"a\"), \"/\", connect(\"b\", 443, tls=True, agent=\"x\"))") // connect takes *args
      val collect: Collect = Collect()
      collect.dataReceived(ByteBuffer.wrap("one ".toByteArray(UTF_8)))
      collect.dataReceived(ByteBuffer.wrap("two".toByteArray(UTF_8)))
      println(String(collect.received, UTF_8))
      todo<Unit>(100, "print(\"\\n\".join(table([(\"tea\", 2, 0.5), (\"coffee\", 10, 1.0)])))") // a loop over what may be None
      println(countLines(reader("a\nb\n".toByteArray(UTF_8))) + " / " + countLines(reader("a\nstop\nb\n".toByteArray(UTF_8))))
      println(byPriority())
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

  /** Truth of a value as Python sees it: nothing, zero and empty are false. */
  fun truth(value: Any?): Boolean =
    when (value) {
      is Boolean -> value
      is Number -> value.toDouble() != 0.0
      is CharSequence -> value.isNotEmpty()
      is ByteArray -> value.isNotEmpty()
      is Collection<*> -> value.isNotEmpty()
      is Map<*, *> -> value.isNotEmpty()
      else -> value != null
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

  data class Tuple2<A, B>(val a: A, val b: B) : Comparable<Tuple2<A, B>> {
    override fun compareTo(other: Tuple2<A, B>): Int =
      compared(listOf<Any?>(a, b), listOf<Any?>(other.a, other.b))

    override fun toString(): String = "(" + repr(a) + ", " + repr(b) + ")"
  }

  data class Tuple3<A, B, C>(val a: A, val b: B, val c: C) : Comparable<Tuple3<A, B, C>> {
    override fun compareTo(other: Tuple3<A, B, C>): Int =
      compared(listOf<Any?>(a, b, c), listOf<Any?>(other.a, other.b, other.c))

    override fun toString(): String = "(" + repr(a) + ", " + repr(b) + ", " + repr(c) + ")"
  }

  fun concat(first: ByteArray, second: ByteArray): ByteArray = first + second

  /** Text of a number with so many digits behind the point. */
  fun fixed(value: Double, digits: Int): String {
    if (value.isNaN()) return "nan"
    if (value.isInfinite()) return if (value > 0) "inf" else "-inf"
    val text = BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString()
    return if ((value < 0 || 1 / value < 0) && !text.startsWith("-")) "-$text" else text
  }

  /** Text in a width: on the left, on the right, or in the middle. */
  fun pad(text: String, width: Int, side: String, fill: String): String {
    val missing = maxOf(0, width - text.codePointCount(0, text.length))
    val left = if (side == "<") 0 else if (side == ">") missing else missing / 2
    return fill.repeat(left) + text + fill.repeat(missing - left)
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
}
