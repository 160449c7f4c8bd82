package dev.asyncio4j.impl.loop

import dev.asyncio4j.exceptions.RunInterruptedException

/**
 * True for what must stop the loop besides failing the task or callback that threw it: Python's
 * `SystemExit` and `KeyboardInterrupt`. A stack overflow is a bug of one body (`RecursionError`),
 * and the loop survives it.
 */
internal fun Throwable.isFatal(): Boolean =
  this is VirtualMachineError && this !is StackOverflowError ||
    this is RunInterruptedException ||
    this is EndsRun

/** Marks the errors of the library that end the run. */
internal interface EndsRun
