package dev.asyncio4j.kafka;

import static java.lang.System.Logger.Level.WARNING;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A subscription without a group: all partitions of the topics, and those that come later. Kafka's
 * client has none such.
 */
final class Groupless {
  private final ConsumerThread thread;
  private final ConsumerSettings settings;
  private @Nullable Subscription subscription;
  private long next;

  Groupless(ConsumerThread thread, ConsumerSettings settings) {
    this.thread = thread;
    this.settings = settings;
  }

  void subscribe(Subscription wanted) {
    subscription = wanted;
    next = System.nanoTime();
  }

  void unsubscribe() {
    subscription = null;
  }

  /** {@return the milliseconds until it looks for new partitions} */
  long left() {
    if (subscription == null) return Long.MAX_VALUE;
    return Math.max(0, TimeUnit.NANOSECONDS.toMillis(next - System.nanoTime()) + 1);
  }

  /** Looks for new partitions from time to time; false if there is none to read yet. */
  boolean refresh() {
    if (subscription == null) return true;
    if (System.nanoTime() - next >= 0) {
      var found = findOrKeep(subscription);
      if (!found.equals(thread.owned().keySet())) {
        thread.replace(found.stream().map(thread::own).toList());
      }
      thread.assigned();
    }
    return !thread.owned().isEmpty();
  }

  /** {@return the partitions that there are; those of before, for a while, if nobody tells} */
  private Set<org.apache.kafka.common.TopicPartition> findOrKeep(Subscription wanted) {
    var before = thread.owned().keySet();
    var age = settings.retryBackoff;
    try {
      var found = find(wanted);
      if (!found.isEmpty()) age = settings.metadataMaxAge;
      return found;
    } catch (TimeoutException e) {
      if (before.stream().noneMatch(each -> wanted.covers(Convert.ours(each)))) throw e;
      Log.LOGGER.log(
          WARNING,
          "brokers %s tell nothing of new partitions of %s, which are asked for again: %s"
              .formatted(settings.addresses(), wanted, Errors.text(e)));
      return before;
    } finally {
      next = System.nanoTime() + age.toNanos();
    }
  }

  private Set<org.apache.kafka.common.TopicPartition> find(Subscription wanted) {
    var found = new LinkedHashSet<org.apache.kafka.common.TopicPartition>();
    for (var topic : topics(wanted)) {
      for (var each : ask(topic)) {
        found.add(new org.apache.kafka.common.TopicPartition(topic, each.partition()));
      }
    }
    return found;
  }

  private java.util.List<org.apache.kafka.common.PartitionInfo> ask(String topic) {
    try {
      return thread.mailbox.calmly(() -> thread.client().partitionsFor(topic, thread.patience()));
    } catch (Exception e) {
      throw Sneaky.<RuntimeException>sneaky(e);
    }
  }

  private Set<String> topics(Subscription wanted) {
    var pattern = wanted.pattern();
    if (pattern == null) return wanted.topics();
    var matching = new LinkedHashSet<String>();
    try {
      for (var topic :
          thread.mailbox.calmly(() -> thread.client().listTopics(thread.patience())).keySet())
        if (pattern.matcher(topic).matches()) matching.add(topic);
    } catch (Exception e) {
      throw Sneaky.<RuntimeException>sneaky(e);
    }
    return matching;
  }
}
