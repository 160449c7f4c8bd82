package dev.asyncio4j.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * The thread of a consumer: Kafka's client blocks in its poll, and knows one thread only.
 *
 * <pre>
 *   connect ──▶ ( make calls ──▶ poll, or wait for a call ) … ──▶ close
 * </pre>
 */
final class ConsumerThread {
  private static final long TICK = TimeUnit.SECONDS.toMillis(1);

  final Mailbox mailbox = new Mailbox();
  private final ConsumerSettings settings;
  private final ConsumerSession session;
  private final AutoCommit autoCommit;
  private final Map<org.apache.kafka.common.TopicPartition, Partition> owned = new HashMap<>();
  private final Reader reader;
  private @Nullable Consumer<byte[], byte[]> client;
  private boolean opened;

  /** The time at which the close must be over; written before {@link Mailbox#beginClosing}. */
  private volatile long closeEnd = Long.MAX_VALUE;

  private volatile boolean abandoned;

  /** The time at which the poll that goes on has begun; null outside of one. */
  private @Nullable Long pollBegan;

  ConsumerThread(ConsumerSession session, ConsumerSettings settings) {
    this.session = session;
    this.settings = settings;
    autoCommit = new AutoCommit(settings, mailbox);
    reader = new Reader(this, session, settings, autoCommit);
  }

  // ---- from any thread

  void close(Duration limit) {
    closeEnd = System.nanoTime() + limit.toNanos();
    mailbox.beginClosing();
  }

  void abandon() {
    abandoned = true;
    close(Duration.ZERO);
    mailbox.close();
  }

  long closeDeadline() {
    return closeEnd;
  }

  // ---- on the thread

  /** Lives from the start of the consumer to its end. */
  void run(String name, Function<Properties, Consumer<byte[], byte[]>> factory) {
    try {
      session.connecting.call(() -> connect(name, factory));
      while (!mailbox.isClosing()) {
        mailbox.serve();
        reader.step();
      }
      tellOpened(new ConsumerStoppedException("the consumer was stopped while it started"));
      finish();
    } catch (Throwable e) {
      if (opened && !mailbox.isClosing()) died(name, e);
      tellOpened(Errors.of(e));
      abandoned = true;
    } finally {
      end();
    }
  }

  /** Tells the takers, and the log, of a failure that is none of Kafka's and ends the thread. */
  private void died(String name, Throwable error) {
    Log.LOGGER.log(
        System.Logger.Level.ERROR,
        "the thread of KafkaConsumer %s ends, stop it and start another: %s".formatted(name, error),
        error);
    session.tell(() -> session.died(Errors.of(error)));
  }

  private Consumer<byte[], byte[]> connect(
      String name, Function<Properties, Consumer<byte[], byte[]>> factory)
      throws InterruptedException {
    var config = settings.config(name);
    settings.security.bind(config, session.tokens);
    new Reach(settings).cluster(name, session.tokens);
    var made = factory.apply(config);
    client = made;
    mailbox.opened(made);
    return made;
  }

  /** Commits and gives away what there is, while there is time. */
  private void finish() {
    if (abandoned) return;
    autoCommit.last(client(), owned.values(), () -> patience().dividedBy(2));
  }

  private void end() {
    var open = client;
    try {
      if (open != null) open.close(CloseOptions.timeout(abandoned ? Duration.ZERO : patience()));
      if (!abandoned && System.nanoTime() >= closeEnd) tellLate();
    } catch (RuntimeException e) {
      Log.LOGGER.log(System.Logger.Level.DEBUG, "closing consumer", e);
    } finally {
      mailbox.close();
      session.ended();
    }
  }

  private void tellLate() {
    Log.LOGGER.log(
        System.Logger.Level.WARNING,
        "a KafkaConsumer of group %s did not stop in time: brokers %s do not answer"
            .formatted(settings.groupId, settings.addresses()));
  }

  Consumer<byte[], byte[]> client() {
    var open = client;
    if (open == null) throw new ConsumerStoppedException("the consumer is not open");
    return open;
  }

