package dev.asyncio4j.impl.loop

import java.util.concurrent.CountDownLatch

/**
 * A loop's own thread, which carries its fibers: mode `loop`.
 *
 * The JVM keeps who runs on a thread in a table with 32 bytes for each, and writes there at every
 * switch of fibers. Two loops side by side in it would take one cache line from each other all the
 * time, so two threads that only wait lie between them: [keepDistance].
 */
internal class LoopThread(life: Runnable) : Thread(life, "asyncio4j-loop") {
  /** The fibers of the loop that runs here; null while none does. */
  var fibers: Mounts? = null

  /** Open as long as the thread counts among [loops], and the threads beside it wait. */
  private val over = CountDownLatch(1)

  init {
    isDaemon = true // the thread that waits for it decides: it may give up on a loop that is stuck
  }

  override fun start() {
    synchronized(LoopThread) {
      try {
        if (loops in 1 until Runtime.getRuntime().availableProcessors()) keepDistance()
        super.start()
      } catch (noThread: OutOfMemoryError) {
        over.countDown()
        throw noThread
      }
      loops++
    }
  }

  override fun run() {
    try {
      super.run()
    } finally {
      letGo()
    }
  }

  /** The run is over; the thread ends soon. */
  fun letGo() {
    fibers = null
    synchronized(LoopThread) {
      if (over.count > 0) loops--
      over.countDown()
    }
  }

  /** Places in the table are given in the order of the starts. */
  private fun keepDistance() =
    repeat(GAP) {
      Thread(null, over::await, "asyncio4j-gap", GAP_STACK_BYTES).apply { isDaemon = true }.start()
    }

  /** The fibers of a loop, for the question which of them the thread carries now. */
  interface Mounts {
    val mounted: LoopSeat.Carried?
  }

  private companion object {
    const val GAP = 2 // of 32 bytes each: a cache line
    const val GAP_STACK_BYTES = 64L * 1024

    /** Threads whose loops have not let go of them; guarded by this object. */
    var loops = 0
  }
}
