package dev.asyncio4j.examples.mixed

import kotlinx.coroutines.delay

/** An order as it is stored. */
data class Order(val id: Int, val items: List<String>)

/** Plain Kotlin: suspend functions that know nothing of asyncio4j. */
class OrderRepository {

  suspend fun find(id: Int): Order {
    delay(10)
    return Order(id, if (id == 1) listOf("lamp", "desk") else listOf("lamp", "carpet"))
  }

  /** The price in cents; that of a carpet takes long. */
  suspend fun price(item: String): Int {
    try {
      delay(if (item == "carpet") 60_000 else 10)
      return item.length * 1000
    } finally {
      println("repository: $item looked up or given up")
    }
  }
}
