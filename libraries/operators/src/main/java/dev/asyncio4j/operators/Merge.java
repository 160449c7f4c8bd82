package dev.asyncio4j.operators;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of several sources, as they come. */
final class Merge<T extends @Nullable Object> extends Pull<T> {
  private final List<Branch<T>> branches;
  private final Arrivals<Branch<T>> arrivals = new Arrivals<>();
  private boolean begun;
  private int running;

  /** The branch of the last item, which is asked again together with the stream. */
  private @Nullable Branch<T> given;

  Merge(String operator, List<Pull<T>> sources) {
    branches = Branch.of(operator, sources, arrivals::add);
    running = branches.size();
  }

  @Override
  boolean advance() throws Exception {
    askAgain();
    while (running > 0) {
      Branch<T> branch = arrivals.next();
      if (branch.take()) {
        given = branch;
        item = branch.item();
        return true;
      }
      running--;
      branch.close();
    }
    return false;
  }

  /** {@return the place of the source of the last item, from 0 on} */
  int place() {
    return given.number - 1;
  }

  private void askAgain() {
    if (!begun) branches.forEach(Branch::ask);
    begun = true;
    if (given != null) given.ask();
    given = null;
  }

  @Override
  void close() throws Exception {
    Closing.all(branches);
  }
}
