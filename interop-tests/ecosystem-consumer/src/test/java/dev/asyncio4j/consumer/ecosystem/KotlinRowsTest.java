package dev.asyncio4j.consumer.ecosystem;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.consumer.ecosystem.Host.ROWS;
import static dev.asyncio4j.consumer.ecosystem.Host.assertAnswer;
import static dev.asyncio4j.consumer.ecosystem.Host.assertRows;
import static dev.asyncio4j.consumer.ecosystem.Host.fetch;
import static dev.asyncio4j.consumer.ecosystem.Host.lines;
import static dev.asyncio4j.consumer.ecosystem.Host.onALoop;

import dev.asyncio4j.kotlin.Suspending;
import kotlinx.coroutines.Deferred;
import kotlinx.coroutines.flow.Flow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rows of Kotlin; the way back is Kotlin code, in KotlinSide.kt. */
class KotlinRowsTest {
  private static final KotlinSide KOTLIN = KotlinSide.INSTANCE;

  @Test
  @DisplayName("Kotlin suspend function")
  void suspendFunction() {
    var repository = KOTLIN;
    onALoop(() -> assertAnswer(await(Suspending.call(c -> repository.find(1, c)))));
    onALoop(() -> assertAnswer(await(KOTLIN.awaits(fetch()))));
  }

  @Test
  @DisplayName("Kotlin Deferred")
  void deferred() {
    Deferred<String> deferred = KOTLIN.deferred();
    onALoop(() -> assertAnswer(await(Suspending.future(deferred))));
    onALoop(() -> assertAnswer(await(KOTLIN.joins(createTask(fetch())))));
  }

  @Test
  @DisplayName("Kotlin Flow")
  void flow() {
    Flow<String> flow = KOTLIN.flow(ROWS);
    onALoop(() -> assertRows(each(Suspending.iterable(flow))));
    onALoop(() -> assertRows(await(KOTLIN.collects(lines()))));
  }
}
