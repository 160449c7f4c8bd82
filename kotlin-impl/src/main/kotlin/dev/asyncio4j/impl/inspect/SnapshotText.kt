package dev.asyncio4j.impl.inspect

import dev.asyncio4j.FrameCallGraphEntry
import dev.asyncio4j.FrameCallGraphEntry.Kind
import dev.asyncio4j.impl.fibers.FiberMode
import dev.asyncio4j.impl.loop.Frames
import dev.asyncio4j.impl.loop.VirtualClock
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import java.time.Instant
import java.time.temporal.ChronoUnit
import java.util.IdentityHashMap

/**
 * A snapshot of loops as JSON, schema 1: each task with its awaiters, equal stacks once. It has
 * names, types and sizes, never a value of the program's. Keys that a reader does not know are to
 * be ignored.
 */
internal class SnapshotText(private val loops: List<TaskLoop>, options: Map<String, String>) {
  private val frames = options["frames"]?.toIntOrNull() ?: 64
  private val hasLibrary = options["library"] == "true"
  private val most = options["tasks"]?.toIntOrNull() ?: 100_000
  private val waitMillis = options["wait"]?.toLongOrNull() ?: 500
  private val json = Json()
  private val stacks = LinkedHashMap<List<FrameCallGraphEntry>, Int>()
  private val knownStacks = KnownStacks()
  private val knownTexts = IdentityHashMap<Any, String?>()
  private val taken = Instant.now()
  private val now = System.nanoTime()

  fun write(): String {
    val looks = loops.associateWith { LoopLook(it, waitMillis) }
    looks.values.forEach(LoopLook::ask)
    looks.values.forEach { it.take(most) }
    val pause = looks.values.maxOfOrNull { it.longestNanos } ?: 0
    json.open('{').key("schema").number(1)
    json.key("pid").number(ProcessHandle.current().pid())
    json.key("jdk").text(Runtime.version().toString())
    json.key("mode").text(FiberMode.chosen.name.lowercase())
    json.key("taken").text(taken.toString())
    json.key("pauseMicros").number(pause / NANOS_PER_MICRO)
    json
      .key("left")
      .number(looks.values.sumOf { it.total - it.seen.size }.coerceAtLeast(0).toLong())
    json.key("loops").open('[')
    for ((loop, look) in looks) loop(loop, look)
    json.close(']').key("tasks").open('[')
    for ((loop, look) in looks) {
      val times = Recorders.timesOf(loop)
      look.seen.forEach { task(it, times) }
    }
    json.close(']').key("stacks").open('[')
    stacks.keys.forEach(::stack)
    return json.close(']').close('}').toString()
  }

  private fun loop(loop: TaskLoop, look: LoopLook) {
    json.open('{').key("id").number(LoopIds.of(loop).toLong())
    json.key("state").text(look.state)
    json.key("thread").text(loop.thread?.name)
    json.key("clock").text(if (loop.clock is VirtualClock) "virtual" else "system")
    json.key("tasks").number(look.total.toLong())
    json.key("ready").number(loop.ready.size.toLong())
    json.key("timers").number(loop.timers.size.toLong())
    json.key("channels").number(loop.poller.interests.toLong())
    json.key("outsideWork").number(loop.outsideWork.get().toLong())
    look.blockedAt?.let { json.key("blocked").number(indexOf(it)) }
    json.close('}')
  }

  private fun task(seen: SeenTask, times: TaskTimes?) {
    val task = seen.task
    val all = if (frames == 0) emptyList() else stackOf(task)
    val waits = runCatching { WaitsFor.of(task, knownTexts) }.getOrNull()
    json.open('{').key("id").text(LoopIds.of(task))
    json.key("name").text(task.getName())
    json.key("coroutine").text(TaskStack.bodyIn(all) ?: task.coroutine.bodyName())
    json.key("state").text(seen.state)
    json.key("waitsFor").text(waits?.operation)
    json.key("on").text(waits?.on)
    times?.createdAt(task)?.let { json.key("createdAt").text(instant(it)) }
    times?.waitsSince(task)?.let { json.key("waitedMillis").number(millisSince(it)) }
    json.key("awaitedBy").open('[')
    for (awaiter in seen.awaiters) {
      json.open('{').key("task").text(LoopIds.of(awaiter.task)).key("by").text(awaiter.by)
      json.close('}')
    }
    json.close(']')
    json.key("stack").number(indexOf(all)).close('}')
  }

  /** Returns the place of what is to be shown of a stack, among those that are written. */
  private fun indexOf(entries: List<FrameCallGraphEntry>): Long {
    val all = if (hasLibrary) entries else entries.filter { it.kind() != Kind.LIBRARY }
    val shown = all.take(frames)
    return stacks.getOrPut(shown) { stacks.size }.toLong()
  }

  private fun stackOf(task: TaskImpl<*>) = runCatching {
    TaskStack.of(task, knownStacks)
  }
    .getOrDefault(emptyList())

  private fun millisSince(nanoTime: Long) = maxOf(0, now - nanoTime) / NANOS_PER_MILLI

  private fun instant(nanoTime: Long) =
    taken.minusNanos(now - nanoTime).truncatedTo(ChronoUnit.MILLIS).toString()

  private fun stack(entries: List<FrameCallGraphEntry>) {
    json.open('[')
    for (entry in entries) {
      val frame = entry.frame()
      json.open('{').key("c").text(Frames.typeOf(frame))
      json.key("m").text(Frames.methodName(frame))
      json.key("f").text(frame.fileName).key("l").number(frame.lineNumber.toLong())
      json.key("k").text(entry.kind().name).close('}')
    }
    json.close(']')
  }

  private companion object {
    const val NANOS_PER_MICRO = 1000
    const val NANOS_PER_MILLI = 1_000_000
  }
}
