package dev.asyncio4j.impl.fibers

import dev.asyncio4j.impl.loop.Ready

/**
 * The relay where the loop's thread carries the bodies: mode `loop`. A fiber whose body has ended a
 * task goes on with the entries of this pass, and so with the next task that begins: a body that
 * never suspends costs no mount.
 *
 * ```
 *   loop's thread   plain entry ─▶ mounts A                                   ┌─▶ mounts B
 *   fiber A                        └▶ body ends: plain entries, body ends … B's ─▶ stops
 * ```
 *
 * One that suspends stops at once: entries would run on top of what its stack holds.
 */
internal class LoopRelay(pool: FiberPool) : Relay(pool) {

  override fun run(entry: Ready) {
    runTail(entry)
    while (true) mount(noted as LoopFiber? ?: return)
  }

  private fun mount(fiber: LoopFiber) {
    accept(fiber)
    try {
      fiber.carry(relayed = true)
    } catch (noThread: Throwable) {
      if (fiber.started) throw noThread
      fiber.fail(noThread)
    } finally {
      pool.running = null
    }
    finish(fiber.takeIf { it.answered })
  }

  /** Goes on with the queue after [ended]; true if that runs another body now. On its thread. */
  fun goesOn(ended: LoopFiber): Boolean = ended.endsItsTask && nextAfter(ended) === ended
}
