package dev.asyncio4j.examples.zeromq.kotlin

import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.sync.Event
import dev.asyncio4j.zeromq.rpc.Rpc
import dev.asyncio4j.zeromq.rpc.RpcMethod
import dev.asyncio4j.zeromq.rpc.RpcOptions
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

private val BOUND = RpcOptions.defaults().bind("tcp://127.0.0.1:*")

/** Notes what it is told. */
private class Handler {
  val got = mutableListOf<String>()
  private val arrived = Event.create()
  private var wanted = 0

  fun expect(count: Int) {
    wanted = count
    arrived.clear()
  }

  @RpcMethod
  fun note(text: String) {
    got += text
    if (got.size == wanted) arrived.set()
  }

  suspend fun print() {
    arrived.await().await(5.seconds)
    println(got.map { "'$it'" })
  }
}

private suspend fun pipeline() {
  val handler = Handler()
  Rpc.servePipeline(handler, BOUND).await().use { server ->
    val address = server.transport().bindings().first()
    Rpc.connectPipeline(RpcOptions.defaults().connect(address)).await().use { client ->
      handler.expect(5)
      for (i in 0 until 5) client.notify("note", "n$i").await()
      handler.print()
    }
  }
}

private suspend fun topics() {
  val handler = Handler()
  val subscriber = Rpc.servePubSub(handler, BOUND.subscribe("sport")).await()
  val address = subscriber.transport().bindings().first()
  val publisher = Rpc.connectPubSub(RpcOptions.defaults().connect(address)).await()
  while (handler.got.isEmpty()) { // until the subscription has reached the publisher
    publisher.publish("sport", "note", "hello").await()
    sleep(50.milliseconds)
  }
  sleep(200.milliseconds)
  handler.got.clear()
  handler.expect(2)
  publisher.publish("sport", "note", "goal").await()
  publisher.publish("news", "note", "not wanted").await()
  publisher.publish("sport.chess", "note", "mate").await() // a topic is a prefix
  handler.print()
  subscriber.unsubscribe("sport")
  publisher.close()
  subscriber.close()
}

/** Notifications one way, and by topic. Java: PipelineAndTopics.java. */
fun main(): Unit = runAsyncio {
  pipeline()
  topics()
}
