package dev.asyncio4j.operators;

import dev.asyncio4j.Body;
import org.jspecify.annotations.Nullable;

/** The one item that a body gives, which may await or fail instead. */
final class Single<T extends @Nullable Object> extends Pull<T> {
  private final Body<? extends T> body;
  private final RunScope scope;
  private boolean given;

  Single(Body<? extends T> body, RunScope scope) {
    this.body = body;
    this.scope = scope;
  }

  @Override
  boolean advance() throws Exception {
    if (given) return false;
    given = true;
    scope.count();
    item = body.run();
    return true;
  }
}
