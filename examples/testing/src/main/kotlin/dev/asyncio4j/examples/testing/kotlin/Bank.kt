package dev.asyncio4j.examples.testing.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.VoidBody
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.testing.ScheduleSearch
import dev.asyncio4j.testing.SearchOptions
import java.time.Duration
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.yield

/** An account with a lock that is missing: `suspend` functions on the loop. */
private class Account {
  var balance = 0
    private set

  suspend fun deposit(passes: Int) {
    repeat(passes) { yield() }
    val before = balance
    yield() // writes it to the books
    balance = before + 1
  }
}

private val test = VoidBody {
  val account = Account()
  Asyncio.await(
    coroutine {
      listOf(0, 2, 4).map { async { account.deposit(it) } }.awaitAll()
      if (account.balance != 3) throw AssertionError("an update is lost")
    }
  )
}

/** The usual order hides the fault, the search finds it. Java: Bank.java. */
fun main() {
  val options =
    SearchOptions.defaults().level(SearchOptions.Level.ALL).budget(Duration.ofMinutes(10))
  val failure = ScheduleSearch.explore(options, test).failure().orElseThrow()
  println(failure.error().message)
  var failed = 0
  repeat(100) {
    try {
      ScheduleSearch.replay(failure.shortest(), options, test)
    } catch (_: AssertionError) {
      failed++
    }
  }
  println("replayed: $failed of 100")
}
