package dev.asyncio4j.impl.loop

import dev.asyncio4j.lowlevel.StepInfo
import dev.asyncio4j.lowlevel.StepOrder

/** A test's choice among the entries that are ready, which it sees as steps. */
internal class StepChoice(private val loop: LoopCore, private val order: StepOrder) :
  (List<Ready>) -> Int {

  override fun invoke(ready: List<Ready>): Int {
    val steps = ready.map { StepNow(loop).of(it) }
    val index = order.next(steps as List<StepInfo>)
    require(index in ready.indices) {
      "$order chose step $index of ${ready.size}: give an index of the list"
    }
    return index
  }
}
