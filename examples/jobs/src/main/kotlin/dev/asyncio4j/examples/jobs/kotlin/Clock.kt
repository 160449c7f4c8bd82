package dev.asyncio4j.examples.jobs.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop

/** Returns the loop's time in seconds, as Python prints it. */
internal fun now(): Double = getRunningLoop().time().toMillis() / 1000.0

/** Returns a truth value as Python prints it. */
internal fun Boolean.python(): String = if (this) "True" else "False"
