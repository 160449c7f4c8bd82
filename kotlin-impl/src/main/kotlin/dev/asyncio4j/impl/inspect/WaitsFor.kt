package dev.asyncio4j.impl.inspect

import dev.asyncio4j.impl.fibers.Fiber
import dev.asyncio4j.impl.tasks.Describe
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.Outlined
import dev.asyncio4j.impl.tasks.TaskImpl
import java.util.IdentityHashMap
import kotlin.coroutines.jvm.internal.CoroutineStackFrame

/**
 * The operation of the library that a task waits for, by its public name, and the object it waits
 * on: read from the engine's own suspended functions, between the wait and the user's code.
 *
 * @property operation such as `Queue.get`
 * @property on the text of the queue, lock or task; null if there is none. It calls no user code.
 */
internal class WaitsFor(val operation: String, val on: String?) {

  override fun toString() = if (on == null) operation else "$operation on $on"

  companion object {
    private const val ENGINE = "dev.asyncio4j.impl."

    /** The files whose functions are known by one name. */
    private val words =
      mapOf(
        "AsCompleted" to "asCompleted",
        "JavaScopes" to "taskGroup",
        "Sleep" to "sleep",
        "StaggeredRace" to "staggeredRace",
        "TaskGroupImpl" to "taskGroup",
        "ToThread" to "toThread",
        "WaitFor" to "waitFor",
        "WaitSet" to "wait",
      )

    /**
     * Returns what [task] waits for; null if it does not wait. From any thread. The text of an
     * object that many wait for is made once, if it is [known].
     */
    fun of(task: TaskImpl<*>, known: MutableMap<Any, String?> = IdentityHashMap()): WaitsFor? {
      val innermost = task.suspendedAt ?: return null
      var outermost: CoroutineStackFrame? = null
      var frame = innermost as? CoroutineStackFrame
      while (frame != null && frame !is Fiber) {
        val element = frame.getStackTraceElement()
        if (element != null) {
          if (!element.className.startsWith(ENGINE)) break
          outermost = frame
        }
        frame = frame.callerFrame
      }
      if (outermost != null) return ofFunction(outermost, known)
      val waiter = task.waiter ?: return WaitsFor("sleep", null)
      return WaitsFor(kindOf(waiter), (waiter as? TaskImpl<*>)?.let { Describe.short(it) })
    }

    private fun kindOf(future: FutureImpl<*>): String =
      when (future.javaClass.simpleName) {
        "TaskImpl" -> "task"
        "Sleeping" -> "sleep"
        "GatheringFuture" -> "gather"
        "ShieldingFuture" -> "shield"
        "DeferredFuture",
        "PlainJobFuture" -> "kotlin"
        else -> "future"
      }

    /** Returns the text, unless that fails because the loop runs on. */
    private fun textOf(owner: Any): String? = runCatching {
      if (owner is Outlined) owner.outline() else owner.toString()
    }
      .getOrNull()

    /** Names `QueueImpl$get$1.invokeSuspend`, and `QueueImpl$Get`, as `Queue.get`. */
    private fun ofFunction(frame: CoroutineStackFrame, known: MutableMap<Any, String?>): WaitsFor {
      val place = frame.getStackTraceElement()!!
      val parts = place.className.substringAfterLast('.').split('$').filter(String::isNotEmpty)
      val type = parts[0].removeSuffix("Kt")
      words[type]?.let {
        return WaitsFor(it, null)
      }
      val owner = WaitedObject.of(frame)
      val ownType = owner?.javaClass?.simpleName ?: type
      val named = parts.drop(1).firstOrNull { it[0].isLetter() && it != "Companion" }
      val method =
        named?.takeIf { place.methodName == "invokeSuspend" || it[0].isUpperCase() }
          ?: place.methodName
      val operation = "${ownType.removeSuffix("Impl")}.${method.replaceFirstChar(Char::lowercase)}"
      return WaitsFor(operation, owner?.let { known.getOrPut(it) { textOf(it) } })
    }
  }
}
