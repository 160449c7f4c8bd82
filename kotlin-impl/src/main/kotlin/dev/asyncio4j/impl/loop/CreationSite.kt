package dev.asyncio4j.impl.loop

import java.lang.StackWalker.StackFrame

/**
 * The place where a future, task, handle or coroutine was made, as a stack that begins with the
 * first line of user code. Kept in debug mode only: a stack trace costs microseconds.
 */
internal class CreationSite : Throwable("created here") {

  init {
    stackTrace = walker.walk { frames ->
      frames
        .dropWhile { !LibraryFrames.isUsers(it) }
        .map(StackFrame::toStackTraceElement)
        .toArray(::arrayOfNulls)
    }
  }

  /** Does nothing: the walk in [init] is all that is needed. */
  override fun fillInStackTrace(): Throwable = this

  /** The line of user code, for text forms. */
  override fun toString(): String =
    stackTrace.firstOrNull()?.let { "created at ${it.fileName}:${it.lineNumber}" } ?: ""

  companion object {
    private val walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)

    /** The end of a text form: where the object was made, if that is known. */
    fun suffix(site: CreationSite?): String =
      site?.toString()?.ifEmpty { null }?.let { " $it" } ?: ""
  }
}
