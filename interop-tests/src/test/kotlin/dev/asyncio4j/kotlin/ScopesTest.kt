package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.currentTask
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.RunOptions
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.exceptions.TaskGroupException
import dev.asyncio4j.sync.Lock
import dev.asyncio4j.sync.Semaphore
import java.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.isActive
import kotlinx.coroutines.launch
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** What a scope cancels is its own block; the caller goes on. */
class ScopesTest {
  private val virtual = RunOptions.defaults().virtualTime()
  private val long = Duration.ofHours(1)

  @Test
  fun `an expiry cancels the block and not the caller`() = inLoop {
    val block = runCatching { timeout(5.milliseconds) { sleep(long).await() } }
    assertThat(block.exceptionOrNull()).isInstanceOf(AsyncTimeoutException::class.java)
    sleep(Duration.ofMillis(1)).await()
    assertThat(isActive).isTrue()
  }

  @Test
  fun `an expiry reaches a block that kotlinx suspends`() = inLoop {
    val block = runCatching { timeout(5.milliseconds) { delay(long.toMillis()) } }
    assertThat(block.exceptionOrNull()).isInstanceOf(AsyncTimeoutException::class.java)
    assertThat(getRunningLoop().time()).isEqualTo(Duration.ofMillis(5))
  }

  @Test
  fun `a block that gives a value in time gives it`() = inLoop {
    assertThat(timeoutAt(long) { it.`when`() }).isEqualTo(long)
    assertThat(timeout(null) { 1 }).isEqualTo(1)
  }

  @Test
  fun `a failing task ends the group and not the caller`() = inLoop {
    val group = runCatching {
      taskGroup {
        createTask("failing") { throw IllegalArgumentException("e1") }
        sleep(long).await()
      }
    }
    assertThat(group.exceptionOrNull()).isInstanceOf(TaskGroupException::class.java)
    sleep(Duration.ofMillis(1)).await()
    assertThat(isActive).isTrue()
  }

  @Test
  fun `a group in a launched coroutine runs as a task of its own`() = inLoop {
    val values = ArrayList<Int>()
    launch { values += taskGroup { createTask { 2 }.await() } }.join()
    assertThat(values).containsExactly(2)
  }

  @Test
  fun `a task that cancels itself sees it at its next await`() = inLoop {
    val task =
      Asyncio.createTask(
        coroutine {
          currentTask()!!.cancel()
          check(isActive)
          sleep(long).await()
        }
      )
    assertThat(runCatching { task.await() }.exceptionOrNull())
      .isInstanceOf(CancellationException::class.java)
  }

  @Test
  fun `a task that cancels itself sees it where kotlinx suspends it`() = inLoop {
    val task =
      Asyncio.createTask(
        coroutine {
          currentTask()!!.cancel()
          delay(long.toMillis())
        }
      )
    assertThat(runCatching { task.await() }.exceptionOrNull())
      .isInstanceOf(CancellationException::class.java)
    assertThat(getRunningLoop().time()).isZero()
  }

  @Test
  fun `a child that fails wakes its block`() = inLoop {
    val task =
      Asyncio.createTask(
        coroutine {
          launch { throw IllegalArgumentException("e1") }
          timeout(long) { sleep(long).await() }
        }
      )
    assertThat(runCatching { task.await() }.exceptionOrNull()).hasMessage("e1")
    assertThat(getRunningLoop().time()).isZero()
  }

  @Test
  fun `a cancelled waiter leaves the lock free for the next`() = inLoop {
    val lock = Lock.create()
    val waiters = lock.withLock {
      List(2) { launch { lock.withLock { delay(1) } } }.also { sleep(Duration.ZERO).await() }
    }
    waiters[0].cancel()
    waiters[1].join()
    assertThat(lock.locked()).isFalse()
    assertThat(Semaphore.create(1).withPermit { 3 }).isEqualTo(3)
  }

  private fun inLoop(block: suspend CoroutineScope.() -> Unit) = runAsyncio(virtual, block)
}
