package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.shield;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The steps of a producer's transactions; each is made whole, also if its waiter is cancelled. */
final class TransactionSteps {
  private final ProducerSession session;
  private final Transactions transactions;

  /** The end of the last step, once its state is noted; null before the first. */
  private @Nullable Future<@Nullable Void> last;

  /** The failure of a message that Kafka's client never got; on the hand-over thread. */
  private @Nullable Exception lost;

  TransactionSteps(ProducerSession session) {
    this.session = session;
    transactions = session.transactions;
  }

  void begin() {
    if (transactions.isUnaborted()) abort();
    transactions.begin();
    make(
        Transactions.State.OPEN,
        Transactions.State.READY,
        () -> {
          lost = null;
          session.settled.hasFailed = false;
          session.client().beginTransaction();
        });
  }

  /** Begins one that nobody knows of if this is cancelled: then it is aborted. */
  void beginOrGiveUp() {
    try {
      begin();
    } catch (CancelledError e) {
      giveUp(e);
      throw e;
    }
  }

  void commit() {
    transactions.commit();
    make(Transactions.State.READY, Transactions.State.OPEN, this::commitAll);
  }

  /** Commits if all messages are with Kafka's client; on the hand-over thread. */
  private void commitAll() {
    if (lost != null) {
      if (Errors.of(lost) instanceof ProducerFencedException fenced) throw fenced;
      throw new KafkaException(
          "a message of the transaction was not sent, so it can only be aborted: "
              + Errors.text(lost),
          lost);
    }
    try {
      session.client().commitTransaction();
    } catch (TimeoutException e) {
      if (!session.settled.hasFailed) throw unanswered(e);
      commitAgain();
    }
  }

  /**
   * Asks once more for the end of a commit, as a message of it has failed: if the timeout was the
   * message's, Kafka's client says now that there is none, and takes an abort. It takes none as
   * long as the commit itself has had no answer.
   */
  private void commitAgain() {
    try {
      session.client().commitTransaction();
    } catch (TimeoutException e) {
      throw unanswered(e);
    }
  }

  private static KafkaTimeoutException unanswered(TimeoutException e) {
    return Errors.timeout(
        "%s: it may take place yet; call commitTransaction() again, until it has an answer"
            .formatted(Errors.text(e)),
        e);
  }

  void abort() {
    transactions.abort();
    make(
        Transactions.State.READY,
        Transactions.State.UNABORTED,
        () -> session.client().abortTransaction());
  }

  void sendOffsets(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
    transactions.checkOpen();
    make(
        Transactions.State.OPEN,
        Transactions.State.OPEN,
        () -> session.client().sendOffsetsToTransaction(offsets, group));
  }

  /** Notes, on the hand-over thread, that Kafka's client would commit without a message. */
  void lost(Exception failure) {
    lost = failure;
  }

  private void make(Transactions.State next, Transactions.State otherwise, Runnable step) {
    Callable<@Nullable Void> call =
        () -> {
          step.run();
          return null;
        };
    var done = session.ask(call);
    Future<@Nullable Void> noted = session.port.loop().createFuture();
    last = noted;
    done.addDoneCallback(
        ended -> {
          var error = ended.cancelled() ? null : ended.exception();
          transactions.ended(error == null ? next : otherwise, error);
          noted.setResult(null);
        });
    await(shield(done));
  }

  /** Aborts what failed, unless a newer producer has taken over; another cancel ends the wait. */
  void giveUp(Throwable why) {
    try {
      await(shield(async(this::abortIfOpen)));
    } catch (Throwable e) {
      why.addSuppressed(e);
    }
  }

  /** Waits for a step that its waiter has left, and ends what it leaves open. */
  private void abortIfOpen() {
    if (last != null) await(shield(last));
    if (transactions.isOpen()) abort();
  }
}
