package dev.asyncio4j.stress;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What has run, per producer. Only the loop's turn writes here, so there is nothing atomic: that
 * the turn publishes its writes is part of what is tested.
 */
final class Ledger {
  private final int operationsEach;
  private final List<BitSet> seen = new ArrayList<>();
  private final int[] newestCall;
  private int recorded;
  private final Runnable whenComplete;

  /** What went wrong, the first few cases of it. */
  private final List<String> complaints = new ArrayList<>();

  Ledger(int producers, int operationsEach, Runnable whenComplete) {
    this.operationsEach = operationsEach;
    this.whenComplete = whenComplete;
    newestCall = new int[producers];
    for (int i = 0; i < producers; i++) {
      seen.add(new BitSet(operationsEach));
      newestCall[i] = -1;
    }
  }

  /** Operation {@code number} of {@code producer} has run. */
  void record(int producer, int number) {
    var own = seen.get(producer);
    if (own.get(number))
      complain("operation " + number + " of producer " + producer + " ran twice");
    own.set(number);
    if (++recorded == seen.size() * operationsEach) whenComplete.run();
  }

  /** The same for a plain call: these run in the order in which their producer made them. */
  void recordCall(int producer, int number) {
    if (number <= newestCall[producer])
      complain(
          "call " + number + " of producer " + producer + " ran after " + newestCall[producer]);
    newestCall[producer] = number;
    record(producer, number);
  }

  void complain(String what) {
    if (complaints.size() < 10) complaints.add(what);
  }

  List<String> complaints() {
    return complaints;
  }

  int recorded() {
    return recorded;
  }

  /** How many different operations have run. */
  int distinct() {
    return seen.stream().mapToInt(BitSet::cardinality).sum();
  }
}
