package dev.asyncio4j.impl.inspect

import dev.asyncio4j.FrameCallGraphEntry
import dev.asyncio4j.impl.loop.Frames
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.loop.BlockedStep
import java.util.Collections
import java.util.WeakHashMap
import jdk.jfr.Category
import jdk.jfr.Event
import jdk.jfr.FlightRecorder
import jdk.jfr.Label
import jdk.jfr.Name
import jdk.jfr.Period
import jdk.jfr.StackTrace
import jdk.jfr.Threshold
import jdk.jfr.Timespan

/** A callback or a step of a task, if it took long; `where` is the place in which it was seen. */
@Name("asyncio4j.Step")
@Label("Step of a loop")
@Category("asyncio4j")
@Threshold("20 ms")
@StackTrace(false)
internal class StepEvent : Event() {
  @JvmField @Label("Loop") var loop = 0
  @JvmField @Label("Task") var task: String? = null
  @JvmField @Label("Code") var code: String? = null
  @JvmField @Label("Where") var where: String? = null
}

/** A task, from its creation to its end. */
@Name("asyncio4j.Task")
@Label("Task")
@Category("asyncio4j")
@StackTrace(false)
internal class TaskEvent : Event() {
  @JvmField @Label("Loop") var loop = 0
  @JvmField @Label("Task") var task: String? = null
  @JvmField @Label("Body") var body: String? = null
  @JvmField @Label("Created by") var creator: String? = null
  @JvmField @Label("Outcome") var outcome: String? = null
}

/** The time that an entry waited for its run: once a second. */
@Name("asyncio4j.LoopLag")
@Label("Lag of a loop")
@Category("asyncio4j")
@StackTrace(false)
internal class LagEvent : Event() {
  @JvmField @Label("Loop") var loop = 0
  @JvmField @Label("Lag") @Timespan var lag = 0L
  @JvmField @Label("Tasks") var tasks = 0
  @JvmField @Label("Ready") var ready = 0
}

/** A step that blocks its loop, while it does. */
@Name("asyncio4j.Blocked")
@Label("Blocked loop")
@Category("asyncio4j")
@StackTrace(false)
internal class BlockedEvent : Event() {
  @JvmField @Label("Task") var task: String? = null
  @JvmField @Label("For") @Timespan var running = 0L
  @JvmField @Label("Where") var where: String? = null
}

/** A task that is not done at the end of a chunk: together they are a snapshot. */
@Name("asyncio4j.TaskState")
@Label("State of a task")
@Category("asyncio4j")
@Period("everyChunk")
@StackTrace(false)
internal class TaskStateEvent : Event() {
  @JvmField @Label("Task") var task: String? = null
  @JvmField @Label("State") var state: String? = null
  @JvmField @Label("Waits for") var waitsFor: String? = null
  @JvmField @Label("Awaited by") var awaitedBy: String? = null
  @JvmField @Label("Where") var where: String? = null
}

/** A connection, from its beginning to its end. */
@Name("asyncio4j.Connection")
@Label("Connection")
@Category("asyncio4j")
@StackTrace(false)
internal class ConnectionEvent : Event() {
  @JvmField @Label("Loop") var loop = 0
  @JvmField @Label("Local") var local: String? = null
  @JvmField @Label("Peer") var peer: String? = null
  @JvmField @Label("Error") var error: String? = null
}

/** The events of loops in a flight recording. Loaded only once there is one. */
internal object FlightEvents {
  private const val MOST_FRAMES = 40
  private const val LOOK_MILLIS = 500L
  private val loops = Collections.synchronizedMap(WeakHashMap<TaskLoop, Boolean>())

  init {
    FlightRecorder.addPeriodicEvent(TaskStateEvent::class.java, ::tellStates)
  }

  /** Has the end of each chunk tell of the tasks of [loop], too. */
  fun add(loop: TaskLoop) {
    loops[loop] = true
  }

  /** Returns whether some recording that goes on now wants one of the events. */
  fun areWanted() =
    StepEvent().isEnabled ||
      TaskEvent().isEnabled ||
      LagEvent().isEnabled ||
      ConnectionEvent().isEnabled

  fun titleOf(task: TaskImpl<*>) = "${LoopIds.of(task)} ${CallGraphText.oneLine(task.getName())}"

  /** Writes a stack, without the frames of the library, as lines; null if it is not known. */
  fun where(stack: List<StackTraceElement>): String? = lines(TaskStack.ofUser(stack))

  private fun lines(frames: List<FrameCallGraphEntry>): String? =
    frames.take(MOST_FRAMES).joinToString("\n") { Frames.text(it.frame()) }.ifEmpty { null }

  fun blocked(step: BlockedStep) {
    val event = BlockedEvent()
    if (!event.isEnabled) return
    event.task = (step.task() as TaskImpl<*>?)?.let(::titleOf)
    event.running = step.running().toNanos()
    event.where = where(step.stack())
    event.commit()
  }

  private fun tellStates() {
    for (loop in synchronized(loops) { loops.keys.toList() }) {
      if (loop.closed) continue
      LoopLook(loop, LOOK_MILLIS).now().seen.forEach(::tellState)
    }
  }

  private fun tellState(seen: SeenTask) {
    val event = TaskStateEvent()
    event.task = titleOf(seen.task)
    event.state = seen.state
    event.waitsFor = runCatching { WaitsFor.of(seen.task)?.toString() }.getOrNull()
    event.awaitedBy = seen.awaiters.joinToString { titleOf(it.task) }.ifEmpty { null }
    event.where = lines(runCatching { TaskStack.of(seen.task) }.getOrDefault(emptyList()))
    event.commit()
  }
}
