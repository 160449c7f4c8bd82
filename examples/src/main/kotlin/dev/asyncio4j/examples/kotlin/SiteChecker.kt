package dev.asyncio4j.examples.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.openConnection
import dev.asyncio4j.examples.HttpStatus
import dev.asyncio4j.examples.Progress
import dev.asyncio4j.examples.Site
import dev.asyncio4j.examples.SiteFailure
import dev.asyncio4j.examples.SiteResult
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.streams.StreamReader
import java.time.Duration
import kotlin.coroutines.cancellation.CancellationException
import kotlin.time.measureTimedValue
import kotlin.time.toJavaDuration
import kotlin.time.toKotlinDuration
import kotlinx.coroutines.sync.Semaphore
import kotlinx.coroutines.sync.withPermit
import kotlinx.coroutines.withTimeoutOrNull

/**
 * Checks sites, one by one or all at once, with so many connections at most. The connections are
 * asyncio4j's; timeout and semaphore are kotlinx's own, which keep the loop's time and turn.
 */
class SiteChecker(private val patience: Duration, limit: Int) {
  private val connections = Semaphore(limit)

  suspend fun oneByOne(sites: List<Site>, progress: Progress): List<SiteResult> = sites.map {
    check(it, progress)
  }

  suspend fun allAtOnce(sites: List<Site>, progress: Progress): List<SiteResult> =
    gather(sites.map { coroutine { check(it, progress) } }).await()

  private suspend fun check(site: Site, progress: Progress): SiteResult {
    // The clock starts when the connection may: waiting for a permit is not the site's fault.
    val (outcome, took) = connections.withPermit { measureTimedValue { outcome(site) } }
    progress.step()
    return SiteResult(site, outcome, took.toJavaDuration())
  }

  private suspend fun outcome(site: Site): String =
    try {
      withTimeoutOrNull(patience.toKotlinDuration()) { status(site) }
        ?: SiteFailure.timedOut(patience)
    } catch (cancelled: CancellationException) {
      throw cancelled
    } catch (error: Exception) { // a site's failure is a row of the table
      SiteFailure.inWords(error, site, patience)
    }

  private suspend fun status(site: Site): String {
    openConnection(site.host, site.port, HttpStatus.options(site)).await().use { connection ->
      connection.writer.write(HttpStatus.request(site))
      connection.writer.drain().await()
      val status = HttpStatus.parse(connection.reader.line("status line"))
      while (connection.reader.line("headers").isNotEmpty()) {
        // The headers say nothing that the table shows, but a site that does not end them is not
        // well.
      }
      return status
    }
  }

  private suspend fun StreamReader.line(what: String): String =
    HttpStatus.checkedLine(readLine().await(), what)
}
