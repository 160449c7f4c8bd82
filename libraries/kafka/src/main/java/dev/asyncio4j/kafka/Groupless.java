package dev.asyncio4j.kafka;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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
      var found = find(subscription);
      var age = found.isEmpty() ? settings.retryBackoff : settings.metadataMaxAge;
      next = System.nanoTime() + age.toNanos();
      if (!found.equals(thread.owned().keySet())) {
        thread.replace(found.stream().map(thread::own).toList());
      }
      thread.assigned();
    }
    return !thread.owned().isEmpty();
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
