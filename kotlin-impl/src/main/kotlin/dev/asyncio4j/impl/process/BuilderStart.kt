package dev.asyncio4j.impl.process

import dev.asyncio4j.impl.process.child.Child
import dev.asyncio4j.impl.process.child.ChildInput
import dev.asyncio4j.impl.process.child.ExitCode
import dev.asyncio4j.impl.process.child.NamedPipe
import dev.asyncio4j.impl.process.child.Program
import dev.asyncio4j.impl.process.child.close
import dev.asyncio4j.impl.threads.OwnThreads
import dev.asyncio4j.impl.threads.uninterruptibly
import dev.asyncio4j.subprocess.ProcessOptions
import dev.asyncio4j.subprocess.Stdio
import java.io.File
import java.io.IOException
import java.io.InputStream
import java.lang.ProcessBuilder.Redirect
import java.nio.channels.Channels
import java.nio.channels.ReadableByteChannel
import java.util.concurrent.CompletableFuture.supplyAsync

/** The start of a child by the JDK, which works on every system. */
internal class BuilderStart(program: Program, private val options: ProcessOptions) {
  private val builder = ProcessBuilder(listOf(program.file) + program.arguments.drop(1))
  private val opened = ArrayList<NamedPipe>()

  fun start(): Child {
    options.environment()?.let {
      builder.environment().clear()
      builder.environment().putAll(it)
    }
    options.directory()?.let { builder.directory(it.toFile()) }
    try {
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
        supplyAsync({ ExitCode.of(uninterruptibly(process::waitFor)) }, OwnThreads.waits),
        if (options.stdin() == Stdio.PIPE) stdin?.pipe?.sink() ?: ChildInput(process) else null,
        output(options.stdout(), stdout, process.inputStream),
        output(options.stderr(), stderr, process.errorStream),
      )
    } catch (error: IOException) {
      opened.forEach(NamedPipe::close)
      throw error
    }
  }

  private fun pipe(stdio: Stdio): NamedPipe? =
    if (stdio == Stdio.PIPE && NamedPipe.available) NamedPipe.open()?.also(opened::add) else null

  private fun output(stdio: Stdio, pipe: NamedPipe?, stream: InputStream): ReadableByteChannel? =
    if (stdio == Stdio.PIPE) pipe?.pipe?.source() ?: Channels.newChannel(stream) else null

  private fun redirectOthers() {
    when (val stdin = options.stdin()) {
      Stdio.DEVNULL -> builder.redirectInput(NOTHING)
      Stdio.INHERIT -> builder.redirectInput(Redirect.INHERIT)
      is Stdio.File -> builder.redirectInput(stdin.path.toFile())
      else -> {} // a pipe
    }
    redirectTo(options.stdout())?.let(builder::redirectOutput)
    if (options.stderr() == Stdio.STDOUT) builder.redirectErrorStream(true)
    else redirectTo(options.stderr())?.let(builder::redirectError)
  }

  /**
   * Returns the redirection; null for a pipe, which is the builder's default unless it has been
   * redirected.
   */
  private fun redirectTo(stdio: Stdio): Redirect? =
    when (stdio) {
      Stdio.DEVNULL -> Redirect.DISCARD
      Stdio.INHERIT -> Redirect.INHERIT
      is Stdio.File ->
        if (stdio.append) Redirect.appendTo(stdio.path.toFile())
        else Redirect.to(stdio.path.toFile())
      else -> null
    }

  private companion object {
    val NOTHING: Redirect =
      Redirect.from(File(if (File.separatorChar == '/') "/dev/null" else "NUL"))
  }
}
