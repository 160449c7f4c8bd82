package dev.asyncio4j.examples.kotlin

import dev.asyncio4j.examples.Input
import dev.asyncio4j.examples.LocalSites
import dev.asyncio4j.examples.Options
import dev.asyncio4j.examples.Progress
import dev.asyncio4j.examples.Report
import dev.asyncio4j.examples.Site
import dev.asyncio4j.examples.UsageException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import kotlin.jvm.optionals.getOrNull
import kotlin.system.exitProcess
import kotlin.time.measureTime
import kotlin.time.measureTimedValue
import kotlin.time.toJavaDuration

private const val DEFAULT_SITES = 40

/*
 * The web site checker in Kotlin. What awaits is written here and in SiteChecker.kt with `suspend` functions; the rest
 * (options, input, table), and the local sites to check, are those of the Java program: one project, two languages.
 *
 *     java -cp examples/target/examples.jar dev.asyncio4j.examples.kotlin.SiteStatusKt
 */
fun main(args: Array<String>): Unit = exitProcess(siteStatus(*args))

/** The program, without the exit: 0, or 1 with no site to check, or 2 for wrong input. */
fun siteStatus(vararg args: String): Int {
  val options: Options
  val sites: List<Site>?
  try {
    options = Options.parse(*args)
    if (options.help()) {
      print(Options.HELP)
      return 0
    }
    sites = Input.sites(options).getOrNull()
  } catch (e: UsageException) {
    System.err.println("SiteStatus: ${e.message} (--help shows the options)")
    return 2
  }
  if (sites != null && sites.isEmpty()) {
    System.err.println("SiteStatus: no site to check")
    return 1
  }
  runAsyncio { if (sites != null) check(sites, options) else checkLocalSites(options) }
  return 0
}

private suspend fun checkLocalSites(options: Options) {
  val count = if (options.localSites() > 0) options.localSites() else DEFAULT_SITES
  println("Starting $count local sites (--help shows how to name others)")
  LocalSites.start(count).await().use { check(it.sites(count), options) }
}

private suspend fun check(sites: List<Site>, options: Options) {
  val checker = SiteChecker(options.timeout(), options.limit())
  val oneByOne =
    if (options.sequential(sites.size)) {
      measureTime { checker.oneByOne(sites, Progress("one by one", sites.size)) }
    } else {
      if (options.skipsSilently(sites.size)) {
        println("Not one by one: more than 100 sites (--sequential does it)")
      }
      null
    }
  val (results, allAtOnce) =
    measureTimedValue { checker.allAtOnce(sites, Progress("all at once", sites.size)) }
  Report.table(results)
  Report.totals(oneByOne?.toJavaDuration(), allAtOnce.toJavaDuration(), results)
}
