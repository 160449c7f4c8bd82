package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static java.lang.System.Logger.Level.WARNING;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A producer's client of Kafka, and the thread that hands messages and calls over to it. */
final class ProducerSession extends Session {
  /** The time that the worker has, after a stop in vain, to fail what it has. */
  private static final Duration FOR_FAILURES = Duration.ofSeconds(1);

  final Settled settled;
  final Outbox outbox;
  private final NewTopics newTopics;
  private final Interruptible connecting = new Interruptible();
  final Transactions transactions;
  final TransactionSteps steps;

  /**
   * The topics that the client knows: a message for another one waits for its hand-over. The loop
   * adds, and any thread on which a message fails takes away.
   */
  final Set<String> topics = ConcurrentHashMap.newKeySet();

  private final ProducerSettings settings;
  private final String name;
  private final Function<Properties, Producer<byte[], byte[]>> factory;
  private final Worker worker;
  private final TokenRuns tokens;

  /** Kafka's client; made and used by the worker, and closed or flushed by any thread. */
  private volatile @Nullable Producer<byte[], byte[]> client;

  private volatile boolean abandoned;
  private @Nullable Reply<@Nullable Void> ended;

  /** Says that the end was told, by the worker or by the time. */
  private final AtomicBoolean isEnded = new AtomicBoolean();

  ProducerSession(
      LoopPort port,
      ProducerSettings settings,
      String name,
      Function<Properties, Producer<byte[], byte[]>> factory) {
    super(port);
    this.settings = settings;
    this.name = name;
    this.factory = factory;
    worker = new Worker("producer-" + name);
    tokens = new TokenRuns(port.loop());
    transactions = new Transactions(settings.transactionalId != null);
    steps = new TransactionSteps(this);
    settled = new Settled(port, transactions, this::forget);
    newTopics = new NewTopics(name, topic -> client().partitionsFor(topic).size(), this::handOver);
    outbox = new Outbox(port, worker, this::take);
  }

  /**
   * Takes a message from the queue. In a transaction one that must wait for its topic holds up what
   * comes behind it, as the end of the transaction is one of these.
   */
  private void take(Sending sending) {
    boolean isHeld = settings.transactionalId == null && newTopics.hold(sending);
    if (!isHeld) handOver(sending);
  }

  private void handOver(Sending sending) {
    var open = client;
    if (open == null) {
      sending.refuse(new ProducerClosedException("the producer was stopped before it sent this"));
      return;
    }
    var lost = sending.handOver(open, settings.partitioner);
    if (lost != null && settings.transactionalId != null) steps.lost(lost);
  }

  private void forget(String topic) {
    topics.remove(topic);
    newTopics.forget(topic);
  }

  /** Makes a message that is to be queued. */
  Sending sending(ProducerRecord<byte[], byte[]> record, int size) {
    settled.opened();
    return new Sending(port.loop().createFuture(), record, size, settled);
  }

  /** Queues a message and waits, in a task, for its hand-over; who gives up sends nothing. */
  void awaitHandOver(Sending sending) {
    var handed = sending.waitedFor(new Reply<>(port));
    outbox.add(sending);
    var limit = settings.requestTimeout;
    var late =
        "Failed to send to %s: after %s the brokers have told nothing of it, or left no room for it"
            .formatted(sending.record.topic(), limit);
    var timer = port.schedule(limit.toNanos(), () -> sending.cancel(Errors.timeout(late, null)));
    try {
      await(handed.future);
    } catch (CancelledError e) {
      sending.cancel(e);
      sending.future.cancel(); // nobody has it
      throw e;
    } finally {
      timer.cancel();
    }
  }

  Producer<byte[], byte[]> client() {
    var open = client;
    if (open == null) throw new ProducerClosedException("the producer is not open");
    return open;
  }

  @Override
  Coroutine<@Nullable Void> open() {
    return async(
        () -> {
          var opened = new Reply<@Nullable Void>(port);
          worker.post(() -> opened.answer(() -> connecting.call(this::connect)));
          try {
            await(opened.future);
          } catch (CancelledError e) {
            tokens.close();
            connecting.interrupt();
            throw e;
          }
        });
  }

