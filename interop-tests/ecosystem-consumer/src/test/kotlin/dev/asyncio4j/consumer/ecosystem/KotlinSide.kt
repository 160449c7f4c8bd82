package dev.asyncio4j.consumer.ecosystem

import dev.asyncio4j.AsyncIterable
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.asDeferred
import dev.asyncio4j.kotlin.asFlow
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.asFlow
import kotlinx.coroutines.flow.toList

/** Kotlin code that the Java rows await, and that awaits Java code. */
object KotlinSide {
  suspend fun find(id: Int): String {
    delay(1)
    return if (id == 1) "answer" else "none"
  }

  fun flow(rows: List<String>): Flow<String> = rows.asFlow()

  fun deferred(): Deferred<String> = CompletableDeferred("answer")

  fun awaits(java: Coroutine<String>): Coroutine<String> = coroutine { java.await() }

  fun collects(lines: AsyncIterable<String>): Coroutine<List<String>> = coroutine {
    lines.asFlow().toList()
  }

  fun joins(task: Task<String>): Coroutine<String> = coroutine { task.asDeferred().await() }
}
