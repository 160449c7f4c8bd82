package dev.asyncio4j.consumer.kotlin

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

class TotalsTest {
  @Test
  fun `a Kotlin program runs on the engine`() {
    assertEquals(3, total(1, 2))
    assertEquals(listOf("a", "b"), there(listOf("a", "b")))
  }
}
