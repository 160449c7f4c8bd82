package dev.asyncio4j.impl.stress

import kotlin.concurrent.thread
import org.jetbrains.lincheck.Lincheck
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test

/**
 * Entries from outside while the loop goes to sleep and wakes: none is lost or doubled, and those
 * of a thread keep order.
 *
 * Not shown: that the wake-up itself arrives. The checker lets `park` return spuriously, so a loop
 * that missed one goes on all the same: with the check of `Poller.woken` removed, these tests pass.
 */
class WakeUpModelTest {

  @BeforeEach fun warmUp() = WarmUp.need()

  @Test
  fun everyCallWakesTheLoop() =
    Lincheck.runConcurrentTest(INVOCATIONS) {
      val loop = ModelLoop()
      val one = thread { loop.submit(1, least = 2) }
      val two = thread { loop.submit(2, least = 2) }
      loop.runPasses()
      one.join()
      two.join()
      check(loop.trail == 12 || loop.trail == 21)
    }

  @Test
  fun callsOfOneThreadKeepTheirOrder() =
    Lincheck.runConcurrentTest(INVOCATIONS) {
      val loop = ModelLoop()
      val foreign = thread { for (id in 1..3) loop.submit(id, least = 3) }
      loop.runPasses()
      foreign.join()
      check(loop.trail == 123)
    }

  /** A wake-up of one run that comes late must not be taken for, or swallow, one of the next. */
  @Test
  fun aLateWakeUpDoesNoHarm() =
    Lincheck.runConcurrentTest(INVOCATIONS) {
      val loop = ModelLoop()
      val one = thread { loop.submit(1, least = 1) }
      val two = thread { loop.submit(2, least = 1) }
      loop.runPasses()
      if (loop.trail < 10) loop.runPasses()
      one.join()
      two.join()
      check(loop.trail == 12 || loop.trail == 21)
    }
}
