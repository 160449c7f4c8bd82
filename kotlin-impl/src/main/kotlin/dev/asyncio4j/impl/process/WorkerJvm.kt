package dev.asyncio4j.impl.process

import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.DataInputStream
import java.io.DataOutputStream
import java.io.EOFException
import java.io.File
import java.io.FileDescriptor
import java.io.FileOutputStream
import java.io.IOException
import java.io.NotSerializableException
import java.io.ObjectInputStream
import java.io.ObjectOutputStream
import java.lang.ProcessBuilder.Redirect
import java.util.concurrent.Callable

/**
 * A JVM that runs what it is sent, one call at a time: request and answer are a length and an
 * object, the answer with a byte before it that tells whether it is an error.
 */
internal class WorkerJvm(jvmOptions: List<String>) : AutoCloseable {
  private val process = ProcessBuilder(command(jvmOptions)).redirectError(Redirect.INHERIT).start()
  private val requests = DataOutputStream(process.outputStream)
  private val answers = DataInputStream(process.inputStream)

  val isAlive: Boolean
    get() = process.isAlive

  @Suppress("UNCHECKED_CAST")
  fun <T> call(request: ByteArray): T {
    val failed: Boolean
    val answer: ByteArray
    try {
      requests.writeInt(request.size)
      requests.write(request)
      requests.flush()
      failed = answers.readBoolean()
      answer = answers.readNBytes(answers.readInt())
    } catch (error: IOException) {
      kill()
      val text =
        "A process in the process pool was terminated abruptly while the future was running"
      val code = ExitCode.of(process.onExit().join().exitValue())
      throw IllegalStateException("$text: process ${process.pid()}, exit code $code", error)
    }
    val value = ObjectInputStream(ByteArrayInputStream(answer)).readObject()
    if (failed) throw value as Throwable
    return value as T
  }

  fun kill() {
    process.destroyForcibly()
  }

  /** The end of its requests is the end of the worker. */
  override fun close() {
    try {
      requests.close()
    } catch (_: IOException) {
      // it has ended already
    }
    process.onExit().join() // whatever interrupts this thread meanwhile
  }

  companion object {
    fun serialised(value: Any?): ByteArray {
      val bytes = ByteArrayOutputStream()
      ObjectOutputStream(bytes).use { it.writeObject(value) }
      return bytes.toByteArray()
    }

    private fun command(jvmOptions: List<String>): List<String> {
      val java = File(System.getProperty("java.home"), "bin/java").path
      val main = WorkerMain::class.java.name
      val module = WorkerMain::class.java.module
      val path = listOf("-cp", System.getProperty("java.class.path"))
      val modules =
        if (!module.isNamed) listOf(main)
        else
          listOf("-p", System.getProperty("jdk.module.path"), "--add-modules", "ALL-MODULE-PATH") +
            listOf("-m", "${module.name}/$main")
      return listOf(java) + jvmOptions + path + modules
    }
  }
}

/** The worker's side. */
internal object WorkerMain {

  @JvmStatic
  fun main(args: Array<String>) {
    val requests = DataInputStream(System.`in`)
    val answers = DataOutputStream(FileOutputStream(FileDescriptor.out).buffered())
    System.setOut(System.err) // what tasks print must not get between the answers
    while (true) {
      val size =
        try {
          requests.readInt()
        } catch (_: EOFException) {
          return
        }
      val outcome = runCatching { call(requests.readNBytes(size)) }
      answer(answers, outcome)
    }
  }

  private fun call(request: ByteArray): ByteArray {
    val callable = ObjectInputStream(ByteArrayInputStream(request)).readObject() as Callable<*>
    return WorkerJvm.serialised(callable.call())
  }

  private fun answer(answers: DataOutputStream, outcome: Result<ByteArray>) {
    val bytes = outcome.getOrElse(::describe)
    answers.writeBoolean(outcome.isFailure)
    answers.writeInt(bytes.size)
    answers.write(bytes)
    answers.flush()
  }

  private fun describe(error: Throwable): ByteArray =
    try {
      WorkerJvm.serialised(error)
    } catch (_: NotSerializableException) {
      WorkerJvm.serialised(IllegalStateException("$error, which cannot be serialised"))
    }
}
