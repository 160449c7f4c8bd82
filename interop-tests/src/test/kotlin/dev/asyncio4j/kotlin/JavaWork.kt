package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.VoidBody
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.testing.Trail
import dev.asyncio4j.testing.kotlin.seconds

/** Java bodies that sleep for an hour, and what each does when it is cancelled meanwhile. */
internal class JavaWork(private val trail: Trail) {
  /** Tells what ended it, after a second of clean-up. */
  fun tidy(): Coroutine<String> =
    Asyncio.async(
      Body {
        try {
          Asyncio.await(Asyncio.sleep(3600.seconds, "not cancelled"))
        } catch (error: CancelledError) {
          Asyncio.await(Asyncio.sleep(1.seconds)) // an edge: awaiting goes on
          trail += "java cancelled"
          throw error
        }
      }
    )

  /** Tells that it began and what ended it, at once: for the real clock. */
  fun quick(): Coroutine<Void?> =
    Asyncio.async(
      VoidBody {
        trail += "started"
        try {
          Asyncio.await(Asyncio.sleep(3600.seconds))
        } catch (error: CancelledError) {
          trail += "cancelled"
          throw error
        }
      }
    )

  fun stubborn(): Coroutine<String> =
    Asyncio.async(
      Body {
        try {
          Asyncio.await(Asyncio.sleep(3600.seconds, "not cancelled"))
        } catch (_: CancelledError) {
          "swallowed"
        }
      }
    )
}
