package dev.asyncio4j.examples.zeromq.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.queues.Queue
import dev.asyncio4j.zeromq.EndpointException
import dev.asyncio4j.zeromq.SocketType
import dev.asyncio4j.zeromq.Zmq
import dev.asyncio4j.zeromq.ZmqConnection
import dev.asyncio4j.zeromq.ZmqOptions
import dev.asyncio4j.zeromq.ZmqProtocol
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

private val NONE = ZmqOptions.defaults()

/** Keeps what it is told. */
private class Recorder : ZmqProtocol {
  val messages: Queue<List<ByteArray>> = Queue.create()
  val lost: Future<Throwable?> = Asyncio.getRunningLoop().createFuture()

  override fun messageReceived(parts: List<ByteArray>) = messages.putNowait(parts)

  override fun connectionLost(error: Throwable?) {
    lost.setResult(error)
  }
}

private typealias Side = ZmqConnection<Recorder>

private fun say(vararg words: Any?) =
  println(
    words.joinToString(" ") {
      when (it) {
        null -> "None"
        is Boolean -> if (it) "True" else "False"
        is ByteArray -> "b'${it.decodeToString()}'"
        else -> it.toString()
      }
    }
  )

private suspend fun endpoints(pull: Side, push: Side, bindings: List<String>) {
  say("bindings", bindings.size, pull.transport().connections().size)
  for (address in bindings) say(push.transport().connect(address).await() == address)
  say("connected", push.transport().connections().size)
  for (i in 0 until 4) push.transport().write("$i".encodeToByteArray())
  val numbers = List(4) { pull.protocol().messages.get().await().first().decodeToString().toInt() }
  say(numbers.sorted())
}

private suspend fun flowControl(pull: Side, push: Side) {
  pull.transport().pauseReading()
  push.transport().write("paused".encodeToByteArray())
  sleep(200.milliseconds)
  say("while paused", pull.protocol().messages.size())
  pull.transport().resumeReading()
  say(pull.protocol().messages.get().await(5.seconds).first())
}

private suspend fun refusals(pull: Side, push: Side, bindings: List<String>) {
  try {
    pull.transport().resumeReading()
  } catch (_: IllegalStateException) {
    say("RuntimeError")
  }
  try {
    push.transport().write(listOf())
  } catch (_: IllegalArgumentException) {
    say("TypeError")
  }
  try {
    push.transport().subscribe("x")
  } catch (_: UnsupportedOperationException) {
    say("NotImplementedError")
  }
  val bad =
    listOf<Coroutine<*>>(
      pull.transport().unbind("tcp://127.0.0.1:1"),
      pull.transport().bind(bindings.first()),
      pull.transport().bind("nonsense"),
    )
  for (each in bad) {
    try {
      each.await()
    } catch (_: EndpointException) {
      say("OSError")
    }
  }
}

private suspend fun reconnecting() {
  val router = Zmq.createStream(SocketType.ROUTER, NONE.bind("tcp://127.0.0.1:*")).await()
  val address = router.transport().bindings().first()
  val dealer = Zmq.createStream(SocketType.DEALER, NONE.connect(address)).await()
  dealer.write("first")
  say(router.read().await().last())
  router.close()
  sleep(300.milliseconds)
  dealer.write("while away")
  val again = Zmq.createStream(SocketType.ROUTER, NONE.bind(address)).await()
  say(again.read().await(5.seconds).last())
  dealer.close()
  again.close()
}

/** Several endpoints, flow control, a router that was away. Java: TransportItself.java. */
fun main(): Unit = runAsyncio {
  val two = NONE.bind("tcp://127.0.0.1:*", "tcp://127.0.0.1:*")
  val pull = Zmq.createConnection({ Recorder() }, SocketType.PULL, two).await()
  val push = Zmq.createConnection({ Recorder() }, SocketType.PUSH, NONE).await()
  val bindings = pull.transport().bindings().sorted()
  endpoints(pull, push, bindings)
  flowControl(pull, push)
  refusals(pull, push, bindings)
  pull.transport().unbind(bindings.first()).await()
  say("after unbind", pull.transport().bindings().size)
  pull.close()
  push.close()
  say("lost", pull.protocol().lost.await())
  reconnecting()
}