  /** {@return the longest that a call of the client may take now} */
  Duration patience() {
    long left = closeEnd == Long.MAX_VALUE ? Long.MAX_VALUE : closeEnd - System.nanoTime();
    return Duration.ofNanos(Math.max(0, Math.min(left, settings.requestTimeout.toNanos())));
  }

  /** Polls once, as long as nothing else is to be done; null if there was something. */
  @Nullable ConsumerRecords<byte[], byte[]> poll(long millis) {
    var open = client();
    if (!mailbox.beginPoll()) return null;
    pollBegan = System.nanoTime();
    try {
      var polled = open.poll(Duration.ofMillis(Math.min(millis, TICK)));
      if (settings.groupId != null) session.group = open.groupMetadata();
      return polled;
    } catch (WakeupException e) {
      return null;
    } finally {
      pollBegan = null;
      mailbox.endPoll();
    }
  }

  /** {@return the time from which the client counts the interval of polls, or now} */
  long intervalBegan() {
    return pollBegan != null ? pollBegan : System.nanoTime();
  }

  Map<org.apache.kafka.common.TopicPartition, Partition> owned() {
    return owned;
  }

  /** Reads these partitions and no others, without a group's help. */
  void replace(Collection<Partition> wanted) {
    var gone = new ArrayList<>(owned.values());
    gone.removeAll(wanted);
    autoCommit.now(client(), gone, this::patience);
    disown(gone);
    for (var each : wanted) owned.put(each.kafka, each);
    session.tell(
        () -> {
          gone.forEach(session.buffer::remove);
          session.wanted.brought(wanted);
        });
    client().assign(owned.keySet());
    learn();
  }

  /** {@return a partition that is the consumer's from now on, the same if it was before} */
  Partition own(org.apache.kafka.common.TopicPartition partition) {
    return owned.computeIfAbsent(partition, Partition::new);
  }

  List<Partition> owned(Collection<org.apache.kafka.common.TopicPartition> partitions) {
    var all = new ArrayList<Partition>();
    for (var each : partitions) {
      var mine = owned.get(each);
      if (mine != null) all.add(mine);
    }
    return all;
  }

  void disown(Collection<Partition> partitions) {
    for (var each : partitions) owned.remove(each.kafka, each);
  }

  /** Ends what the loop knows of partitions that were given away; called on its turn. */
  void forget(Collection<Partition> given, boolean leaves) {
    given.forEach(session.buffer::remove);
    if (leaves) session.left();
  }

  /** {@return whether this very partition is still the consumer's} */
  boolean owns(Partition partition) {
    return owned.get(partition.kafka) == partition;
  }

  /** Tells the loop what can be known without asking the brokers. */
  void learn() {
    if (settings.groupId != null) session.group = client().groupMetadata();
    var topics = owned.keySet().stream().map(each -> each.topic()).collect(Collectors.toSet());
    var known = new HashMap<String, Set<Integer>>();
    for (var topic : topics) known.put(topic, numbers(topic));
    var subscribed = Set.copyOf(client().subscription());
    session.tell(() -> session.topics.learned(known, subscribed));
  }

  private Set<Integer> numbers(String topic) {
    try {
      return mailbox.calmly(() -> client().partitionsFor(topic, patience())).stream()
          .map(each -> each.partition())
          .collect(Collectors.toUnmodifiableSet());
    } catch (Exception e) {
      return owned.keySet().stream()
          .filter(each -> each.topic().equals(topic))
          .map(each -> each.partition())
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /** Says that the first partitions are there, or that there are none. */
  void assigned() {
    tellOpened(null);
  }

  private void tellOpened(@Nullable Throwable error) {
    if (opened) return;
    opened = true;
    session.endTake(); // nobody could take a record before
    if (error == null) session.opened.succeed(null);
    else session.opened.fail(error);
  }

  /** {@return whether the start is over: failures are the takers' from then on} */
  boolean isOpened() {
    return opened;
  }

  Reader reader() {
    return reader;
  }
}
