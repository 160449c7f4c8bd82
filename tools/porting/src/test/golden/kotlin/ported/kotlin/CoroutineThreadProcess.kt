// Written by the porting assistant of asyncio4j from ch04/coroutine_thread_process.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.createSubprocessExec
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.toThread
import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.subprocess.AsyncProcess
import dev.asyncio4j.subprocess.ProcessOptions
import dev.asyncio4j.subprocess.Stdio
import dev.asyncio4j.sync.Event
import java.util.concurrent.locks.ReentrantLock
import kotlin.text.Charsets.UTF_8

// Who can run while I block? Not my loop's tasks, but a thread can, and a process shares nothing.
object CoroutineThreadProcess {
  fun blocksUntil(event: Flag): String? {
    return if (event.await(0.2)) "somebody ran meanwhile" else "nobody could run"
  }

  fun sets(event: Flag): Coroutine<Unit> {
    return coroutine {
      event.set()
    }
  }

  suspend fun childPid(): Int {
    val process: AsyncProcess = createSubprocessExec(ProcessOptions.defaults().stdout(Stdio.PIPE), "sh", "-c", "echo \$\$").await()
    val pair = process.communicate(null).await()
    val out: ByteArray = pair.stdout()!!
    return String(out, UTF_8).trim().toInt()
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      var event: Flag = Flag()
      var setter: Task<Unit> = createTask(sets(event))
      println("blocking in a task:   " + text(blocksUntil(event)))
      setter.await()
      event = Flag()
      setter = createTask(sets(event))
      val given: Flag = event
      println("blocking in a thread: " + text(toThread(Body { blocksUntil(given) }).await()))
      setter.await()
      println("a child is " + (if (childPid() == ProcessHandle.current().pid().toInt()) "this process" else "another process"))
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  /** Text of a value as Python's str() gives it. */
  fun text(value: Any?): String =
    when (value) {
      is String -> value
      is Throwable -> value.message ?: ""
      else -> repr(value)
    }

  /** Text of a value as Python's repr() gives it. */
  fun repr(value: Any?): String =
    when (value) {
      null -> "None"
      true -> "True"
      false -> "False"
      is String -> quoted(value)
      is Map<*, *> -> value.entries.joinToString(", ", "{", "}") { repr(it.key) + ": " + repr(it.value) }
      is Set<*> -> if (value.isEmpty()) "set()" else value.joinToString(", ", "{", "}") { repr(it) }
      is Collection<*> -> value.joinToString(", ", "[", "]") { repr(it) }
      else -> value.toString()
    }

  fun quoted(text: String): String {
    val quote = if (text.contains("'") && !text.contains("\"")) "\"" else "'"
    val inner = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return quote + (if (quote == "'") inner.replace("'", "\\'") else inner) + quote
  }

  /** What threads wait for, as threading.Event. */
  class Flag {
    private val lock = ReentrantLock()
    private val changed = lock.newCondition()
    private var raised = false

    private fun <T> locked(body: () -> T): T {
      lock.lock()
      try {
        return body()
      } finally {
        lock.unlock()
      }
    }

    fun set() = locked {
      raised = true
      changed.signalAll()
    }

    fun clear() = locked { raised = false }

    fun isSet(): Boolean = locked { raised }

    /** Waits so many seconds, or without end. */
    fun await(limit: Number): Boolean = locked {
      var left = (limit.toDouble() * 1e9).toLong()
      if (left < 0) while (!raised) changed.await()
      while (!raised && left > 0) left = changed.awaitNanos(left)
      raised
    }
  }
}
