package dev.asyncio4j.examples.http.kotlin

import dev.asyncio4j.examples.http.LinkedSites
import dev.asyncio4j.http.ClientResponseException
import dev.asyncio4j.http.ClientSession
import dev.asyncio4j.http.ClientTimeout
import dev.asyncio4j.http.RequestOptions
import dev.asyncio4j.http.SessionOptions
import dev.asyncio4j.http.Url
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.queues.Queue
import java.time.Duration
import java.util.TreeMap
import java.util.TreeSet
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.TimeSource
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.Semaphore
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.sync.withPermit

private const val WORKERS = 8
private const val PER_SITE = 2
private val LINK = Regex("href=\"([^\"]*)\"")

/** The manners at one site: see Politeness.java. */
private class Politeness(private val session: ClientSession, private val origin: Url) {
  private val places = Semaphore(PER_SITE)
  private val reading = Mutex()
  private var forbidden: List<String>? = null
  private var pause = 0.milliseconds
  private var next = TimeSource.Monotonic.markNow()

  suspend fun allows(url: Url): Boolean {
    val rules = reading.withLock { forbidden ?: readRules().also { forbidden = it } }
    return rules.none { url.path().startsWith(it) }
  }

  private suspend fun readRules(): List<String> =
    session.get(origin.join(Url.of("/robots.txt"))).await().use { response ->
      if (response.status() != 200) return emptyList()
      val rules =
        response.text().await().lines().filter { ':' in it }.map { it.split(':', limit = 2) }
      rules
        .lastOrNull { it[0].equals("Crawl-delay", ignoreCase = true) }
        ?.let {
          pause = (it[1].trim().toDouble() * 1000).milliseconds
        }
      rules.filter { it[0].equals("Disallow", ignoreCase = true) }.map { it[1].trim() }
    }

  suspend fun <T> inTurn(request: suspend () -> T): T = places.withPermit {
    val start = maxOf(next, TimeSource.Monotonic.markNow())
    next = start + pause
    delay(-start.elapsedNow())
    request()
  }
}

private class Tally(
  var pages: Int = 0,
  var links: Int = 0,
  var failed: Int = 0,
  var forbidden: Int = 0,
)

private class Crawler(private val session: ClientSession, private val names: Map<Url, String>) {
  private val queue = Queue.create<Url>()
  private val seen = HashSet<Url>()
  private val manners = HashMap<Url, Politeness>()
  private val tallies = names.values.associateWithTo(TreeMap()) { Tally() }
  private val broken = TreeSet<String>()

  private fun add(url: Url) {
    val page = url.withFragment(null)
    if (page.scheme() == "http" && seen.add(page)) queue.putNowait(page)
  }

  suspend fun crawl(vararg urls: Url) = coroutineScope {
    urls.forEach(::add)
    val jobs = List(WORKERS) { launch { work() } } + launch { tell() }
    queue.join().await()
    jobs.forEach { it.cancel() }
  }

  private suspend fun work() {
    while (true) {
      val url = queue.get().await()
      try {
        visit(url)
      } finally {
        queue.taskDone()
      }
    }
  }

  private suspend fun visit(url: Url) {
    val site = names.getValue(url.origin())
    val tally = tallies.getValue(site)
    val polite = manners.getOrPut(url.origin()) { Politeness(session, url.origin()) }
    if (!polite.allows(url)) {
      tally.forbidden++
      return
    }
    val (place, text) =
      try {
        polite.inTurn { fetch(url) }
      } catch (e: ClientResponseException) {
        tally.failed++
        broken += "broken: $site ${url.rawPathQs()}: ${e.status()}"
        return
      }
    tally.pages++
    for (link in LINK.findAll(text)) {
      tally.links++
      add(place.join(Url.of(link.groupValues[1])))
    }
  }

  private suspend fun fetch(url: Url): Pair<Url, String> =
    session.get(url, RequestOptions.defaults().raiseForStatus(true)).await().use {
      it.url() to it.text().await()
    }

  /** The progress line, which stays out of the report. */
  private suspend fun tell() {
    while (true) {
      System.err.print("\r${tallies.values.sumOf { it.pages }} pages, ${queue.size()} waiting ")
      delay(100.milliseconds)
    }
  }

  fun report() {
    println("%-8s%6s%7s%8s%11s".format("site", "pages", "links", "failed", "forbidden"))
    for ((site, t) in tallies) {
      println("%-8s%6d%7d%8d%11d".format(site, t.pages, t.links, t.failed, t.forbidden))
    }
    broken.forEach(::println)
  }
}

/** The main job: crawls sites by their links, politely. Java: Crawler.java. */
fun main(): Unit = runAsyncio {
  val sites = LinkedSites.start().await()
  val names =
    sites.origins().entries.associate { (name, origin) -> Url.of(origin).origin() to name }
  val limits = ClientTimeout.ofTotal(Duration.ofSeconds(10))
  ClientSession.create(SessionOptions.defaults().timeout(limits)).using { session ->
    val crawler = Crawler(session, names)
    crawler.crawl(Url.of("${sites.origins()["north"]}/"))
    System.err.println()
    crawler.report()
  }
  println("at most two at once: ${if (sites.most() <= PER_SITE) "yes" else "no"}")
  println("trespasses: ${sites.trespasses()}")
  sites.stop().await()
}
