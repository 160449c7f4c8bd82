package dev.asyncio4j.kafka;

import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.OutsideWork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
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

  /** Forgets a topic that there may be no more. */
  private final Consumer<String> forget;

  /** Says that a message has failed, since the transaction began that takes it back. */
  volatile boolean hasFailed;

  Settled(LoopPort port, Transactions transactions, Consumer<String> forget) {
    this.port = port;
    this.transactions = transactions;
    this.forget = forget;
  }

  /** Takes note of a failure as it comes: what is sent or committed behind it is to know. */
  void failing(String topic, Exception failure) {
    hasFailed = true;
    if (failure instanceof TimeoutException
        || failure instanceof UnknownTopicOrPartitionException) {
      forget.accept(topic);
    }
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
