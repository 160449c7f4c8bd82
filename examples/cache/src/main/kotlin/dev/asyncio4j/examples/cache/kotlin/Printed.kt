package dev.asyncio4j.examples.cache.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop

/** Returns the loop's time in seconds, as Python prints it. */
internal fun now(): Double = getRunningLoop().time().toMillis() / 1000.0
