package dev.asyncio4j.impl.inspect

import dev.asyncio4j.impl.loop.Frames
import dev.asyncio4j.impl.loop.InstrumentList
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.watch.LoopWatch
import dev.asyncio4j.impl.watch.Watched
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.lowlevel.Instrument

/**
 * Records what happens on all loops, also on those that begin later, for one tool; and ends by
 * itself when the tool has not asked for some time, so that one that was killed costs nothing.
 */
internal class Recorder(
  loops: List<TaskLoop>,
  options: Map<String, String>,
  private val ended: (Recorder) -> Unit,
) : Watched {
  private val leaseNanos = (options["lease"]?.toLongOrNull() ?: 10_000) * NANOS_PER_MILLI
  private val slowNanos = (options["slow"]?.toLongOrNull() ?: 20) * NANOS_PER_MILLI
  private val buffer = options["buffer"]?.toIntOrNull() ?: 65_536
  private val origin = System.nanoTime()
  private val recorders = LinkedHashMap<TaskLoop, LoopRecorder>()
  private var askedAt = origin

  /** True from the end on. */
  var over = false
    private set

  override val intervalNanos: Long =
    (options["sample"]?.toLongOrNull() ?: 50).coerceAtLeast(1) * NANOS_PER_MILLI

  /** Adds a recorder to each loop that begins a run. */
  private val beginnings =
    object : Instrument {
      override fun runBegan(loop: EventLoop) = add(loop as TaskLoop)
    }

  private val registration = InstrumentList.addToAll(beginnings)

  init {
    for (loop in loops) {
      add(loop)
      val look = LoopLook(loop, LOOK_MILLIS).now(MOST_TASKS)
      val recorder = of(loop) ?: continue
      for (seen in look.seen) {
        recorder.newTasks += seen.task
        recorder.times.found(seen.task, origin)
      }
    }
    LoopWatch.watch(this)
  }

  @Synchronized
  private fun add(loop: TaskLoop) {
    if (over || loop in recorders) return
    val recorder = LoopRecorder(loop, origin, slowNanos, buffer)
    recorders[loop] = recorder
    loop.instruments.add(recorder)
  }

  @Synchronized fun of(loop: TaskLoop): LoopRecorder? = recorders[loop]

  @Synchronized
  override fun look() {
    if (System.nanoTime() - askedAt > leaseNanos) return end()
    for (recorder in recorders.values) {
      recorder.lag.look()
      recorder.sampler.sample()
    }
  }

  @Synchronized
  fun end() {
    if (over) return
    over = true
    LoopWatch.leave(this)
    registration.close()
    for ((loop, recorder) in recorders) loop.instruments.remove(recorder)
    recorders.clear()
    ended(this)
  }

  /** Returns what was recorded since the last call, as JSON, schema 1, and goes on. */
  @Synchronized
  fun drain(): String {
    askedAt = System.nanoTime()
    val json = Json()
    json.open('{').key("schema").number(1).key("nanos").number(askedAt - origin)
    json.key("loops").open('[')
    for (recorder in recorders.values) loop(json, recorder)
    json.close(']').close('}')
    recorders.keys.removeIf { it.closed }
    return json.toString()
  }

  private fun loop(json: Json, recorder: LoopRecorder) {
    val counts = recorder.loop.statistics()
    json.open('{').key("id").number(LoopIds.of(recorder.loop).toLong())
    json.key("running").number(if (recorder.loop.isRunning()) 1 else 0)
    json.key("tasks").number(counts.tasks().toLong()).key("ready").number(counts.ready().toLong())
    json.key("timers").number(counts.timers().toLong())
    json.key("channels").number(counts.channels().toLong())
    json.key("created").number(counts.created()).key("entries").number(counts.entries())
    json.key("busy").number(recorder.busyNanos).key("waited").number(recorder.waitNanos)
    json.key("lag").number(recorder.lag.nanos).key("dropped").number(recorder.events.dropped)
    val diagnostics = recorder.loop.diagnostics
    json.key("unread").number(diagnostics.unreadErrors)
    json.key("neverAwaited").number(diagnostics.neverAwaited?.reported?.get() ?: 0)
    json.key("events").open('[')
    recorder.events.takeAll { json.number(it) }
    json.close(']').key("names").open('[')
    while (true) {
      val task = recorder.newTasks.poll() ?: break
      json.number(task.number).text(task.getName()).text(task.coroutine.bodyName())
    }
    json.close(']').key("slow").open('[')
    while (true) slow(json, recorder.slowSteps.poll() ?: break)
    json.close(']').key("profile").open('[')
    for ((chain, count) in recorder.sampler.counts) json
      .text(chain, Int.MAX_VALUE)
      .number(count.toLong())
    recorder.sampler.counts.clear()
    json.close(']').close('}')
  }

  private fun slow(json: Json, step: SlowStep) {
    json.open('{').key("at").number(step.at).key("nanos").number(step.nanos)
    json.key("text").text(step.task?.getName() ?: step.text)
    json.key("stack").open('[')
    for (entry in TaskStack.ofUser(step.stack).take(MOST_FRAMES)) json.text(
      Frames.text(entry.frame())
    )
    json.close(']').close('}')
  }

  private companion object {
    const val NANOS_PER_MILLI = 1_000_000L
    const val LOOK_MILLIS = 500L
    const val MOST_TASKS = 100_000
    const val MOST_FRAMES = 40
  }
}
