// Written by the porting assistant of asyncio4j from ch27/chat.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.openConnection
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.startServer
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.streams.ConnectionHandler
import dev.asyncio4j.streams.Server
import dev.asyncio4j.streams.StreamReader
import dev.asyncio4j.streams.StreamWriter
import kotlin.text.Charsets.UTF_8

// A chat room: one task for each guest, and what one says goes to all others. No lock anywhere.
object Chat {
  lateinit var guests: MutableMap<String, StreamWriter>

  fun tell(text_: String, but: String?) {
    for (entry in guests.entries) {
      val name_: Any? = entry.key
      val writer: Any? = entry.value
      if (!(name_ == but)) {
        todo<Unit>(10, "writer.write(f\"{text}\\n\".encode())") // write of mixed types
      }
    }
  }

  suspend fun guest(reader: StreamReader, writer: StreamWriter) {
    val name_: String = String(reader.readLine().await(), UTF_8).trim()
    guests[name_] = writer
    writer.write(("welcome " + name_ + ", " + guests.size + " here\n").toByteArray())
    tell(name_ + " came", name_)
    try {
      while (true) {
        val line: ByteArray = reader.readLine().await()
        if (line.size == 0) break
        tell(name_ + ": " + String(line, UTF_8).trim(), name_)
      }
    } finally {
      take(guests, name_)
      tell(name_ + " left", null)
      writer.close()
    }
  }

  suspend fun enter(port: Int, name_: String): Tuple2<StreamReader, StreamWriter> {
    val pair = openConnection("127.0.0.1", port).await()
    val reader: StreamReader = pair.reader()
    val writer: StreamWriter = pair.writer()
    writer.write((name_ + "\n").toByteArray())
    println("[" + name_ + "]" + " " + String(reader.readLine().await(), UTF_8).trim())
    return Tuple2<StreamReader, StreamWriter>(reader, writer)
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val server: Server = startServer(ConnectionHandler { reader, writer -> await(coroutine { guest(reader, writer) }) }, "127.0.0.1", 0).await()
      try {
        val port: Int = server.port()
        val pair = enter(port, "Ada")
        val ada: StreamReader = pair.a
        val adaOut: StreamWriter = pair.b
        val pair2 = enter(port, "Bob")
        val bob: StreamReader = pair2.a
        val bobOut: StreamWriter = pair2.b
        println("[Ada] " + String(ada.readLine().await(), UTF_8).trim())
        bobOut.write("hello\nanyone here?\n".toByteArray(UTF_8))
        for (unused in 0 until 2) {
          println("[Ada] " + String(ada.readLine().await(), UTF_8).trim())
        }
        adaOut.write("tu, Bob, là!\n".toByteArray())
        println("[Bob] " + String(bob.readLine().await(), UTF_8).trim())
        bobOut.close()
        println("[Ada] " + String(ada.readLine().await(), UTF_8).trim())
        adaOut.close()
        adaOut.waitClosed().await()
      } finally {
        server.close()
      }
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    guests = mutableMapOf<String, StreamWriter>()
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

  /** Takes an item out of a map; it must be there. */
  fun <K, V> take(map: MutableMap<K, V>, key: K): V {
    val value = map.getValue(key)
    map.remove(key)
    return value
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
