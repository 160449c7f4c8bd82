package dev.asyncio4j.examples.testing.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Body
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.streams.ConnectionHandler
import dev.asyncio4j.streams.Server
import dev.asyncio4j.testing.AsyncTests
import dev.asyncio4j.testing.FakeNetwork
import dev.asyncio4j.testing.Trail
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.delay

/** Asks until there is an answer, each time after twice the pause: the code under test. */
private suspend fun ask(host: String, port: Int, line: String): String {
  var pause = 1.seconds
  while (true) {
    val connection = Asyncio.openConnection(host, port).await()
    connection.writer.write("$line\n")
    val answer = connection.reader.readLine().await().decodeToString().trim()
    connection.writer.close()
    connection.writer.waitClosed().await()
    if (answer.isNotEmpty()) return answer
    delay(pause)
    pause *= 2
  }
}

private const val FAILURES = 6

private fun serve(attempts: Trail) = ConnectionHandler { reader, writer ->
  attempts.add(Asyncio.getRunningLoop().time().toSeconds())
  val line = Asyncio.await(reader.readLine())
  if (attempts.lines().size > FAILURES) writer.write(line)
  writer.close()
  Asyncio.await(writer.waitClosed())
}

/**
 * A server fails six times: the client's attempts come exactly when they should. Java: Retry.java.
 */
fun main() {
  val attempts = Trail.create()
  println(AsyncTests.run(Body { askOfAServerThatFails(attempts) }))
  attempts.lines().forEach(::println)
}

private fun askOfAServerThatFails(attempts: Trail): String =
  FakeNetwork.create().use { net ->
    val server: Server =
      net.on(
        net.host("server"),
        Body { Asyncio.await(Asyncio.startServer(serve(attempts), "server", 80)) },
      )
    val answer = Asyncio.await(coroutine { ask("server", 80, "hello") })
    server.close()
    Asyncio.await(server.waitClosed())
    answer
  }
