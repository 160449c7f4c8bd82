package dev.asyncio4j.impl.tasks

import dev.asyncio4j.Body

/**
 * Names of tasks on the threads of their bodies, for log lines and thread dumps: in debug mode, and
 * with `-Dasyncio4j.threadNames=true`. Otherwise a thread has its own name only, as two changes of
 * it for each body would cost more than some bodies do.
 */
internal object ThreadNames {
  private val always = System.getProperty("asyncio4j.threadNames").toBoolean()

  /** Wraps [body] so that its thread has the name of [task] while it runs. */
  fun <T> around(task: TaskImpl<*>, body: Body<T>): Body<T> =
    if (always || task.eventLoop.inDebug) Body { named(task, body) } else body

  private fun <T> named(task: TaskImpl<*>, body: Body<T>): T {
    val thread = Thread.currentThread()
    val own = thread.name
    thread.name = "$own ${task.getName()}"
    try {
      return body.run()
    } finally {
      thread.name = own
    }
  }
}
