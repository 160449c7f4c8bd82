package dev.asyncio4j.impl

import dev.asyncio4j.impl.iteration.generators
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.lowlevel.ClosedWithLoop
import dev.asyncio4j.impl.lowlevel.UnclosedThing
import dev.asyncio4j.impl.lowlevel.unclosed
import dev.asyncio4j.impl.tasks.Describe
import dev.asyncio4j.impl.tasks.NeverAwaited
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.UnretrievedError
import dev.asyncio4j.impl.threads.executors
import dev.asyncio4j.lowlevel.Leftover
import dev.asyncio4j.lowlevel.Leftover.Kind
import java.nio.channels.DatagramChannel
import java.nio.channels.NetworkChannel
import java.nio.channels.SelectableChannel
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel

/** Lists what a loop holds, for code that looks for what a test has forgotten. */
internal object Leftovers {

  fun of(loop: TaskLoop): List<Leftover> =
    tasks(loop) +
      timers(loop) +
      channels(loop) +
      resources(loop) +
      generators(loop) +
      jobs(loop) +
      coroutines(loop) +
      errors(loop)

  private fun tasks(loop: TaskLoop) =
    loop
      .unfinishedTasks()
      .filter { it !== loop.currentTask }
      .map {
        Leftover(Kind.TASK, it.toString(), null, it.createdAt, it.stack())
      }

  private fun timers(loop: TaskLoop) =
    loop.timers.inOrder().map { plain(Kind.TIMER, it.toString(), it.createdAt) }

  private fun channels(loop: TaskLoop) =
    loop.poller.watches().map {
      plain(Kind.CHANNEL, nameOf(it.channel) + (it.owner?.let { owner -> " of $owner" } ?: ""))
    }

  /** Names a channel by its address, which not every JDK has in its text. */
  private fun nameOf(channel: SelectableChannel): String {
    val kind =
      when (channel) {
        is ServerSocketChannel -> "listening socket"
        is SocketChannel -> "socket"
        is DatagramChannel -> "datagram socket"
        else -> return Texts.of(channel)
      }
    return "$kind ${if (channel.isOpen) (channel as NetworkChannel).localAddress else "closed"}"
  }

  /** Returns resources, without those that close with the loop by their own wish. */
  private fun resources(loop: TaskLoop) =
    loop.resources
      .filter { it !is ClosedWithLoop }
      .map { plain(Kind.RESOURCE, Describe.value(it)) } +
      loop.unclosed.inOrder().map {
        plain(Kind.RESOURCE, (it as UnclosedThing).message, it.createdAt)
      }

  private fun generators(loop: TaskLoop) =
    loop.generators.begun().map { plain(Kind.GENERATOR, it.toString()) }

  private fun jobs(loop: TaskLoop): List<Leftover> {
    val jobs = loop.executors.jobs
    return if (jobs == 0) emptyList() else listOf(plain(Kind.JOB, "$jobs in the default executor"))
  }

  private fun coroutines(loop: TaskLoop) =
    loop.diagnostics.neverAwaited?.inOrder().orEmpty().map {
      val site = (it as NeverAwaited).createdAt
      plain(Kind.COROUTINE, "coroutine ${site.stackTrace.firstOrNull() ?: ""}", site)
    }

  private fun errors(loop: TaskLoop) =
    loop.unretrieved.inOrder().map {
      val unread = it as UnretrievedError
      Leftover(Kind.ERROR, unread.text(), unread.error, unread.createdAt, emptyList())
    }

  private fun plain(kind: Kind, text: String, createdAt: Throwable? = null) =
    Leftover(kind, Texts.of(text), null, createdAt, emptyList())
}
