package dev.asyncio4j.benchmarks.libraries

import dev.asyncio4j.kotlin.runAsyncio
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

/** The pipelines of OperatorsCosts as Flows of kotlinx, on the same loop. */
@OptIn(ExperimentalCoroutinesApi::class)
public object FlowCosts {
  private const val MANY = 1_000_000
  private const val SOME = 100_000
  private const val FEW = 20_000

  @JvmStatic
  fun main(args: Array<String>) {
    items("range, map", MANY) { numbers(it).map { x -> x + 1 } }
    items("range, map, filter, take, enumerate", MANY) { n ->
      numbers(n).map { it + 1 }.filter { it % 2 == 0 }.take(n).withIndex()
    }
    items("buffer of 10", SOME) { numbers(it).buffer(10) }
    items("merge of two", FEW) { merge(numbers(it / 2), numbers(it / 2)) }
    items("mapConcurrent, limit 10, unordered", FEW, ::oneByOne)
    items("flatMap of single items, limit 10", FEW, ::oneByOne)
  }

  private fun numbers(count: Int): Flow<Int> = flow { for (i in 0 until count) emit(i) }

  private fun oneByOne(count: Int): Flow<Int> = numbers(count).flatMapMerge(10) { flowOf(it) }

  private fun items(name: String, count: Int, pipeline: (Int) -> Flow<*>) {
    Meter.measure(name, count) { n -> runAsyncio { check(pipeline(n).count() > 0) } }
  }
}
