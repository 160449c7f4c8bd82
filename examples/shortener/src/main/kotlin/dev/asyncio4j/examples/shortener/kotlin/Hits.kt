package dev.asyncio4j.examples.shortener.kotlin

import dev.asyncio4j.Asyncio.async
import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.gatherOutcomes
import dev.asyncio4j.Asyncio.shield
import dev.asyncio4j.Asyncio.waitFor
import dev.asyncio4j.VoidBody
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.postgres.PgPool
import dev.asyncio4j.sync.Event
import java.time.Duration
import java.util.TreeMap

/**
 * Counts of how often links were followed, written each second by a task. No lock: nothing else
 * runs between two awaits. Java: Hits.java.
 */
internal class Hits(private val database: PgPool) : AutoCloseable {
  /** Counts that are to be written; sorted, so that two services lock rows in one order. */
  private var counts = TreeMap<String, Long>()

  private val ends = Event.create()
  private val writer = createTask(async(VoidBody { writeEachPeriod() }))

  fun count(code: String) {
    counts.merge(code, 1L, Long::plus)
  }

  /** Returns the hits of a link that the database does not know of. */
  fun pending(code: String): Long = counts[code] ?: 0

  private fun writeEachPeriod() {
    while (!endsWithin(PERIOD)) {
      try {
        write()
      } catch (e: RuntimeException) {
        LOG.log(System.Logger.Level.WARNING, "Hits stay here for now: ${e.message}")
      }
    }
  }

  private fun endsWithin(limit: Duration): Boolean =
    try {
      await(waitFor(ends.await(), limit))
    } catch (_: AsyncTimeoutException) {
      false
    }

  private fun write() {
    if (counts.isEmpty()) return
    val taken = counts
    counts = TreeMap()
    var written = false
    try {
      await(database.execute(UPDATE, taken.keys.toList(), taken.values.toList()))
      written = true
    } finally {
      if (!written) taken.forEach { (code, n) -> counts.merge(code, n, Long::plus) }
    }
  }

  /** Ends the task, but not in the middle of a write, which may be done already. */
  override fun close() {
    ends.set()
    await(shield(gatherOutcomes(listOf(writer))))
    write()
  }

  private companion object {
    val PERIOD: Duration = Duration.ofSeconds(1)
    val LOG: System.Logger = System.getLogger(Hits::class.java.name)
    const val UPDATE =
      "UPDATE links SET hits = hits + n FROM unnest(\$1::text[], \$2::bigint[])" +
        " AS counted(counted_code, n) WHERE code = counted_code"
  }
}
