package dev.asyncio4j.impl.process

import dev.asyncio4j.impl.process.child.Child
import dev.asyncio4j.impl.process.child.ChildText
import dev.asyncio4j.impl.process.child.Program
import dev.asyncio4j.impl.process.child.ProgramSearch
import dev.asyncio4j.impl.process.posix.PosixSpawn
import dev.asyncio4j.impl.threads.OwnThreads
import dev.asyncio4j.subprocess.ProcessOptions
import java.io.IOException
import java.io.UncheckedIOException
import java.nio.file.FileSystemException
import java.nio.file.Files
import java.nio.file.NoSuchFileException

/**
 * A child to be started, checked, and the way to start it. Errors name the program: arguments are
 * secret.
 */
internal class Launch(private val command: List<String>, private val options: ProcessOptions) {
  init {
    require(command.isNotEmpty()) { "the command is empty: pass the program and its arguments" }
    val nul = command.indexOfFirst { NUL in it }
    require(nul < 0) {
      "embedded null character: ${nameOf(nul)} has a NUL, which no program can be passed"
    }
    options.environment()?.let { it.forEach(::checkVariable) }
    require(
      !options.attributes().startNewSession() || (options.attributes().processGroup() ?: 0) == 0L
    ) {
      "a new session begins with a new process group: " +
        "leave out startNewSession, or processGroup(${options.attributes().processGroup()})"
    }
  }

  private fun checkVariable(name: String, value: String) {
    require(name.isNotEmpty() && '=' !in name && NUL !in name) {
      "illegal environment variable name: '${name.substringBefore('=')}' " +
        "is empty, or goes on with '=' or NUL, which a name cannot have"
    }
    require(NUL !in value) {
      "embedded null character: the value of the environment variable '$name' has a NUL"
    }
  }

  private fun checkEncodings(native: Boolean) {
    command.forEachIndexed { i, text -> ChildText.requireEncodable(text, native) { nameOf(i) } }
    options.environment()?.let { environment ->
      for ((name, value) in environment) {
        ChildText.requireEncodable("$name=$value", native) { "the environment variable '$name'" }
      }
    }
  }

  private fun nameOf(argument: Int) =
    if (argument == 0) "the program" else "argument $argument of ${shown(command)}"

  /**
   * Starts the child; blocks for about a millisecond, or a quarter where the system's call does it.
   */
  fun start(): Child {
    try {
      options.directory()?.let { directory ->
        if (!Files.exists(directory))
          throw NoSuchFileException("$directory", null, "no such directory")
        if (!Files.isDirectory(directory))
          throw FileSystemException("$directory", null, "not a directory")
      }
      val native = PosixSpawn.available
      return native?.start(program(true), options, OwnThreads.waits)
        ?: BuilderStart(program(false), options).start()
    } catch (error: IOException) {
      val place =
        if (error is FileSystemException) "" else options.directory()?.let { " in $it" } ?: ""
      throw UncheckedIOException("Cannot start ${shown(command)}$place: ${reason(error)}", error)
    }
  }

  private fun program(native: Boolean): Program {
    checkEncodings(native)
    val helpers = HelperPrograms(options, native).also { it.check() }
    val search = ProgramSearch(options)
    val file = if (search.isOwn && !helpers.needed) command[0] else search.find(command[0])
    val rest = command.drop(1)
    if (!helpers.needed) return Program(file, command)
    return helpers.before(listOf(file) + rest).let { Program(it[0], it) }
  }

  companion object {
    private const val NUL = '\u0000'
    private const val LONGEST_SHOWN = 200

    /**
     * The system's words within the JDK's `error=2, No such file or directory`, or the same with
     * brackets.
     */
    private val systemsWords = Regex(""".*error[=:] ?\d+[, (]+([^)]*)\)? ?""")

    /** Returns the program of a command, as messages and names have it. */
    fun shown(command: List<String>): String {
      val program = command.firstOrNull().orEmpty()
      return if (program.length <= LONGEST_SHOWN) program else "${program.take(LONGEST_SHOWN)}…"
    }

    private fun reason(error: IOException): String {
      val message = error.cause?.message ?: error.message ?: "$error"
      return systemsWords.matchEntire(message)?.groupValues?.get(1) ?: message
    }
  }
}
