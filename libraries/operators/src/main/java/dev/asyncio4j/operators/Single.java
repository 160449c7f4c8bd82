package dev.asyncio4j.operators;

import dev.asyncio4j.Body;
import org.jspecify.annotations.Nullable;

/** The one item that a body gives, which may await or fail instead. */
final class Single<T extends @Nullable Object> extends Pull<T> {
  private final Body<? extends T> body;
  private final Breath breath;
  private boolean given;

  Single(Body<? extends T> body, Breath breath) {
    this.body = body;
    this.breath = breath;
  }

  @Override
  boolean advance() throws Exception {
    if (given) return false;
    given = true;
    breath.count();
    item = body.run();
    return true;
  }
}
