package dev.asyncio4j.conformance

import java.util.TreeMap
import java.util.stream.Stream
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Assertions.fail
import org.junit.jupiter.api.DynamicContainer
import org.junit.jupiter.api.DynamicContainer.dynamicContainer
import org.junit.jupiter.api.DynamicTest.dynamicTest
import org.junit.jupiter.api.TestFactory

/**
 * The programs of [ConformanceTest] once more, with Kotlin bodies: each behaves as under CPython's
 * asyncio, or it is one of those that Kotlin's contract of cancellation lets differ
 * (`docs/kotlin-cancellation.md`).
 */
class KotlinConformanceTest {
  @TestFactory fun programsConform(): Stream<DynamicContainer> = CaseFile.AREAS.stream().map(::area)

  private fun area(area: String): DynamicContainer =
    dynamicContainer(
      area,
      CaseFile.read(area).stream().map { dynamicTest(it.name()) { check(area, it) } },
    )

  private fun check(area: String, expected: ConformanceCase) {
    val bodies = KotlinBodies()
    val trace = Harness.run(expected, bodies)
    val name = area + "/" + expected.name()
    val equal = trace == expected.trace()
    val explained = trace.take(bodies.linesBefore) == expected.trace().take(bodies.linesBefore)
    val observed = bodies.firstAwaitAfterCancel?.text?.takeIf { explained } ?: "unknown"
    val reason = if (equal) null else observed
    val listed = LISTED[name]
    if (reason == null && listed != null)
      fail<Unit>("$name is equal now: take it off $LIST ($listed)")
    if (reason != listed)
      fail<Unit>("$name $reason\n" + ConformanceTest.diff(expected.trace(), trace))
    (if (equal) EQUAL else DIFFERENT).merge(area, 1, Int::plus)
  }

  companion object {
    private const val LIST = "/conformance/kotlin-differs.txt"

    /** The cases that differ, and why. */
    private val LISTED: Map<String, String> =
      KotlinConformanceTest::class
        .java
        .getResource(LIST)!!
        .readText()
        .lines()
        .filter { it.isNotBlank() && !it.startsWith("#") }
        .associate { it.substringBefore(' ') to it.substringAfter(' ') }

    private val EQUAL = TreeMap<String, Int>()
    private val DIFFERENT = TreeMap<String, Int>()

    @AfterAll
    @JvmStatic
    fun report() {
      val mode = System.getProperty("asyncio4j.fibers", "chosen by the engine")
      for (area in CaseFile.AREAS) {
        val all = CaseFile.read(area).size
        val counts = "${EQUAL[area] ?: 0} of $all equal, ${DIFFERENT[area] ?: 0} differ by contract"
        println("conformance in Kotlin tasks, $area: $counts (mode $mode)")
      }
    }
  }
}
