package dev.asyncio4j.impl.process

import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.process.child.Child
import dev.asyncio4j.impl.tasks.ParkingLot
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.threads.OwnThreads
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ExecutionException

/**
 * The start of one child in a thread, as it blocks.
 *
 * ```
 *              thread: started ──▶ STARTED ──▶ the awaiting task has the child
 *   STARTING ─┤
 *              loop closes ──────▶ ABANDONED: the thread kills the child
 * ```
 *
 * These are the states of [started]: open, completed, cancelled.
 */
internal class ChildStart(private val loop: TaskLoop, private val launch: Launch) : AutoCloseable {
  private val started = CompletableFuture<Child>()
  private val waiters = ParkingLot(this, loop)

  /** Awaits the start. A cancelled one kills the child, which is gone when this throws. */
  suspend fun await(): Child {
    loop.resources += this
    loop.outsideWork.incrementAndGet()
    OwnThreads.short.execute(::start)
    val cancelled = waiters.awaitThrough(started::isDone)
    loop.resources -= this
    try {
      val child = started.get()
      if (cancelled == null) return child
      abandon(child)
    } catch (error: ExecutionException) {
      throw cancelled ?: error.cause!!
    }
    throw cancelled
  }

  private suspend fun abandon(child: Child) {
    child.abandon()
    val exited = ParkingLot(this, loop)
    child.exit.whenComplete { _, _ -> loop.laterFromOutside { exited.wake() } }
    exited.awaitThrough { !child.process.isAlive }
  }

  private fun start() {
    try {
      val child = launch.start()
      if (!started.complete(child)) child.abandon()
    } catch (error: Throwable) {
      started.completeExceptionally(error)
    }
    loop.laterFromOutside {
      loop.outsideWork.decrementAndGet()
      waiters.wake()
    }
  }

  override fun close() {
    if (!started.cancel(false)) started.thenAccept(Child::abandon)
  }
}