  private @Nullable Void connect() throws InterruptedException {
    var config = settings.config(name);
    settings.security.bind(config, tokens);
    new Reach(settings).cluster(name, tokens);
    client = factory.apply(config);
    if (settings.transactionalId != null) client().initTransactions();
    if (abandoned) close(Duration.ZERO);
    return null;
  }

  /** Has a call made behind all that was sent before. */
  <T extends @Nullable Object> Future<T> ask(Callable<T> call) {
    var reply = new Reply<T>(port);
    outbox.flush();
    if (!worker.post(() -> reply.answer(call))) reply.fail(new ProducerClosedException(name));
    return reply.future;
  }

  /** Has a call made that may block, on a thread of its own, so that no message waits for it. */
  <T extends @Nullable Object> Future<T> askApart(Callable<T> call) {
    var reply = new Reply<T>(port);
    Threads.start("call-" + name, () -> reply.answer(call));
    return reply.future;
  }

  /** Waits until what was sent before has been answered; what comes later may go on meanwhile. */
  Future<@Nullable Void> flush() {
    var reply = new Reply<@Nullable Void>(port);
    outbox.flush();
    worker.post(
        () -> {
          var handedOver = newTopics.over();
          Threads.start("flush-" + name, () -> reply.answer(() -> flush(handedOver)));
        });
    return reply.future;
  }

  private @Nullable Void flush(CompletableFuture<Void> handedOver) {
    handedOver.join();
    var open = client;
    if (open != null) open.flush(); // else it was stopped: all has been sent, or has failed
    return null;
  }

  @Override
  Future<@Nullable Void> stop(Duration limit) {
    if (ended != null) return ended.future;
    ended = new Reply<>(port);
    connecting.interrupt();
    outbox.flush();
    long end = System.nanoTime() + limit.toNanos();
    worker.post(() -> finish(end));
    worker.end();
    CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
        .execute(this::cutShort);
    return ended.future;
  }

  /** Closes the client on the worker: what it has is sent first. */
  private void finish(long end) {
    boolean late = true;
    try {
      awaitTopics(Duration.ofNanos(end - System.nanoTime()));
      long left = TimeUnit.NANOSECONDS.toMillis(Math.max(0, end - System.nanoTime())) + 1;
      close(Duration.ofMillis(left)); // whose own clock counts whole milliseconds
      late = System.nanoTime() >= end;
      awaitTopics(FOR_FAILURES);
    } finally {
      end(late);
    }
  }

  /** Waits for the messages that wait for their topics: the close fails those that are left. */
  private void awaitTopics(Duration limit) {
    newTopics
        .over()
        .completeOnTimeout(null, Math.max(0, limit.toMillis()), TimeUnit.MILLISECONDS)
        .join();
  }

  /**
   * Frees the worker from a call that outlasts the stop: it ends the stop when all that it had has
   * failed. Should it be deaf, the stop ends a little later.
   */
  private void cutShort() {
    CompletableFuture.delayedExecutor(FOR_FAILURES.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> end(true));
    if (client != null) close(Duration.ZERO);
  }

  private void end(boolean late) {
    var stop = ended;
    if (stop == null || !isEnded.compareAndSet(false, true)) return;
    if (late) {
      Log.LOGGER.log(
          WARNING,
          "KafkaProducer %s did not stop in time: what brokers %s did not answer has failed"
              .formatted(name, settings.addresses()));
    }
    stop.succeed(null);
  }

  private void close(Duration limit) {
    tokens.close();
    var open = client;
    if (open == null) return;
    try {
      open.close(limit);
    } catch (RuntimeException e) { // an interrupt; the threads end all the same
      Log.LOGGER.log(WARNING, "closing producer " + name, e);
    }
    client = null;
  }

  @Override
  void abandon() {
    abandoned = true;
    worker.post(() -> close(Duration.ZERO));
    worker.end();
    connecting.interrupt();
    var open = client;
    if (open != null) Threads.start("close-" + name, () -> close(Duration.ZERO));
    else tokens.close();
  }
}
