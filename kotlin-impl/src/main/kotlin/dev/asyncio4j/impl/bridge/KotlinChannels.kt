package dev.asyncio4j.impl.bridge

import dev.asyncio4j.AsyncIterable
import dev.asyncio4j.AsyncIterator
import dev.asyncio4j.Awaitable
import dev.asyncio4j.exceptions.QueueShutDownException
import dev.asyncio4j.exceptions.StopAsyncIterationException
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.inTurn
import dev.asyncio4j.impl.queues.QueueImpl
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.queues.Queue
import dev.asyncio4j.spi.Engine
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.channels.ReceiveChannel
import kotlinx.coroutines.channels.SendChannel
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.flow.AbstractFlow
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.FlowCollector
import kotlinx.coroutines.isActive
import kotlinx.coroutines.launch

/**
 * Queues of the loop and channels of Kotlin, both ways.
 *
 * |ends                              |then                                                      |
 * |----------------------------------|----------------------------------------------------------|
 * |the queue is shut down            |its channels are closed, its flow ends                    |
 * |the channel into a queue is closed|the queue is shut down once it has all that was sent      |
 * |the channel or flow out of a queue|the queue stays open; what was not given on is in it again|
 */
@OptIn(ExperimentalCoroutinesApi::class) // invokeOnClose
internal object KotlinChannels {

  fun <T> flow(queue: Queue<T>): Flow<T> = QueueFlow(queue)

  fun <T> receiveChannel(queue: Queue<T>, scope: CoroutineScope): ReceiveChannel<T> {
    require(queue is QueueImpl<T>) { "a queue of asyncio4j was expected, got ${Texts.of(queue)}" }
    val loop = loopOf(null, scope.coroutineContext)
    val channel = Channel<T>(onUndeliveredElement = { loop.inTurn { queue.putBack(it) } })
    val feeding = scope.launch { drain(queue) { channel.send(it) } }
    feeding.invokeOnCompletion(channel::close)
    channel.invokeOnClose { feeding.cancel() }
    return channel
  }

  fun <T> sendChannel(queue: Queue<T>, scope: CoroutineScope): SendChannel<T> {
    val channel = Channel<T>()
    val sending = scope.launch {
      try {
        for (item in channel) KotlinAwait.await(queue.put(item))
        KotlinAwait.await(SuspendCoroutine("Queue.shutdown") { queue.shutdown() })
      } catch (shutDown: QueueShutDownException) {
        channel.close(shutDown)
      }
    }
    sending.invokeOnCompletion { channel.cancel(CancellationException("$queue takes no more", it)) }
    return channel
  }

  fun <T> asyncIterable(channel: ReceiveChannel<T>): AsyncIterable<T> = ReceivingIterator(channel)
}

/**
 * Makes a flow that takes each element when the collector asks, so elements it does not ask for
 * stay in the queue.
 */
@OptIn(ExperimentalCoroutinesApi::class)
private class QueueFlow<T>(private val queue: Queue<T>) : AbstractFlow<T>() {
  override suspend fun collectSafely(collector: FlowCollector<T>) {
    val context = currentCoroutineContext()
    drain(queue) {
      // A cancel may come with the item: then emit throws before the collector has it.
      if (!context.isActive && queue is QueueImpl<T>)
        loopOf(null, context).inTurn { queue.putBack(it) }
      collector.emit(it)
    }
  }

  override fun toString() = "Flow of $queue"
}

private class ReceivingIterator<T>(private val channel: ReceiveChannel<T>) : AsyncIterator<T> {
  override fun next(): Awaitable<T> = KotlinCoroutine({ receive() }, origin = javaClass)

  private suspend fun receive(): T {
    val received = channel.receiveCatching()
    if (received.isSuccess) return received.getOrThrow()
    val cause = received.exceptionOrNull()
    throw cause?.let { Engine.escaped(it, this) }
      ?: StopAsyncIterationException("${Texts.of(channel)} is closed")
  }

  override fun toString() = "AsyncIterable view of ${Texts.of(channel)}"
}

/** Gives each item to [use], until the queue is shut down and empty. */
private suspend inline fun <T> drain(queue: Queue<T>, use: (T) -> Unit) {
  while (true) {
    val item =
      try {
        KotlinAwait.await(queue.get())
      } catch (_: QueueShutDownException) {
        return
      }
    use(item)
  }
}
