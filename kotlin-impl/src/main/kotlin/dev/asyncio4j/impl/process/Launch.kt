package dev.asyncio4j.impl.process

import dev.asyncio4j.subprocess.ProcessOptions
import java.io.IOException
import java.io.UncheckedIOException
import java.nio.file.Files
import java.nio.file.NoSuchFileException

/** What is to be started, checked; and which way. */
internal class Launch(private val command: List<String>, private val options: ProcessOptions) {
  init {
    require(command.isNotEmpty()) { "the command is empty: pass the program and its arguments" }
    require(command.none { NUL in it }) {
      "embedded null character: the command $command has a NUL, which no program can be passed"
    }
    options.environment().ifPresent { environment ->
      for ((name, value) in environment) {
        require(name.isNotEmpty() && '=' !in name && NUL !in name && NUL !in value) {
          "illegal environment variable name: '$name'='$value'; a name is not empty and has no '=', neither has a NUL"
        }
      }
    }
  }

  /**
   * Starts the child; blocks for about a millisecond, or a quarter where the system's call does it.
   */
  fun start(): Child {
    try {
      options.directory().ifPresent { directory ->
        if (!Files.isDirectory(directory))
          throw NoSuchFileException("$directory", null, "no such directory")
      }
      return PosixSpawn.start(command, options) ?: BuilderStart(command, options).start()
    } catch (error: IOException) {
      throw UncheckedIOException("Cannot start $command: ${error.message}", error)
    }
  }

  private companion object {
    const val NUL = '\u0000'
  }
}
