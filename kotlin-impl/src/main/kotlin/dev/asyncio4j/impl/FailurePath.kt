package dev.asyncio4j.impl

import dev.asyncio4j.impl.fibers.initialise
import dev.asyncio4j.impl.loop.CreationSite
import dev.asyncio4j.impl.loop.Frames
import dev.asyncio4j.impl.loop.LibraryFrames
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.isFatal
import dev.asyncio4j.impl.tasks.Describe
import dev.asyncio4j.impl.tasks.Diagnostics
import dev.asyncio4j.impl.tasks.Dropped
import dev.asyncio4j.impl.tasks.Messages
import dev.asyncio4j.impl.tasks.UnretrievedError
import dev.asyncio4j.impl.threads.unwrapped

/**
 * Initialises the classes that a failure needs, before the first body runs.
 *
 * The JVM remembers for good that a class could not be initialised. A body that fails because its
 * stack is full has no room for that, and would take every later failure of the process with it.
 */
internal object FailurePath {
  private val classes =
    arrayOf(
      CreationSite::class.java,
      CreationSite.Companion::class.java,
      Describe::class.java,
      Diagnostics.Companion::class.java,
      Frames::class.java,
      LibraryFrames::class.java,
      Messages::class.java,
      Texts::class.java,
      UnretrievedError::class.java,
    )

  /** Prepares the process; to be called before a loop is used. The first call does it. */
  fun prepare() = initialised

  private val initialised: Unit = run {
    initialise(*classes)
    Throwable().isFatal() // the functions of a file are in a class, too
    unwrapped(Throwable())
    Dropped.cleaner // it has classes of the JDK to initialise, and a thread to start
  }
}
