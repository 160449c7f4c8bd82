package dev.asyncio4j.testing.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.VoidBody
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.lowlevel.VirtualTime
import dev.asyncio4j.testing.FakeNetwork
import dev.asyncio4j.testing.TestScope
import dev.asyncio4j.testing.Trail
import kotlinx.coroutines.CoroutineScope

/** A test of [asyncTest] that runs: the scope of its coroutines, its clock, its trail, its end. */
public class AsyncTestScope
internal constructor(
  private val test: TestScope,
  scope: CoroutineScope,
) : CoroutineScope by scope {
  /** The loop of the test. */
  public val loop: EventLoop
    get() = test.loop()

  /** The clock of the test; fails in real time, which has none. */
  public val time: VirtualTime
    get() = test.time()

  /** The network in memory, which the loop has from the first use on. */
  public val network: FakeNetwork
    get() = test.network()

  /** The trail of the test, empty at first. */
  public val trail: Trail
    get() = test.trail()

  /**
   * Has [block] run when the test has ended, before it is looked for what is left; the last first.
   */
  public fun onEnd(block: suspend CoroutineScope.() -> Unit) {
    test.onEnd(VoidBody { Asyncio.await(coroutine(block)) })
  }
}
