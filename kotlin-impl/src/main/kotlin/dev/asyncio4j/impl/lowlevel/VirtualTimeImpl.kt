package dev.asyncio4j.impl.lowlevel

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.loop.NEVER
import dev.asyncio4j.impl.loop.VirtualClock
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.saturatedNanos
import dev.asyncio4j.impl.tasks.saturatedSum
import dev.asyncio4j.lowlevel.VirtualTime
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import java.time.ZoneOffset
import java.util.Optional

/** The virtual clock as the test sees it that holds it. */
internal class VirtualTimeImpl(start: Instant) : VirtualTime {
  val clock = VirtualClock(nanosOf(start))

  /** The loop that goes by this clock: the last one that was made with it. */
  private var loop: TaskLoop? = null

  /** A task is in [advance]. */
  private var advances = false

  /** Gives the clock to [next], once no other loop goes by it. */
  fun bind(next: TaskLoop) {
    val before = loop
    check(before == null || before.closed) {
      "$this is the clock of $before: make one for each loop, or close that one first"
    }
    loop = next
  }

  override fun now(): Duration = Duration.ofNanos(clock.now)

  override fun clock(): Clock = WallClock(ZoneOffset.UTC)

  override fun autoJump() = clock.jumps

  override fun autoJump(on: Boolean) {
    clock.jumps = on
  }

  override fun advance(by: Duration): Coroutine<Void?> {
    require(!by.isNegative) { "advance($by): time does not go back; give zero or more" }
    return advancing("advance($by)") { saturatedSum(clock.now, by.saturatedNanos()) }
  }

  override fun advanceTo(`when`: Duration): Coroutine<Void?> =
    advancing("advanceTo($`when`)") {
      `when`.saturatedNanos().also {
        require(it >= clock.now) { "advanceTo($`when`): that is past, it is ${now()} now" }
      }
    }

  private fun advancing(call: String, goal: () -> Long) =
    SuspendCoroutine<Void?>("VirtualTime.$call") { task ->
      val loop = task.eventLoop
      check(loop === this.loop) { "$this is not the clock of $loop: it goes by another one" }
      check(!advances) { "$call: another task advances the time already; await that first" }
      advances = true
      try {
        advanceTo(minOf(goal(), LAST_NANOS), loop)
      } finally {
        advances = false
      }
      null
    }

  private suspend fun advanceTo(goal: Long, loop: TaskLoop) {
    while (true) {
      IdleFuture.of(loop, minds = true).awaitDone()
      val next = loop.timers.first()?.deadline
      if (next == null || next > goal) break
      clock.jumpTo(next)
    }
    clock.jumpTo(goal)
  }

  override fun nextTimer(): Optional<Duration> =
    Optional.ofNullable(loop?.timers?.first()).map { it.`when`().minus(now()) }

  override fun timers() = loop?.timers?.inOrder()?.size ?: 0

  override fun toString() = "<VirtualTime ${now()}${if (autoJump()) "" else " by hand"}>"

  /** The time of day that follows from the loop's: at zero it is 1970. */
  private inner class WallClock(private val zone: ZoneId) : Clock() {
    override fun getZone() = zone

    override fun withZone(zone: ZoneId) = WallClock(zone)

    override fun instant(): Instant = Instant.EPOCH.plusNanos(clock.now)
  }

  private companion object {
    val LAST: Instant = Instant.parse("2200-01-01T00:00:00Z")

    /** The last time: one later is that of a timer that never fires. */
    const val LAST_NANOS = NEVER - 1

    fun nanosOf(start: Instant): Long {
      require(start >= Instant.EPOCH && start <= LAST) {
        "startingAt($start): give a time from 1970 to the year 2200"
      }
      return Duration.between(Instant.EPOCH, start).toNanos()
    }
  }
}
