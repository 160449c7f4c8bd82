package dev.asyncio4j.impl.inspect

import dev.asyncio4j.CallGraphOptions
import dev.asyncio4j.FrameCallGraphEntry
import dev.asyncio4j.FrameCallGraphEntry.Kind
import dev.asyncio4j.impl.loop.Frames
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskImpl

/**
 * The text of a call graph, in CPython's form. A task that is reached again is only named, and deep
 * lines are no longer indented, but numbered: the text grows with the number of tasks.
 */
internal class CallGraphText(private val options: CallGraphOptions) {
  private class Line(val future: FutureImpl<*>, val by: String?, val depth: Int)

  private val text = StringBuilder()
  private val written = HashSet<FutureImpl<*>>()

  fun of(root: FutureImpl<*>): String {
    val open = ArrayDeque<Line>()
    open.addLast(Line(root, null, 0))
    while (open.isNotEmpty()) {
      val line = open.removeLast()
      val indent = indentOf(line.depth)
      text.append(indent).append("* ").append(titleOf(line.future))
      if (line.by != null) text.append(" by ").append(line.by)
      if (!written.add(line.future)) {
        text.append(", see above\n")
        continue
      }
      text.append('\n')
      stack(line.future, indent)
      val awaiters = Awaiters.of(line.future)
      if (awaiters.isNotEmpty()) text.append(indent).append("  + Awaited by:\n")
      for (awaiter in awaiters.asReversed()) open.addLast(
        Line(awaiter.task, awaiter.by, line.depth + 1)
      )
    }
    return text.toString()
  }

  private fun stack(future: FutureImpl<*>, indent: String) {
    val frames = TaskStack.shown(future, options)
    val waitsFor = if (future is TaskImpl<*> && options.stacks()) WaitsFor.of(future) else null
    if (frames.isEmpty() && waitsFor == null) return
    text.append(indent).append("  + Call stack:\n")
    if (waitsFor != null) line(indent, waitsFor.operation)
    for (entry in frames) line(indent, textOf(entry))
  }

  private fun line(indent: String, place: String) {
    text.append(indent).append("  |   at ").append(place).append('\n')
  }

  private fun indentOf(depth: Int) =
    if (depth <= MOST_INDENTED) INDENT.repeat(depth) else INDENT.repeat(MOST_INDENTED) + "[$depth] "

  companion object {
    private const val INDENT = "     "
    private const val MOST_INDENTED = 20

    /** Names a task by its name and identity; the name is the user's, so its lines are joined. */
    fun titleOf(future: FutureImpl<*>): String =
      if (future is TaskImpl<*>)
        "Task(name='${oneLine(future.getName())}', id=${LoopIds.of(future)})"
      else "Future(id=0x${Integer.toHexString(System.identityHashCode(future))})"

    private fun textOf(entry: FrameCallGraphEntry): String {
      val frame = Frames.text(entry.frame())
      return when (entry.kind()) {
        Kind.BODY -> "$frame, async"
        Kind.GENERATOR -> "$frame, async generator"
        Kind.SUSPEND -> "$frame, suspend"
        else -> frame
      }
    }

    private const val LONGEST_NAME = 200

    fun oneLine(name: String): String {
      val cut = if (name.length > LONGEST_NAME) name.take(LONGEST_NAME) + "…" else name
      return buildString(cut.length) {
        for (c in cut) append(if (c.isISOControl()) '\uFFFD' else c)
      }
    }
  }
}
