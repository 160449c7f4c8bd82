package dev.asyncio4j.impl.process

import dev.asyncio4j.subprocess.ProcessOptions
import dev.asyncio4j.subprocess.Stdio
import java.io.File
import java.io.IOException
import java.io.UncheckedIOException
import java.lang.ProcessBuilder.Redirect
import java.nio.ByteBuffer
import java.nio.channels.Channel
import java.nio.channels.Channels
import java.nio.channels.ReadableByteChannel
import java.nio.channels.WritableByteChannel
import java.nio.file.Files
import java.nio.file.NoSuchFileException

/** A process that has been started, and this side's ends of its pipes. */
internal class Child(
  val process: Process,
  val stdin: WritableByteChannel?,
  val stdout: ReadableByteChannel?,
  val stderr: ReadableByteChannel?,
) {
  fun kill() {
    // Not Process.destroy: that closes the pipes, too.
    process.toHandle().destroyForcibly()
  }

  /** Nobody wants it any more. */
  fun abandon() {
    kill()
    listOf(stdin, stdout, stderr).forEach { it?.close() }
  }
}

/** Starts a child; blocks for about a millisecond. */
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

  private val builder = ProcessBuilder(command)
  private val opened = ArrayList<NamedPipe>()

  fun start(): Child {
    options.environment().ifPresent {
      builder.environment().clear()
      builder.environment().putAll(it)
    }
    try {
      options.directory().ifPresent { directory ->
        if (!Files.isDirectory(directory))
          throw NoSuchFileException("$directory", null, "no such directory")
        builder.directory(directory.toFile())
      }
      val stdin = pipe(options.stdin())?.also { builder.redirectInput(Redirect.from(it.file)) }
      val stdout = pipe(options.stdout())?.also { builder.redirectOutput(Redirect.to(it.file)) }
      val stderr = pipe(options.stderr())?.also { builder.redirectError(Redirect.to(it.file)) }
      redirectOthers()
      val process = builder.start()
      // The child has its ends; ours would keep the other side from noticing the end.
      stdin?.pipe?.source()?.close()
      stdout?.pipe?.sink()?.close()
      stderr?.pipe?.sink()?.close()
      return Child(
        process,
        if (options.stdin() == Stdio.PIPE) stdin?.pipe?.sink() ?: channelOf(process) else null,
        if (options.stdout() == Stdio.PIPE)
          stdout?.pipe?.source() ?: Channels.newChannel(process.inputStream)
        else null,
        if (options.stderr() == Stdio.PIPE)
          stderr?.pipe?.source() ?: Channels.newChannel(process.errorStream)
        else null,
      )
    } catch (error: IOException) {
      opened.forEach(NamedPipe::close)
      throw UncheckedIOException("Cannot start $command: ${error.message}", error)
    }
  }

  private fun pipe(stdio: Stdio): NamedPipe? =
    if (stdio == Stdio.PIPE && NamedPipe.available) NamedPipe.open()?.also(opened::add) else null

  private fun redirectOthers() {
    when (val stdin = options.stdin()) {
      Stdio.DEVNULL -> builder.redirectInput(NOTHING)
      Stdio.INHERIT -> builder.redirectInput(Redirect.INHERIT)
      is Stdio.File -> builder.redirectInput(stdin.path.toFile())
      else -> {} // a pipe
    }
    output(options.stdout())?.let(builder::redirectOutput)
    if (options.stderr() == Stdio.STDOUT) builder.redirectErrorStream(true)
    else output(options.stderr())?.let(builder::redirectError)
  }

  /** Null for a pipe, which is the builder's default unless it has been redirected. */
  private fun output(stdio: Stdio): Redirect? =
    when (stdio) {
      Stdio.DEVNULL -> Redirect.DISCARD
      Stdio.INHERIT -> Redirect.INHERIT
      is Stdio.File ->
        if (stdio.append) Redirect.appendTo(stdio.path.toFile())
        else Redirect.to(stdio.path.toFile())
      else -> null
    }

  /** The JDK buffers what a child reads: each write is to reach it. */
  private fun channelOf(process: Process): WritableByteChannel {
    val stream = process.outputStream
    val channel = Channels.newChannel(stream)
    return object : WritableByteChannel, Channel by channel {
      override fun write(data: ByteBuffer): Int =
        try {
          channel.write(data).also { stream.flush() }
        } catch (error: IOException) { // the JDK closes the stream when the child ends
          throw if (process.isAlive) error else IOException("Broken pipe", error)
        }
    }
  }

  private companion object {
    const val NUL = '\u0000'
    val NOTHING: Redirect =
      Redirect.from(File(if (File.separatorChar == '/') "/dev/null" else "NUL"))
  }
}
