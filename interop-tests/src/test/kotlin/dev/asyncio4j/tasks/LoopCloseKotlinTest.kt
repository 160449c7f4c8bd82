package dev.asyncio4j.tasks

import dev.asyncio4j.Asyncio
import dev.asyncio4j.VoidBody
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.support.Support
import dev.asyncio4j.support.Trail
import kotlinx.coroutines.delay
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Test

class LoopCloseKotlinTest {
  private val trail = Trail()

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
          trail.log("Kotlin's finally")
        }
      }
    val body = VoidBody {
      try {
        Asyncio.await(block)
      } finally {
        trail.log("Java's finally")
      }
    }
    val loop = Support.virtualLoop()
    val reports = Support.reportsOf(loop)
    loop.createTask(Asyncio.async(body))
    Support.runOnePass(loop)
    loop.close()
    check(reports.size == 1) { "one pending task, and nothing else: $reports" }
    trail.assertExactly("Kotlin's finally", "Java's finally")
  }
}
