package dev.asyncio4j.operators;

import dev.asyncio4j.VoidBody;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The close of several things, each of which is closed whatever the others throw. */
final class Closing {
  private @Nullable Throwable error;

  /** Closes pulls or branches, the last one first. */
  static void all(Collection<? extends Branch<?>> branches) throws Exception {
    var closing = new Closing();
    List<Branch<?>> list = new ArrayList<>(branches);
    for (int i = list.size() - 1; i >= 0; i--) closing.step(list.get(i)::close);
    closing.end();
  }

  Closing step(VoidBody close) {
    try {
      close.run();
    } catch (Throwable failure) {
      failed(failure);
    }
    return this;
  }

  Closing failed(Throwable failure) {
    error = error == null ? failure : Errors.both(error, failure);
    return this;
  }

  /** Throws what the steps threw. */
  void end() throws Exception {
    if (error != null) throw Errors.<RuntimeException>sneaky(error);
  }
}
