package dev.asyncio4j.impl.threads

import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.ThreadOptions
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.awaitInline

/** `to_thread`: the caller's context variables and carried values go along. */
internal fun <T> toThreadCoroutine(blocking: Body<T>, options: ThreadOptions): Coroutine<T> =
  SuspendCoroutine("toThread") {
    val loop = it.eventLoop
    val limiter = options.limiter()
    limiter?.acquire()?.awaitInline()
    val plan = Executors.Options(loop.newContext(), options.interruptible()) { limiter?.release() }
    loop.executors.submit(options.executor(), blocking, plan).awaitDone()
  }

/** Work for one of the cores. */
internal fun <T> computeCoroutine(body: Body<T>): Coroutine<T> =
  SuspendCoroutine("compute") {
    val loop = it.eventLoop
    val plan = Executors.Options(loop.newContext(), interruptible = true)
    loop.executors.compute(body, plan).awaitDone()
  }
