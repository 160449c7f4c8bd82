package dev.asyncio4j.kafka;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/**
 * The reading of a consumer's thread: what it is subscribed to, and each poll.
 *
 * <pre>
 *   IDLE ──subscription──▶ READING ◀──taken or changed── FAILED
 *    ▲                      │  │ └────────failed──────────▲
 *    └────unsubscribed──────┘  └──nobody takes──▶ LEFT ──take──▶ READING
 * </pre>
 */
final class Reader {
  private enum State {
    IDLE,
    READING,
    /** A failure waits for a taker: another poll would only repeat it. */
    FAILED,
    /** The idle state: nobody took records for too long, so the group was left. */
    LEFT
  }

  private static final long WAIT = TimeUnit.SECONDS.toMillis(1);

  private final ConsumerThread thread;
  private final ConsumerSession session;
  private final ConsumerSettings settings;
  private final AutoCommit autoCommit;
  private State state = State.IDLE;
  private @Nullable Subscription subscription;
  private List<Partition> partitions = List.of();
  private final Groupless groupless;
  final BackPressure backPressure;

  /** The number of the last seek or subscription. */
  private int mend;

  Reader(
      ConsumerThread thread,
      ConsumerSession session,
      ConsumerSettings settings,
      AutoCommit autoCommit) {
    this.thread = thread;
    this.session = session;
    this.settings = settings;
    this.autoCommit = autoCommit;
    groupless = new Groupless(thread, settings);
    backPressure = new BackPressure(thread, settings.bufferedRecords);
  }

  /**
   * Reads something else from now on.
   *
   * @param next null: nothing
   * @param assigned the partitions, if it names partitions
   */
  void change(@Nullable Subscription next, List<Partition> assigned) {
    var client = thread.client();
    subscription = next;
    partitions = assigned;
    if (next == null) {
      autoCommit.now(client, thread.owned().values(), thread::patience);
      client.unsubscribe();
      groupless.unsubscribe();
      drop();
      state = State.IDLE;
    } else {
      subscribe(next);
      state = State.READING;
    }
  }

  /** Forgets partitions that no rebalance has taken away. */
  private void drop() {
    var left = List.copyOf(thread.owned().values());
    thread.disown(left);
    session.tell(() -> left.forEach(session.buffer::remove));
  }

  private void subscribe(Subscription next) {
    var client = thread.client();
    groupless.unsubscribe();
    if (next.isAssigned()) {
      thread.replace(partitions);
      thread.assigned();
    } else if (settings.groupId == null) {
      groupless.subscribe(next);
    } else {
      var rebalances =
          new Rebalances(
              thread, session, autoCommit, next.listener(), settings.maxPollInterval.toNanos());
      if (next.pattern() != null) client.subscribe(next.pattern(), rebalances);
      else client.subscribe(next.topics(), rebalances);
    }
  }

  /** {@return whether the group is left as nobody takes records} */
  boolean leaves() {
    return state == State.LEFT;
  }

  /** Goes on behind a failure, or joins the group again. */
  void goOn() {
    if (state == State.LEFT && subscription != null) subscribe(subscription);
    if (state == State.LEFT || state == State.FAILED) state = State.READING;
  }

  /** Goes on behind a failure, which a seek may have mended. */
  void mended(int number) {
    mend = number;
    if (state == State.FAILED) state = State.READING;
  }

  /** Polls once, or waits for a call. */
  void step() {
    try {
      if (state == State.IDLE) thread.assigned(); // there is nothing that the start could wait for
      autoCommit.tick(thread.client(), thread.owned());
      leaveIfIdle();
      long left = TimeUnit.NANOSECONDS.toMillis(autoCommit.left()) + 1;
      if (state != State.READING) {
        thread.mailbox.awaitCall(Math.min(WAIT, left));
        return;
      }
      if (!groupless.refresh()) {
        thread.mailbox.awaitCall(settings.retryBackoff.toMillis());
        return;
      }
      if (backPressure.waits(left)) return;
      var polled = thread.poll(Math.min(left, groupless.left()));
      if (polled != null && !polled.nextOffsets().isEmpty()) handOver(polled);
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  /** Has a taker told, and waits for one; a commit that fails meanwhile is made again. */
  private void failed(RuntimeException error) {
    if (!thread.isOpened()) throw error;
    if (state != State.READING) {
      Log.LOGGER.log(DEBUG, "a failure waits for a taker already; behind it came", error);
      return;
    }
    state = State.FAILED;
    session.failed(Errors.of(error), mend);
  }

  private void leaveIfIdle() {
    if (state != State.READING || settings.groupId == null) return;
    if (subscription == null || subscription.isAssigned() || thread.owned().isEmpty()) return;
    if (session.idleNanos() < settings.maxPollInterval.toNanos()) return;
    Log.LOGGER.log(
        WARNING,
        "nobody took a record of %s for maxPollInterval %s: group %s is left until somebody does"
            .formatted(subscription, settings.maxPollInterval, settings.groupId));
    state = State.LEFT;
    try {
      thread.client().unsubscribe();
    } catch (RuntimeException e) {
      state = State.READING; // the group is not left
      throw e;
    }
    drop();
  }

  /** Gives the records of a poll to the loop, all in one. */
  private void handOver(ConsumerRecords<byte[], byte[]> polled) {
    var all = new ArrayList<Fetched>();
    long now = System.currentTimeMillis();
    polled
        .nextOffsets()
        .forEach(
            (id, next) -> {
              var partition = thread.owned().get(id);
              if (partition == null) return;
              var records = polled.records(id);
              var lag = thread.client().currentLag(id);
              long high = lag.isPresent() ? next.offset() + lag.getAsLong() : -1;
              backPressure.hold(partition, records.size());
              all.add(
                  new Fetched(partition, partition.threadEpoch, records, next.offset(), high, now));
            });
    session.tell(() -> session.fetched(all));
  }

  /** {@return a call that fetches on from a partition's position; made on the loop's turn} */
  Runnable seek(Partition partition) {
    int epoch = partition.epoch;
    long position = partition.position;
    return () -> {
      if (!thread.owns(partition)) return;
      partition.threadEpoch = epoch;
      thread.client().seek(partition.kafka, position);
    };
  }
}
