package dev.asyncio4j.impl.inspect

import dev.asyncio4j.Future
import dev.asyncio4j.Task
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.lowlevel.Instrument
import dev.asyncio4j.lowlevel.StepInfo
import java.util.concurrent.ConcurrentLinkedQueue

/** A step that took long; [stack] is where it was seen, if it was. */
internal class SlowStep(
  val at: Long,
  val nanos: Long,
  val task: TaskImpl<*>?,
  val text: String,
  val stack: List<StackTraceElement>,
)

/**
 * Records what happens on one loop while a tool watches it. Written on the loop's turn, and read by
 * another thread: numbers go through a ring, the rest through queues.
 */
internal class LoopRecorder(
  val loop: TaskLoop,
  val origin: Long,
  private val slowNanos: Long,
  buffer: Int,
) : Instrument {
  val events = EventRing(buffer)
  val sampler = Sampler(loop)
  val lag = LagProbe(loop)
  val times = TaskTimes()

  /** Tasks that the reader has not heard of; as many as have an event, at most. */
  val newTasks = ConcurrentLinkedQueue<TaskImpl<*>>()
  val slowSteps = ConcurrentLinkedQueue<SlowStep>()

  /** The time of all steps, and of all waits, in nanoseconds. */
  var busyNanos = 0L
    private set

  var waitNanos = 0L
    private set

  private fun add(kind: Int, a: Long, b: Long, now: Long = System.nanoTime()) =
    events.add(kind, now - origin, a, b)

  private fun numberOf(task: Any?): Long = if (task is TaskImpl<*>) task.number else 0

  override fun taskCreated(task: Task<*>, creator: Task<*>?) {
    val now = System.nanoTime()
    times.created(task as TaskImpl<*>, now)
    if (add(CREATED, task.number, numberOf(creator), now)) newTasks += task
  }

  override fun taskEnded(task: Task<*>) {
    val ours = task as TaskImpl<*>
    times.ended(ours)
    add(ENDED, ours.number, if (ours.cancelled()) 2 else if (ours.hasFailed) 1 else 0)
  }

  override fun taskCancelled(task: Task<*>, message: String?) {
    add(CANCELLED, numberOf(task), numberOf(loop.currentTask))
  }

  override fun taskWaits(task: Task<*>, what: Future<*>?) {
    val now = System.nanoTime()
    times.waits(task as TaskImpl<*>, now)
    add(WAITS, task.number, if (what == null) YIELDS else numberOf(what), now)
  }

  override fun taskScheduled(task: Task<*>, because: Future<*>?) {
    val waker = because as? TaskImpl<*> ?: loop.currentTask
    add(SCHEDULED, numberOf(task), numberOf(waker))
  }

  override fun stepEnded(step: StepInfo, nanos: Long) {
    busyNanos += nanos
    val task = step.task()
    val start = System.nanoTime() - origin - nanos
    val kind = if (step.kind() == StepInfo.Kind.FOREIGN) FOREIGN else STEP
    events.add(kind, start, numberOf(task), nanos)
    if (nanos < slowNanos) return
    if (slowSteps.size >= MOST_SLOW) slowSteps.poll()
    // The entry was the last to be taken, unless it has run others; so the stack is surely its own.
    val stack = sampler.stackAt(loop.ready.taken)
    slowSteps += SlowStep(start, nanos, task as TaskImpl<*>?, step.text(), stack)
  }

  override fun waitEnded(nanos: Long, ready: Int) {
    waitNanos += nanos
  }

  private companion object {
    const val MOST_SLOW = 50
    const val CREATED = 0
    const val ENDED = 1
    const val CANCELLED = 2
    const val WAITS = 3
    const val SCHEDULED = 4
    const val STEP = 5
    const val FOREIGN = 6

    /** The place of a task that waits for the next pass only. */
    const val YIELDS = -1L
  }
}
