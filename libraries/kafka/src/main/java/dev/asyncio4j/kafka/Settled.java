package dev.asyncio4j.kafka;

import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.OutsideWork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Answers that go to the loop together: one wake of it for all that come before it runs. */
final class Settled {
  private final LoopPort port;

  /** Under the lock of this object. */
  private List<Sending> answers = new ArrayList<>();

  /** The messages that wait for an answer, counted on the loop. */
  private int open;

  /** Virtual time stands still while messages wait. */
  private @Nullable OutsideWork work;

  private final Transactions transactions;

  Settled(LoopPort port, Transactions transactions) {
    this.port = port;
    this.transactions = transactions;
  }

  /** Takes note of a failure that may mean the end of a transactional producer. */
  void failed(Throwable error) {
    if (error instanceof ProducerFencedException) {
      transactions.ended(Transactions.State.FENCED, error);
    }
  }

  /** Counts a message that will be answered, or given up. */
  void opened() {
    if (open++ == 0) work = OutsideWork.begin(port.loop());
  }

  void closed(int count) {
    open -= count;
    if (open > 0 || work == null) return;
    work.end();
    work = null;
  }

  int open() {
    return open;
  }

  void add(Sending answered) {
    boolean first;
    synchronized (this) {
      first = answers.isEmpty();
      answers.add(answered);
    }
    if (!first) return;
    try {
      port.execute(this::settle);
    } catch (RejectedExecutionException closed) {
      // the loop is closed: nobody can wait
    }
  }

  private void settle() {
    List<Sending> all;
    synchronized (this) {
      all = answers;
      answers = new ArrayList<>(all.size());
    }
    for (var each : all) each.settle();
    closed(all.size());
  }
}
