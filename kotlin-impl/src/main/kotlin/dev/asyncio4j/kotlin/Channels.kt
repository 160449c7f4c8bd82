package dev.asyncio4j.kotlin

import dev.asyncio4j.AsyncIterable
import dev.asyncio4j.impl.bridge.KotlinChannels
import dev.asyncio4j.queues.Queue
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.ReceiveChannel
import kotlinx.coroutines.channels.SendChannel
import kotlinx.coroutines.flow.Flow

/**
 * Returns the items of this queue as a flow, which takes each of them when the collector asks, and
 * ends when the queue is shut down and empty. Several collectors share the items.
 *
 * **Cancellation:** no item is lost, and the queue stays open.
 *
 * ```
 * queue.asFlow().collect { job ->
 *   handle(job)
 *   queue.taskDone()
 * }
 * ```
 */
@JvmSynthetic public fun <T> Queue<T>.asFlow(): Flow<T> = KotlinChannels.flow(this)

/**
 * Returns a channel that receives from this queue, for `select` and for code that takes channels;
 * it is closed when the queue is shut down and empty. It holds one item ahead of who receives.
 *
 * **Cancellation:** cancelling the channel, or [scope], which feeds it, puts that item back: it is
 * the next one again. The queue stays open.
 *
 * ```
 * val jobs = queue.asReceiveChannel(this)
 * select { jobs.onReceive { handle(it) }; onTimeout(1.seconds) { idle() } }
 * ```
 */
@JvmSynthetic
public fun <T> Queue<T>.asReceiveChannel(scope: CoroutineScope): ReceiveChannel<T> =
  KotlinChannels.receiveChannel(this, scope)

/**
 * Returns a channel that sends to this queue; closing it shuts the queue down once that has all
 * that was sent. It holds one item while the queue is full.
 *
 * **Cancellation:** cancelling [scope], which empties the channel, cancels the channel; the queue
 * stays open. After `queue.shutdown()` the next item is refused: the channel is closed, and sending
 * fails with [dev.asyncio4j.exceptions.QueueShutDownException].
 *
 * ```
 * val jobs = queue.asSendChannel(this)
 * jobs.send("first")
 * jobs.close()
 * ```
 */
@JvmSynthetic
public fun <T> Queue<T>.asSendChannel(scope: CoroutineScope): SendChannel<T> =
  KotlinChannels.sendChannel(this, scope)

/**
 * Returns the elements of this channel for `async for`, up to its close; a cause that it was closed
 * with is thrown.
 *
 * **Cancellation:** what was not asked for stays in the channel, which stays open.
 *
 * ```
 * javaService.store(channel.asAsyncIterable()).await()
 * ```
 */
@JvmSynthetic
public fun <T> ReceiveChannel<T>.asAsyncIterable(): AsyncIterable<T> =
  KotlinChannels.asyncIterable(this)
