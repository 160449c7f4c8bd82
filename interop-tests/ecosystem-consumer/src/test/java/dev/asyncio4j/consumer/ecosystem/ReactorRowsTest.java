package dev.asyncio4j.consumer.ecosystem;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.consumer.ecosystem.Host.ROWS;
import static dev.asyncio4j.consumer.ecosystem.Host.assertAnswer;
import static dev.asyncio4j.consumer.ecosystem.Host.assertRows;
import static dev.asyncio4j.consumer.ecosystem.Host.fetch;
import static dev.asyncio4j.consumer.ecosystem.Host.lines;
import static dev.asyncio4j.consumer.ecosystem.Host.onALoop;

import dev.asyncio4j.ReactiveStreams;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The rows of Reactor. */
class ReactorRowsTest {
  @Test
  @DisplayName("Reactor Mono")
  void mono() {
    Mono<String> mono = Mono.fromSupplier(() -> "answer").subscribeOn(Schedulers.parallel());
    onALoop(() -> assertAnswer(await(mono.toFuture())));
    try (var host = Host.start()) {
      Mono<String> back = Mono.fromFuture(() -> host.submit(fetch()));
      assertAnswer(back.block());
      assertAnswer(back.block()); // each subscriber has a coroutine of its own
    }
  }

  @Test
  @DisplayName("Reactor Flux")
  void flux() {
    Flux<String> flux = Flux.fromIterable(ROWS).subscribeOn(Schedulers.parallel());
    onALoop(() -> assertRows(each(ReactiveStreams.toAsyncIterable(flux))));
    var lines = lines();
    try (var host = Host.start()) {
      Flux<String> back = Flux.from(ReactiveStreams.toPublisher(lines, host.loop()));
      assertRows(back.toIterable());
    }
  }
}
