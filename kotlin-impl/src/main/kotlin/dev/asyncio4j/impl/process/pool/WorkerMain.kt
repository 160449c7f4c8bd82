package dev.asyncio4j.impl.process.pool

import dev.asyncio4j.impl.process.pool.WorkerLink.Kind
import java.io.IOException
import kotlin.system.exitProcess

/**
 * The worker's side: it reads what its parent sends, while another thread runs the jobs.
 *
 * So the end of the parent, in whatever way and whatever a job does, is the end of this process.
 */
internal object WorkerMain {

  @JvmStatic
  fun main(args: Array<String>) {
    try {
      serve(WorkerDoor.enter(System.`in`))
    } catch (_: IOException) {
      // the parent has ended
    } catch (error: Throwable) {
      error.printStackTrace()
    }
    Runtime.getRuntime().halt(1)
  }

  private fun serve(link: WorkerLink) {
    val jobs = JobThread(link).apply { start() }
    while (true) {
      val frame = link.receive() ?: return
      if (frame.kind != Kind.CALL) exit()
      jobs.requests.put(frame.body)
    }
  }

  /** Runs shutdown hooks, for a while; other threads of the jobs do not count. */
  private fun exit(): Nothing {
    val limit = Thread {
      Thread.sleep(PATIENCE_MILLIS)
      Runtime.getRuntime().halt(1)
    }
    limit.isDaemon = true
    limit.start()
    exitProcess(0)
  }

  private const val PATIENCE_MILLIS = 5000L
}
