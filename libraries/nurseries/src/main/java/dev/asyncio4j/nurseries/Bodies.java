package dev.asyncio4j.nurseries;

import dev.asyncio4j.Body;
import dev.asyncio4j.Body1;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.VoidBody1;
import org.jspecify.annotations.Nullable;

/** Blocks of other shapes as blocks that get their scope or nursery and give a value. */
final class Bodies {
  private Bodies() {}

  /** {@return {@code body} as one that gives null} */
  static <A extends @Nullable Object> Body1<A, @Nullable Void> giving(VoidBody1<A> body) {
    return argument -> {
      body.accept(argument);
      return null;
    };
  }

  /** {@return {@code body} as one that has no use for its scope} */
  static <T extends @Nullable Object> Body1<CancelScope, T> in(Body<T> body) {
    return scope -> body.run();
  }

  /** {@return {@code body} as one that has no use for its scope, and gives null} */
  static Body1<CancelScope, @Nullable Void> in(VoidBody body) {
    return scope -> {
      body.run();
      return null;
    };
  }
}
