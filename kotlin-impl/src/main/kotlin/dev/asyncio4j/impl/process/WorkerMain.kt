package dev.asyncio4j.impl.process

import dev.asyncio4j.impl.process.WorkerLink.Kind
import java.io.IOException
import kotlin.concurrent.thread
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
      if (frame.kind == Kind.CALL) jobs.requests.put(frame.body)
      else thread { exitProcess(0) } // other threads of the jobs do not count; hooks run
    }
  }
}
