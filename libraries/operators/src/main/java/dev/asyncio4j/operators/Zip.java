package dev.asyncio4j.operators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of several sources in lists of one from each; all are asked at once. */
final class Zip<T extends @Nullable Object> extends Pull<List<T>> {
  private final List<Branch<T>> branches;
  private final Arrivals<Branch<T>> arrivals = new Arrivals<>();
  private final boolean strict;

  /** The number of items that each source has given. */
  private long items;

  Zip(List<Pull<T>> sources, boolean strict) {
    branches = Branch.of("zip", sources, arrivals::add);
    this.strict = strict;
  }

  @Override
  boolean advance() {
    branches.forEach(Branch::ask);
    boolean complete = !branches.isEmpty();
    for (int i = 0; i < branches.size(); i++) {
      Branch<T> branch = arrivals.next();
      if (branch.hasItem()) continue;
      branch.take();
      complete = false;
      if (!strict) return false;
    }
    if (complete) takeRow();
    else checkAllEnded();
    return complete;
  }

  private void takeRow() {
    items++;
    var row = new ArrayList<T>(branches.size());
    for (Branch<T> branch : branches) {
      branch.take();
      row.add(branch.item());
    }
    item = Collections.unmodifiableList(row);
  }

  private void checkAllEnded() {
    Branch<T> ended = null;
    Branch<T> longer = null;
    for (Branch<T> branch : branches) {
      if (branch.hasEnded()) ended = ended == null ? branch : ended;
      else longer = longer == null ? branch : longer;
    }
    if (ended == null || longer == null) return;
    throw new IllegalArgumentException(
        "zip() source %d is longer than source %d, which ended after %d items; drop strict to stop there"
            .formatted(longer.number, ended.number, items));
  }

  @Override
  void close() throws Exception {
    Closing.all(branches);
  }
}
