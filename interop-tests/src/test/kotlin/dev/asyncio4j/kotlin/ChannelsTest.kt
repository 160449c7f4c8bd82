package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Body
import dev.asyncio4j.exceptions.QueueShutDownException
import dev.asyncio4j.queues.LifoQueue
import dev.asyncio4j.queues.Queue
import dev.asyncio4j.testing.kotlin.assertFails
import dev.asyncio4j.testing.kotlin.passes
import dev.asyncio4j.testing.kotlin.virtual
import java.io.IOException
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.selects.onTimeout
import kotlinx.coroutines.selects.select
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

class ChannelsTest {

  private fun queueOf(vararg items: Int, queue: Queue<Int> = Queue.create()) = queue.also {
    items.forEach(it::putNowait)
  }

  @Test
  fun theFlowOfAQueueTakesItemsWhenAskedAndEndsAtItsShutdown() = virtual {
    val queue = queueOf(1, 2, 3)
    assertThat(queue.asFlow().take(2).toList()).containsExactly(1, 2)
    assertThat(queue.size()).isEqualTo(1)
    queue.shutdown()
    assertThat(queue.asFlow().toList()).containsExactly(3)
  }

  @OptIn(ExperimentalCoroutinesApi::class)
  @Test
  fun aChannelReceivesFromAQueueAndIsUsedInSelect() = virtual {
    val queue = queueOf(1)
    val channel = queue.asReceiveChannel(this)
    val received =
      List(2) {
        select {
          channel.onReceive { it }
          onTimeout(5.seconds) { -1 }
        }
      }
    assertThat(received).containsExactly(1, -1)
    queue.putNowait(2)
    queue.shutdown()
    assertThat(channel.receive()).isEqualTo(2)
    assertThat(channel.receiveCatching().isClosed).isTrue()
  }

  @Test
  fun whatACancelledChannelHoldsGoesBackToTheHeadOfItsQueue() = virtual {
    for (queue in listOf(queueOf(1, 2), queueOf(2, 1, queue = LifoQueue.create(0)))) {
      val channel = queue.asReceiveChannel(this)
      passes(5)
      assertThat(queue.size()).isEqualTo(1)
      channel.cancel()
      passes(5)
      assertThat(listOf(queue.getNowait(), queue.getNowait())).containsExactly(1, 2)
    }
  }

  @Test
  fun anItemThatIsReceivedAsItsChannelIsCancelledIsHandedOutOnce() = virtual {
    val queue = queueOf(1)
    val channel = queue.asReceiveChannel(this)
    passes(5)
    assertThat(channel.receive()).isEqualTo(1)
    channel.cancel()
    passes(5)
    assertThat(queue.empty()).isTrue()
  }

  @Test
  fun anItemThatComesWithTheCancelOfWhoReceivesIsNotLost() = virtual {
    for (n in 0..5) {
      val queue = Queue.create<Int>()
      val channel = queue.asReceiveChannel(this)
      val seen = mutableListOf<Int>()
      cancelAfterAnItem(queue, n) { seen += channel.receive() }
      channel.cancel()
      passes(5)
      assertThat(seen.size + queue.size()).`as`("items, cancelled after %s passes", n).isEqualTo(1)
    }
  }

  @Test
  fun anItemThatComesWithTheCancelOfWhoCollectsIsNotLost() = virtual {
    for (n in 0..5) {
      val queue = Queue.create<Int>()
      val seen = mutableListOf<Int>()
      cancelAfterAnItem(queue, n) { queue.asFlow().collect { seen += it } }
      passes(5)
      assertThat(seen.size + queue.size()).`as`("items, cancelled after %s passes", n).isEqualTo(1)
    }
  }

  /** Cancels [taking], which waits for an item, some [passes] after that has come. */
  private suspend fun CoroutineScope.cancelAfterAnItem(
    queue: Queue<Int>,
    passes: Int,
    taking: suspend () -> Unit,
  ) {
    val job = launch { taking() }
    passes(5)
    queue.putNowait(1)
    passes(passes)
    job.cancelAndJoin()
  }

  @Test
  fun closingTheChannelIntoAQueueShutsItDownWhenAllIsIn() = virtual {
    val queue = Queue.create<Int>(1)
    coroutineScope {
      val channel = queue.asSendChannel(this)
      launch {
        for (i in 1..3) channel.send(i)
        channel.close()
      }
      assertThat(queue.asFlow().toList()).containsExactly(1, 2, 3)
    }
    assertThat(runCatching { queue.putNowait(4) }.exceptionOrNull())
      .isInstanceOf(QueueShutDownException::class.java)
  }

  @Test
  fun aChannelIntoAQueueThatIsShutDownIsClosedByTheNextItem() = virtual {
    val queue = Queue.create<Int>()
    val channel = queue.asSendChannel(this)
    channel.send(1)
    passes(5)
    queue.shutdown()
    channel.send(2)
    passes(5)
    assertThat(runCatching { channel.send(3) }.exceptionOrNull())
      .isInstanceOf(QueueShutDownException::class.java)
  }

  @Test
  fun cancellingTheScopeOfAChannelIntoAQueueLeavesTheQueueOpen() = virtual {
    val queue = Queue.create<Int>()
    val scope = launch { queue.asSendChannel(this).send(1) }
    passes(5)
    scope.cancelAndJoin()
    queue.putNowait(2)
    assertThat(listOf(queue.getNowait(), queue.getNowait())).containsExactly(1, 2)
  }

  @Test
  fun aChannelIsAnAsyncIterableForJava() = virtual {
    val channel = Channel<Int>(3)
    for (i in 1..3) channel.send(i)
    val first = channel.asAsyncIterable().iterator().next().await()
    assertThat(first).isEqualTo(1)
    channel.close()
    val rest = Asyncio.async(Body { Asyncio.each(channel.asAsyncIterable()).toList() })
    assertThat(rest.await()).containsExactly(2, 3)

    val error = IOException("closed for a reason")
    val broken = Channel<Int>().also { it.close(error) }
    assertThat(assertFails(broken.asAsyncIterable().iterator().next())).isSameAs(error)
  }
}
