package dev.asyncio4j.impl.process.pool

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.process.pool.WorkerLink.Kind
import dev.asyncio4j.impl.remote.RemoteError
import dev.asyncio4j.impl.remote.Serial
import java.util.concurrent.Callable
import java.util.concurrent.LinkedBlockingQueue

/**
 * The thread in which a JVM of a pool runs its jobs and answers.
 *
 * An interrupt is for the job that runs; one that comes too late would close the link.
 */
internal class JobThread(private val link: WorkerLink) : Thread("asyncio4j-process-pool-job") {
  val requests = LinkedBlockingQueue<ByteArray>()

  private val lock = Any()
  private var inJob = false // guarded by lock

  override fun interrupt() = synchronized(lock) { if (inJob) super.interrupt() }

  override fun run() {
    try {
      while (true) {
        val request = requests.take()
        val outcome = runCatching { inJob { Serial.bytes(call(request)) } }
        outcome.fold({ link.send(Kind.RESULT, it) }) { error ->
          link.send(Kind.ERROR, inJob { Serial.bytes(RemoteError(error)) })
        }
      }
    } catch (error: Throwable) {
      error.printStackTrace()
      Runtime.getRuntime().halt(1)
    }
  }

  private inline fun <T> inJob(code: () -> T): T {
    synchronized(lock) { inJob = true }
    try {
      return code()
    } finally {
      synchronized(lock) {
        inJob = false
        interrupted()
      }
    }
  }

  private fun call(request: ByteArray): Any? =
    try {
        Serial.value(request) as Callable<*>
      } catch (error: ClassNotFoundException) {
        val text =
          "${Texts.messageOf(error)}: the JVMs of the pool lack this class; they have the class path of their parent, not its other class loaders"
        throw ClassNotFoundException(text, error)
      }
      .call()
}
