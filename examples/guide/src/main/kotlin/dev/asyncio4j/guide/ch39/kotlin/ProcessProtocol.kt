package dev.asyncio4j.guide.ch39.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Future
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.subprocess.ProcessOptions
import dev.asyncio4j.transports.BaseProtocol
import dev.asyncio4j.transports.SubprocessProtocol
import java.io.ByteArrayOutputStream
import java.nio.ByteBuffer

private class Words(private val done: Future<Words>) : SubprocessProtocol {
  val out = ByteArrayOutputStream()
  val err = ByteArrayOutputStream()

  override fun pipeDataReceived(fd: Int, data: ByteBuffer) =
    (if (fd == 1) out else err).writeBytes(BaseProtocol.bytes(data))

  override fun processExited() = println("exited")

  override fun connectionLost(error: Throwable?) = done.setResult(this)
}

/**
 * A child with a protocol: called when it writes, when a pipe ends, when it exits. Java:
 * `ProcessProtocol.java`.
 */
fun main(): Unit = runAsyncio {
  val loop = getRunningLoop()
  val done = loop.createFuture<Words>()
  val command = arrayOf("sh", "-c", "cat; echo problem >&2; exit 4")
  val child = loop.subprocessExec({ Words(done) }, ProcessOptions.piped(), *command).await()
  val transport = child.transport()
  val stdin = transport.pipeTransport(0).get()
  stdin.write("a few words".toByteArray())
  stdin.close()
  val words = done.await()
  println(
    "out: ${words.out} err: ${words.err.toString().trim()} exit value: ${transport.returnCode().asInt}"
  )
  transport.close()
}
