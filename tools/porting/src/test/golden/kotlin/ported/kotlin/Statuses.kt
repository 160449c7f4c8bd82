// Written by the porting assistant of asyncio4j from ch21/statuses.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.openConnection
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Asyncio.startServer
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.streams.ConnectionHandler
import dev.asyncio4j.streams.Server
import dev.asyncio4j.streams.StreamReader
import dev.asyncio4j.streams.StreamWriter
import kotlin.text.Charsets.UTF_8

// Four websites, one after the other, then all at once: then they answer in the order of their speed.
object Statuses {
  lateinit var SITES: MutableMap<String, Tuple2<Double, String>>

  suspend fun site(reader: StreamReader, writer: StreamWriter) {
    val path: String = words(String(reader.readUntil("\r\n\r\n".toByteArray(UTF_8)).await(), UTF_8)).get(1)
    val pair = item(SITES, path)
    val delay: Double = pair.a
    val status: String = pair.b
    sleep(seconds(delay)).await()
    writer.write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").toByteArray())
    writer.drain().await()
    writer.close()
  }

  fun getStatus(port: Int, path: String): Coroutine<String> {
    return coroutine {
      val pair = openConnection("127.0.0.1", port).await()
      val reader: StreamReader = pair.reader()
      val writer: StreamWriter = pair.writer()
      writer.write(("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").toByteArray())
      writer.drain().await()
      val status: String = String(reader.readLine().await(), UTF_8).split(" ", limit = 1 + 1).toMutableList().get(1).trim()
      writer.close()
      writer.waitClosed().await()
      println("answered: " + path)
      return@coroutine status
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val server: Server = startServer(ConnectionHandler { reader, writer -> await(coroutine { site(reader, writer) }) }, "127.0.0.1", 0).await()
      try {
        val port: Int = server.port()
        println("-- one after the other")
        for (path in SITES.keys) {
          println(pad(path, 8, "<", " ") + getStatus(port, path).await())
        }
        println("-- all at once")
        val statuses: MutableList<String> = gather(SITES.keys.map { path4 -> getStatus(port, path4) }.toMutableList()).await()
        for (item in zip(SITES.keys, statuses)) {
          val path3: Any? = item.a
          val status: Any? = item.b
          todo<Unit>(37, "print(f\"{path:8}{status}\")") // the format 8 of mixed types
        }
      } finally {
        server.close()
      }
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    SITES = mutableMapOf<String, Tuple2<Double, String>>("/fine" to Tuple2<Double, String>(0.2, "200 OK"), "/moved" to Tuple2<Double, String>(0.05, "301 Moved Permanently"), "/none" to Tuple2<Double, String>(0.12, "404 Not Found"), "/busy" to Tuple2<Double, String>(0.3, "503 Service Unavailable"))
    run(main())
  }

  /** Stands for what is left to do by hand. */
  fun <T> todo(line: Int, python: String): T =
    throw UnsupportedOperationException("line $line: $python")

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

  data class Tuple2<A, B>(val a: A, val b: B) : Comparable<Tuple2<A, B>> {
    override fun compareTo(other: Tuple2<A, B>): Int =
      compared(listOf<Any?>(a, b), listOf<Any?>(other.a, other.b))

    override fun toString(): String = "(" + repr(a) + ", " + repr(b) + ")"
  }

  fun <A, B> zip(first: Collection<A>, second: Collection<B>): MutableList<Tuple2<A, B>> =
    first.zip(second).map { Tuple2(it.first, it.second) }.toMutableList()

  /** Item of a map, which must be there. */
  fun <K, V> item(map: Map<K, V>, key: K): V = map.getValue(key)

  /** Text in a width: on the left, on the right, or in the middle. */
  fun pad(text: String, width: Int, side: String, fill: String): String {
    val missing = maxOf(0, width - text.codePointCount(0, text.length))
    val left = if (side == "<") 0 else if (side == ">") missing else missing / 2
    return fill.repeat(left) + text + fill.repeat(missing - left)
  }

  /** Words of a text between white space. */
  fun words(text: String, most: Int = -2): MutableList<String> =
    if (text.isBlank()) mutableListOf()
    else if (most < 0) text.trim().split(Regex("\\s+")).toMutableList()
    else text.trimStart().split(Regex("\\s+"), most + 1).toMutableList()

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
