package dev.asyncio4j.kafka;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Messages to topics, or partitions, that Kafka's client does not know yet.
 *
 * <p>Its send would wait for the brokers to tell of one, and with it all messages behind: so each
 * such topic is asked for on a thread of its own, which hands over what has gathered for it.
 */
final class NewTopics {
  /** The messages to a topic that is asked for, in their order, and the end of that. */
  private record Lookup(ArrayDeque<Sending> held, CompletableFuture<Void> over) {}

  private final String client;
  private final ToIntFunction<String> partitionsFor;
  private final Consumer<Sending> handOver;

  /** The numbers of partitions of topics that are known, and what is asked for; both guarded. */
  private final Map<String, Integer> known = new HashMap<>();

  private final Map<String, Lookup> lookups = new HashMap<>();

  /**
   * Makes it.
   *
   * @param client its name
   * @param partitionsFor asks for the number of partitions of a topic, and may block
   * @param handOver gives a message to the client
   */
  NewTopics(String client, ToIntFunction<String> partitionsFor, Consumer<Sending> handOver) {
    this.client = client;
    this.partitionsFor = partitionsFor;
    this.handOver = handOver;
  }

  /** Takes a message that would have to wait; false if it may be handed over at once. */
  synchronized boolean hold(Sending sending) {
    var topic = sending.record.topic();
    var lookup = lookups.get(topic);
    if (lookup == null) {
      if (isKnown(topic, sending.record.partition())) return false;
      var begun = new Lookup(new ArrayDeque<>(), new CompletableFuture<>());
      lookups.put(topic, begun);
      Threads.start("topic-" + client, () -> lookUp(topic, begun));
      lookup = begun;
    }
    lookup.held.add(sending);
    return true;
  }

  private boolean isKnown(String topic, @Nullable Integer partition) {
    var count = known.get(topic);
    return count != null && (partition == null || partition < count);
  }

  /** Has a topic asked for again before the next message to it: there may be none any more. */
  synchronized void forget(String topic) {
    known.remove(topic);
  }

  private void lookUp(String topic, Lookup lookup) {
    try {
      learn(topic, partitionsFor.applyAsInt(topic));
      for (Sending each; (each = next(topic, lookup)) != null; ) handOver.accept(each);
    } catch (Throwable e) {
      var why = e instanceof Exception exception ? exception : new ExecutionException(e);
      for (var each : giveUp(topic, lookup)) each.refuse(why);
    } finally {
      lookup.over.complete(null);
    }
  }

  /** Knows a topic, before any message to it can fail and have it forgotten. */
  private synchronized void learn(String topic, int count) {
    known.put(topic, count);
  }

  /** {@return the next message of a lookup, which is over when there is none} */
  private synchronized @Nullable Sending next(String topic, Lookup lookup) {
    var next = lookup.held.poll();
    if (next == null) lookups.remove(topic);
    return next;
  }

  /** Ends a lookup, so that who hears of its failure may try again. */
  private synchronized Iterable<Sending> giveUp(String topic, Lookup lookup) {
    lookups.remove(topic);
    return lookup.held;
  }

  /** {@return done when all that is held now has been handed over, or has failed} */
  synchronized CompletableFuture<Void> over() {
    return CompletableFuture.allOf(
        lookups.values().stream().map(Lookup::over).toArray(CompletableFuture[]::new));
  }
}
