package dev.asyncio4j.operators;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The items, some of which are taken from the source before they are asked for. */
final class Buffered<T extends @Nullable Object> extends Pull<T> {
  private final Pull<T> source;
  private final Bell bell = new Bell();
  private final ArrayDeque<Item<T>> buffer = new ArrayDeque<>();
  private final Feeder<T> feeder;

  Buffered(Pull<T> source, int size) {
    this.source = source;
    feeder = new Feeder<>("buffer", source, () -> buffer.size() < size, this::add, bell::ring);
  }

  private void add(T value) {
    buffer.add(new Item<>(value));
  }

  @Override
  boolean advance() {
    feeder.askForMore();
    while (buffer.isEmpty()) {
      if (feeder.hasEnded()) {
        feeder.throwFailure();
        return false;
      }
      bell.waitForRing();
    }
    item = buffer.remove().value();
    feeder.askForMore();
    return true;
  }

  @Override
  void close() throws Exception {
    var steps = new Closing().step(feeder::stop);
    while (!buffer.isEmpty()) source.giveBack(buffer.removeLast().value());
    steps.step(source::close).end();
  }
}
