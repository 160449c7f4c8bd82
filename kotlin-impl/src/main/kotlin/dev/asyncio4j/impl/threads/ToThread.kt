package dev.asyncio4j.impl.threads

import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.ThreadOptions
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.impl.tasks.currentTask
import dev.asyncio4j.impl.tasks.release

/** `to_thread`: the caller's context variables go along, and what its thread carries. */
internal fun <T> toThreadCoroutine(blocking: Body<T>, options: ThreadOptions): Coroutine<T> =
  SuspendCoroutine("toThread") {
    val loop = currentTask().eventLoop
    val limiter = options.limiter().orElse(null)
    limiter?.acquire()?.awaitInline()
    val plan = Executors.Options(loop.newContext(), options.isInterruptible) { limiter?.release() }
    loop.executors.submit(options.executor().orElse(null), blocking, plan).awaitDone()
  }

/** Work for one of the cores. */
internal fun <T> computeCoroutine(body: Body<T>): Coroutine<T> =
  SuspendCoroutine("compute") {
    val loop = currentTask().eventLoop
    val plan = Executors.Options(loop.newContext(), interruptible = true)
    loop.executors.compute(body, plan).awaitDone()
  }
