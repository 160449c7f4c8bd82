package dev.asyncio4j.impl.tasks

import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.ThreadOptions
import dev.asyncio4j.impl.loop.ContextImpl

/** `to_thread`: the caller's context variables go along. */
internal fun <T> toThreadCoroutine(blocking: Body<T>, options: ThreadOptions): Coroutine<T> =
  SuspendCoroutine("toThread") {
    val executors = currentTask().eventLoop.executors
    val limiter = options.limiter().orElse(null)
    limiter?.acquire()?.awaitInline()
    val context = ContextImpl.current().copy()
    val plan = Executors.Options(context, options.isInterruptible) { limiter?.release() }
    executors.submit(options.executor().orElse(null), blocking, plan).awaitDone()
  }

/** Work for one of the cores. */
internal fun <T> computeCoroutine(body: Body<T>): Coroutine<T> =
  SuspendCoroutine("compute") {
    val plan = Executors.Options(ContextImpl.current().copy(), interruptible = true)
    currentTask().eventLoop.executors.compute(body, plan).awaitDone()
  }
