package dev.asyncio4j.benchmarks.libraries;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The operations of {@link PeersCosts} that Reactor has, on a scheduler with one thread. */
public final class PeersReactor {
  private static final int SOME = 100_000;
  private static final Scheduler ONE = Schedulers.single();

  private PeersReactor() {}

  public static void main(String[] args) throws Exception {
    Meter.measure("gather of 10,000 no-ops, each", 10_000, n -> all(n, i -> noop()));
    Meter.measure("spawn and join", SOME, n -> oneByOne(n, noop()));
    var inThread = Mono.fromCallable(() -> 1).subscribeOn(Schedulers.boundedElastic());
    Meter.measure("toThread", 10_000, n -> oneByOne(n, inThread.publishOn(ONE)));
    Meter.measure("10,000 sleepers, each", 10_000, n -> all(n, i -> sleeper(0, i)));
    Meter.measure("100,000 sleepers, each", SOME, n -> all(n, i -> sleeper(0, i)));
    Meter.measure(
        PeersCosts.AT_ONCE, SOME, n -> all(n, i -> sleeper(PeersCosts.UNTIL_ALL_SLEEP, i)));
    Schedulers.shutdownNow();
  }

  private static Mono<Integer> noop() {
    return Mono.fromCallable(() -> 1).subscribeOn(ONE);
  }

  private static Mono<Long> sleeper(long more, int i) {
    return Mono.delay(Duration.ofNanos((more + PeersCosts.micros(i)) * 1_000), ONE);
  }

  private static void all(int n, IntFunction<Mono<?>> operation) {
    Mono.when(IntStream.range(0, n).mapToObj(operation).toList()).block();
  }

  private static void oneByOne(int n, Mono<?> operation) {
    Flux.range(0, n).concatMap(i -> operation).blockLast();
  }
}
