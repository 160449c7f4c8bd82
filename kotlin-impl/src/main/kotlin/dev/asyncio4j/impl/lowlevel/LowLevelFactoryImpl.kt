package dev.asyncio4j.impl.lowlevel

import dev.asyncio4j.Body
import dev.asyncio4j.Task
import dev.asyncio4j.impl.loop.InstrumentList
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.TaskScopes
import dev.asyncio4j.impl.tasks.hearingOnce
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.lowlevel.CancelScopes
import dev.asyncio4j.lowlevel.DropWatch
import dev.asyncio4j.lowlevel.Instrument
import dev.asyncio4j.lowlevel.LoopPort
import dev.asyncio4j.lowlevel.OutsideWork
import dev.asyncio4j.lowlevel.ParkingLot
import dev.asyncio4j.lowlevel.Registration
import dev.asyncio4j.lowlevel.VirtualTime
import dev.asyncio4j.spi.LowLevelFactory
import java.time.Instant

/** The engine's side of the package for authors of modules. */
internal class LowLevelFactoryImpl : LowLevelFactory {
  override fun port(loop: EventLoop): LoopPort = LoopPortImpl(loop.ours())

  override fun addInstrument(loop: EventLoop, instrument: Instrument) =
    change(loop.ours()) {
      it.instruments.add(instrument)
    }

  override fun removeInstrument(loop: EventLoop, instrument: Instrument) =
    change(loop.ours()) {
      it.instruments.remove(instrument)
    }

  /**
   * A loop that does not run takes no note of it by itself, and a task may be made before it does.
   */
  private inline fun change(loop: TaskLoop, action: (TaskLoop) -> Unit) {
    action(loop)
    if (!loop.isRunning()) loop.takeInstruments()
  }

  override fun addInstrumentToAll(instrument: Instrument): Registration =
    InstrumentList.addToAll(instrument)

  override fun outsideWork(loop: EventLoop): OutsideWork = OutsideWorkImpl(loop.ours())

  override fun watchDrop(
    loop: EventLoop,
    thing: Any,
    message: String,
    release: Runnable,
  ): DropWatch = UnclosedThing(loop.ours(), thing, message, release)

  override fun newVirtualTime(wall: Instant): VirtualTime = VirtualTimeImpl(wall)

  override fun newParkingLot(): ParkingLot = ParkingLotImpl()

  override fun cancelScopes(task: Task<*>): CancelScopes? =
    task.ours().cancellation?.scopes?.innermost

  override fun cancelScopes(task: Task<*>, scopes: CancelScopes?) {
    val ours = task.ours()
    ours.eventLoop.requireTurn("CancelScopes.set")
    val cancellation = ours.cancellable()
    val slot = cancellation.scopes ?: TaskScopes().also { cancellation.scopes = it }
    slot.innermost = scopes
  }

  override fun interruptWait(task: Task<*>, reason: String?): Boolean {
    val ours = task.ours()
    ours.eventLoop.requireTurn("CancelScopes.interruptWait")
    return ours.cancellable().interruptWait(reason)
  }

  override fun <T> hearingOnce(wait: Body<T>): T {
    val task = TaskLoop.requireRunning().currentTask
    checkNotNull(task) { "CancelScopes.hearingOnce outside a task: call it in a coroutine" }
    return task.hearingOnce { wait.run() }
  }

  private fun Task<*>.ours(): TaskImpl<*> {
    require(this is TaskImpl<*>) {
      "${Texts.of(this)} is no task of this library: give one of createTask"
    }
    return this
  }
}

internal fun EventLoop.ours(): TaskLoop {
  require(this is TaskLoop) { "${Texts.of(this)} is no loop of this library: give one of its own" }
  return this
}
