package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.loop.LoopThread;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stops that something holds: they end all the same. */
class StuckStopTest {
  private static final Duration GRACE = Duration.ofMillis(200);
  private static final Duration BOUND = GRACE.plusSeconds(1);
  private static final int TRIES = 30;

  /** The time in which the stop of a loop that is blocked says that it has ended. */
  private static Duration taken() throws InterruptedException {
    var stopped = new CountDownLatch(1);
    try (var context = new GenericApplicationContext();
        var thread = LoopThread.start("blocked");
        var held = HeldLoop.of(thread)) {
      var start = System.nanoTime();
      new LoopLifecycle(context, List.of(thread), new Requests(), GRACE).stop(stopped::countDown);
      stopped.await(); // or the test never ends
      return Duration.ofNanos(System.nanoTime() - start);
    }
  }

  @Test
  @DisplayName("FRM-05 the stop takes the grace and a second at the most, even of a blocked loop")
  void bound() throws Exception {
    var taken = taken();
    for (int tries = 1; tries < TRIES && taken.compareTo(BOUND) > 0; tries++) taken = taken();
    assertThat(taken).isLessThanOrEqualTo(BOUND); // at least once: a busy machine adds to it
  }

  @Test
  @DisplayName("FRM-05 a stop ends though the inspector, which would tell what holds it, is off")
  void inspectorOff() throws Exception {
    System.setProperty("asyncio4j.inspect", "off");
    try {
      taken();
    } finally {
      System.clearProperty("asyncio4j.inspect");
    }
  }

  /** A stream whose element is not written before it is let: as to a client that does not read. */
  @RestController
  static class Unread {
    final CountDownLatch writing = new CountDownLatch(1);
    final CountDownLatch written = new CountDownLatch(1);
    final CountDownLatch ended = new CountDownLatch(1);

    /** The element. */
    final class Element {
      public String getName() throws InterruptedException {
        writing.countDown();
        written.await();
        return "ada";
      }
    }

    @GetMapping("/unread")
    AsyncIterable<Element> unread() {
      return asyncGenerator(
          y -> {
            try {
              y.emit(new Element());
            } finally {
              ended.countDown();
            }
          });
    }
  }

  @Test
  @DisplayName("FRM-05 a stream whose client does not read it does not hold the loop at its end")
  void unread() throws Exception {
    var app = Application.start(Unread.class);
    var unread = app.bean(Unread.class);
    var request = app.request("/unread").header("Accept", "application/x-ndjson").build();
    var answer = app.client().sendAsync(request, BodyHandlers.ofString());
    unread.writing.await();
    var goesOn = new CountDownLatch(1);
    var loop = app.bean(LoopThread.class);
    var begun = new CountDownLatch(1);
    var other =
        loop.submit(
            async(
                () -> {
                  try {
                    begun.countDown();
                    await(sleep(Duration.ofHours(1)));
                  } finally {
                    while (unread.ended.getCount() > 0) await(sleep(Duration.ZERO));
                    for (int i = 0; i < 100; i++) await(sleep(Duration.ZERO)); // passes of the loop
                    goesOn.countDown();
                  }
                }));
    begun.await();
    loop.stop(Duration.ZERO);
    goesOn.await(); // or the test never ends
    unread.written.countDown();
    assertThatThrownBy(answer::join).hasRootCauseInstanceOf(IOException.class);
    app.close();
    assertThat(other).isCancelled();
  }
}
