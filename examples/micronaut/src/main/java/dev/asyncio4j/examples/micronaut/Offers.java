package dev.asyncio4j.examples.micronaut;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.loop.LoopThread;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The things that the shop sells. What a loop gives is what Micronaut waits for. */
@Controller
class Offers {
  private final LoopThread loop;

  /** A count that lives on the loop alone: it needs no lock. */
  private int waiting;

  Offers(LoopThread loop) {
    this.loop = loop;
  }

  /**
   * An offer.
   *
   * @param item what is sold
   * @param cents for how much
   */
  @Introspected
  record Offer(String item, int cents) {}

  @Get("/offers/{item}")
  CompletableFuture<Offer> offer(String item) {
    return loop.submit(priced(item));
  }

  @Get("/offers")
  CompletableFuture<List<Offer>> offers() {
    return loop.submit(async(() -> await(gather(priced("tea"), priced("cake")))));
  }

  private static Coroutine<Offer> priced(String item) {
    return async(() -> await(sleep(Duration.ofMillis(1), new Offer(item, 100 * item.length()))));
  }

  /** Waits for a delivery that never comes, and not for long. */
  @Get("/delivery")
  CompletableFuture<String> delivery() {
    return loop.submit(
        async(
            () -> {
              waiting++;
              try {
                return timeout(
                    Duration.ofMillis(50), () -> await(sleep(Duration.ofHours(1), "delivered")));
              } finally {
                waiting--;
              }
            }));
  }

  @Get("/waiting")
  CompletableFuture<Integer> waiting() {
    return loop.submit(async(() -> waiting));
  }

  /** The task's own exception comes here. */
  @Error
  HttpResponse<String> late(AsyncTimeoutException late) {
    return HttpResponse.<String>status(HttpStatus.SERVICE_UNAVAILABLE).body("not today");
  }
}
