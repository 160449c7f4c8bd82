package dev.asyncio4j.impl.loop

/**
 * Where a future, task, handle or coroutine was made: kept in debug mode only, since a stack trace
 * is dear.
 */
internal class CreationSite : Throwable("created here") {

  init {
    stackTrace = stackTrace.dropWhile { isLibrary(it.className) }.toTypedArray()
  }

  /** The line of user code, for text forms. */
  override fun toString(): String =
    stackTrace.firstOrNull()?.let { "created at ${it.fileName}:${it.lineNumber}" } ?: ""

  companion object {
    private const val API = "dev.asyncio4j.Asyncio"

    private fun isLibrary(name: String) = name == API || name.startsWith("dev.asyncio4j.impl.")

    /** The end of a text form: where the object was made, if that is known. */
    fun suffix(site: CreationSite?): String = if (site == null) "" else " $site"
  }
}
