package dev.asyncio4j.kotlin

import dev.asyncio4j.Coroutine
import dev.asyncio4j.RunOptions
import dev.asyncio4j.Task
import dev.asyncio4j.TaskOptions
import dev.asyncio4j.impl.RunnerImpl
import dev.asyncio4j.impl.bridge.KotlinCoroutine
import dev.asyncio4j.impl.bridge.childTask
import kotlinx.coroutines.CoroutineScope

/**
 * A Kotlin `suspend` block as a coroutine of asyncio4j: for Java's `await`, for `createTask`, for
 * `gather`.
 */
@JvmSynthetic
public fun <T> coroutine(block: suspend CoroutineScope.() -> T): Coroutine<T> =
  KotlinCoroutine(block)

/**
 * Runs [block] as the main task of a loop of its own, blocking this thread: `Asyncio.run` for
 * Kotlin.
 */
@JvmSynthetic
public fun <T> runAsyncio(
  options: RunOptions = RunOptions.defaults(),
  block: suspend CoroutineScope.() -> T,
): T = RunnerImpl.runOnce(coroutine(block), options)

/** Starts [block] as a task of the running loop; it is a child of this scope's Job. */
@JvmSynthetic
public fun <T> CoroutineScope.createTask(
  name: String? = null,
  block: suspend CoroutineScope.() -> T,
): Task<T> =
  childTask(
    this,
    if (name == null) TaskOptions.defaults() else TaskOptions.defaults().name(name),
    block,
  )
