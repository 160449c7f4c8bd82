package dev.asyncio4j.examples.operators.kotlin

import com.sun.management.OperatingSystemMXBean
import dev.asyncio4j.kotlin.runAsyncio
import java.lang.management.ManagementFactory
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.flow.count
import kotlinx.coroutines.flow.filter
import kotlinx.coroutines.flow.flatMapMerge
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.merge
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.withIndex

/** The pipelines of OperatorSpeed.java as Flows on the same loop: processor time for each item. */
@OptIn(ExperimentalCoroutinesApi::class)
fun main() {
  val many = 2_000_000
  val few = 50_000
  val even = numbers(many).map { it + 1 }.filter { it % 2 == 0 }
  measure("range, map", many, numbers(many).map { it + 1 })
  measure("range, map, filter, take, withIndex", many, even.take(many).withIndex())
  measure("merge of two", 2 * few, merge(numbers(few), numbers(few)))
  measure("buffer of 10", few, numbers(few).buffer(10))
  measure(
    "flatMapMerge of single items, limit 10",
    few,
    numbers(few).flatMapMerge(10) { flowOf(it) },
  )
}

private fun numbers(count: Int): Flow<Int> = flow { for (i in 0 until count) emit(i) }

private fun measure(name: String, items: Int, flow: Flow<*>) {
  val system = ManagementFactory.getOperatingSystemMXBean() as OperatingSystemMXBean
  val least =
    (1..7).minOf {
      val start = system.processCpuTime
      runAsyncio { flow.count() }
      system.processCpuTime - start
    }
  println("%-42s %9.1f ns per item".format(name, least.toDouble() / items))
}
