package dev.asyncio4j.impl.process.child

import dev.asyncio4j.subprocess.ProcessOptions
import java.io.File
import java.io.IOException

/**
 * Where a program is, as CPython looks for it: on the child's `PATH`, from the child's directory.
 * The JDK and the C library look on this process's `PATH`.
 */
internal class ProgramSearch(options: ProcessOptions) {
  private val directory = options.directory().orElse(null)?.toFile()
  private val path =
    if (options.environment().isPresent) options.environment().get()["PATH"] else OWN_PATH

  /** Whether the system finds the same. Windows has rules of its own, in CPython, too. */
  val isOwn = File.separatorChar != SLASH || path != null && path == OWN_PATH

  /** The program's file, for a child whose directory is [directory]. */
  fun find(program: String): String {
    val candidates =
      if (SLASH in program) listOf(program)
      else
        (path ?: DEFAULT_PATH).split(File.pathSeparatorChar).map {
          "${it.ifEmpty { "." }}/$program"
        }
    val found = candidates.filter { seen(it).exists() }
    return found.firstOrNull { seen(it).isFile && seen(it).canExecute() }
      ?: throw IOException(
        if (found.isEmpty()) "No such file or directory" else "Permission denied"
      )
  }

  private fun seen(file: String): File =
    File(file).let { if (it.isAbsolute || directory == null) it else directory.resolve(it) }

  companion object {
    private const val SLASH = '/'
    private const val DEFAULT_PATH = "/bin:/usr/bin"
    private val OWN_PATH: String? = System.getenv("PATH")

    /** Null if this system has no such program. */
    fun findOwn(program: String): String? =
      try {
        File(ProgramSearch(ProcessOptions.defaults()).find(program)).absolutePath
      } catch (_: IOException) {
        File("/usr/bin/$program").takeIf(File::canExecute)?.path
      }
  }
}
