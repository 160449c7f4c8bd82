package dev.asyncio4j.impl.inspect

import dev.asyncio4j.FrameCallGraphEntry
import dev.asyncio4j.FrameCallGraphEntry.Kind
import dev.asyncio4j.impl.fibers.FiberMode
import dev.asyncio4j.impl.loop.Frames
import dev.asyncio4j.impl.loop.VirtualClock
import dev.asyncio4j.impl.tasks.TaskLoop
import java.time.Instant
import java.util.IdentityHashMap

/**
 * A snapshot of loops as JSON, schema 1: each task with its awaiters, equal stacks once. It has
 * names, types and sizes, never a value of the program's. Keys that a reader does not know are to
 * be ignored.
 */
internal class SnapshotText(private val loops: List<TaskLoop>, options: Map<String, String>) {
  private val frames = options["frames"]?.toIntOrNull() ?: 64
  private val most = options["tasks"]?.toIntOrNull() ?: 100_000
  private val waitMillis = options["wait"]?.toLongOrNull() ?: 500
  private val json = Json()
  private val stacks = LinkedHashMap<List<FrameCallGraphEntry>, Int>()
  private val knownStacks = KnownStacks()
  private val knownTexts = IdentityHashMap<Any, String?>()

  fun write(): String {
    val looks = loops.associateWith { LoopLook(it, waitMillis).also { look -> look.take(most) } }
    val pause = looks.values.maxOfOrNull { it.longestNanos } ?: 0
    json.open('{').key("schema").number(1)
    json.key("pid").number(ProcessHandle.current().pid())
    json.key("jdk").text(Runtime.version().toString())
    json.key("mode").text(FiberMode.chosen.name.lowercase())
    json.key("taken").text(Instant.now().toString())
    json.key("pauseMicros").number(pause / NANOS_PER_MICRO)
    json.key("loops").open('[')
    for ((loop, look) in looks) loop(loop, look)
    json.close(']').key("tasks").open('[')
    for (look in looks.values) look.seen.forEach(::task)
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
    json.close('}')
  }

  private fun task(seen: SeenTask) {
    val task = seen.task
    val all = runCatching { TaskStack.of(task, knownStacks) }.getOrDefault(emptyList())
    val waits = runCatching { WaitsFor.of(task, knownTexts) }.getOrNull()
    val shown = all.filter { it.kind() != Kind.LIBRARY }.take(frames)
    json.open('{').key("id").text(LoopIds.of(task))
    json.key("name").text(task.getName())
    json.key("coroutine").text(TaskStack.bodyIn(all) ?: task.coroutine.bodyName())
    json.key("state").text(seen.state)
    json.key("waitsFor").text(waits?.operation)
    json.key("on").text(waits?.on)
    json.key("awaitedBy").open('[')
    for (awaiter in seen.awaiters) {
      json.open('{').key("task").text(LoopIds.of(awaiter.task)).key("by").text(awaiter.by)
      json.close('}')
    }
    json.close(']')
    json.key("stack").number(stacks.getOrPut(shown) { stacks.size }.toLong()).close('}')
  }

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
  }
}
