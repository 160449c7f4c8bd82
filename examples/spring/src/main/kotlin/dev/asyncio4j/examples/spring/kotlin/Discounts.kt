package dev.asyncio4j.examples.spring.kotlin

import kotlinx.coroutines.delay
import org.springframework.stereotype.Service

/** A service of the Kotlin half of the team: it suspends, and knows nothing of loops. */
@Service
class Discounts {
  suspend fun percent(item: String): Int {
    delay(10)
    return if (item == "cake") 10 else 0
  }
}
