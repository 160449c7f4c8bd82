package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.loop.EventLoop;
import java.util.ArrayDeque;

/**
 * The branches that have arrived at something, in the order in which they did.
 *
 * <p>Those of one pass of the loop are in the order of their numbers.
 */
final class Arrivals<B extends Branch<?>> {
  private final EventLoop loop = getRunningLoop();
  private final Bell bell = new Bell();

  /** All that arrived in passes before this one; the rest is in {@link #ofThisPass}. */
  private final ArrayDeque<B> queue = new ArrayDeque<>();

  private final ArrayDeque<B> ofThisPass = new ArrayDeque<>();

  void add(B branch) {
    if (ofThisPass.isEmpty()) loop.callSoon(this::endPass);
    insert(branch);
    bell.ring();
  }

  /** Inserts the branch by its number; mostly it is the last one anyway. */
  private void insert(B branch) {
    var later = new ArrayDeque<B>(0);
    while (!ofThisPass.isEmpty() && ofThisPass.getLast().number > branch.number) {
      later.addFirst(ofThisPass.removeLast());
    }
    ofThisPass.addLast(branch);
    ofThisPass.addAll(later);
  }

  private void endPass() {
    queue.addAll(ofThisPass);
    ofThisPass.clear();
  }

  /** Waits until a branch has arrived. */
  B next() {
    while (queue.isEmpty()) {
      if (ofThisPass.isEmpty()) bell.waitForRing();
      else endPass();
    }
    return queue.remove();
  }
}
