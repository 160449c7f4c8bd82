package dev.asyncio4j.impl.stress

import dev.asyncio4j.impl.loop.Intake
import dev.asyncio4j.impl.loop.Ready
import dev.asyncio4j.impl.loop.ReadyQueue
import org.jetbrains.lincheck.datastructures.IntGen
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions
import org.jetbrains.lincheck.datastructures.Operation
import org.jetbrains.lincheck.datastructures.Param
import org.junit.jupiter.api.Test

/** Every interleaving of pushes by three threads and drains by one is one of a plain FIFO. */
@Param(name = "id", gen = IntGen::class, conf = "1:9")
class IntakeModelTest {
  private val intake = Intake()

  @Operation fun push(@Param(name = "id") id: Int) = intake.push(Numbered(id))

  @Operation(nonParallelGroup = "loop")
  fun drain(): List<Int> {
    val ready = ReadyQueue(intake)
    ready.takeIn()
    return List(ready.size) { (ready.take() as Numbered).id }
  }

  @Operation(nonParallelGroup = "loop") fun isEmpty() = intake.isEmpty

  @Test
  fun isALinearizableQueue() =
    ModelCheckingOptions()
      .iterations(10)
      .invocationsPerIteration(1_000)
      .threads(3)
      .actorsPerThread(3)
      .checkObstructionFreedom(true)
      .sequentialSpecification(Fifo::class.java)
      .check(this::class.java)

  internal class Numbered(val id: Int) : Ready {
    override fun run() = Unit
  }

  /** What the intake has to look like from outside. */
  class Fifo {
    private val entries = ArrayList<Int>()

    fun push(id: Int) {
      entries.add(id)
    }

    fun drain(): List<Int> = entries.toList().also { entries.clear() }

    fun isEmpty() = entries.isEmpty()
  }
}
