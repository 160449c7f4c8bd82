package dev.asyncio4j.impl.stress

import dev.asyncio4j.impl.fibers.Fiber
import java.util.concurrent.locks.LockSupport
import kotlin.concurrent.thread
import org.jetbrains.lincheck.Lincheck
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test

/**
 * The turn between the loop's thread and a fiber's: never in two hands, and it publishes what was
 * written.
 *
 * Not shown: that no `unpark` is missing. The checker lets `park` return spuriously.
 */
class BatonModelTest {

  @BeforeEach fun warmUp() = WarmUp.need()

  @Test
  fun aBodyThatReturnsGivesTheTurnBack() =
    Lincheck.runConcurrentTest(INVOCATIONS) {
      val loop = ModelLoop()
      loop.callSoon(
        entry {
          loop.note(1)
          loop.call { loop.note(2) }
          loop.note(3)
          loop.stop()
        }
      )
      loop.runPasses()
      loop.end()
      check(loop.trail == 123)
    }

  @Test
  fun aSuspendedBodyIsResumedFromOutside() =
    Lincheck.runConcurrentTest(INVOCATIONS) {
      val loop = ModelLoop()
      var foreign: Thread? = null
      loop.callSoon(
        entry {
          loop.call {
            loop.note(1)
            val fiber = Fiber.current()!!
            foreign = thread {
              loop.callSoonThreadsafe(entry { fiber.resumeWith(Result.success(3)) })
            }
            loop.note(fiber.suspended() as Int)
            loop.note(4)
            loop.stop()
          }
          loop.note(2)
        }
      )
      loop.runPasses()
      foreign!!.join()
      loop.end()
      check(loop.trail == 1234)
    }

  /**
   * Stray permits of `LockSupport`, which any code may leave, neither pass the turn nor lose it.
   */
  @Test
  fun strayPermitsDoNotPassTheTurn() =
    Lincheck.runConcurrentTest(INVOCATIONS) {
      val loop = ModelLoop()
      val main = Thread.currentThread()
      val stray = thread { LockSupport.unpark(main) }
      loop.callSoon(
        entry {
          loop.call {
            loop.note(1)
            loop.stop()
          }
          loop.note(2)
        }
      )
      loop.runPasses()
      loop.end()
      stray.join()
      check(loop.trail == 12)
    }

  /** From body to body, back to a suspended one, and to the loop's thread for the last entry. */
  @Test
  fun aStoppedBodyHandsTheTurnOn() =
    Lincheck.runConcurrentTest(INVOCATIONS) {
      val loop = ModelLoop()
      var suspended: Fiber? = null
      loop.callSoon(
        entry(callsNoUserCode = true) {
          loop.call {
            loop.note(1)
            suspended = Fiber.current()
            loop.note(suspended!!.suspended() as Int)
          }
        }
      )
      loop.callSoon(entry(callsNoUserCode = true) { loop.call { loop.note(2) } })
      loop.callSoon(entry(callsNoUserCode = true) { suspended!!.resumeWith(Result.success(3)) })
      loop.callSoon(
        entry {
          check(Thread.currentThread() === loop.thread)
          loop.note(4)
          loop.stop()
        }
      )
      loop.runPasses()
      loop.end()
      check(loop.trail == 1234)
    }

  @Test
  fun anErrorOnTheThreadOfABodyEndsTheRun() =
    Lincheck.runConcurrentTest(INVOCATIONS) {
      val loop = ModelLoop()
      loop.callSoon(entry(callsNoUserCode = true) { loop.call { loop.note(1) } })
      loop.callSoon(entry(callsNoUserCode = true) { throw Stop })
      val thrown = runCatching { loop.runPasses() }.exceptionOrNull()
      loop.end()
      check(thrown === Stop && loop.trail == 1)
    }

  /** What the await of a body does. */
  private fun Fiber.suspended(): Any? {
    stop()
    return takeOutcome()
  }

  private object Stop : Error("stop", null, false, false) {
    private fun readResolve(): Any = Stop
  }
}
