package dev.asyncio4j.examples.nurseries.kotlin

import dev.asyncio4j.Asyncio.async
import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Coroutine
import dev.asyncio4j.RunOptions
import dev.asyncio4j.VoidBody
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.nurseries.Nurseries.moveOnAfter
import dev.asyncio4j.nurseries.Nurseries.openNursery
import dev.asyncio4j.nurseries.Nursery
import dev.asyncio4j.sync.Event
import java.io.IOException
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import kotlin.time.toJavaDuration
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.delay

private var start = java.time.Duration.ZERO

private fun now() = getRunningLoop().time().minus(start).toNanos() / 1e9

private class Target(val name: String, val delay: Duration, val ok: Boolean)

/**
 * The race of connections that trio is known for, with Kotlin's `suspend` code as what is
 * cancelled: its Job hears the nursery's scope. Java: HappyEyeballs.java.
 */
private class Race(private val targets: List<Target>, private val step: Duration) {
  private val failed = targets.map { Event.create() }
  private var winner: String? = null
  val cancelled = mutableListOf<String>()

  private fun connect(target: Target): Coroutine<String> = coroutine {
    try {
      delay(target.delay)
    } catch (e: CancellationException) {
      cancelled += "'${target.name}'"
      throw e
    }
    if (!target.ok) throw IOException("${target.name} refused")
    target.name
  }

  private fun attempt(index: Int, nursery: Nursery): Coroutine<Void?> =
    async(
      VoidBody {
        if (index > 0) {
          moveOnAfter(step.toJavaDuration(), VoidBody { await(failed[index - 1].await()) })
        }
        if (index + 1 < targets.size) nursery.startSoon(attempt(index + 1, nursery))
        println("try ${targets[index].name} at ${now()}")
        try {
          winner = await(connect(targets[index]))
          nursery.cancelScope().cancel()
        } catch (e: IOException) {
          println("${e.message} at ${now()}")
          failed[index].set()
        }
      }
    )

  fun winner(): String? {
    openNursery(Nursery.VoidBody { nursery -> nursery.startSoon(attempt(0, nursery)) })
    return winner
  }
}

fun main() {
  val main = VoidBody {
    start = getRunningLoop().time()
    val race =
      Race(
        listOf(
          Target("v6-a", 5.seconds, true),
          Target("v6-b", 100.milliseconds, false),
          Target("v4-a", 500.milliseconds, true),
          Target("v4-b", 9.seconds, true),
        ),
        250.milliseconds,
      )
    println("won: ${race.winner()} at ${now()}")
    println("cancelled: ${race.cancelled.sorted()}")
    val hopeless = listOf(Target("x", 1.seconds, false), Target("y", 1.seconds, false))
    println("none: ${Race(hopeless, 250.milliseconds).winner() ?: "None"}")
  }
  run(async(main), RunOptions.defaults().virtualTime())
}
