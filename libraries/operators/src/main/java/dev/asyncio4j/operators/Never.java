package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Future;
import org.jspecify.annotations.Nullable;

/** No item and no end: the wait for the first lasts until it is cancelled. */
final class Never<T extends @Nullable Object> extends Pull<T> {
  @Override
  boolean advance() {
    Future<T> never = getRunningLoop().createFuture();
    item = await(never);
    return true;
  }
}
