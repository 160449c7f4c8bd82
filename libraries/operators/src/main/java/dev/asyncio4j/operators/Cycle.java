package dev.asyncio4j.operators;

import org.jspecify.annotations.Nullable;

/** The items of a stream that runs again and again. */
final class Cycle<T extends @Nullable Object> extends Pull<T> {
  private final Recipe<T> stream;
  private final RunScope scope;
  private @Nullable Pull<T> round;
  private boolean empty;

  Cycle(Recipe<T> stream, RunScope scope) {
    this.stream = stream;
    this.scope = scope;
  }

  @Override
  boolean advance() throws Exception {
    while (true) {
      if (round == null) {
        round = stream.open(scope);
        empty = true;
      }
      if (round.advance()) {
        empty = false;
        item = round.item;
        return true;
      }
      close();
      if (empty) scope.pass();
    }
  }

  @Override
  void close() throws Exception {
    Pull<T> ended = round;
    round = null;
    if (ended != null) ended.close();
  }
}
