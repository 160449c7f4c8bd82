package dev.asyncio4j.kafka;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of a producer, as its loop sees them.
 *
 * <pre>
 *   NONE (no transactional id)
 *   READY ──begin──▶ READY (it failed)
 *   READY ──begin──▶ OPEN ──commit──▶ COMMITTING ──▶ READY
 *                     │ ▲───────failed────┘ ▲ └──no answer──▶ UNCOMMITTED
 *                     │                     └──────commit────────┘
 *                     └──abort──▶ ABORTING ──▶ READY
 *                                  ▲ └─────failed──▶ UNABORTED
 *                                  └──abort or begin────┘
 *   any ──▶ FENCED
 * </pre>
 *
 * A commit without an answer may have taken place, or may do so yet: Kafka's client takes nothing
 * but its repetition.
 */
final class Transactions {
  enum State {
    NONE,
    READY,
    OPEN,
    COMMITTING,
    UNCOMMITTED,
    ABORTING,
    UNABORTED,
    FENCED
  }

  private State state;

  /** The reason why it is fenced; null as long as it is not. */
  private @Nullable ProducerFencedException fenced;

  Transactions(boolean used) {
    state = used ? State.READY : State.NONE;
  }

  boolean isFenced() {
    return state == State.FENCED;
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  boolean isUnaborted() {
    return state == State.UNABORTED;
  }

  /** Refuses a message that has no transaction to be in. */
  void checkSend() {
    checkAlive();
    checkAnswered();
    if (state != State.NONE && state != State.OPEN) {
      throw new IllegalOperationException(
          "Can't send messages while not in transaction (it is %s): call beginTransaction() first"
              .formatted(text()));
    }
  }

  void begin() {
    checkUsed();
    checkAnswered();
    if (state != State.READY) {
      throw new IllegalOperationException(
          "a transaction is %s already: end it before beginTransaction()".formatted(text()));
    }
    state = State.OPEN;
  }

  void commit() {
    if (state != State.UNCOMMITTED) checkOpen();
    state = State.COMMITTING;
  }

  void abort() {
    if (state != State.UNABORTED) checkOpen();
    state = State.ABORTING;
  }

  void checkOpen() {
    checkUsed();
    checkAnswered();
    if (state != State.OPEN) {
      throw new IllegalOperationException(
          "Not in the middle of a transaction (it is %s): call beginTransaction() first"
              .formatted(text()));
    }
  }

  private void checkUsed() {
    checkAlive();
    if (state == State.NONE) {
      throw new IllegalOperationException(
          "You need to configure transactionalId to use transactions");
    }
  }

  private void checkAnswered() {
    if (state != State.UNCOMMITTED) return;
    throw new IllegalOperationException(
        "the commit has had no answer in time, and may take place: call commitTransaction() again");
  }

  private void checkAlive() {
    if (fenced == null) return;
    throw new ProducerFencedException(fenced.getMessage(), fenced);
  }

  /** Notes that a call of the client has ended, and led to {@code next}. */
  void ended(State next, @Nullable Throwable error) {
    if (error instanceof ProducerFencedException e) {
      fenced = e;
      state = State.FENCED;
    } else if (state == State.COMMITTING && error instanceof KafkaTimeoutException) {
      state = State.UNCOMMITTED;
    } else if (state != State.FENCED) {
      state = next;
    }
  }

  private String text() {
    return state.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return state == State.NONE ? "" : " transaction=" + text();
  }
}
