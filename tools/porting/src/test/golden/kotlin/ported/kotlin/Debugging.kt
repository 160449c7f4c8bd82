// Written by the porting assistant of asyncio4j from ch42/debugging.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.RunOptions
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop
import java.time.Duration

// Debug mode: slow steps are reported; what nobody caught goes to the handler.
object Debugging {
  lateinit var slowSteps: MutableList<Any?>

  open class Counting {
    open fun emit(record_: Any?) {
      if (todo<Boolean>(12, "\" took \" in record.getMessage()")) {
        todo<Unit>(13, "slow_steps.append(record.getMessage())") // getMessage of an unknown type
      }
    }
  }

  fun slow(): Coroutine<Unit> {
    return coroutine {
      pause(0.3)
    }
  }

  fun fails(): Coroutine<Unit> {
    return coroutine {
      throw IllegalArgumentException("nobody asked for me")
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val loop: EventLoop = getRunningLoop()
      println("debug: " + (if (loop.getDebug()) "yes" else "no"))
      loop.slowCallbackDuration(seconds(0.2))
      createTask(slow()).await()
      sleep(Duration.ZERO).await()
      println("slow step reported: " + (if (!slowSteps.isEmpty()) "yes" else "no"))
      val unread: MutableList<String> = mutableListOf<String>()
      loop.setExceptionHandler({ inLoop, context -> unread.add(text(context.exception())) }) // check: the text of an exception
      var task: Task<Unit> = createTask(fails())
      sleep(seconds(0.01)).await()
      println("failed and unread: " + (if (task.done()) "yes" else "no"))
      // del task
      System.gc()
      sleep(seconds(0.01)).await()
      println("handler was told: " + unread.joinToString(", "))
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    slowSteps = mutableListOf<Any?>()
    System.getLogger("root").log(System.Logger.Level.TRACE, "logging.getLogger(\"asyncio\").addHandler(Counting())") // check: logging is set up outside of the program: System.Logger
    todo<Unit>(17, "logging.getLogger(\"asyncio\").propagate = False") // the attribute propagate of a Logger
    run(main(), RunOptions.defaults().debug(true))
  }

  /** Stands for what is left to do by hand. */
  fun <T> todo(line: Int, python: String): T =
    throw UnsupportedOperationException("line $line: $python")

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

  /** Blocks the thread, as time.sleep() does. */
  fun pause(time: Double) = Thread.sleep(Math.round(time * 1000))
}
