package dev.asyncio4j.impl.stress

import org.jetbrains.lincheck.Lincheck

/**
 * Lets the checker rewrite the engine's classes before the tests, in steps.
 *
 * It rewrites a class at its first use, inside an invocation, and takes one that lasts more than 30
 * s for hung. On a busy machine a first invocation that uses them all takes longer.
 */
internal object WarmUp {
  private val done by lazy {
    step { ModelLoop() }
    step { ModelLoop().end() }
    step { ModelLoop().runEntry {} }
    step {
      val loop = ModelLoop()
      loop.runEntry { loop.call {} }
    }
  }

  /** Returns when all steps have been done, by this call or an earlier one. */
  fun need() = done

  /**
   * Repeats an invocation that took too long: what it has rewritten stays so, and the next is
   * faster.
   */
  private fun step(block: () -> Unit) {
    repeat(MOST_ATTEMPTS - 1) {
      if (runCatching { Lincheck.runConcurrentTest(1, block) }.isSuccess) return
    }
    Lincheck.runConcurrentTest(1, block)
  }

  private fun ModelLoop.runEntry(action: () -> Unit) {
    callSoon(
      entry {
        action()
        stop()
      }
    )
    runPasses()
    end()
  }

  private const val MOST_ATTEMPTS = 4
}
