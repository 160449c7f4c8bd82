package dev.asyncio4j.impl.inspect

import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.tasks.TaskLoop
import jdk.jfr.FlightRecorder

/**
 * Begins to tell the JVM's flight recorder what loops do, once that records: asked at the start of
 * each run, and by the looks from outside, as a recording may begin late. No class of ours that
 * needs the recorder is loaded before.
 */
internal object FlightWatch {
  private val isThere = runCatching {
    Class.forName("jdk.jfr.FlightRecorder", false, null)
  }
    .isSuccess

  /** Returns whether a recording has ever begun in this JVM. */
  fun isOn() = isThere && FlightRecorder.isInitialized()

  /**
   * Looks whether a recording wants to hear of [loop], once there was one. By one thread at a time.
   */
  fun look(loop: TaskLoop) {
    val wanted = FlightEvents.areWanted()
    val teller = loop.partOrNull(FlightTeller::class.java)
    when {
      teller != null -> teller.look(wanted)
      !wanted -> return
      loop.isRunning() -> loop.laterFromOutside { begin(loop) }
      else -> begin(loop)
    }
  }

  /** Adds the teller of [loop]. On its turn, or before it runs. */
  private fun begin(loop: TaskLoop) {
    if (loop.partOrNull(FlightTeller::class.java) == null)
      FlightTeller(loop).also(loop::addPart).look(wanted = true)
  }
}
