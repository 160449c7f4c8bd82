package dev.asyncio4j.kotlin

import dev.asyncio4j.Awaitable
import dev.asyncio4j.impl.bridge.KotlinAwait

/**
 * Awaits this: inline where it is called in the body of a task, from anywhere else on its loop, by
 * hopping to it.
 */
@JvmSynthetic public suspend fun <T> Awaitable<T>.await(): T = KotlinAwait.await(this)
