package dev.asyncio4j.impl.lowlevel

import dev.asyncio4j.impl.loop.inTurn
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.lowlevel.OutsideWork
import java.util.concurrent.atomic.AtomicBoolean

/** One piece of work that the loop waits for in virtual time: counted until it has ended. */
internal class OutsideWorkImpl(private val loop: TaskLoop) : OutsideWork {
  private val ended = AtomicBoolean()

  init {
    loop.outsideWork.incrementAndGet()
  }

  override fun end() {
    if (ended.compareAndSet(false, true)) loop.inTurn { loop.outsideWork.decrementAndGet() }
  }

  override fun toString() = "<OutsideWork of $loop${if (ended.get()) ", ended" else ""}>"
}
