package dev.asyncio4j.impl.loop

import dev.asyncio4j.Asyncio
import java.lang.StackWalker.StackFrame
import java.security.CodeSource

/**
 * Where a future, task, handle or coroutine was made: kept in debug mode only, since a stack trace
 * is dear. It begins with the first line that is the user's: neither the library's nor the JDK's.
 */
internal class CreationSite : Throwable("created here") {

  init {
    stackTrace = walker.walk { frames ->
      frames.dropWhile(::isForeign).map(StackFrame::toStackTraceElement).toArray(::arrayOfNulls)
    }
  }

  /** The walk in [init] is all that is needed. */
  override fun fillInStackTrace(): Throwable = this

  /** The line of user code, for text forms. */
  override fun toString(): String =
    stackTrace.firstOrNull()?.let { "created at ${it.fileName}:${it.lineNumber}" } ?: ""

  companion object {
    private const val OURS = "dev.asyncio4j."
    private val walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
    private val api = sourceOf(Asyncio::class.java)
    private val engine = sourceOf(CreationSite::class.java)

    private fun isForeign(frame: StackFrame): Boolean {
      val name = frame.className
      if (!name.startsWith(OURS)) return Frames.isOfPlatform(name)
      val source = sourceOf(frame.declaringClass)
      return source == api || source == engine
    }

    private fun sourceOf(type: Class<*>) =
      type.protectionDomain.codeSource?.let(CodeSource::getLocation)?.toString()

    /** The end of a text form: where the object was made, if that is known. */
    fun suffix(site: CreationSite?): String =
      site?.toString()?.ifEmpty { null }?.let { " $it" } ?: ""
  }
}
