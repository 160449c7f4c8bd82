package dev.asyncio4j.impl.loop

/**
 * Finds bodies of one loop that await while they are pinned, in mode `loop`: such an await blocks
 * the loop's own thread for ever.
 *
 * A fiber that has stopped, yet is still mounted at the next look, is pinned: its await fails with
 * the reason.
 */
internal class PinWatch(private val pool: FiberPool) : LoopWatch.Watched {
  /** The mount that was suspect at the last look; 0 for none. */
  private var suspect = 0L

  override fun look() {
    val fiber = pool.mounted?.takeIf(CarrierFiber::suspectedPin)
    val mount = if (fiber == null) 0 else pool.mounts
    if (fiber != null && mount == suspect) fiber.breakPin()
    suspect = mount
  }
}
