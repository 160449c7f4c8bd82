package dev.asyncio4j.guide.ch27.kotlin

import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.openConnection
import dev.asyncio4j.Asyncio.startServer
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.linesAsFlow
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.streams.Connection
import dev.asyncio4j.streams.ConnectionHandler
import dev.asyncio4j.streams.StreamReader
import dev.asyncio4j.streams.StreamWriter

private val guests = mutableMapOf<String, StreamWriter>()

private fun tell(text: String, but: String) {
  for ((name, writer) in guests) if (name != but) writer.write("$text\n")
}

private suspend fun guest(reader: StreamReader, writer: StreamWriter) {
  val name = reader.readLine(Charsets.UTF_8).await().trim()
  guests[name] = writer
  writer.write("welcome $name, ${guests.size} here\n")
  tell("$name came", name)
  try {
    reader.linesAsFlow().collect { tell("$name: $it", name) }
  } finally {
    guests -= name
    tell("$name left", name)
    writer.close()
  }
}

private class Guest(private val name: String, private val connection: Connection) {
  fun say(text: String) = connection.writer().write(text)

  suspend fun listen() {
    println("[$name] ${connection.reader().readLine(Charsets.UTF_8).await().trim()}")
  }

  suspend fun leave() {
    connection.writer().close()
    connection.writer().waitClosed().await()
  }
}

private suspend fun enter(port: Int, name: String): Guest {
  val guest = Guest(name, openConnection("127.0.0.1", port).await())
  guest.say("$name\n")
  guest.listen()
  return guest
}

/**
 * A chat room: one task for each guest, and what one says goes to all others. No lock anywhere.
 * Java: `Chat.java`.
 */
fun main(): Unit = runAsyncio {
  val handler = ConnectionHandler { reader, writer -> await(coroutine { guest(reader, writer) }) }
  startServer(handler, "127.0.0.1", 0).await().use { server ->
    val ada = enter(server.port(), "Ada")
    val bob = enter(server.port(), "Bob")
    ada.listen()
    bob.say("hello\nanyone here?\n")
    repeat(2) { ada.listen() }
    ada.say("tu, Bob, là!\n")
    bob.listen()
    bob.leave()
    ada.listen()
    ada.leave()
  }
}
