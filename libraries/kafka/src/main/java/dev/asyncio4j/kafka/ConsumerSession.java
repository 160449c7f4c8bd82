package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.jspecify.annotations.Nullable;

/** A consumer between its start and its stop: its loop's side, and its thread. */
final class ConsumerSession extends Session {
  final RecordBuffer buffer;
  final Takers takers;
  final Listening listening;
  final TokenRuns tokens;
  final Reply<@Nullable Void> opened;
  final Topics topics = new Topics();
  final Wanted wanted = new Wanted(this);
  final Interruptible connecting = new Interruptible();

  /** The membership, as the thread saw it last; null without a group. */
  volatile @Nullable ConsumerGroupMetadata group;

  private final ConsumerSettings settings;
  private final String name;
  private final Function<Properties, Consumer<byte[], byte[]>> factory;
  private final ConsumerThread thread;
  private @Nullable Thread running;

  /** Failures that wait for a taker each. */
  private final ArrayDeque<Throwable> failures = new ArrayDeque<>();

  /** The failure that has ended the thread: each call meets it; null as long as it lives. */
  private @Nullable Throwable dead;

  /** Says that the thread waits until somebody takes again, after a failure. */
  private boolean halted;

  /** The number of seeks and subscriptions: failures of before the last one are void. */
  private int mends;

  /** The time of the last take, or of the start, as {@link System#nanoTime}; of both sides. */
  private volatile long lastTake = System.nanoTime();

  /** Says that the group was left as nobody took records; see {@link Reader}. */
  private boolean left;

  /** The end of the thread; virtual time stands still for it while a stop waits, and not before. */
  private final CompletableFuture<Void> over = new CompletableFuture<>();

  private @Nullable Reply<@Nullable Void> ended;

  ConsumerSession(
      LoopPort port,
      ConsumerSettings settings,
      String name,
      Function<Properties, Consumer<byte[], byte[]>> factory,
      @Nullable Subscription subscription) {
    super(port);
    this.settings = settings;
    this.name = name;
    this.factory = factory;
    tokens = new TokenRuns(port.loop());
    opened = new Reply<>(port);
    thread = new ConsumerThread(this, settings);
    listening = new Listening(port, thread.mailbox);
    buffer = new RecordBuffer(settings.bufferedRecords, this::refill);
    takers = new Takers(port, only -> !failures.isEmpty() || buffer.hasRecord(only));
    if (subscription != null) wanted.change(subscription);
  }

  // ---- on the loop's turn

  @Override
  Coroutine<@Nullable Void> open() {
    return async(
        () -> {
          running = Threads.start("consumer-" + name, () -> thread.run(name, factory));
          try {
            await(opened.future);
          } catch (CancelledError e) {
            tokens.close();
            connecting.interrupt();
            throw e;
          }
          endTake();
        });
  }

  @Override
  boolean isInListener() {
    return listening.isInside();
  }

  /** Asks the client, on its thread, of some partitions. */
  <T extends @Nullable Object> Future<T> ask(Collection<Partition> partitions, Callable<T> call) {
    var reply = new Reply<T>(port);
    if (dead != null) reply.fail(dead);
    else thread.mailbox.post(partitions, new Asked<>(() -> thread.mailbox.calmly(call), reply));
    return reply.future;
  }

  /** Refuses a listener that would wait for what comes behind the rebalance, and so for itself. */
  void checkAnswers(Collection<Partition> partitions) {
    if (!isInListener() || !thread.mailbox.isComing(partitions)) return;
    throw new IllegalStateException(
        "%s were assigned in a rebalance listener, and come once it has ended: ask then"
            .formatted(partitions));
  }

  /** Has the thread do something with a partition. */
  void post(Partition partition, Runnable call) {
    thread.mailbox.post(List.of(partition), Asked.quietly(call));
  }

  ConsumerThread thread() {
    return thread;
  }

  void pause(boolean paused, TopicPartition... ids) {
    for (var each : buffer.get(ids)) {
      each.paused = paused;
      post(each, () -> thread.reader().backPressure.pause(each, paused));
    }
    if (!paused) takers.wakeNext();
  }

  private void refill(Partition partition) {
    post(partition, () -> thread.reader().backPressure.refill(partition));
  }

  private void goOn() {
    halted = false;
    thread.mailbox.postChange(List.of(), Asked.quietly(thread.reader()::goOn));
  }

  /** Takes over what a poll brought. */
  void fetched(List<Fetched> all) {
    all.forEach(buffer::add);
    takers.wakeNext();
  }

  /** {@return whether a newcomer may take at once: a failure is for those who came before} */
  boolean letsPass(Set<TopicPartition> only) {
    return failures.isEmpty() ? takers.letPass(only) : takers.isEmpty();
  }

  /** Throws what keeps records from coming, once to one taker. */
  void throwFailure() {
    if (ended != null) throw new ConsumerStoppedException("KafkaConsumer " + name + " is stopped");
    if (dead != null) throw Sneaky.<RuntimeException>sneaky(dead);
    var failure = failures.poll();
    if (failure == null) return;
    if (takers.count() > 1) goOn(); // others wait on; else the next taker has it tried again
    throw Sneaky.<RuntimeException>sneaky(failure);
  }

  /** Fails all takers, now and from now on, as no record can come any more. */
  void died(Throwable error) {
    dead = error;
    takers.finish();
  }

  /** Notes that somebody begins to take records, so that the thread goes on if it does not. */
  void beginTake() {
    lastTake = System.nanoTime();
    if (!left && (!halted || !failures.isEmpty())) return;
    left = false;
    goOn();
  }

  void endTake() {
    lastTake = System.nanoTime();
  }

  /** Forgets failures that a seek, or another subscription, may have mended. */
  int mend() {
    failures.clear();
    halted = false;
    return ++mends;
  }

  boolean hasLeft() {
    return left;
  }

  void left() {
    left = true;
    if (takers.anyoneWaits()) beginTake(); // somebody came while it was being left
  }

  @Override
  Future<@Nullable Void> stop(Duration limit) {
    if (ended == null) {
      var end = new Reply<@Nullable Void>(port);
      ended = end;
      over.thenRun(() -> end.succeed(null));
      takers.finish();
      tokens.close();
      connecting.interrupt();
      if (running == null) over.complete(null);
      thread.close(limit);
    }
    return ended.future;
  }

  // ---- from the thread, or any other

  /** {@return how long nobody has taken records, nor waited for them} */
  long idleNanos() {
    return takers.anyoneWaits() ? 0 : System.nanoTime() - lastTake;
  }

  /** Has the loop do something; once it is closed, nothing is done. */
  void tell(Runnable step) {
    try {
      port.execute(step);
    } catch (RejectedExecutionException closed) {
      // the loop is closed: nobody reads any more
    }
  }

  void failed(Throwable error, int afterMend) {
    tell(
        () -> {
          if (afterMend != mends) return;
          halted = true;
          failures.add(error);
          takers.wakeNext();
        });
  }

  void ended() {
    tokens.close();
    over.complete(null);
  }

  @Override
  void abandon() {
    tokens.close();
    thread.abandon();
    connecting.interrupt();
  }
}
