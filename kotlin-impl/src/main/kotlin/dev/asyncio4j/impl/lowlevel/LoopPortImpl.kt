package dev.asyncio4j.impl.lowlevel

import dev.asyncio4j.Awaitable
import dev.asyncio4j.Future
import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.RawWatch
import dev.asyncio4j.impl.loop.Ready
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.TimerHandleImpl
import dev.asyncio4j.impl.loop.hasTurn
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.saturatedSum
import dev.asyncio4j.loop.Handle
import dev.asyncio4j.lowlevel.LoopPort
import dev.asyncio4j.lowlevel.NetworkProvider
import dev.asyncio4j.lowlevel.Registration
import dev.asyncio4j.lowlevel.StepInfo
import java.nio.channels.SelectableChannel
import java.util.concurrent.RejectedExecutionException
import java.util.function.IntConsumer
import java.util.function.Predicate
import java.util.function.Supplier

/** A resource that a library has closed when the loop closes. */
internal class ClosedWithLoop(private val resource: AutoCloseable) : AutoCloseable by resource

/** The loop as libraries use it that do their own I/O: its queue, its timers, its selector. */
internal class LoopPortImpl(private val loop: TaskLoop) : LoopPort {
  override fun loop() = loop

  override fun inTurn() = loop.hasTurn

  override fun isClosed() = loop.closed

  override fun execute(task: Runnable) {
    if (loop.closed)
      throw RejectedExecutionException(
        "$loop takes no more work: ${Texts.of(task)} came after its close"
      )
    if (inTurn()) loop.callSoon(Executed(task)) else loop.laterFromOutside(Brought(task))
  }

  override fun schedule(nanos: Long, task: Runnable): Handle {
    requireOpenTurn("LoopPort.schedule")
    return TimerHandleImpl(loop, saturatedSum(loop.now, nanos), task, ContextImpl())
      .also(loop.timers::add)
  }

  override fun nanoTime() = loop.now

  override fun watch(channel: SelectableChannel, readyOps: IntConsumer): LoopPort.ChannelKey {
    requireOpenTurn("LoopPort.watch")
    loop.requireRealNetwork("LoopPort.watch")
    require(channel.isOpen) { "${Texts.of(channel)} is closed: watch it before that" }
    require(!channel.isBlocking) {
      "${Texts.of(channel)} is blocking: call configureBlocking(false) on it first"
    }
    val before = loop.poller.watchOf(channel)
    check(before == null) {
      "${Texts.of(channel)} is watched on $loop already, by ${before?.owner ?: "addReader or addWriter"}: end that first"
    }
    return loop.poller.register(channel) { _, key -> RawWatch(loop, key, readyOps) }
  }

  override fun <T> createFuture(cancel: Predicate<String?>): Future<T> {
    requireOpenTurn("LoopPort.createFuture")
    return OwnedFuture(loop, cancel)
  }

  override fun idle(): Future<Void?> {
    requireOpenTurn("LoopPort.idle")
    if (!loop.isRunning() && loop.waiting.isOver())
      return FutureImpl<Void?>(loop).also { it.setResult(null) }
    return IdleFuture.of(loop, minds = false)
  }

  override fun network(network: NetworkProvider): Registration {
    requireOpenTurn("LoopPort.network")
    check(loop.network == null) {
      "$loop has a network already, ${Texts.of(loop.network)}: close that one first"
    }
    loop.network = network
    return Registration { if (loop.network === network) loop.network = null }
  }

  override fun onClose(resource: AutoCloseable): Registration {
    requireOpenTurn("LoopPort.onClose")
    val entry = ClosedWithLoop(resource) // the same resource may come twice
    loop.resources += entry
    return Registration { loop.resources -= entry }
  }

  override fun beforeClose(step: Supplier<out Awaitable<*>>): Registration {
    requireOpenTurn("LoopPort.beforeClose")
    return loop.lastSteps.add(step)
  }

  private fun requireOpenTurn(call: String) {
    loop.checkOpen()
    loop.requireTurn(call)
  }

  /** A task of the library that waits in the queue. */
  private open inner class Executed(private val task: Runnable) : Ready {
    override fun run() = loop.runForeign(this) { task.run() }

    override fun toString() = Texts.of(task)
  }

  private inner class Brought(task: Runnable) : Executed(task) {
    override val kind
      get() = StepInfo.Kind.FOREIGN
  }

  override fun toString() = "<LoopPort $loop>"
}
