package dev.asyncio4j.tasks

import dev.asyncio4j.Asyncio
import dev.asyncio4j.VoidBody
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.createTask
import dev.asyncio4j.testing.Loops
import dev.asyncio4j.testing.Trail
import kotlinx.coroutines.delay
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Test

class LoopCloseKotlinTest {
  private val trail = Trail.create()

  @Test
  @DisplayName(
    "TASK-16 a Kotlin block pending when its loop closes ends, and so does the Java body that awaits it"
  )
  fun aKotlinBlockEndsWithItsLoop() {
    val block =
      coroutine<Unit> {
        try {
          delay(10_000)
        } finally {
          trail.add("Kotlin's finally")
        }
      }
    val body = VoidBody {
      try {
        Asyncio.await(block)
      } finally {
        trail.add("Java's finally")
      }
    }
    val loop = Loops.virtualLoop()
    val reports = Loops.reportsOf(loop)
    loop.createTask(Asyncio.async(body))
    Loops.runOnePass(loop)
    loop.close()
    check(reports.size == 1) { "one pending task, and nothing else: $reports" }
    trail.assertIs("Kotlin's finally", "Java's finally")
  }

  @Test
  @DisplayName(
    "BRIDGE-04 a block that waits for its tasks, begun or not, ends with its loop, as does the Java body"
  )
  fun aBlockWithTasksEndsWithItsLoop() {
    val block =
      coroutine<Unit> {
        try {
          createTask { delay(10_000) }
          delay(1)
          createTask { trail.add("never") }
          delay(10_000)
        } finally {
          trail.add("Kotlin's finally")
        }
      }
    val body = VoidBody {
      try {
        Asyncio.await(block)
      } finally {
        trail.add("Java's finally")
      }
    }
    val loop = Loops.virtualLoop()
    Loops.reportsOf(loop)
    loop.createTask(Asyncio.async(body))
    repeat(3) { Loops.runOnePass(loop) }
    loop.close()
    trail.assertIs("Kotlin's finally", "Java's finally")
  }
}
