package dev.asyncio4j.impl.inspect

import dev.asyncio4j.Task
import dev.asyncio4j.impl.loop.ConnectionInstrument
import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.watch.LoopWatch
import dev.asyncio4j.impl.watch.Watched
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.lowlevel.StepInfo
import java.util.IdentityHashMap

/**
 * Tells the JVM's flight recorder what one loop does, on the loop's turn. A second thread looks at
 * steps that go on, so that a long one has its place.
 */
internal class FlightTeller(private val loop: TaskLoop) : ConnectionInstrument, Watched {
  private val id = LoopIds.of(loop)
  private val sampler = Sampler(loop)
  private val lag = LagProbe(loop)
  private val tasks = IdentityHashMap<Task<*>, TaskEvent>()
  private val connections = IdentityHashMap<Any, ConnectionEvent>()
  private var step = StepEvent()
  private var told = false
  private var lagAt = System.nanoTime()

  override val intervalNanos: Long
    get() = LOOK_NANOS

  init {
    FlightEvents.add(loop)
  }

  /** Begins to tell, or ends that, as it is [wanted]. */
  fun look(wanted: Boolean) {
    if (wanted == told) return
    told = wanted
    if (wanted) {
      loop.instruments.add(this)
      LoopWatch.watch(this)
    } else {
      loop.instruments.remove(this)
      LoopWatch.leave(this)
      loop.laterFromOutside(::forget)
    }
  }

  /** Forgets what has begun: nobody tells of its end any more. */
  private fun forget() {
    tasks.clear()
    connections.clear()
  }

  override fun look() {
    sampler.sampleLong()
    lag.look()
    val now = System.nanoTime()
    if (now - lagAt < LAG_NANOS) return
    lagAt = now
    val event = LagEvent()
    if (!event.isEnabled || !loop.isRunning()) return
    event.loop = id
    event.lag = lag.nanos
    event.tasks = loop.tasks.size
    event.ready = loop.ready.size
    event.commit()
  }

  override fun runBegan(loop: EventLoop) = LoopWatch.watch(this)

  override fun runEnded(loop: EventLoop) = LoopWatch.leave(this)

  override fun stepBegan(step: StepInfo) = this.step.begin()

  override fun stepEnded(step: StepInfo, nanos: Long) {
    val event = this.step
    event.end()
    if (!event.shouldCommit()) return
    val task = step.task() as TaskImpl<*>?
    event.loop = id
    event.task = task?.let(FlightEvents::titleOf)
    event.code = task?.coroutine?.bodyName() ?: step.text()
    event.where = FlightEvents.where(sampler.stackAt(loop.ready.taken))
    event.commit()
    this.step = StepEvent()
  }

  override fun taskCreated(task: Task<*>, creator: Task<*>?) {
    val event = TaskEvent()
    if (!event.isEnabled) return
    event.begin()
    event.creator = (creator as TaskImpl<*>?)?.let(FlightEvents::titleOf)
    tasks[task] = event
  }

  override fun taskEnded(task: Task<*>) {
    val event = tasks.remove(task) ?: return
    event.end()
    if (!event.shouldCommit()) return
    val ours = task as TaskImpl<*>
    event.loop = id
    event.task = FlightEvents.titleOf(ours)
    event.body = ours.coroutine.bodyName()
    event.outcome = if (ours.cancelled()) "cancelled" else if (ours.hasFailed) "failed" else "done"
    event.commit()
  }

  override fun connectionMade(connection: Any, local: Any?, peer: Any?) {
    val event = ConnectionEvent()
    if (!event.isEnabled) return
    event.begin()
    event.local = local?.toString()
    event.peer = peer?.toString()
    connections[connection] = event
  }

  override fun connectionLost(connection: Any, error: Throwable?) {
    val event = connections.remove(connection) ?: return
    event.loop = id
    event.error = error?.javaClass?.name
    event.commit()
  }

  private companion object {
    const val LOOK_NANOS = 20_000_000L
    const val LAG_NANOS = 1_000_000_000L
  }
}
